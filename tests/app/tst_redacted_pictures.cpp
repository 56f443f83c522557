// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures without names, of every pane of the demo estate: what is painted and what the rows
// behind it hold names no host, tenant or person; the window's own rows stay as they are.
#include "app/wiring/redacted_pictures.h"
#include "app/wiring/window.h"
#include "models/store/row_codec.h"
#include "tests/support/test_registry.h"
#include "widgets/controls/data_table.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/picture_dialog.h"
#include "widgets/shell/window_settings.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>
#include <set>

using namespace mw;

namespace {

constexpr int patience = 90'000; // a loaded machine; conditions end it long before

struct Demo
{
    Demo()
    {
        theme.setReducedMotion(true);
        theme.install(*qApp);
        SessionOptions options;
        options.demo = "bad-deploy";
        World at;
        parseTime("2026-01-17T03:01:12Z", at);
        options.at = at;
        auto session = Session::open(options);
        if (!session)
            qFatal("%s", describe(session.error()).c_str());
        shown = std::make_unique<WindowOnSession>(
            std::move(session).value(), theme, settings, dir.path().toStdString());
        MainWindow& window = shown->window();
        window.resize(1440, 900);
        window.show();
        shown->session().start();
        hub().neverPause();
    }
    ~Demo()
    {
        shown.reset();
        qApp->setStyle(QStringLiteral("Fusion")); // ours refers to the theme that goes now
    }
    Hub& hub() { return shown->session().hub(); }
    RedactedPicture picture()
    {
        std::optional<RedactedPicture> got;
        shown->pictures().draw([&got](RedactedPicture one) { got = std::move(one); });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }, patience))
            qFatal("no picture came");
        return *got;
    }

    QTemporaryDir dir;
    Theme theme;
    WindowSettings settings{dir.filePath(QStringLiteral("settings.ini"))};
    std::unique_ptr<WindowOnSession> shown;
};

// What must not be read in a picture: names of the demo's nodes, tenants and people as its own
// rows have them, not as the redaction has learnt them.
std::set<std::string> secretsOf(const Hub& hub)
{
    std::set<std::string> out{"Ana", "Ruiz", "Otieno", "Cho Park", "agent-factory.example"};
    hub.nodes().forEach([&out](Slot, const KubeNode& row) {
        out.insert(row.key.name);
        out.insert(row.key.name.substr(0, row.key.name.find('.')));
    });
    hub.pods().forEach([&out](Slot, const Pod& row) {
        if (!row.tenant.empty())
            out.insert(row.tenant.str());
        if (!row.ip.empty())
            out.insert(row.ip);
    });
    hub.namespaces().forEach([&out](Slot, const Namespace& row) {
        if (!row.tenant.empty())
            out.insert(row.tenant.str());
    });
    hub.topic<OnCallShift>().forEach([&out](Slot, const OnCallShift& row) {
        out.insert(row.user);
        out.insert(row.userId);
    });
    hub.topic<PipelineRun>().forEach([&out](Slot, const PipelineRun& row) {
        if (!row.actor.str().ends_with("[bot]"))
            out.insert(row.actor.str());
    });
    hub.topic<Silence>().forEach([&out](Slot, const Silence& row) { out.insert(row.createdBy); });
    hub.topic<CostLine>().forEach([&out](Slot, const CostLine& row) {
        // (An account that has a name instead of a number is called like a service here.)
        if (row.account.str().find_first_not_of("0123456789") == std::string::npos)
            out.insert(row.account.str());
    });
    out.erase("");
    return out;
}

// The name, as a word: "ana" is in "banana", and what was learnt of "ana" says nothing of that.
bool names(const std::string& text, const std::string& secret)
{
    const auto isWord = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    for (size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 1)) {
        const size_t end = at + secret.size();
        if ((at == 0 || !isWord(text[at - 1])) && (end == text.size() || !isWord(text[end])))
            return true;
    }
    return false;
}

} // namespace

class RedactedPicturesTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Demo> m_demo;

private Q_SLOTS:
    void initTestCase()
    {
        m_demo = std::make_unique<Demo>();
        QVERIFY(QTest::qWaitFor([this] { return m_demo->hub().settled(); }, patience));
        QTRY_VERIFY_WITH_TIMEOUT(m_demo->hub().topic<OnCallShift>().size() > 0, patience);
    }
    void cleanupTestCase() { m_demo.reset(); }

    void noNameIsInThePictureOfAPane_data()
    {
        QTest::addColumn<QString>("pane");
        QTest::addColumn<QString>("tab");
        QTest::newRow("watch") << "watch"
                               << "";
        for (const char* tab : {"findings", "pods", "workloads", "nodes", "events", "namespaces"})
            QTest::newRow(tab) << "clusters" << tab;
        for (const char* pane : {"delivery", "slos", "cost", "runbooks", "alerts"})
            QTest::newRow(pane) << pane << "";
        for (const char* tab : {"silences", "pages"})
            QTest::newRow(tab) << "alerts" << tab;
    }
    void noNameIsInThePictureOfAPane()
    {
        QFETCH(QString, pane);
        QFETCH(QString, tab);
        MainWindow& window = m_demo->shown->window();
        QVERIFY(window.showPane(pane));
        if (!tab.isEmpty())
            QVERIFY(window.actions().trigger(pane + u'.' + tab));
        QTRY_VERIFY_WITH_TIMEOUT(window.currentPane()->settled(), patience);
        const RedactedPicture picture = m_demo->picture();
        QVERIFY2(!picture.image.isNull(), qPrintable(picture.problem));

        const QStringList& painted = m_demo->shown->pictures().painted();
        QVERIFY(painted.size() > 10);
        QVERIFY(!painted.filter(QStringLiteral("redacted")).isEmpty()); // the footer
        const std::set<std::string> secrets = secretsOf(m_demo->hub());
        QVERIFY(secrets.size() > 60);
        for (const QString& text : painted) {
            for (const std::string& secret : secrets)
                QVERIFY2(!names(text.toStdString(), secret),
                         qPrintable(text + u' ' + QString::fromStdString(secret)));
        }
        QVERIFY(picture.image.text().isEmpty()); // nor in what a PNG says of itself
    }

    void noNameIsInTheRowsBehindIt()
    {
        m_demo->picture();
        const auto copy = m_demo->shown->pictures().lastCopy();
        std::string all;
        for (const TopicDelta& each : copy->content.rows) {
            std::visit(
                [&all](const auto& rows) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(rows)>, UsageRows>) {
                        for (const auto& row : rows.upserts)
                            all += store::toJson(row, {}).dump() + '\n';
                    }
                },
                each);
        }
        for (const Change& change : copy->content.changes)
            all += store::toJson(change, {}).dump() + '\n';
        QVERIFY(all.size() > 100'000);
        for (const std::string& secret : secretsOf(m_demo->hub()))
            QVERIFY2(!names(all, secret), secret.c_str());
    }

    void theWindowsOwnRowsStay()
    {
        const auto bytes = [this] {
            std::string all;
            m_demo->hub().pods().forEach([&all](Slot, const Pod& row) {
                Pod still = row; // what is measured moves all the time
                still.cpuUsage = still.memoryUsage = 0;
                all += store::encode(still);
            });
            return all;
        };
        const std::string before = bytes();
        m_demo->picture();
        QVERIFY(before == bytes());
    }

    void theSameThingHasTheSameNameInThePicture()
    {
        MainWindow& window = m_demo->shown->window();
        window.showPane(QStringLiteral("clusters"));
        window.actions().trigger(QStringLiteral("clusters.nodes"));
        const RedactedPicture picture = m_demo->picture();
        std::set<QString> seen;
        for (const RedactedPicture::Mark& mark : picture.marks) {
            QVERIFY(QRectF(QPointF(), QSizeF(picture.image.size())).intersects(mark.box));
            if (mark.pseudonym.startsWith(QStringLiteral("host-")))
                seen.insert(mark.pseudonym);
        }
        QVERIFY(seen.size() > 5);
        QCOMPARE(m_demo->picture().marks.size(), picture.marks.size());
    }

    void filterScopeAndSelectionAreCarriedOver()
    {
        MainWindow& window = m_demo->shown->window();
        window.showPane(QStringLiteral("clusters"));
        window.actions().trigger(QStringLiteral("clusters.pods"));
        DataTable* table = nullptr;
        for (auto* one : window.currentPane()->findChildren<DataTable*>()) {
            if (one->isVisible())
                table = one;
        }
        QVERIFY(table);
        std::string node; // a part of its name
        m_demo->hub().nodes().forEach(
            [&node](Slot, const KubeNode& row) { node = row.key.name.substr(0, 8); });
        const QString part = QString::fromStdString(node);
        table->setFilter(QStringLiteral("node:") + part);
        const int rows = table->model()->rowCount();
        QVERIFY(rows > 0 && rows < int(m_demo->hub().pods().size()));
        m_demo->picture();
        const QStringList painted = m_demo->shown->pictures().painted();
        QVERIFY2(painted.filter(part).isEmpty(), qPrintable(painted.join(u'|')));
        QVERIFY2(!painted.filter(table->countText()).isEmpty(), qPrintable(painted.join(u'|')));

        table->clearFilter();
        Scope scope;
        scope.tenant = "kestrel";
        window.context().scope.setScope(scope);
        m_demo->picture();
        QVERIFY(m_demo->shown->pictures().painted().filter(QStringLiteral("kestrel")).isEmpty());
        QVERIFY(!m_demo->shown->pictures()
                     .painted()
                     .filter(QRegularExpression(QStringLiteral("tenant-\\d+")))
                     .isEmpty());
        window.context().scope.setScope({});
    }

    void theKeyShowsItAndEnterCopiesIt()
    {
        MainWindow& window = m_demo->shown->window();
        window.showPane(QStringLiteral("alerts"));
        const Action* action = window.actions().find(QStringLiteral("shell.picture"));
        QVERIFY(action && action->listed);
        QCOMPARE(action->keys.first(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
        QVERIFY(window.actions().trigger(QStringLiteral("shell.picture")));
        QVERIFY(window.pictureDialog()->isOpen()); // at once
        QTRY_VERIFY_WITH_TIMEOUT(window.pictureDialog()->ready(), patience);
        QVERIFY(!window.pictureDialog()->countWords().isEmpty());
        QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
        QVERIFY(!window.pictureDialog()->isOpen());
    }

    void aPlanIsNotDrawn()
    {
        MainWindow& window = m_demo->shown->window();
        window.showPane(QStringLiteral("runbooks"));
        QTRY_VERIFY_WITH_TIMEOUT(window.currentPane()->settled(), patience);
        QVERIFY(window.currentPane()->notForPictures().isEmpty());
        QVERIFY(window.currentPane()->reveal(RunbookRef{"rollback-bad-deploy"}));
        QVERIFY(!window.currentPane()->notForPictures().isEmpty());
        QVERIFY(window.actions().trigger(QStringLiteral("shell.picture")));
        QVERIFY(!window.pictureDialog()->isOpen()); // a notice says why
        QVERIFY(window.actions().trigger(QStringLiteral("runbooks.library")));
        QVERIFY(window.currentPane()->notForPictures().isEmpty());
    }

    void aPictureThatNobodyWaitsForIsForgotten()
    {
        bool called = false;
        m_demo->shown->pictures().draw([&called](const RedactedPicture&) { called = true; });
        m_demo->shown->pictures().drop();
        QTest::qWait(300);
        QVERIFY(!called);
    }
};

MIDWATCH_TEST(RedactedPicturesTest)
#include "tst_redacted_pictures.moc"
