// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/aws/aws_answer.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace mw::aws {
namespace {

template <size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view code)
{
    return std::find(list.begin(), list.end(), code) != list.end();
}

// "com.amazonaws.ce#Code", "Code:http://…", "Code".
std::string bare(std::string_view text)
{
    text = text.substr(0, text.find(':'));
    const size_t hash = text.rfind('#');
    return std::string(hash == std::string_view::npos ? text : text.substr(hash + 1));
}

// Text of the first element of that name; entities of the few that messages hold.
std::string element(std::string_view xml, const std::string& name)
{
    const size_t open = xml.find("<" + name + ">");
    if (open == std::string_view::npos)
        return {};
    const size_t from = open + name.size() + 2;
    const size_t to = xml.find("</" + name + ">", from);
    if (to == std::string_view::npos)
        return {};
    std::string text(xml.substr(from, to - from));
    static constexpr std::array<std::pair<std::string_view, char>, 5> entities{
        {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}}};
    for (const auto& [entity, character] : entities) {
        for (size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
            text.replace(at, entity.size(), 1, character);
    }
    return text;
}

std::string textOf(const nlohmann::json& json, const char* key)
{
    const auto it = json.find(key);
    return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
}

ErrorKind kindOf(int status, std::string_view code, Limit limit)
{
    static constexpr std::array<std::string_view, 14> throttled{
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "RequestThrottledException",
        "RequestThrottled",
        "TooManyRequestsException",
        "ProvisionedThroughputExceededException",
        "TransactionInProgressException",
        "RequestLimitExceeded",
        "BandwidthLimitExceeded",
        "SlowDown",
        "PriorRequestNotComplete",
        "EC2ThrottledException",
        "Rate exceeded"};
    static constexpr std::array<std::string_view, 16> unauthorized{
        "ExpiredToken",
        "ExpiredTokenException",
        "RequestExpired",
        "TokenRefreshRequired",
        "InvalidClientTokenId",
        "UnrecognizedClientException",
        "InvalidAccessKeyId",
        "InvalidToken",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException",
        "IncompleteSignature",
        "IncompleteSignatureException",
        "SignatureDoesNotMatch",
        "InvalidSignatureException",
        "RequestTimeTooSkewed",
        "RequestInTheFuture"};
    static constexpr std::array<std::string_view, 5> forbidden{"AccessDenied",
                                                               "AccessDeniedException",
                                                               "UnauthorizedOperation",
                                                               "OptInRequired",
                                                               "AuthFailure"};
    static constexpr std::array<std::string_view, 7> unavailable{"RequestTimeout",
                                                                 "RequestTimeoutException",
                                                                 "InternalFailure",
                                                                 "InternalServerError",
                                                                 "InternalError",
                                                                 "ServiceUnavailable",
                                                                 "DataUnavailableException"};
    if (among(throttled, code)
        || (limit == Limit::IsThrottling && code == "LimitExceededException"))
        return ErrorKind::Throttled;
    if (among(unauthorized, code))
        return ErrorKind::Unauthorized;
    if (among(forbidden, code))
        return ErrorKind::Forbidden;
    if (among(unavailable, code) || status >= 500)
        return ErrorKind::Unavailable;
    if (code.empty() && status == 403)
        return ErrorKind::Forbidden;
    if (code.empty() && status == 429)
        return ErrorKind::Throttled;
    if (code.empty() && status == 404)
        return ErrorKind::NotFound;
    return ErrorKind::Invalid;
}

} // namespace

AwsError readError(std::string_view body, const Headers& headers)
{
    AwsError error;
    if (const std::string* type = findHeader(headers, "x-amzn-ErrorType"))
        error.code = bare(*type);
    const size_t first = body.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return error;
    if (body[first] == '{') {
        const auto json = nlohmann::json::parse(body, nullptr, false);
        if (!json.is_object())
            return error;
        if (const std::string type = textOf(json, "__type"); !type.empty())
            error.code = bare(type);
        else if (const std::string code = textOf(json, "code"); !code.empty())
            error.code = bare(code);
        error.message = textOf(json, "message");
        if (error.message.empty())
            error.message = textOf(json, "Message");
    } else if (body[first] == '<') {
        if (const std::string code = element(body, "Code"); !code.empty())
            error.code = bare(code);
        error.message = element(body, "Message");
        if (error.code.empty() && error.message.empty())
            error.message = "answered with HTML or foreign XML";
    } else {
        error.message = std::string(body.substr(first, 400));
    }
    return error;
}

Error classify(int status, const AwsError& error, Limit limit)
{
    Error out;
    out.kind = kindOf(status, error.code, limit);
    out.http = status;
    out.detail = error.code;
    if (!error.message.empty())
        out.detail += (out.detail.empty() ? "" : ": ") + error.message;
    return out;
}

bool isClockRefusal(const std::string& code)
{
    static constexpr std::array<std::string_view, 5> codes{"RequestTimeTooSkewed",
                                                           "RequestInTheFuture",
                                                           "RequestExpired",
                                                           "SignatureDoesNotMatch",
                                                           "InvalidSignatureException"};
    return among(codes, code);
}

} // namespace mw::aws
