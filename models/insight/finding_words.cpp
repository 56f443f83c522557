// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/finding_words.h"

namespace mw {

QString Findings::pods(int count)
{
    return count == 1 ? tr("1 pod") : tr("%1 pods").arg(count);
}

QString Findings::number(double value)
{
    const auto whole = static_cast<long long>(value);
    if (static_cast<double>(whole) == value)
        return QString::number(whole);
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    return qs(text);
}

QString Findings::state(SourceState state)
{
    switch (state) { // in English the words of toString()
    case SourceState::Connecting:
        return tr("connecting");
    case SourceState::Live:
        return tr("live");
    case SourceState::Stale:
        return tr("stale");
    case SourceState::Unauthorized:
        return tr("unauthorized");
    case SourceState::Forbidden:
        return tr("forbidden");
    case SourceState::Throttled:
        return tr("throttled");
    case SourceState::Unreachable:
        return tr("unreachable");
    case SourceState::Misconfigured:
        return tr("misconfigured");
    case SourceState::Disabled:
        break;
    }
    return tr("disabled");
}

} // namespace mw
