// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where credentials for AWS come from: files, environment, programs, SSO, roles.
#include "models/net/aws_resolve.h"
#include "tests/support/fake_transport.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <map>

using namespace mw;
using namespace std::chrono_literals;

namespace {

const World now = World(std::chrono::sys_days(std::chrono::year(2026) / 11 / 26)) + 9h;

using Variables = std::map<std::string, std::string>;
Lookup lookup(Variables variables)
{
    return
        [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
            const auto it = variables.find(name);
            return it == variables.end() ? std::nullopt : std::optional(it->second);
        };
}

AwsFiles files(const std::string& config, const std::string& credentials = {})
{
    AwsFiles out;
    out.configFile = "config";
    out.credentialsFile = "credentials";
    if (const Status read = readAwsConfig(config, "config", out); !read)
        qFatal("%s", describe(read.error()).c_str());
    if (const Status read = readAwsCredentials(credentials, "credentials", out); !read)
        qFatal("%s", describe(read.error()).c_str());
    return out;
}

AwsPlan plan(const std::string& config,
             const std::string& credentials = {},
             const AwsWish& wish = {},
             const Variables& variables = {})
{
    auto made = planAws(files(config, credentials), lookup(variables), wish);
    if (!made)
        qFatal("%s", describe(made.error()).c_str());
    return *std::move(made);
}

AwsWish wishFor(const std::string& profile)
{
    AwsWish wish;
    wish.profile = profile;
    wish.place = {"estate.yaml", 9, 3};
    return wish;
}

Error problem(const std::string& config,
              const std::string& profile,
              const Variables& variables = {})
{
    const auto made = planAws(files(config), lookup(variables), wishFor(profile));
    return made ? Error{} : made.error();
}

const std::string keys
    = "[default]\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = s3cr3t\n"
      "[prod]\naws_access_key_id=AKIDPROD\naws_secret_access_key=a#b;c =\n"
      "aws_session_token = tok\n";

const char* assumedRole
    = "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>"
      "<SecretAccessKey>role-secret</SecretAccessKey><SessionToken>role-token</SessionToken>"
      "<Expiration>2026-11-26T10:00:00Z</Expiration></Credentials></AssumeRoleResult>"
      "</AssumeRoleResponse>";

// One resolution with a transport that answers by script.
struct Bench
{
    QTemporaryDir dir;
    mwtest::FakeTransport transport;
    FixedClock clock{now};
    AllowedPrograms allowed{dir.path().toStdString() + "/allowed"};
    ProgramLimits limits{120'000ms, 4096}; // a loaded machine takes its time to start a process
    std::optional<AwsResolved> resolved;
    std::optional<AwsFailure> failure;
    QObject owner;

    std::string file(const char* name, const QByteArray& content, bool executable = false)
    {
        QFile out(dir.path() + QLatin1Char('/') + QLatin1String(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write");
        if (executable)
            out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner
                               | QFileDevice::ExeOwner);
        return out.fileName().toStdString();
    }
    void resolve(AwsPlan made)
    {
        resolved.reset();
        failure.reset();
        AwsServices services{
            transport, clock, allowed, dir.path().toStdString(), {}, {}, {}, {}, limits};
        auto* resolver = new AwsResolver(std::move(made), std::move(services), &owner);
        resolver->start([this](AwsResolved found) { resolved = std::move(found); },
                        [this](AwsFailure failed) { failure = std::move(failed); });
    }
    bool settle(int ms = 150'000)
    {
        return QTest::qWaitFor(
            [this] {
                transport.pump();
                return resolved || failure;
            },
            ms);
    }
};

} // namespace

class AwsCredentialsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesAreReadWithTheirPlaces()
    {
        const AwsFiles read
            = files("# comment\n[default]\nregion = eu-west-1 ; here\n\n"
                    "[profile my dev]\nregion=us-west-2\ns3 =\n  addressing = path\n"
                    "[profile \"quoted\"]\nROLE_ARN = x\n[sso-session corp]\n"
                    "sso_region = eu-central-1\n[services other]\nce =\n",
                    keys);
        QCOMPARE(read.config.at("default").text("region"), std::string("eu-west-1"));
        QCOMPARE(read.config.at("my dev").text("region"), std::string("us-west-2"));
        QCOMPARE(read.config.at("quoted").text("role_arn"), std::string("x"));
        QCOMPARE(read.config.at("my dev").find("region")->place, (Place{"config", 6, 1}));
        QCOMPARE(read.sessions.at("corp").text("sso_region"), std::string("eu-central-1"));
        QCOMPARE(read.config.size(), size_t(3));
        const AwsValue* secret = read.credentials.at("prod").find("aws_secret_access_key");
        QVERIFY(secret->text.empty()); // never beside the Secret
        QCOMPARE(std::string(secret->secret->reveal()), std::string("a#b;c ="));
    }

    void brokenFilesSayWhere()
    {
        const auto error = [](const char* text) {
            AwsFiles out;
            const Status read = readAwsConfig(text, "config", out);
            return read ? std::string() : describe(read.error());
        };
        QCOMPARE(error("[default\n"), std::string("config:1:1: a section header without its ]"));
        QCOMPARE(error("[default]\nfoo\n"),
                 std::string("config:2:1: neither a section, nor key = value"));
        QCOMPARE(error("a = b\n"), std::string("config:1:1: a setting before the first section"));
        QCOMPARE(error("\xEF\xBB\xBF[default]\r\na = b\r\n"), std::string());
    }

    void environmentBeforeProfiles()
    {
        const Variables both{{"AWS_ACCESS_KEY_ID", "AKIDENV"},
                             {"AWS_SECRET_ACCESS_KEY", "e"},
                             {"AWS_SESSION_TOKEN", "t"}};
        const AwsPlan made = plan("", keys, {}, both);
        QCOMPARE(made.keys.accessKeyId, std::string("AKIDENV"));
        QVERIFY(made.keys.sessionToken);
        QCOMPARE(made.region, std::string("us-east-1"));
        // but a profile that the estate names is meant
        QCOMPARE(plan("", keys, wishFor("prod"), both).keys.accessKeyId, std::string("AKIDPROD"));
        QCOMPARE(plan("", keys, {}, {{"AWS_PROFILE", "prod"}}).keys.accessKeyId,
                 std::string("AKIDPROD"));
        QCOMPARE(plan("", keys).keys.accessKeyId, std::string("AKIDDEFAULT"));
        QCOMPARE(plan("", keys).story, std::string("the keys of profile default (credentials:2)"));
        QCOMPARE(
            problem("", "x", {}).detail.find("there is no profile \"x\" in config and credentials"),
            size_t(0));
        const auto half = planAws(files(""), lookup({{"AWS_ACCESS_KEY_ID", "A"}}), {});
        QCOMPARE(half.error().kind, ErrorKind::NotAvailable);
    }

    void rolesAreAssumedOneAfterTheOther()
    {
        const AwsPlan made
            = plan("[profile billing]\nrole_arn = arn:aws:iam::111111111111:role/read\n"
                   "source_profile = hub\nexternal_id = ext\nrole_session_name = me\n"
                   "region = eu-west-1\n"
                   "[profile hub]\nrole_arn = arn:aws:iam::222222222222:role/hub\n"
                   "source_profile = prod\nduration_seconds = 900\n",
                   keys,
                   wishFor("billing"));
        QCOMPARE(made.roles.size(), size_t(2));
        QCOMPARE(made.roles[0].arn, std::string("arn:aws:iam::222222222222:role/hub"));
        QCOMPARE(made.roles[0].seconds, 900);
        QCOMPARE(made.roles[1].externalId, std::string("ext"));
        QCOMPARE(made.roles[1].sessionName, std::string("me"));
        QCOMPARE(made.keys.accessKeyId, std::string("AKIDPROD"));
        QCOMPARE(made.region, std::string("eu-west-1"));
        QCOMPARE(
            made.story,
            std::string("role arn:aws:iam::111111111111:role/read of profile billing (config:2) "
                        "with role arn:aws:iam::222222222222:role/hub of profile hub (config:8) "
                        "with the keys of profile prod (credentials:5)"));
        AwsWish wish = wishFor("prod");
        wish.roleArn = "arn:aws:iam::333333333333:role/x";
        QCOMPARE(plan("", keys, wish).roles[0].arn, wish.roleArn);
        // its own keys, then the role: no circle
        QCOMPARE(
            plan("[profile prod]\nrole_arn = r\nsource_profile = prod\n", keys, wishFor("prod"))
                .roles.size(),
            size_t(1));
        QCOMPARE(plan("[profile e]\nrole_arn = r\ncredential_source = Environment\n",
                      "",
                      wishFor("e"),
                      {{"AWS_ACCESS_KEY_ID", "AKIDENV"}, {"AWS_SECRET_ACCESS_KEY", "e"}})
                     .keys.accessKeyId,
                 std::string("AKIDENV"));
    }

    void whatCannotWorkIsSaidWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("line");
        const auto row = [](const char* name, const char* config, const char* says, int line) {
            QTest::newRow(name) << QByteArray(config) << QString::fromLatin1(says) << line;
        };
        row("mfa",
            "[profile p]\nrole_arn = r\nmfa_serial = m\n",
            "needs a one-time code (mfa_serial)",
            3);
        row("web identity", "[profile p]\nweb_identity_token_file = f\n", "web identity token", 2);
        row("circle",
            "[profile p]\nrole_arn = r\nsource_profile = q\n[profile q]\nrole_arn = "
            "r\nsource_profile = p\n",
            "lead in a circle",
            6);
        row("no source",
            "[profile p]\nrole_arn = r\n",
            "neither source_profile nor credential_source",
            2);
        row("unknown source",
            "[profile p]\nrole_arn = r\nsource_profile = zz\n",
            "there is no profile \"zz\"",
            3);
        row("machine role",
            "[profile p]\nrole_arn = r\ncredential_source = Ec2InstanceMetadata\n",
            "means the machine's own role",
            3);
        row("duration",
            "[profile p]\nrole_arn = r\nduration_seconds = 5\nsource_profile = p\n",
            "from 900 to 43200",
            3);
        row("half a pair",
            "[profile p]\naws_access_key_id = A\n",
            "half a key pair: aws_secret_access_key",
            2);
        row("other half",
            "[profile p]\naws_secret_access_key = s\n",
            "half a key pair: aws_access_key_id",
            2);
        row("nothing", "[profile p]\nregion = r\n", "has no keys, no sso_session", 1);
        row("no session", "[profile p]\nsso_session = corp\n", "there is no [sso-session corp]", 2);
        row("half a session",
            "[profile p]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n[sso-session "
            "corp]\nsso_region = x\n",
            "has no sso_start_url",
            2);
        row("open quote", "[profile p]\ncredential_process = \"a\n", "has an open quote", 2);
        row("no such profile", "", "there is no profile \"p\"", 9);
    }
    void whatCannotWorkIsSaidWithItsPlace()
    {
        QFETCH(QByteArray, config);
        QFETCH(QString, says);
        QFETCH(int, line);
        const Error error = problem(config.toStdString(), "p");
        QCOMPARE(error.kind, ErrorKind::Misconfigured);
        QVERIFY2(QString::fromStdString(error.detail).contains(says), error.detail.c_str());
        QCOMPARE(error.place->line, line);
    }

    void commandsAreSplitWithoutAShell()
    {
        const auto split = [](const char* text) { return splitCommand(text).value(); };
        QCOMPARE(split("a  b\tc"), (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(split("\"my prog\" 'it is' x\\ y"),
                 (std::vector<std::string>{"my prog", "it is", "x y"}));
        QCOMPARE(split("a \"\" \"q\\\"q\" '\\n' $HOME `x` ;"),
                 (std::vector<std::string>{"a", "", "q\"q", "\\n", "$HOME", "`x`", ";"}));
        QVERIFY(!splitCommand("a 'b"));
        QVERIFY(splitCommand("  ")->empty());
        QCOMPARE(shownCommand({"a", "b c", "it's", ""}), std::string("a 'b c' 'it'\\''s' ''"));
    }

    void aProgramRunsOnlyWhenAllowed()
    {
        Bench b;
        const std::string script
            = b.file("creds",
                     "#!/bin/sh\ntouch \"$0.ran\"\necho '{\"Version\": 1, "
                     "\"AccessKeyId\": \"ASIAPROG\", \"SecretAccessKey\": \"prog-secret\", "
                     "\"SessionToken\": \"t\", \"Expiration\": \"2026-11-26T11:00:00Z\"}'\n",
                     true);
        const AwsPlan made = plan(
            "[profile p]\ncredential_process = " + script + " --for prod\n", "", wishFor("p"));
        QCOMPARE(made.program, (std::vector<std::string>{script, "--for", "prod"}));
        b.resolve(made);
        QVERIFY(b.settle());
        QVERIFY(b.failure);
        QVERIFY(b.failure->error.detail.find("nobody has allowed yet") != std::string::npos);
        QCOMPARE(b.failure->wantsAllowance.words, made.program);
        QVERIFY(!b.failure->wantsAllowance.before);
        QCOMPARE(b.failure->error.place->line, 2);
        QVERIFY(!QFile::exists(QString::fromStdString(script + ".ran")));
        const ProgramFile file = readProgramFile(script).value();
        QVERIFY(b.allowed.add(ProgramWish{{script, "--for", "dev"}, file, {}})); // another command
        QVERIFY(b.allowed.wish(made.program, file));
        QVERIFY(b.allowed.add(b.failure->wantsAllowance));
        QVERIFY(!b.allowed.wish(made.program, file));
        QVERIFY(!AllowedPrograms(b.allowed.file()).wish({script, "--for", "dev"}, file));
        QVERIFY(b.allowed.wish({script + " --for", "prod"}, file));
        b.resolve(made);
        QVERIFY(b.settle());
        QVERIFY2(b.resolved.has_value(), b.failure ? b.failure->error.detail.c_str() : "");
        QCOMPARE(b.resolved->credentials.accessKeyId, std::string("ASIAPROG"));
        QCOMPARE(b.resolved->credentials.expires, now + 2h);
        // Another program under the same name is another question.
        QFile::remove(QString::fromStdString(script + ".ran"));
        b.file("creds", "#!/bin/sh\ntouch \"$0.ran\"\n", true);
        b.resolve(made);
        QVERIFY(b.settle());
        QVERIFY(b.failure);
        QVERIFY2(b.failure->error.detail.find("has changed since it was allowed")
                     != std::string::npos,
                 b.failure->error.detail.c_str());
        QCOMPARE(b.failure->wantsAllowance.before, std::optional(file.modified));
        QVERIFY(!QFile::exists(QString::fromStdString(script + ".ran")));
    }

    void badProgramsAreSaid_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("kind");
        const auto row
            = [](const char* name, const char* script, const char* says, ErrorKind kind) {
                  QTest::newRow(name) << QByteArray("#!/bin/sh\n") + script
                                      << QString::fromLatin1(says) << int(kind);
              };
        row("fails",
            "echo 'no session' >&2; exit 3",
            "exit code 3: no session",
            ErrorKind::Unauthorized);
        row("garbage", "echo hello", "it wrote no JSON object", ErrorKind::Misconfigured);
        row("another version",
            "echo '{\"Version\": 2}'",
            "does not say \"Version\": 1",
            ErrorKind::Misconfigured);
        row("half",
            "echo '{\"Version\": 1, \"AccessKeyId\": \"A\"}'",
            "half a key pair: SecretAccessKey",
            ErrorKind::Misconfigured);
        row("expired",
            "echo '{\"Version\": 1, \"AccessKeyId\": \"A\", \"SecretAccessKey\": \"s\", "
            "\"Expiration\": "
            "\"2026-11-26T08:00:00+00:00\"}'",
            "have expired",
            ErrorKind::Unauthorized);
        row("floods",
            "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done",
            "wrote more than 4096 bytes",
            ErrorKind::TooLarge);
        row("hangs and has children",
            "sleep 30 & sleep 30",
            "did not answer within 1 s",
            ErrorKind::Timeout);
        row("prompts",
            "read answer || exit 9; echo $answer",
            "exit code 9",
            ErrorKind::Unauthorized);
    }
    void badProgramsAreSaid()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, says);
        QFETCH(int, kind);
        Bench b;
        if (kind == int(ErrorKind::Timeout))
            b.limits.time = 1'000ms;
        const std::string program = b.file("creds", script + '\n', true);
        QVERIFY(b.allowed.add(ProgramWish{{program}, readProgramFile(program).value(), {}}));
        b.resolve(plan("[profile p]\ncredential_process = " + program + "\n", "", wishFor("p")));
        QVERIFY(b.settle());
        QVERIFY(b.failure);
        QVERIFY2(QString::fromStdString(b.failure->error.detail).contains(says),
                 b.failure->error.detail.c_str());
        QCOMPARE(int(b.failure->error.kind), kind);
        QVERIFY(!b.failure->remedy.empty());
    }

    void aMissingProgramIsSaid()
    {
        Bench b;
        b.resolve(
            plan("[profile p]\ncredential_process = no-such-program-here\n", "", wishFor("p")));
        QVERIFY(b.failure);
        QCOMPARE(b.failure->error.kind, ErrorKind::NotAvailable);
    }

    void ssoUsesTheCachedToken()
    {
        const std::string config = "[profile p]\nsso_session = corp\nsso_account_id = "
                                   "123456789012\nsso_role_name = Billing Read\n"
                                   "[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = "
                                   "https://corp.example/start\n";
        const AwsPlan made = plan(config, "", wishFor("p"));
        // sha1 of "corp"
        QCOMPARE(made.sso.cacheFile(),
                 std::string("ee0bfd2552fbd840c02cc48b6e823320543c450f.json"));
        AwsSso old;
        old.startUrl = "https://corp.example/start";
        QVERIFY(old.cacheFile() != made.sso.cacheFile());
        Bench b;
        b.resolve(made);
        QVERIFY(b.failure); // nobody has signed in
        QCOMPARE(b.failure->error.kind, ErrorKind::Unauthorized);
        QCOMPARE(b.failure->remedy, std::string("aws sso login --profile p"));
        b.file(made.sso.cacheFile().c_str(),
               R"({"accessToken":"sso-token","expiresAt":"2026-11-26T08:59:59UTC"})");
        b.resolve(made);
        QVERIFY(b.failure->error.detail.find("expired at 2026-11-26T08:59:59Z")
                != std::string::npos);
        QCOMPARE(b.failure->remedy, std::string("aws sso login --profile p"));
        b.file(made.sso.cacheFile().c_str(),
               R"({"accessToken":"sso-token","expiresAt":"2026-11-26T17:00:00Z"})");
        b.transport.script(
            "/federation/credentials",
            {200,
             R"({"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"sso-secret","sessionToken":"t","expiration":1795687200000}})",
             {},
             {},
             false},
            1);
        b.resolve(made);
        QVERIFY(b.settle());
        QVERIFY(b.resolved);
        QCOMPARE(b.resolved->account, std::string("123456789012"));
        QCOMPARE(b.resolved->credentials.accessKeyId, std::string("ASIASSO"));
        const mwtest::FakeCall& call = b.transport.calls().front();
        QCOMPARE(call.endpoint->baseUrl, std::string("https://portal.sso.eu-west-1.amazonaws.com"));
        QCOMPARE(call.call.target,
                 std::string(
                     "/federation/credentials?role_name=Billing%20Read&account_id=123456789012"));
        QCOMPARE(*findHeader(call.call.headers, "x-amz-sso_bearer_token"),
                 std::string("sso-token"));
        // the portal does not know the token any more
        b.transport.script(
            "/federation/credentials",
            {401, R"({"message":"Session token not found or invalid"})", {}, {}, false},
            1);
        b.resolve(made);
        QVERIFY(b.settle());
        QCOMPARE(b.failure->error.kind, ErrorKind::Unauthorized);
        QCOMPARE(b.failure->remedy, std::string("aws sso login --profile p"));
        QVERIFY(b.failure->error.detail.find("sso-token") == std::string::npos);
    }

    void rolesComeFromSts()
    {
        Bench b;
        const AwsPlan made = plan(
            "[profile p]\nrole_arn = arn:aws:iam::111111111111:role/read\nsource_profile = prod\n"
            "external_id = a&b\nregion = eu-west-1\n",
            keys,
            wishFor("p"));
        b.transport.script("/", {200, assumedRole, {}, {}, false}, 1);
        b.resolve(made);
        QVERIFY(b.settle());
        QVERIFY(b.resolved);
        QCOMPARE(b.resolved->account, std::string("111111111111"));
        QCOMPARE(b.resolved->credentials.accessKeyId, std::string("ASIAROLE"));
        QCOMPARE(b.resolved->credentials.expires, now + 1h);
        const mwtest::FakeCall& call = b.transport.calls().front();
        QCOMPARE(call.endpoint->baseUrl, std::string("https://sts.eu-west-1.amazonaws.com"));
        QVERIFY(call.call.body.find("&ExternalId=a%26b") != std::string::npos);
        QVERIFY(call.call.body.find("RoleArn=arn%3Aaws%3Aiam%3A%3A111111111111%3Arole%2Fread")
                != std::string::npos);
        QVERIFY(findHeader(call.call.headers, "Authorization")
                    ->starts_with("AWS4-HMAC-SHA256 Credential=AKIDPROD/20261126/eu-west-1/sts/"));
        QCOMPARE(*findHeader(call.call.headers, "X-Amz-Security-Token"), std::string("tok"));
        for (const auto& [name, value] : call.call.headers)
            QVERIFY(value.find("a#b;c") == std::string::npos);
    }

    void refusalsOfStsNameTheRole()
    {
        Bench b;
        const AwsPlan made
            = plan("[profile p]\nrole_arn = arn:x\nsource_profile = prod\n", keys, wishFor("p"));
        const auto error = [](const char* code) {
            return std::string("<ErrorResponse><Error><Code>") + code
                + "</Code><Message>because</Message></Error></ErrorResponse>";
        };
        b.transport.script("/", {403, error("AccessDenied"), {}, {}, false}, 1);
        b.resolve(made);
        QVERIFY(b.settle());
        QCOMPARE(b.failure->error.kind, ErrorKind::Forbidden);
        QCOMPARE(b.failure->error.detail,
                 std::string("STS does not give the role arn:x: AccessDenied: because"));
        QCOMPARE(*b.failure->error.place, (Place{"config", 2, 1}));
        b.transport.script("/", {403, error("ExpiredToken"), {}, {}, false}, 1);
        b.resolve(made);
        QVERIFY(b.settle());
        QCOMPARE(b.failure->error.kind, ErrorKind::Unauthorized);
        // the clock: once more, by the server's
        b.transport.script("/",
                           {403,
                            error("SignatureDoesNotMatch"),
                            {{"Date", "Thu, 26 Nov 2026 09:30:00 GMT"}},
                            {},
                            false},
                           1);
        b.transport.script("/", {200, assumedRole, {}, {}, false}, 1);
        b.resolve(made);
        QVERIFY(b.settle());
        QVERIFY(b.resolved);
        QCOMPARE(*findHeader(b.transport.calls().back().call.headers, "X-Amz-Date"),
                 std::string("20261126T093000Z"));
        b.transport.script("/", {200, "<html>login</html>", {}, {}, false}, 1);
        b.resolve(made);
        QVERIFY(b.settle());
        QCOMPARE(b.failure->error.kind, ErrorKind::Protocol);
        FakeReplyOf network;
        b.transport.script("/", network.reply, 1);
        b.resolve(made);
        QVERIFY(b.settle());
        QCOMPARE(b.failure->error.kind, ErrorKind::Network);
    }

private:
    struct FakeReplyOf
    {
        mwtest::FakeReply reply;
        FakeReplyOf() { reply.error = Error{ErrorKind::Network, "reset", 0, {}, {}}; }
    };
};

MIDWATCH_TEST(AwsCredentialsTest)
#include "tst_aws_credentials.moc"
