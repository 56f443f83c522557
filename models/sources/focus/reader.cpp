// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/money.h"
#include "models/sources/focus/csv.h"
#include "models/sources/focus/focus.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace mw::focus {
namespace {

// More different sums than this are no bill by service and day.
constexpr size_t mostSums = 500'000;

enum Column : size_t {
    BilledCost,
    EffectiveCost,
    BillingCurrency,
    ChargeCategory,
    ChargePeriodStart,
    ServiceName,
    required, // those above must be there
    SubAccountId = required,
    BillingAccountId,
    columns
};
constexpr std::array<std::string_view, columns> names{"BilledCost",
                                                      "EffectiveCost",
                                                      "BillingCurrency",
                                                      "ChargeCategory",
                                                      "ChargePeriodStart",
                                                      "ServiceName",
                                                      "SubAccountId",
                                                      "BillingAccountId"};
constexpr size_t absent = SIZE_MAX;

bool digits(std::string_view text)
{
    return !text.empty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isNull(std::string_view text)
{
    return text.empty() || text == "null" || text == "NULL";
}

struct Sums
{
    Wide billed = 0, effective = 0;
};

} // namespace

std::optional<int64_t> parseNumber(std::string_view text)
{
    std::string_view rest = text;
    if (rest.starts_with('-'))
        rest.remove_prefix(1);
    const size_t e = rest.find_first_of("eE");
    const std::string_view mantissa = rest.substr(0, e);
    const size_t point = mantissa.find('.');
    if (!digits(mantissa.substr(0, point))
        || (point != std::string_view::npos && !digits(mantissa.substr(point + 1))))
        return std::nullopt;
    if (e != std::string_view::npos) {
        std::string_view power = rest.substr(e + 1);
        if (power.starts_with('-'))
            power.remove_prefix(1);
        if (!digits(power))
            return std::nullopt;
    }
    return parseNano(text, Beyond::HalfEven);
}

namespace {

Error wrong(const std::string& file, int64_t line, std::string detail, size_t column = absent)
{
    Error error;
    error.kind = ErrorKind::Misconfigured;
    error.detail = std::move(detail);
    error.place
        = Place{file, static_cast<int>(line), column == absent ? 0 : static_cast<int>(column + 1)};
    return error;
}

// The header is row 1, as spreadsheets count.
std::string at(int64_t row, std::string_view column)
{
    return "row " + std::to_string(row) + ", column " + std::string(column) + ": ";
}

std::string inQuotes(std::string_view text)
{
    return "\"" + std::string(text.substr(0, 60)) + "\"";
}

bool isCategory(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> all{
        "Usage", "Purchase", "Tax", "Credit", "Adjustment"};
    return std::find(all.begin(), all.end(), text) != all.end();
}

} // namespace

struct Reader::State
{
    using Fields = std::vector<std::string>;
    using Key = std::tuple<std::chrono::sys_days, Atom, Atom, Atom, Atom>;

    Atom source;
    std::string file;
    Csv csv;
    int64_t rows = 0;
    size_t width = 0; // of the header; 0 = not read yet
    std::array<size_t, columns> where{};
    std::map<Key, Sums> sums;
    Status failed;

    Csv::Record record()
    {
        return [this](const Fields& fields) {
            failed = width == 0 ? readHeader(fields) : readRow(fields);
            return failed.has_value();
        };
    }
    Status said(Csv::Problem problem) const
    {
        switch (problem) {
        case Csv::Problem::None:
            return {};
        case Csv::Problem::Stopped:
            return failed;
        case Csv::Problem::TooLong:
            return wrong(file, csv.line(), "a row of more than a megabyte or 1000 columns");
        case Csv::Problem::Quote:
            break;
        }
        return wrong(file, csv.line(), "a quote that does not enclose a whole field");
    }

    Status readHeader(const Fields& fields)
    {
        width = fields.size();
        where.fill(absent);
        for (size_t i = 0; i < fields.size(); ++i) {
            const auto name = std::find(names.begin(), names.end(), fields[i]);
            if (name == names.end())
                continue;
            size_t& known = where[static_cast<size_t>(name - names.begin())];
            if (known != absent)
                return wrong(file, 1, at(1, *name) + "is there twice", i);
            known = i;
        }
        std::string missing;
        for (size_t k = 0; k < required; ++k) {
            if (where[k] == absent)
                missing.append(missing.empty() ? "" : ", ").append(names[k]);
        }
        if (!missing.empty())
            return wrong(file, 1, "row 1: not a FOCUS file, it lacks the columns " + missing);
        return {};
    }

    Status readRow(const Fields& fields)
    {
        const int64_t row = ++rows + 1;
        if (fields.size() != width)
            return wrong(file,
                         csv.line(),
                         "row " + std::to_string(row) + ": " + std::to_string(fields.size())
                             + " fields, the header has " + std::to_string(width));
        const auto value = [&](Column column) {
            const std::string_view text
                = where[column] == absent ? std::string_view() : fields[where[column]];
            return isNull(text) ? std::string_view() : text;
        };
        const auto bad = [&](Column column, const char* what) {
            return wrong(file,
                         csv.line(),
                         at(row, names[column]) + inQuotes(value(column)) + what,
                         where[column]);
        };
        std::array<int64_t, 2> amounts{};
        for (const Column column : {BilledCost, EffectiveCost}) {
            const auto number = parseNumber(value(column));
            if (!number)
                return bad(column, " is no number as FOCUS writes them");
            amounts[column] = *number;
        }
        const std::string_view currency = value(BillingCurrency);
        if (currency.empty() || currency.size() > 64)
            return bad(BillingCurrency, " is no currency");
        World begin{};
        const std::string_view start = value(ChargePeriodStart);
        if (!start.ends_with('Z') || !parseTime(start, begin))
            return bad(ChargePeriodStart, " is no time such as 2026-11-25T00:00:00Z");
        const std::string_view category = value(ChargeCategory);
        if (!isCategory(category))
            return bad(ChargeCategory, " is no charge category of FOCUS 1.2");
        const std::string_view account = value(SubAccountId);
        return book({std::chrono::floor<std::chrono::days>(begin),
                     Atom(account.empty() ? value(BillingAccountId) : account),
                     Atom(value(ServiceName)),
                     Atom(category),
                     Atom(currency)},
                    amounts);
    }

    Status book(const Key& key, const std::array<int64_t, 2>& amounts)
    {
        if (sums.size() >= mostSums && !sums.contains(key))
            return Error{ErrorKind::TooLarge,
                         "more than " + std::to_string(mostSums)
                             + " different days, accounts and services",
                         0,
                         {},
                         {}};
        Sums& sum = sums[key];
        sum.billed += amounts[BilledCost];
        sum.effective += amounts[EffectiveCost];
        return {};
    }
};

Reader::Reader(Atom source, std::string file) : m_state(std::make_unique<State>())
{
    m_state->source = source;
    m_state->file = std::move(file);
}

Reader::~Reader() = default;

int64_t Reader::rows() const
{
    return m_state->rows;
}

Status Reader::feed(std::string_view bytes)
{
    return m_state->said(m_state->csv.feed(bytes, m_state->record()));
}

Status Reader::finish()
{
    Status read = m_state->said(m_state->csv.finish(m_state->record()));
    if (read && m_state->width == 0)
        return wrong(m_state->file, 1, "the file is empty");
    return read;
}

Result<std::vector<CostLine>> Reader::takeLines()
{
    std::vector<CostLine> lines;
    for (const auto& [key, sums] : m_state->sums) {
        const auto& [day, account, service, category, currency] = key;
        const auto billed = narrow(sums.billed);
        const auto effective = narrow(sums.effective);
        if (!billed || !effective)
            return Error{ErrorKind::TooLarge,
                         "the sum of " + service.str() + " on "
                             + formatTime(World(day)).substr(0, 10) + " is too large",
                         0,
                         {},
                         {}};
        CostLine line;
        line.key = {m_state->source,
                    formatTime(World(day)).substr(0, 10) + "/" + account.str() + "/" + service.str()
                        + "/" + category.str() + "/" + currency.str()};
        line.day = day;
        line.account = account;
        line.service = service;
        line.category = category;
        line.billed = {*billed, currency};
        line.effective = {*effective, currency};
        lines.push_back(std::move(line));
    }
    m_state->sums.clear();
    return lines;
}

} // namespace mw::focus
