// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The credential and connection doctor: each source, what came of it, permissions, remedy.
#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/wiring/aws_endpoints.h"
#include "models/net/aws_plan.h"
#include "models/text/sentences.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QTimer>
#include <array>
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

struct Probe
{
    const char* verb;
    const char* group;
    const char* resource;
    const char* subresource;
};
// What the panes read, then what the shipped runbooks change.
constexpr std::array<Probe, 10> probes{{{"list", "", "pods", ""},
                                        {"watch", "", "pods", ""},
                                        {"list", "", "nodes", ""},
                                        {"list", "", "events", ""},
                                        {"list", "apps", "deployments", ""},
                                        {"list", "apps", "statefulsets", ""},
                                        {"list", "apps", "daemonsets", ""},
                                        {"list", "metrics.k8s.io", "pods", ""},
                                        {"patch", "apps", "deployments", ""},
                                        {"patch", "apps", "deployments", "scale"}}};

std::string name(const Probe& probe)
{
    std::string out = std::string(probe.verb) + " " + probe.resource;
    if (*probe.subresource)
        out += std::string("/") + probe.subresource;
    return out;
}

struct Permission
{
    std::string cluster, what;
    std::optional<bool> allowed; // nullopt: could not be asked
};

// What may be read of systems that have no question about rights: asking is the question. (Whether
// one may write shows only in writing: PagerDuty's read-only keys answer 403 then.)
struct ReadProbe
{
    const char* type;
    const char* what;
    const char* target;
};
constexpr std::array<ReadProbe, 5> readProbes{
    {{"alertmanager", "read alerts", "/api/v2/alerts?filter=alertname%3D%22midwatch-check%22"},
     {"alertmanager", "read silences", "/api/v2/silences?filter=alertname%3D%22midwatch-check%22"},
     {"pagerduty", "read incidents", "/incidents?limit=1"},
     {"pagerduty", "read on-call", "/oncalls?limit=1"},
     {"pagerduty", "speak as a user", "/users/me"}}};

// Asks every live cluster all probes; quits the event loop when all have answered.
void askPermissions(Session& session, std::vector<Permission>& out)
{
    const auto open = std::make_shared<int>(1);
    const auto one = [open] {
        if (--*open == 0)
            QCoreApplication::quit();
    };
    for (const SourceStatus& source : session.hub().sources()) {
        if (source.state != SourceState::Live)
            continue;
        for (const ReadProbe& probe : readProbes) {
            if (source.type != probe.type)
                continue;
            const size_t index = out.size();
            out.push_back({source.id.str(), probe.what, {}});
            HttpCall call;
            call.target = probe.target;
            call.headers = {{"Accept", "application/json"}};
            ++*open;
            session.hub().submit(source.id.str(),
                                 std::move(call),
                                 Priority::Person,
                                 [&out, index, one](Result<HttpResponse> answer) {
                                     if (answer && answer->head.status < 500)
                                         out[index].allowed = answer->head.status < 300;
                                     one();
                                 });
        }
        if (source.type != "kubernetes")
            continue;
        for (const Probe& probe : probes) {
            const size_t index = out.size();
            out.push_back({source.id.str(), name(probe), {}});
            HttpCall call;
            call.method = "POST";
            call.target = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
            call.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
            Json attributes{
                {"verb", probe.verb}, {"group", probe.group}, {"resource", probe.resource}};
            if (*probe.subresource)
                attributes["subresource"] = probe.subresource;
            call.body = Json{{"apiVersion", "authorization.k8s.io/v1"},
                             {"kind", "SelfSubjectAccessReview"},
                             {"spec", {{"resourceAttributes", attributes}}}}
                            .dump();
            ++*open;
            session.hub().submit(source.id.str(),
                                 std::move(call),
                                 Priority::Person,
                                 [&out, index, one](Result<HttpResponse> answer) {
                                     if (answer && answer->head.status == 201) {
                                         const Json json
                                             = Json::parse(answer->body, nullptr, false);
                                         if (json.is_object() && json.contains("status")
                                             && json["status"].contains("allowed"))
                                             out[index].allowed
                                                 = json["status"]["allowed"].get<bool>();
                                     }
                                     one();
                                 });
        }
    }
    QTimer::singleShot(10'000, &session, [] { QCoreApplication::quit(); });
    QTimer::singleShot(0, &session, one);
    QCoreApplication::exec();
}

bool usable(const SourceStatus& source)
{
    return source.state == SourceState::Live || source.state == SourceState::Disabled;
}

std::string remedyOf(const SourceStatus& source)
{
    return source.error ? text::remedy(*source.error).toStdString() : std::string();
}

Json credentialJson(const CredentialFacts* facts, World now)
{
    if (!facts || facts->server.empty())
        return nullptr;
    return {{"server", facts->server},
            {"kind", facts->kind},
            {"origin", facts->origin.empty() ? Json() : Json(facts->origin)},
            {"expires", timeJson(facts->expires)},
            {"expired", facts->expires == World{} ? Json() : Json(facts->expires < now)}};
}

int report(Session& session, bool asJson)
{
    std::vector<Permission> permissions;
    askPermissions(session, permissions);
    const World now = session.clock().world();
    bool all = true;
    Json list = Json::array();
    for (const SourceStatus& source : session.hub().sources()) {
        all = all && usable(source);
        Json entry = sourceJson(source, now);
        entry["usable"] = usable(source);
        entry["sentence"] = text::sentence(source, now).toStdString();
        const CredentialFacts* facts = session.credential(source.id);
        const bool better = facts && !facts->remedy.empty();
        entry["remedy"] = usable(source) ? Json()
            : better                     ? Json(facts->remedy)
                                         : Json(remedyOf(source));
        entry["credential"] = credentialJson(facts, now);
        entry["clockSkewMs"] = source.requests > 0 ? Json(source.clockSkew.count()) : Json();
        entry["warning"] = source.permanentWarning.empty() ? Json() : Json(source.permanentWarning);
        Json asked = Json::array();
        for (const Permission& permission : permissions) {
            if (permission.cluster == source.id.str())
                asked.push_back(
                    {{"what", permission.what},
                     {"allowed", permission.allowed ? Json(*permission.allowed) : Json()}});
        }
        entry["permissions"] = std::move(asked);
        list.push_back(std::move(entry));
    }
    Json diagnostics = Json::array();
    for (const Diagnostic& one : session.estate().diagnostics)
        diagnostics.push_back(format(one));
    if (asJson) {
        std::printf("%s\n",
                    cli::text(Json{{"schema", "midwatch/check/v1"},
                                   {"at", formatTime(now)},
                                   {"usable", all},
                                   {"sources", list},
                                   {"diagnostics", diagnostics}})
                        .c_str());
        return all ? Well : Degraded;
    }
    for (const Json& entry : list) {
        std::printf("%s %s (%s): %s\n",
                    entry["usable"].get<bool>() ? "ok  " : "FAIL",
                    entry["id"].get<std::string>().c_str(),
                    entry["type"].get<std::string>().c_str(),
                    entry["sentence"].get<std::string>().c_str());
        if (entry["credential"].is_object()) {
            const Json& credential = entry["credential"];
            std::printf("     tried:  %s with %s%s%s\n",
                        credential["server"].get<std::string>().c_str(),
                        credential["kind"].get<std::string>().c_str(),
                        credential["origin"].is_string() ? " of " : "",
                        credential["origin"].is_string()
                            ? credential["origin"].get<std::string>().c_str()
                            : "");
            if (credential["expires"].is_string())
                std::printf("     %s %s\n",
                            credential["expired"].get<bool>() ? "EXPIRED:" : "expires:",
                            credential["expires"].get<std::string>().c_str());
        }
        if (entry["latencyMs"].is_number())
            std::printf("     latency: %d ms\n", entry["latencyMs"].get<int>());
        if (entry["error"].is_object() && !entry["usable"].get<bool>()) {
            std::printf("     said:   %s\n", entry["error"]["detail"].get<std::string>().c_str());
            if (entry["error"].contains("place"))
                std::printf("     place:  %s:%d:%d\n",
                            entry["error"]["place"]["file"].get<std::string>().c_str(),
                            entry["error"]["place"]["line"].get<int>(),
                            entry["error"]["place"]["column"].get<int>());
        }
        if (entry["remedy"].is_string())
            std::printf("     remedy: %s\n", entry["remedy"].get<std::string>().c_str());
        if (entry["warning"].is_string())
            std::printf("     warning: %s\n", entry["warning"].get<std::string>().c_str());
        for (const Json& permission : entry["permissions"]) {
            const Json& allowed = permission["allowed"];
            if (!allowed.is_boolean() || !allowed.get<bool>())
                std::printf("     %s: %s\n",
                            allowed.is_boolean() ? "not permitted" : "permission unknown",
                            permission["what"].get<std::string>().c_str());
        }
    }
    for (const Json& one : diagnostics)
        std::printf("%s\n", one.get<std::string>().c_str());
    return all ? Well : Degraded;
}

} // namespace

void addCheck(CLI::App& app, Chosen& chosen)
{
    struct Args
    {
        EstateArgs estate;
        bool json = false;
        std::vector<std::string> allow;
    };
    const auto args = std::make_shared<Args>();
    CLI::App* command = app.add_subcommand(
        "check", "credential and connection doctor: what works, and the remedy");
    addEstateOptions(*command, args->estate, true);
    command->add_flag("--json", args->json, "machine-readable (midwatch/check/v1)");
    command->add_option("--allow",
                        args->allow,
                        "allows this exact command to run and hand out credentials, now and later");
    command->callback([args, &chosen] {
        chosen.endsAtOnce = true;
        chosen.run = [args] {
            for (const std::string& text : args->allow) {
                const auto words = splitCommand(text);
                if (!words || words->empty())
                    return fail({ErrorKind::Misconfigured,
                                 "--allow wants a command, not \"" + text + "\"",
                                 0,
                                 {},
                                 {}});
                if (const Status added = AllowedPrograms(allowedProgramsFile()).add(*words); !added)
                    return fail(added.error());
                std::fprintf(stderr, "allowed: %s\n", shownCommand(*words).c_str());
            }
            const auto options = sessionOptions(args->estate);
            if (!options)
                return fail(options.error());
            auto session = Session::open(*options);
            if (!session)
                return fail(session.error());
            waitUntilSettled(**session, args->estate.wait);
            return report(**session, args->json);
        };
    });
}

} // namespace mw::cli
