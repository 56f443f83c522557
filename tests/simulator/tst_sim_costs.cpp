// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The faces that tell what the estate costs: Cost Explorer and STS with signatures made by the
// console's signer, OpenCost, and the bill behind both.
#include "app/simulator/costs/bill.h"
#include "app/simulator/faces/aws/aws_face.h"
#include "app/simulator/faces/opencost/opencost_face.h"
#include "models/base/percent.h"
#include "models/net/aws_resolve.h"
#include "tests/simulator/sim_fixture.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace mwtest;

namespace {

constexpr mw::sim::Ms day = 86'400'000;

// A face of its own over the simulation's world, and the keys it left on the disk.
struct Aws
{
    explicit Aws(Simulation& sim) : simulation(sim), face(sim.simulator->world())
    {
        const std::string folder = dir.path().toStdString();
        if (const mw::Status done = face.start("127.0.0.1", 0, folder); !done)
            qFatal("%s", done.error().detail.c_str());
        mw::AwsFiles files;
        const auto read = [&](const char* name) {
            QFile file(dir.path() + QStringLiteral("/aws/") + QString::fromLatin1(name));
            if (!file.open(QIODevice::ReadOnly))
                qFatal("no %s", name);
            return file.readAll().toStdString();
        };
        if (!mw::readAwsConfig(read("config"), "config", files)
            || !mw::readAwsCredentials(read("credentials"), "credentials", files))
            qFatal("the face's files are not readable");
        mw::AwsWish wish;
        wish.profile = "billing";
        auto made = mw::planAws(
            files, [](const std::string&) { return std::nullopt; }, wish);
        if (!made)
            qFatal("%s", made.error().detail.c_str());
        plan = *std::move(made);
    }

    Answer send(const std::string& service,
                const mw::Headers& headers,
                const std::string& body,
                const mw::AwsCredentials& credentials,
                mw::Millis skew = mw::Millis(0))
    {
        mw::Endpoint endpoint;
        endpoint.baseUrl = "http://127.0.0.1:" + std::to_string(face.port());
        mw::HttpCall call;
        call.method = "POST";
        call.target = "/";
        call.headers = headers;
        call.body = body;
        mw::AwsSigner(credentials, {"us-east-1", service, true, false, true})
            .sign(call, endpoint, simulation.simulator->now() + skew);
        QNetworkRequest request(QUrl(QString::fromStdString(endpoint.baseUrl + "/")));
        for (const auto& [name, value] : call.headers)
            request.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
        return Simulation::finish(
            simulation.manager.post(request, QByteArray::fromStdString(body)));
    }
    Answer costs(const Json& question, const mw::AwsCredentials& credentials)
    {
        return send("ce",
                    {{"Content-Type", "application/x-amz-json-1.1"},
                     {"X-Amz-Target", "AWSInsightsIndexService.GetCostAndUsage"}},
                    question.dump(),
                    credentials);
    }
    Answer sts(const std::string& form, const mw::AwsCredentials& credentials)
    {
        return send("sts",
                    {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
                    form,
                    credentials);
    }
    mw::AwsCredentials role()
    {
        const Answer answer
            = sts("Action=AssumeRole&Version=2011-06-15&RoleSessionName=watch&RoleArn="
                  "arn%3Aaws%3Aiam%3A%3A402138776511%3Arole%2Fbilling-read&"
                  "ExternalId=midwatch&DurationSeconds=900",
                  plan.keys);
        auto keys = mw::readAssumedRole(answer.body.toStdString());
        if (!keys)
            qFatal("%s", answer.body.constData());
        return *std::move(keys);
    }

    QTemporaryDir dir;
    Simulation& simulation;
    mw::sim::AwsFace face;
    mw::AwsPlan plan;
};

Json question(const char* start, const char* end)
{
    return {{"TimePeriod", {{"Start", start}, {"End", end}}},
            {"Granularity", "DAILY"},
            {"Metrics", {"UnblendedCost", "AmortizedCost"}},
            {"GroupBy",
             {{{"Type", "DIMENSION"}, {"Key", "SERVICE"}},
              {{"Type", "DIMENSION"}, {"Key", "RECORD_TYPE"}}}}};
}

// What a validator beside this file says of it; empty: it fits.
QString validated(const QString& validator, const QStringList& against, const Json& message)
{
    QTemporaryDir dir;
    const QString name = dir.filePath(QStringLiteral("message.json"));
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(QByteArray::fromStdString(message.dump()));
    file.close();
    QProcess check;
    check.setProcessChannelMode(QProcess::MergedChannels);
    check.start(QStringLiteral("python3"),
                QStringList{QStringLiteral(MIDWATCH_TEST_DIR "/") + validator} + against
                    + QStringList{name});
    if (!check.waitForFinished(60'000))
        return QStringLiteral("no verdict");
    const QString said = QString::fromUtf8(check.readAll());
    return check.exitCode() == 0 ? QString()
                                 : said + QStringLiteral("(exit code %1)").arg(check.exitCode());
}

double total(const Json& result)
{
    double sum = 0;
    for (const Json& group : result["Groups"])
        sum += std::stod(group["Metrics"]["UnblendedCost"]["Amount"].get<std::string>());
    return sum;
}

} // namespace

class SimCostsTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Simulation> m_sim;
    std::unique_ptr<Aws> m_aws;

private Q_SLOTS:
    void initTestCase()
    {
        m_sim = std::make_unique<Simulation>(); // 2026-11-23, 03:00
        m_aws = std::make_unique<Aws>(*m_sim);
    }

    void onlyRightSignaturesAreAnswered()
    {
        const Json ask = question("2026-11-01", "2026-11-03");
        QCOMPARE(m_aws->costs(ask, m_aws->plan.keys).code, 200);
        const auto word
            = [](const Answer& answer) { return answer.json().value("__type", std::string()); };
        mw::AwsCredentials wrong = m_aws->plan.keys;
        wrong.secretKey = std::make_shared<const mw::Secret>(mw::Secret("wrong"));
        QCOMPARE(word(m_aws->costs(ask, wrong)), std::string("InvalidSignatureException"));
        wrong.accessKeyId = "AKIAOTHER";
        QCOMPARE(word(m_aws->costs(ask, wrong)), std::string("UnrecognizedClientException"));
        const mw::Headers headers{{"Content-Type", "application/x-amz-json-1.1"},
                                  {"X-Amz-Target", "AWSInsightsIndexService.GetCostAndUsage"}};
        const Answer skewed
            = m_aws->send("ce", headers, ask.dump(), m_aws->plan.keys, std::chrono::minutes(20));
        QCOMPARE(word(skewed), std::string("InvalidSignatureException"));
        // its Date is the simulation's clock: what the signer learns from
        QVERIFY(skewed.headers["date"].startsWith("Mon, 23 Nov 2026 03:0"));
        QCOMPARE(word(m_aws->send("sts", headers, ask.dump(), m_aws->plan.keys)),
                 std::string("InvalidSignatureException"));
        QNetworkRequest bare(QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_aws->face.port())));
        bare.setRawHeader("X-Amz-Target", "AWSInsightsIndexService.GetCostAndUsage");
        QCOMPARE(word(Simulation::finish(m_sim->manager.post(bare, QByteArray("{}")))),
                 std::string("MissingAuthenticationTokenException"));
    }

    void theRoleWorksUntilItExpires()
    {
        const mw::AwsCredentials role = m_aws->role();
        QVERIFY(role.accessKeyId.starts_with("ASIA"));
        const Json ask = question("2026-11-01", "2026-11-02");
        QCOMPARE(m_aws->costs(ask, role).code, 200);
        const Answer who = m_aws->sts("Action=GetCallerIdentity&Version=2011-06-15", role);
        QVERIFY(who.body.contains("assumed-role/billing-read"));
        mw::AwsCredentials without = role;
        without.sessionToken = nullptr;
        QCOMPARE(m_aws->costs(ask, without).code, 400);
        const Answer denied = m_aws->sts(
            "Action=AssumeRole&Version=2011-06-15&RoleSessionName=watch&RoleArn=arn%3Aother",
            m_aws->plan.keys);
        QCOMPARE(denied.code, 403);
        QVERIFY(denied.body.contains("<Code>AccessDenied</Code>"));
        QVERIFY(m_aws->sts("Action=DecodeAuthorizationMessage&Version=2011-06-15", role)
                    .body.contains("InvalidAction"));
        m_sim->jump("20m");
        QCOMPARE(m_aws->costs(ask, role).json().value("__type", std::string()),
                 std::string("ExpiredTokenException"));
    }

    void pagesFollowEachOther()
    {
        Json ask = question("2026-09-20", "2026-11-24");
        std::set<std::string> days;
        std::string token;
        int pages = 0;
        do {
            if (!token.empty())
                ask["NextPageToken"] = token;
            const Answer answer = m_aws->costs(ask, m_aws->plan.keys);
            QCOMPARE(answer.code, 200);
            const Json body = answer.json();
            for (const Json& result : body["ResultsByTime"])
                days.insert(result["TimePeriod"]["Start"].get<std::string>());
            token = body.value("NextPageToken", std::string());
            ++pages;
        } while (!token.empty() && pages < 10);
        QCOMPARE(pages, 3);
        QCOMPARE(days.size(), size_t(65));
        ask["NextPageToken"] = "nonsense";
        QCOMPARE(m_aws->costs(ask, m_aws->plan.keys).json()["__type"].get<std::string>(),
                 std::string("InvalidNextTokenException"));
    }

    void theBillIsThatOfTheEstate()
    {
        const Answer answer = m_aws->costs(question("2026-10-01", "2026-11-01"), m_aws->plan.keys);
        const Json results = answer.json()["ResultsByTime"];
        double month = 0;
        for (const Json& result : results) {
            month += total(result);
            QCOMPARE(result["Estimated"].get<bool>(), false);
        }
        QVERIFY2(std::abs(month - 23'375) < 1'200, qPrintable(QString::number(month)));
        // asked again, the past is the same
        SAME_JSON(m_aws->costs(question("2026-10-01", "2026-11-01"), m_aws->plan.keys)
                      .json()["ResultsByTime"],
                  results);
        const Json now = m_aws->costs(question("2026-11-20", "2026-11-24"), m_aws->plan.keys)
                             .json()["ResultsByTime"];
        QCOMPARE(now[1]["Estimated"].get<bool>(), false); // the 21st
        QCOMPARE(now[2]["Estimated"].get<bool>(), true);
        QCOMPARE(now[3]["Estimated"].get<bool>(), true);
        QVERIFY(now[3]["Groups"].empty()); // nothing has been metered at 03:00
        QVERIFY(total(now[2]) < total(now[1])); // the evening of the 22nd is still to come
    }

    void refusesAsTheRealOne()
    {
        const auto refusal = [&](const Json& ask) {
            return m_aws->costs(ask, m_aws->plan.keys).json().value("__type", std::string());
        };
        QCOMPARE(refusal(question("2026-12-01", "2026-12-02")), std::string("ValidationException"));
        QCOMPARE(refusal(question("2026-11-02", "2026-11-01")), std::string("ValidationException"));
        QCOMPARE(refusal(question("yesterday", "today")), std::string("ValidationException"));
        Json ask = question("2026-11-01", "2026-11-02");
        ask["Granularity"] = "HOURLY";
        QCOMPARE(refusal(ask), std::string("ValidationException"));
        ask = question("2026-11-01", "2026-11-02");
        ask["GroupBy"][0]["Key"] = "INSTANCE_TYPE";
        QCOMPARE(refusal(ask), std::string("ValidationException"));
        QCOMPARE(refusal(nullptr), std::string("SerializationException"));
        const mw::Headers other{{"X-Amz-Target", "AWSInsightsIndexService.GetAnomalies"}};
        QCOMPARE(
            m_aws->send("ce", other, "{}", m_aws->plan.keys).json().value("__type", std::string()),
            std::string("UnknownOperationException"));
    }

    void spendingMoreIsSeenInTheBill()
    {
        const auto bedrock = [](const mw::sim::Bill& bill, mw::sim::Ms at, mw::sim::Ms until) {
            for (const mw::sim::Charge& charge : bill.charges(at, until)) {
                if (charge.service == "Amazon Bedrock")
                    return charge.unblended;
            }
            return 0.0;
        };
        const auto history = m_sim->simulator->world().history();
        const mw::sim::Ms today = m_sim->simulator->now().time_since_epoch().count() / day * day;
        const mw::sim::Bill plain(history, {});
        mw::sim::Spend spend;
        spend["Amazon Bedrock"].set(today - 3 * day, 2.5);
        const mw::sim::Bill more(history, spend);
        const mw::sim::Ms before = today - 5 * day;
        QCOMPARE(bedrock(more, before, today), bedrock(plain, before, today));
        const mw::sim::Ms during = today - 2 * day;
        QVERIFY(std::abs(bedrock(more, during, today) / bedrock(plain, during, today) - 2.5)
                < 1e-9);
        // half a day of it
        spend["Amazon Bedrock"].set(today - day - day / 2, 1);
        const mw::sim::Bill half(history, spend);
        QVERIFY(std::abs(bedrock(half, during, today) / bedrock(plain, during, today) - 1.75)
                < 1e-9);
        QVERIFY(plain.charges(today + day, today).empty());
    }

    void scalingOutChangesWhoUsesTheNodes()
    {
        const auto share = [&](const char* name) {
            const auto history = m_sim->simulator->world().history();
            const mw::sim::Ms now = m_sim->simulator->now().time_since_epoch().count();
            const auto groups = mw::sim::allocate(*history, "namespace", now - 600'000, now, true);
            const auto it = groups.find(name);
            return it == groups.end() ? 0.0 : it->second.cpu + it->second.memory;
        };
        const double jobs = share("jobs");
        const double idle = share("__idle__");
        QVERIFY(jobs > 0 && idle > 0);
        m_sim->control("POST",
                       "/_sim/faults",
                       {{"kind", "scale"},
                        {"namespace", "jobs"},
                        {"deployment", "report-worker"},
                        {"replicas", 9}});
        m_sim->jump("30m");
        QVERIFY(share("jobs") > jobs);
        QVERIFY(share("__idle__") < idle);
    }

    // What the faces say, held against what AWS and OpenCost publish of themselves.
    void answersFitTheServiceModelOfAws()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QString model = shared + QStringLiteral("/specs/aws/ce.service-model.json");
        const auto wrong = [&](const char* way, const Json& message) {
            return validated(QStringLiteral("validate_aws.py"),
                             {model, QStringLiteral("GetCostAndUsage"), QString::fromLatin1(way)},
                             message);
        };
        for (const char* second : {"RECORD_TYPE", "LINKED_ACCOUNT"}) {
            Json ask = question("2026-10-20", "2026-11-24"); // several pages, estimated days
            ask["GroupBy"][1]["Key"] = second;
            int pages = 0;
            for (std::string token; pages == 0 || !token.empty(); ++pages) {
                if (!token.empty())
                    ask["NextPageToken"] = token;
                QCOMPARE(wrong("input", ask), QString());
                const Answer answer = m_aws->costs(ask, m_aws->plan.keys);
                QCOMPARE(answer.code, 200);
                QCOMPARE(wrong("output", answer.json()), QString());
                token = answer.json().value("NextPageToken", std::string());
            }
            QVERIFY(pages > 1);
        }
        // The judge sees what is wrong.
        Json odd = m_aws->costs(question("2026-11-01", "2026-11-02"), m_aws->plan.keys).json();
        odd["ResultsByTime"][0]["Estimated"] = "no";
        QVERIFY(wrong("output", odd).contains(QStringLiteral("is no boolean")));
        odd = {{"Results", Json::array()}};
        QVERIFY(wrong("output", odd).contains(QStringLiteral("is not known to")));
    }

    void answersFitTheServiceModelOfSts()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QString model = shared + QStringLiteral("/specs/aws/sts.service-model.json");
        const auto wrong = [&](const char* operation, const char* way, const Json& message) {
            return validated(QStringLiteral("validate_aws.py"),
                             {model, QString::fromLatin1(operation), QString::fromLatin1(way)},
                             message);
        };
        // The question is the form that the client sends (aws_resolve.cpp).
        const Json ask{{"RoleArn", "arn:aws:iam::402138776511:role/billing-read"},
                       {"RoleSessionName", "midwatch"},
                       {"ExternalId", "midwatch"},
                       {"DurationSeconds", 900}};
        QCOMPARE(wrong("AssumeRole", "input", ask), QString());
        std::string form = "Action=AssumeRole&Version=2011-06-15";
        for (const auto& [name, value] : ask.items())
            form += "&" + name + "="
                + mw::percentEncoded(value.is_string() ? value.get<std::string>() : value.dump());
        const Answer assumed = m_aws->sts(form, m_aws->plan.keys);
        QCOMPARE(assumed.code, 200);
        QCOMPARE(wrong("AssumeRole", "output", assumed.body.toStdString()), QString());
        const Answer who
            = m_aws->sts("Action=GetCallerIdentity&Version=2011-06-15", m_aws->plan.keys);
        QCOMPARE(wrong("GetCallerIdentity", "output", who.body.toStdString()), QString());
        // The judge sees what is wrong, and the face refuses what AWS would.
        QByteArray odd = assumed.body;
        odd.replace("AccessKeyId>", "AccessKey>");
        QVERIFY(wrong("AssumeRole", "output", odd.toStdString())
                    .contains(QStringLiteral("lacks AccessKeyId")));
        QVERIFY(wrong("AssumeRole", "output", who.body.toStdString())
                    .contains(QStringLiteral("no AssumeRoleResponse")));
        for (const char* name : {"t", "two words"}) {
            Json bad = ask;
            bad["RoleSessionName"] = name;
            QVERIFY(!wrong("AssumeRole", "input", bad).isEmpty());
            const Answer refused = m_aws->sts(
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=" + mw::percentEncoded(name),
                m_aws->plan.keys);
            QCOMPARE(refused.code, 400);
            QVERIFY(refused.body.contains("<Code>ValidationError</Code>"));
        }
    }

    void answersFitTheDescriptionOfOpenCost()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QString folder = shared + QStringLiteral("/specs/opencost");
        QFile recorded(folder + QStringLiteral("/allocation-example-output.json"));
        QVERIFY(recorded.open(QIODevice::ReadOnly));
        const Json example = Json::parse(recorded.readAll().toStdString())["body"]["data"][0];
        mw::sim::OpenCostFace face(m_sim->simulator->world());
        QVERIFY(face.start("127.0.0.1", 0, {}));
        for (const char* aggregate : {"namespace", "label:tenant", "label:agent", "cluster"}) {
            const Answer answer = Simulation::finish(m_sim->manager.get(QNetworkRequest(
                QUrl(QStringLiteral("http://127.0.0.1:%1/allocation/compute?window="
                                    "2026-11-20T00:00:00Z,2026-11-23T00:00:00Z&step=1d&"
                                    "includeIdle=true&aggregate=%2")
                         .arg(face.port())
                         .arg(QString::fromLatin1(aggregate))))));
            QCOMPARE(answer.code, 200);
            // The description gives one group by its name: each of ours is held against that one.
            Json whole = answer.json();
            QCOMPARE(whole["data"].size(), size_t(3));
            Json all = Json::array();
            for (const Json& step : whole["data"]) {
                QVERIFY(!step.empty());
                for (const auto& [name, group] : step.items()) {
                    QCOMPARE(group["name"].get<std::string>(), name);
                    all.push_back({{"opencost", group}});
                    for (const auto& [key, value] : group.items()) {
                        const Json& there = example.front();
                        QVERIFY2(there.contains(key), key.c_str()); // the real one says it too
                        const Json& known = there[key];
                        QVERIFY2(known.is_null() || value.is_null()
                                     || (known.is_number() && value.is_number())
                                     || known.type() == value.type(),
                                 key.c_str());
                    }
                }
            }
            whole["data"] = all;
            const auto wrong = [&] {
                return validated(QStringLiteral("validate_openapi.py"),
                                 {folder + QStringLiteral("/swagger.json"),
                                  QStringLiteral("/allocation/compute")},
                                 whole);
            };
            QCOMPARE(wrong(), QString());
            whole["data"][0]["opencost"]["cpuCost"] = "much";
            QVERIFY(wrong().contains(QStringLiteral("cpuCost")));
        }
    }

    void openCostAnswersByAnyAggregate()
    {
        mw::sim::OpenCostFace face(m_sim->simulator->world());
        QVERIFY(face.start("127.0.0.1", 0, {}));
        const auto get = [&](const char* path) {
            return Simulation::finish(m_sim->manager.get(
                QNetworkRequest(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(face.port())
                                     + QString::fromLatin1(path)))));
        };
        const Answer days
            = get("/allocation/compute?window=2026-11-20T00:00:00Z,2026-11-23T00:00:00Z"
                  "&aggregate=namespace&step=1d&includeIdle=true");
        QCOMPARE(days.code, 200);
        const Json data = days.json()["data"];
        QCOMPARE(data.size(), size_t(3));
        for (const Json& step : data) {
            double sum = 0;
            for (const auto& [name, group] : step.items())
                sum += group["totalCost"].get<double>();
            // What is allocated and what is idle are all nodes of both clusters, as long as they
            // were there. Pools follow the traffic, so days differ.
            const mw::sim::Ms begin
                = QDateTime::fromString(
                      QString::fromStdString(step.front()["window"]["start"].get<std::string>()),
                      Qt::ISODate)
                      .toMSecsSinceEpoch();
            double nodes = 0;
            for (const auto& node : m_sim->simulator->world().history()->nodes) {
                const double there = double(std::min(begin + 86'400'000, node->removed)
                                            - std::max(begin, node->created));
                nodes += std::max(0.0, there) / 3'600'000 * mw::sim::priceOf(*node).hour;
            }
            QVERIFY2(std::abs(sum - nodes) < 0.01 * nodes,
                     qPrintable(QStringLiteral("%1 %2").arg(sum).arg(nodes)));
            QVERIFY(nodes > 150 && nodes < 250);
            QVERIFY(step.contains("__idle__") && step.contains("agent-platform"));
        }
        const Json tenants
            = get("/allocation?window=1d&aggregate=label:tenant&accumulate=true").json()["data"];
        QCOMPARE(tenants.size(), size_t(1));
        QVERIFY(tenants[0].contains("__unallocated__") && tenants[0].size() > 8);
        QVERIFY(!tenants[0].contains("__idle__")); // not asked for
        QCOMPARE(get("/allocation?window=never&aggregate=namespace").json()["code"].get<int>(),
                 400);
        QCOMPARE(get("/allocation?window=1d&aggregate=moon").code, 400);
        QCOMPARE(get("/allocation?aggregate=namespace").code, 400);
        QCOMPARE(get("/assets?window=1d").code, 404);
        QCOMPARE(get("/healthz").code, 200);
    }

    void podsCarryTheLabelsThatAreBilled()
    {
        const Json pods = m_sim->get("/api/v1/namespaces/agents/pods?limit=5").json()["items"];
        QVERIFY(!pods.empty());
        for (const Json& pod : pods) {
            const Json& labels = pod["metadata"]["labels"];
            QVERIFY(labels.contains("tenant") && labels.contains("agent"));
        }
    }
};

MIDWATCH_TEST(SimCostsTest)
#include "tst_sim_costs.moc"
