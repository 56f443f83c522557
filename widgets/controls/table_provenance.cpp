// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/table_provenance.h"

#include <QHeaderView>

namespace mw {

void setCellProvenance(DataTable& table, std::function<Provenance(int row, int section)> from)
{
    const TableView* view = table.view();
    setProvenancePlaces(view->viewport(), [view, from = std::move(from)] {
        std::vector<ProvenancePlace> out;
        const QAbstractItemModel* model = view->model();
        const QHeaderView* head = view->horizontalHeader();
        const QRect seen = view->viewport()->rect();
        const int first = std::max(0, view->rowAt(0));
        for (int row = first; model && row < model->rowCount(); ++row) {
            const int top = view->rowViewportPosition(row);
            if (top >= seen.bottom())
                break;
            for (int visual = 0; visual < head->count(); ++visual) {
                const int section = head->logicalIndex(visual);
                if (view->isColumnHidden(section))
                    continue;
                const QRect cell(view->columnViewportPosition(section),
                                 top,
                                 view->columnWidth(section),
                                 view->rowHeight(row));
                // An empty cell says nothing that could come from somewhere.
                if (!cell.intersects(seen)
                    || model->index(row, section).data().toString().isEmpty())
                    continue;
                if (Provenance source = from(row, section); !source.empty())
                    out.push_back({cell & seen, std::move(source)});
            }
        }
        return out;
    });
}

} // namespace mw
