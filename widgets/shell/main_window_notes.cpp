// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says of itself in the status bar.
#include "models/hub/hub.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/notice.h"
#include "widgets/shell/status_bar.h"

namespace mw {

void MainWindow::setMemoryNote(const QString& note, const QString& once)
{
    m_memoryNote = note;
    refreshNotes();
    if (!once.isEmpty())
        m_notice->say(once);
}

void MainWindow::setEstateNote(const QString& note, const QString& once)
{
    const bool isNews = m_estateDetail != once;
    m_estateNote = note;
    m_estateDetail = once;
    refreshNotes();
    if (!once.isEmpty() && isNews)
        m_notice->say(once);
}

void MainWindow::refreshNotes()
{
    QStringList notes;
    if (!m_estateNote.isEmpty())
        notes << m_estateNote;
    if (!m_memoryNote.isEmpty())
        notes << m_memoryNote;
    if (m_hub.light())
        //: Status bar: the network is paid by volume, so less is asked
        notes << tr("metered link: light mode");
    m_status->setNotes(notes, m_estateDetail);
}

} // namespace mw
