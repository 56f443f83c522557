// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/keys_overlay.h"

#include "widgets/controls/button.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/text_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mw {

KeysOverlay::KeysOverlay(const Theme& theme, const ActionRegistry& actions, QWidget* window)
    : Layer(theme, window), m_actions(actions), m_scroll(new QScrollArea)
{
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(24, 16, 12, 12);
    all->setSpacing(12);
    auto* head = new QHBoxLayout;
    auto* title = new TextLabel(theme, TextSize::Head, Ink::Text, QFont::DemiBold);
    //: Headline of the overlay with all keys
    title->setText(tr("Keys"));
    auto* hint = new TextLabel(theme, TextSize::Small, Ink::Faint);
    //: Below the headline of the overlay with all keys
    hint->setText(tr("Single letters work while no text is being edited."));
    //: Tooltip: closes this overlay
    auto* leave = new IconButton(theme, QStringLiteral("close"), tr("Close"));
    head->addWidget(title);
    head->addSpacing(8);
    head->addWidget(hint, 0, Qt::AlignBottom);
    head->addStretch(1);
    head->addWidget(leave);
    all->addLayout(head);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    all->addWidget(m_scroll, 1);
    connect(leave, &QPushButton::clicked, this, &Layer::close);
}

void KeysOverlay::open()
{
    rebuild();
    Layer::open();
}

void KeysOverlay::rebuild()
{
    QStringList groups;
    for (const Action* action : m_actions.all()) {
        if (!action->keys.isEmpty() && !groups.contains(action->group))
            groups << action->group;
    }
    auto* body = new QWidget;
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 8, 12, 0);
    columns->setSpacing(40);
    QVBoxLayout* sides[2] = {new QVBoxLayout, new QVBoxLayout};
    int heights[2] = {0, 0};
    for (QVBoxLayout* side : sides)
        side->setSpacing(0);
    for (const QString& group : groups) {
        auto* grid = new QGridLayout;
        grid->setVerticalSpacing(8);
        grid->setHorizontalSpacing(16);
        auto* name = new TextLabel(theme(), TextSize::Tiny, Ink::Faint, QFont::DemiBold);
        name->setText(group.toUpper());
        grid->addWidget(name, 0, 0, 1, 2);
        int row = 1;
        for (const Action* action : m_actions.all()) {
            if (action->group != group || action->keys.isEmpty())
                continue;
            auto* words = new TextLabel(theme());
            words->setText(action->title);
            words->setElide(Qt::ElideRight);
            grid->addWidget(words, row, 0);
            grid->addWidget(new KeyHint(theme(), KeyHint::split(action->keys.first())),
                            row,
                            1,
                            Qt::AlignRight | Qt::AlignVCenter);
            ++row;
        }
        grid->setColumnStretch(0, 1);
        const int side = heights[0] <= heights[1] ? 0 : 1;
        heights[side] += row + 1;
        sides[side]->addLayout(grid);
        sides[side]->addSpacing(24);
    }
    for (QVBoxLayout* side : sides) {
        side->addStretch(1);
        columns->addLayout(side, 1);
    }
    m_scroll->setWidget(body);
    body->setAutoFillBackground(false);
}

QRect KeysOverlay::panelRect() const
{
    const QSize window = parentWidget()->size();
    const QSize size(std::min(920, window.width() - 48), std::min(600, window.height() - 96));
    return {QPoint((window.width() - size.width()) / 2, (window.height() - size.height()) / 2),
            size};
}

QWidget* KeysOverlay::firstFocus()
{
    return m_scroll;
}

} // namespace mw
