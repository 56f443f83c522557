// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the numbers of the library and of the list of runs come from: which journals and which
// file. Pure; GUI thread.
#pragma once

#include "models/items/runbook_items.h"
#include "widgets/controls/inspector_content.h"

namespace mw {

// at: when the folders were read. runsDir: where the journals are looked for.
struct LibraryRead
{
    const std::vector<runbook::RunSummary>& runs;
    const std::string& runsDir;
    World at{};
};
Provenance libraryOrigin(const RunbookRow& row, const QString& column, const LibraryRead& read);
Provenance libraryOrigin(const RunRow& row, World readAt);

} // namespace mw
