// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Functions that rewrite labels. Internal to this folder.
#pragma once

#include "app/simulator/promql/evaluator.h"

namespace mw::sim::promql {

StepFunction labelReplace(const Expr& call);
StepFunction labelJoin(const Expr& call);

} // namespace mw::sim::promql
