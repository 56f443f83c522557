// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/journal/redact.h"

#include <QRegularExpression>
#include <QString>
#include <algorithm>

#include <nlohmann/json.hpp>

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

const QRegularExpression& secretName()
{
    static const QRegularExpression re(
        QStringLiteral(
            "(pass(word|wd|phrase)?|secret|token|api[-_]?key|credential|private[-_]?key)"),
        QRegularExpression::CaseInsensitiveOption);
    return re;
}

// What a cheap look may rule out: most texts hold nothing of the kind.
bool suspicious(const std::string& text)
{
    for (const char* word : {"earer ",
                             "BEGIN",
                             "AKIA",
                             "ASIA",
                             "ass",
                             "ecret",
                             "oken",
                             "ASS",
                             "ECRET",
                             "OKEN",
                             "eyJ",
                             "key",
                             "KEY",
                             "://"}) {
        if (text.find(word) != std::string::npos)
            return true;
    }
    return false;
}

QString cleanPatterns(QString text)
{
    struct Rule
    {
        QRegularExpression pattern;
        QString with;
    };
    static const Rule rules[]{
        {QRegularExpression(
             QStringLiteral(
                 "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)"),
             QRegularExpression::DotMatchesEverythingOption),
         QStringLiteral("‹private key›")},
        {QRegularExpression(QStringLiteral("\\b([Bb]earer|[Bb]asic) [A-Za-z0-9._~+/=-]{8,}")),
         QStringLiteral("\\1 ‹redacted›")},
        {QRegularExpression(QStringLiteral("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b")),
         QStringLiteral("‹access key›")},
        {QRegularExpression(
             QStringLiteral("\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*")),
         QStringLiteral("‹token›")},
        {QRegularExpression(QStringLiteral("(://[^/\\s:@]{1,64}):[^/\\s@]{1,256}@")),
         QStringLiteral("\\1:‹redacted›@")},
        {QRegularExpression(
             QStringLiteral(
                 "((?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key)[\"']?\\s*[=:]\\s*)"
                 "(?!‹)(\"[^\"]{1,400}\"|'[^']{1,400}'|[^\\s\"',;}]{1,400})"),
             QRegularExpression::CaseInsensitiveOption),
         QStringLiteral("\\1‹redacted›")},
    };
    for (const Rule& rule : rules)
        text.replace(rule.pattern, rule.with);
    return text;
}

} // namespace

Redactor::~Redactor()
{
    for (Known& known : m_known) {
        volatile char* p = known.value.data();
        for (size_t i = 0; i < known.value.size(); ++i)
            p[i] = 0;
    }
}

void Redactor::add(const std::string& name, std::string_view value)
{
    if (value.size() < 4)
        return;
    for (const Known& known : m_known) {
        if (known.value == value)
            return;
    }
    m_known.push_back({name, std::string(value)});
}

bool Redactor::knows(const std::string& name) const
{
    return std::any_of(
        m_known.begin(), m_known.end(), [&](const Known& known) { return known.name == name; });
}

std::string Redactor::clean(const std::string& text) const
{
    std::string out = text;
    for (const Known& known : m_known) {
        const std::string with = "‹" + known.name + "›";
        for (size_t at = out.find(known.value); at != std::string::npos;
             at = out.find(known.value, at + with.size()))
            out.replace(at, known.value.size(), with);
    }
    if (!suspicious(out))
        return out;
    return cleanPatterns(QString::fromStdString(out)).toStdString();
}

Json Redactor::clean(const Json& json) const
{
    if (json.is_string())
        return clean(json.get_ref<const std::string&>());
    if (json.is_array()) {
        Json out = Json::array();
        for (const Json& item : json)
            out.push_back(clean(item));
        return out;
    }
    if (!json.is_object())
        return json;
    const auto isSecret = [](const Json& name) {
        return name.is_string()
            && secretName().match(QString::fromStdString(name.get<std::string>())).hasMatch();
    };
    const bool environment = json.contains("name") && isSecret(json["name"]);
    Json out = Json::object();
    for (const auto& [key, item] : json.items()) {
        const bool hide = item.is_string() && !item.get_ref<const std::string&>().starts_with("‹")
            && ((environment && key == "value") || isSecret(Json(key)));
        // Names of secrets (secretName, tokenFile …) are no secrets.
        const bool isReference
            = key.ends_with("Name") || key.ends_with("File") || key.ends_with("Ref");
        out[key] = hide && !isReference ? Json("‹redacted›") : clean(item);
    }
    return out;
}

} // namespace mw::runbook
