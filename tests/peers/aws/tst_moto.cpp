// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// moto as an opponent: what goes over the wire to Cost Explorer and STS, and whether a stranger
// takes our signatures for right. (It keeps no costs of its own; it answers what it was given.)
#include "models/net/aws_resolve.h"
#include "models/net/fetch.h"
#include "models/sources/aws/aws_answer.h"
#include "models/sources/aws/cost_explorer.h"
#include "models/sources/aws/cost_page.h"
#include "tests/support/test_registry.h"

#include <QFileInfo>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace mw;
using nlohmann::json;

namespace {

SecretPtr secret(const std::string& text)
{
    return std::make_shared<const Secret>(Secret(text));
}

class Moto
{
public:
    // freeActions: that many calls are answered without looking at who asks; −1 = all.
    explicit Moto(int freeActions = -1)
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
        probe.close();
        const QString python
            = qEnvironmentVariable("MIDWATCH_PEERS_VENV") + QStringLiteral("/bin/python3");
        if (!QFileInfo::exists(python))
            qFatal("no %s: packaging/bootstrap test makes it", qPrintable(python));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (freeActions >= 0)
            environment.insert(QStringLiteral("INITIAL_NO_AUTH_ACTION_COUNT"),
                               QString::number(freeActions));
        m_process.setProcessEnvironment(environment);
        m_process.start(python,
                        {QStringLiteral("-m"),
                         QStringLiteral("moto.server"),
                         QStringLiteral("-H"),
                         QStringLiteral("127.0.0.1"),
                         QStringLiteral("-p"),
                         QString::number(m_port)});
    }
    ~Moto()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace

class MotoTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Transport> m_transport = makeCurlTransport();
    SystemClock m_clock;

    Result<HttpResponse>
    ask(const std::string& url, HttpCall call, const AwsSigner* signer = nullptr)
    {
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->baseUrl = url;
        if (signer)
            signer->sign(call, *endpoint, m_clock.world());
        std::optional<Result<HttpResponse>> answer;
        fetch(*m_transport, endpoint, std::move(call), {}, this, [&](Result<HttpResponse> got) {
            answer = std::move(got);
        });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            qFatal("no answer");
        return *std::move(answer);
    }
    void waitFor(const Moto& moto)
    {
        QVERIFY(QTest::qWaitFor(
            [&] {
                HttpCall call;
                call.target = "/moto-api/data.json";
                return ask(moto.url(), call).has_value();
            },
            60'000));
    }
    static HttpCall form(const std::string& body)
    {
        HttpCall call;
        call.method = "POST";
        call.target = "/";
        call.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
        call.body = body;
        return call;
    }
    static HttpCall costs()
    {
        CostExplorerSettings settings;
        settings.id = SourceId("aws");
        World now{};
        (void)parseTime("2026-11-26T09:00:00Z", now);
        return std::move(makeCostExplorerSource(settings)->start(now).requests.front().call);
    }

private Q_SLOTS:
    void aPageOfCosts()
    {
        const Moto moto;
        waitFor(moto);
        HttpCall seed;
        seed.method = "POST";
        seed.target = "/moto-api/static/ce/cost-and-usage-results";
        seed.headers = {{"Content-Type", "application/json"}};
        seed.body
            = R"({"results":[{"ResultsByTime":[{"TimePeriod":{"Start":"2026-11-24","End":"2026-11-25"},"Total":{},"Groups":[{"Keys":["Amazon RDS","Usage"],"Metrics":{"UnblendedCost":{"Amount":"70.5000000001","Unit":"USD"}}}],"Estimated":true}],"GroupDefinitions":[]}]})";
        const auto seeded = ask(moto.url(), seed);
        QCOMPARE(seeded->head.status, 201);
        const AwsSigner signer({"AKIAEXAMPLE", secret("x"), nullptr, World::max()},
                               {"us-east-1", "ce", true, false, true});
        const auto answer = ask(moto.url(), costs(), &signer);
        QVERIFY(answer);
        QCOMPARE(answer->head.status, 200);
        const auto page = aws::decodePage(answer->body, {Atom("aws"), Atom("1"), false});
        QVERIFY2(page.has_value(), answer->body.c_str());
        QCOMPARE(page->lines.size(), size_t(1));
        QCOMPARE(page->lines[0].billed.nano, 70'500'000'000);
        QVERIFY(page->lines[0].estimated);
    }

    void aRoleOfSts()
    {
        const Moto moto;
        waitFor(moto);
        AwsPlan plan;
        plan.keys = {"AKIAEXAMPLE", secret("x"), nullptr, World::max()};
        plan.region = "us-east-1";
        plan.roles = {{"arn:aws:iam::123456789012:role/read", "ext", "midwatch", 900, {}}};
        QTemporaryDir dir;
        AllowedPrograms none(dir.path().toStdString() + "/allowed");
        AwsResolver resolver(
            plan, {*m_transport, m_clock, none, dir.path().toStdString(), moto.url(), {}, {}, {}});
        std::optional<AwsResolved> resolved;
        std::string failure;
        resolver.start([&](AwsResolved found) { resolved = std::move(found); },
                       [&](AwsFailure failed) { failure = failed.error.detail; });
        QVERIFY(QTest::qWaitFor([&] { return resolved || !failure.empty(); }, 20'000));
        QVERIFY2(resolved.has_value(), failure.c_str());
        QVERIFY(resolved->credentials.accessKeyId.starts_with("ASIA"));
        QVERIFY(resolved->credentials.sessionToken);
        QVERIFY(resolved->credentials.expires > m_clock.world());
        QCOMPARE(resolved->account, std::string("123456789012"));
    }

    void signaturesAreTakenForRight()
    {
        const Moto moto(3); // user, policy, key; from then on it looks
        waitFor(moto);
        const AwsSigner anybody({"AKIAEXAMPLE", secret("x"), nullptr, World::max()},
                                {"us-east-1", "iam", true, false, true});
        QCOMPARE(ask(moto.url(), form("Action=CreateUser&Version=2010-05-08&UserName=w"), &anybody)
                     ->head.status,
                 200);
        QCOMPARE(
            ask(moto.url(),
                form("Action=PutUserPolicy&Version=2010-05-08&UserName=w&PolicyName=p&"
                     "PolicyDocument=%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%"
                     "7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22%2A%22%2C%22Resource%22%3A%"
                     "22%2A%22%7D%5D%7D"),
                &anybody)
                ->head.status,
            200);
        const auto made = ask(
            moto.url(), form("Action=CreateAccessKey&Version=2010-05-08&UserName=w"), &anybody);
        const auto element = [&](const std::string& name) {
            const size_t from = made->body.find("<" + name + ">") + name.size() + 2;
            return made->body.substr(from, made->body.find('<', from) - from);
        };
        const AwsCredentials keys{
            element("AccessKeyId"), secret(element("SecretAccessKey")), nullptr, World::max()};
        const AwsSigner ce(keys, {"us-east-1", "ce", true, false, true});
        const auto good = ask(moto.url(), costs(), &ce);
        QVERIFY2(good->head.status == 200, good->body.c_str());
        const AwsSigner sts(keys, {"us-east-1", "sts", true, false, true});
        const auto who = ask(moto.url(), form("Action=GetCallerIdentity&Version=2011-06-15"), &sts);
        QCOMPARE(who->head.status, 200);
        QVERIFY(who->body.find("user/w") != std::string::npos);

        const AwsSigner wrong({keys.accessKeyId, secret("wrong"), nullptr, World::max()},
                              {"us-east-1", "ce", true, false, true});
        const auto bad = ask(moto.url(), costs(), &wrong);
        QCOMPARE(bad->head.status, 403);
        QCOMPARE(aws::classify(
                     403, aws::readError(bad->body, bad->head.headers), aws::Limit::IsThrottling)
                     .kind,
                 ErrorKind::Unauthorized);
    }
};

MIDWATCH_TEST(MotoTest)
#include "tst_moto.moc"
