// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GetCostAndUsage: the bill by day or month, grouped by service, record type and linked account.
#include "app/simulator/costs/bill.h"
#include "app/simulator/faces/aws/aws_face.h"
#include "models/base/clock.h"

#include <chrono>
#include <cstdio>
#include <httplib.h>
#include <nlohmann/json.hpp>

namespace mw::sim {

namespace {

using Json = nlohmann::ordered_json;

constexpr size_t resultsPerPage = 31;
// Usage is metered with this delay; what is younger than two days may still change.
constexpr Ms meterDelay = 8 * hour;

std::optional<Ms> dayOf(const Json& request, const char* side)
{
    const auto period = request.find("TimePeriod");
    if (period == request.end() || !period->is_object() || !period->contains(side)
        || !(*period)[side].is_string())
        return std::nullopt;
    const std::string text = (*period)[side].get<std::string>();
    mw::World at{};
    if (text.size() != 10 || !parseTime(text + "T00:00:00Z", at))
        return std::nullopt;
    return at.time_since_epoch().count();
}

std::string dayText(Ms at)
{
    return formatTime(mw::World(Millis(at))).substr(0, 10);
}

Ms nextMonth(Ms at)
{
    const std::chrono::year_month_day date(std::chrono::sys_days(std::chrono::days(at / day)));
    const auto next = date.year() / date.month() / 1 + std::chrono::months(1);
    return std::chrono::sys_days(next).time_since_epoch().count() * day;
}

// AWS writes ten places.
Json amount(double value)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.10f", value);
    return {{"Amount", text}, {"Unit", "USD"}};
}

struct Question
{
    Ms start = 0, end = 0;
    bool monthly = false;
    std::vector<std::string> metrics, groups;
    size_t page = 0;
    std::string fault; // what is wrong with it
    std::string code = "ValidationException";
};

// Opaque: page and a check of the question it continues.
std::string token(const Json& request, size_t page)
{
    Json bare = request;
    bare.erase("NextPageToken");
    const size_t check = std::hash<std::string>{}(bare.dump());
    char text[64];
    std::snprintf(text, sizeof text, "p%zu-%016zx", page, check);
    return text;
}

void readPage(const Json& request, Question& out)
{
    const auto given = request.find("NextPageToken");
    if (given == request.end() || given->is_null())
        return;
    size_t page = 0;
    if (!given->is_string()
        || std::sscanf(given->get<std::string>().c_str(), "p%zu-", &page) != 1) {
        out.code = "InvalidNextTokenException";
        out.fault = "The pagination token is invalid. Try again without a pagination token.";
    } else if (token(request, page) != given->get<std::string>()) {
        out.code = "RequestChangedException";
        out.fault = "Your request parameters changed between pages.";
    }
    out.page = page;
}

Question read(const Json& request, Ms now)
{
    Question out;
    const auto start = dayOf(request, "Start");
    const auto end = dayOf(request, "End");
    if (!start || !end) {
        out.fault = "Invalid TimePeriod: dates must be in the format yyyy-MM-dd";
        return out;
    }
    out.start = *start;
    out.end = *end;
    const std::string granularity = request.value("Granularity", "");
    out.monthly = granularity == "MONTHLY";
    if (granularity != "DAILY" && granularity != "MONTHLY")
        out.fault = "Granularity must be DAILY or MONTHLY for this account";
    else if (out.start >= out.end)
        out.fault = "Start date (and hour) should be before end date (and hour)";
    else if (out.start > now)
        out.fault = "Start date should not be after today";
    else if (out.start < now - 420 * day)
        out.fault = "start date cannot be more than 14 months in the past";
    const auto metrics = request.find("Metrics");
    if (metrics == request.end() || !metrics->is_array() || metrics->empty()) {
        out.fault = "Metrics is required";
        return out;
    }
    for (const Json& metric : *metrics) {
        out.metrics.push_back(metric.is_string() ? metric.get<std::string>() : std::string());
        if (out.metrics.back() != "UnblendedCost" && out.metrics.back() != "AmortizedCost")
            out.fault = "Invalid metric: " + out.metrics.back();
    }
    if (const auto groups = request.find("GroupBy");
        groups != request.end() && groups->is_array()) {
        for (const Json& group : *groups) {
            out.groups.push_back(group.value("Key", ""));
            const std::string& key = out.groups.back();
            if (group.value("Type", "") != "DIMENSION"
                || (key != "SERVICE" && key != "RECORD_TYPE" && key != "LINKED_ACCOUNT"))
                out.fault = "Invalid GroupBy: " + key;
        }
        if (out.groups.size() > 2)
            out.fault = "GroupBy accepts up to 2 values";
    }
    if (request.contains("Filter"))
        out.fault = "Invalid Filter expression";
    if (out.fault.empty())
        readPage(request, out);
    return out;
}

Json result(const Bill& bill, const Question& question, Ms from, Ms to, Ms now)
{
    std::map<std::vector<std::string>, std::pair<double, double>> sums;
    for (Ms at = from; at < to; at += day) {
        for (const Charge& charge : bill.charges(at, now - meterDelay)) {
            std::vector<std::string> keys;
            keys.reserve(question.groups.size());
            for (const std::string& group : question.groups)
                keys.push_back(group == "SERVICE"           ? charge.service
                                   : group == "RECORD_TYPE" ? charge.recordType
                                                            : std::string("402138776511"));
            auto& sum = sums[keys];
            sum.first += charge.unblended;
            sum.second += charge.amortized;
        }
    }
    const auto metrics = [&](const std::pair<double, double>& sum) {
        Json out = Json::object();
        for (const std::string& metric : question.metrics)
            out[metric] = amount(metric == "UnblendedCost" ? sum.first : sum.second);
        return out;
    };
    Json out{{"TimePeriod", {{"Start", dayText(from)}, {"End", dayText(to)}}},
             {"Total", Json::object()},
             {"Groups", Json::array()},
             {"Estimated", to > now / day * day - day}};
    if (question.groups.empty()) {
        out["Total"] = metrics(sums.empty() ? std::pair<double, double>{} : sums.begin()->second);
        return out;
    }
    for (const auto& [keys, sum] : sums)
        out["Groups"].push_back({{"Keys", keys}, {"Metrics", metrics(sum)}});
    return out;
}

} // namespace

AwsFace::Answer AwsFace::costAndUsage(const httplib::Request& request)
{
    const Json body = Json::parse(request.body, nullptr, false);
    if (!body.is_object())
        return refusal(true, 400, "SerializationException", "");
    const Ms now = m_world.now();
    const Question question = read(body, now);
    if (!question.fault.empty())
        return refusal(true, 400, question.code, question.fault);
    const Bill bill(m_world);
    Json out{{"GroupDefinitions", body.value("GroupBy", Json::array())},
             {"ResultsByTime", Json::array()},
             {"DimensionValueAttributes", Json::array()}};
    size_t index = 0;
    for (Ms at = question.start; at < question.end; ++index) {
        const Ms next = std::min(question.end, question.monthly ? nextMonth(at) : at + day);
        if (index / resultsPerPage == question.page)
            out["ResultsByTime"].push_back(result(bill, question, at, next, now));
        at = next;
    }
    if (index > (question.page + 1) * resultsPerPage)
        out["NextPageToken"] = token(body, question.page + 1);
    return {200, "application/x-amz-json-1.1", out.dump()};
}

} // namespace mw::sim
