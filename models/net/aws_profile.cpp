// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/aws_profile.h"

#include "models/net/headers.h"

namespace mw {
namespace {

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

Error wrong(const std::string& file, int line, int column, std::string detail)
{
    return {ErrorKind::Misconfigured, std::move(detail), 0, {}, Place{file, line, column}};
}

// Where the sections of a header go; nullptr: sections that we have no use for.
using Sections = std::map<std::string, AwsSection>;
struct Target
{
    Sections* sections = nullptr;
    std::string name;
};

std::string unquoted(std::string_view name)
{
    name = trimmed(name);
    const bool quoted = name.size() >= 2 && (name.front() == '"' || name.front() == '\'')
        && name.back() == name.front();
    return std::string(quoted ? name.substr(1, name.size() - 2) : name);
}

Target configTarget(std::string_view header, AwsFiles& files)
{
    const size_t space = header.find_first_of(" \t");
    const std::string_view kind = header.substr(0, space);
    if (space == std::string_view::npos)
        return kind == "default" ? Target{&files.config, "default"} : Target{};
    if (kind == "profile")
        return {&files.config, unquoted(header.substr(space))};
    if (kind == "sso-session")
        return {&files.sessions, unquoted(header.substr(space))};
    return {};
}

bool isSecretKey(std::string_view key)
{
    return key == "aws_secret_access_key" || key == "aws_session_token";
}

// Comments begin a line, or stand after a value behind a blank.
std::string_view withoutComment(std::string_view value)
{
    for (size_t i = 1; i < value.size(); ++i) {
        if ((value[i] == '#' || value[i] == ';') && (value[i - 1] == ' ' || value[i - 1] == '\t'))
            return trimmed(value.substr(0, i));
    }
    return value;
}

template <class Choose>
Status readFile(std::string_view text, const std::string& file, Choose&& choose)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    AwsSection* section = nullptr;
    bool skipped = false; // in a section that we have no use for
    int number = 0;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view raw = text.substr(at, end - at);
        at = end + 1;
        ++number;
        const std::string_view line = trimmed(raw);
        if (line.empty() || line.front() == '#' || line.front() == ';')
            continue;
        if (line.front() == '[') {
            const size_t close = line.find(']');
            if (close == std::string_view::npos)
                return wrong(file, number, 1, "a section header without its ]");
            const Target target = choose(trimmed(line.substr(1, close - 1)));
            skipped = target.sections == nullptr;
            section = nullptr;
            if (!skipped) {
                section = &(*target.sections)[target.name];
                if (section->place.line == 0)
                    section->place = {file, number, 1};
            }
            continue;
        }
        if (skipped || raw.front() == ' ' || raw.front() == '\t')
            continue; // nested settings (s3 =) concern nobody here
        const size_t equals = line.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return wrong(file, number, 1, "neither a section, nor key = value");
        if (!section)
            return wrong(file, number, 1, "a setting before the first section");
        const std::string key = toLower(trimmed(line.substr(0, equals)));
        AwsValue value;
        value.place = {file, number, 1};
        const std::string_view written = trimmed(line.substr(equals + 1));
        if (isSecretKey(key))
            value.secret = std::make_shared<const Secret>(Secret(std::string(written)));
        else
            value.text = std::string(withoutComment(written));
        section->values[key] = std::move(value);
    }
    return {};
}

} // namespace

Status readAwsConfig(std::string_view text, const std::string& file, AwsFiles& files)
{
    return readFile(
        text, file, [&](std::string_view header) { return configTarget(header, files); });
}

Status readAwsCredentials(std::string_view text, const std::string& file, AwsFiles& files)
{
    return readFile(text, file, [&](std::string_view header) {
        return Target{&files.credentials, unquoted(header)};
    });
}

} // namespace mw
