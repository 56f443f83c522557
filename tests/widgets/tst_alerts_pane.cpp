// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Alerts pane: who is shouting, loudest first; what is kept quiet is counted; nothing is sent
// before its request was shown and confirmed, silences only when armed.
#include "tests/support/test_registry.h"
#include "tests/widgets/keeping_gateway.h"
#include "tests/widgets/pane_fixture.h"
#include "tests/widgets/picture_compare.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/segmented.h"
#include "widgets/panes/alerts/alerts_pane.h"
#include "widgets/shell/provenance_overlay.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

Alert alert(const char* id, const char* name, const char* severity, const char* service)
{
    Alert out;
    out.key = {Atom("am"), id};
    out.name = name;
    out.severity = Atom(severity);
    out.state = Alert::State::Active;
    out.stateWord = Atom("active");
    out.labels = {{"alertname", name}, {"service", service}, {"severity", severity}};
    out.service = service;
    out.subject = service;
    out.summary = std::string(name) + " of " + service;
    out.receivers = {"pager"};
    out.startsAt = PaneFixture::night() - 9min;
    return out;
}

template <class Row>
TopicDelta whole(std::vector<Row> rows, const char* scope)
{
    Rows<Row> out;
    out.begin = out.commit = true;
    out.scope = scope;
    out.upserts = std::move(rows);
    return out;
}

Page somePage()
{
    Page page;
    page.key = {Atom("pd"), "Q1"};
    page.number = 40213;
    page.title = "[FIRING:1] HighErrorRate api";
    page.service = "api";
    page.created = PaneFixture::night() - 3min;
    page.escalatesAt = PaneFixture::night() + 108s;
    page.escalatesTo = "Ben";
    return page;
}

struct SomeAlerts : PaneFixture
{
    SomeAlerts()
    {
        addSource("am", "alertmanager");
        addSource("pd", "pagerduty");
        AlertsSetup setup;
        setup.services.clock = &clock;
        setup.services.gateway = &gateway;
        setup.runsDir = runs.path().toStdString();
        setup.person = "ana";
        setup.takeLeft = [this](LeftByDeed one) { left.push_back(std::move(one)); };
        auto made = std::make_unique<AlertsPane>(std::move(setup));
        alerts = made.get();
        made->attach(context);
        made->resize(1288, 824);
        made->show();
        made->setActive(true);
        pane = std::move(made);
        QTest::qWait(5);
    }
    void shout()
    {
        Alert quiet = alert("4", "DiskFull", "warning", "db");
        quiet.state = Alert::State::Suppressed;
        quiet.silencedBy = {"s1"};
        tell("am",
             {whole<Alert>({alert("1", "Slow", "warning", "web"),
                            alert("2", "HighErrorRate", "critical", "api"),
                            alert("3", "ApiCrash", "warning", "api"),
                            quiet},
                           "am/Alert")},
             "alerts");
    }
    QString cell(const char* column, int row = 0)
    {
        RowModelBase* model = table()->model();
        for (int i = 0; i < model->columnCount(); ++i) {
            if (model->columnId(i) == QLatin1String(column))
                return model->index(row, i).data().toString();
        }
        return QStringLiteral("no such column");
    }
    DataTable* table() { return alerts->findChild<DataTable*>(QStringLiteral("alerts.firing")); }
    void confirm()
    {
        QTest::qWait(450); // inert until then
        alerts->card()->confirm();
    }

    QTemporaryDir runs;
    KeepingGateway gateway;
    AlertsPane* alerts = nullptr;
    std::vector<LeftByDeed> left;
};

} // namespace

class AlertsPaneTest : public QObject
{
    Q_OBJECT

    KeptPictures m_kept;

private Q_SLOTS:
    // Alerts without a cluster are where the estate says their Alertmanager is.
    void theScopeNarrowsBySource()
    {
        SomeAlerts f;
        f.addSource("am-dr", "alertmanager", "dr");
        f.addSource("am-all", "alertmanager", "");
        f.scope.setEnvironments(
            {{"prod", "prod", "us-east-1", {"prod"}}, {"dr", "prod", "us-west-2", {"dr"}}});
        f.tell("am", {whole<Alert>({alert("1", "Slow", "warning", "web")}, "am/Alert")}, "alerts");
        Alert far = alert("2", "DiskFull", "warning", "db");
        far.key.source = Atom("am-dr");
        f.tell("am-dr", {whole<Alert>({far}, "am-dr/Alert")}, "alerts");
        Alert any = alert("3", "CertSoon", "warning", "edge");
        any.key.source = Atom("am-all");
        f.tell("am-all", {whole<Alert>({any}, "am-all/Alert")}, "alerts");
        const auto shown = [&] {
            QStringList out;
            for (int row = 0; row < f.table()->model()->rowCount(); ++row)
                out << f.cell("object", row);
            out.sort();
            return out.join(u' ');
        };
        QCOMPARE(shown(), QStringLiteral("db edge web"));
        f.scope.setScope({"prod", {}, {}, {}});
        QCOMPARE(shown(), QStringLiteral("edge web"));
        f.scope.setScope({"dr", {}, {}, {}});
        QCOMPARE(shown(), QStringLiteral("db edge"));
        f.scope.setScope({{}, "us-west-2", {}, {}});
        QCOMPARE(shown(), QStringLiteral("db edge"));
    }

    void nobodyIsShouting()
    {
        SomeAlerts f;
        f.tell("am", {whole<Alert>({}, "am/Alert")}, "alerts");
        QCOMPARE(f.table()->findChild<StatePanel*>()->state().sentence,
                 QStringLiteral("Nobody is shouting."));
    }

    void loudestFirstQuietCounted()
    {
        SomeAlerts f;
        f.shout();
        QCOMPARE(f.table()->model()->rowCount(), 2);
        QCOMPARE(f.cell("object", 0), QStringLiteral("api"));
        QCOMPARE(f.cell("signals", 0), QStringLiteral("2"));
        QCOMPARE(f.cell("alert", 0), QStringLiteral("HighErrorRate"));
        QCOMPARE(f.cell("object", 1), QStringLiteral("web"));
        QCOMPARE(f.alerts->findChild<Chip*>()->text(), QStringLiteral("Quiet 1"));
        f.actions.trigger(QStringLiteral("alerts.quiet"));
        QCOMPARE(f.table()->model()->rowCount(), 3);
        QCOMPARE(f.cell("severity", 2), QStringLiteral("silenced"));
    }

    void alertAndPageAreOneRow()
    {
        SomeAlerts f;
        f.tell("pd", {whole<Page>({somePage()}, "pd/Page")}, "incidents");
        f.shout();
        QCOMPARE(f.cell("signals", 0), QStringLiteral("3"));
        const auto content = f.alerts->inspect(ItemRef{"pages", somePage().key});
        QVERIFY(content.has_value());
        QVERIFY(content->sentence.startsWith(QStringLiteral("Escalates in 1:4")));
        QVERIFY(f.alerts->reveal(ItemRef{"alerts", {Atom("am"), "3"}}));
        QVERIFY(f.alerts->reveal(ItemRef{"pages", somePage().key}));
        QCOMPARE(f.alerts->tab(), AlertsPane::Pages);
    }

    void modelsKeepTheirPromises()
    {
        SomeAlerts f;
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        for (DataTable* table : f.alerts->findChildren<DataTable*>())
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest));
        QCOMPARE(testers.size(), size_t(5));
        f.shout();
        Silence silence;
        silence.key = {Atom("am"), "s1"};
        silence.state = Silence::State::Active;
        silence.matchers = {{"service", "db", false, true}};
        silence.endsAt = f.clock.world() + 2h;
        f.tell("am", {whole<Silence>({silence}, "am/Silence")}, "silences");
        OnCallShift shift;
        shift.key = {Atom("pd"), "x"};
        shift.user = "Ana";
        shift.level = 1;
        f.tell(
            "pd",
            {whole<Page>({somePage()}, "pd/Page"), whole<OnCallShift>({shift}, "pd/OnCallShift")},
            "incidents");
        f.actions.trigger(QStringLiteral("alerts.quiet"));
        f.tell("am",
               {whole<Alert>({alert("2", "HighErrorRate", "critical", "api")}, "am/Alert")},
               "alerts");
        QCOMPARE(f.table()->model()->rowCount(), 1);
        f.tell("am", {whole<Alert>({}, "am/Alert"), whole<Silence>({}, "am/Silence")}, "alerts");
        f.tell("pd",
               {whole<Page>({}, "pd/Page"), whole<OnCallShift>({}, "pd/OnCallShift")},
               "incidents");
        QCOMPARE(f.table()->model()->rowCount(), 0);
    }

    // A pair tells each other: one silence is one row, and the alert keeps its runbook.
    void aSilenceOfAPairIsOneRow()
    {
        SomeAlerts f;
        f.addSource("am2", "alertmanager");
        QDir(f.runs.path()).mkpath(QStringLiteral("books"));
        f.shout();
        Alert twin = alert("2", "HighErrorRate", "critical", "api");
        twin.key.source = Atom("am2");
        f.tell("am2", {whole<Alert>({twin}, "am2/Alert")}, "alerts");
        const auto silenceIn = [&](const char* source) {
            Silence silence;
            silence.key = {Atom(source), "b4f5"};
            silence.state = Silence::State::Active;
            silence.matchers = {{"service", "api", false, true}};
            silence.createdBy = "ana";
            silence.comment = "rolling back";
            silence.endsAt = f.clock.world() + 2h;
            f.tell(source,
                   {whole<Silence>({silence}, (std::string(source) + "/Silence").c_str())},
                   "silences");
        };
        silenceIn("am");
        silenceIn("am2");
        const auto rows = silenceRows(f.hub, f.clock.world());
        QCOMPARE(rows.size(), size_t(1));
        QCOMPARE(rows[0].sources.size(), size_t(2));
        QCOMPARE(rows[0].hits, int64_t(2)); // HighErrorRate of both once, and ApiCrash
        f.alerts->setTab(AlertsPane::Silences);
        f.pass();
        QVERIFY(f.alerts->reveal(ItemRef{"silences", {Atom("am2"), "b4f5"}}));
        const auto content = f.alerts->inspect(ItemRef{"silences", {Atom("am2"), "b4f5"}});
        QVERIFY(content);
        bool named = false;
        for (const Fact& fact : content->sections.front().facts)
            named = named || fact.value == QStringLiteral("am, am2");
        QVERIFY(named);
    }

    void everyNumberSaysWhereItComesFrom()
    {
        SomeAlerts f;
        f.tell("pd", {whole<Page>({somePage()}, "pd/Page")}, "incidents");
        f.shout();
        int seen = 0;
        for (const DataTable* table : f.alerts->findChildren<DataTable*>()) {
            if (!table->view()->viewport()->isVisible())
                continue;
            const auto cells = provenancePlacesOf(table->view()->viewport());
            QVERIFY2(!cells.empty(), qPrintable(table->countText()));
            for (const ProvenancePlace& place : cells) {
                QVERIFY(!place.from.source.isEmpty());
                QVERIFY(place.from.query.startsWith(u'/'));
                QVERIFY(place.from.at != World{});
            }
            ++seen;
        }
        QCOMPARE(seen, 2);
        ProvenanceOverlay overlay(f.theme, f.clock, f.alerts);
        overlay.begin();
        QVERIFY(overlay.marked() >= 2);
    }

    // The smallest window, and one with matchers to spare: nothing lies over anything.
    void theSilenceCardNeverOverlapsItself_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addRow("1440x900") << QSize(1288, 824);
        QTest::addRow("1024x700") << QSize(872, 624);
        QTest::addRow("1440x900-inspector") << QSize(928, 824);
    }

    void theSilenceCardNeverOverlapsItself()
    {
        QFETCH(QSize, size);
        SomeAlerts f;
        Alert long_ = alert("9", "HighErrorRate", "critical", "checkout");
        for (const char* name : {"cluster", "deployment", "namespace", "node", "sloth_id"})
            long_.labels.emplace_back(name, std::string("the-") + name);
        std::sort(long_.labels.begin(), long_.labels.end());
        f.tell("am", {whole<Alert>({long_}, "am/Alert")}, "alerts");
        f.alerts->resize(size);
        QVERIFY(f.actions.trigger(QStringLiteral("alerts.silence")));
        QTest::qWait(30);
        const ConfirmCard* card = f.alerts->card();
        QVERIFY(card->isVisible());
        QVERIFY2(f.alerts->rect().contains(card->geometry()), "the card leaves the pane");
        std::vector<const QWidget*> parts;
        for (const QWidget* one : card->findChildren<QWidget*>()) {
            const bool leaf = qobject_cast<const QLabel*>(one)
                || qobject_cast<const QLineEdit*>(one) || qobject_cast<const QPlainTextEdit*>(one)
                || qobject_cast<const QPushButton*>(one)
                || qobject_cast<const SegmentedControl*>(one);
            if (leaf && one->isVisible())
                parts.push_back(one);
        }
        QVERIFY(parts.size() >= 7);
        // What scrolled out of the card's inner area is not drawn.
        const auto placeOf = [card](const QWidget* one) {
            QRect rect(one->mapTo(card, QPoint(0, 0)), one->size());
            for (const QScrollArea* area : card->findChildren<QScrollArea*>()) {
                const QWidget* seen = area->viewport();
                if (seen->isAncestorOf(one))
                    rect &= QRect(seen->mapTo(card, QPoint(0, 0)), seen->size());
            }
            return rect;
        };
        for (size_t i = 0; i < parts.size(); ++i) {
            QVERIFY2(parts[i]->height() >= std::min(16, parts[i]->minimumSizeHint().height()),
                     parts[i]->metaObject()->className());
            for (size_t j = 0; j < i; ++j)
                QVERIFY2(!placeOf(parts[i]).intersects(placeOf(parts[j])),
                         qPrintable(QStringLiteral("%1 over %2")
                                        .arg(QLatin1String(parts[i]->metaObject()->className()),
                                             QLatin1String(parts[j]->metaObject()->className()))));
        }
        for (const QPlainTextEdit* edit : card->findChildren<QPlainTextEdit*>()) {
            if (!edit->isReadOnly()) // every matcher is in sight
                QVERIFY(edit->verticalScrollBar()->maximum() == 0);
        }
        QVERIFY2(f.table()->height() >= 150, qPrintable(QString::number(f.table()->height())));
        const QString name
            = QStringLiteral("card-silence-") + QLatin1String(QTest::currentDataTag());
        const QString problem = m_kept.check(name, settledPicture(f.alerts));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void acknowledgeShowsItsRequestFirst()
    {
        SomeAlerts f;
        f.tell("pd", {whole<Page>({somePage()}, "pd/Page")}, "incidents");
        f.shout();
        QVERIFY(f.actions.trigger(QStringLiteral("alerts.acknowledge")));
        QVERIFY(f.alerts->card()->isVisible());
        QCOMPARE(f.alerts->card()->verb(), QStringLiteral("Acknowledge #40213"));
        QVERIFY(
            f.alerts->card()->request().startsWith(QStringLiteral("PUT /incidents/Q1\nto: pd")));
        QVERIFY(
            f.alerts->card()->request().contains(QStringLiteral("\"status\": \"acknowledged\"")));
        f.alerts->card()->confirm(); // too soon
        QVERIFY(f.gateway.calls.empty());
        f.confirm();
        QCOMPARE(f.gateway.calls.size(), size_t(1)); // it looks first
        f.gateway.reply(200, "{\"incident\":{\"status\":\"triggered\"}}");
        QCOMPARE(f.gateway.calls.back().method, std::string("PUT"));
        f.gateway.reply(200, "{\"incident\":{\"status\":\"acknowledged\"}}");
        QVERIFY(f.alerts->card()->sentence().startsWith(QStringLiteral("Acknowledged at 03:01")));
    }

    void whatIsNotConfirmedIsSaidLoudly()
    {
        SomeAlerts f;
        f.tell("pd", {whole<Page>({somePage()}, "pd/Page")}, "incidents");
        QVERIFY(f.actions.trigger(QStringLiteral("alerts.acknowledge")));
        f.confirm();
        f.gateway.reply(200, "{\"incident\":{\"status\":\"triggered\"}}");
        f.gateway.reply(403, "{\"error\":{\"code\":2010,\"message\":\"Access Denied\"}}");
        const QString said = f.alerts->card()->sentence();
        QVERIFY2(said.startsWith(
                     QStringLiteral("NOT acknowledged: Access Denied (HTTP 403). Escalates in 1:")),
                 qPrintable(said));
        QVERIFY(said.endsWith(QStringLiteral("→ Ben.")));
    }

    void silencesOnlyWhenArmed()
    {
        SomeAlerts f;
        f.shout();
        int askedToArm = 0;
        Action arm;
        arm.id = QStringLiteral("shell.arm");
        arm.run = [&askedToArm] { ++askedToArm; };
        f.actions.add(f.alerts, arm);
        QVERIFY(f.actions.trigger(QStringLiteral("alerts.silence")));
        QCOMPARE(f.alerts->card()->verb(), QStringLiteral("Arm prod first"));
        f.confirm();
        QCOMPARE(askedToArm, 1);
        QVERIFY(f.gateway.calls.empty());
        QVERIFY(f.arming.arm("prod", "prod", ArmingReason::Incident, QStringLiteral("PD #40213")));
        QPlainTextEdit* matchers = nullptr;
        for (QPlainTextEdit* edit : f.alerts->card()->findChildren<QPlainTextEdit*>()) {
            if (!edit->isReadOnly())
                matchers = edit;
        }
        QVERIFY(matchers);
        QCOMPARE(
            matchers->toPlainText(),
            QStringLiteral("alertname=\"HighErrorRate\"\nservice=\"api\"\nseverity=\"critical\""));
        matchers->setPlainText(QStringLiteral("service=~\"api|web\""));
        for (QLineEdit* edit : f.alerts->card()->findChildren<QLineEdit*>()) {
            if (edit->isVisible())
                edit->setText(QStringLiteral("rolling back"));
        }
        QCOMPARE(f.alerts->card()->verb(), QStringLiteral("Silence 3 alert(s) for 2 h"));
        f.confirm();
        QCOMPARE(f.gateway.calls.size(), size_t(1));
        QCOMPARE(f.gateway.calls[0].method, std::string("POST"));
        QVERIFY(f.gateway.calls[0].body.find("\"comment\":\"rolling back\"") != std::string::npos);
        QVERIFY(f.gateway.calls[0].body.find("\"endsAt\":\"2026-01-17T05:01") != std::string::npos);
        f.gateway.reply(200, "{\"silenceID\":\"b4f5\"}");
        QCOMPARE(f.alerts->card()->sentence(), QStringLiteral("Silenced. b4f5"));
        QCOMPARE(f.left.size(), size_t(1));
        const incident::LeftChanged& made = f.left[0].left;
        QCOMPARE(made.key, std::string("silence:am/b4f5"));
        QCOMPARE(made.owner, std::string("ana"));
        QVERIFY2(made.what.find("service=~\"api|web\"") != std::string::npos, made.what.c_str());
        QCOMPARE(formatTime(made.until).substr(0, 16), std::string("2026-01-17T05:01"));
        QCOMPARE(made.undo,
                 "expire it among the alerts; by itself it ends " + formatTime(made.until));
        QVERIFY(f.left[0].undoes.empty());
    }

    // What a deed leaves changed: another end, an end, and what nobody confirmed.
    void aSilenceIsChangedAndEnded()
    {
        SomeAlerts f;
        Silence silence;
        silence.key = {Atom("am"), "s1"};
        silence.state = Silence::State::Active;
        silence.matchers = {{"service", "db", false, true}};
        silence.comment = "disk";
        silence.endsAt = f.clock.world() + 1h;
        f.tell("am", {whole<Silence>({silence}, "am/Silence")}, "silences");
        QVERIFY(f.arming.arm("prod", "prod", ArmingReason::Incident, QStringLiteral("PD #40213")));
        QVERIFY(f.alerts->reveal(ItemRef{"silences", silence.key}));
        QVERIFY(f.actions.trigger(QStringLiteral("alerts.extend")));
        f.confirm();
        f.gateway.reply(200, "{\"silenceID\":\"s2\"}"); // a new one in its place
        QCOMPARE(f.left.size(), size_t(1));
        QCOMPARE(f.left[0].left.key, std::string("silence:am/s2"));
        QCOMPARE(f.left[0].undoes, std::string("silence:am/s1"));
        f.alerts->card()->closeCard();
        QVERIFY(f.actions.trigger(QStringLiteral("alerts.expire")));
        f.confirm();
        f.gateway.reply(200, "{}");
        QCOMPARE(f.left.size(), size_t(2));
        QCOMPARE(f.left[1].left.to, std::string("expired"));
        QCOMPARE(f.left[1].undoes, f.left[1].left.key);
        f.alerts->card()->closeCard();
        QVERIFY(f.actions.trigger(QStringLiteral("alerts.expire")));
        f.confirm();
        f.gateway.reply(502, "bad gateway"); // perhaps it has done it
        QCOMPARE(f.left.size(), size_t(3));
        QCOMPARE(f.left[2].left.to, std::string("expired (not confirmed)"));
        QVERIFY(f.left[2].undoes.empty());
        f.alerts->card()->closeCard();
        QVERIFY(f.actions.trigger(QStringLiteral("alerts.expire")));
        f.confirm();
        f.gateway.reply(403, "no");
        QCOMPARE(f.left.size(), size_t(3)); // refused: nothing was changed
    }
};

MIDWATCH_TEST(AlertsPaneTest)
#include "tst_alerts_pane.moc"
