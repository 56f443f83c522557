// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/shorten.h"

#include <QStringBuilder>

namespace mw {

QString
shortened(const QString& text, const QFontMetrics& metrics, Qt::TextElideMode mode, int width)
{
    if (mode != Qt::ElideMiddle || metrics.horizontalAdvance(text) <= width)
        return metrics.elidedText(text, mode, width);
    for (qsizetype at = text.indexOf(u'/'); at >= 0 && at + 1 < text.size();
         at = text.indexOf(u'/', at + 1)) {
        QString end = u'\u2026' % QStringView(text).mid(at);
        if (metrics.horizontalAdvance(end) <= width)
            return end;
    }
    const QString last = text.mid(text.lastIndexOf(u'/') + 1);
    return metrics.elidedText(last.isEmpty() ? text : last, mode, width);
}

} // namespace mw
