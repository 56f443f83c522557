// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The end page of a run: its words, who signed it, and signing it.
#include "models/runbook/journal/journal.h"
#include "tests/support/test_registry.h"
#include "tests/widgets/signed_desk.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

const char* const book = R"(apiVersion: runbook/v1
kind: Runbook
id: rest
title: Rest
owner: {team: platform}
modes: [live]
steps:
- {id: then, do: wait, with: {for: 1s}}
)";

struct Desk : SignedDesk
{
    explicit Desk(bool governed) : SignedDesk(book)
    {
        if (governed)
            govern();
        makeRun();
        if (!goTo(CardKind::Finished))
            qFatal("the run does not end");
        live();
    }
    run::SignatureBox* box() const
    {
        for (auto* one : runbooks->findChildren<run::SignatureBox*>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    std::string sign(const char* key)
    {
        return fakeSignature(key, engine().view().head.text, runNamespace);
    }
    void addKey(const char* name)
    {
        AgentKey key;
        key.type = "ssh-ed25519";
        key.comment = name;
        key.fingerprint = keyFingerprint(key.type, keyOf(name).toBase64().toStdString());
        signing.agent.push_back(key);
    }
};

void has(const SignedDesk& desk, const char* words)
{
    QVERIFY2(desk.seen().contains(QString::fromUtf8(words)), qPrintable(desk.seen()));
}

} // namespace

class SignedRunTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRunIsOverWithoutASignature()
    {
        Desk desk(true);
        has(desk, "Not signed");
        has(desk, "Nothing but signatures can be added");
        QVERIFY(!desk.box());
        desk.press("Copy the words");
        const std::string words = desk.engine().view().journal.headWords;
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), words);
        has(desk, words.c_str());
    }

    void aWrongSignatureSaysWhyAndLosesNothing()
    {
        Desk desk(true);
        desk.press("Sign…");
        QVERIFY(desk.box());
        has(desk, "ben@example.com");
        QVERIFY(!desk.button("Hand in the signature")->isEnabled());
        desk.press("Copy the text");
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(),
                 desk.engine().view().head.text);
        desk.press("Copy as command");
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(
            QStringLiteral("ssh-keygen -Y sign -n midwatch-run ")));
        const QString wrong
            = QString::fromStdString(fakeSignature("ben", "another text", runNamespace));
        QGuiApplication::clipboard()->setText(wrong);
        desk.press("Paste signature");
        desk.press("Hand in the signature");
        QVERIFY2(desk.box()->refusal().startsWith(
                     QStringLiteral("The signature does not belong to this run")),
                 qPrintable(desk.box()->refusal()));
        desk.clock.advance(Millis(1000));
        desk.turn();
        QCOMPARE(desk.box()->signature(), wrong);
        desk.box()->setSignature(QString::fromStdString(desk.sign("eve")));
        desk.press("Hand in the signature");
        QVERIFY2(desk.box()->refusal().startsWith(QStringLiteral("The key SHA256:")),
                 qPrintable(desk.box()->refusal()));
        desk.box()->setSignature(QString::fromStdString(desk.sign("ben")));
        desk.press("Hand in the signature");
        QVERIFY(!desk.box());
        has(desk, "Signed by ben@example.com at ");
        QVERIFY(!desk.seen().contains(QStringLiteral("Not signed")));
        desk.press("Sign it too…");
        desk.press("Not now");
        QVERIFY(!desk.box());
    }

    void anAgentSignsHere()
    {
        Desk desk(true);
        desk.press("Sign…");
        desk.press("Sign here");
        QVERIFY(desk.box()->refusal().contains(QStringLiteral("ssh-add")));
        desk.addKey("eve"); // nobody knows her
        desk.addKey("ana"); // who drives may stand for the run
        desk.press("Sign here");
        has(desk, "Signed by ana@example.com");
        // The same key is not offered again.
        desk.press("Sign it too…");
        desk.press("Sign here");
        QVERIFY(desk.box()->refusal().contains(QStringLiteral("No key of the SSH agent")));
    }

    void aCheckTakesItsTimeAndHoldsNothingUp()
    {
        Desk desk(true);
        desk.signing.answers = false;
        desk.press("Sign…");
        desk.box()->setSignature(QString::fromStdString(desk.sign("ben")));
        desk.press("Hand in the signature");
        QVERIFY(desk.box()->busy());
        QVERIFY(!desk.button("Hand in the signature")->isEnabled());
        QVERIFY(desk.button("Back to the library")->isEnabled());
        desk.signing.pending();
        QCoreApplication::processEvents();
        has(desk, "Signed by ben@example.com");
    }

    void withoutTheFileNobodyVouches()
    {
        Desk desk(false);
        desk.press("Sign…");
        has(desk, "nobody here vouches for its key");
        desk.addKey("eve");
        desk.press("Sign here");
        has(desk, "by a key that nobody here vouches for: ");
        has(desk, "ED25519 SHA256:");
    }

    void evidenceIsWithdrawnOnTheEndPage()
    {
        SignedDesk desk(book);
        desk.makeRun();
        const EvidenceItem note{"text", "who called", "Mrs. Smith, 555-0199"};
        QVERIFY(desk.engine().addEvidence("then", note, "Ana"));
        QVERIFY(desk.goTo(CardKind::Finished));
        desk.live();
        has(desk, "then: text who called");
        const std::string path
            = desk.engine().view().dir + '/' + desk.engine().view().evidence.front().file;
        QVERIFY(desk.files.exists(path));
        desk.press("Withdraw evidence…");
        auto* menu = desk.runbooks->findChild<QMenu*>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 1);
        menu->actions().front()->trigger();
        menu->close();
        const char* const verb = "Withdraw then: text who called";
        QCoreApplication::processEvents(); // a layout shows its children by itself
        QVERIFY(desk.button(verb));
        desk.press(verb); // a reason first
        has(desk, "a name and a reason");
        QVERIFY(desk.files.exists(path));
        auto* reason = qobject_cast<QLineEdit*>(desk.window->focusWidget());
        QVERIFY(reason);
        reason->setText(QStringLiteral("a caller's number"));
        desk.press(verb);
        QVERIFY(!desk.files.exists(path));
        has(desk, "withdrawn by");
        has(desk, "a caller's number");
        QVERIFY(!desk.button("Withdraw evidence…")); // there is nothing more
        QVERIFY(verifyRun(desk.files, desk.engine().view().dir).intact());
    }

    void whatTheJournalKeepsIsSaid()
    {
        SignedDesk desk(book);
        desk.makeRun();
        QVERIFY(desk.engine().addEvidence("then", {"output", "psql", "555-0199"}, "Ana"));
        QVERIFY(desk.engine().addEvidence("then", {"text", "who called", "Mrs. Smith"}, "Ana"));
        QVERIFY(desk.goTo(CardKind::Finished));
        desk.live();
        desk.press("Withdraw evidence…");
        auto* menu = desk.runbooks->findChild<QMenu*>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        const char* const warning = "What the step printed stands in the journal too";
        for (QAction* action : menu->actions()) {
            action->trigger();
            QCoreApplication::processEvents();
            QCOMPARE(desk.seen().contains(QString::fromUtf8(warning)),
                     action->text().contains(QStringLiteral("output")));
        }
        menu->close();
    }

    void aClosedRunOfTheLibraryIsSignedLater()
    {
        Desk desk(true);
        const std::string dir = desk.engine().view().dir;
        Engine other([&] {
            Services services = desk.world.services(desk.files);
            services.signing = &desk.signing;
            return services;
        }());
        QVERIFY(other.openReadOnly(dir)); // as the library opens it
        auto* page = desk.runbooks->findChild<run::StepCard*>();
        QVERIFY(page);
        run::StepCard card(desk.theme);
        card.setEngine(&other, "Ana");
        card.update(other.viewNow(), desk.clock.world());
        const auto buttons = card.findChildren<QPushButton*>();
        const auto sign = std::find_if(buttons.begin(), buttons.end(), [](QPushButton* one) {
            return one->text() == QStringLiteral("Sign…");
        });
        QVERIFY(sign != buttons.end());
        bool kept = false;
        other.signHead(desk.sign("cho"), [&kept](const Status& status) { kept = bool(status); });
        QVERIFY(kept);
        card.update(other.viewNow(), desk.clock.world());
        QStringList words;
        for (auto* one : card.findChildren<QLabel*>())
            words << one->text();
        QVERIFY(words.join(u' ').contains(QStringLiteral("Signed by cho@example.com")));
        card.setEngine(nullptr, {});
    }
};

MIDWATCH_TEST(SignedRunTest)
#include "tst_signed_run.moc"
