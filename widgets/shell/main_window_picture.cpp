// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The redacted picture of the pane in front.
#include "models/text/moment.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/notice.h"
#include "widgets/shell/picture_dialog.h"

#include <QDir>

namespace mw {

void MainWindow::setPictureMaker(PictureMaker& maker)
{
    add(QStringLiteral("shell.picture"),
        //: Action: draws the pane in front again, without names of hosts, tenants and people, and
        //: shows it before it is copied
        tr("Copy the pane as a redacted picture"),
        tr("Everywhere"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
        QStringLiteral("copy"),
        [this, &maker] {
            const Pane* pane = currentPane();
            if (!pane)
                return;
            const QString why = pane->notForPictures();
            if (!why.isEmpty())
                return m_notice->say(why);
            const QString at = QDateTime::fromMSecsSinceEpoch(
                                   m_clock.world().time_since_epoch().count(), Qt::UTC)
                                   .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
            pictureDialog()->openFor(maker, QStringLiteral("midwatch-%1-%2").arg(pane->id(), at));
        });
}

PictureDialog* MainWindow::pictureDialog()
{
    if (!m_picture) {
        m_picture = new PictureDialog(m_theme, this);
        connect(m_picture, &PictureDialog::copied, this, [this] {
            //: Notice after copying
            m_notice->say(tr("The picture is on the clipboard."));
        });
        connect(m_picture, &PictureDialog::saved, this, [this](const QString& file) {
            //: Notice. %1 = file
            m_notice->say(tr("Saved: %1").arg(QDir::toNativeSeparators(file)));
        });
    }
    return m_picture;
}

} // namespace mw
