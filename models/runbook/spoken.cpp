// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/spoken.h"

#include "models/runbook/phrases.h"

#include <QCoreApplication>
#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace mw::runbook {
namespace {

using Captures = std::vector<std::string>;

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// "2m5s", "90s", "1d": what spans look like.
bool isSpan(std::string_view text)
{
    return !text.empty() && isDigit(text.front()) && !isDigit(text.back())
        && text.find_first_not_of("0123456789.hmsd") == std::string_view::npos;
}

bool isNumber(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

// The values that stand for %1, %2, … in the order of the English pattern, where they count up.
std::optional<Captures> match(std::string_view pattern, std::string_view text)
{
    Captures out;
    for (;;) {
        const size_t mark = pattern.find('%');
        const std::string_view literal = pattern.substr(0, mark);
        if (!text.starts_with(literal))
            return std::nullopt;
        text.remove_prefix(literal.size());
        if (mark == std::string_view::npos)
            return text.empty() ? std::optional(out) : std::nullopt;
        pattern.remove_prefix(mark + 2); // "%1"
        const size_t next = pattern.find('%');
        const std::string_view behind = pattern.substr(0, next);
        size_t end = text.size();
        if (!behind.empty() && next == std::string_view::npos) {
            if (!text.ends_with(behind))
                return std::nullopt;
            end -= behind.size();
        } else if (!behind.empty()) {
            end = text.find(behind, 1);
            if (end == std::string_view::npos)
                return std::nullopt;
        }
        if (end == 0 || end > text.size())
            return std::nullopt;
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

bool fits(const Phrase& phrase, const Captures& values)
{
    for (size_t i = 0; i < values.size() && i < phrase.kinds.size(); ++i) {
        const char kind = phrase.kinds[i];
        if ((kind == 's' && !isSpan(values[i])) || (kind == 'n' && !isNumber(values[i])))
            return false;
    }
    return true;
}

std::string filled(const QString& translated, const Captures& values)
{
    const std::string text = translated.toStdString();
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        const size_t which = text[i] == '%' && i + 1 < text.size() && isDigit(text[i + 1])
            ? size_t(text[i + 1] - '0')
            : 0;
        if (which == 0 || which > values.size()) {
            out += text[i];
            continue;
        }
        out += values[which - 1];
        ++i;
    }
    return out;
}

std::optional<std::string>
phrase(const std::string& line, int depth, const std::vector<Phrase>& among = phrases())
{
    if (line.empty() || depth > 4)
        return std::nullopt;
    for (const Phrase& one : among) {
        auto values = match(one.english, line);
        if (!values || !fits(one, *values))
            continue;
        for (size_t i = 0; i < values->size() && i < one.kinds.size(); ++i) {
            std::string& value = (*values)[i];
            if (one.kinds[i] == 'p')
                value = phrase(value, depth + 1).value_or(value);
            else if (one.kinds[i] == 'l')
                value = spokenList(value);
        }
        return filled(QCoreApplication::translate("RunPhrases", one.english), *values);
    }
    return std::nullopt;
}

} // namespace

std::string spoken(const std::string& english)
{
    const size_t end = english.find('\n');
    if (end == std::string::npos)
        return phrase(english, 0).value_or(english);
    return phrase(english.substr(0, end), 0).value_or(english.substr(0, end)) + english.substr(end);
}

std::string spokenSentences(const std::string& english)
{
    std::string out;
    size_t from = 0;
    while (from < english.size()) {
        const size_t end = english.find(". ", from);
        const size_t length = end == std::string::npos ? english.npos : end + 1 - from;
        out += (out.empty() ? "" : " ") + spoken(english.substr(from, length));
        from = end == std::string::npos ? english.size() : end + 2;
    }
    return out;
}

std::string spokenList(const std::string& english)
{
    std::string out;
    size_t from = 0;
    while (from < english.size()) {
        const size_t end = english.find(", ", from);
        out += (out.empty() ? "" : ", ") + spoken(english.substr(from, end - from));
        from = end == std::string::npos ? english.size() : end + 2;
    }
    return out;
}

std::string spokenRefusal(const std::string& english)
{
    return phrase(english, 0, refusals()).value_or(spoken(english));
}

std::string spokenSentence(const std::string& english)
{
    std::string out = spokenRefusal(english);
    for (const auto* among : {&refusals(), &phrases()}) {
        for (const Phrase& one : *among) {
            const auto values = match(one.english, english);
            if (!values || !fits(one, *values))
                continue;
            // What is made of a pattern begins with a word of ours, or with a value as it is.
            QString text = QString::fromStdString(out);
            const QString pattern = QCoreApplication::translate("RunPhrases", one.english);
            const QString word = text.left(text.indexOf(u' '));
            if (text.isEmpty() || pattern.startsWith(u'%') || word.contains(u'_'))
                return out;
            text[0] = text[0].toUpper();
            return text.toStdString();
        }
    }
    return out;
}

bool isPhrase(const std::string& english)
{
    return phrase(english.substr(0, english.find('\n')), 0).has_value();
}

} // namespace mw::runbook
