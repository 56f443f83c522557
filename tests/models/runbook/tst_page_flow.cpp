// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/page_flow.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <map>

using namespace mw;
using namespace mw::runbook;

namespace {

// Answers by hand; nothing comes from inside submit().
class HandGateway final : public Gateway
{
public:
    struct Call
    {
        std::string endpoint;
        HttpCall call;
        Done done;
        bool cancelled = false;
    };
    uint64_t
    submit(const std::string& endpoint, HttpCall call, Priority priority, Done done) override
    {
        if (priority != Priority::Person)
            qFatal("a person is waiting");
        calls[++last] = {endpoint, std::move(call), std::move(done), false};
        return last;
    }
    void cancel(uint64_t ticket) override { calls[ticket].cancelled = true; }
    int count(const std::string& method) const
    {
        int n = 0;
        for (const auto& [ticket, call] : calls)
            n += call.call.method == method;
        return n;
    }
    void reply(int status, const std::string& body)
    {
        HttpResponse response;
        response.head.status = status;
        response.body = body;
        answer(Result<HttpResponse>(std::move(response)));
    }
    void fail(ErrorKind kind) { answer(Error{kind, "x", 0, {}, {}}); }
    HttpCall& newest() { return calls[last].call; }

    std::map<uint64_t, Call> calls;
    uint64_t last = 0;

private:
    void answer(Result<HttpResponse> result)
    {
        const auto done = std::exchange(calls[last].done, {});
        if (done)
            done(std::move(result));
    }
};

std::string status(const char* word, const char* who = nullptr)
{
    std::string out
        = std::string("{\"incident\":{\"status\":\"") + word + "\",\"acknowledgements\":[";
    if (who)
        out += std::string("{\"acknowledger\":{\"summary\":\"") + who + "\"}}";
    return out + "]}}";
}

struct Bench
{
    QTemporaryDir dir;
    FixedClock clock{World{std::chrono::seconds(1795229305)}};
    HandGateway gateway;
    Page page;
    std::unique_ptr<PageFlow> flow;

    explicit Bench(Millis timeout = Millis(8'000), const std::string& note = {})
    {
        page.key = {Atom("pagerduty"), "Q1"};
        page.number = 40213;
        page.title = "HighErrorRate";
        Services services;
        services.clock = &clock;
        services.gateway = &gateway;
        ActionRequest request = note.empty() ? acknowledgeRequest(page, "ana@x.example")
                                             : noteRequest(page, "ana@x.example", note);
        request.timeout = timeout;
        flow = std::make_unique<PageFlow>(services, dir.path().toStdString(), page, request);
        flow->start(note);
    }
    std::string journal() const
    {
        const QDir runs(dir.path() + QStringLiteral("/actions"));
        const QStringList names = runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        if (names.size() != 1)
            return {};
        QFile file(runs.filePath(names.first()) + QStringLiteral("/journal.jsonl"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    bool has(const char* words) const { return journal().find(words) != std::string::npos; }
};

using State = PageFlow::State;

} // namespace

class PageFlowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksThenSendsOnceAndIsConfirmed()
    {
        Bench bench;
        QCOMPARE(bench.flow->state(), State::Looking);
        QCOMPARE(bench.gateway.newest().method, std::string("GET"));
        bench.gateway.reply(200, status("triggered"));
        QCOMPARE(bench.flow->state(), State::Sending);
        QVERIFY(bench.has("action.intent")); // on the disk before it is sent
        const HttpCall& put = bench.gateway.newest();
        QCOMPARE(put.method, std::string("PUT"));
        QCOMPARE(put.target, std::string("/incidents/Q1"));
        QCOMPARE(
            put.body,
            std::string(
                "{\"incident\":{\"type\":\"incident_reference\",\"status\":\"acknowledged\"}}"));
        QCOMPARE(*findHeader(put.headers, "From"), std::string("ana@x.example"));
        bench.gateway.reply(200, status("acknowledged", "Ana"));
        QCOMPARE(bench.flow->state(), State::Done);
        QVERIFY(bench.has("action.outcome") && bench.has("succeeded"));
        QCOMPARE(bench.gateway.count("PUT"), 1);
    }

    void aResolvedIncidentIsNotOpenedAgain()
    {
        Bench bench;
        bench.gateway.reply(200, status("resolved"));
        QCOMPARE(bench.flow->state(), State::NotNeeded);
        QCOMPARE(bench.gateway.count("PUT"), 0);
        QVERIFY(bench.journal().empty());
    }

    void somebodyElseHasIt()
    {
        Bench bench;
        bench.gateway.reply(200, status("acknowledged", "Ben"));
        QCOMPARE(bench.flow->state(), State::NotNeeded);
        QCOMPARE(bench.flow->words(), std::string("acknowledged by Ben"));
    }

    void aFailedLookDoesNotKeepAnybodyFromActing()
    {
        Bench bench;
        bench.gateway.fail(ErrorKind::Network);
        QCOMPARE(bench.flow->state(), State::Sending);
        QCOMPARE(bench.gateway.count("PUT"), 1);
    }

    void refusedSaysWhy()
    {
        Bench bench;
        bench.gateway.reply(200, status("triggered"));
        bench.gateway.reply(400,
                            "{\"error\":{\"code\":2001,\"message\":\"Invalid Input "
                            "Provided\",\"errors\":[\"Requester User Not Found\"]}}");
        QCOMPARE(bench.flow->state(), State::Failed);
        QCOMPARE(bench.flow->words(),
                 std::string("Invalid Input Provided; Requester User Not Found (HTTP 400)"));
        QVERIFY(bench.has("refused"));
    }

    void withoutAReplyItReadsBackAndNeverSendsAgain()
    {
        Bench bench(Millis(50));
        bench.gateway.reply(200, status("triggered"));
        const uint64_t put = bench.gateway.last;
        QTRY_COMPARE(bench.flow->state(), State::ReadingBack);
        QVERIFY(bench.gateway.calls[put].cancelled); // what still waits must not go out later
        QVERIFY(bench.has("unknown"));
        bench.gateway.reply(200, status("triggered"));
        QCOMPARE(bench.flow->state(), State::ReadingBack);
        QTRY_VERIFY_WITH_TIMEOUT(bench.gateway.count("GET") == 3, 5'000);
        bench.gateway.reply(200, status("acknowledged", "Ana"));
        QCOMPARE(bench.flow->state(), State::Done);
        QVERIFY(bench.has("seen on reading back"));
        QCOMPARE(bench.gateway.count("PUT"), 1);
    }

    void whatNobodyConfirmsIsNotAcknowledged()
    {
        Bench bench;
        bench.gateway.reply(200, status("triggered"));
        bench.gateway.fail(ErrorKind::Network); // it may have arrived
        for (int i = 0; i < PageFlow::readings; ++i) {
            QCOMPARE(bench.flow->state(), State::ReadingBack);
            const int asked = bench.gateway.count("GET");
            bench.gateway.fail(ErrorKind::Network);
            QTRY_VERIFY_WITH_TIMEOUT(bench.gateway.count("GET") > asked || bench.flow->ended(),
                                     6'000);
        }
        QCOMPARE(bench.flow->state(), State::NotConfirmed);
        QCOMPARE(bench.gateway.count("PUT"), 1);
    }

    void aNoteIsFoundByItsText()
    {
        Bench bench(Millis(50), "rolled back");
        QCOMPARE(bench.gateway.newest().method, std::string("POST"));
        QCOMPARE(bench.gateway.newest().target, std::string("/incidents/Q1/notes"));
        QTRY_COMPARE(bench.flow->state(), State::ReadingBack);
        bench.gateway.reply(200,
                            "{\"notes\":[{\"content\":\"other\"},{\"content\":\"rolled back\"}]}");
        QCOMPARE(bench.flow->state(), State::Done);
        QCOMPARE(bench.gateway.count("POST"), 1);
    }

    void nothingIsSentThatCannotBeWrittenDown()
    {
        Bench bench;
        // a file stands where the folder must go
        QFile file(bench.dir.path() + QStringLiteral("/actions"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        bench.gateway.reply(200, status("triggered"));
        QCOMPARE(bench.flow->state(), State::Failed);
        QCOMPARE(bench.gateway.count("PUT"), 0);
    }

    void requestTextHidesWhatLooksSecret()
    {
        ActionRequest request;
        request.endpoint = "am";
        request.call.method = "POST";
        request.call.target = "/api/v2/silences";
        request.call.body = "{\"comment\":\"password=hunter2secret\"}";
        const std::string text = requestText(request);
        QVERIFY(text.starts_with("POST /api/v2/silences\nto: am"));
        QVERIFY2(text.find("hunter2secret") == std::string::npos, text.c_str());
    }

    void silenceRequests()
    {
        SilenceDraft draft;
        draft.source = "am";
        draft.matchers = {{"a", "b.*", true, false}};
        draft.startsAt = World{std::chrono::seconds(1795229305)};
        draft.endsAt = draft.startsAt + std::chrono::hours(2);
        draft.createdBy = "ana";
        draft.comment = "c";
        QCOMPARE(
            silenceRequest(draft).call.body,
            std::string("{\"matchers\":[{\"name\":\"a\",\"value\":\"b.*\",\"isRegex\":true,"
                        "\"isEqual\":false}],"
                        "\"startsAt\":\"2026-11-21T02:48:25Z\",\"endsAt\":\"2026-11-21T04:48:25Z\","
                        "\"createdBy\":\"ana\",\"comment\":\"c\"}"));
        draft.id = "x";
        QVERIFY(silenceRequest(draft).call.body.ends_with(",\"id\":\"x\"}"));
        QCOMPARE(*silenceIdIn("{\"silenceID\":\"y\"}"), std::string("y"));
        QVERIFY(!silenceIdIn("\"silence not found\"") && !silenceIdIn("<html>"));
    }
};

MIDWATCH_TEST(PageFlowTest)
#include "tst_page_flow.moc"
