// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_report.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mw::cli;
using namespace std::chrono_literals;

class CheckReportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // A check is too short to see a source go silent; one that only watches for an hour is not.
    void silentSince()
    {
        SourceStatus source;
        source.state = SourceState::Stale;
        source.lastGood = World{} + 1'800'000'000s;
        const std::string remedy = remedyOf(source, nullptr);
        QVERIFY2(remedy.find(formatTime(source.lastGood)) != std::string::npos, remedy.c_str());
        QVERIFY2(remedy.find("proxy") != std::string::npos, remedy.c_str());

        source.error = Error{};
        source.error->kind = ErrorKind::Decode; // what went wrong is known: that, and no guess
        QCOMPARE_NE(remedyOf(source, nullptr), remedy);
        source.state = SourceState::Live;
        QCOMPARE(remedyOf(source, nullptr), std::string());
    }
};

MIDWATCH_TEST(CheckReportTest)
#include "tst_check_report.moc"
