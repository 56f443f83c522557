// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every word that a person can see exists in German, English has its plural forms, and every
// translation keeps its placeholders, its end and the blanks around it.
#include "tests/support/test_registry.h"

#include <QFile>
#include <QLibraryInfo>
#include <QMap>
#include <QObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <tuple>
#include <vector>

namespace {
struct Message
{
    QString context, source, comment;
    QStringList forms; // one, or the plural forms
    bool numerus = false;
    bool finished = false;

    [[nodiscard]] std::tuple<QString, QString, QString> key() const
    {
        return {context, source, comment};
    }

    /// Finished, and no form of it is empty.
    [[nodiscard]] bool complete() const
    {
        return finished && !forms.isEmpty() && !forms.contains(QString());
    }

    [[nodiscard]] QString name() const
    {
        return context + QStringLiteral(": ") + source
            + (comment.isEmpty() ? QString() : QStringLiteral(" (") + comment + u')');
    }
};

std::vector<Message> read(const QString& file)
{
    std::vector<Message> out;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return out;
    QXmlStreamReader xml(&in);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto is = [&](const char* name) { return xml.name() == QLatin1String(name); };
        if (is("name")) {
            context = xml.readElementText();
        } else if (is("message")) {
            out.push_back({context,
                           {},
                           {},
                           {},
                           xml.attributes().value(QLatin1String("numerus")) == u"yes",
                           false});
        } else if (out.empty()) {
            continue;
        } else if (is("source")) {
            out.back().source = xml.readElementText();
        } else if (is("comment")) {
            out.back().comment = xml.readElementText();
        } else if (is("translation")) {
            out.back().finished = xml.attributes().value(QLatin1String("type")) != u"unfinished";
            if (!out.back().numerus)
                out.back().forms << xml.readElementText();
        } else if (is("numerusform")) {
            out.back().forms << xml.readElementText();
        }
    }
    return out;
}

QString root()
{
    return qEnvironmentVariable("MIDWATCH_SOURCE_DIR");
}

std::vector<Message> translations(const QString& language)
{
    return read(root() + QStringLiteral("/translations/midwatch_%1.ts").arg(language));
}

/// Those of `wanted` that `file` lacks, or has without all of its forms.
QStringList missing(const std::vector<Message>& wanted, const std::vector<Message>& file)
{
    QMap<std::tuple<QString, QString, QString>, bool> known;
    for (const Message& m : file)
        known.insert(m.key(), m.complete());
    QStringList out;
    for (const Message& m : wanted) {
        if (!known.value(m.key(), false))
            out << m.name();
    }
    return out;
}
} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // What the sources say now, by the tool that the files are made with.
        const QTemporaryDir dir;
        const QString fresh = dir.filePath(QStringLiteral("fresh.ts"));
        QProcess lupdate;
        lupdate.setWorkingDirectory(root());
        lupdate.start(QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate"),
                      {QStringLiteral("-silent"),
                       QStringLiteral("-locations"),
                       QStringLiteral("none"),
                       QStringLiteral("-I"),
                       QStringLiteral("."),
                       QStringLiteral("app"),
                       QStringLiteral("models"),
                       QStringLiteral("widgets"),
                       QStringLiteral("-ts"),
                       fresh});
        QVERIFY2(lupdate.waitForFinished(240'000), qPrintable(lupdate.errorString()));
        QCOMPARE(lupdate.exitCode(), 0);
        m_wanted = read(fresh);
        QVERIFY(m_wanted.size() > 1000);
    }

    void germanKnowsEveryWord()
    {
        const QStringList unknown = missing(m_wanted, translations(QStringLiteral("de")));
        QVERIFY2(unknown.isEmpty(),
                 qPrintable(QStringLiteral("run packaging/dev/translations, then translate\n")
                            + unknown.join(u'\n')));
    }

    void englishKnowsEveryPlural()
    {
        std::vector<Message> plurals;
        for (const Message& m : m_wanted) {
            if (m.numerus)
                plurals.push_back(m);
        }
        QVERIFY(plurals.size() > 10);
        const QStringList unknown = missing(plurals, translations(QStringLiteral("en")));
        QVERIFY2(unknown.isEmpty(),
                 qPrintable(QStringLiteral("run packaging/dev/translations, then translate\n")
                            + unknown.join(u'\n')));
    }

    void everyFormFitsItsSource_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << QStringLiteral("de");
        QTest::newRow("English plurals") << QStringLiteral("en");
    }

    void everyFormFitsItsSource()
    {
        QFETCH(const QString, language);
        static const QRegularExpression placeholder(QStringLiteral("%L?(\\d+|n)"));
        static const QRegularExpression end(QStringLiteral("[.:…?!]*$"));
        const auto placeholders = [](const QString& text) {
            QStringList out;
            auto it = placeholder.globalMatch(text);
            while (it.hasNext())
                out << it.next().captured();
            out.sort();
            return out;
        };
        const auto blanks = [](const QString& text) {
            const auto first = text.size() - QStringView(text).trimmed().size();
            return std::pair(first, text.startsWith(u' '));
        };
        const auto all = translations(language);
        QVERIFY(all.size() > 10);
        for (const Message& m : all) {
            if (!m.finished)
                continue;
            QCOMPARE(m.forms.size(), m.numerus ? 2 : 1);
            for (const QString& form : m.forms) {
                const QString both = m.name() + u'\n' + form;
                QVERIFY2(placeholders(form) == placeholders(m.source), qPrintable(both));
                QVERIFY2(end.match(form).captured() == end.match(m.source).captured(),
                         qPrintable(both));
                QVERIFY2(blanks(form) == blanks(m.source), qPrintable(both));
            }
        }
    }

private:
    std::vector<Message> m_wanted; // what lupdate finds in the sources
};

MIDWATCH_TEST(TranslationsTest)
#include "tst_translations.moc"
