// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is being shipped and what failed: runs of every repository in one list, their jobs as a
// graph, the log of a job, deployments, and the delivery metrics with their definitions. Binds to
// the hub's topics; knows no source.
#pragma once

#include "models/items/delivery_items.h"
#include "models/items/dora_items.h"
#include "widgets/controls/action_sender.h"
#include "widgets/controls/pane.h"
#include "widgets/controls/tenant_scope.h"
#include "widgets/controls/time_follower.h"

#include <QTimer>
#include <functional>
#include <map>
#include <memory>

class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace mw {

class DataTable;
class DoraStrip;
class JobGraph;
class LogPanel;
class RunDeeds;
class SegmentedControl;
class TextLabel;

class DeliveryPane : public Pane, public TimeFollower
{
    Q_OBJECT
public:
    explicit DeliveryPane(ActionSetup setup = {}, QWidget* parent = nullptr);
    ~DeliveryPane() override;
    QString id() const override { return QStringLiteral("delivery"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("pane-delivery"); }
    // What is known of pages beyond the pager's list, of those since a moment; asked whenever the
    // figures are computed. Not called: no more is known than the pager says.
    using Told = std::function<std::map<SourceKey, PageTold>(World since)>;
    void setTold(Told told) { m_told = std::move(told); }
    void attach(PaneContext& context) override;
    void leaveOutLogs(); // of a picture without names: what programs wrote; once attached
    void setActive(bool active) override;
    std::optional<InspectorContent> inspect(const Selected& what) const override;
    bool reveal(const Selected& what) override;
    QWidget* focusTarget() override;
    QString atThatTime() const override;
    QVariantMap saveLayout() const override;
    void restoreLayout(const QVariantMap& layout) override;
    ConfirmCard* card() const { return m_card; }

private:
    enum Tab { Runs, Deployments };
    void buildTables();
    void registerActions();
    const PipelineRun* selectedRun() const;
    const Deployment* selectedDeployment() const;
    void chosen(); // another row
    void refresh();
    void refreshJobs();
    void bringJobIntoSight();
    void measure();
    std::optional<InspectorContent> inspectRun(const PipelineRun& run) const;
    std::optional<InspectorContent> inspectFigure(const DoraTile& tile) const;
    std::optional<InspectorContent> inspectDeployment(const Deployment& row) const;
    std::vector<PipelineJob> jobsOf(const std::string& runId, const Atom& source) const;

    ActionSetup m_setup;
    Told m_told;
    PaneContext* m_context = nullptr;
    std::unique_ptr<RowModel<PipelineRun>> m_runs;
    std::unique_ptr<RowModel<Deployment>> m_deployments;
    DoraStrip* m_dora = nullptr;
    SegmentedControl* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr;
    DataTable* m_runTable = nullptr;
    DataTable* m_deploymentTable = nullptr;
    QSplitter* m_split = nullptr;
    JobGraph* m_graph = nullptr;
    QScrollArea* m_graphArea = nullptr;
    LogPanel* m_log = nullptr;
    TextLabel* m_jobsTitle = nullptr;
    SourceKey m_looked; // the run the source is asked about
    ConfirmCard* m_card = nullptr;
    RunDeeds* m_deeds = nullptr;
    QTimer m_second;
    TenantWatch m_tenants;
    bool m_measure = true; // rows have changed since
};

} // namespace mw
