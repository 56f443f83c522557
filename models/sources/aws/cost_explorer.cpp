// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/aws/cost_explorer.h"

#include "models/base/money.h"
#include "models/sources/aws/cost_page.h"
#include "models/sources/aws/cost_store.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace mw {
namespace aws {
namespace {

using CalendarDay = std::chrono::sys_days;
using std::chrono::days;

constexpr Millis leastEvery = std::chrono::hours(6);
constexpr Millis wholeEvery = std::chrono::hours(7 * 24); // corrections of older days
constexpr int seasonDays = 63; // nine weeks: history for weekdays and anomalies
constexpr int settledDays = 10; // younger ones are asked for again whatever they are flagged
constexpr int keptDays = 400; // about what Cost Explorer itself keeps
constexpr int mostPages = 200; // a token that never ends is not followed for ever
constexpr const char* part = "costs";
constexpr const char* key = "costs";

CalendarDay firstOfMonthBefore(CalendarDay day)
{
    const std::chrono::year_month_day date(day);
    return CalendarDay((date.year() / date.month() / 1) - std::chrono::months(1));
}

CalendarDay firstOfMonth(CalendarDay day)
{
    const std::chrono::year_month_day date(day);
    return CalendarDay(date.year() / date.month() / 1);
}

class CostExplorerSource final : public Source
{
public:
    explicit CostExplorerSource(CostExplorerSettings settings)
        : m_settings(std::move(settings)), m_source(m_settings.id.str())
    {
        m_settings.every = std::max(m_settings.every, leastEvery);
        m_query = std::string("GetCostAndUsage DAILY UnblendedCost, AmortizedCost by SERVICE, ")
            + (m_settings.byAccount ? "LINKED_ACCOUNT" : "RECORD_TYPE");
        m_store = fromText(m_settings.kept, m_query, m_source);
        m_settings.kept.clear();
    }

    std::string type() const override { return "aws-cost-explorer"; }
    Step start(World now) override { return resume(now); }
    // Asking again costs money: what is young enough stays, whoever wakes us.
    Step wake(World now) override
    {
        m_clockTried = false;
        if (!m_asking)
            return resume(now);
        Step step;
        step.requests.push_back(page(Millis(0)));
        return step;
    }
    Step finished(Outcome outcome, World now) override;

private:
    Step resume(World now);
    void begin(World now);
    SourceRequest page(Millis wait) const;
    SourceRequest later(World now);
    void take(std::vector<CostLine> lines);
    void show(Step& step, World now) const;

    CostExplorerSettings m_settings;
    Atom m_source;
    std::string m_query;
    CostStore m_store;
    // Of the query under way.
    bool m_asking = false;
    bool m_clockTried = false;
    bool m_whole = false;
    int m_pages = 0;
    std::string m_token;
    CalendarDay m_from{}, m_until{};
    std::vector<CostLine> m_lines;
};

Step CostExplorerSource::resume(World now)
{
    Step step;
    const bool known = m_store.fetchedAt != World{};
    if (known)
        show(step, now);
    if (known && now - m_store.fetchedAt < m_settings.every) {
        step.part = PartStatus{part, SourceState::Live, {}, m_store.fetchedAt, 0, -1};
        step.requests.push_back(later(now));
        return step;
    }
    begin(now);
    step.requests.push_back(page(Millis(0)));
    return step;
}

void CostExplorerSource::begin(World now)
{
    const CalendarDay today = std::chrono::floor<days>(now);
    m_asking = true;
    m_pages = 0;
    m_token.clear();
    m_lines.clear();
    m_until = today + days(1);
    m_whole = m_store.fetchedAt == World{} || now - m_store.wholeAt >= wholeEvery
        || m_store.days.empty();
    m_from = std::min(firstOfMonthBefore(today), today - days(seasonDays));
    if (!m_whole)
        m_from = std::max(m_from, std::min(m_store.openSince(today), today - days(settledDays)));
}

SourceRequest CostExplorerSource::page(Millis wait) const
{
    nlohmann::json body{{"TimePeriod", {{"Start", dayText(m_from)}, {"End", dayText(m_until)}}},
                        {"Granularity", "DAILY"},
                        {"Metrics", {"UnblendedCost", "AmortizedCost"}},
                        {"GroupBy",
                         {{{"Type", "DIMENSION"}, {"Key", "SERVICE"}},
                          {{"Type", "DIMENSION"},
                           {"Key", m_settings.byAccount ? "LINKED_ACCOUNT" : "RECORD_TYPE"}}}}};
    if (!m_token.empty())
        body["NextPageToken"] = m_token;
    SourceRequest request;
    request.key = key;
    request.part = part;
    request.call.method = "POST";
    request.call.target = "/";
    request.call.headers = {{"Content-Type", "application/x-amz-json-1.1"},
                            {"X-Amz-Target", "AWSInsightsIndexService.GetCostAndUsage"},
                            {"Accept", "application/json"}};
    request.call.body = body.dump();
    request.limits.maxBodyBytes = 32u << 20;
    request.anyStatus = true;
    request.notBefore = wait;
    request.decoder = std::make_unique<PageDecoder>(
        PageForm{m_source, Atom(m_settings.account), m_settings.byAccount}, !m_clockTried);
    return request;
}

// The question that is due in hours. What it asks for is decided then (the days have moved on), so
// it is put when it comes due: see finished().
SourceRequest CostExplorerSource::later(World now)
{
    begin(now + (m_settings.every - (now - m_store.fetchedAt)));
    m_asking = false;
    m_clockTried = false;
    const Millis wait = std::max(Millis(0), m_settings.every - (now - m_store.fetchedAt));
    return page(wait);
}

Step CostExplorerSource::finished(Outcome outcome, World now)
{
    Step step;
    const CalendarDay today = std::chrono::floor<days>(now);
    m_asking = true;
    if (outcome.head.status == 200)
        m_store.countCall(today);
    auto* answer = outcome.error ? nullptr : std::any_cast<CostPage>(&outcome.result);
    if (answer && answer->clockRefused) {
        m_clockTried = true; // the signer has learnt the server's clock meanwhile
        step.requests.push_back(page(Millis(0)));
        return step;
    }
    if (!answer) {
        // Not a question to be put every few seconds: the hub's own wait, or ours where it is
        // longer.
        const bool connection = outcome.head.status == 0;
        const int doubled = std::clamp(outcome.failures - 1, 0, 5);
        const Millis wait
            = connection ? Millis(0) : Millis(std::chrono::minutes(10)) * (1 << doubled);
        // A page token does not live long, and it dies with its query.
        const bool invalid = outcome.error && outcome.error->kind == ErrorKind::Invalid;
        if (invalid || connection)
            begin(now);
        m_clockTried = false;
        if (outcome.head.status != 0 && m_settings.keep)
            m_settings.keep(toText(m_store));
        step.requests.push_back(page(wait));
        show(step, now);
        return step;
    }
    m_clockTried = false;
    ++m_pages;
    m_lines.insert(m_lines.end(),
                   std::make_move_iterator(answer->lines.begin()),
                   std::make_move_iterator(answer->lines.end()));
    const bool more
        = !answer->nextToken.empty() && answer->nextToken != m_token && m_pages < mostPages;
    if (more) {
        m_token = answer->nextToken;
        step.requests.push_back(page(Millis(0)));
        return step;
    }
    take(std::move(m_lines));
    m_store.fetchedAt = now;
    if (m_whole)
        m_store.wholeAt = now;
    m_store.forgetBefore(today - days(keptDays));
    if (m_settings.keep)
        m_settings.keep(toText(m_store));
    step.requests.push_back(later(now));
    show(step, now);
    step.part = PartStatus{part, SourceState::Live, {}, now, 0, -1};
    for (const auto& [day, lines] : m_store.days)
        step.part->items += static_cast<int64_t>(lines.size());
    return step;
}

// Days that were asked for are replaced whole: a charge that is gone from them is gone.
void CostExplorerSource::take(std::vector<CostLine> lines)
{
    for (auto it = m_store.days.lower_bound(m_from); it != m_store.days.end();)
        it = it->first < m_until ? m_store.days.erase(it) : std::next(it);
    for (CostLine& line : lines)
        m_store.days[line.day].push_back(std::move(line));
    m_lines.clear();
}

void CostExplorerSource::show(Step& step, World now) const
{
    const CalendarDay today = std::chrono::floor<days>(now);
    Rows<CostLine> rows;
    rows.scope = m_source.str() + "/CostLine";
    rows.begin = rows.commit = true;
    for (const auto& [day, lines] : m_store.days)
        rows.upserts.insert(rows.upserts.end(), lines.begin(), lines.end());
    CostFeed feed;
    feed.key = {m_source, m_source.str()};
    feed.kind = Atom(type());
    feed.query = m_query;
    feed.fetchedAt = m_store.fetchedAt;
    if (m_store.fetchedAt != World{})
        feed.nextAt = m_store.fetchedAt + m_settings.every;
    if (!m_store.days.empty())
        feed.dataUntil = m_store.days.rbegin()->first + days(1);
    feed.callsToday = m_store.callsSince(today);
    feed.callsThisMonth = m_store.callsSince(firstOfMonth(today));
    const Money& price = m_settings.pricePerPage;
    feed.spentToday = scaled(price, feed.callsToday, 1).value_or(price);
    feed.spentThisMonth = scaled(price, feed.callsThisMonth, 1).value_or(price);
    feed.rows = static_cast<int64_t>(rows.upserts.size());
    Rows<CostFeed> feeds;
    feeds.scope = m_source.str() + "/CostFeed";
    feeds.begin = feeds.commit = true;
    feeds.upserts.push_back(std::move(feed));
    step.delta.emplace_back(std::move(rows));
    step.delta.emplace_back(std::move(feeds));
}

} // namespace
} // namespace aws

std::unique_ptr<Source> makeCostExplorerSource(CostExplorerSettings settings)
{
    return std::make_unique<aws::CostExplorerSource>(std::move(settings));
}

} // namespace mw
