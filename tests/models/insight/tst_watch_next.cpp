// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What Watch says comes next.
#include "models/insight/watch_next.h"
#include "tests/models/insight/watch_rows.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;
using Kind = NextEvent::Kind;

class WatchNextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theNearestOfWhatIsKnown()
    {
        Tonight tonight;
        std::map<std::string, Snooze> snoozes;
        std::vector<Freeze> freezes;
        World due{};
        const auto next = [&] {
            return nextEvent({tonight,
                              snoozes,
                              freezes,
                              [](const std::string& name) { return name != "staging"; },
                              due},
                             three);
        };
        QVERIFY(!next()); // nothing is known, nothing is said
        Freeze freeze;
        freeze.environments = {"prod", "staging"};
        freeze.from = three + 19h;
        freeze.until = three + 40h;
        freezes = {freeze};
        QVERIFY(next()->kind == Kind::FreezeBegins && next()->at == three + 19h);
        QCOMPARE(next()->what, std::string("prod"));
        tonight.handover = three + 4h;
        tonight.to = "Ben";
        QVERIFY(next()->kind == Kind::Handover && !next()->me);
        QCOMPARE(next()->what, std::string("Ben"));
        Snooze snooze;
        snooze.object = "redis-prod";
        snooze.until = three + 3h;
        snoozes["finding:x"] = snooze;
        QVERIFY(next()->kind == Kind::SnoozeEnds);
        QCOMPARE(next()->what, std::string("redis-prod"));
        Silence silence;
        silence.matchers = {{"alertname", "NodeDown"}};
        silence.endsAt = three + 2h;
        tonight.silences = {silence};
        QVERIFY(next()->kind == Kind::SilenceEnds);
        QVERIFY(next()->what.find("NodeDown") != std::string::npos); // it has no comment
        due = three + 30min;
        QVERIFY(next()->kind == Kind::UpdateDue);
        due = three - 1min; // overdue: that is no news to come
        QVERIFY(next()->kind == Kind::SilenceEnds);
    }

    void aFreezeThatHoldsEnds()
    {
        const Tonight tonight;
        const std::map<std::string, Snooze> snoozes;
        Freeze here, elsewhere, far;
        here.from = three - 5h;
        here.until = three + 3h;
        elsewhere.environments = {"staging"};
        elsewhere.from = three + 1h;
        elsewhere.until = three + 2h;
        far.from = three + 24h * 30;
        far.until = far.from + 1h;
        const auto next = [&](const std::vector<Freeze>& freezes) {
            return nextEvent({tonight,
                              snoozes,
                              freezes,
                              [](const std::string& name) { return name != "staging"; },
                              {}},
                             three);
        };
        const auto ends = next({elsewhere, far, here});
        QVERIFY(ends->kind == Kind::FreezeEnds && ends->at == three + 3h);
        QVERIFY(ends->what.empty()); // everywhere
        QVERIFY(!next({elsewhere, far}));
    }
};

MIDWATCH_TEST(WatchNextTest)
#include "tst_watch_next.moc"
