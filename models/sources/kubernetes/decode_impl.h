// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the decoders of this folder share. Private to it.
#pragma once

#include "models/sources/kubernetes/decode.h"
#include "models/sources/kubernetes/list_body.h"
#include "models/sources/kubernetes/pod_status.h"
#include "models/sources/kubernetes/walk.h"

#include <charconv>

namespace mw::kube {

// Labels that become columns.
struct LabelPicks
{
    std::string_view estateService, nameLabel, app, tenant, team;
    std::string_view service() const
    {
        return !estateService.empty() ? estateService : !nameLabel.empty() ? nameLabel : app;
    }
};

struct MetaPicks
{
    std::string_view name, ns, uid, created, deleted, ownerKind, ownerName;
    bool ownerIsController = false;
    bool wantRevision = false; // look into the annotations
    int64_t generation = 0;
    int64_t revision = 0; // annotation deployment.kubernetes.io/revision
    LabelPicks labels;
};

struct ObjectDecoder::Impl
{
    explicit Impl(DecodeContext given) : context(std::move(given)) { }

    DecodeContext context;
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    AtomCache atoms;
    std::string resourceVersion;
    std::string scratch;
    std::string trimmed; // the object without what is left out
    ValueScanner scanner{maxObjectDepth};
    PodParts pod;

    bool open(std::string_view json, bool padded, simdjson::ondemand::object& object);

    // metadata; onLabel(key, value) sees every label besides.
    template <class OnLabel>
    bool meta(Value& value, MetaPicks& picks, OnLabel&& onLabel);
    bool meta(Value& value, MetaPicks& picks)
    {
        return meta(value, picks, [](std::string_view, std::string_view) {});
    }
    void key(const MetaPicks& picks, Atom kind, ObjectKey& key);
    bool condition(Value& value, Condition& condition);

    bool read(simdjson::ondemand::object object, Atom kind, Pod& row);
    bool read(simdjson::ondemand::object object, Atom kind, KubeNode& row);
    bool read(simdjson::ondemand::object object, Atom kind, Namespace& row);
    bool read(simdjson::ondemand::object object, Atom kind, Workload& row);
    bool read(simdjson::ondemand::object object, Atom kind, KubeEvent& row);
    bool read(simdjson::ondemand::object object, Atom kind, UsageRows::Entry& row);

private:
    bool owner(Value& value, MetaPicks& picks);
};

template <class OnLabel>
bool ObjectDecoder::Impl::meta(Value& value, MetaPicks& picks, OnLabel&& onLabel)
{
    return eachField(value, [&](std::string_view name, Value& field) {
        switch (name.size()) {
        case 3:
            return name == "uid" ? take(field, picks.uid) : true;
        case 4:
            return name == "name" ? take(field, picks.name) : true;
        case 6:
            if (name != "labels")
                return true;
            return eachField(field, [&](std::string_view label, Value& labelValue) {
                std::string_view text;
                if (!take(labelValue, text))
                    return false;
                if (label == "app")
                    picks.labels.app = text;
                else if (label == "app.kubernetes.io/name")
                    picks.labels.nameLabel = text;
                if (!context.serviceLabel.empty() && label == context.serviceLabel)
                    picks.labels.estateService = text;
                // An empty name is no label's; sizes differ for nearly all, so that this is cheap.
                if (label == context.tenantLabel)
                    picks.labels.tenant = text;
                if (label == context.ownerLabel)
                    picks.labels.team = text;
                onLabel(label, text);
                return true;
            });
        case 9:
            return name == "namespace" ? take(field, picks.ns) : true;
        case 10:
            return name == "generation" ? take(field, picks.generation) : true;
        case 11:
            if (name != "annotations" || !picks.wantRevision)
                return true;
            return eachField(field, [&](std::string_view annotation, Value& text) {
                std::string_view number;
                if (annotation != "deployment.kubernetes.io/revision")
                    return true;
                if (!take(text, number))
                    return false;
                int64_t revision = 0;
                const auto end = number.data() + number.size();
                if (std::from_chars(number.data(), end, revision).ptr == end)
                    picks.revision = revision;
                return true;
            });
        case 15: {
            if (name == "ownerReferences")
                return eachItem(field, [&](Value& reference) { return owner(reference, picks); });
            std::string_view text;
            if (name == "resourceVersion") {
                if (!take(field, text))
                    return false;
                resourceVersion = text;
            }
            return true;
        }
        case 17:
            if (name == "creationTimestamp")
                return take(field, picks.created);
            return name == "deletionTimestamp" ? take(field, picks.deleted) : true;
        default:
            return true; // managedFields and all the rest
        }
    });
}

} // namespace mw::kube
