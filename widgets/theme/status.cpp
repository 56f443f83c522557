// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/status.h"

#include <QCoreApplication>

namespace mw {

namespace {
struct Entry
{
    StatusShape shape;
    char16_t glyph;
    int rank;
    const char* word;
};

// The order is that of StatusKind.
constexpr std::array<Entry, 7> table{{
    //: Status word: nothing is wrong
    {StatusShape::Disc, u'\u25CF', 0, QT_TRANSLATE_NOOP("mw::Status", "OK")},
    //: Status word: worth knowing, nobody has to act
    {StatusShape::Diamond, u'\u25C6', 1, QT_TRANSLATE_NOOP("mw::Status", "Info")},
    //: Status word: somebody should look soon
    {StatusShape::Triangle, u'\u25B2', 5, QT_TRANSLATE_NOOP("mw::Status", "Warning")},
    //: Status word: somebody must act now
    {StatusShape::Square, u'\u25A0', 6, QT_TRANSLATE_NOOP("mw::Status", "Critical")},
    //: Status word: nothing is known, neither good nor bad
    {StatusShape::DottedRing, u'\u25CC', 4, QT_TRANSLATE_NOOP("mw::Status", "Unknown")},
    //: Status word: the value is old
    {StatusShape::HatchedSquare, u'\u25A8', 2, QT_TRANSLATE_NOOP("mw::Status", "Stale")},
    //: Status word: our role may not see it
    {StatusShape::SlashedRing, u'\u2298', 3, QT_TRANSLATE_NOOP("mw::Status", "Forbidden")},
}};
const Entry& entry(StatusKind kind)
{
    return table[size_t(kind)];
}
} // namespace

StatusShape shapeOf(StatusKind kind)
{
    return entry(kind).shape;
}

QString wordOf(StatusKind kind)
{
    return QCoreApplication::translate("mw::Status", entry(kind).word);
}

QChar glyphOf(StatusKind kind)
{
    return QChar(entry(kind).glyph);
}

int rankOf(StatusKind kind)
{
    return entry(kind).rank;
}

StatusKind statusOf(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return StatusKind::Ok;
    case Severity::Info:
        return StatusKind::Info;
    case Severity::Warning:
        return StatusKind::Warning;
    case Severity::Critical:
        return StatusKind::Critical;
    case Severity::Unknown:
        break;
    }
    return StatusKind::Unknown;
}

StatusKind statusOf(SourceState state)
{
    switch (state) {
    case SourceState::Live:
        return StatusKind::Ok;
    case SourceState::Stale:
        return StatusKind::Stale;
    case SourceState::Unauthorized:
    case SourceState::Forbidden:
        return StatusKind::Forbidden;
    case SourceState::Throttled:
    case SourceState::Misconfigured:
        return StatusKind::Warning;
    case SourceState::Connecting:
    case SourceState::Unreachable:
    case SourceState::Disabled:
        break;
    }
    return StatusKind::Unknown;
}

} // namespace mw
