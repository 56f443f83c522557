// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every pane as `midwatch render` draws it on the demo estate at one moment, in the three themes,
// compared with the pictures kept in tests/widgets/pictures.
#include "tests/support/test_registry.h"
#include "tests/widgets/picture_compare.h"

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <set>

using namespace mwtest;

namespace {
struct Shot
{
    const char* name;
    const char* pane;
    const char* scenario;
    const char* tab; // may be empty
    const char* size;
    bool allThemes = false; // else night alone: the same widgets are in other pictures
    const char* language = ""; // of the words; German is the longest that comes with the program
};
constexpr Shot shots[] = {
    {"pane-watch-page", "watch", "bad-deploy", "", "1440x900", true},
    {"pane-watch-quiet", "watch", "quiet-night", "", "1440x900", true},
    {"pane-watch-nodes", "watch", "node-pool-loss", "", "1440x900"},
    {"pane-watch-small", "watch", "bad-deploy", "", "1024x700"},
    {"pane-watch-unseen", "watch", "api-throttled", "", "1440x900", true},
    {"pane-findings", "clusters", "bad-deploy", "findings", "1440x900", true},
    {"pane-pods", "clusters", "node-pool-loss", "pods", "1440x900", true},
    {"pane-workloads", "clusters", "bad-deploy", "workloads", "1440x900", true},
    {"pane-nodes", "clusters", "node-pool-loss", "nodes", "1440x900", true},
    {"pane-events", "clusters", "bad-deploy", "events", "1440x900", true},
    {"pane-namespaces", "clusters", "node-pool-loss", "namespaces", "1440x900", true},
    {"pane-quiet", "clusters", "quiet-night", "findings", "1024x700"},
    {"pane-slos", "slos", "budget-burn", "", "1440x900", true},
    {"pane-slos-small", "slos", "bad-deploy", "", "1024x700"},
    {"pane-runbooks", "runbooks", "bad-deploy", "", "1440x900", true},
    {"pane-alerts", "alerts", "bad-deploy", "", "1440x900", true},
    {"pane-delivery", "delivery", "ci-down", "", "1440x900", true},
    {"pane-cost", "cost", "cost-spike", "", "1440x900", true},
    {"pane-watch-page-de", "watch", "bad-deploy", "", "1440x900", false, "de"},
    {"pane-watch-quiet-de", "watch", "quiet-night", "", "1440x900", false, "de"},
    {"pane-watch-unseen-de", "watch", "api-throttled", "", "1440x900", false, "de"},
    {"pane-watch-small-de", "watch", "bad-deploy", "", "1024x700", false, "de"},
    {"pane-alerts-de", "alerts", "bad-deploy", "", "1440x900", false, "de"},
    {"pane-delivery-de", "delivery", "ci-down", "", "1440x900", false, "de"},
    {"pane-cost-de", "cost", "cost-spike", "", "1440x900", false, "de"},
};
constexpr const char* themes[] = {"night", "day", "contrast"};
} // namespace

class PanePicturesTest : public QObject
{
    Q_OBJECT

    KeptPictures m_kept;
    QTemporaryDir m_dir;
    std::set<int> m_drawn; // shots

    static QStringList arguments(const Shot& shot, const char* theme, const QString& out)
    {
        const auto latin = [](const char* text) { return QString::fromLatin1(text); };
        QStringList list{QStringLiteral("render"),
                         latin(shot.pane),
                         QStringLiteral("--demo=") + latin(shot.scenario),
                         QStringLiteral("--at"),
                         QStringLiteral("2026-01-17T03:01:12Z"),
                         QStringLiteral("--size"),
                         latin(shot.size),
                         QStringLiteral("--theme"),
                         latin(theme),
                         QStringLiteral("--out"),
                         out};
        if (*shot.tab)
            list << QStringLiteral("--tab") << latin(shot.tab);
        if (*shot.language)
            list << QStringLiteral("--lang") << latin(shot.language);
        return list;
    }

private Q_SLOTS:
    void panes_data()
    {
        QTest::addColumn<int>("shot");
        QTest::addColumn<QByteArray>("theme");
        for (size_t i = 0; i < std::size(shots); ++i) {
            for (const char* theme : themes) {
                if (theme != themes[0] && !shots[i].allThemes)
                    continue;
                QTest::addRow("%s-%s", shots[i].name, theme) << int(i) << QByteArray(theme);
            }
        }
    }

    void panes()
    {
        QFETCH(int, shot);
        QFETCH(QByteArray, theme);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        const QString out = m_dir.filePath(name + QStringLiteral(".png"));
        QProcess midwatch;
        midwatch.start(qEnvironmentVariable("MIDWATCH_BINARY"),
                       arguments(shots[shot], theme.constData(), out));
        QVERIFY2(midwatch.waitForFinished(60'000), "render did not end");
        QVERIFY2(midwatch.exitCode() == 0, midwatch.readAllStandardError().constData());
        m_drawn.insert(shot);
        const QString problem = m_kept.check(name, QImage(out));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanupTestCase()
    {
        // Only a whole run can tell what nobody draws any more.
        if (QTest::currentTestFailed() || m_drawn.size() < std::size(shots))
            return;
        const QStringList orphans = m_kept.orphans(QStringLiteral("pane-"));
        QVERIFY2(orphans.isEmpty(), qPrintable(orphans.join(u' ')));
    }
};

MIDWATCH_TEST(PanePicturesTest)
#include "tst_pane_pictures.moc"
