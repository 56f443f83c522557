// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The PagerDuty source and the two deeds at the pager against a mock of PagerDuty's published
// description: each question is one that the description allows, each answer decodes.
#include "models/runbook/alert_actions.h"
#include "models/sources/pagerduty/answers.h"
#include "models/sources/pagerduty/pagerduty.h"
#include "tests/peers/prism/prism.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <deque>
#include <set>

using namespace mw;
using namespace mwtest;

class PrismPagerDutyTest : public QObject
{
    Q_OBJECT

    // What the mock says about the answer is its own example's fault; about the request ours.
    static std::string blamed(const ResponseHead& head)
    {
        const std::string* wrong = findHeader(head.headers, "sl-violations");
        return wrong && wrong->find("[\"request\"") != std::string::npos ? *wrong : std::string();
    }

    // The description demands the versioned type in Accept, yet declares its answers as plain JSON:
    // the mock needs to hear both.
    static HttpCall asAsked(HttpCall call)
    {
        call.headers.push_back({"Authorization", "Token token=y_NbAkKc66ryYTWUXYEu"});
        for (auto& [name, value] : call.headers) {
            if (name == "Accept" && value == "application/vnd.pagerduty+json;version=2")
                value += ", application/json";
        }
        return call;
    }

private Q_SLOTS:
    void everyQuestionIsAllowedAndEveryAnswerDecodes()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Prism prism;
        const QString problem
            = prism.start(shared + QStringLiteral("/specs/pagerduty/openapi.trimmed.json"));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        PagerDutySettings settings;
        settings.id = SourceId("pagerduty");
        const auto source = makePagerDutySource(settings);
        const World now = SystemClock().world();
        std::deque<SourceRequest> open;
        std::set<std::string> asked;
        size_t pages = 0, shifts = 0, people = 0; // as decoded: the mock's pages have no end
        const auto take = [&](Step step) {
            for (SourceRequest& request : step.requests) {
                if (!asked.contains(request.key))
                    open.push_back(std::move(request));
            }
        };
        take(source->start(now));
        while (!open.empty()) {
            SourceRequest request = std::move(open.front());
            open.pop_front();
            if (!asked.insert(request.key).second)
                continue;
            const std::string target = request.call.target;
            const auto answer = prism.call(asAsked(request.call));
            QVERIFY2(answer, target.c_str());
            QVERIFY2(blamed(answer->head).empty(), (target + ": " + blamed(answer->head)).c_str());
            QVERIFY2(answer->head.status == 200,
                     (target + ": " + answer->body).substr(0, 400).c_str());
            QVERIFY2(request.decoder->head(answer->head), target.c_str());
            QVERIFY(request.decoder->feed(answer->body));
            const auto end = request.decoder->finish();
            QVERIFY2(end, (target + ": " + (end ? "" : describe(end.error()))).c_str());
            Outcome outcome;
            outcome.key = request.key;
            outcome.head = answer->head;
            outcome.result = request.decoder->takeResult();
            if (const auto* page = std::any_cast<pd::Paged<Page>>(&outcome.result))
                pages += page->rows.size();
            else if (const auto* shift = std::any_cast<pd::Paged<OnCallShift>>(&outcome.result))
                shifts += shift->rows.size();
            else if (const auto* me = std::any_cast<PagerIdentity>(&outcome.result))
                people += me->userId.empty() ? 0 : 1;
            take(source->finished(std::move(outcome), now));
        }
        for (const char* key : {"open", "resolved", "history", "oncall", "user"})
            QVERIFY2(asked.contains(key), key);
        QVERIFY(pages > 0 && shifts > 0 && people > 0);
    }

    void theDeedsAreOnesTheDescriptionKnows()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Prism prism;
        const QString problem
            = prism.start(shared + QStringLiteral("/specs/pagerduty/openapi.trimmed.json"));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        Page page;
        page.key = {Atom("pagerduty"), "PT4KHLK"};
        page.number = 1234;
        const std::vector<std::pair<HttpCall, int>> calls{
            {runbook::acknowledgeRequest(page, "ana@example.com").call, 200},
            {runbook::noteRequest(page, "ana@example.com", "looking at it").call, 200},
            {runbook::readIncident(page), 200},
            {runbook::readNotes(page), 200}};
        for (auto [call, code] : calls) {
            const std::string target = call.method + ' ' + call.target;
            const auto answer = prism.call(asAsked(std::move(call)));
            QVERIFY2(answer, target.c_str());
            QVERIFY2(blamed(answer->head).empty(), (target + ": " + blamed(answer->head)).c_str());
            QVERIFY2(answer->head.status == code,
                     (target + ": " + std::to_string(answer->head.status) + ' ' + answer->body)
                         .substr(0, 400)
                         .c_str());
        }
    }
};

MIDWATCH_TEST(PrismPagerDutyTest)
#include "tst_prism_pagerduty.moc"
