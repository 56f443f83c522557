// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A titled panel, and a strip: one line that arrives above content instead of pushing it about.
#pragma once

#include "widgets/controls/text_label.h"

#include <QBoxLayout>
#include <QFrame>
#include <optional>

namespace mw {

class Button;

class Card : public QFrame
{
    Q_OBJECT
public:
    Card(const Theme& theme, const QString& title = {}, QWidget* parent = nullptr);
    QVBoxLayout* body() const { return m_body; }
    QHBoxLayout* head() const { return m_head; } // title at the left; add tools at the right
    void setTitle(const QString& title);
    void setHint(const QString& hint); // small faint words after the title

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    TextLabel* m_title;
    TextLabel* m_hint;
    QHBoxLayout* m_head;
    QVBoxLayout* m_body;
};

// 32 px: mark, sentence, one action. Hidden while it has nothing to say.
class Strip : public QFrame
{
    Q_OBJECT
public:
    explicit Strip(const Theme& theme, QWidget* parent = nullptr);
    void show(StatusKind status, const QString& sentence, const QString& action = {});
    void clear();

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    StatusKind m_status = StatusKind::Info;
    TextLabel* m_text;
    Button* m_action;
};

// The status mark as a widget of 16 px.
class StatusMark : public QWidget
{
    Q_OBJECT
public:
    explicit StatusMark(const Theme& theme, int size = 10, QWidget* parent = nullptr);
    void setStatus(StatusKind kind, bool quiet = false);
    StatusKind status() const { return m_kind; }
    QSize sizeHint() const override { return {m_size + 6, m_size + 6}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    int m_size;
    StatusKind m_kind = StatusKind::Unknown;
    bool m_quiet = false;
};

} // namespace mw
