// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/list_rows.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

// A cell of a TSV line holds neither a tab nor a line break.
std::string tsvCell(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

void printTsv(const Listing& listing)
{
    const auto line = [](const std::vector<std::string>& cells) {
        std::string out;
        for (size_t i = 0; i < cells.size(); ++i)
            out += (i ? "\t" : "") + tsvCell(cells[i]);
        std::printf("%s\n", out.c_str());
    };
    line(listing.columns);
    for (const ListRow& row : listing.rows)
        line(row.cells);
}

void printTable(const Listing& listing)
{
    std::vector<size_t> widths;
    widths.reserve(listing.columns.size());
    for (const std::string& column : listing.columns)
        widths.push_back(column.size());
    const auto width = [](const std::string& text) { // in code points
        return size_t(std::count_if(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        }));
    };
    for (const ListRow& row : listing.rows) {
        for (size_t i = 0; i < row.cells.size(); ++i)
            widths[i] = std::max(widths[i], width(row.cells[i]));
    }
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string out;
        for (size_t i = 0; i < cells.size(); ++i) {
            out += cells[i];
            if (i + 1 < cells.size())
                out.append(widths[i] - width(cells[i]) + 3, ' ');
        }
        std::printf("%s\n", out.c_str());
    };
    line(listing.columns);
    for (const ListRow& row : listing.rows)
        line(row.cells);
}

// A misspelt name must not look like a tenant that has nothing.
void tellUnknownTenant(const std::vector<std::string>& known, const std::string& asked)
{
    if (std::find(known.begin(), known.end(), asked) != known.end())
        return;
    constexpr size_t shown = 12;
    std::string list;
    for (size_t i = 0; i < std::min(known.size(), shown); ++i)
        list += (i == 0 ? "" : ", ") + known[i];
    std::fprintf(stderr,
                 "midwatch: nothing names the tenant \"%s\"; known: %s%s\n",
                 asked.c_str(),
                 list.empty() ? "none" : list.c_str(),
                 known.size() > shown ? ", …" : "");
}

} // namespace

void addList(CLI::App& app, Chosen& chosen)
{
    struct Args
    {
        EstateArgs estate;
        std::string topic;
        std::vector<std::string> scope;
        bool json = false, tsv = false;
    };
    const auto args = std::make_shared<Args>();
    CLI::App* command = app.add_subcommand("list", "the rows of a table as the panes show them");
    command->add_option("TOPIC", args->topic, "what to list")
        ->required()
        ->check(CLI::IsMember(listTopics()));
    addEstateOptions(*command, args->estate, true);
    addReplayOption(*command, args->estate);
    command->add_option("--scope", args->scope, "cluster=NAME,namespace=NAME,tenant=NAME")
        ->delimiter(',');
    auto* json = command->add_flag("--json", args->json, "raw values (midwatch/list/v1)");
    command->add_flag("--tsv", args->tsv, "kubectl's cells, tab-separated")->excludes(json);
    command->callback([args, &chosen] {
        chosen.endsAtOnce = true;
        chosen.run = [args] {
            std::map<std::string, std::string> scope;
            for (const std::string& pair : args->scope) {
                const size_t equals = pair.find('=');
                if (equals == std::string::npos)
                    return fail({ErrorKind::Misconfigured,
                                 "--scope wants key=value, not \"" + pair + "\"",
                                 0,
                                 {},
                                 {}});
                scope[pair.substr(0, equals)] = pair.substr(equals + 1);
            }
            if (const Status fine = checkScope(args->topic, scope); !fine)
                return fail(fine.error());
            const auto options = sessionOptions(args->estate);
            if (!options)
                return fail(options.error());
            auto session = Session::open(*options);
            if (!session)
                return fail(session.error());
            if (args->topic != "runbooks") {
                if (const Status waited = waitUntilSettled(**session, args->estate); !waited)
                    return fail(waited.error());
            }
            const auto listing = listTopic(**session, args->topic, scope);
            if (!listing)
                return fail(listing.error());
            if (args->json) {
                std::string rows;
                for (const ListRow& row : listing->rows)
                    rows += (rows.empty() ? "\n" : ",\n") + row.json;
                std::printf("{\"schema\":\"midwatch/list/v1\",\"topic\":%s,\"rows\":[%s]}\n",
                            nlohmann::json(args->topic).dump().c_str(),
                            rows.c_str());
            } else if (args->tsv) {
                printTsv(*listing);
            } else {
                printTable(*listing);
            }
            if (const auto tenant = scope.find("tenant");
                tenant != scope.end() && !tenant->second.empty())
                tellUnknownTenant(tenantNames(**session), tenant->second);
            // nothing was seen at all: an empty table must not look like an empty estate
            bool seen = args->topic == "runbooks" || args->topic == "sources";
            for (const SourceStatus& source : (*session)->hub().sources()) {
                seen = seen || source.lastGood != World{};
                if (source.state != SourceState::Live && source.error)
                    std::fprintf(stderr,
                                 "midwatch: %s is %s: %s\n",
                                 source.id.str().c_str(),
                                 toString(source.state),
                                 describe(*source.error).c_str());
            }
            tellRemedies(**session);
            return int(seen ? Well : UnknownState);
        };
    });
}

} // namespace mw::cli
