// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: everything by name. Typing filters, arrows move, Enter runs; the mouse is not needed.
#pragma once

#include "widgets/shell/layer.h"
#include "widgets/shell/palette_model.h"

class QListView;

namespace mw {

class SearchField;

class CommandPalette : public Layer
{
    Q_OBJECT
public:
    CommandPalette(const Theme& theme,
                   const ActionRegistry& actions,
                   const Hub& hub,
                   QWidget* window);
    void open() override;
    void setQuery(const QString& query);
    PaletteModel& model() { return *m_model; }
    QListView* list() const { return m_list; }

Q_SIGNALS:
    void actionChosen(const QString& id);
    void objectChosen(const mw::Selected& object);

protected:
    QRect panelRect() const override;
    QWidget* firstFocus() override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void run(int row);
    SearchField* m_field;
    PaletteModel* m_model;
    QListView* m_list;
};

} // namespace mw
