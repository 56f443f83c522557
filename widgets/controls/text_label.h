// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text in one of the theme's sizes and inks; follows theme changes. One-line labels may elide.
#pragma once

#include "widgets/theme/theme.h"

#include <QLabel>

namespace mw {

enum class Ink { Text, Muted, Faint, Accent };

class TextLabel : public QLabel
{
    Q_OBJECT
public:
    TextLabel(const Theme& theme,
              TextSize size = TextSize::Body,
              Ink ink = Ink::Text,
              int weight = QFont::Normal,
              QWidget* parent = nullptr);
    // Cut where it does not fit, with the full text as tooltip. ElideNone (the start) never cuts.
    void setElide(Qt::TextElideMode mode);
    Qt::TextElideMode elide() const { return m_elide; }
    void setInk(Ink ink);
    void setMono(bool mono);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void restyle();
    const Theme& m_theme;
    TextSize m_size;
    Ink m_ink;
    int m_weight;
    bool m_mono = false;
    Qt::TextElideMode m_elide = Qt::ElideNone;
};

} // namespace mw
