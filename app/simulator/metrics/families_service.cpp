// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and latencies, as the mesh in front of the services counts them.
#include "app/simulator/metrics/families.h"
#include "app/simulator/promql/text.h"

namespace mw::sim {

namespace {

using Counters = std::shared_ptr<const ServiceCounters>;

// A counter of a service: tells the volume grid when a month of it is wanted.
template <class Read>
class CounterSeries final : public GridSeries
{
public:
    CounterSeries(promql::Labels labels,
                  std::shared_ptr<const Horizon> horizon,
                  Counters counters,
                  Read read)
        : GridSeries(std::move(labels),
                     counters->offset(),
                     {counters->service().origin, never},
                     std::move(horizon))
        , m_counters(std::move(counters))
        , m_read(read)
    {
    }

protected:
    double value(Ms t) const override { return m_read(*m_counters, t); }
    void expect(size_t count) const override
    {
        if (count > 600)
            m_counters->prepare();
    }

private:
    Counters m_counters;
    Read m_read;
};

template <class Read>
void addCounter(SeriesMaker& maker, const Counters& counters, LabelPairs extra, Read read)
{
    const ServiceHistory& service = counters->service();
    LabelPairs pairs{{"cluster", service.cluster},
                     {"instance", "mesh." + service.cluster + ":9102"},
                     {"job", "mesh"},
                     {"namespace", service.ns},
                     {"service", service.name}};
    pairs.insert(pairs.end(), extra.begin(), extra.end());
    maker.add(std::make_shared<CounterSeries<Read>>(
        maker.labels(std::move(pairs)), maker.input().horizon, counters, read));
}

void requests(SeriesMaker& maker)
{
    for (const Counters& counters : maker.input().services) {
        for (size_t code = 0; code < ServiceHistory::codes().size(); ++code)
            addCounter(maker,
                       counters,
                       {{"code", ServiceHistory::codes()[code]}},
                       [code](const ServiceCounters& c, Ms t) { return c.requests(code, t); });
    }
}

void buckets(SeriesMaker& maker)
{
    for (const Counters& counters : maker.input().services) {
        for (size_t bound = 0; bound <= latencyBounds.size(); ++bound) {
            const bool last = bound == latencyBounds.size();
            addCounter(maker,
                       counters,
                       {{"le", last ? "+Inf" : promql::formatPlain(latencyBounds[bound])}},
                       [bound](const ServiceCounters& c, Ms t) { return c.bucket(bound, t); });
        }
    }
}

void count(SeriesMaker& maker)
{
    for (const Counters& counters : maker.input().services)
        addCounter(maker, counters, {}, [](const ServiceCounters& c, Ms t) {
            return c.bucket(latencyBounds.size(), t);
        });
}

void sum(SeriesMaker& maker)
{
    for (const Counters& counters : maker.input().services)
        addCounter(
            maker, counters, {}, [](const ServiceCounters& c, Ms t) { return c.seconds(t); });
}

// Probes from outside go to what people use.
template <class Value>
void probes(SeriesMaker& maker, Value value)
{
    for (const auto& service : maker.history().services) {
        if (service->name != "api-gateway" && service->name != "portal-web")
            continue;
        const std::string url
            = "https://" + service->name + "." + service->cluster + ".example/healthz";
        maker.add({{"cluster", service->cluster},
                   {"instance", url},
                   {"job", "blackbox"},
                   {"service", service->name}},
                  url,
                  {service->origin, never},
                  [service, value](Ms t) { return value(service->flow(t)); });
    }
}

} // namespace

void addServiceFamilies(std::vector<MetricFamily>& all)
{
    all.push_back(
        {"http_requests_total", "counter", "Requests answered, by status code.", requests});
    const char* seconds = "Time to answer a request.";
    all.push_back({"http_request_duration_seconds_bucket", "histogram", seconds, buckets});
    all.push_back({"http_request_duration_seconds_count", "histogram", seconds, count});
    all.push_back({"http_request_duration_seconds_sum", "histogram", seconds, sum});
    all.push_back({"probe_success",
                   "gauge",
                   "Displays whether or not the probe was a success",
                   [](SeriesMaker& maker) {
                       probes(maker,
                              [](const Flow& flow) { return flow.errors < 0.5 ? 1.0 : 0.0; });
                   }});
    all.push_back({"probe_duration_seconds",
                   "gauge",
                   "Returns how long the probe took to complete in seconds",
                   [](SeriesMaker& maker) {
                       probes(maker, [](const Flow& flow) { return 0.012 + flow.median; });
                   }});
}

} // namespace mw::sim
