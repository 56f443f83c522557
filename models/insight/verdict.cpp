// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/verdict.h"

#include "models/data/source_parts.h"
#include "models/insight/finding_order.h"
#include "models/insight/finding_words.h"
#include "models/insight/seen_parts.h"

#include <algorithm>

namespace mw {

namespace {

struct Seen
{
    size_t asked = 0; // all but the disabled
    size_t live = 0;
    Millis oldest{0}; // of the live ones
    std::vector<std::string> missing; // "prod/prometheus (unreachable 4 min, next try 20 s)"
};

std::string missingPart(const SourceStatus& source, const PartStatus& part, World now)
{
    //: %1 = what is read, "pods"; %2 = name of a source
    const QString what
        = Findings::tr("%1 of %2").arg(Findings::qs(part.part), Findings::qs(source.id.str()));
    if (part.state == SourceState::Live) // it works, but for what its error names
        //: %1 = "pods of prod", %2 = an error
        return Findings::tr("%1 (in part: %2)")
            .arg(what, Findings::qs(part.error->detail.substr(0, 80)))
            .toStdString();
    std::string text = what.toStdString() + " (" + Findings::state(part.state).toStdString();
    if (part.lastGood != World{})
        text += " " + spokenDuration(now - part.lastGood);
    return text + ")";
}

std::string missing(const SourceStatus& source, World now)
{
    std::string text = source.id.str() + " (" + Findings::state(source.state).toStdString();
    if (source.lastGood != World{})
        text += " " + spokenDuration(now - source.lastGood);
    if (source.nextTry > now)
        //: added to the state of a source; %1 = a span such as "20 s"
        text += Findings::tr(", next try %1")
                    .arg(Findings::qs(spokenDuration(source.nextTry - now)))
                    .toStdString();
    return text + ")";
}

Seen look(const std::vector<SourceStatus>& sources, World now)
{
    Seen seen;
    for (const SourceStatus& source : sources) {
        if (source.state == SourceState::Disabled)
            continue;
        ++seen.asked;
        if (source.state != SourceState::Live) {
            seen.missing.push_back(missing(source, now));
            continue;
        }
        ++seen.live;
        seen.oldest = std::max(seen.oldest, pictureAge(source, now));
        if (const auto only = refusedBeyond(source); !only.empty())
            //: in "Not seen: …". %1 = a cluster, %2 = the only namespaces in which it is seen
            seen.missing.push_back(
                Findings::tr("%1 outside of %2")
                    .arg(Findings::qs(source.id.str()), Findings::qs(commaList(only)))
                    .toStdString());
        for (const PartStatus& part : source.parts) {
            if (notSeen(part))
                seen.missing.push_back(missingPart(source, part, now));
        }
    }
    return seen;
}

std::string join(const std::vector<std::string>& items, size_t most)
{
    std::string text;
    for (size_t i = 0; i < items.size() && i < most; ++i)
        text += (i == 0 ? "" : "; ") + items[i];
    if (items.size() > most)
        //: after the first three of a list
        text += Findings::tr("; and %1 more").arg(items.size() - most).toStdString();
    return text;
}

std::string howMuchIsSeen(const Seen& seen)
{
    QString text = seen.asked == 1
        //: %1 = 0 or 1
        ? Findings::tr("%1 of 1 source live").arg(seen.live)
        : Findings::tr("%1 of %2 sources live").arg(seen.live).arg(seen.asked);
    if (seen.live > 0 && seen.oldest > Millis(0))
        //: added to "12 of 12 sources live"; %1 = a span such as "41 s"
        text += Findings::tr(", oldest %1").arg(Findings::qs(spokenDuration(seen.oldest)));
    return text.toStdString() + ".";
}

// Subject and first clause: the details stand in the list below it.
std::string headline(const Finding& finding)
{
    std::string text = finding.sentence.substr(0, finding.sentence.find("; "));
    while (!text.empty() && (text.back() == '.' || text.back() == ' '))
        text.pop_back();
    if (finding.subject.empty())
        return text;
    return finding.subject + (finding.check == "SLO" ? " " : ": ") + text;
}

} // namespace

const char* verdictWord(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
    case Severity::Info:
        return "ok";
    case Severity::Warning:
        return "warning";
    case Severity::Critical:
        return "critical";
    case Severity::Unknown:
        break;
    }
    return "unknown";
}

std::string spokenDuration(Millis duration)
{
    const int64_t s = std::max<int64_t>(0, duration.count() / 1000);
    const auto two = [](int64_t big, const char* bigUnit, int64_t small, const char* smallUnit) {
        std::string text = std::to_string(big) + bigUnit;
        if (small > 0)
            text += " " + std::to_string(small) + smallUnit;
        return text;
    };
    if (s < 120)
        return std::to_string(s) + " s";
    if (s < 3600)
        return std::to_string(s / 60) + " min";
    if (s < 86'400)
        return two(s / 3600, " h", s / 60 % 60, " min");
    return two(s / 86'400, " d", s / 3600 % 24, " h");
}

Verdict judgeVerdict(const std::vector<Finding>& findings,
                     const std::vector<SourceStatus>& sources,
                     World now)
{
    const Seen seen = look(sources, now);
    const Finding* worst = nullptr;
    size_t wrong = 0;
    for (const Finding& finding : findings) {
        // What is not seen is said as such below; it is no statement about the estate.
        if (finding.check == "SEEN" || rank(finding.severity) < rank(Severity::Warning))
            continue;
        ++wrong;
        if (!worst || speaksBefore(finding, *worst))
            worst = &finding;
    }

    Verdict verdict;
    const std::string unseen = seen.missing.empty() ? std::string()
                                                    //: %1 = sources, each with its state
                                                    : " "
            + Findings::tr("Not seen: %1.").arg(Findings::qs(join(seen.missing, 3))).toStdString();
    if (worst && seen.live == 0) {
        // What was wrong when it was last seen is no statement about now.
        //: %1 = the worst finding of what was remembered
        verdict.sentence = Findings::tr("Unknown: no source is live. Last known: %1.")
                               .arg(Findings::qs(headline(*worst)))
                               .toStdString()
            + unseen;
        return verdict;
    }
    if (worst) {
        verdict.severity = worst->severity;
        //: %1 = the worst finding
        QString text = (worst->severity == Severity::Critical ? Findings::tr("Critical: %1")
                                                              : Findings::tr("Warning: %1"))
                           .arg(Findings::qs(headline(*worst)));
        if (worst->since != World{})
            //: added to a finding; %1 = a span such as "4 min"
            text += Findings::tr(", for %1").arg(Findings::qs(spokenDuration(now - worst->since)));
        text += QLatin1Char('.');
        if (wrong == 2)
            text += QLatin1Char(' ') + Findings::tr("1 more finding.");
        else if (wrong > 2)
            text += QLatin1Char(' ') + Findings::tr("%1 more findings.").arg(wrong - 1);
        verdict.sentence = text.toStdString() + " " + howMuchIsSeen(seen) + unseen;
        return verdict;
    }
    if (seen.asked == 0) {
        verdict.sentence = Findings::tr("Unknown: no source is configured.").toStdString();
    } else if (seen.live == 0) {
        verdict.sentence = Findings::tr("Unknown: no source is live.").toStdString() + unseen;
    } else if (!seen.missing.empty()) {
        //: %1 = "11 of 12 sources live."
        verdict.sentence = Findings::tr("Well where seen: %1")
                               .arg(Findings::qs(howMuchIsSeen(seen)))
                               .toStdString()
            + unseen;
    } else {
        verdict.severity = Severity::Ok;
        //: %1 = "12 of 12 sources live."
        verdict.sentence
            = Findings::tr("Well. %1").arg(Findings::qs(howMuchIsSeen(seen))).toStdString();
    }
    return verdict;
}

} // namespace mw
