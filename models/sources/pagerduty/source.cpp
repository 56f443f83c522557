// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/pagerduty/source.h"

#include "models/sources/body_decoder.h"

#include <algorithm>
#include <set>

namespace mw {

std::unique_ptr<Source> makePagerDutySource(PagerDutySettings settings)
{
    return std::make_unique<pd::PagerDutySource>(std::move(settings));
}

namespace pd {
namespace {

constexpr int64_t pageSize = 100;
constexpr int64_t farthest = 10'000; // offset + limit may not be more

const char* partOf(const std::string& key)
{
    return key == "oncall" ? "oncall" : key == "user" ? "user" : "incidents";
}

template <class T>
Result<WholeBodyDecoder::Read> asResult(Result<T> value)
{
    if (!value)
        return value.error();
    WholeBodyDecoder::Read read;
    read.result = std::move(*value);
    return read;
}

} // namespace

PagerDutySource::PagerDutySource(PagerDutySettings settings)
    : m_settings(std::move(settings)), m_source(m_settings.id.str())
{
    m_me.key = {m_source, "me"};
    m_me.email = m_settings.from;
}

SourceRequest
PagerDutySource::ask(const std::string& key, World now, Millis wait, int64_t offset) const
{
    SourceRequest request;
    request.key = key;
    request.part = partOf(key);
    request.notBefore = wait;
    request.limits.maxBodyBytes = 32u << 20;
    request.call.headers = {{"Accept", "application/vnd.pagerduty+json;version=2"},
                            {"Content-Type", "application/json"}};
    const std::string paging
        = "limit=" + std::to_string(pageSize) + "&offset=" + std::to_string(offset);
    if (key == "user") {
        request.call.target = "/users/me";
        request.decoder
            = std::make_unique<WholeBodyDecoder>([source = m_source](std::string_view body) {
                  return asResult(decodeUser(body, source));
              });
        return request;
    }
    if (key == "oncall") {
        // Without a range only who is on call now is named; who comes next is wanted too.
        request.call.target = "/oncalls?since=" + formatTime(now + wait)
            + "&until=" + formatTime(now + wait + m_settings.onCallFor) + "&" + paging;
        request.decoder
            = std::make_unique<WholeBodyDecoder>([source = m_source](std::string_view body) {
                  return asResult(decodeOnCalls(body, source));
              });
        return request;
    }
    // Without dates only the last month is listed: an open incident may be older.
    request.call.target = key == "open"
        ? "/incidents?statuses[]=triggered&statuses[]=acknowledged&date_range=all&" + paging
        : "/incidents?statuses[]=resolved&since="
            + formatTime(now + wait
                         - (key == "history" ? m_settings.historyFor : m_settings.resolvedFor))
            + "&" + paging;
    request.decoder
        = std::make_unique<WholeBodyDecoder>([source = m_source](std::string_view body) {
              return asResult(decodeIncidents(body, source));
          });
    return request;
}

Step PagerDutySource::start(World now)
{
    m_coming.clear();
    m_onCallComing.clear();
    Step step;
    for (const char* key : {"user", "oncall", "open", "resolved", "history"})
        step.requests.push_back(ask(key, now, Millis(0)));
    if (!m_me.email.empty())
        emitIdentity(step);
    return step;
}

template <class Row>
bool PagerDutySource::take(std::vector<Row>& list, Outcome& outcome, int64_t& next)
{
    auto page = std::any_cast<Paged<Row>>(std::move(outcome.result));
    const auto size = static_cast<int64_t>(page.rows.size());
    // The list may shift between two pages: an entry that comes twice is one.
    for (Row& row : page.rows) {
        const bool known = std::any_of(
            list.begin(), list.end(), [&](const Row& old) { return old.key == row.key; });
        if (!known)
            list.push_back(std::move(row));
    }
    next = page.offset + size;
    return !page.more || size == 0 || next + pageSize > farthest;
}

Step PagerDutySource::finished(Outcome outcome, World now)
{
    m_now = now;
    Step step;
    const std::string key = outcome.key;
    if (outcome.error) {
        m_coming.erase(key);
        if (key == "oncall")
            m_onCallComing.clear();
        step.part = explained(outcome);
        // A key of the account has no user: that is no failure, and `from` of the estate counts.
        if (key == "user" && step.part && step.part->state == SourceState::Live)
            emitIdentity(step);
        const bool settled = step.part && step.part->state == SourceState::Live;
        step.requests.push_back(ask(key, now, settled ? m_settings.userEvery : Millis(0)));
        return step;
    }
    if (key == "user") {
        PagerIdentity me = std::any_cast<PagerIdentity>(std::move(outcome.result));
        if (!m_settings.from.empty())
            me.email = m_settings.from;
        m_me = std::move(me);
        emitIdentity(step);
        emitOnCall(step);
        step.requests.push_back(ask(key, now, m_settings.userEvery));
        return step;
    }
    int64_t next = 0;
    if (key == "oncall") {
        if (!take(m_onCallComing, outcome, next)) {
            step.requests.push_back(ask(key, now, Millis(0), next));
            return step;
        }
        m_onCall = std::exchange(m_onCallComing, {});
        emitOnCall(step);
        if (m_answered)
            emitPages(step); // who comes next may have changed
        step.requests.push_back(ask(key, now, m_settings.onCallEvery));
        return step;
    }
    if (!take(m_coming[key], outcome, next)) {
        step.requests.push_back(ask(key, now, Millis(0), next));
        return step;
    }
    m_pages[key] = std::exchange(m_coming[key], {});
    m_answered = true;
    emitPages(step);
    step.requests.push_back(ask(key,
                                now,
                                key == "open"           ? m_settings.openEvery
                                    : key == "resolved" ? m_settings.resolvedEvery
                                                        : m_settings.historyEvery));
    return step;
}

// What PagerDuty means by some refusals, where the number alone misleads.
std::optional<PartStatus> PagerDutySource::explained(const Outcome& outcome) const
{
    const Error& error = *outcome.error;
    PartStatus part;
    part.part = partOf(outcome.key);
    part.error = error;
    if (error.http == 402) {
        part.state = SourceState::Forbidden;
        part.error->kind = ErrorKind::Forbidden;
        part.error->detail
            = "the plan of this PagerDuty account does not include this: " + error.detail;
        return part;
    }
    if (outcome.key == "user" && (error.http == 400 || error.http == 403 || error.http == 404)) {
        part.state = SourceState::Live;
        part.error.reset();
        return part;
    }
    if (error.http == 404) {
        part.state = m_answered ? SourceState::Stale : SourceState::Misconfigured;
        part.error->detail = "not found or no access (accounts of the EU region live at "
                             "api.eu.pagerduty.com): "
            + error.detail;
        return part;
    }
    return std::nullopt;
}

std::string PagerDutySource::nextLevel(const Page& page) const
{
    const auto present = [this](const OnCallShift& one) {
        return (one.start == World{} || one.start <= m_now)
            && (one.end == World{} || one.end > m_now);
    };
    // The present level is the lowest one on which somebody assigned stands.
    std::set<std::string> assigned;
    for (const PagePerson& one : page.assignees)
        assigned.insert(one.id);
    int32_t level = 0;
    for (const OnCallShift& one : m_onCall) {
        if (present(one) && one.policyId == page.policyId && assigned.contains(one.userId))
            level = level == 0 ? one.level : std::min(level, one.level);
    }
    std::string names;
    for (const OnCallShift& one : m_onCall) {
        if (level != 0 && present(one) && one.policyId == page.policyId && one.level == level + 1
            && names.find(one.user) == std::string::npos)
            names += (names.empty() ? "" : ", ") + one.user;
    }
    return names;
}

void PagerDutySource::emitPages(Step& step)
{
    Rows<Page> rows;
    rows.begin = rows.commit = true;
    rows.scope = m_settings.id.str() + "/Page";
    std::set<std::string> seen;
    for (const char* list : {"open", "resolved", "history"}) {
        for (Page page : m_pages[list]) {
            if (!seen.insert(page.key.id).second)
                continue; // just resolved: the other list is older
            if (page.escalatesAt != World{})
                page.escalatesTo = nextLevel(page);
            rows.upserts.push_back(std::move(page));
        }
    }
    step.delta.push_back(std::move(rows));
}

void PagerDutySource::emitOnCall(Step& step) const
{
    Rows<OnCallShift> rows;
    rows.begin = rows.commit = true;
    rows.scope = m_settings.id.str() + "/OnCallShift";
    for (OnCallShift shift : m_onCall) {
        shift.me = !m_me.userId.empty() && shift.userId == m_me.userId;
        rows.upserts.push_back(std::move(shift));
    }
    step.delta.push_back(std::move(rows));
}

void PagerDutySource::emitIdentity(Step& step) const
{
    Rows<PagerIdentity> rows;
    rows.begin = rows.commit = true;
    rows.scope = m_settings.id.str() + "/PagerIdentity";
    rows.upserts.push_back(m_me);
    step.delta.push_back(std::move(rows));
}

} // namespace pd
} // namespace mw
