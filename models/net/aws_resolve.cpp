// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/aws_resolve.h"
#include "models/base/percent.h"

#include "models/net/fetch.h"
#include "models/secrets/secret_file.h"

#include <nlohmann/json.hpp>

namespace mw {
namespace {

TransferLimits smallAnswer()
{
    TransferLimits limits;
    limits.stallTimeout = std::chrono::seconds(15);
    limits.maxBodyBytes = 256u << 10;
    limits.compressed = false;
    return limits;
}

// Code and message of a refusal, JSON or XML.
std::string words(const HttpResponse& answer)
{
    const std::string& body = answer.body;
    const auto element = [&](const char* name) {
        const std::string open = std::string("<") + name + ">";
        const size_t from = body.find(open);
        const size_t to = from == std::string::npos ? from : body.find('<', from + open.size());
        return to == std::string::npos ? std::string()
                                       : body.substr(from + open.size(), to - from - open.size());
    };
    if (const std::string code = element("Code"); !code.empty())
        return code + ": " + element("Message");
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (json.is_object() && json.contains("message") && json["message"].is_string())
        return json["message"].get<std::string>();
    return "HTTP " + std::to_string(answer.head.status);
}

bool mayBeTheClock(const std::string& said)
{
    return said.starts_with("SignatureDoesNotMatch") || said.starts_with("RequestExpired")
        || said.starts_with("InvalidSignatureException")
        || said.starts_with("RequestTimeTooSkewed");
}

std::string login(const std::string& profile)
{
    return "aws sso login --profile " + shownCommand({profile});
}

// "arn:aws:iam::123456789012:role/x" → the account.
std::string accountOf(const std::string& arn)
{
    size_t at = 0;
    for (int colons = 0; colons < 4; ++colons) {
        at = arn.find(':', at);
        if (at == std::string::npos)
            return {};
        ++at;
    }
    return arn.substr(at, arn.find(':', at) - at);
}

} // namespace

AwsResolver::AwsResolver(AwsPlan plan, AwsServices services, QObject* parent)
    : QObject(parent), m_plan(std::move(plan)), m_services(std::move(services))
{
}

void AwsResolver::start(Done done, Failed failed)
{
    m_done = std::move(done);
    m_failed = std::move(failed);
    switch (m_plan.base) {
    case AwsPlan::Base::Keys:
        haveBase(m_plan.keys);
        return;
    case AwsPlan::Base::Program:
        fromProgram();
        return;
    case AwsPlan::Base::Sso:
        fromSso();
        return;
    }
}

void AwsResolver::fail(Error error, std::string remedy)
{
    if (!error.place && !m_plan.place.file.empty())
        error.place = m_plan.place;
    if (m_failed)
        std::exchange(m_failed, nullptr)({std::move(error), std::move(remedy), {}});
}

std::shared_ptr<Endpoint> AwsResolver::endpoint(const std::string& url) const
{
    auto out = std::make_shared<Endpoint>();
    out->baseUrl = url;
    while (out->baseUrl.ends_with('/'))
        out->baseUrl.pop_back();
    out->tls.caPem = m_services.caPem;
    out->proxy = m_services.proxy;
    return out;
}

void AwsResolver::fromProgram()
{
    const std::string file = findProgram(m_plan.program.front());
    if (file.empty())
        return fail({ErrorKind::NotAvailable,
                     "there is no program " + m_plan.program.front() + " on the PATH",
                     0,
                     {},
                     {}},
                    "install it, or name another credential_process: "
                        + shownCommand(m_plan.program));
    readProgramFile(file, this, [this](const Result<ProgramFile>& program) {
        if (!program)
            return fail(program.error(), {});
        if (const auto wish = m_services.allowed.wish(m_plan.program, *program))
            ask(*wish);
        else
            runFile(program->path);
    });
}

void AwsResolver::ask(const ProgramWish& wish)
{
    const std::string shown = shownCommand(wish.words);
    AwsFailure failure;
    failure.error
        = {ErrorKind::Unauthorized,
           wish.before ? "the program of \"" + shown
                   + "\" has changed since it was allowed: its file was of "
                   + formatTime(*wish.before) + ", it is of " + formatTime(wish.program.modified)
                       : "the credentials come from the program \"" + shown
                   + "\", which nobody has allowed yet",
           0,
           {},
           {}};
    if (!m_plan.place.file.empty())
        failure.error.place = m_plan.place;
    failure.remedy = "midwatch check --allow " + shownCommand({shown});
    failure.wantsAllowance = wish;
    if (m_failed)
        std::exchange(m_failed, nullptr)(std::move(failure));
}

void AwsResolver::runFile(const std::string& file)
{
    const std::string shown = shownCommand(m_plan.program);
    ProgramSetting setting;
    setting.file = file;
    runProgram(
        m_plan.program,
        this,
        [this, shown](Result<SecretPtr> output) {
            if (!output)
                return fail(output.error(), "run it yourself and see what it wants: " + shown);
            auto keys = readProgramAnswer((*output)->reveal(), m_services.clock.world());
            if (!keys) {
                Error error = keys.error();
                error.detail = m_plan.program.front() + ": " + error.detail;
                return fail(std::move(error), "run it yourself and see what it gives: " + shown);
            }
            haveBase(*std::move(keys));
        },
        m_services.limits,
        setting);
}

void AwsResolver::fromSso()
{
    const std::string file = m_services.ssoCache + "/" + m_plan.sso.cacheFile();
    const auto cached = readFileSecret(file);
    if (!cached)
        return fail(
            {ErrorKind::Unauthorized,
             "nobody is signed in to " + m_plan.sso.startUrl + " (" + file + " is not there)",
             0,
             {},
             {}},
            login(m_plan.profile));
    auto token = readSsoToken((*cached)->reveal(), m_services.clock.world());
    if (!token)
        return fail(token.error(), login(m_plan.profile));
    HttpCall call;
    call.target = "/federation/credentials?role_name=" + percentEncoded(m_plan.sso.role)
        + "&account_id=" + percentEncoded(m_plan.sso.account);
    call.headers = {{"x-amz-sso_bearer_token", std::string((*token)->reveal())},
                    {"Accept", "application/json"}};
    fetch(m_services.transport,
          endpoint(m_services.ssoUrl.empty()
                       ? "https://portal.sso." + m_plan.sso.region + ".amazonaws.com"
                       : m_services.ssoUrl),
          std::move(call),
          smallAnswer(),
          this,
          [this](Result<HttpResponse> answer) {
              if (!answer)
                  return fail(answer.error());
              const int status = answer->head.status;
              if (status != 200) {
                  Error error
                      = errorFromStatus(status, answer->head.headers, m_services.clock.world());
                  error.detail = "SSO: " + words(*answer);
                  return fail(error, status == 401 ? login(m_plan.profile) : std::string());
              }
              auto keys = readSsoCredentials(answer->body);
              if (!keys)
                  return fail(keys.error());
              m_now.account = m_plan.sso.account;
              haveBase(*std::move(keys));
          });
}

void AwsResolver::haveBase(AwsCredentials credentials)
{
    m_now.credentials = std::move(credentials);
    assumeNext(false);
}

void AwsResolver::assumeNext(bool again)
{
    if (m_next == m_plan.roles.size()) {
        if (m_done)
            std::exchange(m_done, nullptr)(std::move(m_now));
        return;
    }
    const AwsRole role = m_plan.roles[m_next];
    if (!again)
        m_signer = std::make_shared<const AwsSigner>(
            m_now.credentials, SigV4Scope{m_plan.region, "sts", true, false, true});
    auto to = endpoint(m_services.stsUrl.empty() ? "https://sts." + m_plan.region + ".amazonaws.com"
                                                 : m_services.stsUrl);
    HttpCall call;
    call.method = "POST";
    call.target = "/";
    call.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
    call.body = "Action=AssumeRole&Version=2011-06-15&RoleArn=" + percentEncoded(role.arn)
        + "&RoleSessionName=" + percentEncoded(role.sessionName)
        + "&DurationSeconds=" + std::to_string(role.seconds);
    if (!role.externalId.empty())
        call.body += "&ExternalId=" + percentEncoded(role.externalId);
    m_signer->sign(call, *to, m_services.clock.world());
    fetch(
        m_services.transport,
        std::move(to),
        std::move(call),
        smallAnswer(),
        this,
        [this, role, again](const Result<HttpResponse>& answer) { assumed(role, answer, again); });
}

void AwsResolver::assumed(const AwsRole& role, const Result<HttpResponse>& answer, bool again)
{
    const auto refuse = [&](Error error) {
        if (!role.place.file.empty())
            error.place = role.place;
        fail(std::move(error));
    };
    if (!answer)
        return refuse(answer.error());
    if (answer->head.status != 200) {
        const std::string said = words(*answer);
        m_signer->learn(answer->head, m_services.clock.world());
        if (!again && mayBeTheClock(said))
            return assumeNext(true); // by the server's clock
        Error error
            = errorFromStatus(answer->head.status, answer->head.headers, m_services.clock.world());
        const bool expired = said.starts_with("ExpiredToken")
            || said.starts_with("InvalidClientTokenId") || mayBeTheClock(said);
        if (expired)
            error.kind = ErrorKind::Unauthorized;
        else if (said.starts_with("AccessDenied"))
            error.kind = ErrorKind::Forbidden;
        error.detail = "STS does not give the role " + role.arn + ": " + said;
        return refuse(std::move(error));
    }
    auto keys = readAssumedRole(answer->body);
    if (!keys)
        return refuse(keys.error());
    m_now.account = accountOf(role.arn);
    m_now.credentials = *std::move(keys);
    ++m_next;
    assumeNext(false);
}

} // namespace mw
