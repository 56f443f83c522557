// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/barred.h"

#include "models/runbook/engine/persons.h"

namespace mw::runbook {

std::vector<std::pair<std::string, std::string>> barredFrom(const StepDef& step,
                                                            const std::vector<std::string>& drivers,
                                                            const std::string& starter,
                                                            const std::vector<std::string>& authors)
{
    std::vector<std::pair<std::string, std::string>> out;
    const Node* distinct = step.with.find("distinct_from");
    if (distinct && distinct->items.empty())
        return out;
    for (const std::string& driver : drivers)
        out.emplace_back(driver, " drives this run and may not approve it");
    if (!starter.empty())
        out.emplace_back(starter, " drives this run and may not approve it");
    for (const Node& one : distinct ? distinct->items : std::vector<Node>()) {
        if (one.text == "author") {
            for (const std::string& author : authors)
                out.emplace_back(author, " wrote this runbook and may not approve it");
        }
    }
    return out;
}

std::string mayNotVote(const std::vector<std::string>& names,
                       const std::vector<std::pair<std::string, std::string>>& barred)
{
    for (const std::string& name : names) {
        for (const auto& [who, why] : barred) {
            if (samePerson(name, who))
                return name + why;
        }
    }
    return {};
}

} // namespace mw::runbook
