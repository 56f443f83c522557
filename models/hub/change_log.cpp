// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/change_log.h"

#include "models/insight/change_rules.h"

#include <algorithm>
#include <tuple>

namespace mw {
namespace {

World endOf(const Change& change, World now)
{
    return change.open ? now : std::max(change.at, change.until);
}

constexpr auto forgetEvery = std::chrono::minutes(10);

} // namespace

ChangeLog::ChangeLog(const Hub& hub, QObject* parent) : QObject(parent), m_hub(hub)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, [this] { someEvents(slice); });
    start();
}

ChangeLog::~ChangeLog() = default;

template <class Row>
void ChangeLog::follow(void (ChangeLog::*take)(const Row&))
{
    const Topic<Row>& topic = m_hub.topic<Row>();
    connect(&topic, &TopicSignals::changed, this, [this, &topic, take](const RowChanges& changes) {
        for (const auto* slots_ : {&changes.inserted, &changes.updated}) {
            for (const Slot slot : *slots_) {
                if (topic.filled(slot))
                    (this->*take)(topic.row(slot));
            }
        }
        tell();
    });
    topic.forEach([this, take](Slot, const Row& row) { (this->*take)(row); });
}

void ChangeLog::start()
{
    follow<Deployment>(&ChangeLog::takeDeployment);
    follow<PipelineRun>(&ChangeLog::takeRun);
    follow<Alert>(&ChangeLog::takeAlert);
    follow<Page>(&ChangeLog::takePage);
    follow<ProviderIncident>(&ChangeLog::takeProvider);
    follow<KubeNode>(&ChangeLog::takeNode);
    follow<Workload>(&ChangeLog::takeWorkload);
    connect(&m_hub.topic<Alert>(), &TopicSignals::changed, this, &ChangeLog::alertsGone);
    connect(&m_hub.topic<KubeNode>(), &TopicSignals::changed, this, &ChangeLog::nodesGone);
    // Of events there may be tens of thousands: they wait for their turn.
    connect(&m_hub.events(), &TopicSignals::changed, this, [this](const RowChanges& changes) {
        m_events.insert(m_events.end(), changes.inserted.begin(), changes.inserted.end());
        m_events.insert(m_events.end(), changes.updated.begin(), changes.updated.end());
        if (!m_events.empty() && !m_turn.isActive())
            m_turn.start(0);
    });
    m_hub.events().forEach([this](Slot slot, const KubeEvent&) { m_events.push_back(slot); });
    if (!m_events.empty())
        m_turn.start(0);
    connect(&m_hub, &Hub::findingsChanged, this, [this] {
        takeFindings();
        tell();
    });
    connect(&m_hub, &Hub::settledChanged, this, [this] {
        takeFindings();
        tell();
    });
    takeFindings();
}

void ChangeLog::someEvents(size_t number)
{
    for (; number > 0 && !m_events.empty(); --number) {
        const Slot slot = m_events.front();
        m_events.pop_front();
        if (m_hub.events().filled(slot))
            takeEvent(m_hub.events().row(slot));
    }
    tell();
    if (!m_events.empty())
        m_turn.start(0);
}

void ChangeLog::catchUp()
{
    while (!m_events.empty())
        someEvents(m_events.size());
    takeFindings();
    tell();
}

void ChangeLog::preload(std::vector<Change> remembered)
{
    const World now = m_hub.clock().world();
    bool any = false;
    for (Change& change : remembered) {
        if (change.id.empty() || endOf(change, now) < now - keptFor(change))
            continue;
        m_groups.know(change);
        if (change.open && change.id.starts_with("finding:"))
            m_burning.insert(change.id.substr(8, change.id.rfind(':') - 8));
        any |= m_changes.emplace(change.id, std::move(change)).second;
    }
    if (any)
        Q_EMIT changed();
}

void ChangeLog::record(Change change)
{
    put(std::move(change));
    tell();
}

void ChangeLog::put(Change change)
{
    const World now = m_hub.clock().world();
    if (change.at == World{} || endOf(change, now) < now - keptFor(change))
        return;
    if (change.environment.empty()) {
        change.environment = environmentOf(change.source.str());
        if (change.environment.empty() && !change.object.cluster.empty())
            change.environment = environmentOf(change.object.cluster.str());
    }
    const auto [it, fresh] = m_changes.try_emplace(change.id, change);
    if (!fresh && it->second == change)
        return;
    it->second = std::move(change);
    m_news.push_back(it->second);
}

void ChangeLog::put(const Happening& happening)
{
    const World now = m_hub.clock().world();
    if (happening.at == World{} || std::max(happening.at, happening.until) < now - keptMarks)
        return;
    put(m_groups.take(happening));
}

void ChangeLog::end(const std::string& id, World at)
{
    const auto it = m_changes.find(id);
    if (it == m_changes.end() || !it->second.open)
        return;
    Change change = it->second;
    change.open = false;
    change.until = std::max(change.at, at);
    put(std::move(change));
}

void ChangeLog::tell()
{
    forgetOld();
    if (m_news.empty())
        return;
    const std::vector<Change> news = std::exchange(m_news, {});
    Q_EMIT added(news);
    Q_EMIT changed();
}

void ChangeLog::forgetOld()
{
    const World now = m_hub.clock().world();
    if (m_changes.size() <= most && now - m_forgot < forgetEvery)
        return;
    m_forgot = now;
    const size_t before = m_changes.size();
    std::erase_if(m_changes, [&](const auto& entry) {
        return endOf(entry.second, now) < now - keptFor(entry.second);
    });
    m_groups.forgetBefore(now - keptMarks);
    for (auto& [key, steps] : m_steps)
        std::erase_if(steps, [&](const auto& step) { return step.second.until < now - keptMarks; });
    if (m_changes.size() > most) {
        std::vector<std::tuple<bool, World, std::string>> byEnd;
        byEnd.reserve(m_changes.size());
        for (const auto& [id, change] : m_changes)
            byEnd.emplace_back(isPageMark(change), endOf(change, now), id);
        // A tenth more than needed: not for every single one that comes.
        const size_t drop = m_changes.size() - most + most / 10;
        std::nth_element(byEnd.begin(), byEnd.begin() + long(drop), byEnd.end());
        for (size_t i = 0; i < drop; ++i)
            m_changes.erase(std::get<2>(byEnd[i]));
    }
    if (m_changes.size() != before && m_news.empty())
        Q_EMIT changed();
}

std::vector<Change> ChangeLog::all() const
{
    return between(World::min(), World::max());
}

std::vector<Change> ChangeLog::between(World from, World to) const
{
    std::vector<Change> out;
    const World now = m_hub.clock().world();
    for (const auto& [id, change] : m_changes) {
        if (change.at <= to && endOf(change, now) >= from)
            out.push_back(change);
    }
    std::sort(out.begin(), out.end(), [](const Change& a, const Change& b) {
        return std::tie(a.at, a.id) < std::tie(b.at, b.id);
    });
    return out;
}

const Change* ChangeLog::find(const std::string& id) const
{
    const auto it = m_changes.find(id);
    return it == m_changes.end() ? nullptr : &it->second;
}

} // namespace mw
