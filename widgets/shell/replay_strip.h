// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Across the whole window while it shows a recording: hatched, so that nobody takes it for now.
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

namespace mw {

class ReplayStrip : public QWidget
{
    Q_OBJECT
public:
    ReplayStrip(const Theme& theme, const QString& what, QWidget* parent = nullptr);
    QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_what; // "Replay"
    QString m_text;
};

} // namespace mw
