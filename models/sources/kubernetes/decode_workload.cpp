// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/decode_impl.h"

#include <algorithm>
#include <map>

namespace mw::kube {
namespace {

// Since when it is not as wished for, as far as the object itself tells. Only a Deployment has
// conditions; for the others the observer has to remember.
World mismatchSince(const Workload& row)
{
    if (row.ready == row.desired && row.updated == row.desired && row.available == row.desired)
        return {};
    World progressing{};
    for (const Condition& each : row.conditions) {
        if (each.type.view() == "Available" && each.status.view() == "False")
            return each.since;
        if (each.type.view() == "Progressing" && each.status.view() == "False")
            progressing = each.since;
    }
    return progressing;
}

} // namespace

bool ObjectDecoder::Impl::read(simdjson::ondemand::object object, Atom kind, Workload& row)
{
    MetaPicks picks;
    picks.wantRevision = true;
    LabelPicks podLabels;
    std::map<std::string, std::string, std::less<>> selector;
    const bool daemon = kind.view() == "DaemonSet";
    row.conditions.clear();
    row.images.clear();
    row.desired = daemon ? 0 : 1; // what the API server fills in for an absent replicas
    row.current = row.ready = row.updated = row.available = row.misscheduled = 0;
    row.observedGeneration = 0;
    row.paused = false;

    const auto podSpec = [&](Value& value) {
        return eachField(value, [&](std::string_view name, Value& part) {
            if (name == "nodeSelector")
                return eachField(part, [&](std::string_view label, Value& text) {
                    std::string_view wanted;
                    const bool good = take(text, wanted);
                    selector.emplace(label, wanted);
                    return good;
                });
            if (name != "containers")
                return true;
            return eachItem(part, [&](Value& container) {
                return eachField(container, [&](std::string_view field, Value& text) {
                    std::string_view image;
                    if (field != "image")
                        return true;
                    const bool good = take(text, image);
                    row.images.emplace_back(image);
                    return good;
                });
            });
        });
    };
    const auto podTemplate = [&](Value& value) {
        return eachField(value, [&](std::string_view name, Value& part) {
            if (name == "spec")
                return podSpec(part);
            if (name != "metadata")
                return true;
            const std::string version = resourceVersion;
            MetaPicks inner;
            const bool good = meta(part, inner);
            podLabels = inner.labels;
            resourceVersion = version;
            return good;
        });
    };
    const bool good = eachOf(object, [&](std::string_view field, Value& value) {
        if (field == "metadata")
            return meta(value, picks);
        if (field == "spec")
            return eachField(value, [&](std::string_view name, Value& part) {
                if (name == "replicas" && !daemon)
                    return take(part, row.desired);
                if (name == "paused")
                    return take(part, row.paused);
                return name == "template" ? podTemplate(part) : true;
            });
        if (field != "status")
            return true;
        return eachField(value, [&](std::string_view name, Value& part) {
            if (name == "conditions")
                return eachItem(
                    part, [&](Value& v) { return condition(v, row.conditions.emplace_back()); });
            if (name == "observedGeneration")
                return take(part, row.observedGeneration);
            if (name == (daemon ? "currentNumberScheduled" : "replicas"))
                return take(part, row.current);
            if (name == (daemon ? "numberReady" : "readyReplicas"))
                return take(part, row.ready);
            if (name == (daemon ? "updatedNumberScheduled" : "updatedReplicas"))
                return take(part, row.updated);
            if (name == (daemon ? "numberAvailable" : "availableReplicas"))
                return take(part, row.available);
            if (daemon && name == "desiredNumberScheduled")
                return take(part, row.desired);
            return daemon && name == "numberMisscheduled" ? take(part, row.misscheduled) : true;
        });
    });
    if (!good || picks.name.empty())
        return false;
    key(picks, kind, row.key);
    row.uid = picks.uid;
    row.service
        = atoms(!picks.labels.service().empty() ? picks.labels.service() : podLabels.service());
    const auto ownOrPods
        = [](std::string_view own, std::string_view pods) { return own.empty() ? pods : own; };
    row.tenant = atoms(ownOrPods(picks.labels.tenant, podLabels.tenant));
    row.team = atoms(ownOrPods(picks.labels.team, podLabels.team));
    row.generation = picks.generation;
    row.revision = picks.revision;
    row.created = timeOf(picks.created);
    row.nodeSelector.clear();
    for (const auto& [label, wanted] : selector)
        row.nodeSelector += (row.nodeSelector.empty() ? "" : ",") + label + '=' + wanted;
    row.mismatchSince = mismatchSince(row);
    return true;
}

} // namespace mw::kube
