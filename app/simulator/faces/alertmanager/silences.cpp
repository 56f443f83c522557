// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/alertmanager/silences.h"

#include "app/simulator/faces/certificates.h"
#include "models/base/clock.h"

#include <algorithm>

namespace mw::sim {

using nlohmann::json;

namespace {

SilenceStore::Answer failed(int code, const std::string& text)
{
    return {code, text};
}

std::string newId()
{
    std::string id = randomToken().substr(0, 32);
    id[12] = '4';
    for (const size_t at : {8u, 13u, 18u, 23u})
        id.insert(at, "-");
    return id;
}

// What is required, in the order in which go-openapi complains.
std::string missingField(const json& body)
{
    for (const char* key : {"comment", "createdBy", "endsAt", "matchers", "startsAt"}) {
        if (!body.contains(key))
            return key;
    }
    return {};
}

bool timeOf(const json& body, const char* key, Ms& out)
{
    mw::World time{};
    if (!body[key].is_string() || !parseTime(body[key].get<std::string>(), time))
        return false;
    out = time.time_since_epoch().count();
    return true;
}

} // namespace

std::string alertTime(Ms t)
{
    std::string text = formatTime(mw::World(Millis(t)));
    return t % 1000 == 0 ? text.substr(0, text.size() - 1) + ".000Z" : text;
}

bool isUuid(const std::string& text)
{
    if (text.size() != 36)
        return false;
    for (size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !std::isxdigit(static_cast<unsigned char>(text[i])))
            return false;
    }
    return true;
}

std::string compileMatcher(const SilenceMatch& match, promql::Matcher& out)
{
    using Kind = promql::Matcher::Kind;
    out.name = match.name;
    out.value = match.value;
    out.kind = match.isRegex ? (match.isEqual ? Kind::Regex : Kind::NotRegex)
                             : (match.isEqual ? Kind::Equal : Kind::NotEqual);
    if (!match.isRegex)
        return {};
    out.regex = promql::Regex::compile(match.value);
    return out.regex->error();
}

// amtool's form: name, operator, value with or without quotes.
bool parseFilter(const std::string& text, SilenceMatch& out)
{
    const size_t at = text.find_first_of("=!");
    if (at == std::string::npos || at == 0)
        return false;
    out.name = text.substr(0, at);
    size_t value = at + 1;
    out.isEqual = text[at] == '=';
    if (!out.isEqual) {
        if (value >= text.size() || (text[value] != '=' && text[value] != '~'))
            return false;
        out.isRegex = text[value++] == '~';
    } else if (value < text.size() && text[value] == '~') {
        out.isRegex = true;
        ++value;
    }
    std::string rest = text.substr(value);
    if (rest.size() >= 2 && rest.front() == '"' && rest.back() == '"') {
        out.value.clear();
        for (size_t i = 1; i + 1 < rest.size(); ++i) {
            if (rest[i] == '\\' && i + 2 < rest.size()
                && (rest[i + 1] == '"' || rest[i + 1] == '\\' || rest[i + 1] == 'n'))
                out.value += rest[++i] == 'n' ? '\n' : rest[i];
            else
                out.value += rest[i];
        }
    } else {
        out.value = rest;
    }
    return true;
}

bool SimSilence::quiets(const LabelMap& labels) const
{
    return std::all_of(compiled.begin(), compiled.end(), [&](const promql::Matcher& one) {
        const auto it = labels.find(one.name);
        return one.matches(it == labels.end() ? std::string_view() : std::string_view(it->second));
    });
}

SilenceStore::Answer SilenceStore::set(const std::string& text, Ms now)
{
    const json body = json::parse(text, nullptr, false);
    if (!body.is_object())
        return {400,
                {{"code", 400},
                 {"message",
                  "parsing silence body from \"\" failed, because invalid character looking for "
                  "beginning of value"}}};
    if (const std::string missing = missingField(body); !missing.empty())
        return {422, {{"code", 602}, {"message", missing + " in body is required"}}};
    SimSilence made;
    if (!timeOf(body, "startsAt", made.startsAt) || !timeOf(body, "endsAt", made.endsAt)
        || !body["createdBy"].is_string() || !body["comment"].is_string()
        || !body["matchers"].is_array())
        return {422, {{"code", 601}, {"message", "a field in body is of the wrong type"}}};
    made.createdBy = body["createdBy"];
    made.comment = body["comment"];
    made.updatedAt = now;
    if (made.startsAt >= made.endsAt)
        return failed(400, "Failed to create silence: start time must be before end time");
    if (made.endsAt < now)
        return failed(400, "Failed to create silence: end time can't be in the past");
    bool particular = false;
    for (const json& one : body["matchers"]) {
        if (!one.is_object() || !one.value("name", json()).is_string()
            || !one.value("value", json()).is_string()
            || !one.value("isRegex", json()).is_boolean())
            return {422, {{"code", 602}, {"message", "matchers in body is required"}}};
        SilenceMatch match{one["name"], one["value"], one["isRegex"], one.value("isEqual", true)};
        promql::Matcher compiled;
        if (const std::string wrong = compileMatcher(match, compiled); !wrong.empty())
            return failed(400,
                          "silence invalid: invalid label matcher "
                              + std::to_string(made.matchers.size())
                              + ": invalid regular expression \"" + match.value + "\": " + wrong);
        particular = particular || !compiled.matches(std::string_view());
        made.matchers.push_back(std::move(match));
        made.compiled.push_back(std::move(compiled));
    }
    if (made.matchers.empty())
        return {422, {{"code", 612}, {"message", "matchers in body should have at least 1 items"}}};
    if (!particular)
        return failed(400, "silence invalid: at least one matcher must not match the empty string");

    const std::lock_guard lock(m_mutex);
    const std::string id
        = body.value("id", json()).is_string() ? body["id"].get<std::string>() : std::string();
    if (!id.empty()) {
        const auto it = m_silences.find(id);
        if (it == m_silences.end())
            return failed(404, "silence not found");
        SimSilence& old = it->second;
        const std::string state = old.state(now);
        const bool sameStart = made.startsAt / 1000 == old.startsAt / 1000;
        const bool keeps = made.matchers == old.matchers
            && ((state == "active" && sameStart && made.endsAt >= now)
                || (state == "pending" && made.startsAt >= now));
        if (keeps) {
            made.id = id;
            if (state == "active")
                made.startsAt = old.startsAt;
            old = made;
            return {200, {{"silenceID", id}}};
        }
        if (state != "expired") {
            old.endsAt = now;
            old.startsAt = std::min(old.startsAt, now);
            old.updatedAt = now;
        }
    }
    made.id = newId();
    made.startsAt = std::max(made.startsAt, now);
    m_silences[made.id] = made;
    return {200, {{"silenceID", made.id}}};
}

SilenceStore::Answer SilenceStore::expire(const std::string& id, Ms now)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_silences.find(id);
    if (it == m_silences.end())
        return {404, nullptr};
    if (std::string(it->second.state(now)) != "expired") {
        it->second.endsAt = now;
        it->second.startsAt = std::min(it->second.startsAt, now);
        it->second.updatedAt = now;
    }
    return {200, nullptr};
}

std::vector<SimSilence> SilenceStore::all() const
{
    std::vector<SimSilence> out;
    const std::lock_guard lock(m_mutex);
    out.reserve(m_silences.size());
    for (const auto& [id, silence] : m_silences)
        out.push_back(silence);
    return out;
}

nlohmann::json SilenceStore::document(const SimSilence& silence, Ms now) const
{
    nlohmann::json matchers = nlohmann::json::array();
    for (const SilenceMatch& one : silence.matchers)
        matchers.push_back({{"name", one.name},
                            {"value", one.value},
                            {"isRegex", one.isRegex},
                            {"isEqual", one.isEqual}});
    return {{"id", silence.id},
            {"status", {{"state", silence.state(now)}}},
            {"updatedAt", alertTime(silence.updatedAt)},
            {"comment", silence.comment},
            {"createdBy", silence.createdBy},
            {"startsAt", alertTime(silence.startsAt)},
            {"endsAt", alertTime(silence.endsAt)},
            {"matchers", std::move(matchers)},
            {"annotations", nlohmann::json::object()}};
}

} // namespace mw::sim
