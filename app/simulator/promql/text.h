// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text as the real server writes and reads it: shortest numbers, quoted strings, durations.
// Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mw::sim::promql {

// The shortest digits that read back as the same value, never with an exponent: "0.1", "NaN",
// "+Inf".
std::string formatPlain(double value);
// Mantissa and exponent of at least two digits: "1e+00", "5.017182130584197e-01".
std::string formatExponent(double value);
// As sample values are printed in answers: plain, but exponent form below 1e-6 and from 1e21.
std::string formatSample(double value);
// Six decimals ("%f"), for messages.
std::string formatFixed(double value);

// Decimal or hexadecimal floating point, optional sign, "Inf", "Infinity" and "NaN" in any case.
std::optional<double> parseFloat(std::string_view text);

// Double quotes with escapes for control characters, quotes, backslashes and invalid UTF-8.
std::string quote(std::string_view text);
// The value of a string literal that the lexer has accepted, quotes included.
std::string unquote(std::string_view literal);
// One character in single quotes; -1 prints as the end of the input.
std::string quoteRune(int32_t rune);
void appendUtf8(std::string& out, char32_t rune);
// Decodes one code point; length is 1 and the result -1 for a byte that is no UTF-8.
int32_t decodeUtf8(std::string_view text, size_t at, size_t& length);

// "1h30m", "5d", "100ms" in milliseconds; an Error sentence otherwise.
struct DurationResult
{
    int64_t ms = 0;
    std::string error;
};
DurationResult parseDuration(std::string_view text);

bool isLabelName(std::string_view text);

} // namespace mw::sim::promql
