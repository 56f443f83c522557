// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Ready for DR" as a whole: an estate that names data planes and contacts, servers that are real,
// a window that is looked at and used by keyboard alone. And whom a credential hangs on.
#include "app/cli/check_ready.h"
#include "app/wiring/ready_check.h"
#include "app/wiring/ready_facts.h"
#include "app/wiring/window.h"
#include "tests/support/fault_server.h"
#include "tests/support/test_registry.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/tonight_card.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/shell/arming_dialog.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/ready_list.h"
#include "widgets/shell/window_settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include <nlohmann/json.hpp>

using namespace mw;
using namespace mwtest;

namespace {

constexpr int patience = 60'000; // a loaded machine; conditions end it long before

Behaviour status(int code)
{
    return [code](Conversation& c) { c.reply(code, {}, ""); };
}

struct Window
{
    explicit Window(const QString& recovery, const std::string& cluster = {})
    {
        theme.install(*qApp);
        QFile file(dir.filePath(QStringLiteral("estate.yaml")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        const World now = SystemClock().world();
        file.write((QStringLiteral("apiVersion: midwatch/v1\nkind: Estate\n"
                                   "environments: [{name: prod, kind: prod}]\n"
                                   "freezes: [{reason: quarter end, environments: [prod], "
                                   "from: \"%1\", until: \"%2\"}]\n"
                                   "contacts: {dba: \"#dba\"}\n")
                        .arg(QString::fromStdString(formatTime(now - std::chrono::hours(1))),
                             QString::fromStdString(formatTime(now + std::chrono::hours(1))))
                    + recovery)
                       .toUtf8());
        if (!cluster.empty()) {
            file.write("clusters: [{name: lab, environment: prod, kubeconfig: kubeconfig}]\n");
            QFile kubeconfig(dir.filePath(QStringLiteral("kubeconfig")));
            if (!kubeconfig.open(QIODevice::WriteOnly))
                qFatal("cannot write");
            kubeconfig.write(("apiVersion: v1\nkind: Config\ncurrent-context: lab\n"
                              "contexts: [{name: lab, context: {cluster: lab, user: ana}}]\n"
                              "clusters: [{name: lab, cluster: {server: \""
                              + cluster
                              + "\"}}]\nusers: [{name: ana, user: {token: not-a-real-token}}]\n")
                                 .c_str());
        }
        file.close();
        SessionOptions options;
        options.estateFile = file.fileName().toStdString();
        auto session = Session::open(options);
        if (!session)
            qFatal("%s", describe(session.error()).c_str());
        settings = std::make_unique<WindowSettings>(dir.filePath(QStringLiteral("w.ini")));
        shown = std::make_unique<WindowOnSession>(
            std::move(session).value(), theme, *settings, dir.path().toStdString());
        shown->window().resize(1440, 900);
        shown->window().showPane(QStringLiteral("watch"));
        shown->window().show();
        shown->session().start();
    }
    ~Window()
    {
        shown.reset();
        qApp->setStyle(QStringLiteral("Fusion"));
    }
    WatchPane* watch() const
    {
        return qobject_cast<WatchPane*>(shown->window().pane(QStringLiteral("watch")));
    }
    ReadyList* list() const { return shown->window().findChild<ReadyList*>(); }
    bool row(const std::string& key) const
    {
        const auto& rows = watch()->needs()->content().rows;
        return std::any_of(
            rows.begin(), rows.end(), [&key](const auto& one) { return one.need.key == key; });
    }
    QTemporaryDir dir;
    Theme theme{ThemeId::Night};
    std::unique_ptr<WindowSettings> settings;
    std::unique_ptr<WindowOnSession> shown;
};

AccessFact access(const char* kind, const char* origin)
{
    SourceStatus status;
    status.state = SourceState::Live;
    CredentialFacts facts;
    facts.kind = kind;
    facts.origin = origin;
    return accessOf("west", &status, &facts);
}

} // namespace

class ReadyCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whomACredentialHangsOn()
    {
        using By = AccessFact::By;
        const auto by
            = [](const char* kind, const char* origin) { return access(kind, origin).by; };
        QVERIFY(by("none", "") == By::Nobody);
        QVERIFY(by("bearer token", "file:/run/token") == By::Itself);
        QVERIFY(by("client certificate", "kubeconfig (default), user ana") == By::Itself);
        QVERIFY(by("user and password", "keychain:pd") == By::Itself);
        QVERIFY(by("AWS signature by key AKIA", "the keys of profile dr") == By::Itself);
        QVERIFY(by("AWS signature by key ASIA", "SSO role Admin in account 1 of profile dr")
                == By::Provider);
        QVERIFY(by("AWS signature by key ASIA", "role x with the program of profile dr: vault")
                == By::Command);
        QVERIFY(by("bearer token of the credential command", "pass show x, /etc/e.yaml:3")
                == By::Command);
        const AccessFact plugin
            = access("bearer token of the exec plugin", "aws eks get-token, /home/a/.kube/c:12");
        QVERIFY(plugin.by == By::Provider);
        QCOMPARE(plugin.provider, std::string("aws eks get-token"));
        const AccessFact oidc = access("bearer token of the OpenID Connect issuer",
                                       "issuer https://sso.example, /home/a/.kube/c:9");
        QVERIFY(oidc.by == By::Provider);
        QCOMPARE(oidc.provider, std::string("issuer https://sso.example"));
    }

    void askedOnceWithoutCredentialsAndAgainWhenWanted()
    {
        FaultServer server;
        server.on("/ok", status(404));
        server.on("/bad", status(503));
        server.on("/nohead",
                  [](Conversation& c) { c.reply(c.request.method == "HEAD" ? 501 : 200, {}, ""); });
        const QString url = QString::fromStdString(server.url());
        const RefusingPort refusing;
        Window w(QStringLiteral("recovery: {endpoints: [\"%1/ok\", \"%1/bad\", \"%1/nohead\", "
                                "\"http://127.0.0.1:%2\"], contacts: [dba]}\n")
                     .arg(url)
                     .arg(refusing.port()));
        QVERIFY(QTest::qWaitFor([&] { return w.row("ready:endpoints"); }, patience));
        QVERIFY(!w.row("ready:contacts"));
        QCOMPARE(w.watch()->tonight()->content().readyStatus, StatusKind::Warning);
        QVERIFY(w.watch()->tonight()->content().frozen.startsWith(QStringLiteral("freeze prod")));
        for (const ReceivedRequest& one : server.requests())
            QVERIFY(one.header("Authorization").empty() && one.header("Cookie").empty());
        QCOMPARE(server.requests().size(), size_t(4)); // one of them twice: it knows no HEAD

        MainWindow& window = w.shown->window();
        QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(w.list()->isOpen());
        const QString said = w.list()->words().join(u'\n');
        for (const char* words :
             {"It answers HTTP 404", "It answers HTTP 503", "It answers HTTP 200"})
            QVERIFY2(said.contains(QString::fromUtf8(words)), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("It does not answer: ")), qPrintable(said));

        // Other panes and rows that change ask nothing.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!w.list()->isOpen());
        window.showPane(QStringLiteral("clusters"));
        window.showPane(QStringLiteral("watch"));
        QTest::qWait(700);
        QCOMPARE(server.requests().size(), size_t(4));

        server.on("/bad", status(200));
        QVERIFY(window.actions().trigger(QStringLiteral("shell.ready")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // Check now
        QVERIFY(QTest::qWaitFor(
            [&] { return !w.list()->words().join(u' ').contains(QStringLiteral("HTTP 503")); },
            patience));
        QCOMPARE(server.requests().size(), size_t(8));
        QVERIFY(w.row("ready:endpoints")); // the port that refuses still does

        window.armingDialog()->open();
        QVERIFY(window.armingDialog()->warning().contains(QStringLiteral("quarter end")));
    }

    void whatIsMendedGoesFromTheRows()
    {
        FaultServer server;
        server.on("/bad", status(503));
        Window w(QStringLiteral("recovery: {endpoints: [\"%1/bad\"]}\n")
                     .arg(QString::fromStdString(server.url())));
        QVERIFY(QTest::qWaitFor([&] { return w.row("ready:endpoints"); }, patience));
        server.on("/bad", status(200));
        Q_EMIT w.list()->checkRequested();
        QVERIFY(QTest::qWaitFor([&] { return !w.row("ready:endpoints"); }, patience));
    }

    // A cluster with Chaos Mesh in which one experiment runs; another that has none of it.
    void experimentsAreLookedForWhereTheyAreServed()
    {
        for (const bool served : {false, true}) {
            FaultServer server;
            server.on("/readyz", answer(200, "ok"));
            server.on("/version", answer(200, R"({"gitVersion":"v1.30.1"})"));
            const Headers json{{"Content-Type", "application/json"}};
            server.onAny(
                answer(200, R"({"kind":"List","apiVersion":"v1","metadata":{},"items":[]})", json));
            const std::string group = "/apis/chaos-mesh.org/v1alpha1";
            server.on(group,
                      served ? answer(200, R"({"resources":[{"name":"podchaos"}]})", json)
                             : answer(404, "404 page not found"));
            server.on(group + "/podchaos",
                      answer(200,
                             R"({"kind":"PodChaosList","metadata":{},"items":[{"metadata":)"
                             R"({"name":"node-failure","namespace":"chaos",)"
                             R"("creationTimestamp":"2026-01-17T02:10:00Z"},"status":)"
                             R"({"conditions":[{"type":"AllInjected","status":"True"},)"
                             R"({"type":"AllRecovered","status":"False"}]}}]})",
                             json));
            Window w(QString(), server.url());
            const auto& shown = w.watch()->tonight()->content();
            if (served) {
                QVERIFY(QTest::qWaitFor(
                    [&] {
                        return shown.chaos.startsWith(
                            QStringLiteral("chaos: node-failure on prod since "));
                    },
                    patience));
            } else {
                QVERIFY(QTest::qWaitFor(
                    [&] { return shown.chaos == QStringLiteral("chaos: not installed"); },
                    patience));
                for (const ReceivedRequest& one : server.requests())
                    QVERIFY(!one.target.starts_with(group + "/"));
            }
        }
    }

    void withoutADeclarationNothingIsAskedAndItIsSaid()
    {
        Window w{QString()};
        QCOMPARE(w.watch()->tonight()->content().readyCount, QStringLiteral("nothing declared"));
        const ReadyReport report = cli::checkReadiness(w.shown->session());
        QVERIFY(!report.declared);
        const auto json = cli::readyJson(report, SystemClock().world());
        QVERIFY(!json["ready"].get<bool>());
        QVERIFY(cli::readyText(json, 60).find("nothing is declared") != std::string::npos);
    }

    void theDoctorSaysTheSame()
    {
        FaultServer server;
        server.on("/bad", status(500));
        Window w(QStringLiteral("recovery: {endpoints: [\"%1/bad\"], contacts: [dba, nobody]}\n")
                     .arg(QString::fromStdString(server.url())));
        const ReadyReport report = cli::checkReadiness(w.shown->session());
        const auto json = cli::readyJson(report, SystemClock().world());
        QCOMPARE(json["topics"].get<int>(), 3);
        QVERIFY(!json["ready"].get<bool>());
        const std::string text = cli::readyText(json, 72);
        QVERIFY2(text.find("MISS  nobody: ") != std::string::npos, text.c_str());
        QVERIFY2(text.find("ok    dba: #dba") != std::string::npos, text.c_str());
        QVERIFY2(text.find("It answers HTTP 500.") != std::string::npos, text.c_str());
        for (size_t at = 0; at < text.size();) {
            const size_t end = std::min(text.find('\n', at), text.size());
            QVERIFY2(end - at <= 80, text.substr(at, end - at).c_str()); // an address has no blanks
            at = end + 1;
        }
    }
};

MIDWATCH_TEST(ReadyCheckTest)
#include "tst_ready_check.moc"
