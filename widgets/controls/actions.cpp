// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/actions.h"

#include <QShortcut>
#include <QWidget>
#include <algorithm>

namespace mw {

ActionRegistry::~ActionRegistry() = default;

void ActionRegistry::add(QWidget* scope, Action action, bool keyless)
{
    remove(action.id);
    auto entry = std::make_unique<Entry>();
    entry->action = std::move(action);
    entry->scope = scope;
    const QString id = entry->action.id;
    if (!keyless) {
        for (const QKeySequence& keys : entry->action.keys) {
            const bool window = scope->isWindow();
            auto* shortcut = new QShortcut(keys, scope);
            shortcut->setContext(window ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
            connect(shortcut, &QShortcut::activated, this, [this, id] { trigger(id); });
            entry->shortcuts.emplace_back(shortcut);
        }
    }
    connect(scope, &QObject::destroyed, this, [this, id] { remove(id); });
    m_entries.push_back(std::move(entry));
    Q_EMIT changed();
}

void ActionRegistry::remove(const QString& id)
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& entry) {
        return entry->action.id == id;
    });
    if (it == m_entries.end())
        return;
    for (const auto& shortcut : (*it)->shortcuts)
        delete shortcut.data();
    m_entries.erase(it);
    Q_EMIT changed();
}

std::vector<const Action*> ActionRegistry::all() const
{
    std::vector<const Action*> out;
    out.reserve(m_entries.size());
    for (const auto& entry : m_entries)
        out.push_back(&entry->action);
    return out;
}

const Action* ActionRegistry::find(const QString& id) const
{
    for (const auto& entry : m_entries) {
        if (entry->action.id == id)
            return &entry->action;
    }
    return nullptr;
}

bool ActionRegistry::reachable(const QString& id) const
{
    for (const auto& entry : m_entries) {
        if (entry->action.id == id)
            return entry->scope && (entry->scope->isWindow() || entry->scope->isVisible());
    }
    return false;
}

bool ActionRegistry::trigger(const QString& id)
{
    const Action* action = find(id);
    if (!action || !action->run || (action->enabled && !action->enabled()))
        return false;
    // A copy: running it may change the registry.
    const auto run = action->run;
    run();
    Q_EMIT triggered(id);
    return true;
}

} // namespace mw
