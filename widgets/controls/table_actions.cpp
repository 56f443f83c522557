// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/table_actions.h"

#include "widgets/controls/data_table.h"
#include "widgets/controls/pane.h"

#include <QCoreApplication>

namespace mw {
namespace {

struct TableActions
{
    Q_DECLARE_TR_FUNCTIONS(TableActions)
};

} // namespace

void addTableActions(ActionRegistry& actions, Pane& pane, std::function<DataTable*()> table)
{
    const auto add = [&](const char* id,
                         const QString& title,
                         QList<QKeySequence> keys,
                         const char* icon,
                         void (*run)(DataTable&)) {
        Action action;
        action.id = pane.id() + QLatin1Char('.') + QLatin1String(id);
        action.title = title;
        action.group = pane.title();
        action.keys = std::move(keys);
        action.icon = QLatin1String(icon);
        action.run = [table, run] {
            if (DataTable* now = table())
                run(*now);
        };
        actions.add(&pane, std::move(action));
    };
    //: Action: the keyboard goes to the field that filters the table
    add("filter",
        TableActions::tr("Filter the table"),
        {QKeySequence(Qt::Key_Slash)},
        "filter",
        [](DataTable& now) { now.focusFilter(); });
    //: Action: opens the menu that shows and hides columns
    add("columns", TableActions::tr("Choose columns"), {}, "columns", [](DataTable& now) {
        now.showColumns();
    });
    //: Action: copies the selected rows (or all), tabs between the cells
    add("copy",
        TableActions::tr("Copy rows as TSV"),
        {QKeySequence(Qt::CTRL | Qt::Key_C)},
        "copy",
        [](DataTable& now) { now.copy(false); });
    //: Action: copies the selected rows (or all) as a Markdown table
    add("copy-markdown",
        TableActions::tr("Copy rows as Markdown"),
        {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C)},
        "copy",
        [](DataTable& now) { now.copy(true); });
}

} // namespace mw
