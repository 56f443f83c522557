// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as lines of a watch. First byte: which kind. Lines one by one and all at once must give
// the same count and end at the same revision.
#include "models/sources/kubernetes/answers.h"

#include <cstdlib>
#include <cstring>
#include <vector>

namespace {

struct Outcome
{
    mw::kube::WatchResult result;
    bool failed = false;
};

Outcome run(int kind, const std::vector<std::string_view>& batches)
{
    static constexpr const char* names[] = {"Pod", "Node", "Namespace", "StatefulSet", "Event"};
    mw::kube::WatchOrder order;
    order.context.cluster = mw::Atom("fuzz");
    order.context.errorOverCompleted = kind % 2 != 0;
    order.rows = static_cast<mw::kube::RowKind>(kind);
    order.kind = mw::Atom(names[kind]);
    order.resourceVersion = "1";
    const auto decoder = mw::kube::makeWatchDecoder(std::move(order));
    Outcome outcome;
    for (const std::string_view batch : batches) {
        const std::unique_ptr<char[]> own(new char[batch.size()]);
        std::memcpy(own.get(), batch.data(), batch.size());
        if (!decoder->feed({own.get(), batch.size()})) {
            outcome.failed = true;
            break;
        }
    }
    if (!outcome.failed)
        outcome.failed = !decoder->finish().has_value();
    outcome.result = std::any_cast<mw::kube::WatchResult>(decoder->takeResult());
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 1)
        return 0;
    const int kind = data[0] % 5;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    std::vector<std::string_view> lines;
    for (size_t at = 0; at <= text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    const Outcome atOnce = run(kind, {text});
    const Outcome single = run(kind, lines);
    if (atOnce.failed != single.failed || atOnce.result.events != single.result.events
        || atOnce.result.bookmarks != single.result.bookmarks
        || atOnce.result.resourceVersion != single.result.resourceVersion)
        std::abort();
    return 0;
}
