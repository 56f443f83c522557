// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells people. This version knows the desktop; other targets are refused before the run starts.
#include "models/runbook/steps/k8s/kube_action.h"
#include "models/runbook/steps/types.h"

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

class NotifyAction final : public Action
{
public:
    explicit NotifyAction(const ActionSetup& setup) : m_setup(setup) { }

    void prepare(std::function<void(Result<Prepared>)> done) override
    {
        if (const Value* to = m_setup.args.member("to"); to && to->list()) {
            for (const Value& target : *to->list()) {
                if (toText(target) != "desktop") {
                    done(Error{ErrorKind::Misconfigured,
                               "\"" + toText(target)
                                   + "\" cannot be reached by this version; only desktop",
                               0,
                               {},
                               {}});
                    return;
                }
            }
        }
        Prepared out;
        std::string text = argText(m_setup.args, "text", argText(m_setup.args, "template"));
        if (m_setup.repeated)
            text += " (repeat)";
        const std::string title = m_setup.step->title.empty()
            ? (m_setup.runbook ? m_setup.runbook->title : std::string("Midwatch"))
            : m_setup.step->title;
        out.request = {{"title", title}, {"text", text}};
        out.text = "Desktop notification\n" + title + "\n" + text;
        out.then = "this desktop shows it";
        out.undo = "none";
        out.verb = "Notify this desktop";
        done(out);
    }

    void run(const Json& request, Events events, std::function<void(Outcome)> done) override
    {
        Notifier* notifier = m_setup.services->notifier;
        if (!notifier) {
            done(failedWith(
                {ErrorKind::NotAvailable, "there is no desktop to notify here", 0, {}, {}}));
            return;
        }
        if (events.dispatched)
            events.dispatched(Json::object());
        const std::weak_ptr<int> alive = m_alive;
        std::string text = textOf(request, "/text");
        if (m_setup.repeated && !text.ends_with(" (repeat)"))
            text += " (repeat)";
        notifier->notify(textOf(request, "/title"), text, [alive, done](Status status) {
            if (alive.expired())
                return;
            if (!status) {
                done(failedWith(status.error()));
                return;
            }
            Outcome out;
            out.line = "shown on this desktop";
            done(std::move(out));
        });
    }

    void cancel() override { m_alive = std::make_shared<int>(0); }

private:
    ActionSetup m_setup;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace

const StepDescriptor& notifyStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "notify";
        d.summary = "Tells people; a repeat is marked as one.";
        d.effect = Effect::Unsafe;
        d.defaultTimeout = "30s";
        d.requestTimeout = "10s";
        d.asksFirst = false;
        d.fields = {
            {"to", FieldKind::WordList, true, {}, {}, "Targets; this version: desktop.", {}},
            {"template", FieldKind::Text, false, {}, {}, "Name of a text.", {}},
            {"text", FieldKind::Text, false, {}, {}, "The text.", {}},
            {"vars", FieldKind::Values, false, {}, {}, "Values of the template.", {}},
            {"ack", FieldKind::Bool, false, {}, "false", "Wait for an acknowledgement.", {}},
        };
        d.make = [](const ActionSetup& setup) { return std::make_unique<NotifyAction>(setup); };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
