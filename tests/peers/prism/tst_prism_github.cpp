// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The GitHub source against a mock of GitHub's published description: each of its questions is one
// that the description allows, and each answer decodes. Reading the workflow's file is not in the
// trimmed description and is left out by not looking at a run.
#include "models/runbook/delivery_actions.h"
#include "models/sources/github/github.h"
#include "tests/peers/prism/prism.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <map>
#include <set>

#include <nlohmann/json.hpp>

using namespace mw;
using namespace mwtest;

class PrismGithubTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyQuestionIsAllowedAndEveryAnswerDecodes()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Prism prism;
        const QString problem
            = prism.start(shared + QStringLiteral("/specs/github/openapi.trimmed.json"));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        GithubSettings settings;
        settings.id = SourceId("github");
        settings.baseUrl = prism.endpoint()->baseUrl;
        settings.repositories = {"octo-org/octo-repo"};
        settings.days = 20'000; // the examples are old
        settings.runDays = 20'000;
        const auto source = makeGithubSource(settings);
        const World now = SystemClock().world();
        std::map<std::string, SourceRequest> open;
        std::set<std::string> kinds; // of questions asked
        size_t runs = 0, jobs = 0, deployments = 0;
        std::string lookedAt;
        const auto take = [&](Step step) {
            for (SourceRequest& request : step.requests)
                open[request.key] = std::move(request);
            for (TopicDelta& delta : step.delta) {
                if (const auto* rows = std::get_if<Rows<PipelineRun>>(&delta)) {
                    runs += rows->upserts.size();
                    if (!rows->upserts.empty())
                        lookedAt = rows->upserts.front().key.id;
                } else if (const auto* jobRows = std::get_if<Rows<PipelineJob>>(&delta)) {
                    jobs += jobRows->upserts.size();
                } else if (const auto* all = std::get_if<Rows<Deployment>>(&delta)) {
                    deployments += all->upserts.size();
                }
            }
        };
        take(source->start(now));
        for (int round = 0; round < 40; ++round) {
            if (round == 3 && !lookedAt.empty())
                take(source->look(lookedAt, now));
            const auto next = std::find_if(open.begin(), open.end(), [](const auto& each) {
                return each.second.notBefore <= Millis(1) && !each.first.starts_with("workflow/");
            });
            if (next == open.end())
                break;
            SourceRequest request = std::move(next->second);
            open.erase(next);
            kinds.insert(request.key.substr(0, request.key.find('/')));
            const std::string target = request.call.target;
            const auto answer = prism.call(request.call);
            QVERIFY2(answer, target.c_str());
            Outcome outcome;
            outcome.key = request.key;
            outcome.head = answer->head;
            // What the mock says about the answer is its own example's fault; about the request
            // ours.
            if (const std::string* wrong = findHeader(answer->head.headers, "sl-violations"))
                QVERIFY2(wrong->find("[\"request\"") == std::string::npos, wrong->c_str());
            QVERIFY2(answer->head.status == 200,
                     (target + ": " + answer->body).substr(0, 400).c_str());
            const Status head = request.decoder->head(answer->head);
            QVERIFY2(head, target.c_str());
            QVERIFY(request.decoder->feed(answer->body));
            const auto end = request.decoder->finish();
            QVERIFY2(end, (target + ": " + (end ? "" : describe(end.error()))).c_str());
            outcome.result = request.decoder->takeResult();
            take(source->finished(std::move(outcome), now));
        }
        QVERIFY(runs > 0 && jobs > 0 && deployments > 0);
        for (const char* kind : {"runs", "deployments", "detail", "jobs"})
            QVERIFY2(kinds.contains(kind), kind);
    }

    void theActionsAreOnesTheDescriptionKnows()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Prism prism;
        const QString problem
            = prism.start(shared + QStringLiteral("/specs/github/openapi.trimmed.json"));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        // The very requests that the Delivery pane sends.
        PipelineRun run;
        run.repository = Atom("octo-org/octo-repo");
        run.runId = 5;
        for (const auto& [request, code] : {std::pair(runbook::rerunFailedRequest(run), 201),
                                            std::pair(runbook::cancelRequest(run), 202)}) {
            const auto answer = prism.call(request.call);
            QVERIFY(answer);
            QVERIFY2(answer->head.status == code,
                     (request.call.target + ": " + std::to_string(answer->head.status) + " "
                      + answer->body)
                         .c_str());
        }
    }
};

MIDWATCH_TEST(PrismGithubTest)
#include "tst_prism_github.moc"
