// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/actions.h"

#include <QEvent>
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
            auto* shortcut = new QShortcut(keys, scope);
            shortcut->setContext(Qt::WindowShortcut);
            shortcut->setEnabled(scope->isWindow() || scope->isVisible());
            connect(shortcut, &QShortcut::activated, this, [this, id] { trigger(id); });
            entry->shortcuts.emplace_back(shortcut);
        }
    }
    // Wherever the focus is, the keys of the visible pane work, and only those.
    if (!scope->isWindow())
        scope->installEventFilter(this);
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

QWidget* ActionRegistry::scopeOf(const QString& id) const
{
    for (const auto& entry : m_entries) {
        if (entry->action.id == id)
            return entry->scope;
    }
    return nullptr;
}

void ActionRegistry::addVerb(const QString& verb, std::function<void(const QString&)> run)
{
    m_verbs.insert(verb, run);
}

bool ActionRegistry::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        enableShortcuts(object, event->type() == QEvent::Show);
    return QObject::eventFilter(object, event);
}

void ActionRegistry::enableShortcuts(const QObject* scope, bool on)
{
    for (const auto& entry : m_entries) {
        if (entry->scope != scope)
            continue;
        for (const auto& shortcut : entry->shortcuts) {
            if (shortcut)
                shortcut->setEnabled(on);
        }
    }
}

bool ActionRegistry::trigger(const QString& id)
{
    const Action* action = find(id);
    if (const auto colon = id.indexOf(u':'); !action && colon > 0) {
        const auto verb = m_verbs.value(id.left(colon));
        if (!verb)
            return false;
        verb(id.mid(colon + 1));
        Q_EMIT triggered(id);
        return true;
    }
    if (!action || !action->run || (action->enabled && !action->enabled()))
        return false;
    // A copy: running it may change the registry.
    const auto run = action->run;
    run();
    Q_EMIT triggered(id);
    return true;
}

} // namespace mw
