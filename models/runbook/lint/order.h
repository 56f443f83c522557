// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where each step stands: order of running, list, parent, what can be jumped over. For the linter.
#pragma once

#include "models/runbook/model.h"

#include <map>
#include <string>
#include <vector>

namespace mw::runbook {

struct StepPlace
{
    const StepDef* step = nullptr;
    std::string list; // "steps", "undo of x", …
    int order = 0; // in the order of the file, parents before children
    std::string branch; // "decision/option" it stands in; empty: always reached
    bool guard = false; // a before, expect, probe, check or on_failure step
};

class StepOrder
{
public:
    explicit StepOrder(const Runbook& book);
    const StepPlace* find(const std::string& id) const; // first of that id
    const std::vector<StepPlace>& all() const { return m_all; }
    // Is there a jump from before `target` to behind it that still reaches `reader`?
    bool jumpedOver(const StepPlace& target, const StepPlace& reader) const;

private:
    void walk(const std::vector<StepDef>& steps,
              const std::string& list,
              const std::string& branch,
              bool guard);
    void jump(const StepDef& from, const std::string& to);

    std::vector<StepPlace> m_all;
    std::map<std::string, size_t> m_byId;
    std::vector<std::pair<int, std::string>> m_jumps; // order of the jumping step, target id
};

} // namespace mw::runbook
