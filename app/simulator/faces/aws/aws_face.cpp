// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/aws/aws_face.h"

#include "app/simulator/estate/core.h"
#include "app/simulator/faces/certificates.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace mw::sim {

namespace {

constexpr int64_t skewAllowed = 5 * minute;

Status writeOwn(const std::filesystem::path& path, const std::string& text)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool whole
        = file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (file >= 0)
        ::close(file);
    if (whole)
        return {};
    Error error;
    error.kind = ErrorKind::Io;
    error.detail = "cannot write " + path.string();
    return error;
}

// "Thu, 26 Nov 2026 09:00:00 GMT", of the simulation's clock.
std::string httpDate(Ms now)
{
    const std::time_t seconds = now / second;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return text.data();
}

std::string escaped(const std::string& text)
{
    std::string out;
    for (const char c : text)
        out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
    return out;
}

} // namespace

AwsFace::AwsFace(World& world) : m_world(world) { }

AwsFace::~AwsFace()
{
    stop();
}

Status AwsFace::start(const std::string& host, int port, const std::string& dir)
{
    m_dir = dir + "/aws";
    std::error_code ignored;
    std::filesystem::create_directories(m_dir, ignored);
    const std::string keyId = "AKIASIMULATED0000001";
    const std::string secret = randomToken();
    m_keys[keyId] = {secret, {}, 0};
    if (Status written = writeOwn(m_dir + "/credentials",
                                  "[watch]\naws_access_key_id = " + keyId
                                      + "\naws_secret_access_key = " + secret + "\n");
        !written)
        return written;
    if (Status written
        = writeOwn(m_dir + "/config",
                   "[profile billing]\nrole_arn = arn:aws:iam::402138776511:role/billing-read\n"
                   "source_profile = watch\nexternal_id = midwatch\nregion = us-east-1\n");
        !written)
        return written;
    return listen(
        m_server, host, port, [this](const httplib::Request& request, httplib::Response& response) {
            handle(request, response);
        });
}

void AwsFace::stop()
{
    if (m_server)
        m_server->stop();
}

std::string AwsFace::estateSources(const std::string& url) const
{
    const auto quoted = [](const std::string& text) { return nlohmann::json(text).dump(); };
    return "- name: aws-bill\n  type: aws-cost-explorer\n  environment: prod\n  url: " + url
        + "\n  settings:\n    profile: billing\n    configFile: " + quoted(m_dir + "/config")
        + "\n    credentialsFile: " + quoted(m_dir + "/credentials") + "\n    stsUrl: " + url
        + "\n    account: agent-factory\n    keep: false\n";
}

std::string AwsFace::estateSections() const
{
    return "budgets:\n- {name: Agent Factory, limit: \"25000.00\", currency: USD, source: "
           "aws-bill}\n- {name: LLM APIs, limit: \"6200.00\", currency: USD, source: aws-bill, "
           "services: [Amazon Bedrock]}\n";
}

AwsFace::Answer
AwsFace::refusal(bool json, int code, const std::string& word, const std::string& message)
{
    if (json)
        return {code,
                "application/x-amz-json-1.1",
                nlohmann::json{{"__type", word}, {"message", message}}.dump()};
    return {code,
            "text/xml",
            "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\n  <Error>\n    "
            "<Type>Sender</Type>\n    <Code>"
                + word + "</Code>\n    <Message>" + escaped(message)
                + "</Message>\n  </Error>\n  <RequestId>00000000-0000-0000-0000-000000000000"
                  "</RequestId>\n</ErrorResponse>\n"};
}

AwsFace::Answer AwsFace::refused(bool json, const Verified& seen) const
{
    switch (seen.verdict) {
    case Verdict::UnknownKey:
        return refusal(json,
                       json ? 400 : 403,
                       json ? "UnrecognizedClientException" : "InvalidClientTokenId",
                       "The security token included in the request is invalid.");
    case Verdict::Expired:
        return refusal(json,
                       json ? 400 : 403,
                       json ? "ExpiredTokenException" : "ExpiredToken",
                       "The security token included in the request is expired");
    case Verdict::Skewed:
        return refusal(json,
                       json ? 400 : 403,
                       json ? "InvalidSignatureException" : "SignatureDoesNotMatch",
                       "Signature expired or not yet current: the clocks differ");
    case Verdict::Wrong:
        return refusal(json,
                       json ? 400 : 403,
                       json ? "InvalidSignatureException" : "SignatureDoesNotMatch",
                       "The request signature we calculated does not match the signature you "
                       "provided. Check your AWS Secret Access Key and signing method. Consult the "
                       "service documentation for details.");
    case Verdict::Missing:
    case Verdict::Good:
        break;
    }
    return refusal(json,
                   json ? 400 : 403,
                   json ? "MissingAuthenticationTokenException" : "MissingAuthenticationToken",
                   "Request is missing Authentication Token");
}

AwsFace::Answer AwsFace::answer(const httplib::Request& request)
{
    const std::string target = request.get_header_value("X-Amz-Target");
    const bool json = !target.empty();
    if (request.method != "POST" || request.path != "/")
        return refusal(json, 404, "UnknownOperationException", "");
    const auto keys = [this](const std::string& id) -> std::optional<SignedKey> {
        const std::lock_guard lock(m_mutex);
        const auto it = m_keys.find(id);
        return it == m_keys.end() ? std::nullopt : std::optional(it->second);
    };
    const double speed = std::max(1.0, m_world.clock().speed());
    const Verified who
        = verify(request, keys, m_world.now(), skewAllowed + static_cast<Ms>(speed * 5 * second));
    if (who.verdict != Verdict::Good)
        return refused(json, who);
    if (who.service != (json ? "ce" : "sts"))
        return refusal(json,
                       json ? 400 : 403,
                       json ? "InvalidSignatureException" : "SignatureDoesNotMatch",
                       "Credential should be scoped to correct service.");
    if (!json)
        return sts(request, who);
    if (target == "AWSInsightsIndexService.GetCostAndUsage")
        return costAndUsage(request);
    return refusal(true, 400, "UnknownOperationException", "");
}

bool AwsFace::meet(const WireFault& fault, const httplib::Request& request, Answer& made)
{
    const bool json = request.has_header("X-Amz-Target");
    using K = WireFault::Kind;
    switch (fault.kind) {
    case K::HalfOpen:
    case K::Slow:
        if (!m_server->linger(m_world, fault))
            return false;
        m_server->hangUp(request);
        return true;
    case K::Reset:
    case K::ReplyLost:
        m_server->hangUp(request);
        return true;
    case K::Throttled:
        made = refusal(json, 400, json ? "LimitExceededException" : "Throttling", "Rate exceeded");
        return true;
    case K::Unauthorized:
        made = refused(json, {Verdict::Expired, {}, {}, {}});
        return true;
    case K::Forbidden:
        made = refusal(json,
                       json ? 400 : 403,
                       json ? "AccessDeniedException" : "AccessDenied",
                       "User: arn:aws:sts::402138776511:assumed-role/billing-read/midwatch is not "
                       "authorized to perform: ce:GetCostAndUsage");
        return true;
    case K::Unavailable:
        made = refusal(json, 503, "ServiceUnavailable", "");
        return true;
    case K::Gone:
    case K::Conflict:
        break;
    }
    return false;
}

void AwsFace::handle(const httplib::Request& request, httplib::Response& response)
{
    std::optional<WireFault> fault;
    {
        const World::Guard guard(m_world);
        fault = guard->wire.meet(name(), request.method, request.target, guard->now(), false);
    }
    Answer made;
    if (!fault || !meet(*fault, request, made))
        made = answer(request);
    response.status = made.code;
    response.set_header("Date", httpDate(m_world.now()));
    response.set_header("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000");
    response.set_content(made.body, made.type.empty() ? "text/plain" : made.type);
}

} // namespace mw::sim
