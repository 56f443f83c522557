// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can do to a run, armed only and through one card: run its failed jobs again, or
// cancel it. GUI thread; owned by the pane.
#pragma once

#include "models/data/delivery.h"
#include "widgets/controls/action_sender.h"

namespace mw {

class RunDeeds : public QObject
{
    Q_OBJECT
public:
    RunDeeds(ActionSetup setup, PaneContext& context, ConfirmCard& card, QObject* parent);

    // Opens the card; false if this run allows no such thing (any more).
    bool rerunFailed(const PipelineRun& run);
    bool cancel(const PipelineRun& run);
    void refresh(); // the run or the arming may have changed

private:
    enum class Deed { None, Rerun, Cancel };
    bool open(Deed deed, const PipelineRun& run);
    bool allowed(const PipelineRun& run) const;
    QString name() const;
    QString verb() const;
    void confirmed();

    PaneContext& m_context;
    ConfirmCard& m_card;
    ActionSender m_sender;
    Deed m_deed = Deed::None;
    PipelineRun m_run; // as it was when the card was opened
};

} // namespace mw
