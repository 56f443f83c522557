// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of `list`: per topic the column names, kubectl's cells (for --tsv) and the raw values
// (for
// --json). Pure functions of the hub.
#pragma once

#include "app/wiring/session.h"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace mw::cli {

struct ListRow
{
    std::vector<std::string> cells;
    std::string json; // one object as text, so that this header needs no JSON
};

struct Listing
{
    std::vector<std::string> columns; // kubectl's headings: "NAMESPACE", "NAME", …
    std::vector<ListRow> rows; // in kubectl's order: namespace, then name
};

const std::vector<std::string>& listTopics();
// scope: cluster=…, namespace=…, environment=…; an unknown key is Misconfigured.
Result<Listing> listTopic(Session& session,
                          const std::string& topic,
                          const std::map<std::string, std::string>& scope);

} // namespace mw::cli
