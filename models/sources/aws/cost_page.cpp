// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/aws/cost_page.h"

#include "models/base/money.h"
#include "models/sources/aws/aws_answer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

namespace mw::aws {
namespace {

using nlohmann::json;

Error decodeError(std::string detail)
{
    return {ErrorKind::Decode, std::move(detail), 0, {}, {}};
}

const json* member(const json& object, const char* key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(key);
    return it == object.end() || it->is_null() ? nullptr : &*it;
}

std::string text(const json* value)
{
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

// An absent metric is no money; a broken one is an error.
Result<Money> amount(const json& metrics, const char* name, const std::string& where)
{
    const json* metric = member(metrics, name);
    const json* value = metric ? member(*metric, "Amount") : nullptr;
    if (!value)
        return Money{};
    const std::string written = value->is_string() ? value->get<std::string>() : value->dump();
    const auto money = parseMoney(written, Atom(text(member(*metric, "Unit"))));
    if (!money)
        return decodeError("the amount \"" + written.substr(0, 40) + "\" of " + where
                           + " is no number");
    return *money;
}

class PageReader
{
public:
    PageReader(const PageForm& form, CostPage& page) : m_form(form), m_page(page) { }

    Status read(const json& result)
    {
        const json* period = member(result, "TimePeriod");
        const std::string start = period ? text(member(*period, "Start")) : std::string();
        if (!parseDay(start.substr(0, 10), m_day))
            return decodeError("\"" + start.substr(0, 40) + "\" is no day");
        const json* estimated = member(result, "Estimated");
        m_estimated = estimated && estimated->is_boolean() && estimated->get<bool>();
        const json* groups = member(result, "Groups");
        const size_t before = m_page.lines.size();
        if (groups && groups->is_array()) {
            for (const json& group : *groups) {
                if (Status done = readGroup(group); !done)
                    return done;
            }
        }
        if (m_page.lines.size() == before) {
            // A day on which nothing was charged is known, not missing.
            const json* total = member(result, "Total");
            return readLine(total ? *total : json::object(), {}, Atom(), true);
        }
        return {};
    }

private:
    Status readGroup(const json& group)
    {
        std::vector<std::string> keys;
        if (const json* list = member(group, "Keys"); list && list->is_array()) {
            for (const json& key : *list)
                keys.push_back(text(&key));
        }
        keys.resize(std::max<size_t>(keys.size(), 2));
        const json* metrics = member(group, "Metrics");
        return readLine(metrics ? *metrics : json::object(), keys[0], Atom(keys[1]), false);
    }

    Status readLine(const json& metrics, const std::string& service, Atom second, bool keepZero)
    {
        CostLine line;
        const std::string where
            = (service.empty() ? "the total" : service) + " on " + dayText(m_day);
        const Result<Money> billed = amount(metrics, "UnblendedCost", where);
        if (!billed)
            return billed.error();
        const Result<Money> effective = amount(metrics, "AmortizedCost", where);
        if (!effective)
            return effective.error();
        if (billed->nano == 0 && effective->nano == 0 && !keepZero)
            return {};
        line.day = m_day;
        line.estimated = m_estimated;
        line.billed = *billed;
        line.effective = effective->currency.empty() ? *billed : *effective;
        if (line.billed.currency.empty())
            line.billed.currency = line.effective.currency;
        line.service = Atom(service);
        line.account = m_form.byAccount ? second : m_form.account;
        line.category = m_form.byAccount ? Atom("Usage") : categoryOf(second.view());
        // What is billed as its own service runs no further either way.
        if (service == "Tax")
            line.category = Atom("Tax");
        line.key = {m_form.source,
                    dayText(m_day) + "/" + line.account.str() + "/" + service + "/"
                        + (m_form.byAccount ? line.category.str() : second.str())};
        m_page.lines.push_back(std::move(line));
        return {};
    }

    const PageForm& m_form;
    CostPage& m_page;
    std::chrono::sys_days m_day{};
    bool m_estimated = false;
};

} // namespace

bool parseDay(std::string_view text, std::chrono::sys_days& day)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    const auto number = [&](size_t from, size_t length, unsigned& value) {
        const char* end = text.data() + from + length;
        const auto read = std::from_chars(text.data() + from, end, value);
        return read.ec == std::errc() && read.ptr == end;
    };
    unsigned year = 0;
    unsigned month = 0;
    unsigned dayOfMonth = 0;
    if (!number(0, 4, year) || !number(5, 2, month) || !number(8, 2, dayOfMonth))
        return false;
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(year)),
                                           std::chrono::month(month),
                                           std::chrono::day(dayOfMonth));
    if (!date.ok())
        return false;
    day = std::chrono::sys_days(date);
    return true;
}

std::string dayText(std::chrono::sys_days day)
{
    return formatTime(World(day)).substr(0, 10);
}

Atom categoryOf(std::string_view recordType)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> known{
        {{"Tax", "Tax"},
         {"Credit", "Credit"},
         {"Refund", "Adjustment"},
         {"Charge Back", "Adjustment"},
         {"Upfront", "Purchase"},
         {"Recurring", "Purchase"},
         {"SavingsPlanUpfrontFee", "Purchase"}}};
    for (const auto& [type, category] : known) {
        if (type == recordType)
            return Atom(category);
    }
    return Atom("Usage");
}

Result<CostPage> decodePage(std::string_view body, const PageForm& form)
{
    const json root = json::parse(body, nullptr, false);
    if (!root.is_object())
        return Error{ErrorKind::Protocol, "the answer is not JSON", 0, {}, {}};
    const json* results = member(root, "ResultsByTime");
    if (!results || !results->is_array())
        return decodeError("the answer has no ResultsByTime");
    CostPage page;
    PageReader reader(form, page);
    for (const json& result : *results) {
        if (const Status done = reader.read(result); !done)
            return done.error();
    }
    // Days without a charge still have the currency of the others.
    Atom currency;
    for (const CostLine& line : page.lines) {
        if (!line.billed.currency.empty())
            currency = line.billed.currency;
    }
    for (CostLine& line : page.lines) {
        if (line.billed.currency.empty())
            line.billed.currency = line.effective.currency = currency;
    }
    page.nextToken = text(member(root, "NextPageToken"));
    return page;
}

Status PageDecoder::head(const ResponseHead& head)
{
    m_head = head;
    return {};
}

Result<Delta> PageDecoder::feed(std::string_view bytes)
{
    m_body.append(bytes);
    return Delta{};
}

Result<Delta> PageDecoder::finish()
{
    if (m_head.status >= 400) {
        const AwsError error = readError(m_body, m_head.headers);
        if (m_mayCorrect && isClockRefusal(error.code)) {
            CostPage page;
            page.clockRefused = true;
            m_result = std::move(page);
            return Delta{};
        }
        return classify(m_head.status, error, Limit::IsThrottling);
    }
    Result<CostPage> page = decodePage(m_body, m_form);
    std::string().swap(m_body);
    if (!page)
        return page.error();
    m_result = *std::move(page);
    return Delta{};
}

} // namespace mw::aws
