// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/k8s/json_path.h"
#include "models/runbook/steps/k8s/kube_action.h"
#include "models/runbook/steps/types.h"

#include <nlohmann/json.hpp>

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

class GetAction final : public KubeAction
{
public:
    using KubeAction::KubeAction;

    void run(const Json&, Events, std::function<void(Outcome)> done) override
    {
        if (!m_ref) {
            done(failedWith(m_ref.error()));
            return;
        }
        m_kube.resource(*m_ref, [this, done](Result<KubeResource> resource) {
            if (!resource) {
                done(failedWith(resource.error()));
                return;
            }
            m_kube.get(kubePath(*resource, *m_ref), [this, done](KubeAnswer answer) {
                if (!answer.ok()) {
                    Error error = *answer.error;
                    error.detail = m_ref->text() + ": " + error.detail;
                    done(failedWith(std::move(error)));
                    return;
                }
                finish(answer.object, done);
            });
        });
    }

private:
    void finish(const Json& object, const std::function<void(Outcome)>& done)
    {
        Outcome out;
        out.changed = false;
        // The values of a Secret never enter a run.
        Json shown = object;
        if (m_ref->kind == "Secret") {
            shown.erase("data");
            shown.erase("stringData");
        }
        if (shown.contains("metadata"))
            shown["metadata"].erase("managedFields");
        const std::string path = argText(m_setup.args, "jsonpath");
        if (path.empty()) {
            out.result = valueFromJson(shown);
            out.line = m_ref->text() + " is there";
        } else {
            const auto found = jsonPath(shown, path);
            if (!found) {
                done(failedWith(found.error()));
                return;
            }
            out.result = valueFromJson(*found);
            out.line = path + " = " + toText(out.result).substr(0, 200);
        }
        out.evidence = out.result;
        const Value* wanted = m_setup.args.member("equals");
        if (wanted && !wanted->isNull() && toText(*wanted) != toText(out.result)) {
            const std::string what = (path.empty() ? m_ref->text() : path) + " is "
                + toText(out.result).substr(0, 200) + ", not " + toText(*wanted).substr(0, 200);
            const Value seen = out.result;
            out = failedWith({ErrorKind::Invalid, what, 0, {}, {}});
            out.result = seen;
        }
        done(std::move(out));
    }
};

} // namespace

const StepDescriptor& k8sGetStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "k8s.get";
        d.summary = "Reads one object of a cluster.";
        d.effect = Effect::Read;
        d.defaultTimeout = "30s";
        d.fields = {
            {"cluster", FieldKind::Text, false, {}, {}, "Logical name of the cluster.", "cluster"},
            {"ref", FieldKind::Reference, true, {}, {}, "Which object.", {}},
            {"jsonpath", FieldKind::Text, false, {}, {}, "Part of it: .status.readyReplicas", {}},
            {"equals", FieldKind::Text, false, {}, {}, "Fail unless it has this value.", {}},
        };
        d.make = [](const ActionSetup& setup) { return std::make_unique<GetAction>(setup); };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
