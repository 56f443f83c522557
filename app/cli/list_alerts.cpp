// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_alerts.h"

#include "app/cli/json.h"
#include "models/insight/silence_match.h"
#include "models/text/alert_sentences.h"
#include "models/text/format.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

std::string age(World since, World now)
{
    return text::age(since, now).toStdString();
}

Json people(const std::vector<PagePerson>& all)
{
    Json out = Json::array();
    for (const PagePerson& one : all)
        out.push_back(one.name);
    return out;
}

std::string names(const std::vector<PagePerson>& all)
{
    std::string out;
    for (const PagePerson& one : all)
        out += (out.empty() ? "" : ",") + one.name;
    return out;
}

Json labelsJson(const LabelSet& labels)
{
    Json out = Json::object();
    for (const auto& [name, value] : labels)
        out[name] = value;
    return out;
}

template <class Row>
std::vector<const Row*> sorted(const Topic<Row>& topic)
{
    std::vector<const Row*> rows;
    topic.forEach([&](Slot, const Row& row) { rows.push_back(&row); });
    std::sort(rows.begin(), rows.end(), [](const Row* a, const Row* b) { return a->key < b->key; });
    return rows;
}

} // namespace

Listing listAlerts(const Hub& hub, const ListScope& scope)
{
    const World now = hub.clock().world();
    Listing out{{"SEVERITY", "STATE", "OBJECT", "ALERT", "SINCE", "SUMMARY"}, {}};
    for (const Shout& shout : hub.shouts()) {
        for (const AlertGroup& group : shout.groups) {
            for (const SharedAlert& shared : group.alerts) {
                const auto slot = hub.topic<Alert>().find(shared.key);
                if (!slot)
                    continue; // gone since it was judged
                const Alert& alert = hub.topic<Alert>().row(*slot);
                const std::string ns(labelOf(alert.labels, "namespace"));
                if (!scope.fits("cluster", alert.cluster.view()) || !scope.fits("namespace", ns)
                    || !scope.admits(alert))
                    continue;
                Json sources = Json::array();
                for (const Atom& source : shared.sources)
                    sources.push_back(source.str());
                const std::string state = text::word(alert).toStdString();
                const Atom tenant = scope.belongings.tenantOf(alert);
                Json json{{"name", alert.name},
                          {"severity", alert.severity.str()},
                          {"state", alert.stateWord.str()},
                          {"object", shout.object},
                          {"signals", shout.signalCount()},
                          {"subject", alert.subject},
                          {"cluster", alert.cluster.str()},
                          {"namespace", ns},
                          {"service", alert.service},
                          {"tenant", tenant.empty() ? Json() : Json(tenant.str())},
                          {"startsAt", timeJson(alert.startsAt)},
                          {"summary", alert.summary},
                          {"receivers", alert.receivers},
                          {"silencedBy", alert.silencedBy},
                          {"inhibitedBy", alert.inhibitedBy},
                          {"mutedBy", alert.mutedBy},
                          {"sources", std::move(sources)},
                          {"fingerprint", alert.key.id},
                          {"runbookUrl", alert.runbookUrl},
                          {"labels", labelsJson(alert.labels)},
                          {"text", {{"state", state}, {"since", age(alert.startsAt, now)}}}};
                out.rows.push_back({{alert.severity.str(),
                                     state,
                                     shout.object,
                                     alert.name,
                                     age(alert.startsAt, now),
                                     alert.summary},
                                    json.dump()});
            }
        }
    }
    return out;
}

Listing listSilences(const Hub& hub)
{
    const World now = hub.clock().world();
    Listing out{{"STATE", "MATCHERS", "ENDS", "BY", "COMMENT", "SOURCE", "ID"}, {}};
    for (const Silence* silence : sorted(hub.topic<Silence>())) {
        const std::string matchers = matcherText(silence->matchers);
        const std::string ends = text::ends(silence->endsAt, now).toStdString();
        const Json json{{"id", silence->key.id},
                        {"source", silence->key.source.str()},
                        {"state", silence->stateWord.str()},
                        {"matchers", matchers},
                        {"createdBy", silence->createdBy},
                        {"comment", silence->comment},
                        {"startsAt", timeJson(silence->startsAt)},
                        {"endsAt", timeJson(silence->endsAt)},
                        {"text", {{"ends", ends}}}};
        out.rows.push_back({{silence->stateWord.str(),
                             matchers,
                             ends,
                             silence->createdBy,
                             silence->comment,
                             silence->key.source.str(),
                             silence->key.id},
                            json.dump()});
    }
    return out;
}

Listing listPages(const Hub& hub)
{
    const World now = hub.clock().world();
    Listing out{{"NUMBER", "STATE", "SERVICE", "TITLE", "AGE", "ASSIGNED", "ESCALATES"}, {}};
    for (const Page* page : sorted(hub.topic<Page>())) {
        const std::string escalates = text::escalation(*page, now).toStdString();
        const Json json{{"id", page->key.id},
                        {"source", page->key.source.str()},
                        {"number", page->number},
                        {"state", page->stateWord.str()},
                        {"urgency", page->high ? "high" : "low"},
                        {"priority", page->priority},
                        {"title", page->title},
                        {"service", page->service},
                        {"escalationPolicy", page->policy},
                        {"assignees", people(page->assignees)},
                        {"acknowledgers", people(page->acknowledgers)},
                        {"createdAt", timeJson(page->created)},
                        {"resolvedAt", timeJson(page->resolved)},
                        {"escalatesAt", timeJson(page->escalatesAt)},
                        {"escalatesTo", page->escalatesTo},
                        {"url", page->url},
                        {"text", {{"age", age(page->created, now)}, {"escalates", escalates}}}};
        out.rows.push_back({{std::to_string(page->number),
                             page->stateWord.str(),
                             page->service,
                             page->title,
                             age(page->created, now),
                             names(page->assignees),
                             escalates},
                            json.dump()});
    }
    return out;
}

Listing listOnCall(const Hub& hub)
{
    const World now = hub.clock().world();
    Listing out{{"POLICY", "LEVEL", "WHO", "SCHEDULE", "UNTIL"}, {}};
    auto rows = sorted(hub.topic<OnCallShift>());
    std::stable_sort(rows.begin(), rows.end(), [](const OnCallShift* a, const OnCallShift* b) {
        return std::tie(a->policy, a->level, a->user) < std::tie(b->policy, b->level, b->user);
    });
    for (const OnCallShift* shift : rows) {
        const std::string until = text::ends(shift->end, now).toStdString();
        const Json json{{"source", shift->key.source.str()},
                        {"user", shift->user},
                        {"me", shift->me},
                        {"escalationPolicy", shift->policy},
                        {"level", shift->level},
                        {"schedule", shift->schedule},
                        {"start", timeJson(shift->start)},
                        {"end", timeJson(shift->end)},
                        {"text", {{"until", until}}}};
        out.rows.push_back(
            {{shift->policy, std::to_string(shift->level), shift->user, shift->schedule, until},
             json.dump()});
    }
    return out;
}

Json alertsJson(const Hub& hub)
{
    bool any = false;
    for (const SourceStatus& source : hub.sources())
        any = any || source.type == "alertmanager" || source.type == "pagerduty";
    if (!any)
        return nullptr;
    Json groups = Json::array();
    size_t firing = 0, quiet = 0, critical = 0, warning = 0;
    for (const Shout& shout : hub.shouts()) {
        firing += shout.alertCount - shout.quietCount;
        quiet += shout.quietCount;
        const bool loud = shout.quiet == Shout::Quiet::No;
        critical += loud && shout.severity == Severity::Critical;
        warning += loud && shout.severity == Severity::Warning;
        Json alerts = Json::array();
        for (const AlertGroup& group : shout.groups)
            alerts.push_back({{"name", group.name},
                              {"severity", group.severityWord},
                              {"count", group.alerts.size()},
                              {"quiet", group.quiet}});
        groups.push_back({{"object", shout.object},
                          {"cluster", shout.cluster.str()},
                          {"severity", toString(shout.severity)},
                          {"quiet", !loud},
                          {"since", timeJson(shout.since)},
                          {"signals", shout.signalCount()},
                          {"alerts", std::move(alerts)},
                          {"findings", shout.findings},
                          {"pages", shout.pages.size()}});
    }
    size_t silences = 0, triggered = 0, acknowledged = 0;
    hub.topic<Silence>().forEach(
        [&](Slot, const Silence& one) { silences += one.state == Silence::State::Active; });
    hub.topic<Page>().forEach([&](Slot, const Page& one) {
        triggered += one.state == Page::State::Triggered;
        acknowledged += one.state == Page::State::Acknowledged;
    });
    Json onCall = Json::array();
    hub.topic<OnCallShift>().forEach([&](Slot, const OnCallShift& one) {
        if (one.level == 1)
            onCall.push_back({{"user", one.user},
                              {"escalationPolicy", one.policy},
                              {"me", one.me},
                              {"end", timeJson(one.end)}});
    });
    return {{"firing", firing},
            {"quiet", quiet},
            {"critical", critical},
            {"warning", warning},
            {"silences", silences},
            {"pages", {{"triggered", triggered}, {"acknowledged", acknowledged}}},
            {"onCall", std::move(onCall)},
            {"groups", std::move(groups)}};
}

} // namespace mw::cli
