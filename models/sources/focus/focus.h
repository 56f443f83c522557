// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file of FOCUS 1.2 rows (CSV): read as a stream, summed by day, account, service and category as
// it is read, so that a bill of gigabytes needs the memory of its sums. Part: file. Topic rows:
// CostLine, CostFeed; scopes "<source>/CostLine", "<source>/CostFeed".
#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/data/cost.h"
#include "models/sources/source.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

struct FocusSettings
{
    SourceId id;
    std::string file; // for messages; the endpoint leads to it
    Millis every{std::chrono::minutes(5)}; // look whether the file has changed
};

std::unique_ptr<Source> makeFocusSource(FocusSettings settings);

namespace focus {

// Numbers as FOCUS writes them: 4, -3, 1.234, 35.2E-7. No plus, separators, signs or units. 10⁻⁹;
// nullopt if it is none of these or does not fit.
std::optional<int64_t> parseNumber(std::string_view text);

class Reader
{
public:
    Reader(Atom source, std::string file);
    ~Reader();
    // Any cut of the file. Misconfigured, with row and column in words and place.
    Status feed(std::string_view bytes);
    Status finish();
    // After finish(). TooLarge: a sum that does not fit.
    Result<std::vector<CostLine>> takeLines();
    int64_t rows() const; // data rows so far

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace focus
} // namespace mw
