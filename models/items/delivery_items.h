// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of pipeline runs and deployments. Texts are made at paint time from the rows.
#pragma once

#include "models/data/delivery.h"
#include "models/items/columns.h"

namespace mw {

RowTraits<PipelineRun> pipelineRunTraits();
RowTraits<Deployment> deploymentTraits();

QString keyText(const SourceKey& key); // RowModel's KeyRole
// The one word people use: the conclusion, or the status while there is none. An empty conclusion
// is never a failure; a word nobody knows stays as it came.
QString stateWord(const Atom& status, const Atom& conclusion);
CellMark markOfState(const Atom& status, const Atom& conclusion);
QString deploymentWord(const Atom& state);
CellMark markOfDeployment(const Atom& state);
// "12 min", "4 min so far"; none() without a start.
QString tookText(World started, World finished, World now);

} // namespace mw
