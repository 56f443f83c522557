// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one may do at each source: asked of the source itself, nothing is changed.
#pragma once

#include "app/wiring/session.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::cli {

struct Permission
{
    std::string source;
    std::string what; // "list pods", "patch deployments/scale"
    std::optional<bool> allowed; // everywhere in the cluster; nullopt: could not be asked
    std::vector<std::string> onlyIn; // namespaces where it is allowed though not everywhere
};

// Runs the event loop until every live source has answered, fifteen seconds at most.
std::vector<Permission> askPermissions(Session& session);

// Whether a SelfSubjectRulesReview's answer allows it ("*" and subresources understood); nullopt:
// the answer is none, or says of itself that it is incomplete.
std::optional<bool> rulesAllow(const std::string& body,
                               const std::string& verb,
                               const std::string& group,
                               const std::string& resource);

} // namespace mw::cli
