// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the crank of an engine in virtual time, with a person who does what a test says.
#pragma once

#include "tests/models/runbook/compare.h"
#include "tests/models/runbook/fake_world.h"

#include <QCoreApplication>
#include <QTest>

namespace mwtest {

inline std::string runbookText(const std::string& steps, const std::string& head = {})
{
    return "apiVersion: runbook/v1\nkind: Runbook\nid: t\ntitle: Test\nowner: {team: a}\n" + head
        + "steps:\n" + steps;
}

inline mw::runbook::RunRequest request(const std::string& text)
{
    mw::runbook::RunRequest out;
    auto parsed = mw::runbook::parseRunbook(text, "t.runbook.yaml");
    if (!parsed)
        qFatal("%s", mw::describe(parsed.error()).c_str());
    out.runbook = *parsed;
    out.operatorName = "Ana";
    out.runsDir = "/runs";
    return out;
}

// Lets the world answer and time pass until the run is over, waits for a person, or `limit` seconds
// of virtual time are gone.
inline void
crank(mw::runbook::Engine& engine, FakeWorld& world, mw::FixedClock& clock, int limit = 4000)
{
    using mw::runbook::CardKind;
    int idle = 0;
    for (int i = 0; i < limit * 2; ++i) {
        QCoreApplication::processEvents();
        const bool moved = world.deliver();
        engine.poll();
        const auto kind = engine.view().card.kind;
        const bool person = kind == CardKind::Manual || kind == CardKind::Input
            || kind == CardKind::Decision || kind == CardKind::Approval || kind == CardKind::Effect
            || kind == CardKind::LocalLock || kind == CardKind::Start
            || kind == CardKind::LeftChanged || kind == CardKind::Finished
            || !engine.view().card.choices.empty();
        idle = moved ? 0 : idle + 1;
        if (person && idle > 2)
            return;
        if (!engine.view().journal.problem.empty())
            return;
        if (!moved)
            clock.advance(mw::Millis(500));
    }
}

} // namespace mwtest
