// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/kind_group.h"

#include <algorithm>

namespace mw::kube {

KindGroup::KindGroup(const KindSpec& spec, const std::string& cluster, const Reach& reach)
    : m_spec(spec)
    , m_chosen(spec.namespaced && !reach.chosen.empty())
    , m_narrowed(m_chosen)
    , m_whole{std::make_unique<KindSync>(spec, cluster), {}}
{
    if (!spec.namespaced)
        return;
    for (const std::string& ns : reach.chosen)
        m_within.push_back({std::make_unique<KindSync>(spec, cluster, ns), {}});
    if (!m_chosen && !reach.fallback.empty())
        m_within.push_back({std::make_unique<KindSync>(spec, cluster, reach.fallback), {}});
}

std::vector<KindSync*> KindGroup::asked() const
{
    if (!m_narrowed)
        return {m_whole.sync.get()};
    std::vector<KindSync*> all;
    all.reserve(m_within.size());
    for (const One& one : m_within)
        all.push_back(one.sync.get());
    return all;
}

KindSync* KindGroup::find(const std::string& key) const
{
    for (KindSync* sync : asked()) {
        if (sync->key() == key)
            return sync;
    }
    return nullptr;
}

int64_t KindGroup::listed(const KindSync& except) const
{
    int64_t rows = 0;
    for (const KindSync* sync : asked())
        rows += sync == &except ? 0 : sync->listed();
    return rows;
}

void KindGroup::woken()
{
    m_whole.sync->woken();
    m_whole.error.reset();
    for (One& one : m_within) {
        one.sync->woken();
        one.error.reset();
    }
    m_narrowed = m_chosen;
}

KindSync* KindGroup::narrow(const KindSync& refused)
{
    if (m_narrowed || &refused != m_whole.sync.get() || m_within.empty())
        return nullptr;
    m_narrowed = true;
    KindSync* instead = m_within.front().sync.get();
    // Else it goes on from where it was: nothing has touched its rows.
    if (m_whole.sync->listed() > 0)
        instead->forget();
    m_whole.sync->forget();
    m_told.clear();
    return instead;
}

KindSync* KindGroup::widen()
{
    if (!m_narrowed || m_chosen)
        return nullptr;
    m_narrowed = false;
    return m_whole.sync.get();
}

void KindGroup::note(const KindSync& sync, const Error* error)
{
    const auto take = [&](One& one) {
        if (one.sync.get() == &sync)
            one.error = error ? std::optional(*error) : std::nullopt;
    };
    take(m_whole);
    std::for_each(m_within.begin(), m_within.end(), take);
}

bool KindGroup::refused(const One& one) const
{
    return one.error && one.error->kind == ErrorKind::Forbidden;
}

std::optional<TopicDelta> KindGroup::sweep()
{
    std::vector<std::string> told;
    if (!m_narrowed) {
        if (m_whole.sync->everComplete())
            told.push_back(m_whole.sync->scope());
    } else {
        for (const One& one : m_within) {
            if (refused(one))
                continue;
            if (!one.sync->everComplete())
                return std::nullopt; // it may still say that they are there
            told.push_back(one.sync->scope());
        }
    }
    if (told.empty() || told == m_told)
        return std::nullopt;
    // Whoever is asked again later has no rows of its own any more.
    if (m_narrowed)
        m_whole.sync->forget();
    for (One& one : m_within) {
        if (!m_narrowed || refused(one))
            one.sync->forget();
    }
    m_told = told;
    return sweepOf(m_spec.rows, m_whole.sync->scope(), std::move(told));
}

std::optional<PartStatus> KindGroup::status() const
{
    if (!m_narrowed)
        return std::nullopt;
    PartStatus part;
    part.part = m_spec.part;
    part.byChoice = m_chosen;
    part.state = SourceState::Live;
    bool anyGood = false, allRefused = true;
    for (const One& one : m_within) {
        allRefused = allRefused && refused(one);
        if (!refused(one))
            part.onlyIn.push_back(one.sync->ns());
        if (one.error) {
            if (!part.error)
                part.error = one.error;
            continue;
        }
        anyGood = true;
        part.items += one.sync->listed();
        if (!one.sync->everComplete())
            part.state = SourceState::Connecting;
        if (one.sync->expected() >= 0)
            part.expected = std::max<int64_t>(part.expected, 0) + one.sync->expected();
    }
    if (allRefused)
        part.state = SourceState::Forbidden;
    else if (!anyGood)
        return std::nullopt;
    if (part.state == SourceState::Connecting)
        part.error.reset(); // nothing is settled yet
    return part;
}

} // namespace mw::kube
