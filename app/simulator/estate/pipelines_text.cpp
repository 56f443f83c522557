// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/pipelines_text.h"

#include "app/simulator/estate/random.h"

#include <algorithm>
#include <array>

namespace mw::sim {

namespace {

const std::array<const char*, 12> titles = {
    "Retry tool calls that time out",
    "Cache the schema of a tool for a minute",
    "Bump grpc to 1.76",
    "Say which tenant a refused request was of",
    "Reject prompts over the quota before they are queued",
    "Move feature flags out of the image",
    "Fewer allocations in the token counter",
    "Tests for the registry's pagination",
    "Renovate: update base image",
    "Metrics: label the agent, not the pod",
    "Fix a race when a session is closed twice",
    "Docs: how a tool is registered",
};
const std::array<const char*, 6> people = {"ana", "ben", "cho", "dee", "ed", "renovate[bot]"};

CiJob job(const char* key,
          const char* name,
          std::vector<std::string> needs,
          std::vector<CiStep> steps,
          Ms queue = 4 * second)
{
    CiJob out{key, name, std::move(needs), {{"Set up job", 2 * second}}, queue, 0, false};
    for (CiStep& step : steps)
        out.steps.push_back(std::move(step));
    out.steps.push_back({"Complete job", second});
    return out;
}

std::vector<CiJob> ciJobs(uint64_t dice)
{
    const auto some = [&dice](Ms least, Ms most) {
        dice = dice * 6364136223846793005ull + 1442695040888963407ull;
        return least + static_cast<Ms>((dice >> 33) % static_cast<uint64_t>(most - least));
    };
    const CiStep checkout{"Run actions/checkout@v5", 2 * second};
    std::vector<CiJob> jobs = {
        job("lint", "lint", {}, {checkout, {"Run linters", some(40 * second, 80 * second)}}),
        job("test",
            "test (3.11)",
            {"lint"},
            {checkout,
             {"Install", some(20 * second, 40 * second)},
             {"Run tests", some(150 * second, 280 * second)}},
            some(3 * second, 40 * second)),
        job("test-next",
            "test (3.12)",
            {"lint"},
            {checkout,
             {"Install", some(20 * second, 40 * second)},
             {"Run tests", some(150 * second, 290 * second)}},
            some(3 * second, 40 * second)),
        job("image",
            "image",
            {"test", "test-next"},
            {checkout,
             {"Build image", some(70 * second, 120 * second)},
             {"Push image", some(15 * second, 30 * second)}}),
        job("e2e",
            "End to end",
            {"image"},
            {checkout,
             {"Start the stack", some(40 * second, 60 * second)},
             {"Run scenarios", some(120 * second, 200 * second)}}),
    };
    jobs[3].pushes = true;
    return jobs;
}

std::vector<CiJob> deployJobs(uint64_t dice)
{
    const CiStep checkout{"Run actions/checkout@v5", 2 * second};
    std::vector<CiJob> jobs = {
        job("image",
            "image",
            {},
            {checkout, {"Build image", 95 * second}, {"Push image", 21 * second}}),
        job("staging",
            "staging",
            {"image"},
            {checkout, {"Roll out to staging", 74 * second}, {"Smoke test", 33 * second}}),
        job("production",
            "production",
            {"staging"},
            {checkout, {"Roll out to production", 4 * minute}}),
    };
    jobs[0].pushes = true;
    jobs[2].waits = 3 * minute + static_cast<Ms>(dice % static_cast<uint64_t>(9 * minute));
    return jobs;
}

std::string hex(uint64_t value)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (int i = 0; i < 16; ++i, value >>= 4)
        out += digits[value & 15];
    return out;
}

} // namespace

std::string ciSha(const std::string& repository, const std::string& what)
{
    const std::string seed = repository + "@" + what;
    return (hex(hashText(seed)) + hex(hashText(seed + "!")) + hex(hashText("." + seed)))
        .substr(0, 40);
}

CiRun pushRun(const CiRepository& repo, size_t repository, uint64_t dice)
{
    CiRun run;
    run.repository = repository;
    const bool request = dice / 7 % 3 != 0;
    run.actor = people[dice / 11 % people.size()];
    run.title = titles[dice / 13 % titles.size()];
    run.event = request ? "pull_request" : "push";
    run.branch = request
        ? run.actor.substr(0, run.actor.find('[')) + "/" + std::to_string(dice / 17 % 900 + 100)
        : "main";
    run.sha = ciSha(repo.name, std::to_string(dice));
    run.jobs = ciJobs(dice);
    // Nine of ten go well; on main more.
    if (dice / 19 % 100 < (request ? 14u : 4u)) {
        run.failing = dice / 23 % 4 == 0 ? 0 : 1 + static_cast<int>(dice / 23 % 2);
        run.failingStep = run.failing == 0 ? 2 : 3;
    }
    return run;
}

CiRun deployRun(const CiRepository& repo,
                size_t repository,
                const std::string& version,
                const std::string& cause)
{
    CiRun run;
    run.repository = repository;
    run.deploys = true;
    run.version = version;
    run.actor = cause.find("robot") != std::string::npos
        ? "deploy-robot"
        : people[hashText(repo.name + version) % 5];
    run.title = "Release " + version;
    run.event = "push";
    run.branch = "v" + version;
    run.sha = ciSha(repo.name, version);
    run.jobs = deployJobs(hashText(run.sha));
    return run;
}

void runJob(const CiRun& run,
            size_t index,
            size_t attempt,
            Ms ready,
            Ms now,
            Ms cancelled,
            const std::string& outage,
            CiJobState& state)
{
    const CiJob& job = run.jobs[index];
    state.exists = true;
    state.created = ready;
    // An approval, once given, is not asked for again by a later attempt of the same minute.
    const Ms begins = ready + job.waits + job.queue;
    if (cancelled != 0 && cancelled < begins && cancelled <= now) {
        state.status = "completed";
        state.conclusion = "cancelled";
        state.started = state.finished = cancelled;
        return;
    }
    if (begins > now) {
        state.status = now < ready + job.waits ? "waiting" : "queued";
        return;
    }
    state.started = begins;
    Ms length = 0;
    size_t failing = 0;
    const bool byItself = attempt == 0 && run.failing == static_cast<int>(index);
    for (size_t i = 0; i < job.steps.size() && failing == 0; ++i) {
        length += job.steps[i].length;
        if (byItself && i == run.failingStep)
            failing = i;
        if (job.pushes && !outage.empty() && job.steps[i].name == "Push image")
            failing = i;
    }
    const bool rolls = job.key == "production" && (run.rollout != 0 || run.drivesRollout);
    if (rolls) {
        const bool over = run.rolledOut != 0 && run.rolledOut >= begins;
        length = over ? run.rolledOut - begins + second : now - begins + minute;
        if (over && run.timedOut)
            failing = 2;
    }
    const Ms end = begins + length;
    if (cancelled != 0 && cancelled < end && cancelled <= now) {
        state.status = "completed";
        state.conclusion = "cancelled";
        state.finished = cancelled;
        return;
    }
    if (end > now) {
        state.status = "in_progress";
        return;
    }
    state.status = "completed";
    state.conclusion = failing != 0 ? "failure" : "success";
    state.failedStep = failing;
    state.finished = end;
}

void finishState(const CiRun& run, CiRunState& state, Ms now)
{
    bool failed = false, cancelled = false, open = false, progress = false, waiting = false;
    state.updated = state.started;
    for (const CiJobState& job : state.jobs) {
        failed = failed || job.conclusion == "failure";
        cancelled = cancelled || job.conclusion == "cancelled";
        open = open || job.status != "completed";
        progress = progress || job.status == "in_progress"
            || (job.status == "completed" && job.conclusion != "skipped");
        waiting = waiting || job.status == "waiting";
        state.updated = std::max({state.updated, job.created, job.started, job.finished});
    }
    state.updated = std::min(state.updated, now);
    if (open) {
        state.status = waiting ? "waiting" : progress ? "in_progress" : "queued";
        return;
    }
    static_cast<void>(run);
    state.status = "completed";
    state.conclusion = cancelled && !failed ? "cancelled" : failed ? "failure" : "success";
    state.updated = std::min(state.updated + 2 * second, now);
}

std::string ciWorkflowFile(bool deploys)
{
    if (deploys)
        return "name: Deploy\n"
               "on:\n"
               "  push:\n"
               "    tags: ['v*']\n"
               "permissions: {contents: read, deployments: write, id-token: write}\n"
               "jobs:\n"
               "  image:\n"
               "    runs-on: ubuntu-24.04\n"
               "    steps:\n"
               "      - uses: actions/checkout@v5\n"
               "      - {name: Build image, run: make image}\n"
               "      - {name: Push image, run: make push}\n"
               "  staging:\n"
               "    needs: image\n"
               "    runs-on: ubuntu-24.04\n"
               "    environment: staging\n"
               "    steps:\n"
               "      - uses: actions/checkout@v5\n"
               "      - {name: Roll out to staging, run: make deploy ENV=staging}\n"
               "      - {name: Smoke test, run: make smoke ENV=staging}\n"
               "  production:\n"
               "    needs: staging\n"
               "    runs-on: ubuntu-24.04\n"
               "    environment: production\n"
               "    steps:\n"
               "      - uses: actions/checkout@v5\n"
               "      - {name: Roll out to production, run: make deploy ENV=production}\n";
    return "name: CI\n"
           "on: [push, pull_request]\n"
           "jobs:\n"
           "  lint:\n"
           "    runs-on: ubuntu-24.04\n"
           "    steps:\n"
           "      - uses: actions/checkout@v5\n"
           "      - {name: Run linters, run: make lint}\n"
           "  test:\n"
           "    needs: lint\n"
           "    runs-on: ubuntu-24.04\n"
           "    strategy:\n"
           "      matrix: {python: ['3.11', '3.12']}\n"
           "    steps:\n"
           "      - uses: actions/checkout@v5\n"
           "      - {name: Install, run: make install}\n"
           "      - {name: Run tests, run: make test}\n"
           "  image:\n"
           "    needs: test\n"
           "    runs-on: ubuntu-24.04\n"
           "    steps:\n"
           "      - uses: actions/checkout@v5\n"
           "      - {name: Build image, run: make image}\n"
           "      - {name: Push image, run: make push}\n"
           "  e2e:\n"
           "    name: End to end\n"
           "    needs: image\n"
           "    runs-on: ubuntu-24.04\n"
           "    steps:\n"
           "      - uses: actions/checkout@v5\n"
           "      - {name: Start the stack, run: make up}\n"
           "      - {name: Run scenarios, run: make e2e}\n";
}

} // namespace mw::sim
