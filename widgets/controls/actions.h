// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every action has a name: panes and the shell register theirs here, and the command palette, the
// keys overlay and the shortcuts all read this one list. GUI thread.
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

class QShortcut;
class QWidget;

namespace mw {

struct Action
{
    QString id; // stable: "clusters.filter"
    QString title; // what it does, a verb first: "Filter the table"
    QString group; // heading in the keys overlay: "Everywhere", "Clusters"
    QList<QKeySequence> keys; // may be empty; single letters do not fire while text is edited
    QString icon; // of resources/icons; may be empty
    std::function<void()> run;
    std::function<bool()> enabled; // empty = always
    bool listed = true; // in the command palette
};

class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~ActionRegistry() override;

    // Keys work while scope (a pane, or the window) is visible. The action goes away with scope.
    // With keyless = true the keys are only shown (somebody else handles them).
    void add(QWidget* scope, Action action, bool keyless = false);
    void remove(const QString& id);

    // A verb takes an argument: "retry:prod" runs the verb "retry" with "prod". Buttons of states
    // use them; they are not listed.
    void addVerb(const QString& verb, std::function<void(const QString& argument)> run);

    // In order of registration. The pointer is valid until the next add() or remove().
    std::vector<const Action*> all() const;
    const Action* find(const QString& id) const;
    bool trigger(const QString& id); // false if unknown or not enabled now
    QWidget* scopeOf(const QString& id) const; // null if unknown

Q_SIGNALS:
    void changed();
    void triggered(const QString& id);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void enableShortcuts(const QObject* scope, bool on);
    struct Entry
    {
        Action action;
        QPointer<QWidget> scope;
        std::vector<QPointer<QShortcut>> shortcuts;
    };
    std::vector<std::unique_ptr<Entry>> m_entries;
    QHash<QString, std::function<void(const QString&)>> m_verbs;
};

} // namespace mw
