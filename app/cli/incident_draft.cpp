// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/incident_draft.h"

#include "app/wiring/window.h"
#include "models/data/source_parts.h"
#include "models/insight/seen_parts.h"
#include "models/store/database.h"
#include "models/store/store.h"
#include "models/text/format.h"
#include "models/text/sentences.h"

#include <QCoreApplication>
#include <algorithm>
#include <cstdio>

namespace mw::cli {
namespace {

using incident::Incident;

struct Draft
{
    Q_DECLARE_TR_FUNCTIONS(Draft)
};

struct Known
{
    std::vector<Change> changes;
    std::vector<std::string> unread; // parts of it that could not be read, and why
};

// What the window on that estate remembers, for seven days.
void addMemory(const Incident& one, Known& known)
{
    const auto without
        = [&known](const QString& why) { known.unread.push_back(why.toStdString()); };
    if (one.estate.empty())
        //: Of a postmortem: what could not be read
        return without(Draft::tr("the memory of the console: the record does not say of which "
                                 "estate it is"));
    if (one.estate.starts_with("demo:"))
        //: Of a postmortem: what could not be read
        return without(Draft::tr("what people did and wrote in the window of the demo outside the "
                                 "record: a demo is not remembered"));
    const auto database = store::Database::open(storeFile(dataFolder(), one.estate),
                                                store::Database::Access::ReadOnly);
    const auto unreadable = [&](const Error& error) {
        //: Of a postmortem: what could not be read. %1 = why
        without(Draft::tr("the memory of the console: %1").arg(text::qs(describe(error))));
    };
    if (!database)
        return unreadable(database.error());
    const size_t before = known.changes.size();
    const auto report = (*database)->load([&known](Remembered portion) {
        known.changes.insert(known.changes.end(), portion.changes.begin(), portion.changes.end());
    });
    if (!report)
        return unreadable(report.error());
    if (known.changes.size() == before)
        //: Of a postmortem: what could not be read
        without(Draft::tr("the memory of the console: nothing is remembered of those days"));
}

bool makesChanges(const std::string& type)
{
    for (const char* one : {"kubernetes", "prometheus", "alertmanager", "pagerduty", "github"}) {
        if (type == one)
            return true;
    }
    return false;
}

void addUnread(const Hub& hub, std::vector<std::string>& unread)
{
    for (const SourceStatus& source : hub.sources()) {
        if (source.state == SourceState::Disabled || !makesChanges(source.type))
            continue;
        QString name = text::qs(source.id.str());
        if (source.state != SourceState::Live) {
            name += QStringLiteral(": ") + text::word(source.state);
            if (source.error)
                name += QStringLiteral(", ") + text::qs(describe(*source.error));
            unread.push_back(name.toStdString());
            continue;
        }
        if (const auto only = limitedTo(source); !only.empty())
            //: Of a postmortem: what could not be read. %1 = a cluster, %2 = the only namespaces in
            //: which it is seen
            unread.push_back(
                Draft::tr("%1 outside of %2").arg(name, text::qs(commaList(only))).toStdString());
        for (const PartStatus& part : source.parts) {
            if (notSeen(part))
                //: Of a postmortem: what could not be read. %1 = "events", %2 = a source, %3 = why
                unread.push_back(Draft::tr("%1 of %2: %3")
                                     .arg(text::qs(part.part), name, text::word(part.state))
                                     .toStdString());
        }
    }
}

// A fresh demo begins its story anew: at the time of the declaration, unless --at says when the
// window's began.
Status fit(const Incident& one, EstateArgs& args, Known& known)
{
    if (args.demo && args.at.empty()) {
        args.at = formatTime(one.declared);
        //: Of a postmortem: what could not be read. %1 = time
        known.unread.push_back(
            Draft::tr("the story of the window's own demo: this one began anew at %1, and nobody "
                      "has done anything in it")
                .arg(text::qs(args.at))
                .toStdString());
    }
    const auto options = sessionOptions(args);
    if (!options)
        return options.error();
    const std::string there = estateIdentity(*options);
    if (!one.estate.empty() && one.estate != there)
        return Error{ErrorKind::Misconfigured,
                     one.id + " is of " + one.estate + ", not of " + there,
                     0,
                     {},
                     {}};
    return {};
}

} // namespace

int printDraft(const Incident& one, EstateArgs args)
{
    Known known;
    int code = Well;
    World now = SystemClock().world();
    if (args.demo || !args.estate.empty()) {
        if (const Status fits = fit(one, args, known); !fits)
            return fail(fits.error());
        const auto options = sessionOptions(args);
        if (!options)
            return fail(options.error());
        auto session = Session::open(*options);
        if (!session)
            return fail(session.error());
        addMemory(one, known);
        ChangeLog& log = (*session)->changes();
        log.preload(std::exchange(known.changes, {}));
        if (const Status waited = waitUntilSettled(**session, args); !waited)
            return fail(waited.error());
        log.catchUp();
        known.changes = log.all();
        const Hub& hub = (*session)->hub();
        addUnread(hub, known.unread);
        tellRemedies(**session);
        const std::vector<SourceStatus> sources = hub.sources();
        const bool seen = std::any_of(sources.begin(), sources.end(), [](const SourceStatus& each) {
            return each.lastGood != World{};
        });
        if (!seen)
            code = UnknownState;
    } else {
        addMemory(one, known);
        if (!one.estate.starts_with("demo:"))
            //: Of a postmortem: what could not be read; --estate is an option
            known.unread.push_back(
                Draft::tr("the sources: none was asked (--estate asks them)").toStdString());
        else
            //: Of a postmortem: what could not be read; --demo is an option
            known.unread.push_back(
                Draft::tr("the sources: none was asked (--demo asks them)").toStdString());
    }
    std::printf("%s", postmortem(one, known.changes, now, known.unread).c_str());
    return code;
}

} // namespace mw::cli
