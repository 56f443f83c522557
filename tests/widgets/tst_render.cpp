// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `midwatch render` from outside: no display, the same bytes for the same data, exit codes.
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

class RenderTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    int render(const QStringList& more, QByteArray* errors = nullptr) const
    {
        QProcess midwatch;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("TZ"), QStringLiteral("Asia/Tokyo")); // must not matter
        midwatch.setProcessEnvironment(environment);
        midwatch.start(qEnvironmentVariable("MIDWATCH_BINARY"),
                       QStringList{QStringLiteral("render")} + more);
        if (!midwatch.waitForFinished(60'000))
            return -1;
        if (errors)
            *errors = midwatch.readAllStandardError();
        return midwatch.exitCode();
    }

    QStringList shot(const QString& file) const
    {
        return {QStringLiteral("runbooks"),
                QStringLiteral("--demo"),
                QStringLiteral("--at"),
                QStringLiteral("2026-01-17T03:01:12Z"),
                QStringLiteral("--size"),
                QStringLiteral("1024x700"),
                QStringLiteral("--out"),
                m_dir.filePath(file)};
    }

    QByteArray bytes(const QString& file) const
    {
        QFile in(m_dir.filePath(file));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

private Q_SLOTS:
    void theSameDataGiveTheSameBytes_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : {"png", "svg", "pdf"})
            QTest::newRow(suffix) << QString::fromLatin1(suffix);
    }

    void theSameDataGiveTheSameBytes()
    {
        QFETCH(QString, suffix);
        QCOMPARE(render(shot(QStringLiteral("a.") + suffix)), 0);
        QCOMPARE(render(shot(QStringLiteral("b.") + suffix)), 0);
        const QByteArray once = bytes(QStringLiteral("a.") + suffix);
        QVERIFY(once.size() > 1000);
        QVERIFY(once == bytes(QStringLiteral("b.") + suffix));
    }

    void svgHasOutlinesInsteadOfFonts()
    {
        QCOMPARE(render(shot(QStringLiteral("c.svg"))), 0);
        QXmlStreamReader xml(bytes(QStringLiteral("c.svg")));
        int paths = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            QVERIFY(xml.name() != QStringLiteral("text"));
            paths += xml.name() == QStringLiteral("path") ? 1 : 0;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(paths > 50);
    }

    void pdfIsOfTheTimeOfTheData()
    {
        QCOMPARE(render(shot(QStringLiteral("d.pdf"))), 0);
        QVERIFY(bytes(QStringLiteral("d.pdf")).contains("/CreationDate (D:20260117030112Z)"));
    }

    void scaleMultipliesThePixels()
    {
        QCOMPARE(render(shot(QStringLiteral("e.png"))
                        << QStringLiteral("--scale") << QStringLiteral("2")),
                 0);
        QCOMPARE(QImage(m_dir.filePath(QStringLiteral("e.png"))).size(), QSize(2048, 1400));
    }

    void languageAndThemeChangeThePicture()
    {
        QCOMPARE(render(shot(QStringLiteral("f.png"))), 0);
        const QImage english(m_dir.filePath(QStringLiteral("f.png")));
        for (const QStringList& more :
             {QStringList{QStringLiteral("--lang"), QStringLiteral("de")},
              QStringList{QStringLiteral("--theme"), QStringLiteral("light")},
              QStringList{QStringLiteral("--theme"), QStringLiteral("contrast")}}) {
            QCOMPARE(render(shot(QStringLiteral("g.png")) + more), 0);
            QVERIFY2(QImage(m_dir.filePath(QStringLiteral("g.png"))) != english,
                     qPrintable(more.join(u' ')));
        }
    }

    void whatCannotBeDrawnIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        const auto s = [](const char* text) { return QString::fromLatin1(text); };
        QTest::newRow("pane") << QStringList{s("cost-of-living"),
                                             s("--demo"),
                                             s("--out"),
                                             s("x.png")}
                              << QByteArray("no pane \"cost-of-living\"");
        QTest::newRow("suffix") << QStringList{s("clusters"), s("--demo"), s("--out"), s("x.gif")}
                                << QByteArray(".png, .pdf and .svg");
        QTest::newRow("redacted")
            << QStringList{s("clusters"), s("--demo"), s("--redacted"), s("--out"), s("x.svg")}
            << QByteArray("with --redacted only .png");
        QTest::newRow("theme") << QStringList{s("clusters"),
                                              s("--demo"),
                                              s("--theme"),
                                              s("pink"),
                                              s("--out"),
                                              s("x.png")}
                               << QByteArray("no theme \"pink\"");
        QTest::newRow("time") << QStringList{s("clusters"),
                                             s("--demo"),
                                             s("--at"),
                                             s("yesterday"),
                                             s("--out"),
                                             s("x.png")}
                              << QByteArray("--at yesterday");
        QTest::newRow("size")
            << QStringList{s("clusters"), s("--demo"), s("--size"), s("12"), s("--out"), s("x.png")}
            << QByteArray("--size 12");
        QTest::newRow("estate") << QStringList{s("clusters"),
                                               s("--estate"),
                                               s("/no/estate.yaml"),
                                               s("--out"),
                                               s("x.png")}
                                << QByteArray("/no/estate.yaml");
        QTest::newRow("scenario") << QStringList{s("clusters"),
                                                 s("--demo=no-such"),
                                                 s("--out"),
                                                 s("x.png")}
                                  << QByteArray("no-such");
        QTest::newRow("folder") << QStringList{s("runbooks"),
                                               s("--demo"),
                                               s("--wait"),
                                               s("1"),
                                               s("--out"),
                                               s("/nowhere/at/all.png")}
                                << QByteArray("cannot be written");
    }

    void whatCannotBeDrawnIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        QByteArray errors;
        QCOMPARE(render(arguments, &errors), 2);
        QVERIFY2(errors.contains(words), errors.constData());
        QVERIFY(!QFile::exists(QStringLiteral("x.png")));
    }
};

MIDWATCH_TEST(RenderTest)
#include "tst_render.moc"
