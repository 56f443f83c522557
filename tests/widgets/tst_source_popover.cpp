// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a source's popover says about credentials, and the question whether a command may run.
#include "models/text/format.h"
#include "models/text/warnings.h"
#include "tests/support/test_registry.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/controls/button.h"
#include "widgets/shell/source_popover.h"
#include "widgets/shell/status_bar.h"

#include <QLabel>
#include <QSignalSpy>
#include <algorithm>

using namespace mw;
using namespace mwtest;

namespace {

QString words(const SourcePopover* popover)
{
    QString all;
    for (const QLabel* label : popover->findChildren<QLabel*>()) {
        if (label->isVisible())
            all += label->text() + u'\n';
    }
    return all;
}

Button* button(const SourcePopover* popover, const QString& text)
{
    for (Button* each : popover->findChildren<Button*>()) {
        if (each->isVisible() && each->text() == text)
            return each;
    }
    return nullptr;
}

} // namespace

class SourcePopoverTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // A role of one namespace: what is seen, what is not, and once how that could change.
    void saysThatAPartIsNotTheWhole()
    {
        WindowFixture f;
        SourcePopover* popover = f.window->sourcePopover();
        std::vector<SourceStatus> all = f.hub.sources();
        const auto one = std::find_if(all.begin(), all.end(), [](const SourceStatus& source) {
            return source.id == SourceId("staging");
        });
        QVERIFY(one != all.end());
        one->state = SourceState::Live;
        one->error.reset();
        one->parts.clear();
        for (const char* name : {"pods", "events", "deployments"}) {
            PartStatus part;
            part.part = name;
            part.state = SourceState::Live;
            part.onlyIn = {"team-a"};
            one->parts.push_back(part);
        }
        for (PartStatus& part : one->parts) {
            if (part.part == "pods")
                continue;
            part.onlyIn.clear();
            part.state = SourceState::Forbidden;
            part.error = Error{ErrorKind::Forbidden, part.part + " is forbidden", 403, {}, {}};
            part.error->hint = "name-namespace";
        }
        popover->openFor(SourceId("staging"), nullptr, all, someNight());
        const QString said = words(popover);
        QVERIFY2(said.contains(QStringLiteral("Only the namespace team-a: your role may not list "
                                              "pods in the whole cluster.")),
                 qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("events is forbidden")));
        QCOMPARE(said.count(QStringLiteral("namespaces: [NAME]")), 1);
    }

    void asksBeforeACommandRuns()
    {
        WindowFixture f;
        SourcePopover* popover = f.window->sourcePopover();
        bool allowed = false;
        popover->setFacts([&](const SourceId& id) {
            SourceFacts facts;
            if (id == SourceId("staging") && !allowed)
                facts.wantsToRun
                    = QStringLiteral("AWS_PROFILE=night /usr/local/bin/aws eks get-token");
            return facts;
        });
        QSignalSpy asked(popover, &SourcePopover::allowRequested);
        QTest::mouseClick(f.window->statusBar()->dotOf(SourceId("staging")), Qt::LeftButton);
        QVERIFY(popover->isOpen());
        const QString said = words(popover);
        QVERIFY2(
            said.contains(QStringLiteral("AWS_PROFILE=night /usr/local/bin/aws eks get-token")),
            qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("estate.yaml:14:9")), qPrintable(said));
        Button* allow = button(popover, QStringLiteral("Allow and run"));
        QVERIFY(allow);
        QVERIFY(!button(popover, QStringLiteral("Retry now")));
        // A careless Enter must not allow anything.
        QTest::keyClick(popover, Qt::Key_Return);
        QCOMPARE(asked.count(), 0);
        QTest::mouseClick(allow, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).value<SourceId>(), SourceId("staging"));
        allowed = true;
        popover->refresh(f.hub.sources(), someNight());
        QVERIFY(!button(popover, QStringLiteral("Allow and run")));
        QVERIFY(!words(popover).contains(QStringLiteral("get-token")));
    }

    void asksAgainWhenTheProgramHasChanged()
    {
        WindowFixture f;
        SourcePopover* popover = f.window->sourcePopover();
        popover->setFacts([&](const SourceId&) {
            SourceFacts facts;
            facts.wantsToRun = QStringLiteral("/usr/local/bin/aws eks get-token");
            facts.changedProgram = QStringLiteral("/usr/local/bin/aws");
            facts.fileThen = someNight() - std::chrono::hours(48);
            facts.fileNow = someNight() - std::chrono::hours(1);
            return facts;
        });
        QTest::mouseClick(f.window->statusBar()->dotOf(SourceId("staging")), Qt::LeftButton);
        const QString said = words(popover);
        for (const QString& part : {QStringLiteral("/usr/local/bin/aws eks get-token"),
                                    QStringLiteral("has changed since"),
                                    text::timeUtc(someNight() - std::chrono::hours(48)),
                                    text::timeUtc(someNight() - std::chrono::hours(1))})
            QVERIFY2(said.contains(part), qPrintable(said));
        QVERIFY(!said.contains(QStringLiteral("Nobody has allowed it yet")));
        QVERIFY(button(popover, QStringLiteral("Allow and run")));
    }

    // What is wrong is not asked again: it is read again, when somebody says it is mended.
    void aMistakeIsReadAgain()
    {
        WindowFixture f;
        SourcePopover* popover = f.window->sourcePopover();
        QSignalSpy reread(f.window.get(), &MainWindow::rereadRequested);
        QSignalSpy retried(popover, &SourcePopover::retryRequested);
        QTest::mouseClick(f.window->statusBar()->dotOf(SourceId("staging")), Qt::LeftButton);
        Button* again = button(popover, QStringLiteral("Read the estate again"));
        QVERIFY(again);
        QVERIFY(button(popover, QStringLiteral("Open the file")));
        QTest::mouseClick(again, Qt::LeftButton);
        QCOMPARE(reread.count(), 1);
        popover->close();
        QTest::mouseClick(f.window->statusBar()->dotOf(SourceId("prod")), Qt::LeftButton);
        QVERIFY(!button(popover, QStringLiteral("Read the estate again")));
        Button* ask = button(popover, QStringLiteral("Ask again now"));
        QVERIFY(ask);
        QTest::mouseClick(ask, Qt::LeftButton);
        QCOMPARE(retried.count(), 1);
        popover->close();
        QTest::keyClick(f.window.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(reread.count(), 2);
    }

    void asksBeforeACertificateIsNotLookedAt()
    {
        WindowFixture f;
        SourcePopover* popover = f.window->sourcePopover();
        bool agreed = false;
        popover->setFacts([&](const SourceId& id) {
            SourceFacts facts;
            if (id == SourceId("staging") && !agreed) {
                facts.tlsOffServer = QStringLiteral("https://10.0.0.7:6443");
                facts.tlsOffContext = QStringLiteral("home-lab");
            }
            return facts;
        });
        QSignalSpy asked(popover, &SourcePopover::allowRequested);
        QTest::mouseClick(f.window->statusBar()->dotOf(SourceId("staging")), Qt::LeftButton);
        const QString said = words(popover);
        for (const char* part : {"https://10.0.0.7:6443",
                                 "insecure-skip-tls-verify",
                                 "home-lab",
                                 "What is given up",
                                 "a warning stays in sight",
                                 "estate.yaml:14:9"})
            QVERIFY2(said.contains(QString::fromLatin1(part)), qPrintable(said));
        QVERIFY(!button(popover, QStringLiteral("Allow and run")));
        Button* agree = button(popover, QStringLiteral("Connect without verification"));
        QVERIFY(agree);
        QTest::keyClick(popover, Qt::Key_Return); // a careless one
        QCOMPARE(asked.count(), 0);
        QTest::mouseClick(agree, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        agreed = true;
        popover->refresh(f.hub.sources(), someNight());
        QVERIFY(!button(popover, QStringLiteral("Connect without verification")));
    }

    void aRiskStaysInWords()
    {
        WindowFixture f;
        SourcePopover* popover = f.window->sourcePopover();
        std::vector<SourceStatus> all = f.hub.sources();
        all.front().permanentWarning = text::tlsNotVerified;
        popover->openFor(all.front().id, nullptr, all, someNight());
        QVERIFY2(
            words(popover).contains(QStringLiteral("whoever is on the way can read and change")),
            qPrintable(words(popover)));
        popover->openFor(SourceId{}, nullptr, all, someNight()); // the list of all
        QVERIFY2(words(popover).contains(QStringLiteral("live, TLS not verified")),
                 qPrintable(words(popover)));
    }

    void saysWhatIsKnownOfTheCredential()
    {
        WindowFixture f;
        SourcePopover* popover = f.window->sourcePopover();
        popover->setFacts([](const SourceId&) {
            SourceFacts facts;
            facts.credential = QStringLiteral("bearer token of the exec plugin");
            facts.origin = QStringLiteral("aws eks get-token, /home/ada/.kube/config:31");
            facts.program = QStringLiteral("/usr/local/bin/aws");
            facts.proxy = QStringLiteral("socks5h://127.0.0.1:1080 (configured)");
            facts.expires = someNight() + std::chrono::minutes(12);
            return facts;
        });
        std::vector<SourceStatus> all = f.hub.sources();
        for (SourceStatus& source : all)
            source.clockSkew = std::chrono::seconds(-90);
        popover->openFor(all.front().id, nullptr, all, someNight());
        const QString said = words(popover);
        for (const char* part : {"bearer token of the exec plugin, aws eks get-token",
                                 "/usr/local/bin/aws",
                                 "expires in 12 min",
                                 "socks5h://127.0.0.1:1080 (configured)",
                                 "behind this machine's"})
            QVERIFY2(said.contains(QString::fromLatin1(part)), qPrintable(said));
        popover->refresh(all, someNight() + std::chrono::minutes(15));
        QVERIFY2(words(popover).contains(QStringLiteral("expired 3 min ago")),
                 qPrintable(words(popover)));
    }
};

MIDWATCH_TEST(SourcePopoverTest)
#include "tst_source_popover.moc"
