// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The resource types the simulated API server serves; discovery says these and no others.
#pragma once

#include "app/simulator/estate/objects.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::sim {

struct Subresource
{
    std::string name, group, version, kind, verbs;
};

struct Resource
{
    std::string group, version, plural, singular, kind;
    bool namespaced = true;
    std::string verbs; // "get,list,watch"
    std::string shortNames; // "po"
    std::string categories;
    std::optional<Kind> stored; // nullopt: not an object of the store
    std::vector<Subresource> subresources;
    std::string groupVersion() const { return group.empty() ? version : group + "/" + version; }
    bool allows(const std::string& verb) const;
};

const std::vector<Resource>& resources();
const Resource*
findResource(const std::string& group, const std::string& version, const std::string& plural);
bool servesGroupVersion(const std::string& group, const std::string& version);

// Discovery documents. aggregated: apidiscovery.k8s.io/v2.
Json legacyApi(const std::string& serverAddress);
Json legacyGroups();
Json legacyGroup(const std::string& group); // null if there is none
Json legacyResources(const std::string& group, const std::string& version);
Json aggregatedDiscovery(bool core);

std::vector<std::string> splitList(const std::string& text, char separator = ',');

} // namespace mw::sim
