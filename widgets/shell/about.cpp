// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/about.h"

#include "widgets/controls/button.h"
#include "widgets/controls/text_label.h"

#include <QLabel>
#include <QVBoxLayout>

namespace mw {

About::About(const Theme& theme, QWidget* window)
    : Layer(theme, window)
    //: Button of the about box
    , m_close(new Button(theme, tr("Close")))
{
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(32, 28, 32, 20);
    all->setSpacing(6);
    auto* mark = new QLabel;
    mark->setPixmap(theme.appIcon().pixmap(64, 64));
    all->addWidget(mark);
    all->addSpacing(4);
    const auto add = [&](TextSize size, Ink ink, int weight, const QString& words) {
        auto* label = new TextLabel(theme, size, ink, weight);
        label->setText(words);
        label->setWordWrap(true);
        all->addWidget(label);
    };
    add(TextSize::Head, Ink::Text, QFont::DemiBold, QStringLiteral("Midwatch " MIDWATCH_VERSION));
    //: About box: what the program is
    add(TextSize::Body, Ink::Muted, QFont::Normal, tr("The console for whoever has the watch."));
    all->addSpacing(8);
    add(TextSize::Small,
        Ink::Muted,
        QFont::Normal,
        //: About box: Midwatch does not wake anybody
        tr("Midwatch is not the pager: a sleeping laptop alerts nobody."));
    add(TextSize::Small,
        Ink::Faint,
        QFont::Normal,
        //: About box: licence
        tr("Free software under the GNU General Public License, version 3 or later. It comes "
           "without any warranty."));
    add(TextSize::Small,
        Ink::Faint,
        QFont::Normal,
        //: About box. %1 = version of the Qt library
        tr("Built on Qt %1.").arg(QString::fromLatin1(qVersion())));
    all->addStretch(1);
    all->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QPushButton::clicked, this, &Layer::close);
}

QRect About::panelRect() const
{
    const QSize window = parentWidget()->size();
    const int wide = 420;
    const int tall = std::max(320, panel()->layout()->totalHeightForWidth(wide));
    return {(window.width() - wide) / 2, (window.height() - tall) / 3, wide, tall};
}

QWidget* About::firstFocus()
{
    return m_close;
}

} // namespace mw
