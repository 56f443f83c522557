// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runbook_commands.h"
#include "app/cli/runbook_host.h"
#include "models/runbook/journal/journal.h"
#include "models/runbook/library.h"
#include "models/runbook/lint/lint.h"
#include "models/runbook/render/render.h"
#include "models/runbook/sign/audit.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QTimer>
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

const char* word(Diagnostic::Severity severity)
{
    return severity == Diagnostic::Severity::Error  ? "error"
        : severity == Diagnostic::Severity::Warning ? "warning"
                                                    : "info";
}

Json diagnosticJson(const Diagnostic& d)
{
    return {{"file", d.place.file},
            {"line", d.place.line},
            {"column", d.place.column},
            {"severity", word(d.severity)},
            {"code", d.code},
            {"path", d.path},
            {"message", d.message}};
}

int lintFiles(const std::vector<std::string>& files, bool strict, bool json)
{
    Json list = Json::array();
    int code = 0;
    for (const std::string& file : files) {
        const auto loaded = runbook::loadRunbook(file);
        std::vector<Diagnostic> found;
        if (loaded) {
            found = runbook::lint(*loaded);
        } else {
            const Error& e = loaded.error();
            found = {{Diagnostic::Severity::Error,
                      e.place.value_or(Place{file, 0, 0}),
                      "",
                      "unreadable",
                      e.detail}};
            const bool unreadable = e.kind == ErrorKind::NotAvailable || e.kind == ErrorKind::Io
                || e.kind == ErrorKind::TooLarge;
            if (unreadable)
                code = 2;
        }
        const auto counted = runbook::count(found);
        if (code < 1 && (counted.errors > 0 || (strict && counted.warnings > 0)))
            code = 1;
        for (const Diagnostic& d : found) {
            if (json)
                list.push_back(diagnosticJson(d));
            else
                std::printf("%s\n", format(d).c_str());
        }
    }
    if (json)
        std::printf(
            "%s\n",
            Json{{"schema", "midwatch/runbook-lint/v1"}, {"diagnostics", list}}.dump(2).c_str());
    return code;
}

Json voteJson(const runbook::VoteRecord& vote)
{
    return {{"step", vote.step},
            {"who", vote.who},
            {"at", formatTime(vote.at)},
            {"signed", vote.isSigned},
            {"key", vote.isSigned ? Json(vote.key) : Json()},
            {"holds", vote.isSigned ? Json(vote.holds) : Json()}};
}

void printVote(const runbook::VoteRecord& vote)
{
    const std::string worth = !vote.isSigned ? "by name, not signed"
        : vote.holds                         ? "signed, holds: " + vote.key
                                             : "SIGNED, DOES NOT HOLD: " + vote.key;
    std::printf("vote: %s, %s at %s: %s\n",
                vote.step.c_str(),
                vote.who.c_str(),
                formatTime(vote.at).c_str(),
                worth.c_str());
}

Json headJson(const runbook::HeadSignature& one)
{
    return {{"who", one.who.empty() ? Json() : Json(one.who)},
            {"at", formatTime(one.at)},
            {"key", one.key},
            {"keyType", one.keyType},
            {"record", one.place},
            {"holds", one.holds}};
}

Json withdrawnJson(const runbook::WithdrawnEvidence& one)
{
    return {{"file", one.file},
            {"step", one.step},
            {"who", one.who},
            {"reason", one.reason},
            {"at", formatTime(one.at)},
            {"record", one.place}};
}

// "head signed by ed@x.example (SHA256:…)"
std::string headWords(const std::vector<runbook::HeadSignature>& heads)
{
    std::string out;
    for (const runbook::HeadSignature& one : heads)
        out += (out.empty() ? "head signed by " : " and by ")
            + (one.who.empty() ? "the key " + one.key + ", which nobody here vouches for"
                               : one.who + " (" + one.key + ")");
    return out.empty() ? "head not signed" : out;
}

int verify(const std::string& dir, const std::string& head, bool json)
{
    const auto files = runbook::makeFileLayer();
    if (!files->exists(dir + "/journal.jsonl"))
        return fail({ErrorKind::NotAvailable, "no journal.jsonl here", 0, {}, Place{dir, 0, 0}});
    const auto checked = std::make_shared<runbook::VerifyReport>(runbook::verifyRun(*files, dir));
    runbook::VerifyReport& report = *checked;
    // A damaged chain is said first: what its votes and signatures say means nothing then.
    if (report.intact() && (!report.signers.empty() || !report.heads.empty())) {
        const auto signing = runbook::makeSshSigning();
        QObject owner;
        QTimer::singleShot(0, &owner, [&] {
            runbook::checkSignatures(checked, *signing, &owner, [] { QCoreApplication::quit(); });
        });
        QCoreApplication::exec();
    }
    if (!report.unchecked.empty())
        return fail({ErrorKind::NotAvailable,
                     "the signatures cannot be checked: " + report.unchecked,
                     0,
                     {},
                     Place{dir, 0, 0}});
    if (!head.empty() && head != report.headWords)
        report.damage.push_back("the head is \"" + report.headWords + "\", not \"" + head + "\"");
    if (json) {
        Json votes = Json::array();
        for (const runbook::VoteRecord& vote : report.votes)
            votes.push_back(voteJson(vote));
        Json heads = Json::array();
        for (const runbook::HeadSignature& one : report.heads)
            heads.push_back(headJson(one));
        Json withdrawn = Json::array();
        for (const runbook::WithdrawnEvidence& one : report.withdrawn)
            withdrawn.push_back(withdrawnJson(one));
        std::printf("%s\n",
                    Json{{"schema", "midwatch/runbook-verify/v1"},
                         {"run", report.run},
                         {"records", report.records},
                         {"closed", report.closed},
                         {"state", report.state},
                         {"head", report.headHash},
                         {"words", report.headWords},
                         {"intact", report.intact()},
                         {"damage", report.damage},
                         {"notes", report.notes},
                         {"votes", votes},
                         {"signatures", heads},
                         {"withdrawn", withdrawn}}
                        .dump(2)
                        .c_str());
    } else {
        for (const std::string& line : report.damage)
            std::printf("damaged: %s\n", line.c_str());
        for (const std::string& line : report.notes)
            std::printf("note: %s\n", line.c_str());
        for (const runbook::VoteRecord& vote : report.votes)
            printVote(vote);
        if (report.intact())
            std::printf("intact: %llu records, %s, %s\nhead: %s\n",
                        static_cast<unsigned long long>(report.records),
                        report.closed ? report.state.c_str() : "still open",
                        headWords(report.heads).c_str(),
                        report.headWords.c_str());
    }
    return !report.readable ? 2 : report.intact() ? 0 : 1;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string day(const std::optional<World>& at)
{
    return at ? formatTime(*at).substr(0, 10) : "never";
}

int list(const EstateArgs& estateArgs,
         const std::vector<std::string>& given,
         const std::string& runs,
         bool json)
{
    std::vector<std::string> folders = given;
    if (folders.empty() && !estateArgs.estate.empty()) {
        const auto estate = readEstate(estateArgs.estate);
        if (!estate)
            return fail(estate.error());
        folders = estate->runbookFolders;
    }
    if (folders.empty())
        folders = {resourceFolder("runbooks")};
    const SystemClock clock;
    const runbook::Library library
        = runbook::scanLibrary(folders,
                               runs.empty() ? runbook::defaultRunsDir() : runs,
                               clock.world(),
                               nullptr,
                               runbook::Reviews::FromGit);
    Json out = Json::array();
    if (!json)
        std::printf("ID\tTITLE\tOWNER\tREVIEWED\tLAST DRILL\tLAST SUCCESS\tSTATE\tFILE\n");
    for (const runbook::LibraryEntry& e : library.entries) {
        std::string state = !e.unreadable.empty() ? "unreadable"
            : e.errors > 0                        ? std::to_string(e.errors) + " errors"
            : !e.unavailable.empty()              ? "needs " + joined(e.unavailable)
            : !e.stale.empty()                    ? e.stale
                                                  : "ready";
        if (json)
            out.push_back(
                {{"id", e.id},
                 {"title", e.title},
                 {"team", e.team},
                 {"contact", e.contact},
                 {"file", e.file},
                 {"errors", e.errors},
                 {"warnings", e.warnings},
                 {"unavailable", e.unavailable},
                 {"startable", e.startable() && e.unreadable.empty()},
                 {"stale", e.stale},
                 {"lastReview", e.lastReview ? Json(formatTime(*e.lastReview)) : Json()},
                 {"lastDrill", e.lastDrill ? Json(formatTime(*e.lastDrill)) : Json()},
                 {"lastSuccess", e.lastSuccess ? Json(formatTime(*e.lastSuccess)) : Json()}});
        else
            std::printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
                        e.id.c_str(),
                        e.title.c_str(),
                        e.team.c_str(),
                        day(e.lastReview).c_str(),
                        day(e.lastDrill).c_str(),
                        day(e.lastSuccess).c_str(),
                        state.c_str(),
                        e.file.c_str());
    }
    if (json)
        std::printf("%s\n",
                    Json{{"schema", "midwatch/runbooks/v1"}, {"runbooks", out}}.dump(2).c_str());
    return 0;
}

} // namespace

void addRunbook(CLI::App& app, Chosen& chosen)
{
    CLI::App* group = app.add_subcommand("runbook", "check, plan and run runbooks");
    group->require_subcommand(1);
    addRunbookFiles(*group, chosen);
    addRunbookPlan(*group, chosen);
    addRunbookRun(*group, chosen);
    addRunbookApprove(*group, chosen);
    addRunbookSign(*group, chosen);
    addRunbookWithdraw(*group, chosen);
}

void addRunbookFiles(CLI::App& group, Chosen& chosen)
{
    struct Args
    {
        std::vector<std::string> files, folders;
        std::string file, dir, head, format = "md", runs;
        EstateArgs estate;
        bool strict = false, json = false;
    };
    const auto args = std::make_shared<Args>();

    CLI::App* lint = group.add_subcommand("lint", "schema and meaning of runbook files");
    lint->add_option("files", args->files, "runbooks")->required()->type_name("FILE");
    lint->add_flag("--strict", args->strict, "warnings count");
    lint->add_flag("--json", args->json, "machine-readable");
    lint->callback([args, &chosen] {
        chosen.run = [args] { return lintFiles(args->files, args->strict, args->json); };
    });

    CLI::App* schema = group.add_subcommand("schema", "print the JSON Schema of runbooks");
    schema->callback([&chosen] {
        chosen.run = [] {
            std::printf("%s\n", runbook::runbookSchema().dump(2).c_str());
            return 0;
        };
    });

    CLI::App* check
        = group.add_subcommand("verify",
                               "check the journal, the votes, the evidence and the signatures of a "
                               "run");
    check->add_option("dir", args->dir, "folder of the run")->required()->type_name("RUN-DIR");
    check->add_option("--head", args->head, "the eight words noted when it was closed")
        ->type_name("WORDS");
    check->add_flag("--json", args->json, "machine-readable");
    check->callback([args, &chosen] {
        chosen.run = [args] { return verify(args->dir, args->head, args->json); };
    });

    CLI::App* shown
        = group.add_subcommand("list", "the library, with owners and how stale they are");
    addEstateOptions(*shown, args->estate, false);
    shown->add_option("--folder", args->folders, "look here instead")->type_name("DIR");
    shown->add_option("--runs", args->runs, "where runs are kept")->type_name("DIR");
    shown->add_flag("--json", args->json, "machine-readable");
    shown->callback([args, &chosen] {
        chosen.run = [args] { return list(args->estate, args->folders, args->runs, args->json); };
    });

    CLI::App* render = group.add_subcommand("render", "the same source for reading and printing");
    render->add_option("file", args->file, "runbook")->required()->type_name("FILE");
    render->add_option("--format", args->format, "md, html, card (one page of HTML) or pdf")
        ->check(CLI::IsMember({"md", "html", "card", "pdf"}))
        ->capture_default_str();
    render->callback([args, &chosen] {
        // Pages are set with the fonts of the window system, but on no display.
        chosen.needsWindow = chosen.offscreen = args->format == "pdf";
        chosen.run = [args] {
            const auto loaded = runbook::loadRunbook(args->file);
            if (!loaded)
                return fail(loaded.error());
            const std::string& format = args->format;
            const std::string text = format == "html" ? runbook::renderHtml(*loaded)
                : format == "card"                    ? runbook::renderCard(*loaded)
                : format == "pdf"                     ? runbookPdf(*loaded)
                                                      : runbook::renderMarkdown(*loaded);
            std::fwrite(text.data(), 1, text.size(), stdout);
            return 0;
        };
    });
}

} // namespace mw::cli
