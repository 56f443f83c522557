// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Push buttons and icon buttons of the program. A button that changes the world names the verb and
// the object; its kind is Danger while it does.
#pragma once

#include "widgets/theme/style.h"

#include <QPushButton>

namespace mw {

class Button : public QPushButton
{
    Q_OBJECT
public:
    Button(const Theme& theme,
           const QString& text,
           ButtonKind kind = ButtonKind::Plain,
           QWidget* parent = nullptr);
    void setKind(ButtonKind kind);
    void setSmall(); // 24 px: in strips
    // An icon before the text; follows the theme.
    void setIconName(const QString& name);

private:
    void restyle();
    const Theme& m_theme;
    QString m_icon;
};

// A square of 28 px with one icon; the tooltip says what it does and becomes its accessible name.
class IconButton : public QPushButton
{
    Q_OBJECT
public:
    IconButton(const Theme& theme,
               const QString& icon,
               const QString& toolTip,
               QWidget* parent = nullptr);
    void setIconName(const QString& icon);
    QSize sizeHint() const override { return {28, 28}; }
    QSize minimumSizeHint() const override { return {24, 24}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_icon;
};

} // namespace mw
