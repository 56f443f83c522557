// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which workloads and nodes are unwell, and why: several clusters merged in one table per kind, the
// findings first. Binds to the hub's topics; knows no source.
#pragma once

#include "models/items/kube_items.h"
#include "models/items/snapshot_rows.h"
#include "widgets/controls/pane.h"
#include "widgets/controls/tenant_scope.h"
#include "widgets/controls/time_follower.h"

#include <QTimer>
#include <memory>

class QStackedWidget;

namespace mw {

class Chip;
class ClusterStrip;
class DataTable;
class LightStrip;
class SegmentedControl;
class Strip;

class ClustersPane : public Pane, public TimeFollower
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
    QString atThatTime() const override;
    QVariantMap saveLayout() const override;
    void restoreLayout(const QVariantMap& layout) override;
    bool settled() const override;

    enum Tab { Findings, Workloads, Pods, Nodes, Events, Namespaces, TabCount };
    Tab tab() const;
    void setTab(Tab tab);
    DataTable* table(Tab tab) const;
    ClusterStrip* strip() const { return m_strip; }
    // Only rows of this namespace (in every cluster); empty = all. Nodes have none and stay.
    void setNamespace(const std::string& name);
    const std::string& namespaceName() const { return m_namespace; }
    void setOnlyUnwell(bool only);

private:
    struct Page;
    template <class Row, class Store>
    void addPage(Tab tab,
                 RowTraits<Row> traits,
                 const Store& store,
                 const QString& what,
                 const std::function<QString(int)>& counted, // "pod", "pods"
                 std::function<Selected(const Row&)> select,
                 std::function<bool(const Row&)> admits);
    void addPages();
    void connectPage(Tab tab, Page& page);
    void buildTop();
    void paintUsage();
    void refreshFindings();
    void refreshStates();
    void refreshRemembered();
    void tellLimits(const std::vector<SourceStatus>& sources);
    void refreshColumns();
    void refreshDetails();
    bool detailsCame() const;
    void rescope();
    void refreshChips();
    void openNamespaces();
    std::vector<ObjectKey> chosenPods() const;
    void showLogs();
    void tick();
    void registerActions();
    std::optional<InspectorContent> inspectFinding(const FindingRef& ref) const;

    PaneContext* m_context = nullptr;
    std::unique_ptr<SnapshotRows<Finding>> m_findings;
    std::vector<std::unique_ptr<Page>> m_pages;
    ClusterStrip* m_strip = nullptr;
    SegmentedControl* m_tabs = nullptr;
    Strip* m_limits = nullptr;
    QString m_limitWords;
    LightStrip* m_lean = nullptr;
    TenantWatch m_tenants;
    Chip* m_unwell = nullptr;
    Chip* m_namespaces = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTimer m_second;
    std::string m_namespace;
    bool m_onlyUnwell = false;
    bool m_active = false;
    std::optional<World> m_detailsAsked; // on a link that is paid by volume; none: not now
    bool m_metricsWanted = true; // as the hub was told last; it asks until told otherwise
    bool m_severalClusters = true;
};

} // namespace mw
