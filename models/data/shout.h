// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that speaks of one object at this moment (alerts, findings, pages), as one row. Values
// only.
#pragma once

#include "models/data/alert.h"
#include "models/data/finding.h"

#include <string>
#include <vector>

namespace mw {

// One alert as all Alertmanagers see it.
struct SharedAlert
{
    SourceKey key; // in the Alertmanager that shouts loudest
    std::vector<Atom> sources; // who names it
    std::vector<Atom> quietIn; // where it is suppressed although it is active elsewhere
    bool quiet = false; // suppressed everywhere
    bool operator==(const SharedAlert&) const = default;
};

// Alerts of one name about one object.
struct AlertGroup
{
    std::string name;
    Severity severity = Severity::Info; // worst of those that are not quiet, else of all
    std::string severityWord; // as its rule says it
    World since{}; // oldest of those that are not quiet, else of all
    std::string summary;
    std::string runbookUrl;
    std::vector<SharedAlert> alerts; // loud ones first, then the oldest
    size_t quiet = 0; // how many of them are
    bool isQuiet() const { return quiet == alerts.size(); }
    bool operator==(const AlertGroup&) const = default;
};

struct Shout
{
    enum class Quiet { No, Silenced, Inhibited, Muted, Meant }; // Meant: its severity is "none"

    std::string key; // stable while the object is spoken of
    std::string object; // service, workload, node; else what the alert is called
    Atom cluster, ns; // empty = not known, or several
    Severity severity = Severity::Info; // worst of all signals that are not quiet
    Quiet quiet = Quiet::No;
    World since{}; // oldest signal; World{} = not known
    std::string headline; // name of the worst alert, else of the page
    std::string summary;
    std::vector<AlertGroup> groups; // worst first
    std::vector<std::string> findings; // ids, worst first
    Severity findingSeverity = Severity::Ok; // worst of them
    std::vector<SourceKey> pages; // open ones
    std::vector<std::string> receivers; // whom the loud alerts tell; sorted
    size_t alertCount = 0, quietCount = 0;
    size_t signalCount() const { return groups.size() + findings.size() + pages.size(); }
    bool operator==(const Shout&) const = default;
};

} // namespace mw
