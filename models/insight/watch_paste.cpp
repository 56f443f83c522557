// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_paste.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace mw {
namespace {

using Kind = PastedThing::Kind;
using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr size_t longestPaste = 2'000;
constexpr size_t longestName = 253; // of Kubernetes
constexpr const char* digits = "0123456789";
constexpr const char* hexDigits = "0123456789abcdef";

std::string trimmed(const std::string& text)
{
    const char* blank = " \t\r\n<>\"'";
    const size_t from = text.find_first_not_of(blank);
    return from == std::string::npos ? std::string()
                                     : text.substr(from, text.find_last_not_of(blank) - from + 1);
}

bool isAll(const std::string& text, const char* characters)
{
    return !text.empty() && text.find_first_not_of(characters) == std::string::npos;
}

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts;
    for (size_t from = 0; from <= text.size();) {
        const size_t to = std::min(text.find(at, from), text.size());
        if (to > from)
            parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

std::string decoded(const std::string& text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        const char* begin = text.data() + i + 1;
        if (text[i] == '%' && i + 2 < text.size()
            && std::from_chars(begin, begin + 2, value, 16).ptr == begin + 2) {
            out += static_cast<char>(value);
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

struct Link
{
    std::vector<std::string> parts; // the host first
    std::vector<std::string> fragment; // parts of its path: "#/alerts"
    Pairs query; // decoded, of the fragment too
    std::string value(const std::string& key) const
    {
        for (const auto& [name, text] : query) {
            if (name == key)
                return text;
        }
        return {};
    }
};

void takeQuery(const std::string& text, Pairs& out)
{
    for (const std::string& one : split(text, '&')) {
        const size_t is = one.find('=');
        out.emplace_back(decoded(one.substr(0, is)),
                         is == std::string::npos ? std::string() : decoded(one.substr(is + 1)));
    }
}

Link readLink(const std::string& url)
{
    Link out;
    std::string rest = url.substr(url.find("://") + 3);
    const auto cut = [](std::string& text, char at) {
        const size_t place = text.find(at);
        if (place == std::string::npos)
            return std::string();
        std::string tail = text.substr(place + 1);
        text.resize(place);
        return tail;
    };
    std::string fragment = cut(rest, '#');
    takeQuery(cut(rest, '?'), out.query);
    takeQuery(cut(fragment, '?'), out.query);
    for (const std::string& part : split(rest, '/'))
        out.parts.push_back(decoded(part));
    for (const std::string& part : split(fragment, '/'))
        out.fragment.push_back(decoded(part));
    return out;
}

// Milliseconds, RFC 3339, "now-1h".
World timeOf(const std::string& text, World now)
{
    World out{};
    if (isAll(text, digits) && text.size() >= 10 && text.size() <= 13) {
        int64_t value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return World(Millis(text.size() <= 10 ? value * 1000 : value));
    }
    if (text.starts_with("now-") && text.size() > 5 && now != World{}) {
        int64_t value = 0;
        const char* end = std::from_chars(text.data() + 4, text.data() + text.size(), value).ptr;
        const int64_t unit = *end == 's' ? 1 : *end == 'm' ? 60 : *end == 'h' ? 3'600 : 86'400;
        if (end == text.data() + text.size() - 1
            && std::string("smhd").find(*end) != std::string::npos && value < 10'000)
            return now - std::chrono::seconds(value * unit);
        return {};
    }
    return parseTime(text, out) ? out : World{};
}

// alertname="X" in a matcher or an expression.
std::string alertNameIn(const std::string& text)
{
    const size_t at = text.find("alertname");
    const size_t from = at == std::string::npos ? at : text.find('"', at);
    const size_t to = from == std::string::npos ? from : text.find('"', from + 1);
    return to == std::string::npos ? std::string() : text.substr(from + 1, to - from - 1);
}

bool isUuid(const std::string& text)
{
    return text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-'
        && text[23] == '-' && isAll(text, "0123456789abcdefABCDEF-");
}

PastedThing ofGithub(const Link& link)
{
    const auto& parts = link.parts;
    if (parts.size() < 5)
        return {};
    const std::string repository = parts[1] + "/" + parts[2];
    if (parts[3] == "actions" && parts.size() > 5 && parts[4] == "runs" && isAll(parts[5], digits))
        return {Kind::RunId, repository + "/" + parts[5]};
    if (parts[3] == "pull" && isAll(parts[4], digits)) {
        if (parts.size() > 6 && parts[5] == "commits" && isAll(parts[6], hexDigits))
            return {Kind::Commit, parts[6]};
        return {Kind::PullRequest, repository + "/" + parts[4]};
    }
    if (parts[3] == "commit" && parts[4].size() >= 7 && isAll(parts[4], hexDigits))
        return {Kind::Commit, parts[4]};
    return {};
}

PastedThing ofGrafana(const Link& link, World now)
{
    PastedThing out{Kind::Grafana, link.parts.size() > 3 ? link.parts[3] : link.parts[2]};
    const std::string to = link.value("to");
    out.at = timeOf(to, now);
    // A window that ends now shows what is going on now: there is no moment to go to.
    if (out.at == World{} && to != "now")
        out.at = timeOf(link.value("from"), now);
    for (const char* wanted : {"var-pod",
                               "var-service",
                               "var-workload",
                               "var-deployment",
                               "var-app",
                               "var-node",
                               "var-instance",
                               "var-job"}) {
        std::string value = link.value(wanted);
        if (std::string(wanted) == "var-instance" || std::string(wanted) == "var-node")
            value = value.substr(0, value.find(':')); // without its port
        if (!value.empty() && value != "All" && value != "$__all")
            out.names.push_back(std::move(value));
    }
    return out;
}

PastedThing ofUrl(const std::string& url, World now)
{
    const Link link = readLink(url);
    const auto& parts = link.parts;
    if (parts.empty())
        return {};
    if (PastedThing found = ofGithub(link); found.kind != Kind::Nothing)
        return found;
    for (size_t i = 1; i + 1 < parts.size(); ++i) {
        if (parts[i] == "incidents")
            return {Kind::PageId, parts[i + 1]};
        if (parts[i] == "applications") // /applications/NAME, /applications/NAMESPACE/NAME
            return {Kind::Argo, parts.back()};
        if (parts[i] == "trace" || parts[i] == "traces")
            return {Kind::Trace, parts[i + 1]};
        if ((parts[i] == "d" || parts[i] == "d-solo") && i + 1 < parts.size())
            return ofGrafana(link, now);
    }
    for (size_t i = 0; i < link.fragment.size(); ++i) {
        if (link.fragment[i] == "silences" && i + 1 < link.fragment.size())
            return {Kind::SilenceId, link.fragment[i + 1]};
    }
    for (const char* key : {"filter", "g0.expr", "search", "expr"}) {
        if (std::string name = alertNameIn(link.value(key)); !name.empty())
            return {Kind::AlertName, name, timeOf(link.value("g0.end_input"), now)};
    }
    const bool aws = parts[0].find(".console.aws.") != std::string::npos
        || parts[0] == "console.aws.amazon.com";
    if (const std::string arn = link.value("arn"); aws && arn.starts_with("arn:"))
        return pastedThing(arn, now);
    PastedThing other{Kind::Url, parts[0]};
    other.at = timeOf(link.value("to"), now);
    return other;
}

// arn:partition:service:region:account:resource, the resource after slashes or colons.
PastedThing ofArn(const std::string& arn)
{
    PastedThing out{Kind::Arn, arn};
    std::string rest = arn;
    std::string service;
    for (int i = 0; i < 5; ++i) {
        const size_t colon = rest.find(':');
        if (colon == std::string::npos)
            return {};
        if (i == 2)
            service = rest.substr(0, colon);
        rest.erase(0, colon + 1);
    }
    std::vector<std::string> parts;
    for (const std::string& part : split(rest, '/')) {
        for (std::string& piece : split(part, ':'))
            parts.push_back(std::move(piece));
    }
    for (auto it = parts.rbegin(); it != parts.rend(); ++it)
        out.names.push_back(*it);
    out.names.push_back(service);
    return out;
}

} // namespace

PastedThing pastedThing(const std::string& text, World now)
{
    if (text.size() > longestPaste)
        return {};
    const std::string word = trimmed(text);
    if (word.starts_with("https://") || word.starts_with("http://"))
        return ofUrl(word, now);
    if (word.empty() || word.find_first_of("\t\r\n") != std::string::npos)
        return {};
    if (word.starts_with("arn:") && word.size() <= 1'024)
        return ofArn(word);
    const size_t colon = word.find(':');
    // Ids of findings may have blanks: "SLO:prom/api availability".
    if (colon != std::string::npos && colon >= 2 && colon <= 8 && colon + 1 < word.size()
        && word[colon + 1] != ' ' && isAll(word.substr(0, colon), "ABCDEFGHIJKLMNOPQRSTUVWXYZ/"))
        return {Kind::Finding, word};
    if (word.size() > longestName || word.find(' ') != std::string::npos)
        return {};
    if (word.front() == '#' && isAll(word.substr(1), digits))
        return {Kind::PageNumber, word.substr(1)};
    if (word.starts_with("INC-") && isAll(word.substr(4), digits))
        return {Kind::Incident, word};
    if (isAll(word, digits))
        return {Kind::PageNumber, word};
    if (isUuid(word))
        return {Kind::SilenceId, word};
    // W3C: 00-TRACE-SPAN-FLAGS
    if (word.size() == 55 && word.starts_with("00-") && isAll(word, "0123456789abcdef-"))
        return {Kind::Trace, word.substr(3, 32)};
    if (isAll(word, hexDigits)) {
        if (word.size() == 16)
            return {Kind::AlertId, word};
        if (word.size() == 32)
            return {Kind::Trace, word};
        if (word.size() == 40)
            return {Kind::Commit, word};
    }
    if (word.front() == 'Q' && word.size() == 14
        && isAll(word, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        return {Kind::PageId, word};
    return {Kind::Name,
            word.substr(word.rfind('/') == std::string::npos ? 0 : word.rfind('/') + 1)};
}

} // namespace mw
