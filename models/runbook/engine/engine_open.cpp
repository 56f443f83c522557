// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// New runs and runs that are taken up again.
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/engine/inputs.h"
#include "models/runbook/engine/mode_rules.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/library.h"
#include "models/runbook/lint/lint.h"

#include <QSysInfo>
#include <unistd.h>

namespace mw::runbook {

using Json = nlohmann::json;

namespace {

Error refused(const std::string& why)
{
    return {ErrorKind::Misconfigured, why, 0, {}, {}};
}

Json leaseBody(const char* why, const std::string& who)
{
    return {{"why", why},
            {"operator", who},
            {"host", QSysInfo::machineHostName().toStdString()},
            {"pid", static_cast<int64_t>(::getpid())}};
}

// Scripts that lie beside the runbook, so that a resume runs the same bytes.
std::vector<std::string> filesOf(const Runbook& runbook)
{
    std::vector<std::string> out;
    runbook.forEachStep([&](const StepDef& step) {
        const std::string file = step.type == "shell" ? step.with.string("file") : "";
        if (!file.empty() && file.find("..") == std::string::npos && !file.starts_with('/')
            && file.find("${{") == std::string::npos)
            out.push_back(file);
    });
    return out;
}

bool hasApprovals(const Runbook& runbook)
{
    bool any = false;
    runbook.forEachStep([&](const StepDef& step) { any = any || step.type == "approval"; });
    return any;
}

std::string folderOf(const std::string& path)
{
    const size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? "." : path.substr(0, slash);
}

} // namespace

const EstateFacts::Target* EstateFacts::target(const std::string& wanted, bool cluster) const
{
    for (const Target& t : targets) {
        if (t.name == wanted && t.cluster == cluster)
            return &t;
    }
    return nullptr;
}

Status Engine::Private::checkRequest(const RunRequest& request,
                                     std::map<std::string, Value>& inputs) const
{
    const auto found = lint(request.runbook);
    for (const Diagnostic& diagnostic : found) {
        if (diagnostic.severity == Diagnostic::Severity::Error)
            return refused("the runbook does not lint: " + format(diagnostic));
    }
    std::string missing; // all of them: who adds one step type wants to know what else is needed
    for (const std::string& step : unavailableSteps(request.runbook))
        missing += (missing.empty() ? "" : "\n") + step;
    if (!missing.empty())
        return refused(missing);
    if (!request.runbook.allows(request.mode))
        return refused(std::string("the runbook does not allow mode ") + toString(request.mode));
    if (request.operatorName.empty())
        return refused("who runs it is not known");
    if (const std::string problem = modeProblem(request.runbook, request.mode, services.estate);
        !problem.empty())
        return refused(problem);
    RunStateFold empty;
    empty.mode = request.mode;
    empty.posture = request.posture;
    auto resolved = resolveInputs(request.runbook.inputs,
                                  request.inputs,
                                  runScope(empty, request.runbook, services.estate, now()));
    if (!resolved)
        return resolved.error();
    inputs = std::move(*resolved);
    return {};
}

Status Engine::Private::create(const RunRequest& request)
{
    if (journal)
        return refused("this engine has a run already");
    std::map<std::string, Value> inputs;
    if (auto checked = checkRequest(request, inputs); !checked)
        return checked;
    // Without approvals it only says who may sign the head afterwards: broken, it holds nothing up.
    const bool approvals = hasApprovals(request.runbook);
    auto found = findAllowedSigners(
        *files, request.runbook.file, services.estate.runbookFolders, approvals);
    if (!found && approvals)
        return found.error();
    signers = found ? std::move(*found) : std::nullopt;
    runbook = request.runbook;
    std::string stamp = formatTime(std::chrono::floor<std::chrono::seconds>(now()));
    std::erase_if(stamp, [](char c) { return c == ':' || c == '-'; });
    const std::string id = stamp + "-" + runbook.id + "-" + randomHex(2);
    dir = request.runsDir + "/" + id;
    if (auto made = files->makeDirs(request.runsDir); !made)
        return made;
    auto opened = Journal::create(*files, *services.clock, dir, id);
    if (!opened)
        return opened.error();
    journal = std::move(*opened);
    if (auto kept = files->overwrite(dir + "/runbook.yaml", runbook.text, true); !kept)
        return kept;
    Json frozen = Json::object();
    for (const std::string& file : filesOf(runbook)) {
        const auto bytes = files->read(folderOf(runbook.file) + "/" + file, 1u << 20);
        if (!bytes)
            return refused(file + " cannot be read");
        const std::string path = dir + "/files/" + file;
        if (auto made = files->makeDirs(folderOf(path)); !made)
            return made;
        if (auto kept = files->overwrite(path, *bytes, true); !kept)
            return kept;
        frozen[file] = sha256Hex(*bytes);
    }
    if (signers) {
        if (auto kept = files->overwrite(dir + "/allowed_signers", signers->text, true); !kept)
            return kept;
    }
    if (auto synced = files->syncDir(dir); !synced)
        return synced;
    Json body{{"runbook", runbook.id},
              {"title", runbook.title},
              {"sha256", runbook.sha256},
              {"file", runbook.file},
              {"files", frozen},
              {"estate", services.estate.name},
              {"estateFile", services.estate.file},
              {"simulated", isSimulated(services.estate)},
              {"mode", toString(request.mode)},
              {"posture", toString(request.posture)},
              {"operator", request.operatorName},
              {"engine", MIDWATCH_VERSION}};
    if (signers)
        body["signers"] = {{"file", signers->file}, {"sha256", signers->sha256}};
    body["inputs"] = Json::object();
    for (const auto& [name, value] : inputs)
        body["inputs"][name] = toTypedJson(value);
    if (!append("run.created", std::move(body))
        || !append("lease", leaseBody("start", request.operatorName)))
        return journal->broken() ? *journal->broken() : refused("the journal cannot be written");
    askAuthor();
    RunRequest planRequest = request;
    planner = std::make_unique<Planner>(services);
    QObject::connect(planner.get(), &Planner::changed, &q, [this] {
        touch();
        pump();
    });
    QObject::connect(planner.get(), &Planner::finished, &q, [this] { planned(); });
    if (services.tickMillis > 0)
        timer.start();
    planner->start(planRequest);
    pump();
    return {};
}

void Engine::Private::planned()
{
    if (state.planned || !planner)
        return;
    Json steps = Json::array();
    for (const PlanStep& step : planner->view().steps) {
        steps.push_back({{"step", step.id},
                         {"effect", toString(step.effect)},
                         {"request", beginning(step.request, 8000)},
                         {"now", step.now},
                         {"then", step.then},
                         {"dryRun", step.dryRun},
                         {"problem", step.problem},
                         {"hash", step.argsHash}});
    }
    append("plan",
           {{"steps", steps},
            {"hash", sha256Hex(steps.dump())},
            {"sentence", planner->view().sentence}});
    pump();
}

Status Engine::Private::load(const std::string& from,
                             const std::vector<Record>& records,
                             const std::string& lastHash)
{
    dir = from;
    const auto text = files->read(dir + "/runbook.yaml", 4u << 20);
    if (!text)
        return text.error();
    // Places are shown in the file it came from.
    std::string original;
    for (const Record& record : records) {
        if (record.type == "run.created" && record.body.contains("file")
            && record.body["file"].is_string())
            original = record.body["file"].get<std::string>();
    }
    auto parsed = parseRunbook(*text, original.empty() ? dir + "/runbook.yaml" : original);
    if (!parsed)
        return parsed.error();
    runbook = std::move(*parsed);
    for (const Record& record : records)
        apply(state, runbook, record);
    if (state.runId.empty())
        return Error{ErrorKind::Decode,
                     "the journal does not begin with run.created",
                     0,
                     {},
                     Place{dir, 1, 0}};
    head = runHeadOf(records, lastHash);
    return loadSigners();
}

Status Engine::Private::takeJournal(const std::string& from)
{
    if (journal)
        return refused("this engine has a run already");
    auto opened = Journal::open(*files, *services.clock, from);
    if (!opened)
        return opened.error();
    if (auto loaded = load(from, (*opened)->found(), (*opened)->headHash()); !loaded)
        return loaded;
    journal = std::move(*opened);
    return {};
}

Status Engine::Private::resume(const std::string& from, const std::string& operatorName)
{
    if (auto taken = takeJournal(from); !taken)
        return taken;
    if (state.closed) {
        (void)journal->seal(); // died between the last record and its seal
        journal->letGo();
        readOnly = true;
        view = makeView();
        return {};
    }
    if (!state.estate.empty() && state.estate != services.estate.name) {
        journal.reset();
        readOnly = true;
        return refused("this run belongs to the estate \"" + state.estate + "\"; open is \""
                       + services.estate.name + "\"");
    }
    recover(state, runbook);
    Json body = leaseBody("resume", operatorName.empty() ? state.operatorName : operatorName);
    if (journal->droppedBytes() > 0)
        body["droppedBytes"] = journal->droppedBytes();
    if (!append("lease", std::move(body)))
        return journal->broken() ? *journal->broken() : refused("the journal cannot be written");
    if (!state.planned) // died while planning: the plan is only for people; the steps read the
                        // world anew
        append("plan",
               {{"steps", Json::array()},
                {"hash", ""},
                {"sentence", "planned before an interruption"}});
    if (state.started)
        takeLocks();
    if (services.tickMillis > 0)
        timer.start();
    pump();
    return {};
}

Status Engine::Private::openReadOnly(const std::string& from)
{
    const auto content = readJournal(*files, from);
    if (!content)
        return content.error();
    if (auto loaded = load(from, content->records, content->headHash); !loaded)
        return loaded;
    readOnly = true;
    view = makeView();
    return {};
}

} // namespace mw::runbook
