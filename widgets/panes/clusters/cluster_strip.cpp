// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/clusters/cluster_strip.h"

#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <map>

namespace mw {
namespace {

constexpr int widest = 320;

} // namespace

ClusterStrip::ClusterStrip(const Theme& theme, const Hub& hub, ScopeState& scope, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_hub(hub), m_scope(scope)
{
    setFixedHeight(64);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&scope, &ScopeState::changed, this, qOverload<>(&QWidget::update));
}

void ClusterStrip::refresh()
{
    const World now = m_hub.clock().world();
    struct Counts
    {
        int nodes = 0, ready = 0, pods = 0;
        std::string version;
        Severity worst = Severity::Ok;
    };
    std::map<std::string, Counts> counts;
    m_hub.nodes().forEach([&](Slot, const KubeNode& node) {
        auto& c = counts[node.key.cluster.str()];
        ++c.nodes;
        c.ready += node.ready;
    });
    m_hub.pods().forEach([&](Slot, const Pod& pod) { ++counts[pod.key.cluster.str()].pods; });
    m_hub.clusters().forEach([&](Slot, const ClusterState& state) {
        counts[state.key.cluster.str()].version = state.version;
    });
    for (const Finding& finding : m_hub.findings()) {
        auto& worst = counts[finding.object.cluster.str()].worst;
        if (finding.severity == Severity::Critical
            || (finding.severity == Severity::Warning && worst != Severity::Critical))
            worst = finding.severity;
    }
    m_entries.clear();
    QStringList words;
    for (const SourceStatus& source : m_hub.sources()) {
        if (source.type != "kubernetes")
            continue;
        Entry entry;
        entry.cluster = source.id.str();
        entry.title = text::qs(source.title.empty() ? source.id.str() : source.title);
        const Counts& c = counts[entry.cluster];
        const bool live = source.state == SourceState::Live;
        entry.kind = live ? statusOf(c.worst) : statusOf(source.state);
        QStringList facts;
        if (c.nodes > 0)
            facts << tr("%1/%2 nodes").arg(c.ready).arg(c.nodes);
        if (c.pods > 0)
            facts << tr("%1 pods").arg(text::count(c.pods));
        if (!c.version.empty())
            facts << text::qs(c.version);
        if (!live)
            facts.prepend(text::word(source.state));
        entry.facts = facts.join(QStringLiteral(" · "));
        entry.tip = text::sentence(source, now);
        if (!source.permanentWarning.empty())
            entry.tip += QLatin1Char('\n') + text::qs(source.permanentWarning);
        words << entry.title + QLatin1Char(' ') + wordOf(entry.kind);
        m_entries.push_back(std::move(entry));
    }
    setVisible(m_entries.size() > 0);
    setAccessibleName(tr("Clusters: %1").arg(words.join(QStringLiteral(", "))));
    update();
}

QRectF ClusterStrip::rectOf(size_t index) const
{
    const auto count = double(std::max<size_t>(1, m_entries.size()));
    const double each = std::min<double>(widest, (width() - (count - 1) * space::gap) / count);
    return {double(index) * (each + space::gap), 0, each, double(height())};
}

int ClusterStrip::indexAt(QPointF at) const
{
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (rectOf(i).contains(at))
            return int(i);
    }
    return -1;
}

void ClusterStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& colors = m_theme.palette();
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& entry = m_entries[i];
        const QRectF rect = rectOf(i);
        paintCard(painter, m_theme, rect);
        const bool chosen = m_scope.scope().cluster == entry.cluster;
        if (int(i) == m_hover || chosen) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(chosen ? colors.selection : colors.hover);
            painter.drawRoundedRect(rect, space::radius, space::radius);
        }
        if (hasFocus() && int(i) == m_focus) {
            painter.setPen(QPen(colors.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), space::radius, space::radius);
        }
        paintStatus(painter,
                    m_theme,
                    entry.kind,
                    QRectF(rect.left() + 16, rect.top() + 16, 12, 12),
                    entry.kind == StatusKind::Ok ? Loudness::Quiet : Loudness::Normal);
        painter.setPen(colors.text);
        painter.setFont(m_theme.font(TextSize::Body, QFont::DemiBold));
        paintLine(painter,
                  QRectF(rect.left() + 38, rect.top() + 12, rect.width() - 50, 20),
                  entry.title,
                  Qt::AlignLeft | Qt::AlignVCenter,
                  Qt::ElideMiddle);
        painter.setPen(colors.muted);
        painter.setFont(m_theme.font(TextSize::Small));
        paintLine(
            painter, QRectF(rect.left() + 38, rect.top() + 33, rect.width() - 50, 18), entry.facts);
    }
}

void ClusterStrip::toggle(int index)
{
    if (index < 0 || size_t(index) >= m_entries.size())
        return;
    Scope scope = m_scope.scope();
    const std::string& cluster = m_entries[size_t(index)].cluster;
    scope.cluster = scope.cluster == cluster ? std::string() : cluster;
    m_scope.setScope(scope);
}

void ClusterStrip::mouseMoveEvent(QMouseEvent* event)
{
    const int hover = indexAt(event->position());
    if (hover != m_hover) {
        m_hover = hover;
        update();
    }
}

void ClusterStrip::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

void ClusterStrip::mousePressEvent(QMouseEvent* event)
{
    toggle(indexAt(event->position()));
}

void ClusterStrip::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_entries.size()) - 1;
    if (event->key() == Qt::Key_Right)
        m_focus = std::min(last, m_focus + 1);
    else if (event->key() == Qt::Key_Left)
        m_focus = std::max(0, m_focus - 1);
    else if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return)
        toggle(m_focus);
    else
        return QWidget::keyPressEvent(event);
    update();
}

bool ClusterStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        if (index >= 0)
            QToolTip::showText(help->globalPos(), m_entries[size_t(index)].tip, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace mw
