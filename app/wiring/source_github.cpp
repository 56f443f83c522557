// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/source_types.h"
#include "models/sources/github/github.h"

namespace mw {

Status makeGithub(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);

namespace {

std::map<std::string, std::string> mapIn(const Node& settings, const char* key)
{
    std::map<std::string, std::string> out;
    if (const Node* map = settings.find(key)) {
        for (const Node::Entry& entry : map->entries)
            out[entry.key] = entry.value.text;
    }
    return out;
}

int numberIn(const Node& settings, const char* key, int fallback)
{
    int64_t value = 0;
    const Node* node = settings.find(key);
    return node && node->toInt(value) ? static_cast<int>(value) : fallback;
}

} // namespace

Status makeGithub(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup)
{
    setup.staleAfter = std::chrono::minutes(4);
    // GitHub asks for one request at a time per token and a second between writes; a burst is the
    // first look at many repositories.
    setup.budget.maxInFlight = 1;
    setup.budget.personPlaces = 0;
    setup.budget.writeGap = std::chrono::seconds(1);
    setup.budget.perMinute = 600;
    GithubSettings settings;
    settings.id = setup.id;
    settings.baseUrl = source.url;
    if (const Node* list = source.settings.find("repositories")) {
        for (const Node& one : list->items)
            settings.repositories.push_back(one.text);
    }
    settings.services = mapIn(source.settings, "services");
    settings.environments = mapIn(source.settings, "environments");
    settings.deployRuns = mapIn(source.settings, "deployRuns");
    settings.production = source.settings.string("production", settings.production);
    settings.hotfix = source.settings.string("hotfix", settings.hotfix);
    settings.days = numberIn(source.settings, "days", settings.days);
    settings.runDays = numberIn(source.settings, "runDays", settings.runDays);
    for (const EstateEnvironment& environment : wiring.estate.environments)
        settings.estateEnvironments.insert(environment.name);
    if (const Status checked = checkGithubSettings(settings); !checked) {
        Error error = checked.error();
        error.place = source.place;
        return error;
    }
    setup.source = makeGithubSource(std::move(settings));
    return {};
}

} // namespace mw
