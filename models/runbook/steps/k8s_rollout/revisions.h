// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The revisions of a Deployment are its ReplicaSets.
#pragma once

#include "models/runbook/expression/value.h"

#include <nlohmann/json.hpp>

namespace mw::runbook {

struct Revision
{
    int64_t number = 0;
    std::string replicaSet, uid, createdAt;
    std::vector<std::string> images;
    nlohmann::json podTemplate; // without pod-template-hash
    bool current = false;
};

// Those owned by the deployment, newest first.
std::vector<Revision> revisionsOf(const nlohmann::json& deployment,
                                  const nlohmann::json& replicaSets);
nlohmann::json
templateOf(const nlohmann::json& workload); // /spec/template without pod-template-hash
std::string templateHash(const nlohmann::json& podTemplate);
std::string selectorQuery(const nlohmann::json& deployment); // for ?labelSelector=, not encoded
// What differs, one line each: "image agent: a:2 → a:1", "env MODE: x → y" (values redacted by
// name).
std::vector<std::string> templateDiff(const nlohmann::json& from, const nlohmann::json& to);
std::string imageName(const std::string& image); // "api:1.0", without its registry
Value revisionValue(const Revision& revision);

} // namespace mw::runbook
