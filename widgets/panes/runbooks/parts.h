// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small pieces the run's screens are made of: labels in the theme's type, cards with a caption.
// All follow a change of the theme.
#pragma once

#include "widgets/controls/button.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/theme.h"

#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace mw::run {

enum class Ink { Text, Muted, Faint, Warning, Critical };

QLabel* label(Theme& theme,
              const QString& text,
              TextSize size = TextSize::Body,
              int weight = QFont::Normal,
              Ink ink = Ink::Text);
QLabel* monoLabel(Theme& theme, const QString& text, Ink ink = Ink::Text);
QColor inkColor(const Theme& theme, Ink ink);
void setInk(QLabel* label, const Theme& theme, Ink ink);

// Text exactly as it is sent: monospace, selectable, scrolls by itself beyond `mostLines`.
class ExactText : public QPlainTextEdit
{
    Q_OBJECT
public:
    ExactText(Theme& theme, const QString& text, int mostLines);
    void setExact(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    Theme& m_theme;
    int m_mostLines;
};

// A card with an optional caption; put widgets into body(). outline: a status drawn as its border.
class Card : public QFrame
{
    Q_OBJECT
public:
    Card(Theme& theme, const QString& caption, QWidget* parent = nullptr);
    QVBoxLayout* body() { return m_body; }
    void setOutline(std::optional<StatusKind> kind);
    void setCaption(const QString& caption);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    QLabel* m_caption;
    QVBoxLayout* m_body;
    std::optional<StatusKind> m_outline;
};

// Removes and deletes everything in a layout.
void clear(QLayout* layout);
// A button that Enter never presses by itself.
Button* button(Theme& theme, const QString& text, ButtonKind kind = ButtonKind::Plain);

} // namespace mw::run
