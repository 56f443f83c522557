// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A piece of evidence is taken out of a run: its file goes, the record that it was kept and the one
// that it was withdrawn stay. First the record, then the file: what dies between the two is
// finished by withdrawing it again.
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/refused.h"

#include <algorithm>

namespace mw::runbook {
namespace {

// Journals come from other machines: nothing outside of the run's evidence is removed.
bool isOwnFile(const std::string& name)
{
    constexpr std::string_view folder = "evidence/";
    return name.starts_with(folder) && name.size() > folder.size()
        && name.find('/', folder.size()) == std::string::npos
        && name.find("..") == std::string::npos;
}

// The salt goes too: with it short texts could be guessed from their hash.
Status removeEvidence(FileLayer& files, const std::string& dir, const std::string& name)
{
    for (const char* suffix : {"", ".salt"}) {
        const std::string path = dir + '/' + name + suffix;
        if (!files.exists(path))
            continue;
        if (Status removed = files.remove(path); !removed)
            return removed;
    }
    return files.syncDir(dir + "/evidence");
}

const EvidenceView* keptAs(const RunStateFold& state, const std::string& file)
{
    const auto it = std::find_if(state.evidence.begin(), state.evidence.end(), [&](const auto& e) {
        return e.file == file;
    });
    return it == state.evidence.end() ? nullptr : &*it;
}

Status mayWithdraw(const RunStateFold& state, const std::string& file)
{
    const EvidenceView* one = keptAs(state, file);
    if (!one || !isOwnFile(file))
        return refused("the run has no evidence \"" + file + "\"");
    if (!one->withdrawnBy.empty())
        return refused("it was withdrawn already, by " + one->withdrawnBy);
    return {};
}

// For a run that nobody drives here: the journal is taken for this record alone. Gives the state
// after it.
Result<RunStateFold> appendAlone(FileLayer& files,
                                 const Clock& clock,
                                 const Runbook& runbook,
                                 const std::string& dir,
                                 const std::string& file,
                                 nlohmann::json body,
                                 std::unique_ptr<Journal>& journal)
{
    auto opened = Journal::open(files, clock, dir, false);
    if (!opened)
        return opened.error().kind == ErrorKind::NotAvailable
            ? Error{ErrorKind::NotAvailable,
                    "another window or program writes this run at this moment: withdraw it there, "
                    "or try again",
                    0,
                    {},
                    {}}
            : opened.error();
    RunStateFold fresh;
    for (const Record& record : (*opened)->found())
        apply(fresh, runbook, record);
    if (const Status may = mayWithdraw(fresh, file); !may)
        return may.error();
    const auto record
        = (*opened)->append("evidence.withdrawn", std::move(body), Journal::Keep::Durable);
    if (!record)
        return record.error();
    if (fresh.closed)
        (void)(*opened)->seal();
    (*opened)->letGo();
    apply(fresh, runbook, *record);
    journal = std::move(*opened);
    return fresh;
}

} // namespace

Status Engine::withdraw(const std::string& file, const std::string& who, const std::string& reason)
{
    if (who.empty() || reason.empty())
        return refused("withdrawing needs a name and a reason");
    const EvidenceView* one = keptAs(d->state, file);
    const bool finishing = one && isOwnFile(file) && !one->withdrawnBy.empty()
        && d->files->exists(d->dir + '/' + file);
    if (!finishing) {
        if (Status may = mayWithdraw(d->state, file); !may)
            return may;
        nlohmann::json body{{"file", file}, {"step", one->step}, {"who", who}, {"reason", reason}};
        if (d->journal && !d->readOnly && !d->state.closed) {
            if (!d->append("evidence.withdrawn", std::move(body)))
                return d->acted();
        } else {
            auto after = appendAlone(*d->files,
                                     *d->services.clock,
                                     d->runbook,
                                     d->dir,
                                     file,
                                     std::move(body),
                                     d->journal);
            if (!after)
                return after.error();
            d->state = std::move(*after);
        }
    }
    Status removed = removeEvidence(*d->files, d->dir, file);
    d->touch();
    d->pump();
    return removed;
}

} // namespace mw::runbook
