// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown of a text that has no room. GUI thread (fonts).
#pragma once

#include <QFontMetrics>
#include <QString>

namespace mw {

// At most `width` pixels. Of a name made of parts (cluster/namespace/name, owner/repository) the
// end tells most: parts are taken from its front ("…/agent-platform/api"), and if the last one
// alone is too long it loses its middle. In any mode but ElideMiddle, Qt's elidedText.
QString
shortened(const QString& text, const QFontMetrics& metrics, Qt::TextElideMode mode, int width);

} // namespace mw
