// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incident/record.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <algorithm>
#include <cstdio>

namespace mw::incident {
namespace {

constexpr int mostTries = 50; // others may declare at the same moment

std::string idOf(int number)
{
    char text[24];
    std::snprintf(text, sizeof text, "INC-%04d", number);
    return text;
}

std::vector<int> numbersIn(const std::string& root)
{
    std::vector<int> out;
    const QDir dir(QString::fromStdString(root));
    for (const QString& name : dir.entryList({QStringLiteral("INC-*")}, QDir::Dirs)) {
        bool ok = false;
        const int number = name.mid(4).toInt(&ok);
        if (ok && number > 0)
            out.push_back(number);
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string textOf(World at)
{
    return at == World{} ? std::string() : formatTime(at);
}

} // namespace

std::string incidentFolder(const std::string& root, int number)
{
    return root + "/" + idOf(number);
}

std::string defaultIncidentsDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString()
        + "/incidents";
}

Result<std::unique_ptr<IncidentRecord>> IncidentRecord::declare(runbook::FileLayer& files,
                                                                const Clock& clock,
                                                                const std::string& root,
                                                                const Declaration& declaration)
{
    if (declaration.title.empty())
        return Error{ErrorKind::Invalid, "an incident needs a title", 0, {}, {}};
    if (declaration.estate.empty())
        return Error{ErrorKind::Invalid, "an incident happens in an estate", 0, {}, {}};
    const std::vector<int> taken = numbersIn(root);
    int number = taken.empty() ? 1 : taken.back() + 1;
    std::unique_ptr<IncidentRecord> record(new IncidentRecord);
    for (int tries = 0;; ++tries, ++number) {
        auto journal
            = runbook::Journal::create(files, clock, incidentFolder(root, number), idOf(number));
        if (journal) {
            record->m_journal = std::move(journal).value();
            break;
        }
        if (tries >= mostTries || !files.exists(incidentFolder(root, number)))
            return journal.error();
    }
    const Status declared = record->append("declared",
                                           {{"number", number},
                                            {"title", declaration.title},
                                            {"estate", declaration.estate},
                                            {"simulated", declaration.simulated},
                                            {"level", toString(declaration.level)},
                                            {"commander", declaration.commander},
                                            {"channel", declaration.channel},
                                            {"bridge", declaration.bridge},
                                            {"who", declaration.who}});
    if (!declared)
        return declared.error();
    if (declaration.page) {
        const Page& page = *declaration.page;
        if (const Status imported = record->append("imported",
                                                   {{"source", page.key.source.str()},
                                                    {"id", page.key.id},
                                                    {"number", page.number},
                                                    {"title", page.title},
                                                    {"created", textOf(page.created)},
                                                    {"url", page.url}});
            !imported)
            return imported.error();
    }
    if (declaration.impact != World{}) {
        if (const Status proposed
            = record->proposeImpact(declaration.impact, declaration.impactFrom);
            !proposed)
            return proposed.error();
    }
    return record;
}

Result<std::unique_ptr<IncidentRecord>>
IncidentRecord::open(runbook::FileLayer& files, const Clock& clock, const std::string& dir)
{
    auto journal = runbook::Journal::open(files, clock, dir);
    if (!journal)
        return journal.error();
    std::unique_ptr<IncidentRecord> record(new IncidentRecord);
    record->m_journal = std::move(journal).value();
    record->m_records = record->m_journal->found();
    auto incident = fold(record->m_records);
    if (!incident)
        return incident.error();
    record->m_incident = std::move(incident).value();
    record->m_incident.dir = dir;
    return record;
}

Status IncidentRecord::append(const char* type, nlohmann::json body)
{
    auto written = m_journal->append(type, std::move(body), runbook::Journal::Keep::Durable);
    if (!written)
        return written.error();
    m_records.push_back(std::move(written).value());
    auto incident = fold(m_records);
    if (!incident)
        return incident.error();
    m_incident = std::move(incident).value();
    m_incident.dir = m_journal->dir();
    return {};
}

Status IncidentRecord::note(const std::string& words, const std::string& who, World at)
{
    return append("note", {{"words", words}, {"who", who}, {"at", textOf(at)}});
}

Status IncidentRecord::update(const std::string& words, const std::string& who)
{
    return append("update", {{"words", words}, {"who", who}});
}

Status IncidentRecord::proposeImpact(World at, const std::string& from)
{
    return append("impact-proposed", {{"at", textOf(at)}, {"from", from}});
}

Status IncidentRecord::confirmImpact(World at, const std::string& who)
{
    if (at == World{})
        return Error{ErrorKind::Invalid, "no time to confirm", 0, {}, {}};
    if (m_incident.impactConfirmed && m_incident.impact == at)
        return {};
    return append("impact-confirmed", {{"at", textOf(at)}, {"who", who}});
}

Status IncidentRecord::change(Level level, const std::string& who)
{
    if (m_incident.level == level)
        return {};
    return append("changed", {{"level", toString(level)}, {"who", who}});
}

Status IncidentRecord::setCommander(const std::string& commander, const std::string& who)
{
    if (m_incident.commander == commander)
        return {};
    return append("changed", {{"commander", commander}, {"who", who}});
}

Status IncidentRecord::linkRun(const std::string& run)
{
    if (std::find(m_incident.runs.begin(), m_incident.runs.end(), run) != m_incident.runs.end())
        return {};
    return append("run", {{"run", run}});
}

Status IncidentRecord::leftChanged(const LeftChanged& one)
{
    for (const LeftChanged& known : m_incident.leftChanged) {
        if (known == one)
            return {};
    }
    return append("left-changed",
                  {{"key", one.key},
                   {"what", one.what},
                   {"from", one.from},
                   {"to", one.to},
                   {"run", one.run},
                   {"owner", one.owner},
                   {"until", textOf(one.until)},
                   {"restored", one.restored},
                   {"undo", one.undo}});
}

Status IncidentRecord::close(Cause cause, const std::string& words, const std::string& who)
{
    if (!m_incident.isOpen())
        return Error{ErrorKind::Conflict, m_incident.id + " is closed already", 0, {}, {}};
    return append("closed", {{"cause", toString(cause)}, {"words", words}, {"who", who}});
}

Result<Incident> readIncident(runbook::FileLayer& files, const std::string& dir)
{
    const auto content = runbook::readJournal(files, dir);
    if (!content)
        return content.error();
    auto incident = fold(content->records);
    if (incident)
        incident->dir = dir;
    return incident;
}

std::optional<Incident> openIncidentOf(runbook::FileLayer& files,
                                       const std::string& root,
                                       const std::string& estate,
                                       bool simulated)
{
    for (Listed& one : listIncidents(files, root)) {
        if (one.problem.empty() && one.incident.isOpen()
            && one.incident.belongsTo(estate, simulated))
            return std::move(one.incident);
    }
    return std::nullopt;
}

Result<Incident> RecordCache::read(runbook::FileLayer& files, const std::string& dir)
{
    const QFileInfo file(QString::fromStdString(runbook::journalPath(dir)));
    const int64_t bytes = file.size(), modified = file.lastModified().toMSecsSinceEpoch();
    const auto kept = m_kept.find(dir);
    if (kept != m_kept.end() && kept->second.bytes == bytes && kept->second.modified == modified)
        return kept->second.incident;
    ++m_reads;
    auto incident = readIncident(files, dir);
    if (incident)
        m_kept[dir] = {bytes, modified, *incident};
    else
        m_kept.erase(dir);
    return incident;
}

std::vector<Incident> incidentsSince(runbook::FileLayer& files,
                                     const std::string& root,
                                     const std::string& estate,
                                     bool simulated,
                                     World since,
                                     RecordCache& cache)
{
    std::vector<Incident> out;
    const std::vector<int> numbers = numbersIn(root);
    for (auto it = numbers.rbegin(); it != numbers.rend(); ++it) {
        auto incident = cache.read(files, incidentFolder(root, *it));
        if (!incident)
            continue;
        // A demo's clock may stand at another year: its records say nothing of the others' age.
        const bool wanted = incident->belongsTo(estate, simulated);
        if (wanted && incident->declared < since)
            break;
        if (wanted)
            out.push_back(std::move(incident).value());
    }
    return out;
}

std::vector<Listed> listIncidents(runbook::FileLayer& files, const std::string& root)
{
    std::vector<Listed> out;
    std::vector<int> numbers = numbersIn(root);
    for (auto it = numbers.rbegin(); it != numbers.rend(); ++it) {
        Listed one;
        auto incident = readIncident(files, incidentFolder(root, *it));
        if (incident) {
            one.incident = std::move(incident).value();
        } else {
            one.incident.number = *it;
            one.incident.id = idOf(*it);
            one.incident.dir = incidentFolder(root, *it);
            one.problem = describe(incident.error());
        }
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace mw::incident
