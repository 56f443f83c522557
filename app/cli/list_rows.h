// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of `list`: per topic the column names, kubectl's cells (for --tsv) and the raw values
// (for --json). Pure functions of the hub.
#pragma once

#include "app/wiring/session.h"
#include "models/hub/belongings.h"

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

// What of the rows is wanted.
struct ListScope
{
    const std::map<std::string, std::string>& keys; // cluster, namespace, tenant, …
    const Belongings& belongings;
    // Without the key every value fits.
    bool fits(const char* key, std::string_view value) const
    {
        const auto it = keys.find(key);
        return it == keys.end() || it->second == value;
    }
    std::string tenant() const
    {
        const auto it = keys.find("tenant");
        return it == keys.end() ? std::string() : it->second;
    }
    template <class Row>
    bool admits(const Row& row) const // as the panes do in a tenant's scope
    {
        return belongings.admits(tenant(), row);
    }
};

// Misconfigured: a key that says nothing about this topic.
Status checkScope(const std::string& topic, const std::map<std::string, std::string>& keys);
Result<Listing> listTopic(Session& session,
                          const std::string& topic,
                          const std::map<std::string, std::string>& keys);
// Tenants that something names, for whoever asked for one that nothing does.
std::vector<std::string> tenantNames(Session& session);

} // namespace mw::cli
