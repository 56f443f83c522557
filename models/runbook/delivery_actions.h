// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The requests that the Delivery pane makes (GitHub Actions, REST 2022-11-28). Pure.
#pragma once

#include "models/data/delivery.h"
#include "models/runbook/action_run.h"

namespace mw::runbook {

// Has ended, and not well: what failed can be run again. The server knows more (runs older than 30
// days cannot); its words are shown.
bool canRerunFailed(const PipelineRun& run);
// Has not ended yet.
bool canCancel(const PipelineRun& run);

// Failed jobs and those that depend on them, as one more attempt of the same run. 201.
ActionRequest rerunFailedRequest(const PipelineRun& run);
// 202: it is asked to stop, and stops later. 409: too late.
ActionRequest cancelRequest(const PipelineRun& run);

} // namespace mw::runbook
