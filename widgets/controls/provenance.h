// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Marks a widget that shows a number with where the number comes from: tooltip, and the overlay
// that F2 shows while held. A widget that paints several numbers says where each of them stands.
#pragma once

#include "widgets/controls/inspector_content.h"

#include <QRect>
#include <functional>

class QWidget;

namespace mw {

void setProvenance(QWidget* widget, const Provenance& provenance, World now);
// nullptr-safe; empty if the widget carries none.
Provenance provenanceOf(const QWidget* widget);

// A number in a widget and where it comes from; the rectangle is in the widget's coordinates.
struct ProvenancePlace
{
    QRect rect;
    Provenance from;
};
using ProvenancePlaces = std::function<std::vector<ProvenancePlace>()>;
// Asked whenever somebody looks; row by row, from left to right.
void setProvenancePlaces(QWidget* widget, ProvenancePlaces places);
// All that is known of this widget: its places, else itself as one place.
std::vector<ProvenancePlace> provenancePlacesOf(const QWidget* widget);

} // namespace mw

Q_DECLARE_METATYPE(mw::Provenance)
Q_DECLARE_METATYPE(mw::ProvenancePlaces)
