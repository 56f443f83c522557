// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// STS: who am I, and the one role there is to assume.
#include "app/simulator/faces/aws/aws_face.h"
#include "app/simulator/faces/certificates.h"
#include "models/base/clock.h"

#include "app/simulator/faces/prometheus/form.h"

#include <httplib.h>
#include <regex>

namespace mw::sim {

namespace {

constexpr const char* role = "arn:aws:iam::402138776511:role/billing-read";
constexpr const char* xmlns = " xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"";

std::string wrapped(const std::string& operation, const std::string& result)
{
    return "<" + operation + "Response" + xmlns + ">\n  <" + operation + "Result>\n" + result
        + "  </" + operation
        + "Result>\n  <ResponseMetadata>\n    "
          "<RequestId>00000000-0000-0000-0000-000000000000</RequestId>\n  </ResponseMetadata>\n</"
        + operation + "Response>\n";
}

} // namespace

AwsFace::Answer AwsFace::sts(const httplib::Request& request, const Verified& who)
{
    // The handler runs before the server takes a form apart.
    const FormValues form({}, request.body);
    const auto value = [&](const char* name) { return form.value(name); };
    if (value("Version") != "2011-06-15")
        return refusal(false, 400, "InvalidAction", "Could not find operation for version");
    const std::string action = value("Action");
    if (action == "GetCallerIdentity") {
        const bool assumed = who.keyId.starts_with("ASIA");
        return {
            200,
            "text/xml",
            wrapped(action,
                    std::string("    <Arn>")
                        + (assumed ? "arn:aws:sts::402138776511:assumed-role/billing-read/midwatch"
                                   : "arn:aws:iam::402138776511:user/watch")
                        + "</Arn>\n    <UserId>AIDASIMULATED</UserId>\n    "
                          "<Account>402138776511</Account>\n")};
    }
    if (action != "AssumeRole")
        return refusal(false, 400, "InvalidAction", "Could not find operation " + action);
    static const std::regex sessionName("[A-Za-z0-9_+=,.@-]{2,64}");
    if (!std::regex_match(value("RoleSessionName"), sessionName))
        return refusal(false,
                       400,
                       "ValidationError",
                       "Value at 'roleSessionName' failed to satisfy constraint: 2 to 64 of "
                       "[\\w+=,.@-]");
    if (value("RoleArn") != role || value("ExternalId") != "midwatch")
        return refusal(false,
                       403,
                       "AccessDenied",
                       "User: arn:aws:iam::402138776511:user/watch is not authorized to perform: "
                       "sts:AssumeRole on resource: "
                           + value("RoleArn"));
    int64_t seconds = 3600;
    if (const std::string given = value("DurationSeconds"); !given.empty())
        seconds = std::atoll(given.c_str());
    if (seconds < 900 || seconds > 43'200)
        return refusal(false, 400, "ValidationError", "DurationSeconds is out of range");
    const int64_t expires = m_world.now() + seconds * second;
    SignedKey key{randomToken(), randomToken(), expires};
    const std::string id = "ASIA" + randomToken().substr(0, 16);
    const std::string result
        = "    <AssumedRoleUser>\n      <AssumedRoleId>AROASIMULATED:" + value("RoleSessionName")
        + "</AssumedRoleId>\n      <Arn>arn:aws:sts::402138776511:assumed-role/billing-read/"
        + value("RoleSessionName")
        + "</Arn>\n    </AssumedRoleUser>\n    <Credentials>\n      "
          "<AccessKeyId>"
        + id + "</AccessKeyId>\n      <SecretAccessKey>" + key.secret
        + "</SecretAccessKey>\n      <SessionToken>" + key.token
        + "</SessionToken>\n      <Expiration>"
        + formatTime(std::chrono::floor<std::chrono::seconds>(mw::World(Millis(expires))))
        + "</Expiration>\n    </Credentials>\n";
    {
        const std::lock_guard lock(m_mutex);
        m_keys[id] = std::move(key);
    }
    return {200, "text/xml", wrapped(action, result)};
}

} // namespace mw::sim
