// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a source is told of the last session, and which versions of answers it has.
#include "models/hub/source_runner.h"

#include <algorithm>

namespace mw {

void SourceRunner::remember(const SourceStatus& was)
{
    for (const PartStatus& old : was.parts) {
        if (old.lastGood == World{} || old.state == SourceState::Disabled)
            continue;
        Part& each = part(old.part);
        if (each.status.state != SourceState::Connecting || each.status.error)
            continue; // it has answered meanwhile
        each.status.state = SourceState::Stale;
        each.status.lastGood = old.lastGood;
        each.status.items = old.items;
        each.status.onlyIn = old.onlyIn;
        each.status.byChoice = old.byChoice;
        each.lastGood = m_clock.monotonic() - (m_clock.world() - old.lastGood);
        each.everGood = true;
        each.remembered = true;
    }
}

void SourceRunner::forgetRemembered()
{
    std::erase_if(m_parts, [this](const Part& each) {
        const auto same = [&](const std::string& name) { return name == each.status.part; };
        return each.remembered
            && std::none_of(m_waiting.begin(),
                            m_waiting.end(),
                            [&](const WaitingRequest& w) { return same(w.request.part); })
            && std::none_of(m_open.begin(), m_open.end(), [&](const OpenRequest& o) {
                   return same(o.part);
               });
    });
}

bool SourceRunner::makeConditional(SourceRequest& request) const
{
    const auto known = m_tags.find(request.key);
    if (!request.conditional || known == m_tags.end() || known->second.first != request.call.target)
        return false;
    request.call.headers.emplace_back("If-None-Match", known->second.second);
    return true;
}

void SourceRunner::rememberTag(const OpenRequest& open, const TransferEnd& end)
{
    if (open.target.empty() || end.head.status == 304)
        return;
    const std::string* tag = end.error ? nullptr : findHeader(end.head.headers, "ETag");
    if (tag && tag->size() <= 1024)
        m_tags[open.key] = {open.target, *tag};
    else
        m_tags.erase(open.key);
}

} // namespace mw
