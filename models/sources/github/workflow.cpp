// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/github/workflow.h"

#include "models/document/document.h"

#include <algorithm>
#include <set>

namespace mw::github {
namespace {

// The literal pieces around ${{ … }}: "test (${{ matrix.py }})" → {"test (", ")"}.
std::vector<std::string> piecesOf(const std::string& name)
{
    std::vector<std::string> pieces{""};
    for (size_t at = 0; at < name.size();) {
        const size_t begin = name.find("${{", at);
        pieces.back() += name.substr(at, begin == std::string::npos ? begin : begin - at);
        if (begin == std::string::npos)
            break;
        const size_t end = name.find("}}", begin);
        if (end == std::string::npos)
            break;
        pieces.emplace_back();
        at = end + 2;
    }
    return pieces;
}

bool fits(const std::vector<std::string>& pieces, std::string_view name)
{
    if (pieces.size() == 1)
        return name == pieces.front();
    if (!name.starts_with(pieces.front()) || !name.ends_with(pieces.back())
        || name.size() < pieces.front().size() + pieces.back().size())
        return false;
    size_t at = pieces.front().size();
    const size_t last = name.size() - pieces.back().size();
    for (size_t i = 1; i + 1 < pieces.size(); ++i) {
        const size_t found = name.substr(0, last).find(pieces[i], at);
        if (found == std::string_view::npos)
            return false;
        at = found + pieces[i].size();
    }
    return true;
}

size_t literal(const std::vector<std::string>& pieces)
{
    size_t length = 0;
    for (const std::string& piece : pieces)
        length += piece.size();
    return length;
}

WorkflowJob jobFrom(const Node::Entry& entry)
{
    WorkflowJob job;
    job.id = entry.key;
    job.name = entry.value.string("name");
    job.calls = entry.value.find("uses") != nullptr;
    const Node* strategy = entry.value.find("strategy");
    job.matrix = strategy && strategy->find("matrix");
    const Node* needs = entry.value.find("needs");
    if (needs && needs->isSequence()) {
        for (const Node& each : needs->items) {
            if (each.isScalar() && !each.isNull())
                job.needs.push_back(each.text);
        }
    } else if (needs && needs->isScalar() && !needs->isNull()) {
        job.needs.push_back(needs->text);
    }
    return job;
}

} // namespace

Result<Workflow> parseWorkflow(std::string_view yaml, const std::string& path)
{
    YamlLimits limits;
    limits.maxBytes = 1u << 20;
    const auto root = parseYaml(yaml, path, limits);
    if (!root)
        return root.error();
    const Node* jobs = root->find("jobs");
    if (!jobs || !jobs->isMapping() || jobs->entries.empty())
        return Error{ErrorKind::Misconfigured, "the workflow file names no jobs", 0, {}, {}};
    Workflow workflow;
    for (const Node::Entry& entry : jobs->entries)
        workflow.jobs.push_back(jobFrom(entry));
    return workflow;
}

const WorkflowJob* jobOf(const Workflow& workflow, std::string_view listedName)
{
    // A called workflow's jobs are "caller / theirs"; the caller is what the file knows.
    const WorkflowJob* best = nullptr;
    size_t bestLength = 0;
    for (const WorkflowJob& job : workflow.jobs) {
        std::string_view name = listedName;
        if (job.calls) {
            const size_t slash = name.find(" / ");
            if (slash != std::string_view::npos)
                name = name.substr(0, slash);
        }
        const auto pieces = piecesOf(job.name.empty() ? job.id : job.name);
        bool same = fits(pieces, name);
        // Without an expression in its name a matrix job gets its values appended: "test (3.11)".
        if (!same && job.matrix && pieces.size() == 1)
            same = name.starts_with(pieces.front() + " (") && name.ends_with(')');
        if (same && (!best || literal(pieces) > bestLength)) {
            best = &job;
            bestLength = literal(pieces);
        }
    }
    return best;
}

void drawFrom(const Workflow& workflow, const PipelineRun& run, std::vector<PipelineJob>& jobs)
{
    std::set<std::string> seen;
    for (PipelineJob& job : jobs) {
        const WorkflowJob* known = jobOf(workflow, job.name);
        job.needsKnown = known != nullptr;
        job.ref = known ? known->id : job.name;
        job.needs = known ? known->needs : std::vector<std::string>();
        seen.insert(job.ref);
    }
    if (run.status.view() == "completed")
        return; // what did not come into being will not
    for (const WorkflowJob& known : workflow.jobs) {
        if (seen.contains(known.id))
            continue;
        PipelineJob job;
        job.key = {run.key.source, run.key.id + "/planned/" + known.id};
        job.runId = run.key.id;
        job.attempt = run.attempt;
        job.name = known.name.empty() || known.name.find("${{") != std::string::npos ? known.id
                                                                                     : known.name;
        job.ref = known.id;
        job.needs = known.needs;
        job.needsKnown = true;
        jobs.push_back(std::move(job));
    }
}

} // namespace mw::github
