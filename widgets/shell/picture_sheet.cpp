// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/picture_sheet.h"

#include "models/text/format.h"
#include "models/text/moment.h"
#include "models/text/sentences.h"
#include "widgets/shell/environment_line.h"
#include "widgets/theme/paint.h"

#include <QCoreApplication>
#include <QPainter>

namespace mw {
namespace {

constexpr int line = 4; // of the environment
constexpr int headRow = 36;
constexpr int footRow = 24;

struct Sheet
{
    Q_DECLARE_TR_FUNCTIONS(mw::PictureSheet)
};

bool isAsked(const SourceStatus& source)
{
    return source.state != SourceState::Disabled;
}

} // namespace

QString footerWords(const std::vector<SourceStatus>& sources, World at)
{
    int asked = 0, live = 0;
    for (const SourceStatus& source : sources) {
        asked += isAsked(source) ? 1 : 0;
        live += source.state == SourceState::Live ? 1 : 0;
    }
    const QString time = text::timeUtc(at).replace(QStringLiteral(" UTC"), QStringLiteral("Z"));
    //: Below a picture that is given away. %1 = "2026-11-28 05:56:12Z", %2 of %3 sources were seen,
    //: %4 = "midwatch 0.1.0"
    return Sheet::tr(
               "as of %1 · %2 of %3 sources · names of hosts, tenants and people redacted · %4")
        .arg(time)
        .arg(live)
        .arg(asked)
        .arg(QStringLiteral("midwatch " MIDWATCH_VERSION));
}

QString unseenWords(const std::vector<SourceStatus>& sources)
{
    QStringList named;
    int more = 0;
    for (const SourceStatus& source : sources) {
        if (!isAsked(source) || source.state == SourceState::Live)
            continue;
        if (named.size() == 3)
            ++more;
        else
            named << QString(text::qs(source.title) % QStringLiteral(" (")
                             % text::word(source.state) % u')');
    }
    if (named.isEmpty())
        return {};
    QString words = named.join(QStringLiteral(", "));
    if (more > 0)
        //: After some names of sources: how many more there are
        words += QStringLiteral(", ") % Sheet::tr("%n more", nullptr, more);
    //: Below a picture. %1 = names of sources, each with its state: "prometheus (unreachable)"
    return Sheet::tr("not live: %1").arg(words);
}

PictureSheet::PictureSheet(const Theme& theme, SheetWords words)
    : m_theme(theme), m_words(std::move(words))
{
}

int PictureSheet::headHeight() const
{
    return line + headRow;
}

int PictureSheet::footHeight() const
{
    return m_words.unseen.isEmpty() ? footRow + 8 : 2 * footRow;
}

QSize PictureSheet::sizeFor(QSize pane) const
{
    return {pane.width(), pane.height() + headHeight() + footHeight()};
}

QPoint PictureSheet::paneAt() const
{
    return {0, headHeight()};
}

void PictureSheet::paint(QPainter& p, QSize pane) const
{
    const Palette& ink = m_theme.palette();
    const QSize all = sizeFor(pane);
    p.fillRect(QRect(QPoint(), all), ink.window);
    EnvironmentLine kind(m_theme);
    kind.setKind(m_words.environmentKind);
    kind.resize(all.width(), line);
    kind.render(&p, QPoint(), {}, QWidget::DrawChildren);

    const int left = space::padding;
    const int width = all.width() - 2 * left;
    QRect head(left, line, width, headRow);
    p.setFont(m_theme.font(TextSize::Title, QFont::DemiBold));
    p.setPen(ink.text);
    p.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_words.pane);
    head.adjust(QFontMetrics(p.font()).horizontalAdvance(m_words.pane) + 12, 1, 0, 1);
    p.setFont(m_theme.font(TextSize::Body));
    p.setPen(ink.muted);
    const QFontMetrics metrics(p.font());
    const QString past = metrics.elidedText(m_words.past, Qt::ElideRight, head.width() * 2 / 3);
    const int taken = past.isEmpty() ? 0 : metrics.horizontalAdvance(past) + 24;
    p.drawText(head,
               Qt::AlignLeft | Qt::AlignVCenter,
               metrics.elidedText(m_words.scope, Qt::ElideRight, head.width() - taken));
    if (!past.isEmpty()) {
        p.setPen(ink.text);
        p.drawText(head, Qt::AlignRight | Qt::AlignVCenter, past);
    }

    const int top = headHeight() + pane.height();
    p.fillRect(QRect(0, top, all.width(), 1), ink.hairline);
    const int rows = m_words.unseen.isEmpty() ? 1 : 2;
    const int space = (footHeight() - rows * 18) / 2;
    QRect foot(left, top + space, width, 18);
    p.setFont(m_theme.font(TextSize::Small));
    const QFontMetrics small(p.font());
    p.setPen(ink.muted);
    p.drawText(foot,
               Qt::AlignLeft | Qt::AlignVCenter,
               small.elidedText(m_words.footer, Qt::ElideRight, width));
    if (!m_words.unseen.isEmpty()) {
        foot.translate(0, 18);
        paintStatus(p, m_theme, StatusKind::Unknown, QRectF(foot.left(), foot.top() + 4, 10, 10));
        p.setPen(ink.text);
        p.drawText(foot.adjusted(16, 0, 0, 0),
                   Qt::AlignLeft | Qt::AlignVCenter,
                   small.elidedText(m_words.unseen, Qt::ElideRight, width - 16));
    }
}

} // namespace mw
