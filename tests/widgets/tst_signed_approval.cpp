// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The card of an approval that only signatures give.
#include "tests/support/test_registry.h"
#include "tests/widgets/signed_desk.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

const char* const book = R"(apiVersion: runbook/v1
kind: Runbook
id: two
title: Two approve
owner: {team: platform}
modes: [live]
steps:
- {id: agree, do: approval, with: {need: 2, from: [lead], expires: 15m}}
- {id: then, do: wait, with: {for: 1s}}
)";

struct Desk : SignedDesk
{
    Desk() : SignedDesk(book)
    {
        govern();
        makeRun();
        if (!goTo(CardKind::Approval))
            qFatal("no approval is asked for");
        live();
    }
    // The one of now: a card that was built anew goes a moment later.
    run::SignatureBox* box() const
    {
        return runbooks->findChildren<run::SignatureBox*>().constLast();
    }
    std::string request() { return engine().view().card.approval->requestText; }
};

} // namespace

class SignedApprovalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCardSaysWhoCounts()
    {
        Desk desk;
        const QString text = desk.seen();
        for (const char* word : {"0 of 2 approval",
                                 "ben@example.com",
                                 "until 2026-04-01",
                                 "ana@example.com drives this run and may not approve it",
                                 "Who belongs to lead is written nowhere"})
            QVERIFY2(text.contains(QString::fromUtf8(word)), qPrintable(text));
        QVERIFY(!desk.button("Approve"));
        QVERIFY(!desk.button("Hand in the signature")->isEnabled()); // the box is empty
        desk.press("Copy request");
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), desk.request());
        desk.press("Copy as command");
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(
            QStringLiteral("ssh-keygen -Y sign -n midwatch-approval ")));
    }

    void aWrongSignatureSaysWhyAndLosesNothing()
    {
        Desk desk;
        const QString wrong = QString::fromStdString(fakeSignature("ben", "another text"));
        QGuiApplication::clipboard()->setText(wrong);
        desk.press("Paste signature");
        desk.press("Hand in the signature");
        QVERIFY2(desk.box()->refusal().contains(QStringLiteral("another run")),
                 qPrintable(desk.box()->refusal()));
        QCOMPARE(desk.box()->signature(), wrong);
        desk.clock.advance(Millis(1000));
        desk.turn();
        QCOMPARE(desk.box()->signature(), wrong);
        desk.box()->setSignature(QString::fromStdString(fakeSignature("ben", desk.request())));
        QVERIFY(desk.box()->refusal().isEmpty());
        desk.press("Hand in the signature");
        QVERIFY(desk.seen().contains(QStringLiteral("1 of 2 approval")));
        QVERIFY2(desk.seen().contains(QStringLiteral("signed, ED25519 SHA256:")),
                 qPrintable(desk.seen()));
        QVERIFY(desk.box()->signature().isEmpty());
        desk.box()->setSignature(QString::fromStdString(fakeSignature("cho", desk.request())));
        desk.press("Hand in the signature");
        desk.turn();
        QCOMPARE(int(desk.kind()), int(CardKind::Finished));
    }

    void anAgentSignsHere()
    {
        Desk desk;
        desk.press("Sign here");
        QVERIFY(desk.box()->refusal().contains(QStringLiteral("ssh-add")));
        for (const char* name : {"ana", "cho", "eve"}) {
            AgentKey key;
            key.type = "ssh-ed25519";
            key.comment = name;
            key.fingerprint = keyFingerprint(key.type, keyOf(name).toBase64().toStdString());
            desk.signing.agent.push_back(key);
        }
        // Of three keys one counts: Ana drives, and nobody knows Eve.
        desk.press("Sign here");
        QVERIFY2(desk.seen().contains(QStringLiteral("1 of 2 approval")), qPrintable(desk.seen()));
        QCOMPARE(desk.engine().view().card.approval->votes[0].who, std::string("cho@example.com"));
    }

    void theGlassNeedsAReasonAndTheWord()
    {
        Desk desk;
        desk.press("Break the glass…");
        desk.press("Go on without the approval");
        QCOMPARE(int(desk.kind()), int(CardKind::Approval));
        const auto fields = desk.runbooks->findChildren<QLineEdit*>();
        const auto type = [&](const QString& caption, const QString& text) {
            for (auto* one : fields) {
                if (one->accessibleName() == caption)
                    one->setText(text);
            }
        };
        type(QStringLiteral("Reason"), QStringLiteral("nobody answers"));
        desk.press("Go on without the approval");
        QCOMPARE(int(desk.kind()), int(CardKind::Approval));
        type(QStringLiteral("Type BREAK GLASS"), QStringLiteral("BREAK GLASS"));
        desk.press("Go on without the approval");
        desk.turn();
        QCOMPARE(int(desk.engine().view().state), int(RunState::SucceededWithExceptions));
        QVERIFY2(desk.seen().contains(QStringLiteral("nobody answers")), qPrintable(desk.seen()));
    }
};

MIDWATCH_TEST(SignedApprovalTest)
#include "tst_signed_approval.moc"
