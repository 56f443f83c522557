// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/library.h"

#include "models/runbook/expression/decimal.h"
#include "models/runbook/journal/body.h"
#include "models/runbook/journal/journal.h"
#include "models/runbook/lint/lint.h"
#include "models/runbook/services.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <algorithm>
#include <set>

namespace mw::runbook {
namespace {

// Whoever writes a run holds its lock; taking it for a moment tells.
bool writes(FileLayer& files, const std::string& runDir)
{
    const auto lock = files.lock(runDir + "/lock");
    return !lock && lock.error().kind == ErrorKind::NotAvailable;
}

constexpr int deepest = 4;
constexpr int mostFiles = 2000;

// The last commit that touched the file; nothing where there is no Git or the file is not in it.
std::optional<World> lastCommit(const QFileInfo& file)
{
    QProcess git;
    git.setWorkingDirectory(file.absolutePath());
    git.setStandardInputFile(QProcess::nullDevice());
    git.start(QStringLiteral("git"),
              {QStringLiteral("log"),
               QStringLiteral("-1"),
               QStringLiteral("--format=%ct"),
               QStringLiteral("--"),
               file.fileName()});
    if (!git.waitForFinished(3000) || git.exitCode() != 0)
        return std::nullopt;
    bool ok = false;
    const qint64 seconds
        = QString::fromLatin1(git.readAllStandardOutput()).trimmed().toLongLong(&ok);
    if (!ok)
        return std::nullopt;
    return World(std::chrono::seconds(seconds));
}

void collect(const QString& folder, int depth, std::set<QString>& files)
{
    const QDir dir(folder);
    for (const QFileInfo& info :
         dir.entryInfoList({QStringLiteral("*.runbook.yaml"), QStringLiteral("*.runbook.yml")},
                           QDir::Files | QDir::Readable)) {
        if (files.size() < mostFiles)
            files.insert(info.absoluteFilePath());
    }
    if (depth >= deepest)
        return;
    for (const QFileInfo& info :
         dir.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks))
        collect(info.absoluteFilePath(), depth + 1, files);
}

struct LibraryWords
{
    Q_DECLARE_TR_FUNCTIONS(LibraryWords)
};

QString days(Millis duration)
{
    return QString::number(duration / std::chrono::hours(24)) + QStringLiteral(" d");
}

bool overdue(const std::string& every, const std::optional<World>& last, World now, Millis& by)
{
    const auto period = parseDuration(every);
    if (!period || !last)
        return false;
    by = now - *last - *period;
    return by.count() > 0;
}

void judgeAge(LibraryEntry& entry, const Runbook& book, World now)
{
    Millis by{};
    QStringList words;
    if (overdue(book.reviewEvery, entry.lastReview, now, by)) {
        entry.reviewOverdue = true;
        //: %1 = "12 d"
        words << LibraryWords::tr("review overdue by %1").arg(days(by));
    }
    if (!book.drillEvery.empty() && !entry.lastDrill) {
        entry.drillOverdue = true;
        words << LibraryWords::tr("never drilled");
    } else if (overdue(book.drillEvery, entry.lastDrill, now, by)) {
        entry.drillOverdue = true;
        //: %1 = "12 d"
        words << LibraryWords::tr("drill overdue by %1").arg(days(by));
    }
    entry.stale = words.join(QStringLiteral(", ")).toStdString();
}

LibraryEntry
read(const QString& path, const std::vector<RunSummary>& runs, World now, Reviews reviews)
{
    LibraryEntry entry;
    entry.file = path.toStdString();
    const auto book = loadRunbook(entry.file);
    if (!book) {
        entry.unreadable = describe(book.error());
        entry.id = entry.title = QFileInfo(path).fileName().toStdString();
        return entry;
    }
    entry.id = book->id;
    entry.title = book->title;
    entry.team = book->team;
    entry.contact = book->contact;
    entry.severity = book->severity;
    entry.summary = book->summary;
    entry.startWhen = book->startWhen;
    entry.alerts = book->alerts;
    entry.tags = book->tags;
    entry.sha256 = book->sha256;
    entry.needs = book->needClusters;
    entry.needs.insert(entry.needs.end(), book->needSources.begin(), book->needSources.end());
    if (!book->defaultCluster.empty())
        entry.needs.push_back(book->defaultCluster);
    entry.modes = book->modes;
    entry.diagnostics = lint(*book);
    const LintCount counted = count(entry.diagnostics);
    entry.errors = counted.errors;
    entry.warnings = counted.warnings;
    entry.unavailable = unavailableTypes(*book);
    if (reviews == Reviews::FromGit)
        entry.lastReview = lastCommit(QFileInfo(path));
    for (const RunSummary& run : runs) {
        if (run.runbookId != entry.id || !run.closedAt
            || (run.state != "succeeded" && run.state != "succeeded-with-exceptions"))
            continue;
        auto& last = run.mode == Mode::Live ? entry.lastSuccess : entry.lastDrill;
        last = std::max(last.value_or(World{}), *run.closedAt);
    }
    judgeAge(entry, *book, now);
    return entry;
}

RunSummary summarise(FileLayer& files, const QString& dir)
{
    RunSummary out;
    out.dir = dir.toStdString();
    out.id = QFileInfo(dir).fileName().toStdString();
    const auto content = readJournal(files, out.dir);
    if (!content) {
        out.problem = describe(content.error());
        return out;
    }
    out.state = "open";
    for (const Record& record : content->records) {
        if (record.type == "run.created") {
            out.runbookId = text(record.body, "runbook");
            out.runbookTitle = text(record.body, "title");
            out.runbookSha256 = text(record.body, "sha256");
            out.estate = text(record.body, "estate");
            out.operatorName = text(record.body, "operator");
            out.mode = parseMode(text(record.body, "mode")).value_or(Mode::Live);
            // Journals of earlier versions do not say it; their mode does, if it was a simulation.
            const auto simulated = record.body.find("simulated");
            out.simulated = simulated != record.body.end() && simulated->is_boolean()
                ? simulated->get<bool>()
                : out.mode == Mode::Simulate;
            out.createdAt = record.at;
        } else if (record.type == "run.closed") {
            out.closed = true;
            out.closedAt = record.at;
            out.state = text(record.body, "state");
        } else if (record.type == "step.enter") {
            const auto skip = record.body.value("skip", nlohmann::json::object());
            out.notExercised
                += record.body.value("simulated", false) || text(skip, "why") == "drill";
        }
    }
    if (!out.closed) {
        out.writerAlive = writes(files, out.dir);
    }
    return out;
}

} // namespace

std::vector<RunSummary> scanRuns(const std::string& runsDir)
{
    std::vector<RunSummary> out;
    if (runsDir.empty())
        return out;
    const auto files = makeFileLayer();
    const QDir dir(QString::fromStdString(runsDir));
    for (const QFileInfo& info : dir.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (files->exists(journalPath(info.absoluteFilePath().toStdString())))
            out.push_back(summarise(*files, info.absoluteFilePath()));
    }
    std::sort(out.begin(), out.end(), [](const RunSummary& a, const RunSummary& b) {
        return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id > b.id;
    });
    return out;
}

Library scanLibrary(const std::vector<std::string>& folders,
                    const std::string& runsDir,
                    World now,
                    const EstateFacts* estate,
                    Reviews reviews)
{
    Library library;
    library.runs = scanRuns(runsDir);
    if (estate)
        std::erase_if(library.runs,
                      [estate](const RunSummary& run) { return !belongs(run, *estate); });
    std::set<QString> files;
    for (const std::string& folder : folders)
        collect(QString::fromStdString(folder), 0, files);
    for (const QString& file : files)
        library.entries.push_back(read(file, library.runs, now, reviews));
    std::stable_sort(library.entries.begin(),
                     library.entries.end(),
                     [](const LibraryEntry& a, const LibraryEntry& b) { return a.id < b.id; });
    return library;
}

bool isSimulated(const EstateFacts& estate)
{
    return !estate.targets.empty()
        && std::all_of(estate.targets.begin(), estate.targets.end(), [](const auto& target) {
               return target.environmentKind == "simulated";
           });
}

bool belongs(const RunSummary& run, const EstateFacts& estate)
{
    // A run whose journal cannot be read belongs to whoever looks for it.
    return run.estate.empty() || run.estate == estate.name
        || (run.simulated == isSimulated(estate) && !run.simulated);
}

bool runIsWritten(const std::string& runDir)
{
    return writes(*makeFileLayer(), runDir);
}

std::string defaultRunsDir()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return data.toStdString() + "/runs";
}

} // namespace mw::runbook
