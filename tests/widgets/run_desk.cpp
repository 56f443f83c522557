// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/run_desk.h"

#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/plan_page.h"
#include "widgets/panes/runbooks/step_card.h"
#include "widgets/shell/notice.h"

#include <QApplication>
#include <QFile>
#include <QLabel>

namespace mwtest {

using namespace mw;
using runbook::CardKind;

const char* const cardsRunbook = R"(apiVersion: runbook/v1
kind: Runbook
id: roll-back
title: Roll back a bad deploy
summary: The new version fails its users, and the one before it did not.
owner: {team: platform, contact: "#platform-oncall"}
start_when: Errors began within minutes after a rollout of the same service.
do_not_use_when: The deploy changed a database schema.
objectives: {rto: 30m}
modes: [live, drill]
locks:
- {name: deploy:shop/api, cluster: prod, namespace: shop}
steps:
- id: revisions
  title: Read the rollout and its revisions
  do: k8s.rollout
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, action: status}
  evidence: [{kind: output, label: Revisions before the rollback}]
- id: impact
  title: Start the clock where the errors began
  do: mark
  with: {mark: impact-start, at: "2026-01-17T02:52:00Z"}
- id: ours
  title: Is it this deploy?
  say: |
    - Runs now: `api:1.1`
    - Errors began: **02:52**, two minutes after the rollout

    A rollback helps only if what the service depends on is well.
  do: decision
  with:
    question: Roll shop/api back to the version before?
    options:
    - {id: back, label: Yes. It began with the deploy., goto: agree}
    - {id: other, label: No. It is something else., goto: not-this, reason: true}
- id: agree
  title: A second person agrees
  do: approval
  with:
    need: 1
    from: [platform lead, commander]
    ask: Put the version before back while 4 of 12 tenants see errors?
    expires: 15m
- id: roll-back
  title: Put the version before back
  say: The pods are replaced a few at a time. The number of replicas stays as it is.
  do: k8s.rollout
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, action: undo}
  tags: [purpose]
  drill: skip
  before:
  - id: there
    title: The deployment is there
    do: k8s.get
    with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}}
- id: users-well
  title: Users are well for two minutes
  do: promql
  with:
    source: prometheus
    query: sum(rate(http_requests_total{service="api",code=~"5.."}[5m])) / sum(rate(http_requests_total{service="api"}[5m]))
    success: result < 0.005
    every: 10s
    sustained: 2m
  timeout: 20m
- id: restored
  title: Users are served again
  do: mark
  with: {mark: service-restored}
- id: hold
  title: Stop the bad version from coming back
  do: manual
  with:
    ask: Pause or revert the change in Git, or the next sync brings the bad version back.
    respond: Link or change number
  evidence: [{kind: text, label: Where the bad version is held back, required: true}]
- id: done
  title: Done
  do: end
  with: {status: succeeded}
- id: not-this
  title: Not this deploy
  do: end
  with: {status: aborted, message: Not rolled back.}
)";

const char* const leftRunbook = R"(apiVersion: runbook/v1
kind: Runbook
id: scale-out
title: Scale out under load
owner: {team: platform}
modes: [live, drill]
objectives: {rto: 30m}
steps:
- id: began
  title: Start the clock
  do: mark
  with: {mark: detected}
- id: more
  title: Give it more replicas
  say: The autoscaler is at its limit.
  do: k8s.scale
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, replicas: 6}
- id: warm
  title: Warm the cache by the old script
  do: shell
  drill: skip
  with: {script: "warm-cache --all"}
- id: look
  title: Look with your own eyes
  do: manual
  with: {ask: Open the shop. Does it answer?}
)";

RunDesk::RunDesk(ThemeId id, QSize size, const char* runbook) : theme(id)
{
    theme.setReducedMotion(true);
    theme.install(*qApp);
    HubOptions options;
    options.manual = true;
    options.random = [] { return 0.5; };
    hub.configure(options);
    hub.start();
    QFile file(folder.filePath(QStringLiteral("t.runbook.yaml")));
    if (!file.open(QIODevice::WriteOnly) || file.write(runbook) < 1)
        qFatal("no runbook");
    file.close();
    RunbooksSetup setup;
    setup.services = world.services(files);
    setup.services.signing = &signing;
    setup.folders = {folder.path().toStdString()};
    setup.runsDir = "/runs";
    setup.person = "Ana";
    window = std::make_unique<MainWindow>(hub, clock, theme, settings);
    window->setEnvironments({{"prod", "prod", "us-east-1", {"prod"}}});
    auto pane = std::make_unique<RunbooksPane>(std::move(setup));
    runbooks = pane.get();
    QObject::connect(runbooks, &RunbooksPane::wideWanted, window.get(), &MainWindow::foldRail);
    window->addPane(std::move(pane));
    window->restore();
    window->resize(size);
    window->show();
    window->activateWindow();
    window->setStill(true);
    if (!QTest::qWaitFor([this] { return runbooks->settled(); }, 30'000))
        qFatal("the library was not read");
}

RunDesk::~RunDesk()
{
    window.reset();
    hub.stop();
    qApp->setStyle(QStringLiteral("Fusion")); // ours refers to the theme that goes now
}

void RunDesk::govern()
{
    files.files[folder.filePath(QStringLiteral("allowed_signers")).toStdString()].bytes
        = signersLine("ben@example.com", "ben")
        + signersLine("cho@example.com", "cho", "valid-before=\"20260401\"")
        + signersLine("ana@example.com", "ana");
}

void RunDesk::openPlan()
{
    auto* page = runbooks->findChild<run::PlanPage*>();
    bool planned = false;
    const auto seen
        = QObject::connect(page, &run::PlanPage::planned, page, [&planned] { planned = true; });
    runbooks->reveal(RunbookRef{runbooks->paletteOffers().front().keywords.toStdString()});
    if (!QTest::qWaitFor(
            [&] {
                world.deliver();
                return planned;
            },
            30'000))
        qFatal("no plan");
    QObject::disconnect(seen);
}

void RunDesk::makeRun(runbook::Mode mode)
{
    openPlan();
    auto* page = runbooks->findChild<run::PlanPage*>();
    runbook::RunRequest request = page->request();
    request.mode = mode;
    Q_EMIT page->runWanted(request);
    turn();
}

// Until nothing more happens at this moment: what a picture shows of times must not depend on how
// fast the machine is.
void RunDesk::drain()
{
    for (int quiet = 0; quiet < 10;) {
        QCoreApplication::processEvents();
        const bool moved = world.deliver();
        engine().poll();
        quiet = moved ? 0 : quiet + 1;
    }
}

void RunDesk::turn()
{
    for (int second = 0; second < 2000; ++second) {
        drain();
        const runbook::CardView& card = engine().view().card;
        const bool works = card.kind == CardKind::None || card.kind == CardKind::Working
            || card.kind == CardKind::Waiting || card.kind == CardKind::Gate
            || card.kind == CardKind::Unknown || card.kind == CardKind::Failed
            || card.kind == CardKind::Inconclusive;
        if (!works || !card.choices.empty())
            return;
        clock.advance(Millis(1000));
    }
}

void RunDesk::pass(Millis time)
{
    for (Millis done{0}; done < time; done += Millis(1000)) {
        clock.advance(Millis(1000));
        drain();
    }
}

bool RunDesk::answer()
{
    runbook::Engine& e = engine();
    const std::string id = e.view().card.stepId;
    switch (kind()) {
    case CardKind::Start:
        return e.start("Ana").has_value();
    case CardKind::LocalLock:
        return e.acceptLocalLock("Ana").has_value();
    case CardKind::Decision:
        return e.decide(id, "back", {}, "Ana").has_value();
    case CardKind::Approval: {
        const auto& asked = *e.view().card.approval;
        if (!asked.isSigned)
            return e.approve(id, "Ben").has_value();
        bool counts = false;
        e.approveSigned(id, fakeSignature("ben", asked.requestText), [&counts](const Status& done) {
            counts = done.has_value();
        });
        return counts;
    }
    case CardKind::Effect:
        return e.confirm(id, "Ana", e.view().card.word).has_value();
    case CardKind::Manual:
        return e.answer(id, "Ana", "CHG-1187").has_value();
    default:
        return false;
    }
}

bool RunDesk::goTo(CardKind wanted, const std::string& step)
{
    for (int i = 0; i < 60; ++i) {
        if (kind() == wanted && (step.empty() || engine().view().card.stepId == step))
            return true;
        if (!answer())
            return false;
        if (wanted == CardKind::Gate || wanted == CardKind::Unknown) {
            drain();
            for (int k = 0; k < 60 && kind() != wanted; ++k)
                pass(Millis(1000));
        } else {
            turn();
        }
    }
    return false;
}

void RunDesk::still()
{
    auto* card = runbooks->findChild<run::StepCard*>();
    if (!QTest::qWaitFor([card] { return !card->isVisible() || !card->inert(); }, 5000))
        qFatal("the bar stays inert");
    if (clock.world() != night())
        QTest::qWait(1100); // the window looks at the time once a second
    window->notice()->hide();
    if (runbook::Engine* e = runbooks->engine()) {
        const runbook::RunView view = e->view();
        const auto replace = [this](const std::string& random, const char* fixed) {
            for (auto* label : runbooks->findChildren<QLabel*>()) {
                if (!random.empty() && label->text() == QString::fromStdString(random))
                    label->setText(QString::fromLatin1(fixed));
            }
        };
        const char* const words = "amber anchor beacon cedar delta ember fathom harbor";
        replace(view.journal.headWords, words);
        if (view.card.approval)
            replace(view.card.approval->hashWords, words);
        for (auto* exact : runbooks->findChildren<run::ExactText*>()) {
            if (exact->toPlainText().startsWith(QStringLiteral("Midwatch approval request")))
                exact->setExact(QStringLiteral("Midwatch approval request\n"
                                               "run      20260117T030112Z-run-1f3a"));
            if (exact->toPlainText().startsWith(QStringLiteral("Midwatch run record")))
                exact->setExact(QStringLiteral("Midwatch run record\n"
                                               "run      20260117T030112Z-run-1f3a\n"
                                               "state    succeeded\nwords    ")
                                + QString::fromLatin1(words));
        }
        replace(view.dir, "/runs/20260117T030112Z-run-1f3a");
    }
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

} // namespace mwtest
