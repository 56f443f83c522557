// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_found.h"

#include <QCoreApplication>
#include <QTimer>
#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

const char* wordOf(Discovery::Looked::State state)
{
    switch (state) {
    case Discovery::Looked::State::Done:
        return "done";
    case Discovery::Looked::State::Refused:
        return "refused";
    case Discovery::Looked::State::Failed:
    case Discovery::Looked::State::Asking:
    case Discovery::Looked::State::Waiting:
        break;
    }
    return "failed";
}

// Contexts can be called anything (those of EKS are ARNs), names in an estate file cannot.
std::string estateName(const std::string& context)
{
    std::string out;
    for (const char c : context) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')
            || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-' || c == '/';
        out += plain ? c : '-';
    }
    while (!out.empty() && !std::isalnum(static_cast<unsigned char>(out.front())))
        out.erase(out.begin());
    return out.empty() ? "cluster" : out.substr(0, 100);
}

// A JSON string is a YAML scalar that can hold anything; plain words stay plain.
std::string scalar(const std::string& text)
{
    return estateName(text) == text ? text : Json(text).dump();
}

// The lines of an estate file; with clusters where there is no file yet that names them.
std::string yamlOf(const Session& session, const std::vector<Offer>& offers)
{
    const bool whole = session.estate().file.empty();
    std::string out;
    const auto nameOf
        = [&](const std::string& cluster) { return whole ? estateName(cluster) : cluster; };
    if (whole) {
        out = "apiVersion: midwatch/v1\nkind: Estate\nenvironments:\n- {name: prod, kind: prod}\n"
              "clusters:\n";
        for (const EstateCluster& cluster : session.estate().clusters)
            out += "- {name: " + scalar(nameOf(cluster.name))
                + ", environment: prod, context: " + scalar(cluster.context) + "}\n";
    }
    out += "sources:\n";
    std::set<std::string> kinds;
    for (const Offer& offer : offers) {
        // The best one of its kind in each cluster; others stand in the list above.
        if (!kinds.insert(offer.cluster + "\n" + offer.type).second)
            continue;
        const bool one = session.estate().clusters.size() == 1;
        const std::string cluster = nameOf(offer.cluster);
        out += "- {name: " + scalar(one ? offer.type : offer.type + "/" + cluster)
            + ", type: " + offer.type + ", cluster: " + scalar(cluster)
            + ", service: " + Json(offer.service).dump() + "}\n";
    }
    return out;
}

} // namespace

void lookIntoClusters(Session& session)
{
    session.lookForServices();
    const Discovery* discovery = session.discovery();
    if (!discovery || discovery->idle())
        return;
    QObject guard;
    QObject::connect(discovery, &Discovery::changed, &guard, [discovery] {
        if (discovery->idle())
            QCoreApplication::quit();
    });
    bool over = false;
    QTimer::singleShot(15'000, &guard, [&over] {
        over = true;
        QCoreApplication::quit();
    });
    while (!over && !discovery->idle()) // others may end the loop too
        QCoreApplication::exec();
}

Json foundJson(Session& session)
{
    Json out = Json::array();
    if (!session.discovery())
        return out;
    const auto offers = session.offers();
    for (const auto& [cluster, looked] : session.discovery()->looked()) {
        if (looked.state == Discovery::Looked::State::Waiting && looked.tries == 0)
            continue; // it is not live: that is said where it stands
        std::vector<Offer> here;
        Json list = Json::array();
        for (const Offer& offer : offers) {
            if (offer.cluster != cluster)
                continue;
            here.push_back(offer);
            list.push_back({{"type", offer.type}, {"service", offer.service}, {"why", offer.why}});
        }
        out.push_back({{"cluster", cluster},
                       {"state", wordOf(looked.state)},
                       {"detail", looked.detail.empty() ? Json() : Json(looked.detail)},
                       {"cut", looked.cut},
                       {"found", std::move(list)},
                       {"estate", here.empty() ? Json() : Json(yamlOf(session, here))}});
    }
    return out;
}

std::string foundText(const Json& found)
{
    std::string out;
    const std::string indent(6, ' ');
    for (const Json& one : found) {
        const std::string cluster = one["cluster"].get<std::string>();
        const std::string state = one["state"].get<std::string>();
        if (state != "done") {
            out += "\nlook  " + cluster + "\n" + indent
                + (state == "refused" ? "Nothing is offered, its services may not be listed: "
                                      : "Nothing is offered, its services could not be listed: ")
                + (one["detail"].is_string() ? one["detail"].get<std::string>() : "no answer")
                + "\n";
            continue;
        }
        if (one["found"].empty() && !one["cut"].get<bool>())
            continue;
        out += "\nfound " + cluster + "  (through its API server, not used)\n";
        for (const Json& service : one["found"])
            out += indent + service["type"].get<std::string>() + "  "
                + service["service"].get<std::string>() + "  (" + service["why"].get<std::string>()
                + ")\n";
        if (one["cut"].get<bool>())
            out += indent + "There are more services than are looked at.\n";
        if (!one["estate"].is_string())
            continue;
        out += indent + "To use them: the window offers them; or in an estate file:\n\n";
        std::string yaml = one["estate"].get<std::string>();
        for (size_t at = 0; at < yaml.size();) {
            const size_t end = std::min(yaml.find('\n', at), yaml.size() - 1);
            out += indent + yaml.substr(at, end + 1 - at);
            at = end + 1;
        }
    }
    return out;
}

} // namespace mw::cli
