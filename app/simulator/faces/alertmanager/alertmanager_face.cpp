// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/alertmanager/alertmanager_face.h"

#include "app/simulator/estate/world.h"
#include "app/simulator/faces/alertmanager/routing.h"
#include "app/simulator/faces/prometheus/form.h"

#include <algorithm>
#include <httplib.h>

namespace mw::sim {

using nlohmann::json;

namespace {

constexpr Ms resend = 4 * minute; // Prometheus sends an end that far ahead, again and again

FaceAnswer asJson(const json& body, int code = 200)
{
    FaceAnswer out;
    out.code = code;
    if (body.is_null())
        out.type.clear();
    else
        out.body = body.dump() + "\n";
    return out;
}

FaceAnswer plain(int code, const std::string& text)
{
    return {code, text, "text/plain; charset=utf-8", {}};
}

} // namespace

struct AlertmanagerFace::Query
{
    bool active = true, silenced = true, inhibited = true, unprocessed = true;
    promql::Matchers filters;
    std::shared_ptr<const promql::Regex> receiver;
    std::string error;

    explicit Query(const httplib::Request& request)
    {
        const size_t mark = request.target.find('?');
        const FormValues form(
            mark == std::string::npos ? std::string() : request.target.substr(mark + 1), {});
        const auto flag = [&form](const char* name) { return form.value(name) != "false"; };
        active = flag("active");
        silenced = flag("silenced");
        inhibited = flag("inhibited");
        for (const std::string& text : form.values("filter")) {
            SilenceMatch match;
            promql::Matcher compiled;
            if (!parseFilter(text, match)) {
                error = "bad matcher format: " + text;
                return;
            }
            if (const std::string wrong = compileMatcher(match, compiled); !wrong.empty()) {
                error = wrong;
                return;
            }
            filters.push_back(std::move(compiled));
        }
        if (const std::string text = form.value("receiver"); !text.empty()) {
            receiver = promql::Regex::compile(text);
            if (!receiver->error().empty())
                error = "failed to parse receiver param: error parsing regexp: " + receiver->error()
                    + ": `^(?:" + text + "$`";
        }
    }
    bool admits(const LabelMap& labels) const
    {
        return std::all_of(filters.begin(), filters.end(), [&](const promql::Matcher& one) {
            const auto it = labels.find(one.name);
            return one.matches(it == labels.end() ? std::string_view()
                                                  : std::string_view(it->second));
        });
    }
    bool tells(const std::vector<std::string>& receivers) const
    {
        return !receiver || std::any_of(receivers.begin(), receivers.end(), [&](const auto& name) {
            return receiver->matches(name);
        });
    }
};

AlertmanagerFace::AlertmanagerFace(World& world,
                                   std::shared_ptr<AlertmanagerCluster> cluster,
                                   std::string name)
    : m_world(world), m_cluster(std::move(cluster)), m_name(std::move(name))
{
}

AlertmanagerFace::~AlertmanagerFace()
{
    stop();
}

Status AlertmanagerFace::start(const std::string& host, int port, const std::string&)
{
    return listen(
        m_server, host, port, [this](const httplib::Request& request, httplib::Response& response) {
            serveFace(
                m_world, *m_server, m_name, request, response, [&] { return answer(request); });
        });
}

void AlertmanagerFace::stop()
{
    if (m_server)
        m_server->stop();
}

std::string AlertmanagerFace::estateSources(const std::string& url) const
{
    return "- name: " + m_name + "\n  type: alertmanager\n  environment: prod\n  url: " + url
        + "\n";
}

FaceAnswer AlertmanagerFace::answer(const httplib::Request& request)
{
    const std::string& path = request.path;
    const bool get = request.method == "GET";
    if (path == "/-/healthy" || path == "/-/ready")
        return plain(200, "OK");
    const std::string api = "/api/v2";
    if (path.rfind(api + "/", 0) != 0)
        return plain(404, "404 page not found\n");
    const std::string below = path.substr(api.size());
    const Ms now = m_world.now();
    if (below == "/silences" && request.method == "POST") {
        const SilenceStore::Answer done = m_cluster->silences.set(request.body, now);
        return asJson(done.body, done.code);
    }
    if (below.rfind("/silence/", 0) == 0) {
        const std::string id = below.substr(9);
        if (!isUuid(id))
            return asJson({{"code", 601},
                           {"message", "silenceID in path must be of type uuid: \"" + id + "\""}},
                          422);
        if (request.method == "DELETE") {
            const SilenceStore::Answer done = m_cluster->silences.expire(id, now);
            return asJson(done.body, done.code);
        }
        for (const SimSilence& one : m_cluster->silences.all()) {
            if (get && one.id == id)
                return asJson(m_cluster->silences.document(one, now));
        }
        return asJson(nullptr, 404);
    }
    const bool known = below == "/alerts" || below == "/alerts/groups" || below == "/silences"
        || below == "/receivers" || below == "/status";
    if (!known)
        return asJson({{"code", 404}, {"message", "path " + path + " was not found"}}, 404);
    if (!get)
        return asJson({{"code", 405},
                       {"message", "method " + request.method + " is not allowed, but [GET] are"}},
                      405);
    if (below == "/alerts")
        return alerts(request, now);
    if (below == "/alerts/groups")
        return groups(request, now);
    if (below == "/silences")
        return silenceList(request, now);
    if (below == "/status")
        return status();
    json names = json::array();
    for (const std::string& name : alertReceivers())
        names.push_back({{"name", name}});
    return asJson(names);
}

namespace {

struct Told
{
    json alert;
    LabelMap labels;
    std::vector<std::string> receivers;
    bool silenced = false, inhibited = false;
};

std::vector<Told> told(AlertmanagerCluster& cluster, Ms now)
{
    std::vector<AlertSpan> spans = cluster.timeline->spans();
    std::erase_if(spans, [now](const AlertSpan& span) { return !span.firesAt(now); });
    std::sort(spans.begin(), spans.end(), [](const AlertSpan& a, const AlertSpan& b) {
        return a.fingerprint < b.fingerprint;
    });
    const std::vector<SimSilence> silences = cluster.silences.all();
    std::vector<Told> out;
    for (const AlertSpan& span : spans) {
        Told one;
        one.labels = span.labels;
        one.receivers = receiversOf(span.labels);
        json silencedBy = json::array(), inhibitedBy = json::array(), receivers = json::array();
        for (const SimSilence& silence : silences) {
            if (std::string(silence.state(now)) == "active" && silence.quiets(span.labels))
                silencedBy.push_back(silence.id);
        }
        for (const AlertSpan& other : spans) {
            if (inhibits(other.labels, span.labels))
                inhibitedBy.push_back(other.fingerprint);
        }
        for (const std::string& name : one.receivers)
            receivers.push_back({{"name", name}});
        one.silenced = !silencedBy.empty();
        one.inhibited = !inhibitedBy.empty();
        one.alert = {{"annotations", span.annotations},
                     {"endsAt", alertTime(span.updatedAt + resend)},
                     {"fingerprint", span.fingerprint},
                     {"receivers", std::move(receivers)},
                     {"startsAt", alertTime(span.startsAt)},
                     {"status",
                      {{"inhibitedBy", std::move(inhibitedBy)},
                       {"mutedBy", json::array()},
                       {"silencedBy", std::move(silencedBy)},
                       {"state", one.silenced || one.inhibited ? "suppressed" : "active"}}},
                     {"updatedAt", alertTime(span.updatedAt)},
                     {"generatorURL", "http://prometheus.monitoring:9090/graph?g0.tab=1"},
                     {"labels", span.labels}};
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace

FaceAnswer AlertmanagerFace::alerts(const httplib::Request& request, Ms now)
{
    const Query query(request);
    if (!query.error.empty())
        return asJson(query.error, 400);
    json list = json::array();
    for (const Told& one : told(*m_cluster, now)) {
        const bool quiet = one.silenced || one.inhibited;
        if ((!quiet && !query.active) || (one.silenced && !query.silenced)
            || (one.inhibited && !query.inhibited) || !query.admits(one.labels)
            || !query.tells(one.receivers))
            continue;
        list.push_back(one.alert);
    }
    return asJson(list);
}

FaceAnswer AlertmanagerFace::groups(const httplib::Request& request, Ms now)
{
    const Query query(request);
    if (!query.error.empty())
        return asJson(query.error, 400);
    std::map<std::pair<LabelMap, std::string>, json> groups;
    for (const Told& one : told(*m_cluster, now)) {
        for (const std::string& receiver : one.receivers) {
            if (query.admits(one.labels) && query.tells({receiver}))
                groups[{groupLabelsOf(one.labels), receiver}].push_back(one.alert);
        }
    }
    json list = json::array();
    for (const auto& [key, alerts] : groups)
        list.push_back({{"alerts", alerts},
                        {"labels", key.first},
                        {"routeLabels", json::object()},
                        {"receiver", {{"name", key.second}}}});
    return asJson(list);
}

FaceAnswer AlertmanagerFace::silenceList(const httplib::Request& request, Ms now)
{
    const Query query(request);
    if (!query.error.empty())
        return asJson(query.error, 400);
    std::vector<SimSilence> all = m_cluster->silences.all();
    const auto order = [now](const SimSilence& one) {
        const std::string state = one.state(now);
        return std::tuple(state == "active" ? 0 : state == "pending" ? 1 : 2, one.endsAt, one.id);
    };
    std::sort(all.begin(), all.end(), [&](const SimSilence& a, const SimSilence& b) {
        return order(a) < order(b);
    });
    json list = json::array();
    for (const SimSilence& one : all) {
        LabelMap matched;
        for (const SilenceMatch& match : one.matchers)
            matched[match.name] = match.value;
        if (query.admits(matched))
            list.push_back(m_cluster->silences.document(one, now));
    }
    return asJson(list);
}

FaceAnswer AlertmanagerFace::status() const
{
    json peers = json::array();
    for (const char* name : {"01SIMALERTMANAGERA", "01SIMALERTMANAGERB"})
        peers.push_back({{"name", name}, {"address", "10.0.9.1:9094"}});
    return asJson({{"cluster",
                    {{"name", "01SIM" + m_name}, {"status", "ready"}, {"peers", std::move(peers)}}},
                   {"config", {{"original", alertmanagerConfig()}}},
                   {"uptime", alertTime(m_cluster->timeline->spans().front().startsAt)},
                   {"versionInfo",
                    {{"branch", "HEAD"},
                     {"buildDate", "20260601-09:00:00"},
                     {"buildUser", "root@simulated"},
                     {"goVersion", "go1.25.4"},
                     {"revision", "0aa3c2aad14cff039931923ab16b26b7481783b5"},
                     {"version", "0.34.0"}}}});
}

} // namespace mw::sim
