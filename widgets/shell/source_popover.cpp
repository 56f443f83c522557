// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/source_popover.h"

#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/controls/button.h"

namespace mw {

SourcePopover::SourcePopover(const Theme& theme, QWidget* window)
    : Layer(theme, window)
    , m_column(new QVBoxLayout)
    //: Button: ask this source again at once
    , m_retry(new Button(theme, tr("Retry now"), ButtonKind::Primary))
    //: Button: opens the file with the mistake
    , m_open(new Button(theme, tr("Open the file"), ButtonKind::Primary))
{
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(16, 12, 16, 12);
    all->setSpacing(8);
    m_column->setSpacing(6);
    all->addLayout(m_column);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_open);
    buttons->addWidget(m_retry);
    all->addLayout(buttons);
    m_open->setVisible(false);
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_id); });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_place); });
}

void SourcePopover::openFor(const SourceId& id,
                            QWidget* anchor,
                            const std::vector<SourceStatus>& all,
                            World now)
{
    m_id = id;
    m_left = anchor ? anchor->mapTo(parentWidget(), QPoint(0, 0)).x() : 8;
    m_all = all;
    m_now = now;
    rebuild();
    open();
}

void SourcePopover::refresh(const std::vector<SourceStatus>& all, World now)
{
    if (!isOpen())
        return;
    m_all = all;
    m_now = now;
    rebuild();
    place();
}

void SourcePopover::addText(const QString& words, Ink ink, bool mono)
{
    if (words.isEmpty())
        return;
    auto* label = new TextLabel(theme(), TextSize::Small, ink);
    label->setText(words);
    label->setWordWrap(true);
    label->setMono(mono);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(label);
    label->show();
}

void SourcePopover::addSource(const SourceStatus& source, bool brief)
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto* mark = new StatusMark(theme(), 10);
    mark->setStatus(statusOf(source.state), true);
    auto* title = new TextLabel(
        theme(), brief ? TextSize::Body : TextSize::Title, Ink::Text, QFont::DemiBold);
    title->setText(text::qs(source.title));
    title->setElide(Qt::ElideMiddle);
    auto* word = new TextLabel(theme(), TextSize::Small, Ink::Muted);
    word->setText(text::word(source.state));
    line->addWidget(mark);
    line->addWidget(title, 1);
    line->addWidget(word);
    m_column->addWidget(row);
    row->show();
    if (brief)
        return;
    addText(text::sentence(source, m_now), Ink::Text);
    if (source.error) {
        addText(text::place(*source.error), Ink::Muted, true);
        if (const QString detail = text::detail(*source.error);
            !text::sentence(source, m_now).contains(detail))
            addText(detail, Ink::Muted, true);
        addText(text::remedy(*source.error), Ink::Text);
    }
    addText(text::qs(source.permanentWarning), Ink::Text);
    QStringList facts;
    facts << text::qs(source.type);
    if (source.latency.count() >= 0)
        //: Source details. %1 = "84 ms"
        facts << tr("latency %1").arg(text::latency(source.latency));
    if (source.lastGood != World{} && source.state != SourceState::Live)
        //: Source details. %1 = age of the newest complete answer, "41s"
        facts << tr("last answer %1 ago").arg(text::age(source.lastGood, m_now));
    //: Source details. %1 = number
    facts << tr("%1 requests").arg(text::count(source.requests));
    addText(facts.join(QStringLiteral(" · ")), Ink::Faint);
    if (source.budget)
        addText(text::sentence(*source.budget), Ink::Faint);
    for (const PartStatus& part : source.parts) {
        const bool fine = part.state == SourceState::Live && !part.error;
        if (fine || (part.state == source.state && part.state != SourceState::Live))
            continue;
        QString words = text::qs(part.part) % QStringLiteral(": ") % text::word(part.state);
        if (part.error)
            words += QStringLiteral(". ") % text::detail(*part.error);
        addText(words, Ink::Muted);
    }
}

void SourcePopover::rebuild()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (item->widget())
            item->widget()->hide();
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    bool retry = false;
    m_place.clear();
    for (const SourceStatus& source : m_all) {
        if (m_id.empty()) {
            addSource(source, true);
        } else if (source.id == m_id) {
            addSource(source, false);
            retry = source.state != SourceState::Disabled
                && source.state != SourceState::Misconfigured;
            if (source.error && source.error->place)
                m_place = text::place(*source.error);
            // A live source needs no shouting button.
            m_retry->setKind(source.state == SourceState::Live ? ButtonKind::Plain
                                                               : ButtonKind::Primary);
            m_retry->setText(source.state == SourceState::Live ? tr("Ask again now")
                                                               : tr("Retry now"));
        }
    }
    m_retry->setVisible(retry);
    m_open->setVisible(!m_place.isEmpty());
    panel()->layout()->activate();
}

QRect SourcePopover::panelRect() const
{
    const int wide = std::min(400, width() - 24);
    const int tall = std::min(panel()->layout()->totalHeightForWidth(wide), height() - 80);
    // Where its dot was: dots wander when words beside them change, the popover must not.
    const int x = std::clamp(m_left, 8, std::max(8, width() - wide - 8));
    return {x, height() - 32 - tall, wide, tall};
}

QWidget* SourcePopover::firstFocus()
{
    for (Button* button : {m_open, m_retry}) {
        if (button->isVisibleTo(panel()))
            return button;
    }
    return panel();
}

} // namespace mw
