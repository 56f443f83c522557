// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_next.h"

#include "models/insight/silence_match.h"

#include <algorithm>

namespace mw {

std::optional<NextEvent> nextEvent(const NextInput& input, World now)
{
    using Kind = NextEvent::Kind;
    std::optional<NextEvent> out;
    const auto offer = [&](NextEvent one) {
        if (one.at <= now || one.at - now > nextWithin)
            return;
        if (!out || one.at < out->at || (one.at == out->at && one.kind < out->kind))
            out = std::move(one);
    };
    offer({Kind::UpdateDue, input.updateDue, {}});
    offer({Kind::Handover, input.tonight.handover, input.tonight.to, input.tonight.toMe});
    for (const Silence& silence : input.tonight.silences)
        offer({Kind::SilenceEnds,
               silence.endsAt,
               silence.comment.empty() ? matcherText(silence.matchers) : silence.comment});
    for (const auto& [key, snooze] : input.snoozes)
        offer({Kind::SnoozeEnds, snooze.until, snooze.object});
    for (const Freeze& freeze : input.freezes) {
        std::string where;
        for (const std::string& one : freeze.environments) {
            if (input.admits(one))
                where += (where.empty() ? "" : ", ") + one;
        }
        if (where.empty() && !freeze.environments.empty())
            continue; // of environments that nobody looks at
        const bool holds = inForce(freeze, now);
        offer({holds ? Kind::FreezeEnds : Kind::FreezeBegins,
               holds ? freeze.until : freeze.from,
               where});
    }
    return out;
}

} // namespace mw
