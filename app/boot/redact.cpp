// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/redact.h"

#include <QRegularExpression>
#include <array>

namespace mw {

std::string redact(std::string_view text)
{
    struct Rule
    {
        QRegularExpression pattern;
        QString replacement;
        Rule(const char* found, const char* instead)
            : pattern(QLatin1String(found), QRegularExpression::CaseInsensitiveOption)
            , replacement(QString::fromLatin1(instead))
        {
        }
    };
    static const std::array<Rule, 6> rules{{
        {"-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(-----END [A-Z ]*PRIVATE KEY-----)?",
         "‹redacted key›"},
        {"(authorization[\"']?\\s*[:=]\\s*[\"']?(?:basic|bearer|token|apikey)?\\s*)[^\\s\"',;"
         "]+",
         "\\1‹redacted›"},
        {"(bearer\\s+)[A-Za-z0-9._~+/=-]{6,}", "\\1‹redacted›"},
        {"eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}(\\.[A-Za-z0-9_-]*)?", "‹redacted›"},
        {"(://)[^/\\s:@]*:[^/\\s@]+@", "\\1‹redacted›@"},
        {"((?:access_|refresh_|id_|x-vault-|private-)?(?:token|password|passwd|secret|api[_-]"
         "?key|"
         "routing_key)[\"']?\\s*[:=]\\s*[\"']?)[^\\s\"',;&]+",
         "\\1‹redacted›"},
    }};
    // Each byte as a character of its own: a message may hold any.
    QString result = QString::fromLatin1(text.data(), qsizetype(text.size()));
    for (const Rule& rule : rules)
        result.replace(rule.pattern, rule.replacement);
    return result.toLatin1().toStdString();
}

} // namespace mw
