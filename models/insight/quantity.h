// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Kubernetes' resource.Quantity ("250m", "1.5Gi", "129e6"), exact down to 10⁻⁹ (domain.md §4.10).
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mw {

__extension__ typedef __int128 Int128;

struct Quantity
{
    enum class Format { DecimalSI, DecimalExponent, BinarySI };
    // Count of 10⁻⁹. Finer input is rounded away from zero, binary input is capped at 2⁶³−1 units,
    // both as the API server does.
    Int128 nano = 0;
    Format format = Format::DecimalSI;
    bool tooLarge = false; // more than 128 bits of nanos: nano is 0

    // Whole units and thousandths, rounded away from zero. A number that does not fit gives 0,
    // which is what Kubernetes itself calculates with for such input.
    int64_t value() const;
    int64_t milliValue() const;
};

// nullopt if it is not a quantity. No white space is allowed; a JSON string may carry some, see
// below.
std::optional<Quantity> parseQuantity(std::string_view text);
// As in JSON: surrounding blanks are allowed.
std::optional<Quantity> parseJsonQuantity(std::string_view text);

// Shortcuts for rows: 0 if it is not a quantity.
int64_t millicoresOf(std::string_view text);
int64_t bytesOf(std::string_view text);

} // namespace mw
