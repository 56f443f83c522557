// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/status_bar.h"

#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/theme/paint.h"

#include <algorithm>

namespace mw {

namespace {
class RunButton : public QAbstractButton
{
public:
    RunButton(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
    {
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }
    QSize sizeHint() const override
    {
        return {
            QFontMetrics(m_theme.font(TextSize::Small, QFont::DemiBold)).horizontalAdvance(text())
                + 36,
            22};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const mw::Palette& c = m_theme.palette();
        p.setPen(hasFocus() ? QPen(c.accent, 2) : QPen(c.border, 1));
        p.setBrush(underMouse() ? c.pressed : c.hover);
        p.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        m_theme.paintIcon(p, QPointF(7, height() / 2.0 - 7), QStringLiteral("play"), c.text, 14);
        p.setFont(m_theme.font(TextSize::Small, QFont::DemiBold));
        p.setPen(c.text);
        paintLine(p, QRectF(26, 0, width() - 32, height()), text());
    }

private:
    const Theme& m_theme;
};
} // namespace

SourceDot::SourceDot(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SourceDot::setWords(StatusKind kind, const QString& title, const QString& detail)
{
    m_kind = kind;
    m_title = title;
    m_detail = detail;
    setAccessibleName(title % QStringLiteral(", ") % wordOf(kind) % QStringLiteral(", ") % detail);
    update();
}

QSize SourceDot::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(TextSize::Small));
    int width = 24 + metrics.horizontalAdvance(m_title) + 8;
    // Latencies and ages change every second; the neighbours must not move with them.
    if (!m_detail.isEmpty())
        width += std::max(metrics.horizontalAdvance(m_detail),
                          metrics.horizontalAdvance(QStringLiteral("000 ms")))
            + 6;
    return {width, 22};
}

void SourceDot::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    if (underMouse() || hasFocus()) {
        p.setPen(hasFocus() ? QPen(c.accent, 2) : QPen(Qt::NoPen));
        p.setBrush(c.hover);
        p.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    const bool well = m_kind == StatusKind::Ok;
    const qreal side = well ? 8 : 10;
    paintStatus(p,
                m_theme,
                m_kind,
                QRectF(13 - side / 2, height() / 2.0 - side / 2, side, side),
                Loudness::Quiet);
    p.setFont(m_theme.font(TextSize::Small));
    const qreal title = QFontMetricsF(p.font()).horizontalAdvance(m_title);
    p.setPen(well ? c.muted : c.text);
    p.drawText(QRectF(24, 0, title + 1, height()), Qt::AlignVCenter, m_title);
    p.setPen(well ? c.faint : c.muted);
    p.drawText(QRectF(24 + title + 6, 0, width(), height()), Qt::AlignVCenter, m_detail);
}

StatusBar::StatusBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_requests(new TextLabel(theme, TextSize::Small, Ink::Faint, QFont::Normal, this))
    , m_run(new RunButton(theme, this))
    , m_journal(new TextLabel(theme, TextSize::Small, Ink::Faint, QFont::Normal, this))
    , m_notes(new TextLabel(theme, TextSize::Small, Ink::Text, QFont::Normal, this))
{
    m_notes->setElide(Qt::ElideRight);
    setFixedHeight(28);
    m_run->hide();
    connect(m_run, &QAbstractButton::clicked, this, &StatusBar::runClicked);
    connect(&theme, &Theme::changed, this, [this] {
        layoutDots();
        update();
    });
}

QString StatusBar::detailOf(const SourceStatus& s) const
{
    if (s.state != SourceState::Live) {
        const bool aged = s.lastGood != World{} && s.state != SourceState::Disabled;
        return aged ? QString(text::word(s.state) % u' ' % text::age(s.lastGood, m_now))
                    : text::word(s.state);
    }
    // How many requests it took to get the same data depends on the moment: not in a picture.
    if (s.budget && s.budget->limit > 0 && s.budget->remaining >= 0 && !m_still)
        //: Status bar, API budget: %1 requests of %2 are left, "4 812/5 000"
        return tr("%1/%2").arg(text::count(s.budget->remaining), text::count(s.budget->limit));
    // A fresh answer is told by its speed, an older one by its age.
    const bool fresh = m_now - s.lastGood < std::chrono::seconds(20);
    if (fresh && s.latency.count() >= 0 && !m_still)
        return text::latency(s.latency);
    return s.lastGood == World{} ? text::word(s.state) : text::age(s.lastGood, m_now);
}

void StatusBar::setSources(std::vector<SourceStatus> sources, World now)
{
    m_sources = std::move(sources);
    m_now = now;
    int64_t requests = 0;
    for (const auto& source : m_sources)
        requests += source.requests;
    //: Status bar: how many requests all sources have sent since the start. %1 = number
    m_requests->setText(
        m_sources.empty() || m_still ? QString() : tr("%1 requests").arg(text::count(requests)));
    layoutDots();
}

void StatusBar::setStill(bool still)
{
    m_still = still;
    setSources(m_sources, m_now);
}

void StatusBar::setNotes(const QStringList& notes)
{
    m_notes->setText(notes.join(QStringLiteral(" · ")));
    layoutDots();
}

void StatusBar::setRun(const RunLine& run)
{
    m_run->setText(run.text);
    m_run->setAccessibleName(run.text);
    m_run->setVisible(!run.text.isEmpty());
    if (!run.journalProblem.isEmpty()) {
        //: Status bar: the journal of runs cannot be written. %1 = why
        m_journal->setText(tr("journal: %1").arg(run.journalProblem));
        m_journal->setInk(Ink::Text);
    } else {
        //: Status bar: the journal of runs is written and healthy
        m_journal->setText(run.hasJournal ? tr("journal ok") : QString());
        m_journal->setInk(Ink::Faint);
    }
    layoutDots();
}

QWidget* StatusBar::dotOf(const SourceId& id) const
{
    for (SourceDot* dot : m_dots) {
        if (dot->isVisible() && dot->source == id)
            return dot;
    }
    return nullptr;
}

void StatusBar::layoutDots()
{
    // The right side first; what is left belongs to the sources.
    int right = width() - 12;
    for (QWidget* w : {static_cast<QWidget*>(m_notes),
                       static_cast<QWidget*>(m_journal),
                       static_cast<QWidget*>(m_run),
                       static_cast<QWidget*>(m_requests)}) {
        const bool words
            = w == m_run ? !m_run->text().isEmpty() : !static_cast<TextLabel*>(w)->text().isEmpty();
        w->setVisible(words);
        if (!words)
            continue;
        const int wide = std::min(w->sizeHint().width(), std::max(40, width() / 3));
        w->setGeometry(right - wide, 3, wide, 22);
        right -= wide + 16;
    }
    struct Item
    {
        StatusKind kind;
        QString title, detail;
        SourceId id;
    };
    std::vector<Item> items, named;
    int live = 0;
    for (const auto& source : m_sources) {
        const StatusKind kind = statusOf(source.state);
        Item item{kind, text::qs(source.title), detailOf(source), source.id};
        if (!source.permanentWarning.empty() && kind == StatusKind::Ok)
            item.kind = StatusKind::Warning;
        live += source.state == SourceState::Live ? 1 : 0;
        if (source.state != SourceState::Live)
            named.push_back(item);
        items.push_back(std::move(item));
    }
    const auto widthOf = [this](const std::vector<Item>& list) {
        const QFontMetrics metrics(m_theme.font(TextSize::Small));
        int sum = 0;
        for (const Item& item : list) {
            sum += 24 + metrics.horizontalAdvance(item.title) + 10;
            if (!item.detail.isEmpty())
                sum += 8
                    + std::max(metrics.horizontalAdvance(item.detail),
                               metrics.horizontalAdvance(QStringLiteral("000 ms")));
        }
        return sum;
    };
    // Names are worth more than the ages of what is live, which the tooltips have too.
    if (widthOf(items) > right - 8) {
        for (Item& item : items) {
            if (item.kind == StatusKind::Ok)
                item.detail.clear();
        }
    }
    if (widthOf(items) > right - 8) {
        items.clear();
        if (live > 0)
            //: Status bar, many sources: the live ones together. %1 = number
            items.push_back({StatusKind::Ok, tr("%1 live").arg(live), {}, SourceId{}});
        items.insert(items.end(), named.begin(), named.end());
    }
    while (m_dots.size() < items.size()) {
        auto* dot = new SourceDot(m_theme, this);
        connect(dot, &QAbstractButton::clicked, this, [this, dot] {
            Q_EMIT sourceClicked(dot->source, dot);
        });
        m_dots.push_back(dot);
    }
    int x = 4;
    for (size_t i = 0; i < m_dots.size(); ++i) {
        SourceDot* dot = m_dots[i];
        if (i >= items.size()) {
            dot->hide();
            continue;
        }
        dot->source = items[i].id;
        dot->setWords(items[i].kind, items[i].title, items[i].detail);
        const int wide = dot->sizeHint().width();
        dot->setGeometry(x, 3, wide, 22);
        dot->setVisible(x + wide <= right);
        x += wide + 4;
    }
}

void StatusBar::resizeEvent(QResizeEvent*)
{
    layoutDots();
}

void StatusBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setPen(QPen(m_theme.palette().hairline, 1));
    p.drawLine(QPointF(0, 0.5), QPointF(width(), 0.5));
}

} // namespace mw
