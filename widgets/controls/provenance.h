// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Marks a widget that shows a number with where the number comes from: tooltip, and the overlay
// that F2 shows while held.
#pragma once

#include "widgets/controls/inspector_content.h"

class QWidget;

namespace mw {

void setProvenance(QWidget* widget, const Provenance& provenance, World now);
// nullptr-safe; empty if the widget carries none.
Provenance provenanceOf(const QWidget* widget);

} // namespace mw

Q_DECLARE_METATYPE(mw::Provenance)
