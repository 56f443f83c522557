// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/slos/slo_figures.h"

#include "models/text/format.h"
#include "widgets/controls/share_bar.h"
#include "widgets/panes/slos/burn_bars.h"
#include "widgets/panes/slos/slo_words.h"
#include "widgets/theme/paint.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace mw {
namespace {

struct Figures
{
    Q_DECLARE_TR_FUNCTIONS(SloFigures)
};

constexpr int narrowest = 136;

double burnOver(const Slo& slo, std::chrono::minutes window)
{
    for (const BurnWindow& burn : slo.burns) {
        if (burn.window == window)
            return burn.burn;
    }
    return notMeasured;
}

// "71.2 %" → "71.2" and "%": the unit stands lighter.
void setValue(Figure& figure, const QString& text)
{
    const qsizetype space = text.lastIndexOf(QLatin1Char(' '));
    const bool number = !text.isEmpty() && (text[0].isDigit() || text[0] == QChar(0x2212));
    if (number && space > 0 && text.count(QLatin1Char(' ')) == 1) {
        figure.value = text.left(space);
        figure.unit = text.mid(space + 1);
    } else if (number && text.endsWith(QChar(0x00D7))) {
        figure.value = text.chopped(1);
        figure.unit = text.right(1);
    } else {
        figure.value = text;
    }
}

} // namespace

std::vector<Figure> figuresOf(const Slo& slo)
{
    using namespace std::chrono_literals;
    Provenance from = provenanceOf(slo);
    const bool unknown = slo.state == Slo::State::NoData || slo.state == Slo::State::Broken
        || slo.state == Slo::State::NoTraffic;
    std::vector<Figure> all;
    const auto add = [&](QString label, const QString& value, QString note) -> Figure& {
        Figure figure;
        figure.label = std::move(label);
        setValue(figure, value);
        figure.note = std::move(note);
        figure.tip = figure.label + QStringLiteral(": ") + value;
        figure.from = from;
        if (unknown && value == text::none())
            figure.status = StatusKind::Unknown;
        all.push_back(std::move(figure));
        return all.back();
    };
    //: %1 = objective such as "99.9 %", %2 = window such as "30 d"
    add(Figures::tr("SLI"),
        text::availability(slo.sli, slo.objective),
        Figures::tr("of %1 over %2")
            .arg(text::objective(slo.objectiveText), text::window(slo.window)));

    QString note = Figures::tr("of %1").arg(text::window(slo.window));
    if (!std::isnan(slo.validEvents) && slo.validEvents > 0)
        //: bad events so far, of those that the budget allows
        note = Figures::tr("%1 of %2 bad events")
                   .arg(text::count(std::llround(slo.validEvents - slo.goodEvents)),
                        text::count(std::llround(slo.validEvents * (1 - slo.objective))));
    Figure& budget = add(Figures::tr("Budget left"), text::budget(slo.remaining), note);
    if (!std::isnan(slo.remaining)) {
        budget.share = slo.remaining;
        if (slo.remaining <= 0)
            budget.status = StatusKind::Warning;
    }

    const double hour = burnOver(slo, 1h);
    //: %1 = burn rate over five minutes
    Figure& burn = add(Figures::tr("Burn, 1 h"),
                       text::burnRate(hour),
                       Figures::tr("5 min: %1").arg(text::burnRate(burnOver(slo, 5min))));
    burn.from.window = text::window(1h);
    const auto limit = burnLimit(1h, slo.window);
    if (limit && hour > limit->factor)
        burn.status = limit->page ? StatusKind::Critical : StatusKind::Warning;

    add(Figures::tr("Gone in"),
        text::exhaustion(slo.exhaustionSeconds),
        slo.exhaustionSeconds > 0 && !std::isinf(slo.exhaustionSeconds)
            ? Figures::tr("at the burn of the last hour")
            : QString());

    Figure& cover
        = add(Figures::tr("Data cover"),
              std::isnan(slo.coverage) ? text::none()
                                       : text::percent(slo.coverage, 0, text::Round::Floor),
              slo.lowTraffic ? Figures::tr("low traffic: look at counts")
                             : Figures::tr("of %1").arg(text::window(slo.window)));
    if (slo.lowTraffic)
        cover.status = StatusKind::Info;
    return all;
}

SloFigures::SloFigures(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setProvenancePlaces(this, [this] {
        std::vector<ProvenancePlace> out;
        for (int i = 0; i < shown() && i < int(m_figures.size()); ++i)
            out.push_back({rectOf(i).toRect(), m_figures[size_t(i)].from});
        return out;
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SloFigures::setFigures(std::vector<Figure> figures)
{
    if (figures == m_figures)
        return;
    m_figures = std::move(figures);
    QStringList words;
    for (const Figure& figure : m_figures)
        words << figure.label + QLatin1Char(' ') + figure.value + QLatin1Char(' ') + figure.unit;
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

void SloFigures::setRemembered(const QString& words)
{
    if (words == m_remembered)
        return;
    m_remembered = words;
    update();
}

QString SloFigures::tipOf(int index) const
{
    const Figure& figure = m_figures[size_t(index)];
    return figure.tip + QLatin1Char('\n') + describe(figure.from, m_now);
}

int SloFigures::shown() const
{
    return std::clamp(width() / narrowest, 1, std::max(1, int(m_figures.size())));
}

QRectF SloFigures::rectOf(int index) const
{
    const double each = (width() - (shown() - 1.0) * space::gap) / shown();
    return {index * (each + space::gap), 0, each, double(height())};
}

void SloFigures::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& colors = m_theme.palette();
    for (int i = 0; i < shown() && i < int(m_figures.size()); ++i) {
        const Figure& figure = m_figures[size_t(i)];
        const QRectF card = rectOf(i);
        paintCard(painter, m_theme, card);
        QRectF inside = card.adjusted(12, 8, -12, -8);
        painter.setFont(m_theme.font(TextSize::Tiny, QFont::DemiBold));
        painter.setPen(colors.faint);
        paintLine(painter, QRectF(inside.left(), inside.top(), inside.width(), 14), figure.label);
        QRectF line(inside.left(), inside.top() + 14, inside.width(), 28);
        // A number that nobody renews is never drawn as if it were of now.
        const auto status
            = m_remembered.isEmpty() ? figure.status : std::optional(StatusKind::Stale);
        if (status) {
            QRectF mark(line.left(), 0, 11, 11);
            mark.moveCenter(QPointF(mark.center().x(), line.center().y()));
            paintStatus(painter, m_theme, *status, mark);
            line.setLeft(line.left() + 18);
        }
        const QFont large = m_theme.font(TextSize::Head, QFont::DemiBold);
        const double wide = QFontMetricsF(large).horizontalAdvance(figure.value);
        const bool fits = wide <= line.width();
        painter.setFont(fits ? large : m_theme.font(TextSize::Body, QFont::DemiBold));
        painter.setPen(m_remembered.isEmpty() ? colors.text : colors.muted);
        paintLine(painter, line, figure.value);
        if (fits && !figure.unit.isEmpty()) {
            painter.setFont(m_theme.font(TextSize::Body));
            painter.setPen(colors.faint);
            paintLine(painter, line.adjusted(wide + 4, 3, 0, 0), figure.unit);
        }
        if (figure.share)
            paintShareBar(painter,
                          m_theme,
                          QRectF(card.right() - 12 - 72, line.center().y() - 3, 72, 6),
                          *figure.share,
                          status);
        painter.setFont(m_theme.font(TextSize::Small));
        painter.setPen(colors.muted);
        paintLine(painter,
                  QRectF(inside.left(), inside.bottom() - 17, inside.width(), 17),
                  m_remembered.isEmpty() ? figure.note : m_remembered);
    }
}

bool SloFigures::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < shown() && i < int(m_figures.size()); ++i) {
        if (rectOf(i).contains(help->pos()))
            QToolTip::showText(help->globalPos(), tipOf(i), this);
    }
    return true;
}

} // namespace mw
