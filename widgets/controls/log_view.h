// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A log of any length: only what is seen is drawn, search goes on in slices between frames, groups
// fold, times can be shown, the first error is a key away. Follows the end until somebody scrolls.
#pragma once

#include "models/insight/log_text.h"
#include "widgets/theme/theme.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace mw {

class LogView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit LogView(const Theme& theme, QWidget* parent = nullptr);

    void setOrigin(LogOrigin origin); // clears
    void clear();
    void setWhole(std::string_view whole); // as fetched again
    const LogText& log() const { return m_log; }

    void search(const QString& words);
    bool searching() const { return m_slice.isActive(); }
    size_t matches() const { return m_search.matches().size(); }
    void findNext(bool forward);
    bool jumpToFirstError(); // false: there is none
    void setTimes(bool shown);
    bool times() const { return m_times; }
    void foldAll(bool folded);
    bool following() const { return m_follow; }
    size_t currentLine() const { return m_line; }
    void showLine(size_t line);
    QString selectedText() const; // the current line, or the marked ones

Q_SIGNALS:
    void searchChanged(); // progress or result
    void contentChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();
    void updateBars();
    void slice();
    int lineHeight() const;
    int gutter() const;
    std::optional<size_t> rowAt(int y) const;
    void moveTo(size_t row, bool extend);
    QColor inkOf(const LogSpan& span, const QColor& plain) const;

    const Theme& m_theme;
    LogText m_log;
    LogSearch m_search;
    QTimer m_slice;
    QFont m_font;
    size_t m_line = 0; // current
    size_t m_anchor = 0; // where a marked range began
    bool m_times = false;
    bool m_follow = true;
    bool m_moving = false; // the bar is moved by code
};

} // namespace mw
