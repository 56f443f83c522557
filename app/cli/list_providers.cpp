// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_providers.h"

#include "app/cli/json.h"
#include "models/insight/providers.h"
#include "models/text/format.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

template <class Row>
std::vector<const Row*> rowsOf(const Hub& hub, const std::string& source)
{
    std::vector<const Row*> out;
    hub.topic<Row>().forEach([&](Slot, const Row& row) {
        if (row.key.source.view() == source)
            out.push_back(&row);
    });
    return out;
}

class Lines
{
public:
    Lines(const ProviderView& view, World now, Listing& out) : m_view(view), m_now(now), m_out(out)
    {
    }
    void page(const ProviderPage* page)
    {
        Json json = base("page", "page", m_view.name);
        json["status"] = page ? Json(page->impactWord.str()) : Json();
        json["url"] = m_view.url;
        json["updatedAt"] = timeJson(page ? page->updated : World{});
        add(std::move(json), page ? page->impactWord.str() : std::string("unknown"), {}, {});
    }
    void component(const ProviderComponent& row)
    {
        Json json = base("component", row.key.id, row.name);
        json["group"] = row.group;
        json["status"] = row.healthWord.str();
        json["updatedAt"] = timeJson(row.updated);
        add(std::move(json), row.healthWord.str(), {}, {});
    }
    void incident(const ProviderIncident& row)
    {
        Json json = base(row.maintenance ? "maintenance" : "incident", row.key.id, row.name);
        json["status"] = row.stateWord.str();
        json["impact"] = row.impactWord.str();
        json["inForce"] = inForce(row);
        json["components"] = row.components;
        json["startedAt"] = timeJson(row.started);
        json["endedAt"] = timeJson(row.ended);
        json["plannedEnd"] = timeJson(row.plannedEnd);
        json["updatedAt"] = timeJson(row.updated);
        json["update"] = row.update;
        json["url"] = row.url;
        add(std::move(json), row.stateWord.str(), row.started, row.ended);
    }

private:
    Json base(const char* kind, const std::string& id, const std::string& name) const
    {
        return {{"provider", m_view.name},
                {"source", m_view.source},
                {"kind", kind},
                {"id", id},
                {"name", name},
                {"seen", m_view.seen},
                {"asOf", timeJson(m_view.lastGood)}};
    }
    void add(Json json, const std::string& status, World since, World ended)
    {
        const std::string begun
            = since == World{} ? std::string() : text::age(since, m_now).toStdString();
        const std::string over = ended == World{} ? std::string() : formatTime(ended);
        const std::string age = m_view.lastGood == World{}
            ? std::string()
            : text::age(m_view.lastGood, m_now).toStdString();
        json["text"] = {{"since", begun}, {"asOf", age}};
        m_out.rows.push_back({{m_view.name,
                               json["kind"].get<std::string>(),
                               json["name"].get<std::string>(),
                               status,
                               begun,
                               over,
                               m_view.seen ? "yes" : "no",
                               age},
                              json.dump()});
    }
    const ProviderView& m_view;
    World m_now;
    Listing& m_out;
};

} // namespace

Listing listProviders(const Hub& hub)
{
    const World now = hub.clock().world();
    ProviderRows rows;
    rows.pages = hub.topic<ProviderPage>().rows();
    Listing out{{"PROVIDER", "KIND", "NAME", "STATUS", "SINCE", "ENDED", "SEEN", "AS OF"}, {}};
    for (const ProviderView& view : providerViews(hub.sources(), rows, now)) {
        Lines lines(view, now, out);
        const auto pages = rowsOf<ProviderPage>(hub, view.source);
        lines.page(pages.empty() ? nullptr : pages.front());
        auto parts = rowsOf<ProviderComponent>(hub, view.source);
        std::sort(parts.begin(), parts.end(), [](const auto* a, const auto* b) {
            return std::tie(a->group, a->name, a->key) < std::tie(b->group, b->name, b->key);
        });
        for (const ProviderComponent* row : parts)
            lines.component(*row);
        auto events = rowsOf<ProviderIncident>(hub, view.source);
        std::sort(events.begin(), events.end(), [](const auto* a, const auto* b) {
            return std::tie(b->started, a->key) < std::tie(a->started, b->key); // newest first
        });
        for (const ProviderIncident* row : events)
            lines.incident(*row);
    }
    return out;
}

} // namespace mw::cli
