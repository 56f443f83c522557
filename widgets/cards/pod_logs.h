// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What pods wrote: the pods on the left (above, where there is little room), the log of the chosen
// one on the right, with its containers and the run before the last restart. The list is of the
// moment it was opened, so that nobody's reading is moved; its cells are of now. GUI thread; asks
// only between look() and leave(), and keeps no text after leave().
#pragma once

#include "models/hub/pod_log_follower.h"
#include "models/items/kube_items.h"
#include "models/items/snapshot_rows.h"
#include "widgets/controls/log_board.h"
#include "widgets/controls/pane.h"

#include <memory>

class QBoxLayout;

namespace mw {

class Chip;
class DataTable;

class PodLogs : public QWidget
{
    Q_OBJECT
public:
    PodLogs(const Theme& theme, Hub& hub, QWidget* parent = nullptr);
    ~PodLogs() override;

    // The one that fails loudest is chosen.
    void look(const std::vector<ObjectKey>& pods);
    void leave();
    QWidget* firstFocus() const;
    DataTable* list() const { return m_list; }
    LogBoard* board() const { return m_board; }
    Chip* containerChip() const { return m_container; }
    Chip* previousChip() const { return m_previous; }
    PodLogFollower& follower() { return m_follower; }
    static QString keysLine(); // what the keys do, for whoever shows this

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildLog();
    bool takeKey(const QKeyEvent& event);
    void refreshRows();
    void choose(const QString& key);
    void step(int by);
    void openContainers();
    void read(const std::string& container, bool previous);
    void blank(); // nothing of another log is left
    void refresh();
    PanelState stateOf() const;
    const Pod* current() const;
    const PodContainer* container() const;

    Hub& m_hub;
    SnapshotRows<Pod> m_store;
    std::unique_ptr<RowModel<Pod>> m_model;
    std::vector<Pod> m_rows;
    QBoxLayout* m_parts; // beside each other, or the list above
    DataTable* m_list;
    LogBoard* m_board;
    Chip* m_container;
    Chip* m_previous;
    TextLabel* m_ended;
    PodLogFollower m_follower;
    QTimer m_second; // ages
    QString m_key; // of the pod that is read
    std::optional<Error> m_error;
    std::optional<QString> m_notYet; // the server's words
    bool m_looking = false;
};

} // namespace mw
