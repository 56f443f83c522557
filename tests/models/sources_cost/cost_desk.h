// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plays hub and server for sources of costs: keeps what they ask and the rows they give.
#pragma once

#include "models/base/money.h"
#include "models/sources/source.h"

#include <QtGlobal>
#include <map>

namespace mwtest {

using namespace mw;
using namespace std::chrono_literals;
using CalendarDay = std::chrono::sys_days;
using std::chrono::days;

inline CalendarDay day(int year, unsigned month, unsigned dayOfMonth)
{
    return CalendarDay(std::chrono::year(year) / std::chrono::month(month)
                       / std::chrono::day(dayOfMonth));
}

class CostDesk
{
public:
    explicit CostDesk(World at) : now(at) { }
    void begin(std::unique_ptr<Source> made)
    {
        source = std::move(made);
        take(source->start(now));
    }
    bool asked(const std::string& key) const { return open.count(key) != 0; }
    const SourceRequest& request(const std::string& key) const { return open.at(key); }

    void
    answer(const std::string& key, const std::string& body, int status = 200, Headers headers = {})
    {
        SourceRequest asked = pull(key);
        Outcome outcome;
        outcome.key = key;
        outcome.head.status = status;
        outcome.head.headers = std::move(headers);
        if (status >= 400 && !asked.anyStatus)
            qFatal("an error status did not reach the decoder");
        Result<Delta> end = Delta{};
        if (const Status head = asked.decoder->head(outcome.head); !head)
            end = head.error();
        // byte by byte: no cut may matter
        for (size_t i = 0; i < body.size() && end; i += 7) {
            end = asked.decoder->feed(std::string_view(body).substr(i, 7));
            if (end)
                apply(*std::move(end));
        }
        if (end)
            end = asked.decoder->finish();
        if (end)
            apply(*std::move(end));
        else
            outcome.error = end.error();
        outcome.result = asked.decoder->takeResult();
        finish(asked, std::move(outcome));
    }
    void fail(const std::string& key, ErrorKind kind)
    {
        SourceRequest asked = pull(key);
        Outcome outcome;
        outcome.key = key;
        outcome.error = Error{kind, "x", 0, {}, {}};
        finish(asked, std::move(outcome));
    }
    void wake()
    {
        open.clear();
        take(source->wake(now));
    }
    void take(Step step)
    {
        for (SourceRequest& one : step.requests)
            open[one.key] = std::move(one);
        apply(std::move(step.delta));
        if (step.part)
            part = step.part;
    }

    std::unique_ptr<Source> source;
    World now;
    std::map<std::string, SourceRequest> open;
    std::map<SourceKey, CostLine> lines;
    std::map<SourceKey, AllocationLine> allocations;
    std::optional<CostFeed> feed;
    std::optional<PartStatus> part;
    std::optional<Error> error; // of the last outcome

private:
    void finish(const SourceRequest& asked, Outcome outcome)
    {
        failures = outcome.error ? failures + 1 : 0;
        outcome.failures = failures;
        error = outcome.error;
        (void)asked;
        take(source->finished(std::move(outcome), now));
    }
    template <class Row>
    void put(std::map<SourceKey, Row>& into, Rows<Row>& rows)
    {
        if (rows.begin) {
            std::erase_if(into, [&](const auto& one) { return scopes[one.first] == rows.scope; });
        }
        for (Row& row : rows.upserts) {
            scopes[row.key] = rows.scope;
            into.insert_or_assign(row.key, row);
        }
    }
    void apply(Delta delta)
    {
        for (TopicDelta& one : delta) {
            if (auto* costs = std::get_if<Rows<CostLine>>(&one))
                put(lines, *costs);
            else if (auto* groups = std::get_if<Rows<AllocationLine>>(&one))
                put(allocations, *groups);
            else if (auto* feeds = std::get_if<Rows<CostFeed>>(&one))
                feed = feeds->upserts.front();
            else
                qFatal("rows of another topic");
        }
    }
    SourceRequest pull(const std::string& key)
    {
        const auto it = open.find(key);
        if (it == open.end())
            qFatal("%s was not asked", key.c_str());
        SourceRequest asked = std::move(it->second);
        open.erase(it);
        return asked;
    }
    std::map<SourceKey, std::string> scopes;
    int failures = 0;
};

} // namespace mwtest
