// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/slos/slos_pane.h"

#include "models/hub/hub.h"
#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/search_field.h"
#include "widgets/panes/clusters/cluster_facts.h"
#include "widgets/panes/slos/slo_detail.h"

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
    m_model = std::make_unique<RowModel<Slo>>(sloTraits(), context.hub.slos());
    m_table = new DataTable(context.theme);
    m_table->setModel(m_model.get(), tr("SLOs"));
    column->addWidget(m_table, 1);
    m_detail = new SloDetail(context.theme);
    m_detail->setMinimumHeight(260);
    column->addWidget(m_detail, 1);
    for (int section = 0; section < m_model->columnCount(); ++section) {
        if (m_model->columnId(section) == QStringLiteral("state"))
            m_table->view()->sortByColumn(section, Qt::AscendingOrder);
    }
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
    connect(&context.hub.slos(), &TopicSignals::changed, this, [this] {
        // after the model has taken the change
        QMetaObject::invokeMethod(this, &SlosPane::refresh, Qt::QueuedConnection);
    });
    connect(&context.hub, &Hub::sourcesChanged, this, &SlosPane::refresh);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &SlosPane::refresh);
    refresh();
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
    const World now = m_context->hub.clock().world();
    m_table->setState(partState(
        m_context->hub.sources(), "prometheus", "slo", m_model->totalRows(), tr("SLOs"), now));
    const Slo* slo = selected();
    m_detail->setSlo(slo ? std::optional<Slo>(*slo) : std::nullopt, now);
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
    const Provenance from{text::qs(slo.key.source.str()),
                          text::qs(slo.errorQuery),
                          text::window(slo.window),
                          slo.computedAt};
    InspectorContent content;
    content.what = what;
    content.kind = tr("SLO");
    content.icon = icon();
    content.title = text::qs(slo.name);
    content.subtitle = text::qs(slo.service);
    content.status = statusOf(markOf(slo.state));
    content.sentence = slo.brokenReason.empty() ? text::sentence(slo) : text::qs(slo.brokenReason);
    InspectorSection promise;
    promise.title = tr("Promise");
    const auto fact
        = [&from](InspectorSection& section, const QString& label, const QString& value) {
              Fact one;
              one.label = label;
              one.value = value;
              one.from = from;
              section.facts.push_back(std::move(one));
          };
    fact(promise, tr("Objective"), text::objective(slo.objectiveText));
    fact(promise, tr("Window"), text::window(slo.window));
    fact(promise, tr("SLI"), text::availability(slo.sli, slo.objective));
    fact(promise, tr("Budget left"), text::budget(slo.remaining));
    if (!std::isnan(slo.recordedRemaining))
        fact(promise, tr("Its own rules say"), text::budget(slo.recordedRemaining));
    fact(promise, tr("Gone in"), text::exhaustion(slo.exhaustionSeconds));
    fact(promise,
         tr("Data covers"),
         std::isnan(slo.coverage) ? text::none()
                                  : text::percent(slo.coverage, 1, text::Round::Floor));
    if (!std::isnan(slo.validEvents))
        fact(promise,
             tr("Events"),
             tr("%1 bad of %2")
                 .arg(text::count(int64_t(slo.validEvents - slo.goodEvents)),
                      text::count(int64_t(slo.validEvents))));
    if (slo.lowTraffic)
        //: so few events that single failures decide
        fact(promise, tr("Traffic"), tr("low: look at the counts"));
    content.sections.push_back(std::move(promise));
    InspectorSection burns;
    burns.title = tr("Burn rate");
    for (const BurnWindow& burn : slo.burns)
        fact(burns, text::window(burn.window), text::burnRate(burn.burn));
    content.sections.push_back(std::move(burns));
    InspectorSection query;
    query.title = tr("Error ratio");
    query.prose = text::qs(slo.errorQuery);
    query.monoProse = true;
    content.sections.push_back(std::move(query));
    return content;
}

bool SlosPane::reveal(const Selected& what)
{
    const auto* key = std::get_if<SloKey>(&what);
    if (!key)
        return false;
    if (m_table->selectKey(keyText(*key)))
        return true;
    m_table->filter()->clear();
    m_model->setFilterText({});
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
