// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Details of one source, above its dot: state, error, remedy, parts, next try, Retry now. Without a
// source: the list of all of them.
#pragma once

#include "models/data/source_status.h"
#include "widgets/controls/state_panel.h"
#include "widgets/shell/layer.h"

#include <functional>

namespace mw {

// What is known of how a source is asked, without any secret.
struct SourceFacts
{
    QString credential; // "bearer token of the exec plugin"; empty = not known yet
    QString origin; // where it comes from
    QString program; // the file that is run for it
    QString proxy; // empty = direct
    QString waitsFor; // has been asked for a credential and has not answered
    World expires{}; // World{} = not known
    QString wantsToRun; // a command nobody has allowed yet, exactly as it would be run
    QString changedProgram; // it was allowed when this file was another one; empty: it never was
    World fileThen{}, fileNow{}; // what changedProgram is dated
    // The certificate of this server shall not be looked at; nobody has agreed to that yet.
    QString tlsOffServer, tlsOffContext;
    QString remedy; // better than the error's own
    // It was found in a cluster and taken into use for this context; empty: the estate names it.
    QString takenContext, takenService;
    bool asks() const { return !wantsToRun.isEmpty() || !tlsOffServer.isEmpty(); }
};

class SourcePopover : public Layer
{
    Q_OBJECT
public:
    SourcePopover(const Theme& theme, QWidget* window);
    void
    openFor(const SourceId& id, QWidget* anchor, const std::vector<SourceStatus>& all, World now);
    void refresh(const std::vector<SourceStatus>& all, World now);
    // Asked whenever it is shown; may be empty.
    void setFacts(std::function<SourceFacts(const SourceId&)> facts) { m_facts = std::move(facts); }

Q_SIGNALS:
    // The person has read what it is about (a command that shall run, a certificate that nobody
    // looks at) and agrees, from now on.
    void allowRequested(const mw::SourceId& id);
    void openRequested(const QString& place);
    void retryRequested(const mw::SourceId& id);
    void rereadRequested(); // a mistake is mended, a keychain unlocked
    void giveUpRequested(const mw::SourceId& id); // a source that was taken as it was found

protected:
    QRect panelRect() const override;
    QWidget* firstFocus() override;
    bool dims() const override { return false; }

private:
    void rebuild();
    void addSource(const SourceStatus& source, bool brief);
    void addFacts(const SourceStatus& source);
    void addQuestion(const SourceStatus& source, const SourceFacts& facts);
    void addText(const QString& words, Ink ink, bool mono = false);
    std::vector<SourceStatus> m_all;
    World m_now{};
    SourceId m_id;
    int m_left = 8;
    QVBoxLayout* m_column;
    Button* m_retry;
    bool m_reread = false; // what m_retry does: a mistake is not asked again, it is read again
    Button* m_open;
    Button* m_allow;
    Button* m_giveUp;
    std::function<SourceFacts(const SourceId&)> m_facts;
    QString m_place; // of the mistake; may be empty
};

} // namespace mw
