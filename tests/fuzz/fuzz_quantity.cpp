// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a quantity: a sign mirrors it, whole units and thousandths agree, the short cuts say
// what the exact parser says.
#include "models/insight/quantity.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto quantity = mw::parseQuantity(text);
    const auto negative = mw::parseQuantity('-' + text);
    const bool bare = text.empty() || (text[0] != '-' && text[0] != '+');
    if (bare && text.size() < 500) {
        if (quantity.has_value() != negative.has_value())
            std::abort();
        if (quantity && quantity->nano != -negative->nano)
            std::abort();
    }
    const auto json = mw::parseJsonQuantity(text);
    if (quantity && (!json || json->nano != quantity->nano))
        std::abort();
    if (mw::millicoresOf(text) != (json ? json->milliValue() : 0)
        || mw::bytesOf(text) != (json ? json->value() : 0))
        std::abort();
    if (quantity && quantity->nano >= 0) {
        // Both round up: a thousand times the units is never less than the thousandths.
        const mw::Int128 units = quantity->value(), milli = quantity->milliValue();
        if (units != 0 && milli != 0 && (units * 1000 < milli || (units - 1) * 1000 >= milli))
            std::abort();
    }
    return 0;
}
