// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real kubectl against the simulated API server, and its answers against the official swagger.
#include "tests/simulator/sim_fixture.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace mwtest;

class KubectlTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Simulation> m_sim;
    QString m_kubectl;

    struct Run
    {
        int code = -1;
        QString out, err;
        QStringList lines() const { return out.split(QLatin1Char('\n'), Qt::SkipEmptyParts); }
    };

    std::unique_ptr<QProcess> prepared(const char* arguments) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("KUBECONFIG"),
                           QString::fromStdString(m_sim->simulator->kubeconfigFile()));
        environment.insert(QStringLiteral("HOME"), m_sim->dir.path()); // its discovery cache
        environment.remove(QStringLiteral("HTTPS_PROXY"));
        environment.remove(QStringLiteral("https_proxy"));
        process->setProcessEnvironment(environment);
        process->setProgram(m_kubectl);
        process->setArguments(QProcess::splitCommand(QString::fromUtf8(arguments)));
        return process;
    }

    // Debian 12's kubectl is built with a Go that its JSON library does not know: now and then it
    // crashes while it writes a renewed OIDC token back. That is asked again; an answer that is
    // wrong is not.
    Run kubectl(const char* arguments)
    {
        Run run;
        for (int i = 0; i < 4; ++i) {
            run = once(arguments);
            if (!run.err.contains(QStringLiteral("fatal error: fault")))
                break;
        }
        return run;
    }
    Run once(const char* arguments)
    {
        const auto process = prepared(arguments);
        process->start();
        Run run;
        if (!process->waitForFinished(60'000)) {
            process->kill();
            process->waitForFinished();
            return run;
        }
        run.code = process->exitCode();
        run.out = QString::fromUtf8(process->readAllStandardOutput());
        run.err = QString::fromUtf8(process->readAllStandardError());
        return run;
    }

    // Columns of kubectl's output are separated by two or more spaces.
    static QStringList cells(const QString& line)
    {
        static const QRegularExpression gap(QStringLiteral("\\s{2,}"));
        return line.split(gap, Qt::SkipEmptyParts);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_kubectl = QStandardPaths::findExecutable(QStringLiteral("kubectl"));
        QVERIFY2(!m_kubectl.isEmpty(), "kubectl (package kubernetes-client) is needed");
    }
    // Twenty times as fast: rollouts take seconds. Ages follow kubectl's clock only at speed 1.
    void init() { m_sim = std::make_unique<Simulation>("quiet-night", 20); }
    void cleanup() { m_sim.reset(); }

    void getPrintsTables()
    {
        const Run nodes = kubectl("get nodes");
        QCOMPARE(nodes.code, 0);
        QCOMPARE(cells(nodes.lines()[0]),
                 QStringList({QStringLiteral("NAME"),
                              QStringLiteral("STATUS"),
                              QStringLiteral("ROLES"),
                              QStringLiteral("AGE"),
                              QStringLiteral("VERSION")}));
        QCOMPARE(nodes.lines().size(), 35);
        const Run pods = kubectl("get pods -A");
        QCOMPARE(pods.code, 0);
        QVERIFY(pods.lines().size() > 340);
        QVERIFY(pods.lines()[0].startsWith(QStringLiteral("NAMESPACE")));
        QVERIFY(pods.err.isEmpty());
        const Run wide = kubectl("get deploy -n agent-platform -o wide");
        QVERIFY(wide.lines()[0].contains(QStringLiteral("SELECTOR")));
        QVERIFY(wide.lines()[3].contains(QStringLiteral("40/40")));
        for (const char* what : {"ns",
                                 "svc -A",
                                 "sts -A",
                                 "ds -A",
                                 "rs -A",
                                 "hpa -A",
                                 "pdb -A",
                                 "events -A",
                                 "cm -A",
                                 "controllerrevisions -A"}) {
            const Run run = kubectl(("get " + std::string(what)).c_str());
            QVERIFY2(run.code == 0 && run.lines().size() > 1, what);
        }
        QCOMPARE(kubectl("get all -n portal").code, 0);
        QCOMPARE(kubectl("get pods -n agent-platform -l app.kubernetes.io/name=agent-runtime "
                         "--chunk-size=7 -o name")
                     .lines()
                     .size(),
                 40);
    }

    void describeTopAndVersion()
    {
        const QString pod = kubectl("get pods -n portal -o name").lines()[0];
        const Run described = kubectl(qPrintable(QStringLiteral("describe -n portal ") + pod));
        QCOMPARE(described.code, 0);
        QVERIFY(described.out.contains(QStringLiteral("Controlled By:  ReplicaSet/")));
        QVERIFY(kubectl("describe deploy -n agent-platform agent-runtime")
                    .out.contains(QStringLiteral(
                        "40 desired | 40 updated | 40 total | 40 available | 0 unavailable")));
        const QString node = kubectl("get nodes -o name").lines()[0];
        QVERIFY(kubectl(qPrintable(QStringLiteral("describe ") + node))
                    .out.contains(QStringLiteral("Non-terminated Pods:")));
        QCOMPARE(kubectl("top nodes").lines().size(), 35);
        QVERIFY(kubectl("top pods -n agent-platform").lines().size() > 45);
        // "Server Version: v1.34.1-…", in old ones "Server Version: version.Info{…,
        // GitVersion:"v1.34.1-…"
        static const QRegularExpression server(QStringLiteral("Server Version: .*\\bv1\\.34\\."));
        const Run version = kubectl("version");
        QVERIFY2(version.out.contains(server), qPrintable(version.out + version.err));
        QCOMPARE(kubectl("auth can-i delete pods").out.trimmed(), QStringLiteral("yes"));
        QCOMPARE(
            kubectl("--context agent-factory-prod-viewer auth can-i delete pods").out.trimmed(),
            QStringLiteral("no"));
    }

    // A Role in one namespace, which the context names.
    void aRoleOfOneNamespace()
    {
        const Run pods = kubectl("--context agent-factory-prod-portal get pods");
        QCOMPARE(pods.code, 0);
        QVERIFY(pods.lines().size() > 3);
        const Run all = kubectl("--context agent-factory-prod-portal get pods -A");
        QCOMPARE(all.code, 1);
        QCOMPARE(all.err.trimmed(),
                 QStringLiteral("Error from server (Forbidden): pods is forbidden: User \"portal\" "
                                "cannot list resource \"pods\" in API group \"\" at the cluster "
                                "scope"));
        const auto may = [this](const char* what) {
            return kubectl(
                       qPrintable(QStringLiteral("--context agent-factory-prod-portal auth can-i ")
                                  + QString::fromUtf8(what)))
                .out.trimmed();
        };
        QCOMPARE(may("list pods"), QStringLiteral("yes"));
        QCOMPARE(may("list pods -A"), QStringLiteral("no"));
        QVERIFY(kubectl("--context agent-factory-prod-portal top pods").lines().size() > 2);
    }

    void logs()
    {
        const QString pod = kubectl("get pods -n portal -o name").lines()[0];
        const auto ask = [&](const char* more) {
            return kubectl(
                qPrintable(QStringLiteral("logs -n portal ") + pod + QString::fromUtf8(more)));
        };
        const Run all = ask("");
        QCOMPARE(all.code, 0);
        QVERIFY(all.lines().size() > 100);
        const Run tail = ask(" --tail=3 --timestamps");
        QCOMPARE(tail.lines().size(), 3);
        static const QRegularExpression stamped(
            QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z time="));
        QVERIFY2(tail.lines()[0].contains(stamped), qPrintable(tail.out));
        QCOMPARE(ask(" --limit-bytes=40").out.size(), 40);
        const Run before = ask(" --previous");
        QVERIFY(before.code != 0);
        QVERIFY2(before.err.contains(QStringLiteral("previous terminated container")),
                 qPrintable(before.err));
        QVERIFY(kubectl("logs -n portal nosuch").err.contains(QStringLiteral("NotFound")));
        const Run viewer = kubectl(qPrintable(
            QStringLiteral("--context agent-factory-prod-viewer logs --tail=1 -n portal ") + pod));
        QCOMPARE(viewer.lines().size(), 1);
    }

    void scaleAndRollouts()
    {
        QCOMPARE(kubectl("scale -n edge deploy/api-gateway --replicas=8").code, 0);
        QCOMPARE(kubectl("rollout status -n edge deploy/api-gateway --timeout=50s").code, 0);
        QVERIFY(kubectl("get deploy -n edge api-gateway").out.contains(QStringLiteral("8/8")));
        QCOMPARE(kubectl("rollout restart -n edge deploy/api-gateway").code, 0);
        QCOMPARE(kubectl("rollout status -n edge deploy/api-gateway --timeout=50s").code, 0);
        QCOMPARE(kubectl("rollout undo -n edge deploy/api-gateway").code, 0);
        const Run done = kubectl("rollout status -n edge deploy/api-gateway --timeout=50s");
        QVERIFY2(done.out.contains(QStringLiteral("successfully rolled out")),
                 qPrintable(done.out + done.err));
        // The old template has its old ReplicaSet again, under a new revision.
        const Run history = kubectl("rollout history -n edge deploy/api-gateway");
        QCOMPARE(history.lines().last().section(QLatin1Char(' '), 0, 0), QStringLiteral("6"));
        QCOMPARE(kubectl("rollout undo -n edge deploy/api-gateway --to-revision=2").code, 0);
        QCOMPARE(kubectl("rollout status -n edge deploy/api-gateway --timeout=50s").code, 0);
        QVERIFY(kubectl("get deploy -n edge api-gateway -o wide")
                    .out.contains(QStringLiteral("api-gateway:4.8.0")));
        QCOMPARE(kubectl("rollout restart -n kafka sts/kafka").code, 0);
        QCOMPARE(kubectl("rollout status -n kafka sts/kafka --timeout=60s").code, 0);
        QCOMPARE(kubectl("rollout history -n kube-system ds/kube-proxy").code, 0);
    }

    void deleteCordonDrain()
    {
        const QString pod
            = kubectl("get pods -n portal -l app.kubernetes.io/name=portal-bff -o name").lines()[0];
        QCOMPARE(kubectl(qPrintable(QStringLiteral("delete -n portal ") + pod)).code,
                 0); // waits until it is gone
        QVERIFY(kubectl(qPrintable(QStringLiteral("get -n portal ") + pod))
                    .err.contains(QStringLiteral("NotFound")));
        const QString node = kubectl("get nodes -l eks.amazonaws.com/nodegroup=worker -o name")
                                 .lines()[0]
                                 .section(QLatin1Char('/'), 1);
        QCOMPARE(kubectl(qPrintable(QStringLiteral("cordon ") + node)).code, 0);
        QVERIFY(kubectl(qPrintable(QStringLiteral("get node ") + node))
                    .out.contains(QStringLiteral("Ready,SchedulingDisabled")));
        const Run drained
            = kubectl(qPrintable(QStringLiteral("drain ") + node
                                 + QStringLiteral(" --ignore-daemonsets --timeout=50s")));
        QVERIFY2(drained.code == 0, qPrintable(drained.err));
        QCOMPARE(kubectl(qPrintable(QStringLiteral("uncordon ") + node)).code, 0);
        const Run forbidden = kubectl(
            qPrintable(QStringLiteral("--context agent-factory-prod-viewer cordon ") + node));
        QVERIFY(forbidden.err.contains(
            QStringLiteral("nodes \"") + node
            + QStringLiteral("\" is forbidden: User \"viewer\" cannot patch resource \"nodes\"")));
    }

    void watchShowsChanges()
    {
        const auto watch = prepared("get pods -n portal -l app.kubernetes.io/name=portal-bff -w");
        watch->start();
        QVERIFY(watch->waitForReadyRead(20'000));
        QCOMPARE(kubectl("scale -n portal deploy/portal-bff --replicas=4").code, 0);
        QByteArray out = watch->readAllStandardOutput();
        for (int i = 0; i < 40
             && !(out.contains("Pending") && out.contains("ContainerCreating")
                  && out.count("1/1") > 3);
             ++i) {
            watch->waitForReadyRead(500);
            out += watch->readAllStandardOutput();
        }
        watch->kill();
        watch->waitForFinished();
        QVERIFY2(out.contains("Pending") && out.contains("ContainerCreating")
                     && out.count("1/1") > 3,
                 out.constData());
    }

    void answersFollowTheSwagger()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        m_sim.reset();
        m_sim = std::make_unique<Simulation>("bad-deploy");
        QStringList arguments
            = {mwtest::sourceDir() + QStringLiteral("/tests/peers/validate_swagger.py"),
               shared + QStringLiteral("/specs/kubernetes/swagger.trimmed.json")};
        const QDir dir(m_sim->dir.path());
        const char* const paths[] = {"/api/v1/pods",
                                     "/api/v1/nodes",
                                     "/api/v1/namespaces",
                                     "/api/v1/services",
                                     "/api/v1/configmaps",
                                     "/api/v1/events",
                                     "/apis/apps/v1/deployments",
                                     "/apis/apps/v1/replicasets",
                                     "/apis/apps/v1/statefulsets",
                                     "/apis/apps/v1/daemonsets",
                                     "/apis/apps/v1/controllerrevisions",
                                     "/apis/autoscaling/v2/horizontalpodautoscalers",
                                     "/apis/policy/v1/poddisruptionbudgets",
                                     "/apis/apps/v1",
                                     "/apis/apps/v1/namespaces/edge/deployments/api-gateway",
                                     "/apis/apps/v1/namespaces/edge/deployments/api-gateway/scale",
                                     "/api/v1/namespaces/default/pods/nosuch"};
        int n = 0;
        for (const char* path : paths) {
            const Answer answer = m_sim->get(path);
            Json body = answer.json();
            QVERIFY2(body.is_object(), path);
            const QString file = dir.filePath(QStringLiteral("answer-%1.json").arg(++n));
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(answer.body);
            arguments.append(file);
        }
        QProcess python;
        python.start(QStringLiteral("/usr/bin/python3"), arguments);
        QVERIFY2(python.waitForFinished(120'000), "python3 with python3-jsonschema is needed");
        const QByteArray said = python.readAllStandardOutput() + python.readAllStandardError();
        QVERIFY2(python.exitCode() == 0, said.constData());
    }
};

MIDWATCH_TEST(KubectlTest)
#include "tst_kubectl.moc"
