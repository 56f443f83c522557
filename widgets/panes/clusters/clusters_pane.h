// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which workloads and nodes are unwell, and why: several clusters merged in one table per kind, the
// findings first. Binds to the hub's topics; knows no source.
#pragma once

#include "models/items/kube_items.h"
#include "models/items/snapshot_rows.h"
#include "widgets/controls/pane.h"

#include <QTimer>
#include <memory>

class QStackedWidget;

namespace mw {

class ClusterStrip;
class DataTable;
class SegmentedControl;

class ClustersPane : public Pane
{
    Q_OBJECT
public:
    explicit ClustersPane(QWidget* parent = nullptr);
    ~ClustersPane() override;

    QString id() const override { return QStringLiteral("clusters"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("pane-clusters"); }
    void attach(PaneContext& context) override;
    void setActive(bool active) override;
    std::optional<InspectorContent> inspect(const Selected& what) const override;
    bool reveal(const Selected& what) override;
    QWidget* focusTarget() override;
    QVariantMap saveLayout() const override;
    void restoreLayout(const QVariantMap& layout) override;

    enum Tab { Findings, Workloads, Pods, Nodes, Events, Namespaces, TabCount };
    Tab tab() const;
    void setTab(Tab tab);

private:
    struct Page;
    template <class Row, class Store>
    void addPage(Tab tab,
                 RowTraits<Row> traits,
                 const Store& store,
                 const QString& what,
                 std::function<Selected(const Row&)> select,
                 std::function<bool(const Row&)> admits);
    void refreshFindings();
    void refreshStates();
    void tick();
    void registerActions();

    PaneContext* m_context = nullptr;
    std::unique_ptr<SnapshotRows<Finding>> m_findings;
    std::vector<std::unique_ptr<Page>> m_pages;
    ClusterStrip* m_strip = nullptr;
    SegmentedControl* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTimer m_second;
    bool m_quiet = false; // a selection is being set by code
};

} // namespace mw
