// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/focus_card.h"

#include "models/text/format.h"
#include "widgets/controls/chip.h"
#include "widgets/panes/watch/watch_origin.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <functional>

namespace mw {

// A card with lines that can be clicked.
class FocusPart : public QWidget
{
public:
    using Paint = std::function<void(QPainter&, FocusPart&)>;
    FocusPart(const Theme& theme, const Clock& clock, QWidget* parent)
        : QWidget(parent), m_theme(theme), m_clock(clock)
    {
        setMouseTracking(true);
        setProvenancePlaces(this, [this] { return m_places; });
    }
    // Words at this place, and where they come from; while painting.
    void place(const QRectF& rect, const Provenance& from)
    {
        if (!from.empty())
            m_places.push_back({rect.toRect(), from});
    }
    Paint paint;
    std::function<void(int)> clicked;
    std::vector<QRectF> lines; // as last painted

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        paintCard(p, m_theme, rect());
        lines.clear();
        m_places.clear();
        if (paint)
            paint(p, *this);
        if (m_hover >= 0 && m_hover < int(lines.size())) {
            p.setPen(Qt::NoPen);
            p.setBrush(m_theme.palette().hover);
            p.drawRoundedRect(lines[size_t(m_hover)].adjusted(-6, 0, 6, 0),
                              space::smallRadius,
                              space::smallRadius);
        }
    }
    int lineAt(QPointF at) const
    {
        for (size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].contains(at))
                return int(i);
        }
        return -1;
    }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const int line = clicked ? lineAt(event->position()) : -1;
        setCursor(line >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        if (line != m_hover) {
            m_hover = line;
            update();
        }
    }
    void leaveEvent(QEvent*) override
    {
        m_hover = -1;
        update();
    }
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QWidget::event(event);
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(
            help->globalPos(), watch::tipAt(this, help->pos(), m_clock.world()), this);
        return true;
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        const int line = lineAt(event->position());
        if (event->button() == Qt::LeftButton && line >= 0 && clicked)
            clicked(line);
    }

private:
    const Theme& m_theme;
    const Clock& m_clock;
    std::vector<ProvenancePlace> m_places; // as last painted
    int m_hover = -1;
};

namespace {

constexpr double pad = 14;
constexpr double longKeys = 58, shortKeys = 34; // px before the words of a deed
constexpr double deedHeight = 24, tightDeed = 23;

void heading(
    QPainter& p, const Theme& theme, double width, const QString& left, const QString& right)
{
    p.setFont(theme.font(TextSize::Small, QFont::DemiBold));
    p.setPen(theme.palette().faint);
    paintLine(p, QRectF(pad, 8, width - 2 * pad, 20), left);
    p.setFont(theme.font(TextSize::Small));
    paintLine(p, QRectF(pad, 8, width - 2 * pad, 20), right, Qt::AlignRight | Qt::AlignVCenter);
}

// On one line, or where it does not fit on two, cut between words (before an arrow first). Returns
// the height it took.
double paintFitting(QPainter& p, const QRectF& line, const QString& words)
{
    const QFontMetricsF metrics(p.font());
    if (metrics.horizontalAdvance(words) <= line.width()) {
        paintLine(p, line, words);
        return line.height();
    }
    qsizetype cut = words.indexOf(QStringLiteral(" \u2192 "));
    if (cut < 0 || metrics.horizontalAdvance(words.left(cut)) > line.width()) {
        cut = words.size();
        while (cut > 0 && metrics.horizontalAdvance(words.left(cut)) > line.width())
            cut = words.lastIndexOf(QLatin1Char(' '), cut - 1);
    }
    if (cut <= 0) {
        paintLine(p, line, words);
        return line.height();
    }
    paintLine(p, line, words.left(cut));
    const double step = line.height() - 2;
    paintLine(p, line.translated(0, step), words.mid(cut + 1));
    return line.height() + step;
}

} // namespace

FocusCard::FocusCard(const Theme& theme, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_page(new FocusPart(theme, clock, this))
    , m_before(new FocusPart(theme, clock, this))
    , m_do(new FocusPart(theme, clock, this))
    , m_ack(new Button(theme, {}, ButtonKind::Primary, m_page))
    , m_row(new QHBoxLayout(this))
{
    setFixedHeight(176);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::gap);
    m_row->addWidget(m_page, 300);
    m_row->addWidget(m_before, 520);
    m_row->addWidget(m_do, 412);
    //: Button: takes a page. A is its key
    m_ack->setText(tr("Acknowledge") + QStringLiteral("  A"));
    connect(m_ack, &QPushButton::clicked, this, &FocusCard::acknowledgeRequested);
    m_page->clicked = [this](int) { Q_EMIT nextTabRequested(); };
    m_before->clicked = [this](int line) {
        if (line < int(m_content.changes.size()))
            Q_EMIT changePicked(m_content.changes[size_t(line)].id);
    };
    m_do->clicked = [this](int line) {
        if (line < int(m_content.deeds.size()))
            Q_EMIT deedRequested(m_content.deeds[size_t(line)].action);
    };
    m_page->paint = [this](QPainter& p, FocusPart& part) {
        const mw::Palette& c = m_theme.palette();
        const double wide = part.width();
        // The page itself is loud as an area: a bar of the status along the left edge.
        p.setPen(Qt::NoPen);
        p.setBrush(m_theme.status(m_content.status));
        p.drawRoundedRect(QRectF(0, 6, 4, part.height() - 12), 2, 2);
        const QRectF mark(pad, 13, 12, 12);
        paintStatus(p, m_theme, m_content.status, mark);
        double right = wide - pad;
        if (!m_content.tabs.isEmpty()) {
            p.setFont(m_theme.font(TextSize::Small));
            const double tab = QFontMetricsF(p.font()).horizontalAdvance(m_content.tabs) + 4;
            p.setPen(c.accent);
            const QRectF place(right - tab, 8, tab, 22);
            paintLine(p, place, m_content.tabs, Qt::AlignRight | Qt::AlignVCenter);
            part.lines.push_back(place);
            right -= tab + 8;
        }
        p.setFont(m_theme.font(TextSize::Body, QFont::DemiBold));
        p.setPen(c.text);
        const QRectF titleBox(mark.right() + 8, 8, right - mark.right() - 8, 40);
        const QFontMetricsF metrics(p.font());
        QString first = m_content.title, second;
        if (metrics.horizontalAdvance(first) > titleBox.width()) {
            qsizetype cut = first.size();
            while (cut > 0 && metrics.horizontalAdvance(first.left(cut)) > titleBox.width())
                cut = first.lastIndexOf(QLatin1Char(' '), cut - 1);
            if (cut > 0) {
                second = first.mid(cut + 1);
                first = first.left(cut);
            }
        }
        paintLine(p, QRectF(titleBox.left(), 8, titleBox.width(), 22), first);
        double y = 30;
        if (!second.isEmpty()) {
            paintLine(p, QRectF(titleBox.left(), 28, wide - pad - titleBox.left(), 20), second);
            y = 50;
        }
        p.setFont(m_theme.font(TextSize::Small));
        p.setPen(c.muted);
        // A narrow card breaks its countdown: the facts stand closer, the button stays free.
        const double step = wide < 260 ? 16 : 19;
        for (const QString& fact : m_content.facts) {
            const QRectF line(pad, y, wide - 2 * pad, step);
            paintLine(p, line, fact);
            part.place(line.adjusted(0, 1, 0, -1), m_content.pageFrom);
            y += step;
        }
        const double room = wide - 2 * pad;
        if (!m_content.users.isEmpty()) {
            p.setFont(m_theme.font(TextSize::Body, QFont::DemiBold));
            p.setPen(c.text);
            paintStatus(p, m_theme, m_content.usersStatus, QRectF(pad + 1, y + 7, 10, 10));
            const double high
                = paintFitting(p, QRectF(pad + 18, y + 2, room - 18, 20), m_content.users);
            part.place(QRectF(pad, y + 2, room, high), m_content.usersFrom);
            y += 3 + high;
        }
        if (!m_content.countdown.isEmpty()) {
            // Whom it escalates to must be read, however narrow the card is.
            QFont font = m_theme.font(TextSize::Title, QFont::DemiBold);
            for (const TextSize smaller : {TextSize::Body, TextSize::Small}) {
                if (QFontMetricsF(font).horizontalAdvance(m_content.countdown) > room)
                    font = m_theme.font(smaller, QFont::DemiBold);
            }
            p.setFont(font);
            p.setPen(m_content.urgent ? m_theme.status(StatusKind::Critical) : c.text);
            const double high = paintFitting(p, QRectF(pad, y + 2, room, 22), m_content.countdown);
            part.place(QRectF(pad, y + 2, room, high), m_content.pageFrom);
            y += 4 + high;
        }
        if (!m_content.after.isEmpty()) {
            p.setFont(m_theme.font(TextSize::Small,
                                   m_content.afterDue ? QFont::DemiBold : QFont::Normal));
            p.setPen(m_content.afterDue ? c.text : c.muted);
            double left = pad;
            if (m_content.afterDue) {
                paintStatus(p, m_theme, StatusKind::Warning, QRectF(pad, y + 4, 10, 10));
                left += 16;
            }
            const double high
                = paintFitting(p, QRectF(left, y, room - (left - pad), 18), m_content.after);
            part.place(QRectF(pad, y, room, high), m_content.afterFrom);
        }
    };
    m_before->paint = [this](QPainter& p, FocusPart& part) {
        const mw::Palette& c = m_theme.palette();
        //: Heading: changes, nearest and most alike first. Never "because"
        heading(p, m_theme, part.width(), tr("what changed just before"), {});
        double y = 30;
        const double right = part.width() - pad;
        if (m_content.changes.empty()) {
            p.setFont(m_theme.font());
            p.setPen(c.muted);
            p.drawText(QRectF(pad, y, right - pad, 60), Qt::TextWordWrap, m_content.none);
        }
        int number = 0;
        for (const ChangeLine& one : m_content.changes) {
            const QRectF line(pad, y, right - pad, 38);
            part.lines.push_back(line);
            part.place(line.adjusted(0, 1, 0, -1), one.from);
            p.setFont(m_theme.font(TextSize::Body, QFont::DemiBold));
            p.setPen(c.faint);
            paintLine(p, QRectF(pad, y, 16, 20), QString::number(++number));
            p.setFont(m_theme.mono());
            const double time = QFontMetricsF(p.font()).horizontalAdvance(one.when) + 4;
            p.setPen(c.muted);
            paintLine(
                p, QRectF(right - time, y, time, 20), one.when, Qt::AlignRight | Qt::AlignVCenter);
            p.setFont(
                m_theme.font(TextSize::Body, one.strongest ? QFont::DemiBold : QFont::Normal));
            p.setPen(c.text);
            paintLine(p, QRectF(pad + 18, y, right - time - 12 - pad - 18, 20), one.what);
            p.setFont(m_theme.font(TextSize::Small));
            p.setPen(c.faint);
            double x = pad + 18;
            if (one.strongest) {
                //: The change with the best ground of all
                const QString word = tr("strongest");
                paintStatus(p, m_theme, StatusKind::Warning, QRectF(x, y + 24, 9, 9));
                p.setPen(c.muted);
                const double w = QFontMetricsF(p.font()).horizontalAdvance(word) + 2;
                paintLine(p, QRectF(x + 14, y + 19, w, 18), word);
                x += 14 + w + 8;
            }
            paintLine(p, QRectF(x, y + 19, right - x, 18), one.ground);
            y += 39;
            if (number == 3)
                break;
        }
        p.setFont(m_theme.font(TextSize::Small));
        p.setPen(c.faint);
        const QRectF last(pad, part.height() - 26, right - pad, 20);
        const QRectF glyph(last.left() + 1, last.center().y() - 5, 10, 10);
        if (m_content.providerStatus == StatusKind::Ok) {
            p.setBrush(c.muted); // what is fine does not shout
            p.setPen(Qt::NoPen);
            p.drawEllipse(glyph.center(), 4, 4);
            p.setPen(c.faint);
        } else {
            paintStatus(p, m_theme, m_content.providerStatus, glyph);
        }
        // What holds now is to be read; that there is nothing may be faint.
        if (m_content.providerStatus == StatusKind::Warning)
            p.setPen(c.text);
        part.place(last, m_content.providerFrom);
        paintLine(p, last.adjusted(18, 0, 0, 0), m_content.provider);
    };
    m_do->paint = [this](QPainter& p, FocusPart& part) {
        const mw::Palette& c = m_theme.palette();
        //: Heading: what a person can do about the page
        const QString title = tr("do");
        heading(p, m_theme, part.width(), title, {});
        // Beside it, not over it: a small card cuts the owner short, and the inspector has it
        // whole.
        p.setFont(m_theme.font(TextSize::Small, QFont::DemiBold));
        const double from = pad + QFontMetricsF(p.font()).horizontalAdvance(title) + 12;
        p.setFont(m_theme.font(TextSize::Small));
        p.setPen(m_theme.palette().muted);
        paintLine(p,
                  QRectF(from, 8, part.width() - pad - from, 20),
                  m_content.owner,
                  Qt::AlignRight | Qt::AlignVCenter);
        const QRectF room(pad, 30, part.width() - 2 * pad, part.height() - 34);
        const bool hints = placeDeeds(room, part.lines);
        for (size_t i = 0; i < part.lines.size(); ++i) {
            const Deed& deed = m_content.deeds[i];
            const QRectF& line = part.lines[i];
            const double keys = line.left() > pad ? shortKeys : longKeys;
            part.place(line.adjusted(keys, 1, 0, -1), deed.from);
            if (!deed.key.isEmpty())
                KeyHint::paint(p,
                               m_theme,
                               QRectF(line.left(), line.top(), keys - 8, tightDeed).toRect(),
                               {deed.key});
            p.setFont(deedFont(deed));
            p.setPen(deed.primary ? c.accent : c.text);
            paintLine(p,
                      QRectF(line.left() + keys, line.top(), line.width() - keys, tightDeed),
                      deed.words);
            if (hints && !deed.hint.isEmpty()) {
                p.setFont(m_theme.font(TextSize::Small));
                p.setPen(c.faint);
                paintLine(p,
                          QRectF(line.left() + keys, line.top() + 21, line.width() - keys, 18),
                          deed.hint);
            }
        }
    };
    connect(&theme, &Theme::changed, this, [this] { refresh(); });
}

size_t FocusCard::deedsShown() const
{
    return m_do->lines.size();
}

QFont FocusCard::deedFont(const Deed& deed) const
{
    return m_theme.font(TextSize::Body, deed.primary ? QFont::DemiBold : QFont::Normal);
}

// One below the other; where the room is short, two short ones beside one another from the end on,
// then without the hints. What has no place even so is at the end: the keys work all the same.
bool FocusCard::placeDeeds(const QRectF& room, std::vector<QRectF>& lines) const
{
    const std::vector<Deed>& deeds = m_content.deeds;
    std::vector<bool> beside(deeds.size(), false); // stands right of the one before
    double one = deedHeight;
    const auto height = [&](size_t i, bool hints) {
        return beside[i] ? 0.0 : hints && !deeds[i].hint.isEmpty() ? 40.0 : one;
    };
    const auto fits = [&](bool hints) {
        double sum = 0;
        for (size_t i = 0; i < deeds.size(); ++i)
            sum += height(i, hints);
        return sum <= room.height();
    };
    const auto isShort = [&](size_t i, double keys) {
        return deeds[i].hint.isEmpty()
            && QFontMetricsF(deedFont(deeds[i])).horizontalAdvance(deeds[i].words) + keys + 6
            <= room.width() / 2;
    };
    for (size_t i = deeds.size(); i-- > 1 && !fits(true);) {
        const bool taken = i + 1 < deeds.size() && beside[i + 1];
        beside[i] = !taken && isShort(i, shortKeys) && isShort(i - 1, longKeys);
    }
    const bool hints = fits(true);
    if (!hints && !fits(false))
        one = tightDeed;
    double y = room.top();
    for (size_t i = 0; i < deeds.size(); ++i) {
        if (beside[i]) {
            lines.back().setWidth(room.width() / 2);
            lines.push_back(lines.back().translated(room.width() / 2, 0));
            continue;
        }
        if (y + height(i, hints) > room.bottom())
            break;
        lines.push_back(QRectF(room.left(), y, room.width(), height(i, hints)));
        y += height(i, hints);
    }
    return hints;
}

void FocusCard::setContent(Content content)
{
    if (content == m_content)
        return;
    m_content = std::move(content);
    setAccessibleName(m_content.title);
    QStringList said{m_content.users, m_content.countdown, m_content.after};
    said.removeAll(QString());
    setAccessibleDescription(said.join(QStringLiteral(". ")));
    refresh();
}

void FocusCard::refresh()
{
    m_ack->setVisible(m_content.acknowledge);
    const QSize size = m_ack->sizeHint();
    m_ack->setGeometry(
        int(pad), m_page->height() - size.height() - 12, size.width(), size.height());
    for (FocusPart* part : {m_page, m_before, m_do})
        part->update();
}

void FocusCard::resizeEvent(QResizeEvent*)
{
    m_row->activate();
    refresh();
}

} // namespace mw
