// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a pane offers to the command palette besides its actions and the rows of the hub's topics:
// things of its own that are opened, such as runbooks. Asked each time the palette searches; GUI
// thread.
#pragma once

#include "widgets/controls/context.h"

#include <QString>
#include <vector>

namespace mw {

struct PaletteOffer
{
    QString title;
    QString detail; // what it is
    QString icon;
    QString keywords; // found by these too: an id
    Selected object; // opened when it is chosen
};

class PaletteOffers
{
public:
    virtual ~PaletteOffers() = default;
    virtual std::vector<PaletteOffer> paletteOffers() const = 0;
};

} // namespace mw
