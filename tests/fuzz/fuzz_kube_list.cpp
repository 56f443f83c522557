// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a List of any kind. First byte: which kind; second: the size of the cuts. However it
// is cut, the same rows must come out, the same verdict, and nothing may be read beyond what was
// given.
#include "models/sources/kubernetes/answers.h"

#include <cstdlib>
#include <cstring>

namespace {

struct Outcome
{
    size_t rows = 0;
    bool commit = false;
    bool failed = false;
    std::string names;
};

void collect(const mw::Delta& delta, Outcome& outcome)
{
    for (const auto& topic : delta) {
        std::visit(
            [&](const auto& part) {
                if constexpr (requires { part.upserts; }) {
                    outcome.rows += part.upserts.size();
                    outcome.commit = outcome.commit || part.commit;
                    if constexpr (requires { part.upserts.front().key.name; }) {
                        for (const auto& row : part.upserts)
                            outcome.names += row.key.name + '\n';
                    }
                } else {
                    outcome.rows += part.entries.size();
                }
            },
            topic);
    }
}

Outcome run(int kind, const char* data, size_t size, size_t cut)
{
    static constexpr const char* names[]
        = {"Pod", "Node", "Namespace", "Deployment", "Event", "", "", "DaemonSet"};
    mw::kube::ListOrder order;
    order.context.cluster = mw::Atom("fuzz");
    order.rows = kind == 7 ? mw::kube::RowKind::Workload : static_cast<mw::kube::RowKind>(kind);
    order.kind = mw::Atom(names[kind]);
    order.maxBytes = 1u << 20;
    const auto decoder = mw::kube::makeListDecoder(std::move(order));
    Outcome outcome;
    for (size_t at = 0; at < size && !outcome.failed; at += cut) {
        const size_t count = std::min(cut, size - at);
        // Exactly as large as the cut, so that the sanitizer sees any byte read behind it.
        const std::unique_ptr<char[]> own(new char[count]);
        std::memcpy(own.get(), data + at, count);
        const auto delta = decoder->feed({own.get(), count});
        if (delta)
            collect(*delta, outcome);
        else
            outcome.failed = true;
    }
    if (!outcome.failed) {
        const auto last = decoder->finish();
        if (last)
            collect(*last, outcome);
        else
            outcome.failed = true;
    }
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 2)
        return 0;
    const int kind = data[0] % 8;
    const size_t cut = size_t(data[1]) + 1;
    const auto* text = reinterpret_cast<const char*>(data + 2);
    const Outcome whole = run(kind, text, size - 2, size);
    const Outcome parts = run(kind, text, size - 2, cut);
    if (whole.rows != parts.rows || whole.commit != parts.commit || whole.failed != parts.failed
        || whole.names != parts.names || (whole.failed && whole.commit))
        std::abort();
    return 0;
}
