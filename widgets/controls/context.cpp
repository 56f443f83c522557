// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/context.h"

#include <algorithm>

namespace mw {

void ScopeState::setScope(const Scope& scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    Q_EMIT changed();
}

void ScopeState::setEnvironments(std::vector<ScopeEnvironment> environments)
{
    if (environments == m_environments)
        return;
    m_environments = std::move(environments);
    Q_EMIT changed();
}

const ScopeEnvironment* ScopeState::environmentOf(const std::string& cluster) const
{
    for (const auto& environment : m_environments) {
        const auto& names = environment.clusters;
        if (std::find(names.begin(), names.end(), cluster) != names.end())
            return &environment;
    }
    return nullptr;
}

bool ScopeState::admitsEnvironment(const std::string& environment) const
{
    if (!m_scope.environment.empty() && m_scope.environment != environment)
        return false;
    if (m_scope.region.empty())
        return true;
    const auto one = std::find_if(m_environments.begin(),
                                  m_environments.end(),
                                  [&](const ScopeEnvironment& e) { return e.name == environment; });
    // What is nowhere in particular, such as a pager, speaks of every region.
    return one == m_environments.end() || one->region.empty() || one->region == m_scope.region;
}

bool ScopeState::admitsCluster(const std::string& cluster) const
{
    if (!m_scope.cluster.empty())
        return m_scope.cluster == cluster;
    if (m_scope.environment.empty() && m_scope.region.empty())
        return true;
    const auto* environment = environmentOf(cluster);
    return environment && admitsEnvironment(environment->name)
        && (m_scope.region.empty() || environment->region == m_scope.region);
}

std::string ScopeState::kind() const
{
    // The most careful word wins while several environments are in view.
    static const std::vector<std::string> order{"prod", "staging", "dev", "drill", "simulated"};
    size_t best = order.size();
    for (const auto& environment : m_environments) {
        const bool scoped = admitsEnvironment(environment.name)
            && (m_scope.cluster.empty() || environmentOf(m_scope.cluster) == &environment);
        if (!scoped)
            continue;
        const auto it = std::find(order.begin(), order.end(), environment.kind);
        // An unknown kind is treated as production.
        best = std::min(best, it == order.end() ? size_t(0) : size_t(it - order.begin()));
    }
    return best < order.size() ? order[best] : std::string();
}

QString ScopeState::text() const
{
    const auto all = [this] {
        //: Scope: nothing is left out
        return m_environments.size() > 1 ? tr("All environments") : tr("All clusters");
    };
    if (m_scope == Scope{}) {
        if (m_environments.size() == 1)
            return QString::fromStdString(m_environments.front().name) % QStringLiteral(" · ")
                % tr("all clusters");
        return all();
    }
    const QString tenant = QString::fromStdString(m_scope.tenant);
    if (m_scope == Scope{{}, {}, {}, m_scope.tenant})
        //: Scope: everything of one tenant. %1 = its name
        return tr("tenant %1").arg(tenant);
    QString environment = QString::fromStdString(m_scope.environment);
    if (!m_scope.region.empty())
        environment += (environment.isEmpty() ? QString() : QStringLiteral(" · "))
            % QString::fromStdString(m_scope.region);
    // A tenant is narrower than "all clusters", which goes without saying beside it.
    QStringList words;
    if (!environment.isEmpty())
        words << environment;
    if (!m_scope.cluster.empty())
        words << QString::fromStdString(m_scope.cluster);
    else if (tenant.isEmpty())
        //: Scope: every cluster of one environment
        words << tr("all clusters");
    if (!tenant.isEmpty())
        words << tenant;
    return words.join(QStringLiteral(" · "));
}

void TimeState::setRange(std::optional<std::chrono::minutes> range)
{
    if (range == m_range || (range && *range <= std::chrono::minutes(0)))
        return;
    m_range = range;
    if (m_range)
        m_minute.start();
    else
        m_minute.stop();
    Q_EMIT changed();
}

bool TimeState::admits(World began, World ended) const
{
    if (m_cursor && began > *m_cursor)
        return false;
    return !m_range || ended == World{} || ended >= end() - *m_range;
}

void TimeState::setCursor(std::optional<World> at)
{
    if (at == m_cursor)
        return;
    m_cursor = at;
    Q_EMIT changed();
}

void SelectionBus::select(const Selected& what, QObject* origin)
{
    if (what == m_current)
        return;
    m_current = what;
    Q_EMIT changed(m_current, origin);
}

void SelectionBus::open(const Selected& what)
{
    select(what);
    Q_EMIT openRequested(m_current);
}

void SelectionBus::showLogs(const QString& title, const std::vector<ObjectKey>& pods)
{
    if (!pods.empty())
        Q_EMIT logsRequested(title, pods);
}

} // namespace mw
