// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why the verdict is what it is: every fact with where it comes from. Floats below the verdict;
// Escape or a click outside its rows closes it. GUI thread.
#pragma once

#include "models/insight/watch_verdict.h"
#include "widgets/theme/theme.h"

#include <QWidget>

namespace mw {

class WhyCard : public QWidget
{
    Q_OBJECT
public:
    explicit WhyCard(const Theme& theme, QWidget* parent);
    // rules: per finding why it is for tonight or can wait; may lack some.
    void open(std::vector<WatchReason> reasons, World now);
    void setReasons(std::vector<WatchReason> reasons, World now);
    const std::vector<WatchReason>& reasons() const { return m_reasons; }
    int wantedHeight() const;

Q_SIGNALS:
    void picked(const std::string& findingId, const std::string& source);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int shown() const;
    const Theme& m_theme;
    std::vector<WatchReason> m_reasons;
    World m_now{};
    int m_first = 0;
};

} // namespace mw
