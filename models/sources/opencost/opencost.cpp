// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/opencost/opencost.h"
#include "models/base/percent.h"

#include <algorithm>

namespace mw {
namespace opencost {
namespace {

using Lines = std::vector<AllocationLine>;

class AllocationDecoder final : public Decoder
{
public:
    AllocationDecoder(Atom source, Atom aggregate, Atom currency)
        : m_source(source), m_aggregate(aggregate), m_currency(currency)
    {
    }
    Status head(const ResponseHead& head) override
    {
        m_status = head.status;
        return {};
    }
    Result<Delta> feed(std::string_view bytes) override
    {
        m_body.append(bytes);
        return Delta{};
    }
    Result<Delta> finish() override
    {
        auto lines = decodeAllocation(m_body, m_source, m_aggregate, m_currency);
        if (!lines) {
            Error error = lines.error();
            if (m_status >= 400 && error.kind == ErrorKind::Protocol) {
                error = errorFromStatus(m_status, {}, World{});
                error.detail = m_body.substr(0, 400); // "404 page not found", a proxy's words
            }
            return error;
        }
        Rows<AllocationLine> rows;
        rows.scope = m_source.str() + "/" + m_aggregate.str();
        rows.begin = rows.commit = true;
        m_count = static_cast<int64_t>(lines->size());
        rows.upserts = *std::move(lines);
        Delta delta;
        delta.emplace_back(std::move(rows));
        std::string().swap(m_body);
        return delta;
    }
    std::any takeResult() override { return m_count; }
    int64_t itemsSoFar() const override { return m_count; }

private:
    Atom m_source, m_aggregate, m_currency;
    int m_status = 0;
    int64_t m_count = 0;
    std::string m_body;
};

class OpenCostSource final : public Source
{
public:
    explicit OpenCostSource(OpenCostSettings settings)
        : m_settings(std::move(settings)), m_counts(m_settings.aggregates.size(), 0)
    {
    }
    std::string type() const override { return "opencost"; }

    Step start(World now) override
    {
        Step step;
        for (size_t i = 0; i < m_settings.aggregates.size(); ++i)
            step.requests.push_back(request(i, now, Millis(0)));
        return step;
    }
    Step wake(World now) override { return start(now); }

    Step finished(Outcome outcome, World now) override
    {
        Step step;
        const auto& names = m_settings.aggregates;
        const auto it = std::find(names.begin(), names.end(), outcome.key);
        if (it == names.end())
            return step;
        const auto index = static_cast<size_t>(it - names.begin());
        if (outcome.error) {
            step.requests.push_back(request(index, now, Millis(0)));
            return step;
        }
        if (const auto* count = std::any_cast<int64_t>(&outcome.result))
            m_counts[index] = *count;
        step.requests.push_back(request(index, now, m_settings.every));
        step.delta.emplace_back(feed(now));
        return step;
    }

private:
    // Explicit times: words like "7d" mean the server's clock and zone.
    std::string target(size_t index, World now) const
    {
        const auto today = std::chrono::floor<std::chrono::days>(now);
        const std::string window = formatTime(World(today - std::chrono::days(m_settings.days)))
            + "," + formatTime(World(today));
        return "/allocation/compute?window=" + percentEncoded(window)
            + "&aggregate=" + percentEncoded(m_settings.aggregates[index])
            + "&step=1d&includeIdle=true&resolution=" + percentEncoded(m_settings.resolution);
    }
    SourceRequest request(size_t index, World now, Millis wait) const
    {
        SourceRequest out;
        out.key = m_settings.aggregates[index];
        out.part = "allocation/" + out.key;
        out.call.target = target(index, now + wait);
        out.call.headers = {{"Accept", "application/json"}};
        out.limits.maxBodyBytes = 64u << 20;
        out.limits.stallTimeout = std::chrono::minutes(3); // it computes before it says a word
        out.anyStatus = true;
        out.notBefore = wait;
        out.decoder = std::make_unique<AllocationDecoder>(
            Atom(m_settings.id.str()), Atom(out.key), Atom(m_settings.currency));
        return out;
    }
    Rows<CostFeed> feed(World now) const
    {
        const Atom source(m_settings.id.str());
        CostFeed row;
        row.key = {source, source.str()};
        row.kind = Atom(type());
        row.query = "/allocation/compute, " + std::to_string(m_settings.days)
            + " complete days in steps of 1d";
        row.fetchedAt = now;
        row.nextAt = now + m_settings.every;
        row.dataUntil = std::chrono::floor<std::chrono::days>(now);
        for (const int64_t count : m_counts)
            row.rows += count;
        Rows<CostFeed> rows;
        rows.scope = source.str() + "/CostFeed";
        rows.begin = rows.commit = true;
        rows.upserts.push_back(std::move(row));
        return rows;
    }

    OpenCostSettings m_settings;
    std::vector<int64_t> m_counts; // rows by aggregate
};

} // namespace
} // namespace opencost

std::unique_ptr<Source> makeOpenCostSource(OpenCostSettings settings)
{
    return std::make_unique<opencost::OpenCostSource>(std::move(settings));
}

} // namespace mw
