// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A runbook for reading and printing. One way: nothing is read back. The same bytes for the same
// file.
#pragma once

#include "models/runbook/model.h"

namespace mw::runbook {

std::string renderMarkdown(const Runbook& runbook);
// One self-contained page: no scripts, no outside files.
std::string renderHtml(const Runbook& runbook);
// One page to pin beside the telephone: when, when not, whom to ask, the steps by their titles.
std::string renderCard(const Runbook& runbook);

} // namespace mw::runbook
