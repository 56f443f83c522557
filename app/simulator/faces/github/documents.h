// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The world's pipelines as GitHub's REST API writes them (2022-11-28). Pure; what they need is
// copied out of the world by the caller, who holds its lock.
#pragma once

#include "app/simulator/estate/pipelines.h"

#include <nlohmann/json.hpp>

namespace mw::sim::github {

using Json = nlohmann::ordered_json;

struct Place
{
    std::string api; // "http://127.0.0.1:4001"
    size_t repository = 0;
    const std::string& name() const { return ciRepositories()[repository].name; }
    std::string url(const std::string& path) const { return api + "/repos/" + name() + path; }
    std::string html(const std::string& path) const
    {
        return "https://github.example/" + name() + path;
    }
};

std::string time(Ms at); // RFC 3339, whole seconds
Json user(const Place& place, const std::string& login);
Json repository(const Place& place);
Json workflowRun(const Place& place, const CiRun& run, const CiRunState& state, int attempt);
Json job(const Place& place, const CiRun& run, const CiJobState& state, int attempt);
int64_t jobId(const CiRun& run, const CiJobState& state, int attempt);
Json workflow(const Place& place, bool deploys);
Json deployment(const Place& place, const CiRun& run, const CiDeployment& made);
// Newest first.
Json statuses(const Place& place, const CiRun& run, const CiDeployment& made);
Json environment(const Place& place, const std::string& name);
Json commit(const Place& place, const std::string& sha, const std::string& title, Ms authored);
// The changes between two releases; newest is the later of both in the order of releases.
Json comparison(const Place& place,
                const std::string& base,
                const std::string& head,
                const std::string& status,
                Ms headCreated);
Json error(const std::string& message, const std::string& status);

} // namespace mw::sim::github
