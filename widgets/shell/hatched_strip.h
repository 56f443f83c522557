// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Across the whole window while it shows something else than now (a recording, a moment in the
// past): hatched, so that nobody takes it for now.
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

namespace mw {

class HatchedStrip : public QWidget
{
    Q_OBJECT
public:
    // sign: one word, "Replay".
    HatchedStrip(const Theme& theme, const QString& sign, QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_sign;
    QString m_text;
};

} // namespace mw
