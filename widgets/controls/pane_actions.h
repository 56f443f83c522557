// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of one pane, registered under its title: what palette, keys overlay and shortcuts
// read.
#pragma once

#include "widgets/controls/pane.h"

namespace mw {

inline auto actionsOf(Pane& pane, ActionRegistry& registry)
{
    return [&pane, &registry](const char* id,
                              const QString& words, // a verb first
                              QList<QKeySequence> keys,
                              const char* icon,
                              std::function<void()> run,
                              std::function<bool()> enabled = {}) {
        Action action;
        action.id = QString::fromLatin1(id);
        action.title = words;
        action.group = pane.title();
        action.keys = std::move(keys);
        action.icon = QString::fromLatin1(icon);
        action.run = std::move(run);
        action.enabled = std::move(enabled);
        registry.add(&pane, std::move(action));
    };
}

} // namespace mw
