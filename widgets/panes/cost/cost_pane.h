// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the money goes and whether the budget will hold: the bill by service and day, and what the
// clusters' workloads cost. Currencies are never mixed.
#pragma once

#include "models/items/cost_items.h"
#include "models/items/snapshot_rows.h"
#include "widgets/controls/pane.h"
#include "widgets/controls/tenant_scope.h"

#include <QTimer>
#include <memory>

class QBoxLayout;
class QStackedWidget;

namespace mw {

class Card;
class CostTiles;
class DataTable;
class DayBars;
class SegmentedControl;
class StateStack;
class TextLabel;

class CostPane : public Pane
{
    Q_OBJECT
public:
    explicit CostPane(QWidget* parent = nullptr);
    ~CostPane() override;
    QString id() const override { return QStringLiteral("cost"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("pane-cost"); }
    void attach(PaneContext& context) override;
    void setActive(bool active) override;
    std::optional<InspectorContent> inspect(const Selected& what) const override;
    bool reveal(const Selected& what) override;
    QWidget* focusTarget() override;
    QVariantMap saveLayout() const override;
    void restoreLayout(const QVariantMap& layout) override;

private:
    void buildHead(QBoxLayout& column);
    QWidget* buildBill();
    QWidget* buildAllocation();
    void connectTables();
    void tellProvenance();
    void registerActions();
    void reckon(); // bills or allocations have changed
    void refresh(); // states and ages
    void showBill();
    void showAllocation();
    void restyle();
    void tellTenant();
    const CostBill* bill() const;
    const AllocationView* view() const;
    std::optional<CostFeed> feedOf(Atom source) const;
    std::string tenantLabel() const;
    std::vector<CostDay> lastDays(const CostBill& bill, Atom service) const;

    PaneContext* m_context = nullptr;
    std::shared_ptr<const CostReport> m_report;
    std::vector<AllocationView> m_views;
    size_t m_bill = 0, m_view = 0;
    SnapshotRows<ServiceCost> m_services{[](const ServiceCost& row) { return keyText(row); }};
    SnapshotRows<AllocationShare> m_shares{[](const AllocationShare& row) { return keyText(row); }};
    std::unique_ptr<RowModel<ServiceCost>> m_serviceModel;
    std::unique_ptr<RowModel<AllocationShare>> m_shareModel;

    StateStack* m_states = nullptr;
    TenantStrip* m_tenant = nullptr;
    SegmentedControl* m_tabs = nullptr;
    SegmentedControl* m_bills = nullptr;
    SegmentedControl* m_aggregates = nullptr;
    QStackedWidget* m_pages = nullptr;
    CostTiles* m_tiles = nullptr;
    Card* m_chartCard = nullptr;
    DayBars* m_bars = nullptr;
    DataTable* m_serviceTable = nullptr;
    DataTable* m_shareTable = nullptr;
    TextLabel* m_sentence = nullptr;
    QTimer m_second;
    TenantWatch m_tenants;
};

} // namespace mw
