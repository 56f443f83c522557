// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can do from the Alerts pane, each through one card: acknowledge a page, leave a
// note (both without arming), make or end a silence (armed only). GUI thread; owned by the pane.
#pragma once

#include "models/runbook/page_flow.h"
#include "widgets/controls/action_sender.h"
#include "widgets/controls/confirm_card.h"
#include "widgets/controls/pane.h"

#include <string>
#include <string_view>

class QLineEdit;
class QPlainTextEdit;

namespace mw {

struct AlertsSetup
{
    runbook::Services services; // without a gateway nothing can be done
    std::string runsDir, person;
    std::vector<std::string> runbookFolders;
    TakeLeft takeLeft{}; // null: nobody keeps what a deed leaves changed
};

// What a silence is called among what an incident left changed.
inline constexpr std::string_view silenceStem{"silence:"};
std::string silenceKey(const SourceKey& silence);

class SegmentedControl;

class AlertDeeds : public QObject
{
    Q_OBJECT
public:
    AlertDeeds(AlertsSetup setup, PaneContext& context, ConfirmCard& card, QWidget* pane);
    ~AlertDeeds() override;

    void acknowledge(const SourceKey& page);
    void note(const SourceKey& page);
    void silence(const SourceKey& alert);
    void extend(const SourceKey& silence); // another end, same matchers
    void expire(const SourceKey& silence);
    void tick(); // once a second: countdowns, arming
    const runbook::PageFlow* flow() const { return m_flow.get(); }

private:
    enum class Deed { None, Acknowledge, Note, Silence, Expire };
    void confirmed();
    void openSilence(const QString& title);
    void fitMatchers();
    void refreshSilence();
    void refreshFlow();
    runbook::SilenceDraft draft() const;
    std::string from(const Atom& source) const;
    void clear();
    QString escalates() const;

    AlertsSetup m_setup;
    PaneContext& m_context;
    ConfirmCard& m_card;
    ActionSender m_sender;
    QWidget* m_silenceForm;
    QPlainTextEdit* m_matchers;
    QLineEdit* m_comment;
    SegmentedControl* m_length;
    TextLabel* m_impact;
    QLineEdit* m_noteText;
    Deed m_deed = Deed::None;
    Page m_page;
    Silence m_silence; // to be changed or ended; key.id empty: a new one
    Atom m_source;
    std::unique_ptr<runbook::PageFlow> m_flow;
    Monotonic m_began{};
};

} // namespace mw
