// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table with everything around it: filter field, count, column chooser, copy, states. The model
// is not owned and must outlive it; sorting and filtering happen in the model (RowModelBase).
#pragma once

#include "models/items/row_model.h"
#include "widgets/controls/state_panel.h"
#include "widgets/controls/table_view.h"

#include <QVariantMap>
#include <functional>
#include <vector>

class QHBoxLayout;

namespace mw {

class IconButton;
class SearchField;

class DataTable : public QWidget
{
    Q_OBJECT
public:
    explicit DataTable(const Theme& theme, QWidget* parent = nullptr);

    // what: plural in the user's words ("pods"): filter hint, sentences. counted: the word after a
    // number, as tr("pod(s)", nullptr, n) gives it; without it the plural stands after every
    // number.
    using Noun = std::function<QString(int count)>;
    void setModel(RowModelBase* model, const QString& what, Noun counted = {});
    QString countText() const;
    RowModelBase* model() const { return m_model; }
    TableView* view() const { return m_view; }
    SearchField* filter() const { return m_filter; }
    QHBoxLayout* tools() const { return m_tools; } // left of the count: segments, chips

    void setState(const PanelState& state); // Ready shows the rows
    // KeyRole of the row a person chose last; it may be filtered out or gone by now. Empty = none.
    QString currentKey() const { return m_key; }
    bool selectKey(const QString& key); // false if filtered out or gone
    QStringList selectedKeys() const;

    // Visible columns in visual order; selected rows, or all if none is selected.
    QString copyText(bool markdown) const;
    void copy(bool markdown = false) const;

    QVariantMap saveLayout() const; // widths, order, hidden columns, sorting
    void restoreLayout(const QVariantMap& layout);
    void resetColumns();
    void showColumns(); // the menu
    void focusFilter();
    void clearFilter(); // at once, not after the pause of typing
    void setFilter(const QString& words); // as if typed, at once
    void setColumnShown(const QString& id, bool shown);

Q_SIGNALS:
    void currentKeyChanged(const QString& key); // by a person or by selectKey(), not by updates
    void activated(const QString& key);
    void stateAction(const QString& actionId);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void buildToolbar(const Theme& theme);
    void connectModel();
    void updateCount();
    void keepSelection();
    void keepCurrent();
    void stretch();
    const Theme& m_theme;
    RowModelBase* m_model = nullptr;
    TableView* m_view;
    StateStack* m_states;
    SearchField* m_filter;
    TextLabel* m_count;
    IconButton* m_columns;
    QHBoxLayout* m_tools = nullptr;
    QTimer m_typing;
    PanelState m_state;
    QString m_what;
    Noun m_counted;
    // What a person has chosen, kept through moves, resets and disappearance.
    struct Held
    {
        QString key;
        Slot slot = 0;
    };
    QString m_key; // of the current row
    Slot m_slot = 0;
    std::vector<Held> m_held; // all selected rows
    uint64_t m_searched = 0; // insertions of the model when a held row was looked for in vain
    int m_restoring = 0; // > 0: what happens to the selection is not a person's doing
    bool m_sized = false; // a person chose the widths: do not stretch
};

} // namespace mw
