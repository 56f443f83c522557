// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which promise is in danger and when it runs out: worst first, computed by us, with what the
// recording rules say beside it.
#pragma once

#include "models/items/kube_items.h"
#include "widgets/charts/time_chart.h"
#include "widgets/controls/pane.h"
#include "widgets/controls/tenant_scope.h"
#include "widgets/controls/time_follower.h"

#include <QTimer>
#include <map>
#include <memory>

namespace mw {

class DataTable;
class SloDetail;

class SlosPane : public Pane, public TimeFollower
{
    Q_OBJECT
public:
    explicit SlosPane(QWidget* parent = nullptr);
    ~SlosPane() override;
    QString id() const override { return QStringLiteral("slos"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("pane-slos"); }
    void attach(PaneContext& context) override;
    void setActive(bool active) override;
    std::optional<InspectorContent> inspect(const Selected& what) const override;
    bool reveal(const Selected& what) override;
    QWidget* focusTarget() override;
    QString atThatTime() const override;
    QVariantMap saveLayout() const override;
    void restoreLayout(const QVariantMap& layout) override;

    DataTable* table() const { return m_table; }
    SloDetail* detail() const { return m_detail; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    const Slo* selected() const;
    void refresh();
    void refreshMarkers(const Slo& slo);
    void rescope();
    void divide();
    void sortWorstFirst();
    void paintBudget();

    PaneContext* m_context = nullptr;
    std::unique_ptr<RowModel<Slo>> m_model;
    DataTable* m_table = nullptr;
    SloDetail* m_detail = nullptr;
    QTimer m_second;
    TenantStrip* m_tenant = nullptr;
    TenantWatch m_tenants;
    std::map<std::string, std::string> m_environments; // of the sources
    std::map<std::string, CellMark> m_remembered; // sources that do not answer
    std::vector<ChartMarker> m_markers;
};

} // namespace mw
