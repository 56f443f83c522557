// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `incident list | show | postmortem`: reads the records that the window writes. Only the draft of
// a postmortem may ask sources, where the estate is named.
#include "app/cli/commands.h"
#include "app/cli/incident_draft.h"
#include "app/cli/json.h"
#include "app/wiring/window.h"
#include "models/incident/record.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using namespace incident;
using Json = nlohmann::json;

struct Args
{
    std::string dir;
    int number = 0;
    bool json = false;
    EstateArgs estate; // of list: only its incidents
    std::string root() const { return dir.empty() ? defaultIncidentsDir() : dir; }
};

Json linesJson(const std::vector<Line>& lines)
{
    Json out = Json::array();
    for (const Line& one : lines)
        out.push_back({{"at", timeJson(one.at)}, {"who", one.who}, {"words", one.words}});
    return out;
}

Json incidentJson(const Incident& one)
{
    Json left = Json::array();
    for (const LeftChanged& item : one.leftChanged)
        left.push_back({{"what", item.what},
                        {"from", item.from},
                        {"to", item.to},
                        {"run", item.run},
                        {"owner", item.owner},
                        {"until", timeJson(item.until)},
                        {"restored", item.restored},
                        {"undo", item.undo}});
    return {{"number", one.number},
            {"id", one.id},
            {"title", one.title},
            {"severity", toString(one.level)},
            {"estate", one.estate},
            {"simulated", one.simulated},
            {"state", one.isOpen() ? "open" : "closed"},
            {"commander", one.commander},
            {"channel", one.channel},
            {"bridge", one.bridge},
            {"declared", timeJson(one.declared)},
            {"declaredBy", one.declaredBy},
            {"page", one.pagerNumber == 0 ? Json() : Json(one.pagerNumber)},
            {"pageUrl", one.pagerUrl},
            {"impact", timeJson(one.impact)},
            {"impactConfirmed", one.impactConfirmed},
            {"impactFrom", one.impactFrom},
            {"updateDue", timeJson(updateDue(one))},
            {"closed", timeJson(one.closed)},
            {"cause", one.cause ? Json(toString(*one.cause)) : Json()},
            {"notes", linesJson(one.notes)},
            {"updates", linesJson(one.updates)},
            {"leftChanged", std::move(left)},
            {"runs", one.runs}};
}

// On one line, whatever it is made of: contexts have line breaks between them.
std::string estateWords(const Incident& one)
{
    if (one.estate.empty())
        return "not known";
    std::string out = one.estate;
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out + (one.simulated ? " (simulated)" : "");
}

int list(const Args& args)
{
    const auto files = runbook::makeFileLayer();
    std::string only;
    if (args.estate.demo || !args.estate.estate.empty()) {
        const auto options = sessionOptions(args.estate);
        if (!options)
            return fail(options.error());
        only = estateIdentity(*options);
    }
    Json all = Json::array();
    if (!args.json)
        std::printf("NUMBER\tSEVERITY\tSTATE\tDECLARED\tCOMMANDER\tTITLE\tESTATE\n");
    for (const Listed& one : listIncidents(*files, args.root())) {
        if (!one.problem.empty()) {
            std::fprintf(
                stderr, "midwatch: %s: %s\n", one.incident.id.c_str(), one.problem.c_str());
            continue;
        }
        const Incident& it = one.incident;
        if (!only.empty() && it.estate != only)
            continue;
        if (args.json)
            all.push_back(incidentJson(it));
        else
            std::printf("%d\t%s\t%s\t%s\t%s\t%s\t%s\n",
                        it.number,
                        toString(it.level),
                        it.isOpen()    ? "open"
                            : it.cause ? toString(*it.cause)
                                       : "closed",
                        formatTime(it.declared).c_str(),
                        it.commander.c_str(),
                        it.title.c_str(),
                        estateWords(it).c_str());
    }
    if (args.json)
        std::printf("%s\n",
                    text(Json{{"schema", "midwatch/incidents/v1"}, {"incidents", all}}).c_str());
    return Well;
}

void print(const Incident& one)
{
    const auto line = [](const char* name, const std::string& value) {
        if (!value.empty())
            std::printf("%-12s %s\n", name, value.c_str());
    };
    std::printf("%s %s: %s\n", one.id.c_str(), toString(one.level), one.title.c_str());
    line("estate", estateWords(one));
    line("state", one.isOpen() ? "open" : std::string("closed ") + formatTime(one.closed));
    line("cause", one.cause ? toString(*one.cause) : "");
    line("commander", one.commander);
    line("channel", one.channel);
    line("bridge", one.bridge);
    line("declared", formatTime(one.declared) + " by " + one.declaredBy);
    line("page",
         one.pagerNumber == 0 ? "" : "#" + std::to_string(one.pagerNumber) + " " + one.pagerUrl);
    line("impact",
         one.impact == World{} ? ""
                               : formatTime(one.impact)
                 + (one.impactConfirmed ? ", confirmed by " : ", proposed by ") + one.impactFrom);
    for (const Correction& was : one.corrections) {
        const char* what = was.of == Correction::Of::Impact ? "impact "
            : was.of == Correction::Of::Level               ? "severity "
                                                            : "commander ";
        line("corrected",
             formatTime(was.at) + " " + was.who + ": " + what + was.before
                 + (was.beforeFrom.empty() ? "" : " (by " + was.beforeFrom + ")") + " -> "
                 + was.after);
    }
    line("update due", one.isOpen() ? formatTime(updateDue(one)) : "");
    for (const Line& note : one.notes)
        line("note", formatTime(note.at) + " " + note.who + ": " + note.words);
    for (const Line& update : one.updates)
        line("update", formatTime(update.at) + " " + update.who + ": " + update.words);
    for (const LeftChanged& left : one.leftChanged)
        line("left",
             left.what + ": " + left.from + " -> " + left.to
                 + (left.restored           ? " (restored)"
                        : left.undo.empty() ? ""
                                            : "; back: " + left.undo));
    line("closing", one.closingWords);
}

int withOne(const Args& args, const std::function<int(const Incident&)>& then)
{
    const auto files = runbook::makeFileLayer();
    const std::string dir = incidentFolder(args.root(), args.number);
    if (!files->exists(dir))
        return fail({ErrorKind::NotFound,
                     "there is no incident " + std::to_string(args.number) + " in " + args.root(),
                     0,
                     {},
                     {}});
    const auto incident = readIncident(*files, dir);
    return incident ? then(*incident) : fail(incident.error());
}

} // namespace

void addIncident(CLI::App& app, Chosen& chosen)
{
    const auto args = std::make_shared<Args>();
    CLI::App* command
        = app.add_subcommand("incident", "read the incident records that the window keeps");
    command->require_subcommand(1);
    const auto folder = [args](CLI::App* sub) {
        sub->add_option("--dir", args->dir, "folder of the records, instead of the user's own")
            ->type_name("DIR");
    };
    const auto numbered = [args](CLI::App* sub) {
        sub->add_option("NUMBER", args->number, "number of the incident")
            ->required()
            ->check(CLI::Range(1, 999'999'999));
    };
    CLI::App* all = command->add_subcommand("list", "every incident, newest first");
    folder(all);
    addEstateOptions(*all, args->estate, false);
    all->add_flag("--json", args->json, "machine-readable (midwatch/incidents/v1)");
    all->callback([args, &chosen] {
        chosen.endsAtOnce = true;
        chosen.run = [args] { return list(*args); };
    });
    CLI::App* show = command->add_subcommand("show", "one incident with its notes and clocks");
    numbered(show);
    folder(show);
    show->add_flag("--json", args->json, "machine-readable");
    show->callback([args, &chosen] {
        chosen.endsAtOnce = true;
        chosen.run = [args] {
            return withOne(*args, [args](const Incident& one) {
                if (args->json) {
                    Json out = incidentJson(one);
                    out["schema"] = "midwatch/incident/v1";
                    std::printf("%s\n", text(out).c_str());
                } else {
                    print(one);
                }
                return int(Well);
            });
        };
    });
    CLI::App* draft = command->add_subcommand(
        "postmortem",
        "draft of the postmortem as Markdown, with what the change log and, where the estate is "
        "named, its sources know");
    numbered(draft);
    folder(draft);
    addEstateOptions(*draft, args->estate, true);
    draft
        ->add_option(
            "--at", args->estate.at, "with --demo: when the window's demo began (RFC 3339)")
        ->needs(draft->get_option("--demo"));
    draft->callback([args, &chosen] {
        chosen.endsAtOnce = true;
        chosen.run = [args] {
            return withOne(*args,
                           [args](const Incident& one) { return printDraft(one, args->estate); });
        };
    });
}

} // namespace mw::cli
