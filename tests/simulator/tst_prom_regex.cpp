// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/regex.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>

using mw::sim::promql::Regex;

class PromRegex : public QObject
{
    Q_OBJECT

    static bool matches(const char* pattern, const char* text)
    {
        const auto regex = Regex::compile(pattern);
        return regex->error().empty() && regex->matches(text);
    }
    static std::string replaced(const char* pattern, const char* text, const char* with)
    {
        const auto regex = Regex::compile(pattern);
        const std::vector<int> groups = regex->groups(text);
        return groups.empty() ? "no match" : regex->expand(with, text, groups);
    }

private Q_SLOTS:
    void matching_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("wanted");
        const auto row = [](const char* pattern, const char* text, bool wanted) {
            QTest::addRow("%s / %s", pattern, text)
                << QString::fromUtf8(pattern) << QString::fromUtf8(text) << wanted;
        };
        row("5..", "500", true);
        row("5..", "5000", false);
        row("a|b", "b", true);
        row("a|b", "ab", false);
        row("", "", true);
        row("", "a", false);
        row(".+", "", false);
        row(".*", "a\nb", false);
        row("(?s).*", "a\nb", true);
        row("a.c", "aéc", true);
        row("[à-ü]+", "éü", true);
        row("[^a-c]", "d", true);
        row("[^a-c]", "b", false);
        row("[]a]+", "]a", true);
        row("[a-]+", "-a", true);
        row("\\d{3}-\\w+", "123-a_Z", true);
        row("\\d{2,3}", "1", false);
        row("\\d{2,3}", "1234", false);
        row("x{,2}", "x{,2}", true);
        row("(?i)prod|STAGING", "Staging", true);
        row("(?i:p)rod", "PROD", false);
        row("[[:upper:]][[:^digit:]]", "Ax", true);
        row("(a|ab)(c|bcd)", "abcd", true);
        row("(a*)*", "aaaa", true);
        row("(a*)*b", "aaaa", false);
        row("\\Qa.b\\E+", "a.bb", true);
        row("\\x41\\x{42}\\103", "ABC", true);
        row("\\Qa|b\\E|c", "a|b", true);
        row("\\Qa.b\\E+", "axb", false);
        row("a\\b b", "a b", true);
        row("a\\bb", "ab", false);
        row("a\\b.b", "a-b", true);
        row("^a$", "a", true);
        row("a$b", "ab", false);
    }
    void matching()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(bool, wanted);
        QCOMPARE(matches(pattern.toUtf8().constData(), text.toUtf8().constData()), wanted);
    }

    void groupsAndTemplates()
    {
        QCOMPARE(replaced("(.*):(\\d+)", "host:90", "$2@$1"), std::string("90@host"));
        QCOMPARE(replaced("(?P<zone>[a-z]+)-.*", "eu-1", "${zone}_x"), std::string("eu_x"));
        QCOMPARE(replaced("(a)|b", "b", "<$1>"), std::string("<>"));
        QCOMPARE(replaced("(a+?)(a*)", "aaa", "$1|$2"), std::string("a|aa"));
        QCOMPARE(replaced("(a+)(a*)", "aaa", "$1|$2"), std::string("aaa|"));
        QCOMPARE(replaced("(a)", "a", "$1x|${1}x|$$|$|$9"), std::string("|ax|$|$|"));
    }

    // What makes a backtracking engine hang takes no time here.
    void linearTime()
    {
        const std::string text(4000, 'a');
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!matches("(a|aa)+b", text.c_str()));
        QVERIFY(!matches("(a*)*(a*)*b", text.c_str()));
        QVERIFY(!matches("(.*)(.*)(.*)(.*)(.*)x", text.c_str()));
        QVERIFY(timer.elapsed() < 3000);
    }

    void refused()
    {
        const auto error = [](const char* pattern) { return Regex::compile(pattern)->error(); };
        QCOMPARE(error("("), std::string("error parsing regexp: missing closing ): `^(?:()$`"));
        QCOMPARE(error("a**"),
                 std::string("error parsing regexp: invalid nested repetition operator: `**`"));
        QVERIFY(!error("((a{1000}){1000}){1000}").empty());
        QVERIFY(!error(std::string(5000, '(').c_str()).empty());
    }
};

MIDWATCH_TEST(PromRegex)
#include "tst_prom_regex.moc"
