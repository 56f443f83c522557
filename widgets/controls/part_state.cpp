// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/controls/state_panel.h"

#include <algorithm>

namespace mw {

namespace {
using Kind = PanelState::Kind;

Kind kindOf(SourceState state)
{
    switch (state) {
    case SourceState::Connecting:
        return Kind::Loading;
    case SourceState::Live:
    case SourceState::Disabled:
        return Kind::Ready;
    case SourceState::Stale:
        return Kind::Stale;
    case SourceState::Throttled:
        return Kind::Throttled;
    case SourceState::Unauthorized:
    case SourceState::Forbidden:
        return Kind::Forbidden;
    case SourceState::Unreachable:
        return Kind::Unreachable;
    case SourceState::Misconfigured:
        return Kind::Misconfigured;
    }
    return Kind::Error;
}

// Live with an error: it works but for something that the error names.
Kind kindOf(const PartStatus& part)
{
    if (part.state != SourceState::Live || !part.error)
        return kindOf(part.state);
    const ErrorKind kind = part.error->kind;
    const bool refused = kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound
        || kind == ErrorKind::Unauthorized;
    return refused ? Kind::Forbidden : Kind::Error;
}

// The one that a person must know first.
int weight(Kind kind)
{
    switch (kind) {
    case Kind::Misconfigured:
        return 6;
    case Kind::Forbidden:
        return 5;
    case Kind::Unreachable:
        return 4;
    case Kind::Error:
        return 3;
    case Kind::Stale:
    case Kind::Throttled:
        return 2;
    case Kind::Loading:
        return 1;
    case Kind::Ready:
    case Kind::Empty:
        break;
    }
    return 0;
}

struct Seen
{
    Kind kind = Kind::Ready;
    const SourceStatus* source = nullptr;
    const PartStatus* part = nullptr;
};
} // namespace

PanelState partState(const std::vector<SourceStatus>& sources,
                     const std::string& type,
                     const std::string& part,
                     int rows,
                     const QString& what,
                     World now)
{
    PanelState out;
    std::vector<Seen> seen;
    int64_t items = 0, expected = 0;
    bool guess = false;
    for (const SourceStatus& source : sources) {
        if (source.type != type || source.state == SourceState::Disabled)
            continue;
        Seen s{kindOf(source.state), &source, nullptr};
        // A source that is down speaks for its parts; one that is live lets each part speak.
        for (const PartStatus& p : source.parts) {
            if (p.part != part)
                continue;
            s.part = &p;
            if (source.state == SourceState::Live || source.state == SourceState::Connecting)
                s.kind = kindOf(p);
            items += p.items;
            expected += p.expected >= 0 ? p.items + p.expected : 0;
            guess = guess || p.expected >= 0;
        }
        seen.push_back(s);
    }
    if (seen.empty()) {
        out.kind = Kind::Empty;
        //: Empty state. %1 = what the list would show, e.g. "pods"
        out.sentence = QObject::tr("No source shows %1. An estate file can name one.").arg(what);
        //: Button: opens the estate file, or asks for one where there is none yet
        out.action = QObject::tr("Estate file…");
        out.actionId = QStringLiteral("estate:");
        return out;
    }
    const auto worst = std::max_element(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) {
        return weight(a.kind) < weight(b.kind);
    });
    const bool anyLoading = std::any_of(
        seen.begin(), seen.end(), [](const Seen& s) { return s.kind == Kind::Loading; });
    if (worst->kind == Kind::Ready) {
        if (rows > 0)
            return out;
        out.kind = Kind::Empty;
        //: Empty state: the source has answered, there is none. %1 = e.g. "pods"
        out.sentence = QObject::tr("No %1 here.").arg(what);
        return out;
    }
    // While some source still loads and nothing is shown yet, loading is the better word.
    const Kind kind = anyLoading && rows == 0 && weight(worst->kind) <= weight(Kind::Stale)
        ? Kind::Loading
        : worst->kind;
    out.kind = kind;
    if (kind == Kind::Loading) {
        if (guess && expected > 0) {
            //: Loading. %1 = how many arrived, %2 = about how many there are, %3 = e.g. "pods"
            out.sentence = QObject::tr("%1 of about %2 %3")
                               .arg(text::count(items), text::count(expected), what);
            out.progress = double(items) / double(expected);
        } else if (items > 0) {
            //: Loading. %1 = how many arrived so far, %2 = e.g. "pods"
            out.sentence = QObject::tr("%1 %2 so far").arg(text::count(items), what);
        } else {
            //: Loading: no answer yet. %1 = e.g. "pods"
            out.sentence = QObject::tr("Asking for %1…").arg(what);
        }
        return out;
    }
    const SourceStatus& source = *worst->source;
    const std::optional<Error>& error
        = worst->part && worst->part->error ? worst->part->error : source.error;
    const bool ofPart = worst->part && source.state == SourceState::Live;
    const QString name = text::qs(source.title);
    if (ofPart && error) {
        //: A part of a source cannot be read. %1 = source, %2 = e.g. "events", %3 = why
        out.sentence = QObject::tr("%1, %2: %3").arg(name, what, text::title(*error));
    } else {
        //: A source is not well. %1 = source, %2 = sentence about its state
        out.sentence = QObject::tr("%1: %2").arg(name, text::sentence(source, now));
    }
    if (error) {
        const QString place = text::place(*error);
        QStringList lines;
        if (!place.isEmpty())
            lines << place;
        if (!text::detail(*error).isEmpty())
            lines << text::detail(*error);
        lines << text::remedy(*error);
        out.detail = lines.join(u'\n');
    }
    if (kind == Kind::Misconfigured) {
        if (error && error->place) {
            //: Button: opens the file with the mistake
            out.action = QObject::tr("Open the file");
            out.actionId = QStringLiteral("open:") % text::place(*error);
        }
    } else if (kind == Kind::Throttled) {
        // asking again now would only make it longer
        //: Button: opens what is known about a source
        out.action = QObject::tr("Show the source");
        out.actionId = QStringLiteral("source:") % text::qs(source.id.str());
    } else {
        //: Button: ask the source again at once
        out.action = QObject::tr("Retry now");
        out.actionId = QStringLiteral("retry:") % text::qs(source.id.str());
    }
    return out;
}

} // namespace mw
