// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/ready_facts.h"

#include "models/runbook/library.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <algorithm>
#include <array>

namespace mw {
namespace {

// "aws eks get-token, /home/ana/.kube/config:12" → "aws eks get-token"
std::string beforePlace(const std::string& origin)
{
    const size_t place = origin.rfind(", /");
    return place == std::string::npos ? origin : origin.substr(0, place);
}

void judge(AccessFact& out, const CredentialFacts& facts)
{
    const auto of = [&facts](const char* who) { return facts.kind.find(who) != std::string::npos; };
    out.kind = facts.kind;
    out.expires = facts.expires;
    if (of("OpenID Connect issuer") || of("exec plugin")) {
        out.by = AccessFact::By::Provider;
        out.provider = beforePlace(facts.origin);
    } else if (of("AWS") && facts.origin.find("SSO role") != std::string::npos) {
        out.by = AccessFact::By::Provider;
        out.provider = facts.origin;
    } else if (of("credential command")
               || (of("AWS") && facts.origin.find("the program of profile") != std::string::npos)) {
        out.by = AccessFact::By::Command;
        out.provider = beforePlace(facts.origin);
    } else {
        out.by = facts.kind.empty() || facts.kind == "none" ? AccessFact::By::Nobody
                                                            : AccessFact::By::Itself;
    }
}

std::string networkFsOf(const std::string& file)
{
    static constexpr std::array network{
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.davfs", "9p", "afs", "ceph"};
    const QStorageInfo disk(QFileInfo(QString::fromStdString(file)).absolutePath());
    const QByteArray type = disk.fileSystemType();
    return std::find(network.begin(), network.end(), type) != network.end() ? type.toStdString()
                                                                            : std::string();
}

} // namespace

AccessFact
accessOf(const std::string& name, const SourceStatus* status, const CredentialFacts* facts)
{
    AccessFact out;
    out.name = name;
    if (!status)
        return out;
    out.state = status->state;
    out.checked = status->lastGood;
    if (status->error)
        out.error = status->error->detail;
    if (facts)
        judge(out, *facts);
    else if (status->state == SourceState::Live)
        out.state = SourceState::Connecting; // whom it hangs on is not known yet
    return out;
}

ReadyRunbooks readyRunbooks(const std::vector<std::string>& folders,
                            const std::set<std::string>& needed,
                            const std::string& runsDir,
                            World now,
                            const runbook::EstateFacts& estate)
{
    ReadyRunbooks out;
    for (const std::string& folder : folders) {
        const QFileInfo info(QString::fromStdString(folder));
        if (!info.isDir() || !info.isReadable())
            out.missingFolders.push_back(folder);
    }
    const runbook::Library library = runbook::scanLibrary(folders, runsDir, now, &estate);
    for (const runbook::LibraryEntry& entry : library.entries) {
        RunbookFact fact;
        fact.id = entry.id;
        fact.file = entry.file;
        fact.errors = entry.errors + int(entry.unavailable.size());
        fact.unreadable = entry.unreadable;
        if (entry.unreadable.empty()) {
            fact.sha256 = entry.sha256;
            fact.needed
                = std::any_of(entry.needs.begin(),
                              entry.needs.end(),
                              [&needed](const std::string& name) { return needed.contains(name); });
            if (fact.needed)
                fact.networkFs = networkFsOf(entry.file);
            const auto run
                = std::find_if(library.runs.begin(), library.runs.end(), [&entry](const auto& one) {
                      return one.runbookId == entry.id;
                  });
            if (run != library.runs.end()) // newest first
                fact.hash = run->runbookSha256 == fact.sha256 ? RunbookHash::AsLastRun
                                                              : RunbookHash::ChangedSince;
        }
        out.books.push_back(std::move(fact));
    }
    return out;
}

bool declares(const Estate& estate, const std::string& name)
{
    const auto named = [&name](const auto& one) { return one.name == name; };
    return std::any_of(estate.clusters.begin(), estate.clusters.end(), named)
        || std::any_of(estate.sources.begin(), estate.sources.end(), named);
}

bool needsKeychain(const Estate& estate)
{
    const auto lies = [](const std::optional<SecretId>& id) {
        return id && id->str().starts_with("keychain:");
    };
    return std::any_of(
        estate.sources.begin(), estate.sources.end(), [&lies](const EstateSource& source) {
            return source.enabled && (lies(source.bearer) || lies(source.password));
        });
}

} // namespace mw
