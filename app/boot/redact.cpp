// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/redact.h"

#include <QList>
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <utility>

namespace mw {

std::string redact(std::string_view text)
{
    struct Rule
    {
        QRegularExpression pattern;
        QString replacement;
        // One of these words is in whatever the pattern finds. Most lines have none, and a pattern
        // is compiled when it is first looked for: not before the window is seen.
        QList<QLatin1String> words;
        Rule(const char* found, const char* instead, QList<QLatin1String> oneOf)
            : pattern(QLatin1String(found), QRegularExpression::CaseInsensitiveOption)
            , replacement(QString::fromLatin1(instead))
            , words(std::move(oneOf))
        {
        }
        bool mayApply(const QString& text) const
        {
            return std::any_of(words.begin(), words.end(), [&text](QLatin1String word) {
                return text.contains(word, Qt::CaseInsensitive);
            });
        }
    };
    using Word = QLatin1String;
    static const std::array<Rule, 6> rules{{
        {"-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(-----END [A-Z ]*PRIVATE KEY-----)?",
         "‹redacted key›",
         {Word("PRIVATE KEY")}},
        {"(authorization[\"']?\\s*[:=]\\s*[\"']?(?:basic|bearer|token|apikey)?\\s*)[^\\s\"',;"
         "]+",
         "\\1‹redacted›",
         {Word("authorization")}},
        {"(bearer\\s+)[A-Za-z0-9._~+/=-]{6,}", "\\1‹redacted›", {Word("bearer")}},
        {"eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}(\\.[A-Za-z0-9_-]*)?",
         "‹redacted›",
         {Word("eyJ")}},
        {"(://)[^/\\s:@]*:[^/\\s@]+@", "\\1‹redacted›@", {Word("://")}},
        {"((?:access_|refresh_|id_|x-vault-|private-)?(?:token|password|passwd|secret|api[_-]"
         "?key|"
         "routing_key)[\"']?\\s*[:=]\\s*[\"']?)[^\\s\"',;&]+",
         "\\1‹redacted›",
         {Word("token"), Word("passw"), Word("secret"), Word("api"), Word("routing_key")}},
    }};
    // Each byte as a character of its own: a message may hold any.
    QString result = QString::fromLatin1(text.data(), qsizetype(text.size()));
    for (const Rule& rule : rules) {
        if (rule.mayApply(result))
            result.replace(rule.pattern, rule.replacement);
    }
    return result.toLatin1().toStdString();
}

} // namespace mw
