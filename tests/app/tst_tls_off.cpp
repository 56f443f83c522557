// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A person with nothing but a kubeconfig that says insecure-skip-tls-verify: the window asks, says
// what is given up, connects after a yes, remembers it for this server and context alone, and keeps
// warning in words. The server is real and its certificate is its own.
#include "app/cli/check_report.h"
#include "app/wiring/window.h"
#include "tests/support/fault_server.h"
#include "tests/support/test_registry.h"
#include "widgets/controls/button.h"
#include "widgets/panes/clusters/cluster_strip.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/source_popover.h"
#include "widgets/shell/status_bar.h"
#include "widgets/shell/window_settings.h"

#include <QFile>
#include <QLabel>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace mw;
using namespace mwtest;

namespace {

constexpr int patience = 60'000; // a loaded machine; conditions end it long before

FaultOptions ownCertificate()
{
    static const Authority authority("nobody's authority");
    FaultOptions options;
    options.tls = true;
    options.identity = authority.issue();
    return options;
}

// A cluster without anything in it; polled, for it gives no revision to watch from.
void serve(FaultServer& server)
{
    server.on("/readyz", answer(200, "ok"));
    server.on("/version", answer(200, R"({"gitVersion":"v1.30.1"})"));
    server.onAny(answer(200,
                        R"({"kind":"List","apiVersion":"v1","metadata":{},"items":[]})",
                        {{"Content-Type", "application/json"}}));
}

// Its own home: what is remembered there is this test's alone.
class Home
{
public:
    Home()
    {
        QStandardPaths::setTestModeEnabled(false);
        QCoreApplication::setApplicationName(QStringLiteral("midwatch"));
        for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "KUBECONFIG"})
            m_before.emplace_back(name, qgetenv(name));
        qputenv("HOME", m_dir.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_dir.filePath(QStringLiteral("data")).toUtf8());
        qputenv("XDG_CONFIG_HOME", m_dir.filePath(QStringLiteral("config")).toUtf8());
        qputenv("KUBECONFIG", kubeconfig().toUtf8());
    }
    ~Home()
    {
        for (const auto& [name, value] : m_before) {
            if (value.isNull())
                qunsetenv(name);
            else
                qputenv(name, value);
        }
        QCoreApplication::setApplicationName(QStringLiteral("midwatch-tests"));
        QStandardPaths::setTestModeEnabled(true);
    }
    QString kubeconfig() const { return m_dir.filePath(QStringLiteral("kubeconfig")); }
    QString allowed() const
    {
        return m_dir.filePath(QStringLiteral("data/midwatch/allowed-programs"));
    }
    void write(const std::string& server, const char* context) const
    {
        QFile file(kubeconfig());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QStringLiteral("apiVersion: v1\n"
                                  "kind: Config\n"
                                  "current-context: %2\n"
                                  "contexts:\n"
                                  "- name: %2\n"
                                  "  context: {cluster: lab, user: ana}\n"
                                  "clusters:\n"
                                  "- name: lab\n"
                                  "  cluster:\n"
                                  "    server: %1\n"
                                  "    insecure-skip-tls-verify: true\n"
                                  "users:\n"
                                  "- name: ana\n"
                                  "  user: {token: not-a-real-token}\n")
                       .arg(QString::fromStdString(server), QString::fromLatin1(context))
                       .toUtf8());
    }

private:
    QTemporaryDir m_dir;
    std::vector<std::pair<const char*, QByteArray>> m_before;
};

struct Window
{
    explicit Window(const char* context)
    {
        theme.install(*qApp);
        SessionOptions options;
        options.contexts = {context};
        auto session = Session::open(options);
        if (!session)
            qFatal("%s", describe(session.error()).c_str());
        settings = std::make_unique<WindowSettings>(dir.filePath(QStringLiteral("w.ini")));
        shown = std::make_unique<WindowOnSession>(
            std::move(session).value(), theme, *settings, dir.path().toStdString());
        shown->window().showPane(QStringLiteral("clusters"));
        shown->window().show();
        shown->session().start();
    }
    ~Window()
    {
        shown.reset();
        qApp->setStyle(QStringLiteral("Fusion"));
    }
    const SourceStatus& source() const
    {
        last = shown->session().hub().sources().front();
        return last;
    }
    bool becomes(SourceState state) const
    {
        return QTest::qWaitFor([&] { return source().state == state; }, patience);
    }
    SourcePopover* popover() const { return shown->window().sourcePopover(); }
    QString words() const
    {
        QString all;
        for (const QLabel* label : popover()->findChildren<QLabel*>()) {
            if (label->isVisible())
                all += label->text() + u'\n';
        }
        return all;
    }
    Button* agree() const
    {
        for (Button* each : popover()->findChildren<Button*>()) {
            if (each->isVisible() && each->text() == QStringLiteral("Connect without verification"))
                return each;
        }
        return nullptr;
    }
    QString check() const
    {
        return QString::fromStdString(cli::checkText(cli::checkJson(shown->session(), {}), 100))
            .simplified();
    }
    QTemporaryDir dir;
    Theme theme{ThemeId::Night};
    std::unique_ptr<WindowSettings> settings;
    std::unique_ptr<WindowOnSession> shown;
    mutable SourceStatus last;
};

} // namespace

class TlsOffTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksOnceConnectsAndKeepsWarning()
    {
        const Home home;
        FaultServer server(ownCertificate());
        serve(server);
        home.write(server.url(), "home-lab");
        {
            Window w("home-lab");
            QVERIFY(w.becomes(SourceState::Misconfigured));
            // Nothing was sent meanwhile, and the window asks by itself.
            QCOMPARE(server.connections(), 0);
            QVERIFY(QTest::qWaitFor([&] { return w.popover()->isOpen(); }, patience));
            const QString said = w.words();
            QVERIFY2(said.contains(QString::fromStdString(server.url())), qPrintable(said));
            QVERIFY2(said.contains(QStringLiteral("What is given up")), qPrintable(said));
            QVERIFY2(said.contains(QStringLiteral("home-lab")), qPrintable(said));
            QVERIFY2(said.contains(home.kubeconfig() + QStringLiteral(":11:")), qPrintable(said));
            const QString report = w.check();
            QVERIFY2(report.contains(QStringLiteral("agree to go without: in the window")),
                     qPrintable(report));
            QVERIFY2(!report.contains(QStringLiteral("warning TLS")), qPrintable(report));
            QVERIFY(w.agree());
            QTest::mouseClick(w.agree(), Qt::LeftButton);
            QVERIFY2(w.becomes(SourceState::Live), toString(w.source().state));
            QVERIFY(QTest::qWaitFor([&] { return !w.agree(); }, patience));
            warnsEverywhere(w);
        }
        QFile kept(home.allowed());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        const QByteArray line = kept.readAll();
        QVERIFY2(line.contains(QByteArray::fromStdString(server.url())), line.constData());
        QVERIFY2(line.contains("home-lab"), line.constData());
        QVERIFY(!line.contains("not-a-real-token"));
        {
            Window again("home-lab"); // the next start: no question, and still a warning
            QVERIFY2(again.becomes(SourceState::Live), toString(again.source().state));
            QVERIFY(!again.popover()->isOpen());
            warnsEverywhere(again);
        }
        home.write(server.url(), "other-name"); // another context: asked anew
        {
            Window other("other-name");
            QVERIFY(other.becomes(SourceState::Misconfigured));
        }
    }

private:
    static void warnsEverywhere(const Window& w)
    {
        MainWindow& window = w.shown->window();
        QVERIFY(QTest::qWaitFor(
            [&] {
                const QWidget* dot = window.statusBar()->dotOf(w.source().id);
                return dot && dot->accessibleName().contains(QStringLiteral("TLS not verified"));
            },
            patience));
        const auto* pane = static_cast<ClustersPane*>(window.pane(QStringLiteral("clusters")));
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto& lines = pane->strip()->lines();
                return !lines.empty() && lines[0].trouble == QStringLiteral("TLS not verified");
            },
            patience));
        const auto all = w.shown->session().hub().sources();
        w.popover()->openFor(w.source().id, nullptr, all, w.shown->session().clock().world());
        QVERIFY2(w.words().contains(QStringLiteral("TLS certificate is not verified: whoever")),
                 qPrintable(w.words()));
        w.popover()->close();
        const QString report = w.check();
        QVERIFY2(
            report.contains(QStringLiteral("warning TLS certificate is not verified: whoever")),
            qPrintable(report));
    }
};

MIDWATCH_TEST(TlsOffTest)
#include "tst_tls_off.moc"
