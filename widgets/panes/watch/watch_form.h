// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A card that floats over the Watch pane and asks for one line of words and little more. Its button
// names what it does; Enter is that button, Escape leaves. It only writes down; nothing is sent.
// GUI thread.
#pragma once

#include "widgets/controls/button.h"
#include "widgets/controls/card.h"

class QLineEdit;

namespace mw {

class WatchForm : public Card
{
    Q_OBJECT
public:
    QString words() const; // one line, without spaces around
    void setWords(const QString& words);
    void confirm(); // as a click on the button: nothing while it may not be clicked

Q_SIGNALS:
    void confirmed(); // the card is away; what was written can be read
    void left();

protected:
    WatchForm(const Theme& theme, QWidget* parent);
    // What the button says and whether it may be clicked; asked whenever a field has changed.
    virtual void refresh() = 0;
    void follow(QLineEdit* field); // Enter in it confirms
    void addButtons(); // below everything that is in the body
    void begin(const QString& title); // shows the card, the keyboard in the words
    QLineEdit* field() const { return m_words; }
    Button* button() const { return m_confirm; }
    void keyPressEvent(QKeyEvent* event) override;

private:
    void leave();

    QLineEdit* m_words;
    Button* m_confirm;
    Button* m_leave;
};

} // namespace mw
