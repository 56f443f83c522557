// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Ready for DR": could this laptop run a failover alone? Item by item with its reason and remedy;
// without a declaration, how to declare it. Child of the window. GUI thread.
#pragma once

#include "models/data/readiness.h"
#include "widgets/shell/layer.h"

class QScrollArea;
class QVBoxLayout;

namespace mw {

class Button;
class TextLabel;

class ReadyList : public Layer
{
    Q_OBJECT
public:
    // The clock outlives the list.
    ReadyList(const Theme& theme, const Clock& clock, QWidget* window);
    void open() override;
    void setReport(const ReadyReport& report, bool busy);
    Button* checkButton() const { return m_check; }
    QStringList words() const; // everything that stands there, line by line

Q_SIGNALS:
    void checkRequested();

protected:
    QRect panelRect() const override;
    QWidget* firstFocus() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    void fill(QVBoxLayout* column);
    void addItem(QVBoxLayout* column, const ReadyItem& item);
    TextLabel* addText(QVBoxLayout* column, const QString& words, bool strong = false);
    const Clock& m_clock;
    ReadyReport m_report;
    bool m_busy = false;
    TextLabel* m_head;
    TextLabel* m_checked;
    QScrollArea* m_scroll;
    Button* m_check;
    Button* m_close;
};

} // namespace mw
