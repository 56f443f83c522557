// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/status_bar.h"

#include "models/text/format.h"
#include "models/text/sentences.h"
#include "models/text/warnings.h"
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

namespace {
bool isThrottled(const SourceStatus& source)
{
    return source.state == SourceState::Throttled
        || std::any_of(source.parts.begin(), source.parts.end(), [](const PartStatus& part) {
               return part.state == SourceState::Throttled;
           });
}
} // namespace

StatusBar::StatusBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_requests(new TextLabel(theme, TextSize::Small, Ink::Faint, QFont::Normal, this))
    , m_budgets(new TextLabel(theme, TextSize::Small, Ink::Muted, QFont::Normal, this))
    , m_run(new RunButton(theme, this))
    , m_journal(new TextLabel(theme, TextSize::Small, Ink::Faint, QFont::Normal, this))
    , m_notes(new TextLabel(theme, TextSize::Small, Ink::Text, QFont::Normal, this))
{
    m_notes->setElide(Qt::ElideRight);
    m_budgets->setElide(Qt::ElideRight);
    setFixedHeight(28);
    m_run->hide();
    connect(m_run, &QAbstractButton::clicked, this, &StatusBar::runClicked);
    connect(&theme, &Theme::changed, this, [this] {
        m_advances.clear();
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
    if (QString risk = text::shortWarning(s); !risk.isEmpty())
        return risk;
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
    layoutBudgets();
    layoutDots();
}

void StatusBar::setSpending(std::vector<Spending> spending)
{
    if (spending == m_spending)
        return;
    m_spending = std::move(spending);
    layoutBudgets();
    layoutDots();
}

// What the outside systems still let us ask, and what asking has cost. How many requests it took to
// get the same data depends on the moment: not in a picture.
void StatusBar::layoutBudgets()
{
    QStringList words, tips;
    bool bites = false;
    for (const auto& source : m_sources) {
        const bool github = source.type == "github";
        const QString name = github ? QStringLiteral("GitHub") : text::qs(source.title);
        if (github && isThrottled(source)) {
            // Its headers speak of the primary limit alone: with requests left, it is the other
            // one.
            const bool primary = source.budget && source.budget->remaining == 0;
            bites = true;
            //: Status bar. The limit of requests per hour is reached; %1 = "GitHub"
            words << (primary ? tr("%1: hourly limit reached").arg(name)
                              //: Status bar. %1 = "GitHub"; its second limit slows bursts down
                              : tr("%1: secondary limit").arg(name));
            tips << text::sentence(source, m_now);
        } else if (source.budget && source.budget->limit > 0 && source.budget->remaining >= 0) {
            //: Status bar, API budget. %1 = system, %2 requests of %3 are left: "GitHub 4 812/5
            //: 000"
            words << tr("%1 %2/%3")
                         .arg(name,
                              text::count(source.budget->remaining),
                              text::count(source.budget->limit));
        }
        if (source.budget)
            tips << QString(text::qs(source.title) % QStringLiteral(": ")
                            % text::sentence(*source.budget));
    }
    for (const Spending& one : m_spending) {
        //: Status bar: what asking a paid API has cost. %1 = system, %2 = amount: "CE $0.14 today"
        words << tr("%1 %2 today").arg(one.name, text::money(one.today));
        tips << one.tip;
    }
    if (m_still)
        words.clear();
    m_budgets->setInk(bites ? Ink::Text : Ink::Muted);
    m_budgets->setText(words.join(QStringLiteral(" · ")));
    m_budgets->setToolTip(tips.join(u'\n'));
}

void StatusBar::setStill(bool still)
{
    m_still = still;
    setSources(m_sources, m_now);
}

void StatusBar::setNotes(const QStringList& notes, const QString& detail)
{
    m_notes->setText(notes.join(QStringLiteral(" · ")));
    m_notes->setToolTip(detail);
    layoutDots();
}

QString StatusBar::notes() const
{
    return m_notes->text();
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

int StatusBar::advanceOf(const QString& word) const
{
    const auto known = m_advances.constFind(word);
    if (known != m_advances.cend())
        return *known;
    if (m_advances.size() > 1000) // ages and latencies: words without end
        m_advances.clear();
    const QFontMetrics metrics(m_theme.font(TextSize::Small));
    return *m_advances.insert(word, metrics.horizontalAdvance(word));
}

int StatusBar::widthOf(const Item& item) const
{
    int width = 24 + advanceOf(item.title) + 8;
    // Latencies and ages change every second; the neighbours must not move with them.
    if (!item.detail.isEmpty())
        width += std::max(advanceOf(item.detail), advanceOf(QStringLiteral("000 ms"))) + 6;
    return width;
}

// What is given up first when there is no room: details of what is live, the sum of requests, the
// names of what is live, details of what is not. Nothing unwell goes without a dot that leads to
// it.
std::vector<StatusBar::Item> StatusBar::itemsFor(int room, bool& allRequests) const
{
    std::vector<Item> all, unwell;
    int live = 0;
    for (const auto& source : m_sources) {
        Item item{statusOf(source.state), text::qs(source.title), detailOf(source), source.id, 0};
        const bool warned = item.kind == StatusKind::Ok && !text::shortWarning(source).isEmpty();
        if (warned)
            item.kind = StatusKind::Warning;
        // What somebody has switched off is missed by nobody.
        item.weight = source.state == SourceState::Disabled ? 0 : 1 + rankOf(item.kind);
        if (item.kind == StatusKind::Ok)
            ++live;
        else
            unwell.push_back(item);
        all.push_back(std::move(item));
    }
    const auto widthOfAll = [this](const std::vector<Item>& list) {
        int sum = 4;
        for (const Item& item : list)
            sum += widthOf(item) + 4;
        return sum;
    };
    if (widthOfAll(all) <= room)
        return all;
    // Names are worth more than the ages of what is live, which the tooltips have too.
    for (Item& item : all) {
        if (item.kind == StatusKind::Ok)
            item.detail.clear();
    }
    if (widthOfAll(all) <= room)
        return all;
    if (allRequests) {
        allRequests = false;
        return {};
    }
    std::vector<Item> out;
    if (live > 0)
        //: Status bar, many sources: the live ones together. %1 = number
        out.push_back({StatusKind::Ok, tr("%1 live").arg(live), {}, SourceId{}, 0});
    out.insert(out.end(), unwell.begin(), unwell.end());
    if (widthOfAll(out) <= room)
        return out;
    for (Item& item : out)
        item.detail.clear();
    if (widthOfAll(out) <= room)
        return out;
    // The worst first: what has no place of its own is behind the last dot.
    std::stable_sort(out.begin() + (live > 0 ? 1 : 0), out.end(), [](const Item& a, const Item& b) {
        return a.weight > b.weight;
    });
    Item more{StatusKind::Ok, {}, {}, SourceId{}, 0};
    int hidden = 0;
    do {
        if (rankOf(out.back().kind) > rankOf(more.kind))
            more.kind = out.back().kind;
        hidden += out.back().id.empty() ? live : 1;
        out.pop_back();
        //: Status bar, no room for more dots: so many sources are behind this one. %1 = number
        more.title = tr("+%1").arg(hidden);
    } while (!out.empty() && widthOfAll(out) + widthOfAll({more}) > room);
    out.push_back(std::move(more));
    return out;
}

int StatusBar::layoutRight(bool withRequests)
{
    int right = width() - 12;
    for (QWidget* w : {static_cast<QWidget*>(m_notes),
                       static_cast<QWidget*>(m_journal),
                       static_cast<QWidget*>(m_run),
                       static_cast<QWidget*>(m_budgets),
                       static_cast<QWidget*>(m_requests)}) {
        const bool words
            = w == m_run ? !m_run->text().isEmpty() : !static_cast<TextLabel*>(w)->text().isEmpty();
        const bool shown = words && (w != m_requests || withRequests);
        w->setVisible(shown);
        if (!shown)
            continue;
        const int wide = std::min(w->sizeHint().width(), std::max(40, width() / 3));
        w->setGeometry(right - wide, 3, wide, 22);
        right -= wide + 16;
    }
    return right;
}

void StatusBar::layoutDots()
{
    // The right side first; what is left belongs to the sources.
    bool requests = !m_requests->text().isEmpty();
    int right = layoutRight(requests);
    std::vector<Item> items = itemsFor(right - 4, requests);
    if (items.empty() && !m_sources.empty()) {
        right = layoutRight(false);
        items = itemsFor(right - 4, requests);
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
        const int wide = widthOf(items[i]);
        dot->setRoom(wide);
        dot->setGeometry(x, 3, wide, 22);
        dot->show();
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
