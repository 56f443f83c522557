// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clean_text.h"
#include "tests/support/test_registry.h"

using namespace mw::cli;

class CleanTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clean");
        const auto row = [](const char* text, const char* clean) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(clean);
        };
        row("https://example.com/a/b", "https://example.com/a/b");
        row("https://user:pass@example.com/a?x=1#y", "https://example.com/a");
        row("https://user@example.com", "https://example.com");
        row("https://a.b/?sig=1", "https://a.b/");
        row("https://a.b?sig=1", "https://a.b");
        row("see https://u:p@h/x?y=1 and (http://v:q@i/z?w=2)!",
            "see https://h/x and (http://i/z)!");
        row("a@b://c", "a@b://c"); // before the address
        row("https://h/path@with/at", "https://h/path@with/at"); // in the path
        row("postgres://app:pw@db:5432/x", "postgres://db:5432/x");
        row("://", "://");
        row("no address? none", "no address? none");
        row("sum(rate(x{a=\"b\"}[5m]))", "sum(rate(x{a=\"b\"}[5m]))");
    }
    void addresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, clean);
        QCOMPARE(QString::fromStdString(withoutUserAndQuery(text.toStdString())), clean);
    }

    void secrets()
    {
        TextCleaner cleaner;
        const std::string token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";
        for (const std::string text : {"Authorization: Bearer abcdef123456",
                                       "pull failed: password=hunter22",
                                       "TOKEN=abcdef123456",
                                       "https://x/?access_token=abcdef123456"}) {
            const std::string clean = cleaner(text);
            QVERIFY2(clean.find("abcdef123456") == std::string::npos
                         && clean.find("hunter22") == std::string::npos,
                     clean.c_str());
            QCOMPARE(cleaner(text), clean); // and from memory
        }
        QVERIFY(cleaner("jwt " + token).find("c2lnbmF0dXJl") == std::string::npos);
        QCOMPARE(cleaner("agent-runtime 2.14.0 → 2.14.1"),
                 std::string("agent-runtime 2.14.0 → 2.14.1"));
    }
};

MIDWATCH_TEST(CleanTextTest)
#include "tst_clean_text.moc"
