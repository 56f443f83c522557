// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/ready_list.h"

#include "models/insight/readiness.h"
#include "models/text/format.h"
#include "models/text/readiness_words.h"
#include "widgets/controls/button.h"
#include "widgets/controls/card.h"
#include "widgets/controls/ready_status.h"
#include "widgets/controls/text_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace mw {

ReadyList::ReadyList(const Theme& theme, const Clock& clock, QWidget* window)
    : Layer(theme, window)
    , m_clock(clock)
    , m_head(new TextLabel(theme, TextSize::Head, Ink::Text, QFont::DemiBold))
    , m_checked(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_scroll(new QScrollArea)
    //: Button: checks again whether this laptop could run a failover
    , m_check(new Button(theme, tr("Check now"), ButtonKind::Primary))
    //: Button: closes the list
    , m_close(new Button(theme, tr("Close")))
{
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(24, 16, 12, 12);
    all->setSpacing(8);
    all->addWidget(m_head);
    m_checked->setWordWrap(true);
    all->addWidget(m_checked);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    all->addWidget(m_scroll, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 4, 12, 0);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_check);
    all->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &Layer::close);
    connect(m_check, &QPushButton::clicked, this, [this] {
        if (!m_busy)
            Q_EMIT checkRequested();
    });
}

void ReadyList::open()
{
    rebuild();
    Layer::open();
}

void ReadyList::setReport(const ReadyReport& report, bool busy)
{
    m_report = report;
    m_busy = busy;
    if (!isOpen())
        return;
    const int at = m_scroll->verticalScrollBar()->value();
    rebuild();
    place();
    m_scroll->verticalScrollBar()->setValue(at);
}

void ReadyList::rebuild()
{
    const ReadyCount count = countOf(m_report);
    m_head->setText(!m_report.declared
                        //: Headline: nobody declared what a failover needs
                        ? tr("Ready for DR: nothing is declared")
                        //: Headline. %1 = how many of %2 topics are fine
                        : tr("Ready for DR: %1 of %2").arg(count.ok).arg(count.all));
    m_checked->setText(
        !m_report.declared ? tr("The estate file does not say what a failover from this laptop "
                                "needs, so nothing is checked.")
            : m_busy       ? tr("Checking…")
            : m_report.asked
            //: Below the headline of "Ready for DR". %1 = time
            ? tr("Could this laptop run a failover alone? Checked %1; every 30 minutes by itself.")
                  .arg(text::clockTimeUtc(m_report.checked))
            : tr("Not checked yet."));
    m_check->setVisible(m_report.declared);
    // Disabled it would lose the focus to a neighbour.
    m_check->setText(m_busy ? tr("Checking…") : tr("Check now"));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 4, 12, 0);
    column->setSpacing(6);
    fill(column);
    column->addStretch(1);
    m_scroll->setWidget(body); // the old one goes
    body->setAutoFillBackground(false);
    body->show();
}

TextLabel* ReadyList::addText(QVBoxLayout* column, const QString& words, bool strong)
{
    auto* label = new TextLabel(theme(),
                                strong ? TextSize::Body : TextSize::Small,
                                strong ? Ink::Text : Ink::Muted,
                                strong ? QFont::DemiBold : QFont::Normal);
    label->setText(words);
    label->setWordWrap(true);
    column->addWidget(label);
    return label;
}

void ReadyList::fill(QVBoxLayout* column)
{
    if (!m_report.declared) {
        addText(column, tr("Declare it in the estate file:"));
        addText(column, text::recoveryExample())->setMono(true);
        addText(column,
                tr("Clusters and sources are names of this file, endpoints are addresses of data "
                   "planes, contacts are keys of contacts."));
        return;
    }
    for (const ReadyTopic topic : topicsOf(m_report)) {
        column->addSpacing(8);
        auto* title = new TextLabel(theme(), TextSize::Tiny, Ink::Faint, QFont::DemiBold);
        title->setText(text::title(topic).toUpper());
        column->addWidget(title);
        for (const ReadyItem* item : itemsOf(m_report, topic))
            addItem(column, *item);
    }
}

void ReadyList::addItem(QVBoxLayout* column, const ReadyItem& item)
{
    auto* row = new QGridLayout;
    row->setHorizontalSpacing(8);
    row->setVerticalSpacing(2);
    row->setColumnStretch(1, 1);
    auto* mark = new StatusMark(theme(), 10);
    mark->setStatus(statusOf(item.state), true);
    row->addWidget(mark, 0, 0, Qt::AlignTop);
    auto* what = new TextLabel(theme(), TextSize::Body, Ink::Text, QFont::DemiBold);
    what->setText(text::subject(item));
    what->setElide(Qt::ElideMiddle);
    row->addWidget(what, 0, 1);
    auto* when = new TextLabel(theme(), TextSize::Small, Ink::Faint);
    when->setText(item.checked == World{} ? text::word(item.state)
                                          : QString(text::word(item.state) % QStringLiteral(" · ")
                                                    % text::clockTimeUtc(item.checked)));
    row->addWidget(when, 0, 2, Qt::AlignRight);
    const auto line = [&](const QString& words, Ink ink, int at) {
        if (words.isEmpty())
            return;
        auto* label = new TextLabel(theme(), TextSize::Small, ink);
        label->setText(words);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row->addWidget(label, at, 1, 1, 2);
    };
    line(text::sentence(item, m_clock.world()), Ink::Muted, 1);
    line(text::remedy(item), Ink::Text, 2);
    column->addLayout(row);
}

QStringList ReadyList::words() const
{
    QStringList out{m_head->text(), m_checked->text()};
    if (const QWidget* body = m_scroll->widget()) {
        for (const TextLabel* label : body->findChildren<TextLabel*>())
            out << label->text();
    }
    return out;
}

void ReadyList::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = m_scroll->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_J:
        return bar->triggerAction(QScrollBar::SliderSingleStepAdd);
    case Qt::Key_Up:
    case Qt::Key_K:
        return bar->triggerAction(QScrollBar::SliderSingleStepSub);
    case Qt::Key_PageDown:
        return bar->triggerAction(QScrollBar::SliderPageStepAdd);
    case Qt::Key_PageUp:
        return bar->triggerAction(QScrollBar::SliderPageStepSub);
    default:
        Layer::keyPressEvent(event);
    }
}

QRect ReadyList::panelRect() const
{
    const QSize window = parentWidget()->size();
    const int wide = std::min(640, window.width() - 48);
    const int body
        = m_scroll->widget() ? m_scroll->widget()->layout()->totalHeightForWidth(wide - 36) : 0;
    const int tall = std::clamp(body + 140, 240, std::max(240, window.height() - 96));
    return {(window.width() - wide) / 2, (window.height() - tall) / 3, wide, tall};
}

QWidget* ReadyList::firstFocus()
{
    return m_report.declared ? m_check : m_close;
}

} // namespace mw
