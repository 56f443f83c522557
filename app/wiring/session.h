// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One estate, running: simulator if it is the demo, estate file, secrets, endpoints, sources, hub,
// clock, what runbooks need. No widgets: the command line and the window both use it. GUI thread;
// the destructor stops everything in the order of the house (hub, transport, simulator).
#pragma once

#include "app/wiring/careful_gateway.h"
#include "app/wiring/discovery.h"
#include "app/wiring/endpoints.h"
#include "app/wiring/rememberer.h"
#include "app/wiring/taken_services.h"
#include "app/wiring/world_clock.h"
#include "models/data/offer.h"
#include "models/estate/estate.h"
#include "models/estate/service_ref.h"
#include "models/hub/change_log.h"
#include "models/hub/hub.h"
#include "models/runbook/services.h"
#include "models/store/recording.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw {

namespace sim {
class Simulator;
}

struct SessionOptions
{
    std::string estateFile; // --estate
    std::optional<std::string> demo; // scenario stem or path
    std::vector<std::string> contexts; // of the default kubeconfig, where there is no estate file
    std::optional<World> at; // freeze console and simulator
    double speed = 1; // of the simulator
    std::string replay; // a recording instead of an estate
    // Data directory whose memory is read and written. The window alone sets it, for it holds the
    // directory's lock; empty: nothing is remembered.
    std::string remember;
};

class Session : public QObject
{
    Q_OBJECT
public:
    // Misconfigured / NotAvailable: unusable input (exit code 2).
    static Result<std::unique_ptr<Session>> open(const SessionOptions& options);
    // The same on what is in memory instead of in a file: nothing is asked of anybody.
    static std::unique_ptr<Session> openRecording(Recording recording, SessionOptions options);
    ~Session() override;

    // Asks for secrets and the clock, then starts the hub. ready() follows, once.
    void start();

    Hub& hub() { return *m_hub; }
    ChangeLog& changes() { return *m_changes; } // what happened, from what the hub says
    const Hub& hub() const { return *m_hub; }
    Gateway& gateway() { return *m_gateway; } // for whoever acts: runbooks, panes
    const Clock& clock() const { return m_clock; }
    const Estate& estate() const { return m_estate; }
    bool isDemo() const { return m_simulator != nullptr; }
    // Nothing in it is real: the demo, or an estate whose environments are all drills.
    bool isSimulated() const;
    std::string identity() const; // estateIdentity() of what it was opened with
    // Of a replay: the moment it shows.
    std::optional<World> replayed() const
    {
        return m_recording ? std::optional(m_recording->at) : std::nullopt;
    }
    const std::string& replayFile() const { return m_options.replay; }
    Rememberer* memory() { return m_memory.get(); } // null: nothing is remembered
    sim::Simulator* simulator() { return m_simulator.get(); }
    SecretStore& secrets() { return *m_secrets; }
    Transport& transport() { return *m_transport; } // for what is asked outside of the hub
    bool isFrozen() const { return m_options.at.has_value(); } // at one moment
    const SessionOptions& options() const { return m_options; } // what it was opened with
    // Files with credentials were written: sources whose credential was refused try the new one.
    void tryRenewed();
    // What a source is asked with, for `check`; null while it is still being fetched.
    const CredentialFacts* credential(const SourceId& id) const;
    // What this source waits for is allowed from now on and tried at once: a command that hands out
    // its credentials, or going without looking at its certificate.
    Status allow(const SourceId& id);
    // Commands as a person wrote them on the command line; done comes when all are remembered.
    void allow(std::vector<std::string> commands, std::function<void(Status)> done);
    // The namespace that its kubeconfig's context names; may be empty.
    std::string contextNamespace(const EstateCluster& cluster) const;
    runbook::EstateFacts runbookFacts() const;
    // Folders of the estate, else the runbooks that came with the program.
    std::vector<std::string> runbookFolders() const;

    // Looks once for monitoring that runs in the clusters and that the estate does not name. Not in
    // the demo, at a frozen moment and in a replay.
    void lookForServices();
    const Discovery* discovery() const { return m_discovery.get(); } // null: nobody looks
    std::vector<Offer> offers() const; // what was found and is not used
    // The person's answer, remembered for the context. Io: it holds until the end of the program.
    Status use(const Offer& offer);
    Status decline(const Offer& offer);
    Status offerAgain(); // what was declined
    // A source that was offered is asked no more, now and after the next start.
    Status giveUp(const SourceId& id);
    const Offer* usedOffer(const SourceId& id) const; // null: the estate names it

Q_SIGNALS:
    void ready();
    void offersChanged();
    // What credential() says about this source has changed.
    void credentialChanged(const mw::SourceId& id);

private:
    Session();
    void addCluster(const EstateCluster& cluster);
    void addSource(const EstateSource& source);
    void readClock();
    void takeClock(const std::string& body, Monotonic asked);
    void begin();
    void beginReplay();
    HubOptions hubOptions() const;
    void take(const SourceId& id, EndpointMaker::Made made);
    void renew(const SourceId& refused);
    void passOn(const EstateSource& source, const std::string& cluster);
    SourceId asker(const SourceId& id) const;
    void makeGateway();
    void addTaken();
    bool lacks(const std::string& cluster, const std::string& type) const;
    TakenService decision(const Offer& offer, TakenService::Answer answer) const;
    EstateSource sourceFrom(const Offer& offer, const ServiceRef& service) const;

    SessionOptions m_options;
    WorldClock m_clock;
    Estate m_estate;
    std::unique_ptr<QTemporaryDir> m_demoDir;
    std::unique_ptr<sim::Simulator> m_simulator;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<EndpointMaker> m_endpoints;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<TakenServices> m_taken; // null: nothing is offered
    std::map<std::string, Offer> m_used; // by source
    std::unique_ptr<Discovery> m_discovery;
    std::unique_ptr<CarefulGateway> m_gateway;
    std::unique_ptr<ChangeLog> m_changes;
    std::unique_ptr<Rememberer> m_memory;
    std::unique_ptr<Recording> m_recording;
    QTimer m_clockTimer;
    std::map<std::string, CredentialFacts> m_credentials; // by source
    std::map<std::string, int> m_failedRenewals; // by source, in a row
    std::map<std::string, EndpointMaker::Made> m_ofClusters; // what they are asked with now
    // Who still has to ask for credentials: what they are worth is read off the estate's clock.
    std::vector<std::function<void()>> m_asking;
    bool m_started = false; // asked to
    bool m_begun = false; // the hub runs
};

// Which estate records of incidents belong to; empty for a recording, which is the past.
std::string estateIdentity(const SessionOptions& options);

// The words that say which estate a memory is of: the file's path, or the contexts' names.
std::string memoryName(const SessionOptions& options);

// Folder of files that came with the program ("scenarios", "runbooks", "schemas"):
// $MIDWATCH_RESOURCES, the installed share/midwatch beside the binary, the source tree. Empty if
// nowhere.
std::string resourceFolder(const std::string& name);

} // namespace mw
