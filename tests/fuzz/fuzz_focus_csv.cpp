// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a FOCUS file: however they are cut, the same rows, the same error and the same sums
// come out, and an error has a place.
#include "models/sources/focus/focus.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

struct Read
{
    std::string error;
    int64_t rows = 0;
    std::vector<mw::CostLine> lines;
};

Read read(std::string_view text, size_t cut)
{
    mw::focus::Reader reader(mw::Atom("bill"), "bill.csv");
    mw::Status done;
    for (size_t i = 0; i < text.size() && done; i += cut)
        done = reader.feed(text.substr(i, cut));
    if (done)
        done = reader.finish();
    Read out;
    out.rows = reader.rows();
    if (!done) {
        if (done.error().kind == mw::ErrorKind::Misconfigured
            && (!done.error().place || done.error().place->line < 1))
            std::abort();
        out.error = mw::describe(done.error());
        return out;
    }
    if (auto lines = reader.takeLines())
        out.lines = *std::move(lines);
    else
        out.error = mw::describe(lines.error());
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Read whole = read(text, std::max<size_t>(1, size));
    const Read pieces = read(text, 3);
    if (whole.error != pieces.error || whole.rows != pieces.rows || whole.lines != pieces.lines)
        std::abort();
    return 0;
}
