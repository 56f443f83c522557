// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tenants that are really there, to be searched: hundreds fit into no menu. Typing filters,
// arrows move, Enter takes. Under the scope chip. GUI thread.
#pragma once

#include "models/hub/belongings.h"
#include "widgets/controls/context.h"
#include "widgets/shell/layer.h"

class QListView;
class QStandardItemModel;

namespace mw {

class SearchField;

class TenantPicker : public Layer
{
    Q_OBJECT
public:
    TenantPicker(const Theme& theme, ScopeState& scope, QWidget* window);
    void openWith(std::vector<TenantSeen> tenants);
    void setQuery(const QString& query);
    QListView* list() const { return m_list; }

protected:
    QRect panelRect() const override;
    QWidget* firstFocus() override;
    bool dims() const override { return false; }
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void take(int row);
    ScopeState& m_scope;
    std::vector<TenantSeen> m_all;
    SearchField* m_field;
    QStandardItemModel* m_model;
    QListView* m_list;
};

} // namespace mw
