// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Before anything is sent: what will be done, exactly which request, and one button that names verb
// and object. The button is inert for 400 ms after it appears or its words change. Hidden until it
// is opened. GUI thread.
#pragma once

#include "widgets/controls/button.h"
#include "widgets/controls/card.h"
#include "widgets/controls/text_label.h"

#include <QTimer>

class QPlainTextEdit;

namespace mw {

class ConfirmCard : public QFrame
{
    Q_OBJECT
public:
    explicit ConfirmCard(const Theme& theme, QWidget* parent = nullptr);

    // Fields between heading and request; whoever opens the card owns their content.
    QVBoxLayout* fields() const { return m_fields; }
    void open(const QString& title, const QString& request, const QString& verb, ButtonKind kind);
    void setRequest(const QString& request);
    void setVerb(const QString& verb, bool enabled);
    // Progress or result under the request; the mark says how it stands.
    void say(StatusKind status, const QString& sentence);
    // Sent: nothing is to be confirmed any more, only read and closed.
    void setSent();
    bool isSent() const { return m_sent; }
    QString verb() const { return m_confirm->text(); }
    QString sentence() const { return m_words; }
    QString request() const;
    void closeCard();

public Q_SLOTS:
    void confirm(); // as the button, also not before 400 ms

Q_SIGNALS:
    void confirmed();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void hold();
    const Theme& m_theme;
    TextLabel* m_title;
    QVBoxLayout* m_fields;
    QBoxLayout* m_inside = nullptr; // fields and request
    QPlainTextEdit* m_request;
    Strip* m_strip;
    Button* m_confirm;
    Button* m_close;
    QTimer m_inert;
    QString m_words;
    bool m_sent = false, m_allowed = true;
};

} // namespace mw
