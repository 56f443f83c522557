// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a source counts as not seen, and how old our picture of it is.
#pragma once

#include "models/base/clock.h"
#include "models/data/source_status.h"

#include <algorithm>

namespace mw {

// A part that no visible pane needs is not asked: that is no gap in what is seen.
inline bool notSeen(const PartStatus& part)
{
    return !part.paused
        && ((part.state != SourceState::Live && part.state != SourceState::Disabled) || part.error);
}

// How long ago a live source last gave a sign. 0 if it is asked rarely on purpose (a bill changes
// three times a day): its age says nothing about whether we see.
inline Millis pictureAge(const SourceStatus& source, World now)
{
    static constexpr Millis rarely = std::chrono::minutes(2);
    const bool often = source.parts.empty()
        || std::any_of(source.parts.begin(), source.parts.end(), [](const PartStatus& part) {
                           return !part.paused && part.every >= Millis(0) && part.every <= rarely;
                       });
    return often && source.lastGood != World{} ? std::max(Millis(0), Millis(now - source.lastGood))
                                               : Millis(0);
}

} // namespace mw
