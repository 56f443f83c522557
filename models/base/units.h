// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Units are types. Money and decimal quantities are int64 counts of 10⁻⁹ (domain.md §3.9).
#pragma once

#include "models/base/atom.h"
#include "models/base/compare.h"

#include <cstdint>
#include <string>

namespace mw {

struct Bytes
{
    int64_t value = 0;
    auto operator<=>(const Bytes&) const = default;
};

struct Millicores
{
    int64_t value = 0;
    auto operator<=>(const Millicores&) const = default;
};

// Never a double: parsed from decimal text, added unrounded, rounded once when it is shown. Amounts
// of different currencies are not added.
struct Money
{
    int64_t nano = 0; // 10⁻⁹ of the currency's unit
    Atom currency; // ISO 4217: "USD"; empty = nothing yet
    bool operator==(const Money&) const = default;
};

} // namespace mw
