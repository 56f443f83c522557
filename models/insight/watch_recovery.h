// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// After a page: are the users well again, since when, and is it time to ask what it was? Says only
// what SLOs measure; where none measures them, it follows the page. Pure but for its memory; GUI
// thread.
#pragma once

#include "models/data/change.h"
#include "models/data/page.h"
#include "models/data/slo.h"
#include "models/insight/watch_focus.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mw {

enum class UsersState { NotMeasured, Failing, Well };
// Over the shortest window: failing while errors come faster than the objective allows.
UsersState usersOf(const std::string& service, const std::vector<Slo>& slos);

struct Recovery
{
    static constexpr std::chrono::minutes watched{15};
    UsersState users = UsersState::NotMeasured;
    bool resolved = false; // every page of it is
    World since{}; // users well, else pages resolved; World{} = neither
    // Well for long enough that a person can say what it was.
    bool asks(World now) const { return since != World{} && now - since >= watched; }
    bool operator==(const Recovery&) const = default;
};

class RecoveryWatch
{
public:
    // changes: of the incident clock; what ended before this console looked is read from them.
    Recovery look(const FocusPages& tab,
                  const std::vector<Slo>& slos,
                  const std::vector<Change>& changes,
                  World now);
    void forget(const FocusPages& tab);

private:
    struct Seen
    {
        bool failed = false;
        World well{};
        World resolved{};
    };
    std::map<SourceKey, Seen> m_seen; // by the tab's oldest page
};

} // namespace mw
