// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stays risky about a source for as long as it is asked in that way. Pure; any thread.
#pragma once

#include "models/data/source_status.h"

#include <QString>

namespace mw::text {

// As programs read it: SourceStatus::permanentWarning where a kubeconfig switches verification off.
inline constexpr const char* tlsNotVerified = "TLS certificate is not verified";

// For people, translated: a sentence. Empty where nothing is risky, and while the source is not
// asked at all.
QString warning(const SourceStatus& status);
// The same in two words, for a narrow place.
QString shortWarning(const SourceStatus& status);

} // namespace mw::text
