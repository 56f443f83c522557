// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How credentials for AWS will be come by: environment, profiles, a program, the SSO cache, and the
// roles that are assumed after that. Decides, does nothing. Pure; any thread.
#pragma once

#include "models/net/aws_profile.h"
#include "models/net/aws_sigv4.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mw {

struct AwsWish // of the estate file
{
    std::string profile; // empty: keys of the environment, else AWS_PROFILE, else default
    std::string roleArn, externalId; // assumed on top
    std::string region;
    Place place;
};

struct AwsRole
{
    std::string arn, externalId, sessionName;
    int seconds = 3600;
    Place place;
};

struct AwsSso
{
    std::string startUrl, region, account, role;
    std::string session; // name of the sso-session; empty: the older form, by start URL
    // Name of the cached token in ~/.aws/sso/cache.
    std::string cacheFile() const;
};

struct AwsPlan
{
    enum class Base { Keys, Program, Sso };
    Base base = Base::Keys;
    AwsCredentials keys;
    std::vector<std::string> program; // argv, never through a shell
    AwsSso sso;
    std::vector<AwsRole> roles; // in the order of assuming
    std::string profile; // of the base; empty: the environment
    std::string region; // for STS
    std::string story; // "role … of profile prod (config:12) with the keys of profile base (…:3)"
    Place place; // of what the base comes from
};

using Lookup = std::function<std::optional<std::string>(const std::string& name)>;
// Misconfigured or NotAvailable, each with file and line where there is one.
Result<AwsPlan> planAws(const AwsFiles& files, const Lookup& environment, const AwsWish& wish);

// Words as a POSIX shell would see them, but nothing is expanded. nullopt: an open quote.
std::optional<std::vector<std::string>> splitCommand(std::string_view command);

} // namespace mw
