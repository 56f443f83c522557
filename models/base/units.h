// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Units are types. Money and decimal quantities are int64 counts of 10⁻⁹ (domain.md §3.9).
#pragma once

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

} // namespace mw
