// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Logs as the runner writes them: a time before every line, groups, ANSI colours, ##[error].
#include "app/simulator/estate/pipelines.h"
#include "app/simulator/estate/random.h"

#include "models/base/clock.h"

#include <cstdio>

namespace mw::sim {

namespace {

// 2026-11-26T02:50:14.1230000Z
std::string stamp(Ms at)
{
    std::string text = formatTime(mw::World(Millis(at / 1000 * 1000)));
    char fraction[16];
    std::snprintf(fraction, sizeof fraction, ".%03d0000Z", static_cast<int>(at % 1000));
    text.pop_back();
    return text + fraction;
}

class Lines
{
public:
    Lines(Ms begin, Ms end) : m_at(begin), m_end(end) { }
    void add(const std::string& text, Ms after)
    {
        m_at += after;
        if (m_at <= m_end)
            m_text += stamp(m_at) + " " + text + "\n";
    }
    void jump(Ms at) { m_at = at; }
    std::string take() { return std::move(m_text); }

private:
    Ms m_at, m_end;
    std::string m_text;
};

void testLines(Lines& lines, const CiRun& run, Ms length, bool fails)
{
    const int count = 240;
    const Ms each = length / (count + 20);
    for (int i = 0; i < count; ++i) {
        const uint64_t dice = hashText(run.sha + std::to_string(i));
        const std::string name = "tests/"
            + std::string(dice % 3 == 0       ? "api"
                              : dice % 3 == 1 ? "core"
                                              : "tools")
            + "/test_" + std::to_string(dice % 89) + ".py::test_case_" + std::to_string(dice % 977);
        if (fails && i == count - 31) {
            lines.add("\x1b[31mFAILED\x1b[0m " + name + " - AssertionError: expected 200, got 503",
                      each);
            continue;
        }
        lines.add(name + " \x1b[32mPASSED\x1b[0m [" + std::to_string(i * 100 / count) + "%]", each);
    }
    if (!fails) {
        lines.add("\x1b[32m=== 240 passed in " + std::to_string(length / 1000) + "s ===\x1b[0m",
                  each);
        return;
    }
    lines.add("##[group]Captured log of the failed test", each);
    lines.add("DEBUG    registry: GET /v1/tools -> 503 (attempt 1)", 3);
    lines.add("DEBUG    registry: GET /v1/tools -> 503 (attempt 2)", 3);
    lines.add("##[endgroup]", 3);
    lines.add("\x1b[31m=== 1 failed, 239 passed ===\x1b[0m", each);
}

} // namespace

std::string ciLog(const CiRun& run, const CiJobState& state, const std::string& outage, Ms now)
{
    const Ms end = state.finished != 0 ? std::min(state.finished, now) : now;
    Lines lines(state.started, end);
    Ms begin = state.started;
    for (size_t i = 0; i < state.job->steps.size(); ++i) {
        const CiStep& step = state.job->steps[i];
        const bool fails = state.conclusion == "failure" && state.failedStep == i;
        if (state.conclusion == "failure" && i > state.failedStep && step.name != "Complete job")
            continue;
        lines.jump(begin);
        if (i == 0) {
            lines.add("Current runner version: '2.330.0'", 20);
            lines.add("##[group]Operating System", 5);
            lines.add("Ubuntu", 1);
            lines.add("24.04.3", 1);
            lines.add("LTS", 1);
            lines.add("##[endgroup]", 1);
            lines.add("##[group]GITHUB_TOKEN Permissions", 1);
            lines.add("Contents: read", 1);
            lines.add("##[endgroup]", 1);
            lines.add("Complete job name: " + state.job->name, 900);
        } else if (step.name == "Complete job") {
            lines.add("Cleaning up orphan processes", 100);
        } else {
            lines.add("##[group]Run " + step.name, 10);
            lines.add("\x1b[36;1mmake " + step.name + "\x1b[0m", 1);
            lines.add("shell: /usr/bin/bash -e {0}", 1);
            lines.add("##[endgroup]", 1);
            if (step.name == "Run tests") {
                testLines(lines, run, step.length, fails);
            } else if (step.name == "Push image" && fails) {
                for (int attempt = 1; attempt <= 5; ++attempt)
                    lines.add("\x1b[33mretrying in " + std::to_string(1 << attempt)
                                  + " s: " + outage + "\x1b[0m",
                              (1 << attempt) * 300);
            } else if (step.name == "Roll out to production") {
                lines.add("deployment \"" + run.title + "\": waiting for rollout to finish",
                          second);
                for (Ms at = 10 * second; at < 10 * minute; at += 10 * second)
                    lines.add("Waiting: new replicas are being updated ("
                                  + std::to_string(at / 1000) + " s)",
                              10 * second);
            } else {
                for (int k = 0; k < 12; ++k)
                    lines.add("\x1b[2m[" + std::to_string(k + 1) + "/12]\x1b[0m " + step.name,
                              step.length / 16);
            }
            if (fails) {
                lines.jump(std::max(begin, state.finished - 2 * second));
                if (step.name == "Push image")
                    lines.add("##[error]failed to push: " + outage, 1);
                else if (step.name.starts_with("Roll out"))
                    lines.add("##[error]timed out waiting for the condition", 1);
                lines.add("##[error]Process completed with exit code 1.", 1);
            }
        }
        begin += step.name.starts_with("Roll out to production") && state.finished != 0
            ? std::max<Ms>(step.length, state.finished - state.started - 6 * second)
            : step.length;
    }
    return lines.take();
}

} // namespace mw::sim
