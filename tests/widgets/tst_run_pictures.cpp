// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan and the moments of a guided run, as pictures: what somebody looks at under pressure.
#include "tests/support/test_registry.h"
#include "tests/widgets/gallery.h"
#include "tests/widgets/picture_compare.h"
#include "tests/widgets/run_desk.h"
#include "tests/widgets/words.h"
#include "widgets/panes/runbooks/signature_box.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QPushButton>
#include <set>

using namespace mw;
using namespace mwtest;
using runbook::CardKind;
using runbook::Mode;

namespace {

struct Moment
{
    const char* name;
    QSize size;
    bool allThemes; // else night alone
    void (*reach)(RunDesk& desk);
    const char* runbook = nullptr; // the one with every card
};

const QSize plain(1440, 900);

const char* const twoApprove = R"(apiVersion: runbook/v1
kind: Runbook
id: roll-back
title: Roll back a bad deploy
owner: {team: platform}
modes: [live]
steps:
- id: agree
  title: A second person agrees
  do: approval
  with: {need: 2, from: [platform lead], ask: Put the version before back?, expires: 15m}
- id: roll-back
  title: Put the version before back
  do: k8s.rollout
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, action: undo}
)";

const char* const shortBook = R"(apiVersion: runbook/v1
kind: Runbook
id: quiet
title: Look once more after the night
owner: {team: platform}
modes: [live]
steps:
- id: rest
  title: Wait until the caches are warm
  do: wait
  with: {for: 1s}
)";

void press(RunDesk& desk, const char* name)
{
    for (auto* one : desk.runbooks->findChildren<QPushButton*>()) {
        if (one->isVisible() && one->text() == QString::fromUtf8(name)) {
            one->click();
            QCoreApplication::processEvents();
            return;
        }
    }
    QFAIL(name);
}

const Moment all[] = {
    {"plan", plain, true, [](RunDesk& d) { d.openPlan(); }},
    {"plan-unsure", plain, false, [](RunDesk& d) { d.openPlan(); }, leftRunbook},
    {"start", plain, false, [](RunDesk& d) { d.makeRun(); }},
    {"decision",
     plain,
     true,
     [](RunDesk& d) {
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Decision));
     }},
    {"approval",
     plain,
     true,
     [](RunDesk& d) {
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Approval));
     }},
    {"approval-signed",
     plain,
     true,
     [](RunDesk& d) {
         d.govern();
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Approval));
         const auto& asked = *d.engine().view().card.approval;
         d.engine().approveSigned("agree", fakeSignature("ben", asked.requestText), [](Status) {});
         d.turn();
         auto* box = d.runbooks->findChildren<run::SignatureBox*>().constLast();
         QVERIFY(box);
         box->setSignature(QString::fromStdString(fakeSignature("cho", "another text")));
         box->handIn();
         QVERIFY(!box->refusal().isEmpty());
     },
     twoApprove},
    {"effect",
     plain,
     true,
     [](RunDesk& d) {
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Effect));
     }},
    {"effect-small",
     QSize(1024, 700),
     false,
     [](RunDesk& d) {
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Effect));
     }},
    {"effect-large",
     QSize(2560, 1440),
     false,
     [](RunDesk& d) {
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Effect));
     }},
    {"gate",
     plain,
     true,
     [](RunDesk& d) {
         d.makeRun();
         d.world.samples = {"0.081",
                            "0.079",
                            "0.064",
                            "0.041",
                            "0.018",
                            "0.009",
                            "0.006",
                            "0.004",
                            "0.003",
                            "0.002"};
         QVERIFY(d.goTo(CardKind::Effect));
         QVERIFY(d.goTo(CardKind::Gate));
         d.pass(Millis(130'000));
         QCOMPARE(int(d.kind()), int(CardKind::Gate));
     }},
    {"failed",
     plain,
     true,
     [](RunDesk& d) {
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Effect));
         d.world.refuse = true;
         QVERIFY(d.goTo(CardKind::Failed));
     }},
    {"unknown",
     plain,
     true,
     [](RunDesk& d) {
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Effect));
         d.world.loseReply = true;
         QVERIFY(d.engine().confirm("roll-back", "Ana"));
         d.pass(Millis(8'000));
         QCOMPARE(int(d.kind()), int(CardKind::Unknown));
     }},
    {"paused",
     plain,
     false,
     [](RunDesk& d) {
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Effect));
         QVERIFY(d.engine().pause("Ana"));
         d.turn();
     }},
    {"drill",
     plain,
     false,
     [](RunDesk& d) {
         d.world.samples = {"0.004"};
         d.makeRun(Mode::Drill);
         QVERIFY(d.goTo(CardKind::Manual));
     }},
    {"left-changed",
     plain,
     true,
     [](RunDesk& d) {
         d.makeRun(Mode::Drill);
         QVERIFY(d.goTo(CardKind::LeftChanged));
     },
     leftRunbook},
    {"end",
     plain,
     false,
     [](RunDesk& d) {
         d.makeRun(Mode::Drill);
         QVERIFY(d.goTo(CardKind::LeftChanged));
         QVERIFY(d.engine().finish("Ana"));
         d.turn();
         QCOMPARE(int(d.kind()), int(CardKind::Finished));
     },
     leftRunbook},
    {"end-signing",
     plain,
     true,
     [](RunDesk& d) {
         d.govern();
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Finished));
         press(d, "Sign…");
         auto* box = d.runbooks->findChildren<run::SignatureBox*>().constLast();
         box->setSignature(
             QString::fromStdString(fakeSignature("cho", "another text", runbook::runNamespace)));
         box->handIn();
         QVERIFY(!box->refusal().isEmpty());
     },
     shortBook},
    {"end-signed",
     plain,
     true,
     [](RunDesk& d) {
         d.govern();
         d.makeRun();
         QVERIFY(d.goTo(CardKind::Finished));
         for (const char* key : {"ben", "cho"})
             d.engine().signHead(
                 fakeSignature(key, d.engine().view().head.text, runbook::runNamespace),
                 [](const Status& kept) { QVERIFY(kept); });
         d.turn();
     },
     shortBook},
};
constexpr ThemeId themes[] = {ThemeId::Night, ThemeId::Day, ThemeId::Contrast};

} // namespace

class RunPicturesTest : public QObject
{
    Q_OBJECT

    Words m_english;
    KeptPictures m_kept;
    std::set<int> m_drawn;

private Q_SLOTS:
    void moments_data()
    {
        QTest::addColumn<int>("moment");
        QTest::addColumn<int>("theme");
        for (size_t i = 0; i < std::size(all); ++i) {
            for (const ThemeId theme : themes) {
                if (theme == ThemeId::Night || all[i].allThemes)
                    QTest::addRow("run-%s-%s", all[i].name, qPrintable(wordOf(theme)))
                        << int(i) << int(theme);
            }
        }
    }

    void moments()
    {
        QFETCH(int, moment);
        QFETCH(int, theme);
        const Moment& one = all[moment];
        RunDesk desk(ThemeId(theme), one.size, one.runbook ? one.runbook : cardsRunbook);
        one.reach(desk);
        if (QTest::currentTestFailed())
            return;
        desk.still();
        m_drawn.insert(moment);
        const QString problem
            = m_kept.check(QString::fromLatin1(QTest::currentDataTag()), pictureOf(*desk.window));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanupTestCase()
    {
        // Only a whole run can tell what nobody draws any more.
        if (QTest::currentTestFailed() || m_drawn.size() < std::size(all))
            return;
        const QStringList orphans = m_kept.orphans(QStringLiteral("run-"));
        QVERIFY2(orphans.isEmpty(), qPrintable(orphans.join(u' ')));
    }
};

MIDWATCH_TEST(RunPicturesTest)
#include "tst_run_pictures.moc"
