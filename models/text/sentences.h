// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong and what to do about it, in words for people. Translated at the call, so a change
// of language needs only a repaint. Pure; any thread.
#pragma once

#include "models/base/error.h"
#include "models/data/finding.h"
#include "models/data/kube.h"
#include "models/data/slo.h"
#include "models/data/source_status.h"

#include <QString>

namespace mw::text {

// "Access denied (HTTP 403)": a few words.
QString title(const Error& error);
// What a person can do: one sentence, never empty.
QString remedy(const Error& error);
// The server's own words, cut to one readable line; may be empty.
QString detail(const Error& error);
// "estate.yaml:12:5", empty without a place.
QString place(const Error& error);

QString word(SourceState state); // "live", "not permitted", …
// One sentence with age and next try: "Unreachable since 3m10s; next try in 20 s."
QString sentence(const SourceStatus& status, World now);
// "4 812 of 5 000 requests left until 03:20:00Z; 311 answers were unchanged and cost nothing."
QString sentence(const ApiBudget& budget);
QString word(Severity severity); // "critical"
QString word(Slo::State state);
QString word(Slo::Origin origin);
// "Burning 20× over 1 h and 5 min; 0.5 % of the budget left; gone in 1 h 5 min."
QString sentence(const Slo& slo);

} // namespace mw::text
