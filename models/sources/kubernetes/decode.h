// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One Kubernetes object as JSON text → one row. A field that is missing, null or of another type
// costs that field; text that is not JSON costs the object. managedFields are never looked at.
// Not thread-safe: one ObjectDecoder per request, used by one pool thread at a time.
#pragma once

#include "models/base/result.h"
#include "models/data/delta.h"
#include "models/data/pod_container.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::kube {

struct DecodeContext
{
    Atom cluster;
    std::string serviceLabel; // the estate's; empty = only the well-known ones
    std::string poolLabel; // the estate's node pool label; empty = only the well-known ones
    // API servers from 1.35 on let an exit code outweigh "Completed" in a pod's STATUS.
    bool errorOverCompleted = false;
    std::string tenantLabel{}, ownerLabel{}; // the estate's; empty = nothing has one
};

// What a Status object says ({"kind":"Status"}), also of an error body and a watch's ERROR line.
struct StatusText
{
    int code = 0;
    std::string reason;
    std::string message;
    int64_t retryAfter = 0; // details.retryAfterSeconds
    bool understood = false;
};
StatusText readStatus(std::string_view json);

enum class WatchType { Added, Modified, Deleted, Bookmark, Error, Other };

class ObjectDecoder
{
public:
    explicit ObjectDecoder(DecodeContext context);
    ~ObjectDecoder();
    ObjectDecoder(const ObjectDecoder&) = delete;
    ObjectDecoder& operator=(const ObjectDecoder&) = delete;

    // `padded`: parserPadding blanks stand behind the text, else it is copied. `kind` is the row's
    // kind, which the items of a list do not name. False: not JSON, or without a name.
    bool decode(std::string_view json, bool padded, Atom kind, Pod& row);
    bool decode(std::string_view json, bool padded, Atom kind, KubeNode& row);
    bool decode(std::string_view json, bool padded, Atom kind, Namespace& row);
    bool decode(std::string_view json, bool padded, Atom kind, Workload& row);
    bool decode(std::string_view json, bool padded, Atom kind, KubeEvent& row);
    // PodMetrics or NodeMetrics.
    bool decode(std::string_view json, bool padded, Atom kind, UsageRows::Entry& row);

    // One line of a watch. row is filled for Added, Modified and Deleted (there its key), status
    // for Error. False: not JSON or no watch line.
    template <class Row>
    bool
    decodeEvent(std::string_view json, Atom kind, WatchType& type, Row& row, StatusText& status);

    // Of the pod decoded last, in the order of its spec, init containers after the others. Its
    // text was copied (`padded` was false) or still stands.
    std::vector<PodContainer> containers() const;

    // Of the object decoded last; empty if it named none.
    const std::string& resourceVersion() const;

    struct Impl;

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace mw::kube
