// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the window's frame exist in German, and every translation keeps its placeholders.
#include "tests/support/test_registry.h"

#include <QFile>
#include <QLibraryInfo>
#include <QObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <vector>

namespace {
struct Message
{
    QString context, source;
    QStringList translations; // several plural forms
    bool finished = false;
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
        if (xml.name() == QStringLiteral("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QStringLiteral("source")) {
            out.push_back({context, xml.readElementText(), {}, false});
        } else if (xml.name() == QStringLiteral("translation") && !out.empty()) {
            out.back().finished
                = xml.attributes().value(QStringLiteral("type")) != QStringLiteral("unfinished");
            out.back().translations
                << xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    return out;
}

bool ofTheFrame(const QString& context)
{
    static const QSet<QString> frame{QStringLiteral("Format"),
                                     QStringLiteral("QObject"),
                                     QStringLiteral("Sentences"),
                                     QStringLiteral("mw::About"),
                                     QStringLiteral("mw::ArmingDialog"),
                                     QStringLiteral("mw::CommandPalette"),
                                     QStringLiteral("mw::DataTable"),
                                     QStringLiteral("mw::FirstRun"),
                                     QStringLiteral("mw::Inspector"),
                                     QStringLiteral("mw::KeysOverlay"),
                                     QStringLiteral("mw::MainWindow"),
                                     QStringLiteral("mw::PaletteModel"),
                                     QStringLiteral("mw::Provenance"),
                                     QStringLiteral("mw::Rail"),
                                     QStringLiteral("mw::ScopeState"),
                                     QStringLiteral("mw::SourcePopover"),
                                     QStringLiteral("mw::Status"),
                                     QStringLiteral("mw::StatusBar"),
                                     QStringLiteral("mw::TopBar")};
    return frame.contains(context);
}

QString root()
{
    return qEnvironmentVariable("MIDWATCH_SOURCE_DIR");
}
} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void germanKnowsEveryWordOfTheFrame()
    {
        // What the sources say now, by the tool that the file is made with.
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
                       QStringLiteral("models/text"),
                       QStringLiteral("widgets/controls"),
                       QStringLiteral("widgets/shell"),
                       QStringLiteral("widgets/theme"),
                       QStringLiteral("-ts"),
                       fresh});
        QVERIFY2(lupdate.waitForFinished(60'000), qPrintable(lupdate.errorString()));
        QSet<QPair<QString, QString>> known;
        for (const Message& m : read(root() + QStringLiteral("/translations/midwatch_de.ts"))) {
            if (m.finished)
                known.insert({m.context, m.source});
        }
        const auto wanted = read(fresh);
        QVERIFY(wanted.size() > 150);
        QStringList missing;
        for (const Message& m : wanted) {
            if (ofTheFrame(m.context) && !known.contains({m.context, m.source}))
                missing << m.context + QStringLiteral(": ") + m.source;
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void placeholdersAreKept()
    {
        static const QRegularExpression placeholder(QStringLiteral("%L?(\\d+|n)"));
        const auto of = [](const QString& text) {
            QStringList out;
            auto it = placeholder.globalMatch(text);
            while (it.hasNext())
                out << it.next().captured();
            out.sort();
            return out;
        };
        const auto all = read(root() + QStringLiteral("/translations/midwatch_de.ts"));
        QVERIFY(all.size() > 150);
        for (const Message& m : all) {
            for (const QString& text : m.translations) {
                if (!m.finished || m.source.contains(QStringLiteral("%n")))
                    continue;
                QVERIFY2(of(text) == of(m.source), qPrintable(m.source + u'\n' + text));
            }
        }
    }
};

MIDWATCH_TEST(TranslationsTest)
#include "tst_translations.moc"
