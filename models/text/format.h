// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people read them: three significant digits, narrow no-break spaces between thousands
// (U+202F), minus U+2212, decimal point always '.'. A value that was not measured (NaN, World{}) is
// "–", never 0. Pure; any thread.
#pragma once

#include "models/base/clock.h"
#include "models/base/units.h"

#include <QString>
#include <chrono>
#include <cstdint>
#include <string>

namespace mw::text {

QString qs(const std::string& utf8);
// What stands for "not measured".
QString none();

// Three significant digits (or more if the whole part has more), trailing zeros kept off.
QString number(double value, int significant = 3);
QString count(int64_t value); // "18 204"
QString bytes(Bytes value); // "1.5 GiB", "512 MiB", "17 B"
QString cores(Millicores value); // "250m" below one core, else "1.5", "96"
// The same for rows that hold −1 for "not measured".
QString bytesOrNone(int64_t value);
QString coresOrNone(int64_t value);

enum class Round { Nearest, Floor, Ceil };
// fraction 0.99951 → "99.95 %". Floor never shows more than there is: 0.9999999 is "99.99 %", only
// exactly 1 is "100 %". Ceil never shows less than was used.
QString percent(double fraction, int decimals = 1, Round round = Round::Nearest);
// An SLI beside its objective: floored, with enough of 2…4 decimals that the two differ visibly.
QString availability(double sli, double objective = 1.0);
// The estate's or Sloth's own decimal text: "99.9" → "99.9 %".
QString objective(const std::string& decimalPercent);
// Budget left: floored, may be negative: "94.4 %", "−392 %", "0 %".
QString budget(double remaining);
QString burnRate(double burn); // "620×", "14.4×", "0.03×"
QString requestRate(double perSecond); // "1.2 k/s"

// "$1 234.50", "−$12.00", "¥1 235", "CHF 3.10": rounded half to even to the currency's minor unit;
// below one minor unit three significant digits ("$0.0000038"). No currency: the number alone.
QString money(const Money& money);
// Whole units from 100 on ("$16 363"), else as money(): for tiles and axes.
QString moneyWhole(const Money& money);
// With a sign in front: "+$12.00", "−$12.00", "$0.00".
QString moneyChange(const Money& money);

// kubectl's age (domain.md §4.11).
QString age(World since, World now);
// "44 h", "4 d 15 h", "under a minute": for a wait ahead, two units at most.
QString span(std::chrono::seconds duration);
QString exhaustion(double seconds); // span, "exhausted", "not at this rate", none()
QString window(std::chrono::minutes window); // "30 d", "1 h", "5 min"
QString latency(std::chrono::milliseconds duration); // "84 ms", "1.2 s"

QString timeUtc(World time); // "2026-01-31 00:00:00 UTC"
QString timeLocal(World time); // "2026-01-31 01:00:00 +01:00"
QString clockTime(World time); // "01:00:00", local
QString clockTimeUtc(World time); // "00:00:00Z"

} // namespace mw::text
