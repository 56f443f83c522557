// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One pane of the window once more, off the screen, on a session of its own over rewritten rows: at
// the same scope, range, moment, layout, filter and selection. GUI thread.
#pragma once

#include "app/wiring/redacted_pictures.h"
#include "models/runbook/services.h"
#include "widgets/controls/pane.h"

#include <memory>

namespace mw {

class Belongings;
class Session;

class ShadowPane
{
public:
    // redaction: has learnt everything; what is no row is rewritten by it here.
    ShadowPane(Redaction& redaction,
               Session& live,
               MainWindow& window,
               Theme& theme,
               const Recording& copy,
               const RedactedPictures::Beside& beside);
    ~ShadowPane();
    Pane& pane() { return *m_pane; }
    Session& session() { return *m_session; }
    const ScopeState& scope() const { return *m_scope; }
    bool settled() const;
    // Filters, chosen rows and places in lists; when the rows are there.
    void carryFrom(const Pane& live);

private:
    std::string said(const std::string& text) const;
    runbook::EstateFacts facts(Session& live) const;
    runbook::Services services(Session& live) const;
    std::unique_ptr<Pane>
    make(const QString& id, Session& live, const RedactedPictures::Beside& beside);
    std::unique_ptr<Pane> makeWatch(Session& live, const RedactedPictures::Beside& beside);
    std::unique_ptr<Pane> makeRunbooks(Session& live, const RedactedPictures::Beside& beside);
    void carryScope(MainWindow& window);
    Selected carried(const Selected& what) const;

    Redaction& m_redaction;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Belongings> m_belongings;
    std::unique_ptr<ScopeState> m_scope;
    std::unique_ptr<TimeState> m_time;
    std::unique_ptr<SelectionBus> m_selection;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<Arming> m_arming;
    std::unique_ptr<PaneContext> m_context;
    std::unique_ptr<Pane> m_pane;
    std::function<void()> m_tell; // once attached: what is beside the rows
};

} // namespace mw
