// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The left rail: one entry per pane that exists, collapsible to icons. Ctrl+1… choose; Up and Down
// move inside. Badges count only what needs a person.
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>
#include <vector>

namespace mw {

class IconButton;

class Rail : public QWidget
{
    Q_OBJECT
public:
    static constexpr int wide = 152, narrow = 56;
    explicit Rail(const Theme& theme, QWidget* parent = nullptr);
    void addEntry(const QString& icon, const QString& title, const QString& keys);
    void setCurrent(int index);
    int current() const { return m_current; }
    void setBadge(int index, int count, StatusKind worst);
    bool collapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);
    int count() const { return int(m_entries.size()); }
    QRect entryRect(int index) const;
    QPoint menuPoint() const; // on the screen, beside the button of the appearance menu

Q_SIGNALS:
    void chosen(int index);
    void collapsedChanged(bool collapsed);
    void menuRequested(const QPoint& globalPos); // settings at the foot
    void keysRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Entry
    {
        QString icon, title, keys;
        int badge = 0;
        StatusKind worst = StatusKind::Ok;
    };
    int indexAt(const QPoint& at) const;
    void placeFoot();
    const Theme& m_theme;
    std::vector<Entry> m_entries;
    int m_current = -1;
    int m_hover = -1;
    bool m_collapsed = false;
    IconButton* m_fold;
    IconButton* m_help;
    IconButton* m_menu;
};

} // namespace mw
