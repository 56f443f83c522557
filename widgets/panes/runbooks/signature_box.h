// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a signature comes in, of an approval or of the head of a run: pasted, out of a file, or
// made here by a key that an agent or a security key holds. What is in the box stays there when it
// is refused; why stands below it. GUI thread.
#pragma once

#include "models/runbook/engine.h"
#include "widgets/theme/theme.h"

#include <QPointer>
#include <QWidget>
#include <functional>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;

namespace mw::runbook {
struct AgentKey; // models/runbook/sign/signing.h
}

namespace mw::run {

struct SignatureWanted
{
    QString caption;
    std::string text; // what is to be signed, byte for byte
    std::string nameSpace;
    // Gives it to the engine; the answer comes later.
    std::function<void(const std::string&, std::function<void(Status)>)> handIn;
    // Whose keys are offered; anybody: every key of the agent.
    std::vector<runbook::ApprovalView::Voter> voters;
    bool anybody = false;
    QString noKey; // the agent holds none of them
};

class SignatureBox : public QWidget
{
    Q_OBJECT
public:
    // engine outlives the box.
    SignatureBox(Theme& theme, runbook::Engine& engine, SignatureWanted wanted);
    ~SignatureBox() override;
    QString signature() const;
    void setSignature(const QString& text);
    QString refusal() const;
    void say(const QString& words); // below the box
    // Gives the signature to the engine; the answer comes as answered().
    void handIn();
    bool busy() const { return m_busy; }

Q_SIGNALS:
    void changed(); // what is in it, or whether it is busy
    void answered(const QString& refusal); // empty: it counts

private:
    void openFile();
    void signHere();
    void signWith(const runbook::AgentKey& key);
    void setBusy(bool busy, const QString& words);

    Theme& m_theme;
    runbook::Engine& m_engine;
    const SignatureWanted m_wanted;
    QPlainTextEdit* m_text;
    QLabel* m_words;
    QHBoxLayout* m_row;
    QWidget* m_cancel = nullptr;
    QPointer<QObject> m_signing; // owns the program that signs
    bool m_busy = false;
};

} // namespace mw::run
