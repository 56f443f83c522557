// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/alert_sentences.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace std::chrono_literals;

namespace {

const World now{std::chrono::seconds(1795229305)};

OnCallShift shift(const char* user, int level, World end, bool me = false)
{
    OnCallShift out;
    out.user = user;
    out.userId = user;
    out.level = level;
    out.end = end;
    out.me = me;
    return out;
}

} // namespace

class AlertSentencesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countdowns()
    {
        QCOMPARE(text::minutesSeconds(108s), QStringLiteral("1:48"));
        QCOMPARE(text::minutesSeconds(59'999ms), QStringLiteral("0:59"));
        QCOMPARE(text::minutesSeconds(-5s), QStringLiteral("0:00"));
        Page page;
        QCOMPARE(text::escalation(page, now), QString());
        page.escalatesAt = now + 52s;
        QCOMPARE(text::escalation(page, now), QStringLiteral("0:52"));
        page.escalatesTo = "Ben";
        QCOMPARE(text::escalation(page, now), QStringLiteral("0:52 → Ben"));
        page.escalatesAt = now - 1s;
        QCOMPARE(text::escalation(page, now), QStringLiteral("now → Ben"));
        page.state = Page::State::Acknowledged;
        QCOMPARE(text::escalation(page, now), QString());
    }

    void whoIsOnCall()
    {
        QCOMPARE(text::onCallLine({}, now), QString());
        QCOMPARE(text::onCallLine({shift("Ben", 2, {})}, now), QString()); // only the first level
        QCOMPARE(text::onCallLine({shift("Ana", 1, {})}, now), QStringLiteral("Ana"));
        QCOMPARE(text::onCallLine({shift("Ana", 1, now - 1s)}, now),
                 QString()); // her shift is over
        QCOMPARE(text::onCallLine({shift("Ana", 1, {}), shift("Ben", 1, {}, true)}, now),
                 QStringLiteral("Ben (you) +1"));
        const QString line = text::onCallLine({shift("Ana", 1, now + 4h, true)}, now);
        QVERIFY2(line.startsWith(QStringLiteral("Ana (you) → ")), qPrintable(line));
    }

    void statesAndEnds()
    {
        Alert alert;
        alert.state = Alert::State::Active;
        QCOMPARE(text::word(alert), QStringLiteral("firing"));
        alert.state = Alert::State::Suppressed;
        QCOMPARE(text::word(alert), QStringLiteral("muted"));
        alert.inhibitedBy = {"x"};
        QCOMPARE(text::word(alert), QStringLiteral("inhibited"));
        alert.silencedBy = {"y"};
        QCOMPARE(text::word(alert), QStringLiteral("silenced"));
        alert.state = Alert::State::Other;
        alert.stateWord = Atom("napping");
        QCOMPARE(text::word(alert), QStringLiteral("napping"));
        QCOMPARE(text::word(Page::State::Other, Atom("simmering")), QStringLiteral("simmering"));
        QCOMPARE(text::ends(World{}, now), QStringLiteral("never"));
        QCOMPARE(text::ends(now - 12min, now), QStringLiteral("12m ago"));
        QCOMPARE(text::ends(now + 110min, now), QStringLiteral("in 1 h 50 min"));
        Shout shout;
        shout.severity = Severity::Critical;
        QCOMPARE(text::word(shout), QStringLiteral("critical"));
        shout.quiet = Shout::Quiet::Meant;
        QCOMPARE(text::word(shout), QStringLiteral("meant to fire"));
    }
};

MIDWATCH_TEST(AlertSentencesTest)
#include "tst_alert_sentences.moc"
