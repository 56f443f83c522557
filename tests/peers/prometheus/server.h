// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Prometheus on a free loopback port with the data set of the vectors in its storage,
// ended with the object; and a synchronous caller over the program's own transport.
#pragma once

#include "models/net/transport.h"
#include "models/sources/source.h"

#include <QProcess>
#include <QTemporaryDir>
#include <map>
#include <memory>

namespace mwtest {

class PrometheusServer
{
public:
    ~PrometheusServer();
    // Puts the data set of `generator` in, as it is (ends at 2026-01-31) and once more ending now;
    // starts with these recording rules, scraping `target` ("host:port") every second as job
    // "node". An empty string, or what went wrong.
    QString start(const QString& generator, const QByteArray& rules, const QString& target);
    mw::EndpointPtr endpoint() const { return m_endpoint; }
    int64_t shiftedEnd() const { return m_shiftedEnd; } // seconds; last sample of the second copy

private:
    QString import(const QString& generator, int64_t firstSecond);

    QTemporaryDir m_dir;
    QProcess m_process;
    mw::EndpointPtr m_endpoint;
    int64_t m_shiftedEnd = 0;
};

// Debian's node-exporter on a free loopback port, ended with the object.
class NodeExporter
{
public:
    ~NodeExporter();
    QString start(); // an empty string, or what went wrong
    QString address() const { return m_address; }

private:
    QProcess m_process;
    QString m_address;
};

class Caller
{
public:
    Caller() : m_transport(mw::makeCurlTransport()) { }
    // Blocks, bounded.
    mw::Result<mw::HttpResponse> call(const mw::EndpointPtr& endpoint, mw::HttpCall call);

private:
    std::unique_ptr<mw::Transport> m_transport;
};

// Runs a source until it has nothing to ask at once, and keeps its rows.
class SourceRun
{
public:
    SourceRun(Caller& caller, mw::EndpointPtr endpoint, std::unique_ptr<mw::Source> source);
    // The first round; errors of requests are kept in `errors`.
    void run();
    // Releases what waits for its cadence, the requests whose keys begin so.
    void release(const std::string& prefix);
    const mw::Slo* slo(const std::string& id) const;

    std::vector<std::string> errors;
    int requests = 0;
    size_t largestQuery = 0;

private:
    void take(mw::Step step);

    Caller& m_caller;
    mw::EndpointPtr m_endpoint;
    std::unique_ptr<mw::Source> m_source;
    std::vector<mw::SourceRequest> m_due;
    std::map<std::string, mw::SourceRequest> m_waiting;
    std::map<mw::SloKey, mw::Slo> m_slos;
};

std::string formQuery(const std::string& promql, int64_t second);

} // namespace mwtest
