// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scope, time range, search, armed chip, clocks. 44 px.
#pragma once

#include "widgets/controls/arming.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/context.h"
#include "widgets/controls/text_label.h"

#include <QMenu>
#include <functional>
#include <vector>

namespace mw {

struct TenantSeen; // models/hub/belongings.h

QString rangeText(const std::optional<std::chrono::minutes>& range); // "last 1 h"

class TopBar : public QWidget
{
    Q_OBJECT
public:
    TopBar(const Theme& theme,
           const Clock& clock,
           ScopeState& scope,
           TimeState& time,
           Arming& arming,
           QWidget* parent = nullptr);
    void tick(); // once a second: clocks and countdown
    void setOnCall(const QString& line); // "Ana (you) → 07:00"; empty = nobody is known
    // Asked whenever the scope is chosen; empty: nothing names a tenant.
    void setTenants(std::function<std::vector<TenantSeen>()> tenants);
    void openScopeMenu();
    void openRangeMenu();

Q_SIGNALS:
    void searchRequested();
    void tenantRequested(); // there are too many for the menu
    void armRequested();
    void disarmRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void refresh();
    void placeSearch();
    void addTenants(QMenu& menu);
    void addScope(QMenu& menu, const QString& title, const Scope& scope);
    QMenu* makeMenu();
    const Theme& m_theme;
    const Clock& m_clock;
    ScopeState& m_scope;
    TimeState& m_time;
    Arming& m_arming;
    std::function<std::vector<TenantSeen>()> m_tenants;
    Chip* m_scopeChip;
    Chip* m_rangeChip;
    QWidget* m_search;
    Chip* m_armedChip;
    TextLabel* m_onCall;
    TextLabel* m_utc;
    TextLabel* m_local;
};

} // namespace mw
