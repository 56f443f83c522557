// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AWS's shared config and credentials files, read with their places. Secret values go straight into
// Secrets. Pure; any thread.
#pragma once

#include "models/base/result.h"
#include "models/secrets/secret.h"

#include <map>
#include <string>
#include <string_view>

namespace mw {

struct AwsValue
{
    std::string text; // empty for secrets
    SecretPtr secret; // aws_secret_access_key, aws_session_token
    Place place;
};

struct AwsSection
{
    std::map<std::string, AwsValue> values; // by lower-case key
    Place place; // of its first header
    const AwsValue* find(const std::string& key) const
    {
        const auto it = values.find(key);
        return it == values.end() ? nullptr : &it->second;
    }
    std::string text(const std::string& key) const
    {
        const AwsValue* value = find(key);
        return value ? value->text : std::string();
    }
};

struct AwsFiles
{
    std::map<std::string, AwsSection> config; // profiles of the config file
    std::map<std::string, AwsSection> credentials; // of the credentials file
    std::map<std::string, AwsSection> sessions; // [sso-session x]
    std::string configFile, credentialsFile; // as looked for, there or not
};

// Adds what the text holds. Misconfigured with line and column: a line that is none of the format.
Status readAwsConfig(std::string_view text, const std::string& file, AwsFiles& files);
Status readAwsCredentials(std::string_view text, const std::string& file, AwsFiles& files);

} // namespace mw
