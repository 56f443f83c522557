// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The estate's files change under the open window, as editors and tools write them.
#include "app/wiring/estate_watch.h"
#include "app/wiring/window.h"
#include "tests/support/test_registry.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/status_bar.h"
#include "widgets/shell/window_settings.h"

#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mw;

namespace {

constexpr int patience = 60'000; // a loaded machine; conditions end it long before
using WallClock = std::chrono::system_clock;

constexpr const char* header = "apiVersion: midwatch/v1\nkind: Estate\n"
                               "environments: [{name: prod, kind: prod}]\n";

// One source that is switched off: nothing is asked of anybody.
std::string estate(const std::string& name)
{
    return std::string(header) + "sources: [{name: " + name
        + ", type: prometheus, url: \"http://127.0.0.1:9\", enabled: false}]\n"
          "clusters: [{name: a, kubeconfig: ./kube, context: x}]\n";
}

std::string kube(const std::string& token, const std::string& port = "9")
{
    return "contexts: [{name: x, context: {cluster: c, user: u}}]\n"
           "clusters: [{name: c, cluster: {server: \"http://127.0.0.1:"
        + port + "\"}}]\nusers: [{name: u, user: {token: " + token + "}}]\n";
}

struct Files
{
    Files()
    {
        write("estate.yaml", estate("prom"));
        write("kube", kube("first"));
    }
    std::string path(const char* name) const
    {
        return dir.filePath(QString::fromLatin1(name)).toStdString();
    }
    // In its place, as `cp` and `cat >` do.
    void write(const char* name, const std::string& text) const
    {
        QFile file(QString::fromStdString(path(name)));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray::fromStdString(text));
    }
    // Another file in the place of the old one, as editors and kubectl do.
    void replace(const char* name, const std::string& text) const
    {
        const std::string next = std::string(name) + ".new";
        write(next.c_str(), text);
        QCOMPARE(::rename(path(next.c_str()).c_str(), path(name).c_str()), 0);
    }
    QTemporaryDir dir;
};

struct Watched : Files
{
    Watched() : watch(path("estate.yaml"), {}, WallClock::now() + std::chrono::hours(1))
    {
        watch.setQuiet(std::chrono::milliseconds(5));
        begin();
    }
    // Until it has looked twice: the second time the files are watched.
    void begin()
    {
        watch.start();
        QVERIFY(QTest::qWaitFor([this] { return looked.count() >= 2; }, patience));
    }
    bool comes(const QSignalSpy& spy, int count) const
    {
        return QTest::qWaitFor([&] { return spy.count() >= count; }, patience);
    }
    EstateWatch watch;
    QSignalSpy changed{&watch, &EstateWatch::changed};
    QSignalSpy unreadable{&watch, &EstateWatch::unreadable};
    QSignalSpy asBefore{&watch, &EstateWatch::asBefore};
    QSignalSpy renewed{&watch, &EstateWatch::renewed};
    QSignalSpy looked{&watch, &EstateWatch::looked};
};

struct Window : Files
{
    Window()
    {
        theme.install(*qApp);
        SessionOptions options;
        options.estateFile = path("estate.yaml");
        auto session = Session::open(options);
        if (!session)
            qFatal("%s", describe(session.error()).c_str());
        settings = std::make_unique<WindowSettings>(dir.filePath(QStringLiteral("w.ini")));
        shown
            = std::make_unique<WindowOnSession>(std::move(session).value(),
                                                theme,
                                                *settings,
                                                dir.filePath(QStringLiteral("runs")).toStdString());
        shown->setReopen([this](const QString& said) { reopened << said; });
        shown->window().show();
        shown->followFiles(WallClock::now() + std::chrono::hours(1));
        watch()->setQuiet(std::chrono::milliseconds(5));
        QSignalSpy looked(watch(), &EstateWatch::looked);
        watch()->start();
        QVERIFY(QTest::qWaitFor([&] { return looked.count() >= 2; }, patience));
    }
    ~Window()
    {
        shown.reset();
        qApp->setStyle(QStringLiteral("Fusion"));
    }
    EstateWatch* watch() const { return shown->estateWatch(); }
    MainWindow& window() const { return shown->window(); }
    bool says(const QString& words) const
    {
        return QTest::qWaitFor([&] { return window().statusBar()->notes().contains(words); },
                               patience);
    }
    Theme theme{ThemeId::Night};
    std::unique_ptr<WindowSettings> settings;
    std::unique_ptr<WindowOnSession> shown;
    QStringList reopened;
};

} // namespace

class EstateWatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFileInItsPlaceIsNoticedEachTime()
    {
        Watched w;
        w.replace("estate.yaml", estate("one"));
        QVERIFY(w.comes(w.changed, 1));
        w.replace("estate.yaml", estate("two")); // the watch went with the old file
        QVERIFY(w.comes(w.changed, 2));
        w.write("estate.yaml", estate("three"));
        QVERIFY(w.comes(w.changed, 3));
        w.replace("kube", kube("first", "10"));
        QVERIFY(w.comes(w.changed, 4));
        QCOMPARE(w.unreadable.count(), 0);
    }

    void halfAFileIsSaidAndTakenBack()
    {
        Watched w;
        w.write("estate.yaml", std::string(header) + "sources: [{name: pro");
        QVERIFY(w.comes(w.unreadable, 1));
        const auto error = w.unreadable.first().first().value<Error>();
        QVERIFY(error.place);
        QVERIFY(error.place->line >= 4); // where it breaks off
        QCOMPARE(w.changed.count(), 0);
        w.write("estate.yaml", estate("prom"));
        QVERIFY(w.comes(w.asBefore, 1));
        QCOMPARE(w.changed.count(), 0);
    }

    void aFileThatIsGoneIsSaidAndIsNoticedWhenItIsBack()
    {
        Watched w;
        QVERIFY(QFile::remove(QString::fromStdString(w.path("estate.yaml"))));
        QVERIFY(w.comes(w.unreadable, 1));
        w.write("estate.yaml", estate("other"));
        QVERIFY(w.comes(w.changed, 1));
    }

    void aRenewedTokenIsNoChange()
    {
        Watched w;
        w.replace("kube", kube("second"));
        QVERIFY(w.comes(w.renewed, 1));
        QCOMPARE(w.changed.count(), 0);
    }

    void whatWasWrittenBetweenOpeningAndWatchingIsAChange()
    {
        Files files;
        EstateWatch late(files.path("estate.yaml"), {}, WallClock::now() - std::chrono::hours(1));
        QSignalSpy changed(&late, &EstateWatch::changed);
        late.start();
        QVERIFY(QTest::qWaitFor([&] { return changed.count() == 1; }, patience));
    }

    void theWindowReadsAgainByItself()
    {
        Window w;
        w.replace("estate.yaml", estate("other"));
        QVERIFY(QTest::qWaitFor([&] { return w.reopened.size() == 1; }, patience));
        QVERIFY2(w.reopened[0].contains(QStringLiteral("were read")), qPrintable(w.reopened[0]));
    }

    void itWaitsWhileArmedAndWhileWordsAreEntered()
    {
        Window w;
        QVERIFY(
            w.window().arming().arm("prod", "prod", ArmingReason::Change, QStringLiteral("CHG-1")));
        w.replace("estate.yaml", estate("other"));
        QVERIFY(w.says(QStringLiteral("not read yet: changes are armed")));
        QVERIFY(w.reopened.isEmpty());
        QLineEdit note(&w.window());
        note.setText(QStringLiteral("half a sentence"));
        note.show();
        note.setFocus();
        w.window().arming().disarm();
        QVERIFY(w.says(QStringLiteral("not read yet: something is being entered")));
        QVERIFY(w.reopened.isEmpty());
        note.clear();
        QVERIFY(QTest::qWaitFor([&] { return w.reopened.size() == 1; }, patience));
    }

    void aMistakeLeavesWhatRuns()
    {
        Window w;
        w.write("estate.yaml", std::string(header) + "sources: [{name: pro");
        QVERIFY(w.says(QStringLiteral("estate.yaml:")));
        QVERIFY(w.reopened.isEmpty());
        QCOMPARE(w.shown->session().estate().sources.size(), 1u);
        w.write("estate.yaml", estate("prom"));
        QVERIFY(
            QTest::qWaitFor([&] { return w.window().statusBar()->notes().isEmpty(); }, patience));
        QVERIFY(w.reopened.isEmpty());
    }
};

MIDWATCH_TEST(EstateWatchTest)
#include "tst_estate_watch.moc"
