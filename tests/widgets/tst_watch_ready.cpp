// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Change freezes and "Ready for DR" in the Watch pane: the lines of the T box in every state, rows
// that come and go, the list behind them by keyboard.
#include "tests/support/test_registry.h"
#include "tests/widgets/watch_fixture.h"
#include "widgets/controls/button.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/tonight_card.h"
#include "widgets/shell/arming_dialog.h"
#include "widgets/shell/ready_list.h"

#include <QSignalSpy>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

struct Fixture : WatchFixture
{
    WatchPane* openWith(std::vector<Freeze> freezes, std::vector<std::string> bad = {})
    {
        WatchSetup setup;
        setup.person = "Ana";
        setup.incidentsDir = incidents();
        setup.estate = estate;
        setup.services.estate.freezes = std::move(freezes);
        setup.services.estate.badFreezes = std::move(bad);
        auto made = std::make_unique<WatchPane>(setup);
        WatchPane* raw = made.get();
        made->attach(context);
        made->resize(1288, 824);
        made->show();
        made->setActive(true);
        pane = std::move(made);
        return raw;
    }
};

ReadyItem item(ReadyTopic topic, ReadyState state, ReadyReason reason, const char* subject)
{
    ReadyItem out;
    out.topic = topic;
    out.state = state;
    out.reason = reason;
    out.subject = subject;
    out.checked = PaneFixture::night();
    return out;
}

ReadyReport report(ReadyState endpoint)
{
    ReadyReport out;
    out.declared = out.asked = true;
    out.checked = PaneFixture::night();
    ReadyItem own
        = item(ReadyTopic::Credentials, ReadyState::Ok, ReadyReason::OwnCredential, "dr-west");
    own.detail = "client certificate";
    ReadyItem plane = item(ReadyTopic::Endpoints,
                           endpoint,
                           endpoint == ReadyState::Ok            ? ReadyReason::EndpointAnswers
                               : endpoint == ReadyState::Missing ? ReadyReason::EndpointStatus
                                                                 : ReadyReason::NotAskedYet,
                           "https://api.example.com");
    plane.number = endpoint == ReadyState::Ok ? 200 : 503;
    plane.detail = "84";
    out.items = {own, plane};
    return out;
}

Freeze freeze(std::vector<std::string> where, Millis from, Millis until)
{
    return {
        "quarter end", std::move(where), PaneFixture::night() + from, PaneFixture::night() + until};
}

const NeedsList::Row* readyRow(WatchPane* pane)
{
    for (const NeedsList::Row& row : pane->needs()->content().rows) {
        if (row.need.rule == NeedRow::Rule::NotReady)
            return &row;
    }
    return nullptr;
}

} // namespace

class WatchReadyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void freezesInTheBox()
    {
        Fixture f;
        WatchPane* pane = f.openWith({});
        QCOMPARE(pane->tonight()->content().frozen, QStringLiteral("no freeze declared"));
        f.pane.reset();
        pane = f.openWith({freeze({"prod"}, -9h, 3h), freeze({"dev"}, -9h, 3h)});
        const auto local = [](Millis after) {
            return QDateTime::fromMSecsSinceEpoch(
                       (PaneFixture::night() + after).time_since_epoch().count())
                .toString(QStringLiteral("HH:mm"));
        };
        QString said = pane->tonight()->content().frozen;
        QVERIFY2(said.startsWith(QStringLiteral("freeze prod until ") + local(3h)),
                 qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("freeze dev until")), qPrintable(said));
        QVERIFY(pane->tonight()->content().frozenNow);
        // The scope narrows it.
        f.scope.setEnvironments({{"prod", "prod", "", {}}, {"dev", "dev", "", {}}});
        Scope scope;
        scope.environment = "prod";
        f.scope.setScope(scope);
        said = pane->tonight()->content().frozen;
        QVERIFY2(!said.contains(QStringLiteral("dev")), qPrintable(said));
        f.pane.reset();
        pane = f.openWith({freeze({}, 2h, 9h)}, {"estate.yaml:14:9: not a time"});
        said = pane->tonight()->content().frozen;
        QVERIFY2(said.startsWith(QStringLiteral("freeze everywhere from ") + local(2h)),
                 qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("1 freeze(s) not understood")), qPrintable(said));
        QVERIFY(!pane->tonight()->content().frozenNow);
        f.pane.reset();
        pane = f.openWith({freeze({}, -9h, -8h)});
        QCOMPARE(pane->tonight()->content().frozen, QStringLiteral("no freeze"));
    }

    void experimentsInTheBox()
    {
        Fixture f;
        f.scope.setEnvironments(
            {{"prod", "prod", "", {"east"}}, {"staging", "staging", "", {"lab"}}});
        WatchPane* pane = f.openWith({});
        const auto& shown = pane->tonight()->content();
        using State = ChaosSight::State;
        QCOMPARE(shown.chaos, QStringLiteral("chaos: not watched")); // nobody looks
        pane->setChaos({{"east", State::NotAsked, {}, {}}, {"lab", State::Seen, {}, {}}});
        QCOMPARE(shown.chaos, QStringLiteral("chaos: not known yet"));
        pane->setChaos(
            {{"east", State::NotInstalled, {}, {}}, {"lab", State::NotInstalled, {}, {}}});
        QCOMPARE(shown.chaos, QStringLiteral("chaos: not installed"));
        QVERIFY(!shown.chaosLoud);
        pane->setChaos({{"east", State::NotInstalled, {}, {}}, {"lab", State::Seen, {}, {}}});
        QCOMPARE(shown.chaos, QStringLiteral("chaos: none"));
        pane->setChaos({{"east", State::Refused, "HTTP 403", {}}, {"lab", State::Seen, {}, {}}});
        QCOMPARE(shown.chaos, QStringLiteral("chaos: not known, east not permitted"));
        pane->setChaos({{"east", State::Failed, "gone", {}}, {"lab", State::Seen, {}, {}}});
        QCOMPARE(shown.chaos, QStringLiteral("chaos: not known, east not seen"));
        ChaosExperiment one{"lab",
                            "PodChaos",
                            "chaos",
                            "node-failure",
                            "pod-failure",
                            PaneFixture::night() - 51min,
                            false};
        const QString since = QDateTime::fromMSecsSinceEpoch(one.since.time_since_epoch().count())
                                  .toString(QStringLiteral("HH:mm"));
        ChaosExperiment other = one;
        other.name = "slow-net";
        other.since += 5min;
        pane->setChaos({{"east", State::Seen, {}, {}}, {"lab", State::Seen, {}, {other, one}}});
        QCOMPARE(shown.chaos,
                 QStringLiteral("chaos: node-failure on staging since %1, 1 more").arg(since));
        QVERIFY(shown.chaosLoud);
        one.deleting = true;
        pane->setChaos({{"east", State::NotInstalled, {}, {}}, {"lab", State::Seen, {}, {one}}});
        QVERIFY2(shown.chaos.contains(QStringLiteral("is being deleted")), qPrintable(shown.chaos));
        Scope scope;
        scope.environment = "prod";
        f.scope.setScope(scope);
        QCOMPARE(shown.chaos, QStringLiteral("chaos: not installed")); // it runs elsewhere
        QVERIFY(!shown.chaosLoud);
    }

    void aRecordingTellsOfNeither()
    {
        Fixture f;
        f.estate.clear();
        WatchPane* pane = f.openWith({});
        QVERIFY(pane->tonight()->content().frozen.contains(QStringLiteral("not in a recording")));
        QVERIFY(pane->tonight()->content().ready.isEmpty());
    }

    void theLineSaysHowMuchIsReady()
    {
        Fixture f;
        WatchPane* pane = f.openWith({});
        QVERIFY(pane->tonight()->content().ready.isEmpty()); // nobody asks
        const auto& shown = pane->tonight()->content();
        pane->setReadiness({}, false);
        QCOMPARE(shown.readyCount, QStringLiteral("nothing declared"));
        QCOMPARE(shown.readyStatus, StatusKind::Unknown);
        ReadyReport early = report(ReadyState::NotKnown);
        early.asked = false;
        pane->setReadiness(early, true);
        QCOMPARE(shown.readyCount, QStringLiteral("checking…"));
        QVERIFY(!pane->settled());
        pane->setReadiness(report(ReadyState::Ok), false);
        QCOMPARE(shown.readyCount, QStringLiteral("2 of 2"));
        QCOMPARE(shown.readyStatus, StatusKind::Ok);
        pane->setReadiness(report(ReadyState::NotKnown), false);
        QCOMPARE(shown.readyCount, QStringLiteral("1 of 2"));
        QCOMPARE(shown.readyStatus, StatusKind::Unknown);
        pane->setReadiness(report(ReadyState::Missing), false);
        QCOMPARE(shown.readyStatus, StatusKind::Warning);
    }

    void aRowComesAndGoesAndCanWait()
    {
        Fixture f;
        WatchPane* pane = f.openWith({});
        pane->setReadiness(report(ReadyState::Ok), false);
        QVERIFY(!readyRow(pane));
        pane->setReadiness(report(ReadyState::NotKnown), false);
        QVERIFY(!readyRow(pane)); // what is not known calls nobody
        ReadyReport early = report(ReadyState::Missing);
        early.asked = false;
        pane->setReadiness(early, true);
        QVERIFY(!readyRow(pane));
        pane->setReadiness(report(ReadyState::Missing), false);
        const NeedsList::Row* row = readyRow(pane);
        QVERIFY(row);
        QVERIFY(!row->need.tonight);
        QCOMPARE(row->need.key, std::string("ready:endpoints"));
        QVERIFY(QString::fromStdString(row->need.what).contains(QStringLiteral("HTTP 503")));
        QVERIFY(!row->line.isEmpty());
        QCOMPARE(pane->needs()->content().empty, QStringLiteral("Nothing needs you tonight."));
        // Enter on it opens the list, not the inspector.
        bool opened = false;
        Action action;
        action.id = QStringLiteral("shell.ready");
        action.title = QStringLiteral("list");
        action.run = [&opened] { opened = true; };
        f.actions.add(pane, std::move(action));
        QVERIFY(pane->needs()->select("ready:endpoints"));
        f.clock.advance(1s); // what has just moved takes no Enter
        QTest::keyClick(pane->needs(), Qt::Key_Return);
        QVERIFY(opened);
        pane->setReadiness(report(ReadyState::Ok), false);
        QVERIFY(!readyRow(pane));
    }

    void theLineIsClickedAndKeepsItsPlace()
    {
        Fixture f;
        std::vector<Silence> silences;
        for (int i = 0; i < 6; ++i) {
            Silence one;
            one.key = {Atom("am"), "s" + std::to_string(i)};
            one.state = Silence::State::Active;
            one.comment = "exporter " + std::to_string(i);
            one.endsAt = PaneFixture::night() + 2h;
            silences.push_back(one);
        }
        f.tell("am", {whole<Silence>(silences, "am/silences")}, "silences");
        WatchPane* pane = f.openWith({freeze({"prod"}, -9h, 3h)});
        pane->setReadiness(report(ReadyState::Missing), false);
        TonightCard* card = pane->tonight();
        card->grab();
        QVERIFY(!card->readyPlace().isEmpty());
        QVERIFY(card->rect().contains(card->readyPlace()));
        QSignalSpy asked(card, &TonightCard::readyRequested);
        QTest::mouseClick(card, Qt::LeftButton, {}, card->readyPlace().center());
        QCOMPARE(asked.count(), 1);
        QTest::mouseClick(card, Qt::LeftButton, {}, QPoint(40, 20));
        QCOMPARE(asked.count(), 1);
        card->resize(436, 44); // beside a page: the first line alone
        card->grab();
        QVERIFY(card->readyPlace().isEmpty());
    }

    void theListByKeyboard()
    {
        Fixture f;
        QWidget window;
        window.resize(1024, 700);
        ReadyList list(f.theme, f.clock, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy asked(&list, &ReadyList::checkRequested);
        list.setReport({}, false);
        list.open();
        QVERIFY(list.words().join(u' ').contains(QStringLiteral("nothing is declared")));
        QVERIFY(list.words().join(u' ').contains(QStringLiteral("endpoints: [")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // Close
        QVERIFY(!list.isOpen());
        QCOMPARE(asked.count(), 0);
        list.setReport(report(ReadyState::Missing), false);
        list.open();
        const QString said = list.words().join(u'\n');
        for (const char* words : {"Ready for DR: 1 of 2",
                                  "dr-west",
                                  "client certificate",
                                  "https://api.example.com",
                                  "It answers HTTP 503.",
                                  "Look at the data plane",
                                  "missing · 03:01:12Z"})
            QVERIFY2(said.contains(QString::fromUtf8(words)), qPrintable(said));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        list.setReport(report(ReadyState::Missing), true);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1); // one check at a time
        QVERIFY(list.words().contains(QStringLiteral("Checking…")));
        list.setReport(report(ReadyState::Ok), false);
        QVERIFY(list.words().contains(QStringLiteral("Ready for DR: 2 of 2")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!list.isOpen());
    }

    void armingSaysThatAFreezeHolds()
    {
        Fixture f;
        QWidget window;
        window.resize(1024, 700);
        f.scope.setEnvironments({{"prod", "prod", "", {}}, {"dev", "dev", "", {}}});
        ArmingDialog dialog(f.theme, f.arming, f.scope, &window);
        window.show();
        dialog.setWarning([](const std::string& environment) {
            return environment == "prod" ? QStringLiteral("Change freeze of prod") : QString();
        });
        dialog.open();
        QVERIFY(dialog.warning().contains(QStringLiteral("Change freeze of prod")));
        dialog.close();
        Scope scope;
        scope.environment = "dev";
        f.scope.setScope(scope);
        dialog.open();
        QVERIFY(dialog.warning().isEmpty());
    }
};

MIDWATCH_TEST(WatchReadyTest)
#include "tst_watch_ready.moc"
