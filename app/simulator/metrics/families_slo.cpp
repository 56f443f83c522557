// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What Sloth's rules record, and the alerts they raise.
#include "app/simulator/metrics/families.h"

#include <cmath>

namespace mw::sim {

namespace {

using Records = std::shared_ptr<const SloRecords>;
constexpr size_t period = sloWindows.size() - 1;

void add(SeriesMaker& maker,
         const Records& records,
         const LabelPairs& extra,
         FunctionSeries::Value value,
         FunctionSeries::Present present = {})
{
    LabelPairs pairs = sloLabels(records->spec());
    pairs.insert(pairs.end(), extra.begin(), extra.end());
    maker.addAt(std::move(pairs), records->offset(), {}, std::move(value), std::move(present));
}

template <class One>
std::function<void(SeriesMaker&)> each(One one)
{
    return [one](SeriesMaker& maker) {
        for (const Records& records : maker.input().slos)
            one(maker, records);
    };
}

// From an error ratio of a window; there only where it was measured.
template <class F>
std::function<void(SeriesMaker&)> fromRatio(size_t window, F f)
{
    return each([window, f](SeriesMaker& maker, const Records& records) {
        add(
            maker,
            records,
            {{"sloth_window", sloWindows[window].name}},
            [records, window, f](Ms t) { return f(records->ratio(window, t), records->spec()); },
            [records, window](Ms t) { return records->measured(window, t); });
    });
}

template <class F>
std::function<void(SeriesMaker&)> constant(F f)
{
    return each([f](SeriesMaker& maker, const Records& records) {
        add(maker, records, {}, [value = f(records->spec())](Ms) { return value; });
    });
}

void info(SeriesMaker& maker, const Records& records)
{
    add(maker,
        records,
        {{"sloth_mode", "ctrl-gen-k8s"},
         {"sloth_objective", records->spec().objective},
         {"sloth_spec", "sloth.slok.dev/v1"},
         {"sloth_version", "v0.16.0"}},
        [](Ms) { return 1; });
}

// ALERTS says that an alert fires, ALERTS_FOR_STATE since when.
class AlertSeries final : public GridSeries
{
public:
    AlertSeries(promql::Labels labels,
                std::shared_ptr<const Horizon> horizon,
                Records records,
                bool page,
                bool since)
        : GridSeries(std::move(labels), records->offset(), {}, std::move(horizon))
        , m_records(std::move(records))
        , m_page(page)
        , m_since(since)
    {
    }
    // Alerts fire seldom: a search of the month for one that never did would take long.
    bool exists(Ms from, Ms to) const override
    {
        clip(from, to);
        return m_records->lastFired(m_page, from, to) != never;
    }

protected:
    double value(Ms t) const override
    {
        if (!m_since)
            return 1;
        const Ms seconds = m_records->firingSince(m_page, t) / second;
        return static_cast<double>(seconds);
    }
    bool present(Ms t) const override { return !std::isnan(m_records->firing(m_page, t)); }

private:
    Records m_records;
    bool m_page, m_since;
};

void alerts(SeriesMaker& maker, const Records& records, bool since)
{
    for (const bool page : {true, false}) {
        LabelPairs pairs{{"alertname", records->spec().alert}};
        if (!since)
            pairs.emplace_back("alertstate", "firing");
        for (const RuleGroupText& group : sloRules(records->spec())) {
            for (const RuleText& rule : group.rules) {
                if (rule.alert && rule.page == page)
                    pairs.insert(pairs.end(), rule.labels.begin(), rule.labels.end());
            }
        }
        for (const auto& pair : sloLabels(records->spec()))
            pairs.push_back(pair);
        maker.add(std::make_shared<AlertSeries>(
            maker.labels(std::move(pairs)), maker.input().horizon, records, page, since));
    }
}

} // namespace

void addSloFamilies(std::vector<MetricFamily>& all)
{
    const auto family = [&all](const char* name, std::function<void(SeriesMaker&)> make) {
        all.push_back({name, nullptr, nullptr, std::move(make)});
    };
    static const std::array<std::string, sloWindows.size()> ratioNames = [] {
        std::array<std::string, sloWindows.size()> names;
        for (size_t i = 0; i < names.size(); ++i)
            names[i] = std::string("slo:sli_error:ratio_rate") + sloWindows[i].name;
        return names;
    }();
    for (size_t window = 0; window < sloWindows.size(); ++window)
        family(ratioNames[window].c_str(),
               fromRatio(window, [](double ratio, const SloSpec&) { return ratio; }));
    const auto burn = [](double ratio, const SloSpec& spec) { return ratio / spec.budget(); };
    family("slo:current_burn_rate:ratio", fromRatio(0, burn));
    family("slo:period_burn_rate:ratio", fromRatio(period, burn));
    family("slo:period_error_budget_remaining:ratio",
           fromRatio(period,
                     [burn](double ratio, const SloSpec& spec) { return 1 - burn(ratio, spec); }));
    family("slo:objective:ratio", constant([](const SloSpec& spec) { return spec.ratio(); }));
    family("slo:error_budget:ratio", constant([](const SloSpec& spec) { return spec.budget(); }));
    family("slo:time_period:days", constant([](const SloSpec&) { return 30.0; }));
    family("sloth_slo_info", each(info));
    for (const bool since : {false, true}) {
        family(since ? "ALERTS_FOR_STATE" : "ALERTS",
               each([since](SeriesMaker& maker, const Records& records) {
                   alerts(maker, records, since);
               }));
    }
}

} // namespace mw::sim
