// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Ready for DR": asks and reads what the estate's `recovery` names, at the start, every 30 minutes
// and on demand; never more often, whatever is shown. What the hub learns between two checks is
// taken in without asking. GUI thread.
#pragma once

#include "app/wiring/session.h"
#include "models/insight/readiness.h"

#include <QObject>
#include <QTimer>

namespace mw {

class ReadyCheck : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes every{30};
    // session: outlives it; its ready() is followed by the first check. journals: folder of runs.
    ReadyCheck(Session& session, std::string journals);
    void check(); // now; nothing while one is under way
    bool busy() const { return m_open > 0; }
    const ReadyReport& report() const { return m_report; }

Q_SIGNALS:
    void changed(); // report() or busy()

private:
    void take(); // anew from the facts, without asking
    void probe(size_t endpoint, const char* method);
    void answered(size_t endpoint, const Result<HttpResponse>& answer);
    void one();

    Session& m_session;
    std::string m_journals;
    ReadyFacts m_facts;
    ReadyReport m_report;
    QTimer m_again, m_soon;
    int m_open = 0; // of a check: what has not come back yet
};

} // namespace mw
