// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the cells of a table come from, said once for its tooltips and for F2. The clock and what
// `from` refers to must outlive the table.
#pragma once

#include "models/items/columns.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/provenance.h"

namespace mw {

// from: of a row of the model and a section of it.
void setCellProvenance(DataTable& table, std::function<Provenance(int row, int section)> from);

template <class Row>
void bindProvenance(DataTable& table,
                    RowModel<Row>& rows,
                    const Clock& clock,
                    std::function<Provenance(const Row&, const QString& column)> from)
{
    rows.setProvenance([from, &clock](const Row& row, const QString& column) {
        return describe(from(row, column), clock.world());
    });
    setCellProvenance(table, [&rows, from](int row, int section) {
        return from(rows.rowAt(row), rows.columnId(section));
    });
}

} // namespace mw
