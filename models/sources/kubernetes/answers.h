// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decoders of whole answers and of watches, and what they tell the state machine when they end.
// Made on the GUI thread, run on the pool.
#pragma once

#include "models/sources/kubernetes/decode.h"
#include "models/sources/kubernetes/list_body.h"
#include "models/sources/source.h"

#include <memory>
#include <string>

namespace mw::kube {

enum class RowKind { Pod, Node, Namespace, Workload, Event, NodeUsage, PodUsage };

struct ListOrder
{
    DecodeContext context;
    RowKind rows = RowKind::Pod;
    Atom kind; // of the rows
    std::string scope; // "cluster/Kind", of one namespace "cluster/Kind:ns"
    bool first = true; // first page: begins a generation
    int64_t before = 0; // items of earlier pages
    size_t maxBytes = 256u << 20;
};

struct ListResult
{
    ListMeta meta;
    int64_t items = 0; // of this page
    bool complete = false; // the whole body was understood
};

// Result: ListResult. Rows come as they arrive; the last page (no continue token) commits.
std::unique_ptr<Decoder> makeListDecoder(ListOrder order);

// Takes away what `scope` or scopes below it held before `told` told all of it.
TopicDelta sweepOf(RowKind rows, std::string scope, std::vector<std::string> told);

struct WatchOrder
{
    DecodeContext context;
    RowKind rows = RowKind::Pod;
    Atom kind;
    std::string scope;
    std::string resourceVersion; // where it starts
};

struct WatchResult
{
    std::string resourceVersion; // of the last event understood
    int64_t events = 0; // added, modified, deleted
    int64_t bookmarks = 0;
};

// Result: WatchResult. An ERROR line ends it with the Error of its Status (Gone for 410).
std::unique_ptr<Decoder> makeWatchDecoder(WatchOrder order);

struct TextResult
{
    int status = 0;
    std::string text;
};

// Small texts (readyz, version) whatever the status. Result: TextResult. Over `maxBytes` the rest
// is dropped.
std::unique_ptr<Decoder> makeTextDecoder(size_t maxBytes);

} // namespace mw::kube
