// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flight recorder's file: one JSON object a line, so that people and tools can read it. A head
// (what estate, which moment), then sources, rows and changes, then an end that tells how many
// lines there are: a file that was cut is noticed. Pure but for reading the file; any thread.
#pragma once

#include "models/base/result.h"
#include "models/store/row_codec.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace mw {

// What of an estate a window needs to look, and to judge, as it did; no addresses, no credentials.
struct RecordedEstate
{
    struct Environment
    {
        std::string name, kind, region;
        bool operator==(const Environment&) const = default;
    };
    struct Cluster
    {
        std::string name, environment;
        std::vector<std::string> criticalNamespaces;
        bool operator==(const Cluster&) const = default;
    };
    struct Budget
    {
        std::string name;
        Money limit;
        std::string source;
        std::vector<std::string> services, accounts;
        bool effective = false;
        bool operator==(const Budget&) const = default;
    };
    std::string title;
    std::vector<Environment> environments;
    std::vector<Cluster> clusters;
    std::vector<Budget> budgets;
    std::map<std::string, std::vector<std::string>> services; // what each calls
    std::map<std::string, std::string> owners; // of services, as the estate file names them
    std::string tenantLabel; // empty: a recording of before there were tenants
    std::map<std::string, double> thresholds;
    bool operator==(const RecordedEstate&) const = default;
};

struct Recording
{
    World at{}; // the moment it speaks of
    World from{}; // changes since then
    std::string program; // "midwatch 0.1.0"
    RecordedEstate estate;
    Remembered content;
};

class RecordingWriter
{
public:
    // sink: one line without its end; false = it could not be written, nothing more is asked.
    RecordingWriter(std::function<bool(const std::string&)> sink, store::Clean clean);
    void head(const RecordedEstate& estate, World at, World from);
    void add(const Remembered& portion); // changes before `from` are left out
    bool end(); // false: the sink failed at some point
    size_t lines() const { return m_lines; }

private:
    void line(const nlohmann::json& json);
    std::function<bool(const std::string&)> m_sink;
    store::Clean m_clean;
    World m_from{};
    size_t m_lines = 0;
    bool m_good = true;
};

// Misconfigured with the place (file and line) where it is no recording, is cut or is of a later
// kind; NotAvailable if there is no such file.
Result<Recording> readRecording(const std::string& file);

} // namespace mw
