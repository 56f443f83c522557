// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the record of an incident: JSON lines in a folder of its own, each on the disk before the
// call returns, chained and locked like the journal of a run (it is the same writer). GUI thread.
#pragma once

#include "models/incident/incident.h"

#include <map>
#include <memory>
#include <string>

namespace mw::incident {

struct Declaration
{
    std::string title;
    std::string estate; // as Incident::estate; must not be empty
    bool simulated = false;
    Level level = Level::P2;
    std::string commander, channel, bridge, who;
    std::optional<Page> page; // imported from the pager
    World impact{}; // proposed by data; World{} = nothing proposes one
    std::string impactFrom;
};

class IncidentRecord
{
public:
    // Takes the next free number.
    static Result<std::unique_ptr<IncidentRecord>> declare(runbook::FileLayer& files,
                                                           const Clock& clock,
                                                           const std::string& root,
                                                           const Declaration& declaration);
    // Goes on with one. NotAvailable: another program writes it. Decode: it is damaged.
    static Result<std::unique_ptr<IncidentRecord>>
    open(runbook::FileLayer& files, const Clock& clock, const std::string& dir);

    const Incident& incident() const { return m_incident; }

    // An error: it could not be written down; the record is as it was before.
    Status note(const std::string& words, const std::string& who, World at = {});
    Status update(const std::string& words, const std::string& who);
    Status proposeImpact(World at, const std::string& from);
    // Of a time that is confirmed already: corrects it. What was said before stays in the record
    // (Incident::corrections); what it says already is not written again, as of the two below.
    // Invalid: no time.
    Status confirmImpact(World at, const std::string& who);
    Status change(Level level, const std::string& who);
    Status setCommander(const std::string& commander, const std::string& who);
    Status linkRun(const std::string& run);
    Status leftChanged(const LeftChanged& one);
    Status close(Cause cause, const std::string& words, const std::string& who);

private:
    IncidentRecord() = default;
    Status append(const char* type, nlohmann::json body);
    std::unique_ptr<runbook::Journal> m_journal;
    std::vector<runbook::Record> m_records;
    Incident m_incident;
};

// Of one estate, and of a drill only in a drill: the newest that is open. nullopt: none.
std::optional<Incident> openIncidentOf(runbook::FileLayer& files,
                                       const std::string& root,
                                       const std::string& estate,
                                       bool simulated);

// Those in the folder, newest first; only reads. One that cannot be read has its reason in
// `problem`.
struct Listed
{
    Incident incident;
    std::string problem;
};
std::vector<Listed> listIncidents(runbook::FileLayer& files, const std::string& root);
Result<Incident> readIncident(runbook::FileLayer& files, const std::string& dir);

// Records as last read: one is read again only when its journal, which only grows, has another
// length or another time. Of the real file system. One thread.
class RecordCache
{
public:
    // Not kept: what cannot be read.
    Result<Incident> read(runbook::FileLayer& files, const std::string& dir);
    size_t reads() const { return m_reads; } // of files, since it was made

private:
    struct Kept
    {
        int64_t bytes = -1, modified = -1; // Unix time in ms
        Incident incident;
    };
    std::map<std::string, Kept> m_kept; // by folder
    size_t m_reads = 0;
};

// Those of one estate (and of a drill only in a drill) that were declared at or after a moment,
// newest first. What cannot be read is left out. Reads no further back than it must: numbers are
// given in order of time.
std::vector<Incident> incidentsSince(runbook::FileLayer& files,
                                     const std::string& root,
                                     const std::string& estate,
                                     bool simulated,
                                     World since,
                                     RecordCache& cache);
std::string incidentFolder(const std::string& root, int number);
// $XDG_DATA_HOME/<app>/incidents.
std::string defaultIncidentsDir();

} // namespace mw::incident
