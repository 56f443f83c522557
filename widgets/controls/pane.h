// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Base of everything the rail leads to. A pane gets what it needs once, in attach(); it never knows
// the shell or another pane. GUI thread; owned by the shell's stack.
#pragma once

#include "widgets/controls/actions.h"
#include "widgets/controls/arming.h"
#include "widgets/controls/context.h"
#include "widgets/controls/inspector_content.h"
#include "widgets/theme/theme.h"

#include <QVariantMap>
#include <QWidget>
#include <optional>

namespace mw {

class Belongings; // models/hub/belongings.h
class Hub;

// All references outlive the panes.
struct PaneContext
{
    Hub& hub;
    const Clock& clock;
    Theme& theme;
    ScopeState& scope;
    TimeState& time;
    SelectionBus& selection;
    ActionRegistry& actions;
    Arming& arming;
    // Whose things are; null: nobody has said (a test of one pane).
    const Belongings* belongings = nullptr;
};

class Pane : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QString id() const = 0; // "clusters": render, settings
    virtual QString title() const = 0; // rail word, translated
    virtual QString icon() const = 0; // "pane-clusters"
    // Builds the content. Called once, before the pane is shown for the first time.
    virtual void attach(PaneContext& context) = 0;

    // Shown or hidden in the stack: tell the hub which parts may pause.
    virtual void setActive(bool active) { Q_UNUSED(active) }
    // Facts about a selected thing for the inspector; nullopt = not one of mine.
    virtual std::optional<InspectorContent> inspect(const Selected& what) const
    {
        Q_UNUSED(what)
        return std::nullopt;
    }
    // Brings the thing into view and selects it; false = not one of mine.
    virtual bool reveal(const Selected& what)
    {
        Q_UNUSED(what)
        return false;
    }
    // The most useful widget for the keyboard (usually the table).
    virtual QWidget* focusTarget() { return this; }
    // Column widths, sorting, open sections: kept in the settings between runs.
    virtual QVariantMap saveLayout() const { return {}; }
    virtual void restoreLayout(const QVariantMap& layout) { Q_UNUSED(layout) }
    // Why what is shown cannot be drawn again from rows without names; empty: it can.
    virtual QString notForPictures() const { return {}; }
    // `render`: true when nothing more is going to arrive by itself (no pending layout, no fade).
    virtual bool settled() const { return true; }

Q_SIGNALS:
    // How many things need a person here; 0 = no badge.
    void badgeChanged(int count, mw::StatusKind worst);
    void inspectionChanged(); // what inspect() says has changed
};

} // namespace mw
