// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/silence_match.h"
#include "tests/support/test_registry.h"

using namespace mw;

namespace {

const LabelSet labels{{"alertname", "HighCpu"}, {"env", "prod"}, {"team", "plat\nform"}};

bool hits(const char* text)
{
    const auto matchers = parseMatchers(text);
    if (!matchers)
        qFatal("%s", matchers.error().detail.c_str());
    const auto compiled = SilenceMatch::compile(*matchers);
    if (!compiled)
        qFatal("%s", compiled.error().detail.c_str());
    return compiled->matches(labels);
}

} // namespace

class SilenceMatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rulesOfMatching_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("hit");
        QTest::newRow("equal") << "alertname=\"HighCpu\"" << true;
        QTest::newRow("other") << "alertname=\"highcpu\"" << false;
        QTest::newRow("all must fit") << "alertname=HighCpu,env=dev" << false;
        QTest::newRow("not equal") << "alertname=HighCpu, env!=dev" << true;
        QTest::newRow("absent is empty") << "alertname=HighCpu,region=\"\"" << true;
        QTest::newRow("absent differs") << "alertname=HighCpu,region!=eu" << true;
        QTest::newRow("regex is anchored") << "alertname=~\"High\"" << false;
        QTest::newRow("regex") << "alertname=~\"High.*|Low\"" << true;
        QTest::newRow("alternation is grouped") << "alertname=~\"Xigh|Cpu\"" << false;
        QTest::newRow("not regex") << "alertname=HighCpu,env!~\"de.|stag.*\"" << true;
        QTest::newRow("regex of absent") << "alertname=HighCpu,region=~\".*\"" << true;
        QTest::newRow("regex needs something") << "alertname=HighCpu,region=~\".+\"" << false;
        QTest::newRow("dot is no newline") << "team=~\"plat.form\"" << false;
        QTest::newRow("(?s)") << "team=~\"(?s)plat.form\"" << true;
        QTest::newRow("case flag") << "alertname=~\"(?i)highcpu\"" << true;
    }
    void rulesOfMatching()
    {
        QFETCH(QString, text);
        QFETCH(bool, hit);
        QCOMPARE(hits(qPrintable(text)), hit);
    }

    void refusedAsTheServerWould()
    {
        QVERIFY(!SilenceMatch::compile({}));
        QVERIFY(!SilenceMatch::compile({{"a", ".*", true, true}}));
        QVERIFY(!SilenceMatch::compile({{"a", "", false, true}}));
        QVERIFY(!SilenceMatch::compile({{"a", "b", false, false}}));
        QVERIFY(!SilenceMatch::compile({{"", "b", false, true}}));
        QVERIFY(SilenceMatch::compile({{"a", ".*", true, true}, {"b", "c", false, true}}));
        const auto broken = SilenceMatch::compile({{"a", "(", true, true}});
        QVERIFY(!broken);
        QCOMPARE(broken.error().detail,
                 std::string("the expression of a is not valid: missing ): ("));
        QVERIFY(!SilenceMatch::compile({{"a", "(?=x)", true, true}})); // no lookahead in RE2
    }

    void hugeRepetitionsDoNotHang()
    {
        const auto slow = SilenceMatch::compile({{"alertname", "(a|aa)+b", true, true}});
        QVERIFY(slow);
        QVERIFY(!slow->matches({{"alertname", std::string(20'000, 'a')}}));
    }

    void textAndBack()
    {
        const std::vector<SilenceMatcher> all{{"alertname", "a \"b\" \\d", true, true},
                                              {"env", "x,y}", false, false},
                                              {"team", "two\nlines", false, true},
                                              {"n", "", true, false}};
        QCOMPARE(matcherText(all[0]), std::string("alertname=~\"a \\\"b\\\" \\\\d\""));
        const auto back = parseMatchers(matcherText(all));
        QVERIFY(back);
        QVERIFY(*back == all);
        const auto braces = parseMatchers("{" + matcherText(all) + "}");
        QVERIFY(braces && *braces == all);
        const auto lines = parseMatchers("a=1\n  b != two words \n\nc=~\"\\d+\",");
        QVERIFY(lines);
        QCOMPARE((*lines)[1], (SilenceMatcher{"b", "two words", false, false}));
        QCOMPARE((*lines)[2].value, std::string("\\d+"));
    }

    void textThatIsNone()
    {
        for (const char* text : {"a", "=b", "a=\"b", "a=\"b\" c=\"d\"", "{a=b", "{a=b} c", "a>3"}) {
            const auto parsed = parseMatchers(text);
            QVERIFY2(!parsed, text);
            QCOMPARE(parsed.error().kind, ErrorKind::Invalid);
        }
        QVERIFY(parseMatchers("  ") && parseMatchers("  ")->empty());
    }
};

MIDWATCH_TEST(SilenceMatchTest)
#include "tst_silence_match.moc"
