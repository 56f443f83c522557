// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/alertmanager/source.h"

#include "models/sources/body_decoder.h"

namespace mw {

std::unique_ptr<Source> makeAlertmanagerSource(AlertmanagerSettings settings)
{
    return std::make_unique<am::AlertmanagerSource>(std::move(settings));
}

namespace am {
namespace {

using Read = WholeBodyDecoder::Read;

// Every answer is everything there is: what it does not name is gone.
template <class Row>
Result<Read> wholeTopic(Result<std::vector<Row>> rows, const std::string& scope)
{
    if (!rows)
        return rows.error();
    Read read;
    read.items = static_cast<int64_t>(rows->size());
    Rows<Row> delta;
    delta.begin = delta.commit = true;
    delta.scope = scope;
    delta.upserts = std::move(*rows);
    read.delta.push_back(std::move(delta));
    return read;
}

template <class T>
Result<Read> asResult(Result<T> value)
{
    if (!value)
        return value.error();
    Read read;
    read.result = std::move(*value);
    return read;
}

} // namespace

AlertmanagerSource::AlertmanagerSource(AlertmanagerSettings settings)
    : m_settings(std::move(settings)), m_source(m_settings.id.str())
{
}

SourceRequest AlertmanagerSource::ask(const std::string& key, Millis wait)
{
    SourceRequest request;
    request.key = key;
    request.part = key == "receivers" ? "server" : key;
    request.call.headers = {{"Accept", "application/json"}};
    request.call.target = "/api/v2/" + (key == "groups" ? std::string("alerts/groups") : key);
    if (key == "server")
        request.call.target = "/api/v2/status";
    request.limits.maxBodyBytes = 128u << 20;
    request.lane = key == "groups" ? Lane::Bulk : Lane::Interactive;
    request.notBefore = wait;
    request.pauseWhenHidden = key == "groups";
    WholeBodyDecoder::Decode decode;
    const std::string id = m_settings.id.str();
    if (key == "alerts")
        decode = [source = m_source, id, labels = m_settings.labels, bundles = m_bundles](
                     std::string_view body) {
            return wholeTopic(decodeAlerts(body, source, labels, bundles.get()), id + "/Alert");
        };
    else if (key == "silences")
        decode = [source = m_source, id](std::string_view body) {
            return wholeTopic(decodeSilences(body, source), id + "/Silence");
        };
    else if (key == "groups")
        decode = [](std::string_view body) { return asResult(decodeGroups(body)); };
    else if (key == "receivers")
        decode = [](std::string_view body) { return asResult(decodeReceivers(body)); };
    else
        decode = [source = m_source](std::string_view body) {
            return asResult(decodeStatus(body, source));
        };
    request.decoder = std::make_unique<WholeBodyDecoder>(std::move(decode));
    return request;
}

Step AlertmanagerSource::start(World)
{
    Step step;
    for (const char* key : {"alerts", "silences", "server", "groups"})
        step.requests.push_back(ask(key, Millis(0)));
    return step;
}

Step AlertmanagerSource::finished(Outcome outcome, World)
{
    Step step;
    const bool good = !outcome.error;
    const std::string& key = outcome.key;
    if (key == "server" && good) {
        m_server = std::any_cast<AlertServer>(std::move(outcome.result));
        step.requests.push_back(ask("receivers", Millis(0)));
        return step;
    }
    if (key == "receivers") {
        if (m_server) {
            if (good)
                m_server->receivers
                    = std::any_cast<std::vector<std::string>>(std::move(outcome.result));
            Rows<AlertServer> rows;
            rows.begin = rows.commit = true;
            rows.scope = m_settings.id.str() + "/AlertServer";
            rows.upserts.push_back(std::move(*m_server));
            m_server.reset();
            step.delta.push_back(std::move(rows));
        }
        step.requests.push_back(ask("server", good ? m_settings.serverEvery : Millis(0)));
        return step;
    }
    Millis wait{0}; // after a failure the hub backs off by itself
    if (good)
        wait = key == "alerts"  ? m_settings.alertsEvery
            : key == "silences" ? m_settings.silencesEvery
                                : m_settings.groupsEvery;
    if (key == "groups" && good) {
        const bool first = !m_bundles;
        m_bundles
            = std::make_shared<const Bundles>(std::any_cast<Bundles>(std::move(outcome.result)));
        if (first) // somebody began to look: do not let them wait for the next round
            step.requests.push_back(ask("alerts", Millis(0)));
    }
    step.requests.push_back(ask(key, wait));
    return step;
}

} // namespace am
} // namespace mw
