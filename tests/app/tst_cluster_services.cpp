// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A person with nothing but a kubeconfig, who may only look: what runs in the cluster is offered,
// taken with one click, remembered for the context, given up again. The cluster is the simulated
// one; where it must behave badly, a server of the test's own.
#include "app/cli/check_found.h"
#include "app/cli/check_report.h"
#include "app/simulator/simulator.h"
#include "app/wiring/window.h"
#include "tests/support/fault_server.h"
#include "tests/support/test_registry.h"
#include "widgets/controls/button.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/offer_strip.h"
#include "widgets/shell/source_popover.h"
#include "widgets/shell/window_settings.h"

#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace mw;
using namespace mwtest;

namespace {

constexpr int patience = 90'000; // a loaded machine; conditions end it long before
const char* const viewer = "agent-factory-prod-viewer";

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
    QString path(const char* name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    QString remembered() const { return path("data/midwatch/cluster-services"); }
    void use(const QString& kubeconfig) const { qputenv("KUBECONFIG", kubeconfig.toUtf8()); }
    void write(const char* name, const QByteArray& text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }
    // A kubeconfig for a server of the test's own.
    void point(const FaultServer& server) const
    {
        write("kubeconfig",
              QByteArray("apiVersion: v1\nkind: Config\ncurrent-context: lab\n"
                         "contexts: [{name: lab, context: {cluster: lab, user: ana}}]\n"
                         "clusters: [{name: lab, cluster: {server: \"")
                  + QByteArray::fromStdString(server.url())
                  + QByteArray("\"}}]\nusers: [{name: ana, user: {token: not-a-real-token}}]\n"));
        use(path("kubeconfig"));
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
        auto opened = Session::open(options);
        if (!opened)
            qFatal("%s", describe(opened.error()).c_str());
        settings = std::make_unique<WindowSettings>(dir.filePath(QStringLiteral("w.ini")));
        shown = std::make_unique<WindowOnSession>(
            std::move(opened).value(), theme, *settings, dir.path().toStdString());
        window().showPane(QStringLiteral("slos"));
        window().show();
        session().start();
    }
    ~Window()
    {
        shown.reset();
        qApp->setStyle(QStringLiteral("Fusion"));
    }
    MainWindow& window() const { return shown->window(); }
    Session& session() const { return shown->session(); }
    OfferStrip* strip() const { return window().offerStrip(); }
    std::optional<SourceStatus> source(const char* id) const
    {
        for (const SourceStatus& one : session().hub().sources()) {
            if (one.id.str() == id)
                return one;
        }
        return std::nullopt;
    }
    bool becomesLive(const char* id) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto status = source(id);
                return status && status->state == SourceState::Live;
            },
            patience);
    }
    bool offers(bool visible) const
    {
        return QTest::qWaitFor([&] { return strip()->isVisible() == visible; }, patience);
    }
    // Whoever is asked whether there is something to offer has been asked.
    bool looked() const
    {
        return QTest::qWaitFor(
            [&] {
                const Discovery* discovery = session().discovery();
                return discovery && !discovery->looked().empty()
                    && int(discovery->looked().begin()->second.state)
                    >= int(Discovery::Looked::State::Done);
            },
            patience);
    }
    QTemporaryDir dir;
    Theme theme{ThemeId::Night};
    std::unique_ptr<WindowSettings> settings;
    std::unique_ptr<WindowOnSession> shown;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const char* const services
    = R"({"metadata":{"name":"prometheus-k8s","namespace":"obs","labels":)"
      R"({"app.kubernetes.io/name":"prometheus"}},"spec":{"ports":[{"name":"web","port":9090}]}})";

std::string list(const std::string& items, const std::string& next = {})
{
    return "{\"kind\":\"ServiceList\",\"apiVersion\":\"v1\",\"metadata\":{\"continue\":\"" + next
        + "\"},\"items\":[" + items + "]}";
}

const Headers json{{"Content-Type", "application/json"}};

// A cluster without anything in it; polled, for it gives no revision to watch from.
void serve(FaultServer& server)
{
    server.on("/readyz", answer(200, "ok"));
    server.on("/version", answer(200, R"({"gitVersion":"v1.30.1"})"));
    server.onAny(
        answer(200, R"({"kind":"List","apiVersion":"v1","metadata":{},"items":[]})", json));
}

} // namespace

class ClusterServicesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offeredTakenRememberedGivenUp()
    {
        const Home home;
        QTemporaryDir folder;
        sim::SimulatorOptions options;
        options.dir = folder.path().toStdString();
        auto simulator = sim::Simulator::start(options);
        QVERIFY2(simulator, simulator ? "" : describe(simulator.error()).c_str());
        home.use(QString::fromStdString((*simulator)->kubeconfigFile()));
        {
            Window w(viewer);
            QVERIFY(w.offers(true));
            QCOMPARE(w.session().offers().size(), size_t(3));
            QCOMPARE(w.strip()->sentence(),
                     QStringLiteral("Prometheus found in monitoring/prometheus-k8s:9090 through "
                                    "the API server of agent-factory-prod-viewer."));
            QVERIFY(!w.strip()->choiceButton()->isVisible());
            QVERIFY(!w.source("prometheus")); // offered is not taken
            QVERIFY(!QFileInfo::exists(home.remembered()));
            QTest::mouseClick(w.strip()->useButton(), Qt::LeftButton);
            QVERIFY(w.becomesLive("prometheus"));
            QVERIFY(!w.strip()->isVisible()); // this pane has what it needs
            // With no right but to look: queries go as GET.
            QVERIFY(QTest::qWaitFor([&] { return w.session().hub().slos().size() > 0; }, patience));
            w.window().showPane(QStringLiteral("watch"));
            QVERIFY(w.offers(true));
            QVERIFY2(w.strip()->sentence().contains(
                         QStringLiteral("Alertmanager (monitoring/alertmanager-main:9093), "
                                        "OpenCost (monitoring/opencost:9003)")),
                     qPrintable(w.strip()->sentence()));
            w.window().showPane(QStringLiteral("clusters"));
            QVERIFY(w.offers(false)); // nothing to add there
            w.window().showPane(QStringLiteral("watch"));
            QTest::mouseClick(w.strip()->notNowButton(), Qt::LeftButton);
            QVERIFY(w.offers(false));
            // Runbooks know the source at once.
            QVERIFY(w.session().runbookFacts().target("prometheus", false));
        }
        const QByteArray kept = contentOf(home.remembered());
        QCOMPARE(kept.count("use https://127.0.0.1:"), 1);
        QCOMPARE(kept.count("not-now "), 2);
        QVERIFY(kept.contains(viewer));
        QCOMPARE(int(QFile::permissions(home.remembered()) & 0x0077), 0); // the owner's alone
        {
            Window again(viewer); // the next start: there already, and nothing is asked
            QVERIFY(again.becomesLive("prometheus"));
            QVERIFY(again.looked());
            again.window().showPane(QStringLiteral("watch"));
            QVERIFY(!again.strip()->isVisible());
            // What was declined can be called back.
            QVERIFY(again.window().actions().trigger(QStringLiteral("shell.offers")));
            QVERIFY(again.offers(true));
            again.window().showPane(QStringLiteral("alerts"));
            QVERIFY2(again.strip()->sentence().startsWith(QStringLiteral("Alertmanager found in")),
                     qPrintable(again.strip()->sentence()));
            SourcePopover* popover = again.window().sourcePopover();
            popover->openFor(SourceId("prometheus"),
                             nullptr,
                             again.session().hub().sources(),
                             again.session().clock().world());
            Button* giveUp = nullptr;
            for (Button* each : popover->findChildren<Button*>()) {
                if (each->isVisible() && each->text() == QStringLiteral("Stop using it"))
                    giveUp = each;
            }
            QVERIFY(giveUp);
            QTest::mouseClick(giveUp, Qt::LeftButton);
            QVERIFY(QTest::qWaitFor(
                [&] {
                    return int(again.source("prometheus")->state)
                        == int(SourceState::Misconfigured);
                },
                patience));
            QVERIFY(!again.session().runbookFacts().target("prometheus", false));
            QCOMPARE(again.session().offers().size(), size_t(3)); // offered again
        }
        QVERIFY(!contentOf(home.remembered()).contains("use "));
        {
            Window third(viewer);
            QVERIFY(third.becomesLive(viewer));
            QVERIFY(!third.source("prometheus"));
            QVERIFY(third.offers(true));
        }
        {
            Window other("agent-factory-prod"); // another context: its own question
            QVERIFY(other.offers(true));
            QCOMPARE(other.session().offers().size(), size_t(3));
        }
    }

    void whatMayNotBeListedIsSaid()
    {
        const Home home;
        FaultServer server;
        serve(server);
        const nlohmann::json refusal{{"kind", "Status"},
                                     {"status", "Failure"},
                                     {"message", "services is forbidden: User \"ana\" cannot list"},
                                     {"reason", "Forbidden"},
                                     {"code", 403}};
        server.on("/api/v1/services", answer(403, refusal.dump(), json));
        home.point(server);
        Window w("lab");
        QVERIFY(w.looked());
        QVERIFY(w.session().offers().empty());
        QVERIFY(!w.strip()->isVisible());
        const auto report = cli::checkJson(w.session(), {});
        QCOMPARE(report["services"][0]["state"].get<std::string>(), std::string("refused"));
        const QString said = QString::fromStdString(cli::checkText(report, 100)).simplified();
        QVERIFY2(said.contains(QStringLiteral("its services may not be listed: services is "
                                              "forbidden: User \"ana\" cannot list")),
                 qPrintable(said));
        int asked = 0;
        for (const ReceivedRequest& one : server.requests())
            asked += one.target.rfind("/api/v1/services", 0) == 0 ? 1 : 0;
        QCOMPARE(asked, 1); // once, whatever else is polled
    }

    void longListsComeInPages()
    {
        const Home home;
        FaultServer server;
        serve(server);
        server.on("/api/v1/services", [](Conversation& talk) {
            const bool second
                = talk.request.target.find("&continue=next%20page") != std::string::npos;
            talk.reply(200,
                       json,
                       second ? list(services)
                              : list(R"({"metadata":{"name":"a","namespace":"b"}})", "next page"));
        });
        home.point(server);
        Window w("lab");
        QVERIFY(w.looked());
        QCOMPARE(w.session().offers().size(), size_t(1));
        QCOMPARE(w.session().offers()[0].service, std::string("obs/prometheus-k8s:9090"));
        for (const ReceivedRequest& one : server.requests()) {
            if (one.target.rfind("/api/v1/services", 0) == 0)
                QVERIFY2(one.target.find("limit=250") != std::string::npos, one.target.c_str());
        }
        // How to take it into an estate file, ready to be copied.
        const auto found = cli::foundJson(w.session());
        QCOMPARE(found[0]["estate"].get<std::string>(),
                 std::string("apiVersion: midwatch/v1\nkind: Estate\nenvironments:\n"
                             "- {name: prod, kind: prod}\nclusters:\n"
                             "- {name: lab, environment: prod, context: lab}\nsources:\n"
                             "- {name: prometheus, type: prometheus, cluster: lab, service: "
                             "\"obs/prometheus-k8s:9090\"}\n"));
    }

    void severalOfAKindAreAChoice()
    {
        const Home home;
        FaultServer server;
        serve(server);
        std::string second = services;
        second.replace(second.find("\"obs\""), 5, "\"team-b\"");
        server.on("/api/v1/services",
                  answer(200, list(services + std::string(",") + second), json));
        home.point(server);
        Window w("lab");
        QVERIFY(w.offers(true));
        QCOMPARE(w.strip()->sentence(),
                 QStringLiteral("Prometheus found 2 time(s) through the API server of lab:"));
        QVERIFY(w.strip()->choiceButton()->isVisible());
        QCOMPARE(w.strip()->choiceButton()->text(), QStringLiteral("obs/prometheus-k8s:9090 ▾"));
    }

    // Asked as the cluster is asked; and what was only taken to be looked at is not changed.
    void askedAsTheClusterAndOnlyRead()
    {
        const Home home;
        FaultServer server;
        serve(server);
        server.on("/api/v1/services", answer(200, list(services), json));
        const std::string below = "/api/v1/namespaces/obs/services/prometheus-k8s:9090/proxy/";
        const nlohmann::json build{{"status", "success"}, {"data", {{"version", "3.5.0"}}}};
        server.on(below + "api/v1/status/buildinfo", answer(200, build.dump(), json));
        home.point(server);
        Window w("lab");
        QVERIFY(w.offers(true));
        QTest::mouseClick(w.strip()->useButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto all = server.requests();
                return std::any_of(all.begin(), all.end(), [&](const ReceivedRequest& one) {
                    return one.target.rfind(below + "api/v1/query?query=", 0) == 0;
                });
            },
            patience));
        for (const ReceivedRequest& one : server.requests()) {
            if (one.target.rfind(below, 0) != 0)
                continue;
            QCOMPARE(one.method, std::string("GET"));
            QCOMPARE(one.header("Authorization"), std::string("Bearer not-a-real-token"));
            QVERIFY(one.body.empty() && one.header("Content-Type").empty());
        }
        HttpCall change;
        change.method = "POST";
        change.target = "/api/v2/silences";
        change.headers = {{"Content-Type", "application/json"}};
        change.body = "{}";
        std::optional<Error> refused;
        w.session().gateway().submit(
            "prometheus", change, Priority::Person, [&](const Result<HttpResponse>& answered) {
                if (!answered)
                    refused = answered.error();
            });
        QVERIFY(QTest::qWaitFor([&] { return refused.has_value(); }, patience));
        QVERIFY2(refused->detail.find("nothing was sent") != std::string::npos,
                 refused->detail.c_str());
        for (const ReceivedRequest& one : server.requests())
            QVERIFY(one.target.find("silences") == std::string::npos);
    }
};

MIDWATCH_TEST(ClusterServicesTest)
#include "tst_cluster_services.moc"
