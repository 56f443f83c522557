// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Series that are functions of time, seen on a scrape grid of one minute. Nothing is stored: a
// sample is computed whenever it is asked for, and is always the same for the same instant.
#pragma once

#include "app/simulator/estate/steps.h"
#include "app/simulator/promql/source.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace mw::sim {

inline constexpr Ms scrapeInterval = minute;

// What bounds every series: there is nothing older, and nothing yet to come. `now` grows; what was
// answered stays true.
struct Horizon
{
    Ms oldest = 0;
    std::atomic<Ms> now = 0;
};

// When within its minute a target is scraped: fixed per target, spread over all targets.
Ms scrapeOffset(const std::string& target);
// The latest instant ≤ t, or the earliest ≥ t, of the grid.
Ms gridBefore(Ms t, Ms offset);
Ms gridAfter(Ms t, Ms offset);

struct Life
{
    Ms from = 0;
    Ms until = never;
};

class GridSeries : public promql::SeriesView
{
public:
    GridSeries(promql::Labels labels, Ms offset, Life life, std::shared_ptr<const Horizon> horizon);
    const promql::Labels& labels() const override { return m_labels; }
    void read(int64_t from, int64_t to, std::vector<promql::Sample>& out) const override;
    bool overlaps(Ms from, Ms to) const;
    // Whether there is a sample in the interval.
    virtual bool exists(Ms from, Ms to) const;
    Ms offset() const { return m_offset; }

protected:
    // The interval cut to what there is: life, oldest, now.
    void clip(Ms& from, Ms& to) const;
    virtual double value(Ms t) const = 0;
    // False: the target did not give this series at t. Within its life only.
    virtual bool present(Ms) const { return true; }
    // Before many values in a row are asked for.
    virtual void expect(size_t) const { }

private:
    bool there(Ms t) const { return t >= m_life.from && t < m_life.until && present(t); }

    promql::Labels m_labels;
    Ms m_offset;
    Life m_life;
    std::shared_ptr<const Horizon> m_horizon;
};

class FunctionSeries final : public GridSeries
{
public:
    using Value = std::function<double(Ms)>;
    using Present = std::function<bool(Ms)>;
    FunctionSeries(promql::Labels labels,
                   Ms offset,
                   Life life,
                   std::shared_ptr<const Horizon> horizon,
                   Value value,
                   Present present)
        : GridSeries(std::move(labels), offset, life, std::move(horizon))
        , m_value(std::move(value))
        , m_present(std::move(present))
    {
    }

protected:
    double value(Ms t) const override { return m_value(t); }
    bool present(Ms t) const override { return !m_present || m_present(t); }

private:
    Value m_value;
    Present m_present;
};

} // namespace mw::sim
