// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/aws_plan.h"

#include <algorithm>
#include <charconv>
#include <openssl/evp.h>

namespace mw {
namespace {

Error misconfigured(std::string detail, const Place& place)
{
    Error error{ErrorKind::Misconfigured, std::move(detail), 0, {}, {}};
    if (!place.file.empty())
        error.place = place;
    return error;
}

std::string where(const Place& place)
{
    return place.file.empty() ? std::string()
                              : " (" + place.file + ":" + std::to_string(place.line) + ")";
}

std::string sha1Hex(std::string_view text)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), digest, &size, EVP_sha1(), nullptr);
    std::string out;
    for (unsigned int i = 0; i < size; ++i) {
        static constexpr std::string_view digits = "0123456789abcdef";
        out += digits[digest[i] >> 4];
        out += digits[digest[i] & 15];
    }
    return out;
}

class Planner
{
public:
    Planner(const AwsFiles& files, const Lookup& environment)
        : m_files(files), m_environment(environment)
    {
    }

    Result<AwsPlan> plan(const AwsWish& wish)
    {
        m_plan.region = wish.region;
        Status done;
        const std::string named = wish.profile;
        if (named.empty() && variable("AWS_ACCESS_KEY_ID"))
            done = environmentKeys();
        else
            done = profile(named.empty() ? variable("AWS_PROFILE").value_or("default") : named,
                           named.empty() ? Place{} : wish.place);
        if (!done)
            return done.error();
        if (!wish.roleArn.empty()) {
            m_plan.roles.push_back({wish.roleArn, wish.externalId, "midwatch", 3600, wish.place});
            m_plan.story = "role " + wish.roleArn + where(wish.place) + " with " + m_plan.story;
        }
        if (m_plan.region.empty())
            m_plan.region = variable("AWS_REGION").value_or("");
        if (m_plan.region.empty())
            m_plan.region = variable("AWS_DEFAULT_REGION").value_or("us-east-1");
        return std::move(m_plan);
    }

private:
    std::optional<std::string> variable(const std::string& name) const
    {
        auto value = m_environment(name);
        return value && !value->empty() ? value : std::nullopt;
    }

    Status environmentKeys()
    {
        const auto secret = variable("AWS_SECRET_ACCESS_KEY");
        if (!secret)
            return Error{
                ErrorKind::NotAvailable,
                "AWS_ACCESS_KEY_ID is set in the environment, AWS_SECRET_ACCESS_KEY is not",
                0,
                {},
                {}};
        m_plan.keys.accessKeyId = *variable("AWS_ACCESS_KEY_ID");
        m_plan.keys.secretKey = std::make_shared<const Secret>(Secret(*secret));
        if (const auto token = variable("AWS_SESSION_TOKEN"))
            m_plan.keys.sessionToken = std::make_shared<const Secret>(Secret(*token));
        m_plan.story = "the keys of the environment (AWS_ACCESS_KEY_ID)";
        return {};
    }

    // The credentials file wins over the config file, setting by setting.
    const AwsValue* value(const std::string& profile, const std::string& key) const
    {
        for (const auto* sections : {&m_files.credentials, &m_files.config}) {
            const auto it = sections->find(profile);
            if (it == sections->end())
                continue;
            if (const AwsValue* found = it->second.find(key))
                return found;
        }
        return nullptr;
    }
    std::string text(const std::string& profile, const std::string& key) const
    {
        const AwsValue* found = value(profile, key);
        return found ? found->text : std::string();
    }

    Status profile(const std::string& name, const Place& from)
    {
        const bool known = m_files.config.contains(name) || m_files.credentials.contains(name);
        if (!known) {
            const std::string files = m_files.configFile + " and " + m_files.credentialsFile;
            Error error = misconfigured("there is no profile \"" + name + "\" in " + files, from);
            if (!error.place)
                error.kind = ErrorKind::NotAvailable;
            return error;
        }
        if (std::find(m_seen.begin(), m_seen.end(), name) != m_seen.end())
            return misconfigured("the profiles lead in a circle by source_profile: " + name, from);
        m_seen.push_back(name);
        if (m_plan.region.empty())
            m_plan.region = text(name, "region");
        if (const AwsValue* mfa = value(name, "mfa_serial"))
            return misconfigured("profile \"" + name
                                     + "\" needs a one-time code (mfa_serial), and Midwatch asks "
                                       "for none. Fetch a session yourself (aws sts "
                                       "get-session-token or assume-role), keep it in a profile of "
                                       "its own and name that one",
                                 mfa->place);
        if (const AwsValue* token = value(name, "web_identity_token_file"))
            return misconfigured(
                "profile \"" + name
                    + "\" signs in by a web identity token; this version does not. "
                      "Use credential_process, SSO or keys",
                token->place);
        // A profile whose source is itself takes its own keys: the circle ends there.
        if (const AwsValue* role = value(name, "role_arn"))
            return assumed(name, *role);
        return base(name, from);
    }

    Status assumed(const std::string& name, const AwsValue& role)
    {
        AwsRole one;
        one.arn = role.text;
        one.externalId = text(name, "external_id");
        one.sessionName = text(name, "role_session_name");
        if (one.sessionName.empty())
            one.sessionName = "midwatch";
        one.place = role.place;
        if (const AwsValue* seconds = value(name, "duration_seconds")) {
            const char* end = seconds->text.data() + seconds->text.size();
            const auto read = std::from_chars(seconds->text.data(), end, one.seconds);
            if (read.ec != std::errc() || read.ptr != end || one.seconds < 900
                || one.seconds > 43'200)
                return misconfigured("duration_seconds is a number from 900 to 43200",
                                     seconds->place);
        }
        const AwsValue* source = value(name, "source_profile");
        const AwsValue* kind = value(name, "credential_source");
        Status done;
        if (source && source->text == name)
            done = base(name, source->place);
        else if (source)
            done = profile(source->text, source->place);
        else if (kind && kind->text == "Environment")
            done = environmentKeys();
        else if (kind)
            return misconfigured("credential_source " + kind->text
                                     + " means the machine's own role, which this version does not "
                                       "ask for. Use source_profile",
                                 kind->place);
        else
            return misconfigured("profile \"" + name
                                     + "\" has a role_arn, but neither source_profile nor "
                                       "credential_source",
                                 role.place);
        if (!done)
            return done;
        m_plan.roles.push_back(std::move(one));
        m_plan.story = "role " + role.text + " of profile " + name + where(role.place) + " with "
            + m_plan.story;
        return {};
    }

    Status base(const std::string& name, const Place& from)
    {
        m_plan.profile = name;
        const AwsValue* session = value(name, "sso_session");
        if (const AwsValue* named = session ? session : value(name, "sso_start_url"))
            return sso(name, session, named->place);
        // A program in the config file comes after keys in the credentials file, before its own.
        const auto inFile = m_files.credentials.find(name);
        const bool keysFirst
            = inFile != m_files.credentials.end() && inFile->second.find("aws_access_key_id");
        const AwsValue* program = value(name, "credential_process");
        if (!keysFirst && program)
            return credentialProgram(name, *program);
        const AwsValue* id = value(name, "aws_access_key_id");
        const AwsValue* secret = value(name, "aws_secret_access_key");
        if (!id && program)
            return credentialProgram(name, *program);
        if (!id && !secret)
            return misconfigured("profile \"" + name
                                     + "\" has no keys, no sso_session, no credential_process and "
                                       "no role_arn",
                                 placeOf(name, from));
        if (!id || !secret || !secret->secret || secret->secret->empty())
            return misconfigured("profile \"" + name + "\" has only half a key pair: "
                                     + (id ? "aws_secret_access_key" : "aws_access_key_id")
                                     + " is missing",
                                 (id ? id : secret)->place);
        m_plan.base = AwsPlan::Base::Keys;
        m_plan.keys.accessKeyId = id->text;
        m_plan.keys.secretKey = secret->secret;
        if (const AwsValue* token = value(name, "aws_session_token"))
            m_plan.keys.sessionToken = token->secret;
        m_plan.place = id->place;
        m_plan.story = "the keys of profile " + name + where(id->place);
        return {};
    }

    Status credentialProgram(const std::string& name, const AwsValue& program)
    {
        const auto words = splitCommand(program.text);
        if (!words || words->empty())
            return misconfigured("credential_process is empty or has an open quote", program.place);
        m_plan.base = AwsPlan::Base::Program;
        m_plan.program = *words;
        m_plan.place = program.place;
        m_plan.story
            = "the program of profile " + name + where(program.place) + ": " + program.text;
        return {};
    }

    // session: nullptr where the profile itself names the portal.
    Status sso(const std::string& name, const AwsValue* session, const Place& place)
    {
        AwsSso& sso = m_plan.sso;
        sso.account = text(name, "sso_account_id");
        sso.role = text(name, "sso_role_name");
        sso.startUrl = text(name, "sso_start_url");
        sso.region = text(name, "sso_region");
        if (session) {
            sso.session = session->text;
            const auto it = m_files.sessions.find(sso.session);
            if (it == m_files.sessions.end())
                return misconfigured("there is no [sso-session " + sso.session + "]", place);
            sso.startUrl = it->second.text("sso_start_url");
            sso.region = it->second.text("sso_region");
        }
        for (const auto& [key, text] : {std::pair{"sso_account_id", &sso.account},
                                        std::pair{"sso_role_name", &sso.role},
                                        std::pair{"sso_start_url", &sso.startUrl},
                                        std::pair{"sso_region", &sso.region}}) {
            if (text->empty())
                return misconfigured("profile \"" + name + "\" signs in by SSO, but has no " + key,
                                     place);
        }
        m_plan.base = AwsPlan::Base::Sso;
        m_plan.place = place;
        m_plan.story = "SSO role " + sso.role + " in account " + sso.account + " of profile " + name
            + where(place);
        return {};
    }

    Place placeOf(const std::string& name, const Place& from) const
    {
        for (const auto* sections : {&m_files.credentials, &m_files.config}) {
            const auto it = sections->find(name);
            if (it != sections->end())
                return it->second.place;
        }
        return from;
    }

    const AwsFiles& m_files;
    const Lookup& m_environment;
    AwsPlan m_plan;
    std::vector<std::string> m_seen;
};

} // namespace

std::string AwsSso::cacheFile() const
{
    return sha1Hex(session.empty() ? startUrl : session) + ".json";
}

Result<AwsPlan> planAws(const AwsFiles& files, const Lookup& environment, const AwsWish& wish)
{
    return Planner(files, environment).plan(wish);
}

std::optional<std::vector<std::string>> splitCommand(std::string_view command)
{
    std::vector<std::string> words;
    std::string word;
    bool open = false; // a word has begun, perhaps an empty quoted one
    char quote = 0;
    for (size_t i = 0; i < command.size(); ++i) {
        const char c = command[i];
        if (quote == '\'') {
            if (c == quote)
                quote = 0;
            else
                word += c;
        } else if (c == '\\' && i + 1 < command.size()) {
            const char next = command[++i];
            if (quote && next != '"' && next != '\\')
                word += c;
            word += next;
            open = true;
        } else if (quote) {
            if (c == quote)
                quote = 0;
            else
                word += c;
        } else if (c == '"' || c == '\'') {
            quote = c;
            open = true;
        } else if (c == ' ' || c == '\t') {
            if (open)
                words.push_back(std::move(word));
            word.clear();
            open = false;
        } else {
            word += c;
            open = true;
        }
    }
    if (quote)
        return std::nullopt;
    if (open)
        words.push_back(std::move(word));
    return words;
}

} // namespace mw
