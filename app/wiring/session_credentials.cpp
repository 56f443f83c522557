// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What sources are asked with: found, agreed to by a person, renewed after a refusal.
#include "app/wiring/session.h"

#include "app/wiring/aws_endpoints.h"
#include "app/wiring/in_cluster.h"
#include "app/wiring/issued_credentials.h"
#include "models/net/aws_plan.h"

#include <QTimer>
#include <algorithm>
#include <set>

namespace mw {
namespace {

constexpr auto credentialsAgain = std::chrono::minutes(2);
// A plugin may open a page to sign in: nobody wants one every two minutes at night.
constexpr std::chrono::minutes pluginsAgain[]
    = {std::chrono::minutes(5), std::chrono::minutes(15), std::chrono::minutes(30)};

} // namespace

void Session::take(const SourceId& id, EndpointMaker::Made made)
{
    const bool isCluster = std::any_of(m_estate.clusters.begin(),
                                       m_estate.clusters.end(),
                                       [&](const auto& one) { return one.name == id.str(); });
    const EndpointMaker::Made given = made;
    m_credentials[id.str()] = made.credential;
    if (made.endpoint) {
        m_failedRenewals.erase(id.str());
        m_hub->setEndpoint(id, std::move(made.endpoint));
    } else if (made.error) {
        m_hub->setMisconfigured(id, *made.error);
        // Somebody signs in meanwhile, or STS can be reached again; a wrong file stays wrong.
        if (made.error->kind != ErrorKind::Misconfigured && asker(id) == id) {
            auto wait = credentialsAgain;
            if (!made.credential.program.empty())
                wait = pluginsAgain[std::min(m_failedRenewals[id.str()]++, 2)];
            QTimer::singleShot(wait, this, [this, id] { renew(id); });
        }
    }
    Q_EMIT credentialChanged(id);
    if (!isCluster)
        return;
    m_ofClusters[id.str()] = given;
    for (const EstateSource& source : m_estate.sources)
        passOn(source, id.str());
}

// A source inside a cluster is asked as the cluster is: it gets what was made for that.
void Session::passOn(const EstateSource& source, const std::string& cluster)
{
    const auto where = inCluster(source.url);
    const auto made = m_ofClusters.find(cluster);
    if (!where || where->cluster != cluster || made == m_ofClusters.end() || source.error
        || !source.enabled)
        return;
    take(SourceId(source.name), throughCluster(made->second, source, where->service));
}

// Whom to ask for the credentials of a source: itself, or the cluster it is in.
SourceId Session::asker(const SourceId& id) const
{
    for (const EstateSource& source : m_estate.sources) {
        if (source.name == id.str()) {
            const auto where = inCluster(source.url);
            return where ? SourceId(where->cluster) : id;
        }
    }
    return id;
}

Status Session::allow(const SourceId& id)
{
    const CredentialFacts* facts = credential(id);
    if (!facts)
        return {};
    if (!facts->wantsTlsOff.empty()) {
        Status added = m_endpoints->issued()->allowed().add(facts->wantsTlsOff);
        renew(id);
        return added;
    }
    if (facts->wantsAllowance.empty())
        return {};
    Status added = m_endpoints->issued()->allowed().add(facts->wantsAllowance);
    static_cast<void>(m_endpoints->aws()->allowed().add(facts->wantsAllowance)); // the same list
    // Several clusters often share one command.
    const ProgramWish wish = facts->wantsAllowance;
    std::set<SourceId> waiting;
    for (const auto& [name, known] : m_credentials) {
        if (known.wantsAllowance == wish)
            waiting.insert(asker(SourceId(name)));
    }
    for (const SourceId& each : waiting)
        renew(each);
    return added;
}

void Session::allow(std::vector<std::string> commands, std::function<void(Status)> done)
{
    if (commands.empty() || !m_endpoints) { // a replay runs nothing
        done({});
        return;
    }
    const std::string text = commands.back();
    commands.pop_back();
    const auto words = splitCommand(text);
    if (!words || words->empty()) {
        done(Error{ErrorKind::Misconfigured,
                   "--allow-exec wants a command, not \"" + text + "\"",
                   0,
                   {},
                   {}});
        return;
    }
    // A list that cannot be written is no reason: the allowance holds for this run.
    const auto bad
        = [](const Status& added) { return !added && added.error().kind != ErrorKind::Io; };
    const auto plugin = [this, commands, done, bad, words] {
        m_endpoints->issued()->plugins().allow(*words,
                                               [this, commands, done, bad](const Status& added) {
                                                   if (bad(added))
                                                       done(added);
                                                   else
                                                       allow(commands, done);
                                               });
    };
    // credential_process of AWS is known by its words as they stand in the profile.
    const std::string file = findProgram(words->front());
    if (file.empty())
        return plugin();
    readProgramFile(file, this, [this, words, plugin, done, bad](const Result<ProgramFile>& read) {
        const Status added = read
            ? m_endpoints->aws()->allowed().add(ProgramWish{*words, *read, {}})
            : Status(read.error());
        if (bad(added))
            done(added);
        else
            plugin();
    });
}

const CredentialFacts* Session::credential(const SourceId& id) const
{
    if (!m_endpoints)
        return nullptr; // a replay has none
    if (const CredentialFacts* asked = m_endpoints->issued()->underWay(asker(id).str()))
        return asked;
    const auto it = m_credentials.find(id.str());
    return it == m_credentials.end() ? nullptr : &it->second;
}

// A token file was renewed, a keychain entry changed: read the credential again, once per refusal.
// The same credential is not tried again: the refusal stands until somebody acts.
void Session::renew(const SourceId& refused)
{
    const SourceId id = asker(refused);
    m_endpoints->forget();
    m_endpoints->issued()->refused(id.str());
    const auto again = [this, id](EndpointMaker::Made made) {
        const auto known = m_credentials.find(id.str());
        const bool other = known != m_credentials.end()
            && known->second.fingerprint != made.credential.fingerprint;
        // What signs requests expires by the hour: that it cannot be renewed is worth saying.
        const bool lost
            = made.error && (made.credential.renewable || made.credential.kind.starts_with("AWS"));
        if ((made.endpoint && other) || lost)
            take(id, std::move(made));
    };
    for (const EstateCluster& cluster : m_estate.clusters) {
        if (cluster.name == id.str())
            m_endpoints->forCluster(cluster, again);
    }
    for (const EstateSource& source : m_estate.sources) {
        if (source.name == id.str())
            m_endpoints->forSource(source, again);
    }
}

// Nothing that would run a program or ask an issuer: those are asked when they expire.
void Session::tryRenewed()
{
    if (!m_endpoints)
        return;
    for (const SourceStatus& source : m_hub->sources()) {
        const CredentialFacts* known = credential(source.id);
        if (source.state == SourceState::Unauthorized && known && known->program.empty()
            && !known->renewable)
            renew(source.id);
    }
}

} // namespace mw
