// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// That a part is not the whole: what of a source is seen in some namespaces only. Pure; any thread.
#pragma once

#include "models/data/source_status.h"

#include <QString>
#include <QStringList>

namespace mw::text {

// For people, translated: one sentence for each set of namespaces. Empty where nothing is limited.
// "Only the namespaces a, b: your role may not list pods, events in the whole cluster."
QStringList limits(const SourceStatus& source);
// The same for a narrow place: "only a, b". Empty likewise.
QString shortLimit(const SourceStatus& source);

} // namespace mw::text
