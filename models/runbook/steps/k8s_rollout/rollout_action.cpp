// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/k8s_rollout/rollout_action.h"

namespace mw::runbook {
namespace {

using Json = nlohmann::json;
constexpr const char* jsonPatch = "application/json-patch+json";
constexpr const char* mergePatch = "application/merge-patch+json";
constexpr const char* restartedAt = "kubectl.kubernetes.io/restartedAt";

std::string contentTypeOf(const Json& request)
{
    return textOf(request, "/action") == "undo" ? jsonPatch : mergePatch;
}

Error misconfigured(std::string detail)
{
    return {ErrorKind::Misconfigured, std::move(detail), 0, {}, {}};
}

Json undoPatch(const std::string& uid, const Json& podTemplate)
{
    return Json::array({{{"op", "test"}, {"path", "/metadata/uid"}, {"value", uid}},
                        {{"op", "replace"}, {"path", "/spec/template"}, {"value", podTemplate}}});
}

} // namespace

RolloutAction::RolloutAction(const ActionSetup& setup)
    : KubeAction(setup), m_action(argText(setup.args, "action"))
{
    if (m_ref)
        m_resource = knownResource(*m_ref);
    if (m_resource)
        m_path = kubePath(*m_resource, *m_ref);
}

std::string RolloutAction::where() const
{
    return (m_ref->ns.empty() ? "" : m_ref->ns + "/") + m_ref->name + " in " + m_kube.cluster();
}

void RolloutAction::read(std::function<void(Result<Json>, std::vector<Revision>)> done)
{
    m_kube.get(m_path, [this, done](KubeAnswer workload) {
        if (!workload.ok()) {
            Error error = *workload.error;
            error.detail = m_ref->text() + ": " + error.detail;
            done(error, {});
            return;
        }
        if (m_ref->kind != "Deployment") {
            done(workload.object, {});
            return;
        }
        KubeRef sets{"ReplicaSet", {}, m_ref->ns, {}};
        const std::string path = kubePath(*knownResource(sets), sets)
            + "?labelSelector=" + percentEncoded(selectorQuery(workload.object));
        m_kube.get(path, [done, deployment = workload.object](KubeAnswer found) {
            if (!found.ok())
                done(*found.error, {});
            else
                done(deployment, revisionsOf(deployment, found.object));
        });
    });
}

void RolloutAction::prepare(PrepareDone done)
{
    if (!m_ref) {
        done(m_ref.error());
        return;
    }
    const bool deployment = m_ref->kind == "Deployment";
    if (!deployment && m_ref->kind != "StatefulSet" && m_ref->kind != "DaemonSet") {
        done(misconfigured(m_ref->kind + " has no rollouts"));
        return;
    }
    if (!deployment && m_action != "restart") {
        done(misconfigured(m_action + " is only there for a Deployment"));
        return;
    }
    read([this, done](Result<Json> workload, std::vector<Revision> revisions) {
        if (!workload) {
            done(workload.error());
        } else if (m_action == "undo") {
            prepareUndo(*workload, revisions, done);
        } else if (m_action == "restart") {
            prepareRestart(*workload, done);
        } else if (m_action == "pause" || m_action == "resume") {
            preparePause(*workload, done);
        } else {
            done(misconfigured("no such action: " + m_action));
        }
    });
}

void RolloutAction::prepareUndo(const Json& workload,
                                const std::vector<Revision>& revisions,
                                const PrepareDone& done)
{
    // A restart or a pause stands in no repository; a template does.
    if (const std::string owner = keptBy(workload); !owner.empty())
        m_out.warnings.push_back(owner);
    const Json now = templateOf(workload);
    const Revision* current = nullptr;
    const Revision* target = nullptr;
    const auto wanted = argInteger(m_setup.args, "to_revision");
    for (const Revision& revision : revisions) {
        if (revision.current)
            current = &revision;
        if (wanted && *wanted > 0 ? revision.number == *wanted
                                  : !revision.current && current && !target)
            target = &revision;
    }
    if (!target) {
        std::string have;
        for (const Revision& revision : revisions)
            have += (have.empty() ? "" : ", ") + std::to_string(revision.number);
        done(Error{ErrorKind::NotFound,
                   (wanted ? "there is no revision " + std::to_string(*wanted)
                           : "there is no revision before the current one")
                       + " of " + m_ref->text() + "; there are " + (have.empty() ? "none" : have),
                   0,
                   {},
                   {}});
        return;
    }
    if (workload.value("/spec/paused"_json_pointer, Json(false)) == Json(true)) {
        done(Error{ErrorKind::Conflict, "the deployment is paused; resume it first", 0, {}, {}});
        return;
    }
    const std::string number = std::to_string(target->number);
    const std::string from = current ? std::to_string(current->number) : "?";
    const std::string uid = textOf(workload, "/metadata/uid");
    m_out.request = {{"action", "undo"},
                     {"path", m_path},
                     {"uid", uid},
                     {"to_revision", target->number},
                     {"replicaSet", target->replicaSet},
                     {"replicaSetUid", target->uid},
                     {"templateSha256", templateHash(target->podTemplate)},
                     {"from_revision", current ? current->number : 0}};
    m_out.previous
        = {{"revision", current ? current->number : 0}, {"templateSha256", templateHash(now)}};
    const auto lines = templateDiff(now, target->podTemplate);
    World began{}, ended{};
    if (current && parseTime(target->createdAt, began) && parseTime(current->createdAt, ended)
        && ended > began && !target->images.empty()) {
        const Millis ran = ended - began;
        const auto whole = ran >= std::chrono::hours(48)
            ? std::to_string(ran / std::chrono::hours(24)) + " d"
            : toText(std::chrono::floor<std::chrono::minutes>(ran));
        m_out.past = imageName(target->images.front()) + " ran for " + whole + " before.";
    }
    m_out.nothingToDo = lines.empty();
    m_out.now = m_ref->text() + " is at revision " + from
        + (current && !current->images.empty() ? " (" + imageName(current->images.front()) + ")"
                                               : "");
    m_out.then = "revision " + number + " as a new revision, template of ReplicaSet "
        + target->replicaSet + (target->createdAt.empty() ? "" : " of " + target->createdAt);
    for (const std::string& line : lines)
        m_out.then += "\n  " + line;
    m_out.undoKnown = current != nullptr;
    m_out.undo
        = m_out.undoKnown ? "roll back to revision " + from + " in the same way" : "none known";
    m_out.verb = "Roll back " + where() + " to revision " + number;
    m_out.command = "kubectl --context " + m_kube.cluster()
        + (m_ref->ns.empty() ? "" : " -n " + m_ref->ns) + " rollout undo deployment/" + m_ref->name
        + " --to-revision=" + number;
    Change change;
    change.key = "template " + m_kube.cluster() + " " + m_ref->text();
    change.what = m_ref->text() + " in " + m_kube.cluster() + ": template";
    change.from = "revision " + from;
    change.to = "revision " + number;
    if (current) {
        change.undoWith
            = {{"cluster", m_kube.cluster()},
               {"ref", {{"kind", m_ref->kind}, {"name", m_ref->name}, {"namespace", m_ref->ns}}},
               {"action", "undo"},
               {"to_revision", current->number}};
        if (m_ref->ns.empty())
            change.undoWith["ref"].erase("namespace");
    }
    m_out.change = std::move(change);
    const Json body = undoPatch(uid, target->podTemplate);
    describe(body, jsonPatch);
    rehearse(body, jsonPatch, done);
}

void RolloutAction::prepareRestart(const Json& workload, const PrepareDone& done)
{
    const std::string at = formatTime(m_setup.services->clock->world());
    m_out.request = {{"action", "restart"},
                     {"path", m_path},
                     {"uid", textOf(workload, "/metadata/uid")},
                     {"restartedAt", at}};
    m_out.previous = Json::object();
    m_out.now = m_ref->text() + ", generation "
        + std::to_string(numberOf(workload, "/metadata/generation", 0));
    m_out.then = "all its pods are replaced, a few at a time";
    m_out.undo = "none needed: the same template runs again";
    m_out.undoKnown = true;
    m_out.verb = "Restart " + where();
    m_out.command = "kubectl --context " + m_kube.cluster()
        + (m_ref->ns.empty() ? "" : " -n " + m_ref->ns) + " rollout restart " + m_resource->plural
        + "/" + m_ref->name;
    const Json body = *[&]() -> std::unique_ptr<Json> {
        auto json = std::make_unique<Json>();
        (*json)["spec"]["template"]["metadata"]["annotations"][restartedAt] = at;
        return json;
    }();
    describe(body, mergePatch);
    rehearse(body, mergePatch, done);
}

void RolloutAction::preparePause(const Json& workload, const PrepareDone& done)
{
    const bool pause = m_action == "pause";
    const bool paused = workload.value("/spec/paused"_json_pointer, Json(false)) == Json(true);
    m_out.request
        = {{"action", m_action}, {"path", m_path}, {"uid", textOf(workload, "/metadata/uid")}};
    m_out.previous = {{"paused", paused}};
    m_out.nothingToDo = paused == pause;
    m_out.now = m_ref->text() + (paused ? " is paused" : " rolls out changes at once");
    m_out.then
        = pause ? "changes of its template wait" : "changes of its template roll out at once";
    m_out.undo = pause ? "resume it" : "pause it again";
    m_out.undoKnown = true;
    m_out.verb = (pause ? "Pause " : "Resume ") + where();
    m_out.command = "kubectl --context " + m_kube.cluster()
        + (m_ref->ns.empty() ? "" : " -n " + m_ref->ns) + " rollout " + m_action + " deployment/"
        + m_ref->name;
    Change change;
    change.key = "paused " + m_kube.cluster() + " " + m_ref->text();
    change.what = m_ref->text() + " in " + m_kube.cluster() + ": rollout paused";
    change.from = paused ? "yes" : "no";
    change.to = pause ? "yes" : "no";
    change.undoWith
        = {{"cluster", m_kube.cluster()},
           {"ref", {{"kind", m_ref->kind}, {"name", m_ref->name}, {"namespace", m_ref->ns}}},
           {"action", paused ? "pause" : "resume"}};
    if (m_ref->ns.empty())
        change.undoWith["ref"].erase("namespace");
    m_out.change = std::move(change);
    const Json body{{"spec", {{"paused", pause}}}};
    describe(body, mergePatch);
    rehearse(body, mergePatch, done);
}

void RolloutAction::describe(const Json& body, const std::string& contentType)
{
    m_out.object = m_ref->text();
    m_out.text = "PATCH " + m_path + "?fieldManager=midwatch\ncluster: " + m_kube.cluster()
        + "\nContent-Type: " + contentType + "\n\n"
        + m_setup.redactor->clean(body).dump(2, ' ', false, Json::error_handler_t::replace);
}

void RolloutAction::rehearse(const Json& body,
                             const std::string& contentType,
                             const PrepareDone& done)
{
    m_kube.write("PATCH",
                 m_path + "?fieldManager=midwatch&dryRun=All",
                 contentType,
                 body,
                 [this, done](KubeAnswer answer) {
                     rehearsed(m_out, answer, "patch");
                     done(m_out);
                 });
}

void RolloutAction::bodyOf(const Json& request, std::function<void(Result<Json>)> done)
{
    const std::string action = textOf(request, "/action");
    if (action == "restart") {
        Json body;
        body["spec"]["template"]["metadata"]["annotations"][restartedAt]
            = textOf(request, "/restartedAt");
        done(body);
        return;
    }
    if (action != "undo") {
        done(Json{{"spec", {{"paused", action == "pause"}}}});
        return;
    }
    // Journals hold no templates (they may carry secrets): the ReplicaSet does, and must be the one
    // that was planned.
    KubeRef set{"ReplicaSet", textOf(request, "/replicaSet"), m_ref->ns, {}};
    m_kube.get(kubePath(*knownResource(set), set), [request, done](KubeAnswer answer) {
        if (!answer.ok()) {
            done(*answer.error);
            return;
        }
        const Json podTemplate = templateOf(answer.object);
        if (textOf(answer.object, "/metadata/uid") != textOf(request, "/replicaSetUid")
            || templateHash(podTemplate) != textOf(request, "/templateSha256")) {
            done(Error{ErrorKind::Conflict,
                       "ReplicaSet " + textOf(request, "/replicaSet")
                           + " is not the one that was planned",
                       0,
                       {},
                       {}});
            return;
        }
        done(undoPatch(textOf(request, "/uid"), podTemplate));
    });
}

void RolloutAction::run(const Json& request, Events events, std::function<void(Outcome)> done)
{
    if (!m_ref || !m_resource) {
        done(failedWith(m_ref ? misconfigured(m_ref->kind + " has no rollouts") : m_ref.error()));
        return;
    }
    if (m_action == "status") {
        read([this, done](Result<Json> workload, std::vector<Revision> revisions) {
            done(workload ? status(*workload, revisions) : failedWith(workload.error()));
        });
        return;
    }
    bodyOf(request, [this, request, events, done](Result<Json> body) {
        if (!body) {
            done(failedWith(body.error()));
            return;
        }
        if (events.dispatched)
            events.dispatched(Json::object());
        send(request, *body, done);
    });
}

void RolloutAction::send(const Json& request,
                         const Json& body,
                         const std::function<void(Outcome)>& done)
{
    m_kube.write("PATCH",
                 textOf(request, "/path") + "?fieldManager=midwatch",
                 contentTypeOf(request),
                 body,
                 [this, request, done](KubeAnswer answer) {
                     if (answer.ok()) {
                         done(sent(request));
                         return;
                     }
                     Outcome out = failedWith(*answer.error);
                     if (answer.unknown)
                         out.state = StepState::Unknown;
                     done(std::move(out));
                 });
}

Outcome RolloutAction::sent(const Json& request) const
{
    Outcome out;
    const std::string action = textOf(request, "/action");
    out.verify = action == "undo" || action == "restart";
    if (action == "undo") {
        const int64_t from = numberOf(request, "/from_revision", 0);
        const int64_t to = numberOf(request, "/to_revision", 0);
        out.line = "revision " + std::to_string(from) + " → " + std::to_string(to);
        out.result = Value(Value::Map{{"from", Value::integer(from)}, {"to", Value::integer(to)}});
    } else {
        out.line = action == "restart" ? "restarted at " + textOf(request, "/restartedAt")
                                       : action + "d";
    }
    return out;
}

void RolloutAction::look(const Json& request, const Json&, std::function<void(Result<Seen>)> done)
{
    m_kube.get(textOf(request, "/path"), [request, done](KubeAnswer answer) {
        if (!answer.ok()) {
            done(*answer.error);
            return;
        }
        const std::string action = textOf(request, "/action");
        bool same = false;
        if (action == "undo") {
            same = templateHash(templateOf(answer.object)) == textOf(request, "/templateSha256");
        } else if (action == "restart") {
            const Json annotations = answer.object.value(
                "/spec/template/metadata/annotations"_json_pointer, Json::object());
            same
                = annotations.value(restartedAt, Json("")) == Json(textOf(request, "/restartedAt"));
        } else {
            const bool paused
                = answer.object.value("/spec/paused"_json_pointer, Json(false)) == Json(true);
            same = paused == (action == "pause");
        }
        done(same ? Seen::Done : Seen::NotDone);
    });
}

void RolloutAction::verify(const Json& request, Events events, std::function<void(Outcome)> done)
{
    const std::string action = textOf(request, "/action");
    if (action != "undo" && action != "restart") {
        done(sent(request));
        return;
    }
    poll([this, request, events, done] {
        m_kube.get(textOf(request, "/path"), [this, request, events, done](KubeAnswer answer) {
            lookedAt();
            if (!answer.ok())
                return; // keep looking until the time-out
            // Somebody, or a sync, may have put another template there meanwhile: that rollout is
            // not ours.
            if (textOf(request, "/action") == "undo"
                && templateHash(templateOf(answer.object)) != textOf(request, "/templateSha256")) {
                stopPolling();
                done(failedWith({ErrorKind::Conflict,
                                 "the template is no longer the one of revision "
                                     + std::to_string(numberOf(request, "/to_revision", 0))
                                     + ": somebody or something changed it again",
                                 0,
                                 {},
                                 {}}));
                return;
            }
            const RolloutState state = rolloutState(answer.object);
            if (!state.waiting.empty()) {
                if (events.progress)
                    events.progress({{"line", state.waiting}});
                return;
            }
            stopPolling();
            Outcome out = state.failed ? failedWith(*state.failed) : sent(request);
            out.verify = false;
            if (!state.failed)
                out.line += ", rolled out";
            done(std::move(out));
        });
    });
}

Outcome RolloutAction::status(const Json& workload, const std::vector<Revision>& revisions) const
{
    Outcome out;
    out.changed = false;
    const RolloutState state = rolloutState(workload);
    Value::List list;
    Value current;
    Value previous;
    for (const Revision& revision : revisions) {
        list.push_back(revisionValue(revision));
        if (revision.current)
            current = list.back();
        else if (!current.isNull() && previous.isNull())
            previous = list.back();
    }
    const auto count
        = [&](const char* pointer) { return Value::integer(numberOf(workload, pointer, 0)); };
    out.result
        = Value(Value::Map{{"done", Value(state.done())},
                           {"waiting", Value(state.failed ? state.failed->detail : state.waiting)},
                           {"replicas", count("/spec/replicas")},
                           {"ready", count("/status/readyReplicas")},
                           {"available", count("/status/availableReplicas")},
                           {"updated", count("/status/updatedReplicas")},
                           {"revisions", Value(list)},
                           {"current", current},
                           {"previous", previous}});
    out.evidence = out.result;
    const auto number = [](const Value& v) {
        const Value* n = v.member("revision");
        return n ? toText(*n) : std::string("?");
    };
    out.line = m_ref->kind == "Deployment"
        ? "revision " + number(current) + ", before it " + number(previous)
        : "";
    if (!state.done())
        out.line += (out.line.empty() ? "" : "; ")
            + (state.failed ? state.failed->detail : state.waiting);
    return out;
}

} // namespace mw::runbook
