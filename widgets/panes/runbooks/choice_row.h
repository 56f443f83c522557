// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One of the big answers of a decision or of the failure panel: its key, what it does, and what it
// still needs or why it cannot be taken. 56 px; Enter never presses it.
#pragma once

#include "widgets/theme/theme.h"

#include <QAbstractButton>

namespace mw::run {

class ChoiceRow : public QAbstractButton
{
    Q_OBJECT
public:
    ChoiceRow(const Theme& theme, int number, const QString& what, const QString& note);
    QSize sizeHint() const override { return {400, 56}; }
    QSize minimumSizeHint() const override { return {200, 56}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const Theme& m_theme;
    int m_number;
    QString m_note;
};

} // namespace mw::run
