// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/money.h"
#include "models/text/change_sentences.h"
#include "models/text/format.h"
#include "models/text/limits.h"
#include "models/text/moment.h"
#include "models/text/sentences.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QTranslator>
#include <limits>

using namespace mw;
using namespace mw::text;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

QString thin(const char* text)
{
    // '_' stands for the narrow space, '-' at the front for the minus sign.
    QString result = QString::fromUtf8(text);
    result.replace(QLatin1Char('_'), QChar(0x202F));
    if (result.startsWith(QLatin1Char('-')))
        result[0] = QChar(0x2212);
    return result;
}

const QString dash = QString(QChar(0x2013));

// A translation whose language is German.
struct GermanMoments : QTranslator
{
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        return QByteArray(context) == "Moment" && QByteArray(source) == "en" ? QStringLiteral("de")
                                                                             : QString();
    }
};

} // namespace

class TextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // Nothing of what was kept gets lost, whichever form it has.
    void sentencesOfChangesKeepTheirFacts()
    {
        for (const char* english : {"Deploy agent-runtime 2.14.0 → 2.14.1 to production",
                                    "Failed rollout of api v2 to staging",
                                    "Rolled back api v2 → v1 to production",
                                    "Rollout of agent-runtime 2.14.0 → 2.14.1",
                                    "Scaled agent-runtime 40 → 52",
                                    "Scaled agent-runtime to 5",
                                    "deploy #4812 of runtime failed on main: test › Run: tests",
                                    "deploy #4812 of runtime succeeded on main",
                                    "Page #40213: HighErrorRate: %2 of 12",
                                    "Page #40213 acknowledged by Ana",
                                    "Node ip-10-0-1-7 of pool spot not ready",
                                    "3 nodes of pool spot are gone",
                                    "8 nodes joined pool spot",
                                    "BackOff on 38 of agent-runtime",
                                    "HighErrorRate api (quiet): error rate",
                                    "INC-0001 declared: Users of api fail: 6 %",
                                    "Ana snoozed redis until 2026-01-19T08:00:00Z: disk: Monday",
                                    "page #7 HighErrorRate was noise, says Ana",
                                    "Ben has redis, says Ana"}) {
            Change change;
            change.sentence = english;
            QVERIFY2(isKnownSentence(english), english);
            QCOMPARE(sentence(change), QString::fromUtf8(english));
        }
        Change alert;
        alert.sentence = "HighErrorRate api: 6.2 % of requests fail";
        QVERIFY(!isKnownSentence(alert.sentence));
        QCOMPARE(sentence(alert), QString::fromStdString(alert.sentence));
        Change drill;
        drill.lane = ClockLane::Run;
        drill.sentence = "DRILL Roll back: done";
        QCOMPARE(sentence(drill), QString::fromStdString(drill.sentence));
    }

    // Their language is that of the words around them: neither English always nor the system's.
    void daysAndMonthsAreNamedInTheLanguageOfTheWords()
    {
        const QDateTime friday(QDate(2026, 10, 30), QTime(9, 5), Qt::UTC);
        const QString format = QStringLiteral("ddd d MMM HH:mm");
        QCOMPARE(written(friday, format), QStringLiteral("Fri 30 Oct 09:05"));
        GermanMoments german;
        QCoreApplication::installTranslator(&german);
        const QString text = written(friday, format);
        QCoreApplication::removeTranslator(&german);
        QCOMPARE(text, QStringLiteral("Fr. 30 Okt. 09:05"));
    }

    void numbers()
    {
        QCOMPARE(number(14.4), thin("14.4"));
        QCOMPARE(number(1.5), thin("1.5"));
        QCOMPARE(number(20.000000000000004), thin("20"));
        QCOMPARE(number(9.996), thin("10"));
        QCOMPARE(number(0.030092593), thin("0.0301"));
        QCOMPARE(number(12345.6), thin("12_346"));
        QCOMPARE(number(-1234567), thin("-1_234_567"));
        QCOMPARE(number(0), thin("0"));
        QCOMPARE(number(-0.0), thin("0"));
        QCOMPARE(number(inf), QString(QChar(0x221E)));
        QCOMPARE(number(notMeasured), dash);
        QCOMPARE(number(1.23e-9), QStringLiteral("1.23e") + QChar(0x2212) + QStringLiteral("09"));
        QCOMPARE(count(18204), thin("18_204"));
        QCOMPARE(count(999), thin("999"));
        QCOMPARE(count(std::numeric_limits<int64_t>::min()), thin("-9_223_372_036_854_775_808"));
    }

    void amountsOfMoney()
    {
        const auto of = [](const char* text, const char* currency) {
            return *parseMoney(text, Atom(currency));
        };
        QCOMPARE(money(of("1234.5", "USD")), thin("$1_234.50"));
        QCOMPARE(money(of("-12", "USD")), QChar(0x2212) + QStringLiteral("$12.00"));
        QCOMPARE(money(of("0.0000038", "USD")), QStringLiteral("$0.0000038"));
        QCOMPARE(money(of("0.0000123456", "USD")), QStringLiteral("$0.0000123"));
        QCOMPARE(money(of("0.000009999", "USD")), QStringLiteral("$0.00001"));
        QCOMPARE(money(of("0.009999", "USD")), QStringLiteral("$0.01"));
        QCOMPARE(money(of("-0.004", "USD")), QChar(0x2212) + QStringLiteral("$0.004"));
        QCOMPARE(money(of("0", "USD")), QStringLiteral("$0.00"));
        QCOMPARE(money(of("2.675", "USD")), QStringLiteral("$2.68"));
        QCOMPARE(money(of("2.665", "USD")), QStringLiteral("$2.66"));
        QCOMPARE(money(of("1234.5", "JPY")), QChar(0x00A5) + thin("1_234"));
        QCOMPARE(money(of("0.5", "JPY")), QChar(0x00A5) + QStringLiteral("0.5"));
        QCOMPARE(money(of("1.5", "KWD")),
                 QStringLiteral("KWD") + QChar(0x00A0) + QStringLiteral("1.500"));
        QCOMPARE(money(of("12345678.9", "EUR")), QChar(0x20AC) + thin("12_345_678.90"));
        QCOMPARE(money(Money{7'000'000'000, Atom()}), QStringLiteral("7.00"));
        QCOMPARE(money({std::numeric_limits<int64_t>::min(), Atom("USD")}),
                 QChar(0x2212) + thin("$9_223_372_036.85"));
        QCOMPARE(moneyWhole(of("16363.49", "USD")), thin("$16_363"));
        QCOMPARE(moneyWhole(of("99.5", "USD")), QStringLiteral("$99.50"));
        QCOMPARE(moneyWhole(of("0", "USD")), QStringLiteral("$0"));
        QCOMPARE(moneyChange(of("12", "USD")), QStringLiteral("+$12.00"));
        QCOMPARE(moneyChange(of("-12", "USD")), QChar(0x2212) + QStringLiteral("$12.00"));
        QCOMPARE(moneyChange(of("0", "USD")), QStringLiteral("$0.00"));
    }

    void sizes()
    {
        QCOMPARE(bytes({17}), thin("17 B"));
        QCOMPARE(bytes({1023}), thin("1_023 B"));
        QCOMPARE(bytes({1536ll << 20}), thin("1.5 GiB"));
        QCOMPARE(bytes({(1ll << 20) - 1}), thin("1 MiB"));
        QCOMPARE(bytes({std::numeric_limits<int64_t>::max()}), thin("8 EiB"));
        QCOMPARE(bytesOrNone(-1), dash);
        QCOMPARE(cores({250}), thin("250m"));
        QCOMPARE(cores({0}), thin("0"));
        QCOMPARE(cores({1500}), thin("1.5"));
        QCOMPARE(cores({96000}), thin("96"));
        QCOMPARE(coresOrNone(-1), dash);
    }

    void availabilityNeverFlatters()
    {
        // The vectors of the domain reference, §7.1.
        QCOMPARE(percent(0.99899, 2, Round::Floor), thin("99.89 %"));
        QCOMPARE(percent(0.9999999, 2, Round::Floor), thin("99.99 %"));
        QCOMPARE(percent(1, 2, Round::Floor), thin("100 %"));
        // 100 % means all, however it is rounded.
        QCOMPARE(percent(0.99999999999999, 2, Round::Floor), thin("99.99 %"));
        QCOMPARE(percent(0.9995, 1, Round::Nearest), thin("99.9 %"));
        QCOMPARE(percent(0.9999, 1, Round::Nearest), thin("99.9 %"));
        QCOMPARE(percent(0.9995, 1, Round::Ceil), thin("100 %"));
        QCOMPARE(percent(0.0001, 0, Round::Ceil), thin("1 %"));
        // Binary fractions must not push a value below itself.
        for (int i = 1; i < 10'000; ++i)
            QCOMPARE(percent(i / 10'000.0, 2, Round::Floor),
                     QString::number(i / 100.0, 'f', 2) + QStringLiteral(" %"));
        QCOMPARE(availability(0.9993, 0.999), thin("99.93 %"));
        QCOMPARE(availability(0.99904, 0.999), thin("99.904 %"));
        QCOMPARE(availability(0.999, 0.999), thin("99.90 %"));
        QCOMPARE(availability(0.9990001, 0.999), thin("99.9000 %"));
        QCOMPARE(availability(notMeasured, 0.999), dash);
        QCOMPARE(percent(notMeasured), dash);
        QCOMPARE(objective("99.95"), thin("99.95 %"));
    }

    void budgetsFloor()
    {
        QCOMPARE(budget(1), thin("100 %"));
        QCOMPARE(budget(0), thin("0 %"));
        QCOMPARE(budget(0.00462962962962965), thin("0.46 %"));
        QCOMPARE(budget(0.944444444444444), thin("94.4 %"));
        QCOMPARE(budget(0.99999), thin("99.9 %"));
        QCOMPARE(budget(-3.916667), thin("-392 %"));
        QCOMPARE(budget(-49), thin("-4_900 %"));
        QCOMPARE(budget(-0.5), thin("-50 %"));
        QCOMPARE(budget(notMeasured), dash);
    }

    void ratesAndSpans()
    {
        QCOMPARE(burnRate(620), QString::fromUtf8("620×"));
        QCOMPARE(burnRate(14.4), QString::fromUtf8("14.4×"));
        QCOMPARE(burnRate(0), QString::fromUtf8("0×"));
        QCOMPARE(burnRate(0.0196), QString::fromUtf8("0.02×"));
        QCOMPARE(burnRate(0.113), QString::fromUtf8("0.11×"));
        QCOMPARE(burnRate(0.999), QString::fromUtf8("1×"));
        QCOMPARE(burnRate(0.001), QString::fromUtf8("<0.01×"));
        QCOMPARE(burnRate(notMeasured), dash);
        QCOMPARE(requestRate(17), QStringLiteral("17 /s"));
        QCOMPARE(requestRate(1200), QStringLiteral("1.2 k/s"));
        QCOMPARE(requestRate(999'900), QStringLiteral("1 M/s"));
        QCOMPARE(exhaustion(44 * 3600), QStringLiteral("44 h"));
        QCOMPARE(exhaustion(3900), QStringLiteral("1 h 5 min"));
        QCOMPARE(exhaustion(110.7 * 3600), QStringLiteral("4 d 14 h"));
        QCOMPARE(exhaustion(30.0 * 86400), QStringLiteral("30 d"));
        QCOMPARE(exhaustion(59), QStringLiteral("under a minute"));
        QCOMPARE(exhaustion(0), QStringLiteral("exhausted"));
        QCOMPARE(exhaustion(inf), QStringLiteral("not at this rate"));
        QCOMPARE(exhaustion(notMeasured), dash);
        QCOMPARE(window(std::chrono::hours(720)), QStringLiteral("30 d"));
        QCOMPARE(window(std::chrono::minutes(5)), QStringLiteral("5 min"));
        QCOMPARE(window(std::chrono::hours(6)), QStringLiteral("6 h"));
        QCOMPARE(latency(Millis(84)), QStringLiteral("84 ms"));
        QCOMPARE(latency(Millis(1234)), QStringLiteral("1.23 s"));
        QCOMPARE(latency(Millis(-1)), dash);
    }

    void times()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "Europe/Berlin");
        tzset();
        const World t{std::chrono::seconds(1769817600)};
        QCOMPARE(timeUtc(t), QStringLiteral("2026-01-31 00:00:00 UTC"));
        QCOMPARE(timeLocal(t), QStringLiteral("2026-01-31 01:00:00 +01:00"));
        QCOMPARE(clockTime(t), QStringLiteral("01:00:00"));
        QCOMPARE(clockTimeUtc(t), QStringLiteral("00:00:00Z"));
        qputenv("TZ", "America/St_Johns");
        tzset();
        QCOMPARE(timeLocal(t), QStringLiteral("2026-01-30 20:30:00 -03:30"));
        if (before.isNull())
            qunsetenv("TZ");
        else
            qputenv("TZ", before);
        tzset();
        QCOMPARE(timeUtc(World{}), dash);
        QCOMPARE(age(World{}, t), dash);
        QCOMPARE(age(t - Millis(190'000), t), QStringLiteral("3m10s"));
    }

    void everyErrorHasTitleAndRemedy()
    {
        QSet<QString> titles;
        for (int kind = 0; kind <= int(ErrorKind::Internal); ++kind) {
            const Error error{ErrorKind(kind), "x", 0, {}, {}};
            QVERIFY(!title(error).isEmpty());
            QVERIFY(remedy(error).endsWith(QLatin1Char('.'))
                    || ErrorKind(kind) == ErrorKind::Internal);
            titles.insert(title(error));
        }
        QCOMPARE(titles.size(), qsizetype(ErrorKind::Internal) + 1);
        Error forbidden{ErrorKind::Forbidden, "pods is\n forbidden", 403, {}, {}};
        QCOMPARE(title(forbidden), QStringLiteral("Not permitted (HTTP 403)"));
        QCOMPARE(detail(forbidden), QStringLiteral("pods is forbidden"));
        QCOMPARE(place(forbidden), QString());
        forbidden.place = Place{"e.yaml", 12, 5};
        QCOMPARE(place(forbidden), QStringLiteral("e.yaml:12:5"));
        Error page{ErrorKind::Protocol, std::string(5000, 'x'), 0, {}, {}};
        QVERIFY(detail(page).size() <= 400);
        Error wait{ErrorKind::Throttled, {}, 429, Millis(20'000), {}};
        QVERIFY(remedy(wait).contains(QStringLiteral("20 s")));
    }

    void aPartNeverPassesForTheWhole()
    {
        SourceStatus prod;
        QVERIFY(limits(prod).isEmpty() && shortLimit(prod).isEmpty());
        const auto add = [&prod](const char* part, std::vector<std::string> onlyIn) {
            PartStatus status;
            status.part = part;
            status.state = SourceState::Live;
            status.onlyIn = std::move(onlyIn);
            prod.parts.push_back(std::move(status));
        };
        add("nodes", {});
        QVERIFY(limits(prod).isEmpty());
        add("pods", {"team-a", "team-b"});
        add("events", {"team-a", "team-b"});
        QCOMPARE(limits(prod),
                 QStringList{QStringLiteral("Only the namespaces team-a, team-b: your role may "
                                            "not list pods, events in the whole cluster.")});
        QCOMPARE(shortLimit(prod), QStringLiteral("only team-a, team-b"));
        prod.parts.back().onlyIn = {"team-a"}; // the other one is refused for events
        QCOMPARE(limits(prod).size(), qsizetype(2));
        prod.parts.back().byChoice = prod.parts[1].byChoice = true;
        QCOMPARE(limits(prod).back(),
                 QStringLiteral("Only the namespace team-a, as the estate file says: events."));
        QCOMPARE(shortLimit(prod), QStringLiteral("only team-a, team-b"));
        Error refused{ErrorKind::Forbidden, "pods is forbidden", 403, {}, {}};
        refused.hint = "name-namespace";
        QVERIFY(remedy(refused).contains(QStringLiteral("namespaces: [NAME]")));
    }

    void statesHaveDifferentWords()
    {
        QSet<QString> words;
        for (int i = 0; i <= int(SourceState::Disabled); ++i)
            words.insert(word(SourceState(i)));
        QCOMPARE(words.size(), qsizetype(SourceState::Disabled) + 1);
        QCOMPARE(word(Severity::Critical), QStringLiteral("critical"));
        const World now{std::chrono::seconds(1769817600)};
        SourceStatus status;
        status.state = SourceState::Unreachable;
        status.error = Error{ErrorKind::Timeout, {}, 0, {}, {}};
        status.lastGood = now - Millis(190'000);
        status.nextTry = now + Millis(20'000);
        QCOMPARE(
            sentence(status, now),
            QStringLiteral("No answer in time; the data shown are 3m10s old. Next try in 20 s."));
        status.lastGood = World{};
        QVERIFY(sentence(status, now).contains(QStringLiteral("nothing has been received yet")));
        status.state = SourceState::Live;
        status.lastGood = now - Millis(12'000);
        status.permanentWarning = "TLS certificate is not verified";
        QCOMPARE(
            sentence(status, now),
            QStringLiteral("Live; last answer 12s ago. TLS certificate is not verified: whoever is "
                           "on the way can read and change everything, credentials too."));
    }

    void sloSentences()
    {
        Slo slo;
        slo.state = Slo::State::Critical;
        slo.window = std::chrono::hours(720);
        slo.remaining = 0.944;
        slo.exhaustionSeconds = 44 * 3600;
        slo.coverage = 1;
        slo.burns = {{std::chrono::minutes(5), 0.02, 20}, {std::chrono::minutes(60), 0.02, 20}};
        QCOMPARE(sentence(slo),
                 QString::fromUtf8("Burning 20× over 1 h and 20× over 5 min; 94.4 % of the error "
                                   "budget of 30 d left; gone in 44 h at this rate."));
        slo.coverage = 0.011;
        QVERIFY(sentence(slo).contains(QStringLiteral("data for 1.1 % of the 30 d only")));
        slo.state = Slo::State::Broken;
        slo.brokenReason = "because";
        QCOMPARE(sentence(slo), QStringLiteral("because"));
        slo.state = Slo::State::NoTraffic;
        QVERIFY(sentence(slo).startsWith(QStringLiteral("No traffic")));
        slo.state = Slo::State::NoData;
        QVERIFY(sentence(slo).startsWith(QStringLiteral("No data")));
        QSet<QString> words;
        for (int i = 0; i <= int(Slo::State::Broken); ++i)
            words.insert(word(Slo::State(i)));
        QCOMPARE(words.size(), qsizetype(6));
        QCOMPARE(word(Slo::Origin::Sloth), QStringLiteral("Sloth"));
    }

    void momentsAsPeopleTypeThem()
    {
        World now{}, wanted{};
        QVERIFY(parseTime("2026-01-17T03:01:12Z", now));
        const auto is = [&](const char* typed, const char* moment) {
            const auto at = typedMoment(QLatin1String(typed), now);
            return at && parseTime(moment, wanted) && *at == wanted;
        };
        QVERIFY(is("02:52", "2026-01-17T02:52:00Z"));
        QVERIFY(is(" 2:52:30 Z", "2026-01-17T02:52:30Z"));
        QVERIFY(is("03:01:12", "2026-01-17T03:01:12Z"));
        QVERIFY(is("23:50", "2026-01-16T23:50:00Z")); // of last night
        QVERIFY(is("2026-01-15 02:52", "2026-01-15T02:52:00Z"));
        QVERIFY(is("2026-01-15T02:52:07Z", "2026-01-15T02:52:07Z"));
        for (const char* wrong :
             {"", "Z", "soon", "252", "24:00", "2026-02-30 02:00", "2026-01-15", "02:52 local"})
            QVERIFY2(!typedMoment(QLatin1String(wrong), now), wrong);
        QCOMPARE(typeable(now), QStringLiteral("2026-01-17 03:01:12Z"));
        QVERIFY(typedMoment(typeable(now), now) == now);
    }
};

MIDWATCH_TEST(TextTest)
#include "tst_text.moc"
