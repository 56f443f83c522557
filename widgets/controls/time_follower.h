// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A pane that follows the time cursor (TimeState) as far as what is known of the past allows, and
// says how far that is: the window shows the sentence while the cursor is set.
#pragma once

#include <QString>

namespace mw {

class TimeFollower
{
public:
    virtual ~TimeFollower() = default;
    virtual QString atThatTime() const = 0; // "Runs that had begun; their state is of now."
};

} // namespace mw
