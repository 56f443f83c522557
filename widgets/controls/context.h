// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What panes share: the scope, the time they look at, the selection. Owned by the shell, handed to
// panes in PaneContext. GUI thread.
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/data/kube.h"
#include "models/data/slo.h"
#include "models/data/source_key.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mw {

// Empty = all. Narrows every pane.
struct Scope
{
    std::string environment;
    std::string region;
    std::string cluster;
    std::string tenant;
    bool operator==(const Scope&) const = default;
};

// One environment of the estate, as the scope picker and arming need it.
struct ScopeEnvironment
{
    std::string name; // "prod"
    std::string kind; // prod staging dev drill simulated
    std::string region;
    std::vector<std::string> clusters;
    bool operator==(const ScopeEnvironment&) const = default;
};

class ScopeState : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    const Scope& scope() const { return m_scope; }
    void setScope(const Scope& scope);
    const std::vector<ScopeEnvironment>& environments() const { return m_environments; }
    void setEnvironments(std::vector<ScopeEnvironment> environments);
    // Is a row of this cluster inside the scope?
    bool admitsCluster(const std::string& cluster) const;
    bool admitsEnvironment(const std::string& environment) const;
    const ScopeEnvironment* environmentOf(const std::string& cluster) const;
    // Kind of the scoped environment; the riskiest one while the scope is "all".
    std::string kind() const;
    QString text() const; // "prod · all clusters"

Q_SIGNALS:
    void changed();

private:
    Scope m_scope;
    std::vector<ScopeEnvironment> m_environments;
};

// The window of time that is looked at, and the cursor: the moment panes are frozen at (none =
// now). Without a range lists leave nothing out and charts show what they usually do. What is
// looked at ends with the cursor or now; with now a range moves, and changed() says so every
// minute.
class TimeState : public QObject
{
    Q_OBJECT
public:
    explicit TimeState(const Clock& clock, QObject* parent = nullptr)
        : QObject(parent), m_clock(clock)
    {
        m_minute.setInterval(std::chrono::minutes(1));
        connect(&m_minute, &QTimer::timeout, this, [this] {
            if (!m_cursor)
                Q_EMIT changed();
        });
    }
    std::optional<std::chrono::minutes> range() const { return m_range; }
    void setRange(std::optional<std::chrono::minutes> range); // none, or more than nothing
    std::optional<World> cursor() const { return m_cursor; }
    void setCursor(std::optional<World> at);
    World end() const { return m_cursor.value_or(m_clock.world()); }
    // Does what began and ended then (World{} = goes on) belong to what is looked at?
    bool admits(World began, World ended) const;

Q_SIGNALS:
    void changed();

private:
    const Clock& m_clock;
    std::optional<std::chrono::minutes> m_range;
    QTimer m_minute;
    std::optional<World> m_cursor;
};

// Kinds of things that can be selected. kube objects carry their kind in the key.
struct RunbookRef
{
    std::string id;
    bool operator==(const RunbookRef&) const = default;
};
struct RunRef
{
    std::string dir;
    bool operator==(const RunRef&) const = default;
};
struct FindingRef
{
    std::string id;
    bool operator==(const FindingRef&) const = default;
};
// A row of a topic whose rows one source names: "alerts", "silences", "pages", "runs", "costs".
struct ItemRef
{
    std::string topic;
    SourceKey key;
    bool operator==(const ItemRef&) const = default;
};
using Selected = std::
    variant<std::monostate, ObjectKey, SloKey, SourceId, RunbookRef, RunRef, FindingRef, ItemRef>;

class SelectionBus : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    const Selected& current() const { return m_current; }
    bool empty() const { return std::holds_alternative<std::monostate>(m_current); }
    // origin: who selected it; a pane ignores the echo of its own selection.
    void select(const Selected& what, QObject* origin = nullptr);
    void clear() { select(std::monostate{}); }
    // "Show this": the shell brings the pane that can to the front. Same as select(), and
    // navigates.
    void open(const Selected& what);
    // "Show what these pods wrote": the shell does, over the pane that asks.
    void showLogs(const QString& title, const std::vector<ObjectKey>& pods);

Q_SIGNALS:
    void changed(const mw::Selected& what, QObject* origin);
    void openRequested(const mw::Selected& what);
    void logsRequested(const QString& title, const std::vector<mw::ObjectKey>& pods);

private:
    Selected m_current;
};

} // namespace mw
