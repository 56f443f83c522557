// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/slos/slos_pane.h"

#include "models/hub/hub.h"
#include "models/text/format.h"
#include "widgets/cards/cluster_facts.h"
#include "widgets/cards/owner_facts.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/light_strip.h"
#include "widgets/controls/share_bar.h"
#include "widgets/controls/table_actions.h"
#include "widgets/controls/table_provenance.h"
#include "widgets/panes/slos/rollout_markers.h"
#include "widgets/panes/slos/slo_detail.h"
#include "widgets/panes/slos/slo_words.h"

#include <QVBoxLayout>

namespace mw {

SlosPane::SlosPane(QWidget* parent) : Pane(parent) { }

SlosPane::~SlosPane() = default;

QString SlosPane::title() const
{
    //: rail: service level objectives
    return tr("SLOs");
}

void SlosPane::attach(PaneContext& context)
{
    m_context = &context;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::padding, space::padding, space::padding, space::padding);
    column->setSpacing(space::gap);
    column->addWidget(new LightStrip(context,
                                     {"prometheus"},
                                     //: In "Light mode: …", over the SLOs
                                     tr("Prometheus is asked a quarter as often")));
    m_tenant = new TenantStrip(context);
    //: After "Tenant acme: ", over the SLOs
    m_tenant->setWords(tr("promises to other tenants are left out; those of shared services stay"));
    column->addWidget(m_tenant);
    connect(m_tenant, &TenantStrip::shownChanged, this, &SlosPane::divide);
    m_model = std::make_unique<RowModel<Slo>>(sloTraits(), context.hub.slos());
    m_model->setRemembered([this](const Slo& slo) {
        const auto found = m_remembered.find(slo.key.source.str());
        return found == m_remembered.end() ? CellMark::None : found->second;
    });
    m_table = new DataTable(context.theme);
    m_table->setModel(m_model.get(), tr("SLOs"), [](int n) {
        //: after a number: "1 SLO", "12 SLOs"
        return tr("SLO(s)", nullptr, n);
    });
    bindProvenance<Slo>(*m_table,
                        *m_model,
                        context.hub.clock(),
                        [](const Slo& slo, const QString&) { return provenanceOf(slo); });
    column->addWidget(m_table);
    m_detail = new SloDetail(context.theme);
    column->addWidget(m_detail, 1);
    connect(&context.time, &TimeState::changed, this, [this] {
        for (TimeChart* chart : {m_detail->budgetChart(), m_detail->errorChart()})
            chart->setPinned(m_context->time.cursor());
        m_detail->setRange(m_context->time.range());
    });
    m_detail->setRange(context.time.range());
    paintBudget();
    connect(m_table, &DataTable::currentKeyChanged, this, [this] {
        if (const Slo* slo = selected())
            m_context->selection.select(slo->key, this);
        refresh();
    });
    connect(m_table, &DataTable::activated, this, [this] {
        if (const Slo* slo = selected())
            m_context->selection.open(slo->key);
    });
    connect(m_table, &DataTable::stateAction, this, [this](const QString& id) {
        m_context->actions.trigger(id);
    });
    connect(m_model.get(), &RowModelBase::countsChanged, this, &SlosPane::divide);
    connect(&context.hub.slos(), &TopicSignals::changed, this, [this] {
        // after the model has taken the change
        QMetaObject::invokeMethod(this, &SlosPane::refresh, Qt::QueuedConnection);
    });
    connect(&context.hub, &Hub::sourcesChanged, this, &SlosPane::refresh);
    connect(&context.scope, &ScopeState::changed, this, &SlosPane::rescope);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &SlosPane::refresh);
    addTableActions(context.actions, *this, [this] { return m_table; });
    rescope();
    sortWorstFirst();
    refresh();
}

// Worst first: the state, and of equal states the smaller budget (sloTraits().order).
void SlosPane::sortWorstFirst()
{
    for (int section = 0; section < m_model->columnCount(); ++section) {
        if (m_model->columnId(section) == QStringLiteral("state"))
            m_table->view()->sortByColumn(section, Qt::AscendingOrder);
    }
}

// The budget as a bar left of its number: how much is left is seen before it is read.
void SlosPane::paintBudget()
{
    for (int section = 0; section < m_model->columnCount(); ++section) {
        if (m_model->columnId(section) != QStringLiteral("remaining"))
            continue;
        const Theme& theme = m_context->theme;
        m_table->view()->cells()->setPainter(
            section, [this, &theme](QPainter& painter, const QRectF& cell, const QModelIndex& at) {
                const double left = m_model->rowAt(at.row()).remaining;
                if (!std::isnan(left))
                    paintShareBar(painter,
                                  theme,
                                  QRectF(cell.left(), cell.center().y() - 3, 72, 6),
                                  left,
                                  left <= 0 ? std::optional(StatusKind::Warning) : std::nullopt);
                return false; // the number comes over it
            });
    }
}

QString SlosPane::atThatTime() const
{
    //: What the pane shows while a moment in the past is looked at
    return tr("The charts are read there; table and figures are of now.");
}

void SlosPane::rescope()
{
    m_environments.clear();
    for (const SourceStatus& source : m_context->hub.sources())
        m_environments[source.id.str()] = source.environment;
    m_model->setAdmission([this](const Slo& slo) {
        const auto found = m_environments.find(slo.key.source.str());
        return (found == m_environments.end() || m_context->scope.admitsEnvironment(found->second))
            && inTenant(*m_context, slo);
    });
    refresh();
}

// The table is as tall as its rows need, up to half of the pane; the rest belongs to the charts.
void SlosPane::divide()
{
    const bool any = m_model->totalRows() > 0;
    const int rows = std::max(4, std::max(m_model->rowCount(), m_model->totalRows()));
    const int wanted = 32 + space::tight + 34 + rows * m_context->theme.rowHeight() + 14;
    // What the line of a tenant takes, the table gives: the charts of a small window have no more.
    const int line = m_tenant->isHidden() ? 0 : m_tenant->height() + space::gap;
    const int most
        = std::max(line > 0 ? 140 : 180, (height() - 2 * space::padding) * 45 / 100 - line);
    m_table->setMaximumHeight(any ? std::min(wanted, most) : QWIDGETSIZE_MAX);
    m_table->setMinimumHeight(any ? std::min(wanted, most) : 0);
}

void SlosPane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    if (m_table)
        divide();
}

const Slo* SlosPane::selected() const
{
    int row = m_model->rowOfKey(m_table->currentKey());
    if (row < 0 && m_model->rowCount() > 0)
        row = 0; // the worst one
    return row < 0 ? nullptr : &m_model->rowAt(row);
}

void SlosPane::refresh()
{
    if (m_tenants.moved(*m_context))
        m_model->refilter();
    const World now = m_context->hub.clock().world();
    std::vector<SourceStatus> sources = m_context->hub.sources();
    std::erase_if(sources, [this](const SourceStatus& source) {
        return source.type != "prometheus"
            || !m_context->scope.admitsEnvironment(source.environment);
    });
    std::map<std::string, CellMark> remembered;
    for (const SourceStatus& source : sources) {
        if (source.state != SourceState::Live && source.state != SourceState::Connecting)
            remembered[source.id.str()] = CellMark::Stale;
    }
    if (remembered != m_remembered) {
        m_remembered = std::move(remembered);
        m_model->marksChanged();
    }
    PanelState state
        = partState(sources, "prometheus", "slo", m_model->totalRows(), tr("SLOs"), now);
    if (state.kind == PanelState::Kind::Empty && !sources.empty()) {
        //: Empty state: Prometheus answers, but knows no service level objective
        state.sentence = tr("No SLOs here.");
        state.detail = tr("Midwatch finds the recording rules of Sloth by itself; others are "
                          "declared in the estate file under objectives.");
    }
    m_table->setState(state);
    const Slo* slo = selected();
    m_detail->setSlo(slo ? std::optional<Slo>(*slo) : std::nullopt,
                     now,
                     slo && m_remembered.contains(slo->key.source.str()));
    if (slo && isVisible())
        refreshMarkers(*slo);
    int unwell = 0;
    StatusKind worst = StatusKind::Ok;
    m_context->hub.slos().forEach([&](Slot, const Slo& one) {
        const StatusKind kind = statusOf(markOf(one.state));
        if (kind == StatusKind::Critical || kind == StatusKind::Warning) {
            ++unwell;
            if (rankOf(kind) > rankOf(worst))
                worst = kind;
        }
    });
    Q_EMIT badgeChanged(unwell, worst);
    Q_EMIT inspectionChanged();
}

void SlosPane::refreshMarkers(const Slo& slo)
{
    std::vector<ChartMarker> markers
        = rolloutMarkers(m_context->hub, slo.service, m_context->theme.palette().muted);
    const auto same = [](const ChartMarker& a, const ChartMarker& b) {
        return a.at == b.at && a.label == b.label && a.color == b.color;
    };
    if (std::equal(markers.begin(), markers.end(), m_markers.begin(), m_markers.end(), same))
        return;
    m_markers = markers;
    m_detail->setMarkers(std::move(markers));
}

void SlosPane::setActive(bool active)
{
    m_context->hub.setPartVisible("slo", active);
    if (active) {
        refresh();
        m_second.start();
    } else {
        m_second.stop();
    }
}

std::optional<InspectorContent> SlosPane::inspect(const Selected& what) const
{
    const auto* key = std::get_if<SloKey>(&what);
    if (!key)
        return std::nullopt;
    const auto slot = m_context->hub.slos().find(*key);
    if (!slot)
        return std::nullopt;
    const Slo& slo = m_context->hub.slos().row(*slot);
    InspectorContent content = inspectSlo(slo, m_context->hub.clock().world());
    if (const Belongings* whose = m_context->belongings)
        addBelongsTo(
            content,
            belongsTo(whose->ownerOfService(slo.service), whose->tenantOf(slo), provenanceOf(slo)));
    return content;
}

bool SlosPane::reveal(const Selected& what)
{
    const auto* key = std::get_if<SloKey>(&what);
    if (!key)
        return false;
    if (m_table->selectKey(keyText(*key)))
        return true;
    m_table->clearFilter();
    return m_table->selectKey(keyText(*key));
}

QWidget* SlosPane::focusTarget()
{
    return m_table ? static_cast<QWidget*>(m_table->view()) : this;
}

QVariantMap SlosPane::saveLayout() const
{
    return {{QStringLiteral("table"), m_table->saveLayout()}};
}

void SlosPane::restoreLayout(const QVariantMap& layout)
{
    m_table->restoreLayout(layout.value(QStringLiteral("table")).toMap());
}

} // namespace mw
