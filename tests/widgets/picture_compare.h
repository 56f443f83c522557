// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compares two pictures as an eye does: soft edges may fall half a pixel elsewhere, a word, a mark
// or a shade may not. Also keeps the reference pictures (packaging/dev/pictures renews them).
#pragma once

#include <QImage>
#include <QRect>
#include <QString>
#include <QStringList>

class QWidget;

namespace mwtest {

struct PictureDifference
{
    bool same = true;
    QRect where; // around everything that differs
    int tiles = 0; // how many tiles of 16×16 differ
    QImage marked; // the new picture, paled, with what differs framed
    QString words; // one line for the log
};
PictureDifference comparePictures(const QImage& kept, const QImage& got);

// Pictures are kept with 256 of their colours, which changes some soft edges by less than is seen
// and takes a third of the bytes.
QImage asKept(const QImage& picture);

// A widget as it stands once nothing moves in it: layouts settle in several turns of the event
// loop, and on a busy machine a turn takes its time. Three seconds at most.
QImage settledPicture(QWidget* widget);

// Reads, compares and, when asked to (MIDWATCH_PICTURES=renew), writes tests/widgets/pictures.
class KeptPictures
{
public:
    KeptPictures();
    // Empty if the picture is as kept; else what is different and where to look.
    QString check(const QString& name, const QImage& got);
    // Kept pictures that nobody draws any more; all of them are told when every test has run.
    QStringList orphans(const QString& prefix) const;
    bool renewing() const { return m_renew; }

private:
    QString m_kept, m_new; // folders
    bool m_renew = false;
    QStringList m_seen;
};

} // namespace mwtest
