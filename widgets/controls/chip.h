// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A pill with a few words: a state, a filter, a mode. Clickable if something is connected.
#pragma once

#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <optional>

namespace mw {

class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Look { Outline, Soft, Filled };
    Chip(const Theme& theme, const QString& text, QWidget* parent = nullptr);
    void setStatus(std::optional<StatusKind> status); // its shape stands before the text
    void setLook(Look look); // Filled: the armed ink
    void setIconName(const QString& icon);
    void setArrow(bool arrow); // a menu opens
    void setMono(bool mono);
    void setMaximumTextWidth(int px); // elides at the end
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QFont chipFont() const;
    int extras() const;
    const Theme& m_theme;
    std::optional<StatusKind> m_status;
    Look m_look = Look::Outline;
    QString m_icon;
    bool m_arrow = false;
    bool m_mono = false;
    int m_maxText = 0;
};

// A word in little boxes: "Ctrl" "K". Quiet; for palettes, overlays, buttons.
class KeyHint : public QWidget
{
    Q_OBJECT
public:
    KeyHint(const Theme& theme, const QStringList& keys, QWidget* parent = nullptr);
    static QStringList split(const QKeySequence& keys); // portable words, "then" between chords
    void setKeys(const QStringList& keys);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    // For delegates: paints right-aligned in rect, returns the width used.
    static int paint(QPainter& p, const Theme& theme, const QRect& rect, const QStringList& keys);
    static int widthOf(const Theme& theme, const QStringList& keys);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QStringList m_keys;
};

} // namespace mw
