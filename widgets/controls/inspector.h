// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Details of the selected thing: one component for every kind of thing. Shows values only; the
// shell asks the panes for them. Updates keep scroll position and reuse rows.
#pragma once

#include "widgets/controls/card.h"
#include "widgets/controls/inspector_content.h"

#include <QScrollArea>
#include <functional>

namespace mw {

class IconButton;

class Inspector : public QFrame
{
    Q_OBJECT
public:
    static constexpr int standardWidth = 360;
    explicit Inspector(const Theme& theme, QWidget* parent = nullptr);
    void setFloating(bool floating); // shadow and raised fill, or docked with a hairline
    void setContent(const InspectorContent& content, World now);
    void setEmpty(); // nothing is selected
    const InspectorContent& content() const { return m_content; }
    // Title of an action by id, for the buttons; empty = not available now.
    void setActionTitles(std::function<QString(const QString&)> titles);
    QString copyText() const; // the facts as lines

Q_SIGNALS:
    void closeRequested();
    void actionTriggered(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void rebuild(World now);
    void refresh(World now);
    QWidget* makeSection(const InspectorSection& section, World now);
    const Theme& m_theme;
    bool m_floating = false;
    InspectorContent m_content;
    std::function<QString(const QString&)> m_titles;
    TextLabel* m_kind;
    TextLabel* m_title;
    TextLabel* m_subtitle;
    StatusMark* m_mark;
    TextLabel* m_word;
    TextLabel* m_sentence;
    IconButton* m_copy;
    QWidget* m_buttons;
    QScrollArea* m_scroll;
    QWidget* m_body = nullptr;
    QWidget* makeText(const QString& words, bool mono) const;
    static void setText(QWidget* made, const QString& words);
    QList<QWidget*> m_values; // TextLabel or WrapText, in the order of the facts
    QList<StatusMark*> m_marks; // beside them; null where a fact has none
    QList<QWidget*> m_prose;
};

} // namespace mw
