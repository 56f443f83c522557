// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The network says that it is paid by volume: every pane that is asked less says so, and one click
// has it once.
#include "tests/support/test_registry.h"
#include "tests/widgets/pane_fixture.h"
#include "widgets/controls/light_strip.h"
#include "widgets/panes/alerts/alerts_pane.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/panes/cost/cost_pane.h"
#include "widgets/panes/delivery/delivery_pane.h"
#include "widgets/panes/runbooks/runbooks_pane.h"
#include "widgets/panes/slos/slos_pane.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/session_watch.h"
#include "widgets/shell/window_settings.h"

#include <QPushButton>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

// The whole window: nothing of it is made up but what the sources say.
struct MeteredWindow : PaneFixture
{
    MeteredWindow()
    {
        addSource("prod", "kubernetes");
        addSource("prom", "prometheus");
        addSource("am", "alertmanager");
        addSource("gh", "github");
        tell("prod", {}, "pods");
        tell("prom", {}, "slo");
        tell("am", {}, "alerts");
        tell("gh", {}, "runs");
        window = std::make_unique<MainWindow>(hub, clock, theme, settings);
        window->addPane(std::make_unique<WatchPane>());
        window->addPane(std::make_unique<ClustersPane>());
        window->addPane(std::make_unique<DeliveryPane>());
        window->addPane(std::make_unique<SlosPane>());
        window->addPane(std::make_unique<CostPane>());
        window->addPane(std::make_unique<RunbooksPane>(RunbooksSetup{}));
        window->addPane(std::make_unique<AlertsPane>());
        window->restore();
        window->resize(1440, 900);
        window->show();
        window->watchSession();
        watch = window->findChild<SessionWatch*>();
    }
    ~MeteredWindow() { window.reset(); }

    void network(bool metered)
    {
        watch->takeMetered(metered);
        pass();
    }
    LightStrip* stripOf(const char* name) const
    {
        return window->pane(QString::fromLatin1(name))->findChild<LightStrip*>();
    }
    // "" = not there
    QString words(const char* name) const
    {
        const LightStrip* strip = stripOf(name);
        return strip && !strip->isHidden() ? strip->accessibleName() : QString();
    }
    size_t asked() const { return transport.countOf("GET", "/say"); }

    WindowSettings settings;
    std::unique_ptr<MainWindow> window;
    SessionWatch* watch = nullptr;
};

} // namespace

class LightModeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPaneThatIsAskedLessSaysSo()
    {
        MeteredWindow f;
        QVERIFY(f.watch);
        for (const char* pane : {"watch", "clusters", "delivery", "slos", "alerts"})
            QVERIFY2(f.words(pane).isEmpty(), pane);
        f.network(true);
        QVERIFY(f.words("watch").contains(QStringLiteral("Light mode: all but Kubernetes")));
        QVERIFY(f.words("clusters").contains(QStringLiteral("tables without CPU and memory")));
        QVERIFY(f.words("delivery").contains(QStringLiteral("GitHub is asked a quarter")));
        QVERIFY(f.words("slos").contains(QStringLiteral("Prometheus is asked a quarter")));
        QVERIFY(f.words("alerts").contains(QStringLiteral("Alertmanager and PagerDuty")));
        // Nothing is held back where there is nothing to ask.
        QVERIFY(f.words("cost").isEmpty()); // no bill in this estate
        QVERIFY(!f.stripOf("runbooks"));
        f.network(false);
        for (const char* pane : {"watch", "clusters", "delivery", "slos", "alerts"})
            QVERIFY2(f.words(pane).isEmpty(), pane);
    }

    // Armed is this desk on this network: it ends when that goes, not when another one is there.
    void aNetworkThatGoesEndsTheArmedState_data()
    {
        QTest::addColumn<uint>("state"); // NM_STATE of NetworkManager
        QTest::addColumn<bool>("armed");
        QTest::newRow("asleep") << 10u << false;
        QTest::newRow("disconnected") << 20u << false;
        QTest::newRow("disconnecting") << 30u << false;
        QTest::newRow("connecting") << 40u << true;
        QTest::newRow("not known") << 0u << true;
    }
    void aNetworkThatGoesEndsTheArmedState()
    {
        QFETCH(uint, state);
        QFETCH(bool, armed);
        MeteredWindow f;
        Arming& arming = f.window->arming();
        QVERIFY(arming.arm("prod", "prod", ArmingReason::Incident, QStringLiteral("PD #40213")));
        QVERIFY(QMetaObject::invokeMethod(f.watch, "networkState", Q_ARG(uint, state)));
        QCOMPARE(arming.armed(), armed);
    }

    void aSourceThatComesLaterIsToldOfToo()
    {
        MeteredWindow f;
        f.network(true);
        f.addSource("opencost", "opencost");
        f.tell("opencost", {}, "allocation");
        QVERIFY(f.words("cost").contains(QStringLiteral("bill and allocation")));
    }

    void loadAsksOnce()
    {
        MeteredWindow f;
        f.network(true);
        const size_t before = f.asked();
        auto* strip = f.stripOf("slos");
        QVERIFY(f.window->showPane(QStringLiteral("slos")));
        QTest::mouseClick(strip->findChild<QPushButton*>(), Qt::LeftButton);
        // Prometheus, once, and nobody else; the strip stays and says of when it is.
        f.pass(60s);
        QCOMPARE(f.asked(), before + 1);
        QVERIFY2(f.words("slos").contains(QStringLiteral("loaded 03:0")),
                 qPrintable(f.words("slos")));
        QVERIFY(!f.words("alerts").contains(QStringLiteral("loaded")));
        // Another link, another question.
        f.network(false);
        f.network(true);
        QVERIFY(!f.words("slos").contains(QStringLiteral("loaded")));
    }

    void usageOfPodsIsLoadedOnceToo()
    {
        MeteredWindow f;
        QVERIFY(f.window->showPane(QStringLiteral("clusters")));
        f.tell("prod", {}, "metrics");
        f.network(true);
        const auto paused = [&f] {
            for (const SourceStatus& source : f.hub.sources()) {
                for (const PartStatus& part : source.parts) {
                    if (part.part == "metrics")
                        return part.paused;
                }
            }
            return false;
        };
        QVERIFY(paused());
        QTest::mouseClick(f.stripOf("clusters")->findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(f.words("clusters").contains(QStringLiteral("loading")));
        f.pass(200ms);
        QVERIFY(!paused()); // asked for now
        f.tell("prod", {}, "metrics"); // and answered
        f.clock.advance(6s);
        QTRY_VERIFY_WITH_TIMEOUT(f.words("clusters").contains(QStringLiteral("loaded")), 20'000);
        f.pass();
        QVERIFY(paused()); // once
    }

    void theFirstPageMakesRoom()
    {
        MeteredWindow f;
        f.window->resize(1024, 700);
        QVERIFY(f.window->showPane(QStringLiteral("watch")));
        f.network(true);
        const auto* pane = f.window->pane(QStringLiteral("watch"));
        const LightStrip* strip = f.stripOf("watch");
        for (const QWidget* child : pane->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
            if (child != strip && child->isVisible())
                QVERIFY2(!child->geometry().intersects(strip->geometry()),
                         child->metaObject()->className());
        }
        QVERIFY(strip->geometry().bottom() < pane->height());
    }
};

MIDWATCH_TEST(LightModeTest)
#include "tst_light_mode.moc"
