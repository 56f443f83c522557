// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/session.h"

#include "app/wiring/aws_endpoints.h"
#include "app/wiring/in_cluster.h"
#include "app/wiring/issued_credentials.h"
#include "app/wiring/replay.h"
#include "models/base/hand_over.h"
#include "models/net/file_transport.h"
#include "models/net/proxy.h"

#include "app/simulator/simulator.h"
#include "app/wiring/source_types.h"
#include "models/sources/kubernetes/kubernetes.h"
#include "models/text/warnings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <algorithm>

#include <nlohmann/json.hpp>

namespace mw {
namespace {

constexpr auto clockEvery = std::chrono::seconds(15);

// One small answer, handed to the GUI thread.
class Collector final : public ResponseSink
{
public:
    Collector(QObject* owner, std::function<void(bool ok, std::string body)> done)
        : m_owner(owner), m_done(std::move(done))
    {
    }
    void onHead(ResponseHead head) override { m_ok = head.status == 200; }
    bool onData(std::string chunk) override
    {
        m_body += chunk;
        return true;
    }
    void onDone(Status status, TransferStats) override
    {
        QMetaObject::invokeMethod(QCoreApplication::instance(),
                                  handOver([owner = m_owner,
                                            done = m_done,
                                            ok = m_ok && status.has_value(),
                                            body = std::move(m_body)] {
                                      if (owner)
                                          done(ok, body);
                                  }),
                                  Qt::QueuedConnection);
    }

private:
    QPointer<QObject> m_owner;
    std::function<void(bool, std::string)> m_done;
    std::string m_body;
    bool m_ok = false;
};

} // namespace

std::string resourceFolder(const std::string& name)
{
    const QString wanted = QString::fromStdString(name);
    QStringList roots;
    if (const QString given = qEnvironmentVariable("MIDWATCH_RESOURCES"); !given.isEmpty())
        roots << given;
    roots << QCoreApplication::applicationDirPath() + QStringLiteral("/../share/midwatch");
    roots << QString::fromUtf8(MIDWATCH_SOURCE_RESOURCES);
    for (const QString& root : roots) {
        const QFileInfo folder(root + QLatin1Char('/') + wanted);
        if (folder.isDir())
            return folder.canonicalFilePath().toStdString();
    }
    return {};
}

Session::Session() = default;

Result<std::unique_ptr<Session>> Session::open(const SessionOptions& options)
{
    if (!options.replay.empty()) {
        auto recording = readRecording(options.replay);
        if (!recording)
            return recording.error();
        return openRecording(std::move(recording).value(), options);
    }
    std::unique_ptr<Session> session(new Session);
    session->m_options = options;
    std::string file = options.estateFile;
    if (options.demo) {
        session->m_demoDir = std::make_unique<QTemporaryDir>();
        if (!session->m_demoDir->isValid())
            return Error{ErrorKind::Io, "no temporary folder can be made for the demo", 0, {}, {}};
        sim::SimulatorOptions sim;
        sim.scenario = options.demo->empty() ? "quiet-night" : *options.demo;
        sim.scenarioDir = resourceFolder("scenarios");
        sim.runbookDir = resourceFolder("runbooks");
        sim.dir = session->m_demoDir->path().toStdString();
        sim.speed = options.at ? 0 : options.speed;
        sim.at = options.at;
        auto started = sim::Simulator::start(sim);
        if (!started)
            return started.error();
        session->m_simulator = std::move(started).value();
        file = session->m_simulator->estateFile();
    }
    if (!file.empty()) {
        auto estate = readEstate(file);
        if (!estate)
            return estate.error();
        session->m_estate = std::move(estate).value();
    } else {
        auto config = readKubeconfig(defaultKubeconfigFiles());
        if (!config)
            return config.error();
        std::vector<std::string> contexts = options.contexts;
        if (contexts.empty() && !config->currentContext.empty())
            contexts.push_back(config->currentContext);
        if (contexts.empty()) {
            Error none{ErrorKind::NotAvailable,
                       "no estate file was given, and no kubeconfig with a current context was "
                       "found",
                       0,
                       {},
                       {}};
            // Why there is none, where a file of the list cannot be read.
            if (!config->diagnostics.empty()) {
                none.detail += ": " + config->diagnostics.front().message;
                none.place = config->diagnostics.front().place;
            }
            return none;
        }
        session->m_estate = estateFromContexts(*config, contexts);
    }
    if (options.at)
        session->m_clock.freeze(*options.at);
    session->m_secrets = makeSystemSecretStore();
    session->m_endpoints = std::make_unique<EndpointMaker>(*session->m_secrets);
    session->m_transport = makeFileTransport(makeCurlTransport());
    session->m_endpoints->setAws(
        std::make_unique<AwsEndpoints>(*session->m_transport, session->m_clock));
    session->m_endpoints->setIssued(std::make_unique<IssuedCredentials>(
        *session->m_transport, session->m_clock, *session->m_secrets));
    session->m_hub = std::make_unique<Hub>(session->m_clock, *session->m_transport);
    session->m_changes = std::make_unique<ChangeLog>(*session->m_hub);
    session->makeGateway();
    if (!options.demo && !options.at)
        session->addTaken();
    // What is simulated inside the program, or frozen, is nobody's memory.
    if (!options.remember.empty() && !options.demo && !options.at) {
        session->m_memory = std::make_unique<Rememberer>(
            *session->m_hub, storeFile(options.remember, memoryName(options)));
        connect(session->m_memory.get(),
                &Rememberer::remembered,
                session->m_changes.get(),
                &ChangeLog::preload);
        connect(session->m_changes.get(),
                &ChangeLog::added,
                session->m_memory.get(),
                &Rememberer::keep);
    }
    return session;
}

std::unique_ptr<Session> Session::openRecording(Recording recording, SessionOptions options)
{
    std::unique_ptr<Session> session(new Session);
    session->m_options = std::move(options);
    session->m_recording = std::make_unique<Recording>(std::move(recording));
    session->m_estate = estateOf(*session->m_recording);
    session->m_clock.freeze(session->m_recording->at);
    session->m_secrets = makeSystemSecretStore();
    session->m_transport = makeNoTransport();
    session->m_hub = std::make_unique<Hub>(session->m_clock, *session->m_transport);
    session->m_changes = std::make_unique<ChangeLog>(*session->m_hub);
    session->makeGateway();
    return session;
}

void Session::makeGateway()
{
    m_gateway = std::make_unique<CarefulGateway>(
        *m_hub, [this](const std::string& name) { return m_used.contains(name); });
}

bool Session::isSimulated() const
{
    const auto drill = [](const EstateEnvironment& one) {
        return one.kind == "simulated" || one.kind == "drill";
    };
    return isDemo()
        || (!m_estate.environments.empty()
            && std::all_of(m_estate.environments.begin(), m_estate.environments.end(), drill));
}

std::string Session::identity() const
{
    return estateIdentity(m_options);
}

std::string estateIdentity(const SessionOptions& options)
{
    if (!options.replay.empty())
        return {};
    if (options.demo)
        return "demo:" + (options.demo->empty() ? std::string("quiet-night") : *options.demo);
    return memoryName(options);
}

std::string memoryName(const SessionOptions& options)
{
    if (!options.estateFile.empty())
        return QFileInfo(QString::fromStdString(options.estateFile))
            .absoluteFilePath()
            .toStdString();
    std::string name = "contexts";
    for (const std::string& context : options.contexts)
        name += '\n' + context;
    return name;
}

Session::~Session()
{
    m_clockTimer.stop();
    m_memory.reset(); // writes what the hub still knows
    m_discovery.reset();
    if (m_hub)
        m_hub->stop();
    m_changes.reset();
    m_gateway.reset();
    m_hub.reset();
    m_endpoints.reset(); // what it still asks is forgotten; the transport ends it
    m_transport.reset();
    m_secrets.reset();
    m_simulator.reset();
}

void Session::start()
{
    if (m_started)
        return;
    m_started = true;
    m_hub->configure(hubOptions());
    if (m_recording)
        return beginReplay();
    connect(m_hub.get(), &Hub::credentialsRejected, this, &Session::renew);
    for (const EstateCluster& cluster : m_estate.clusters)
        addCluster(cluster);
    for (const EstateSource& source : m_estate.sources)
        addSource(source);
    if (!m_estate.clockUrl.empty() && !m_options.at) {
        // Ages would jump if the hub began by the wrong clock.
        m_clockTimer.setInterval(clockEvery);
        connect(&m_clockTimer, &QTimer::timeout, this, &Session::readClock);
        readClock();
        m_clockTimer.start();
        return;
    }
    begin();
}

HubOptions Session::hubOptions() const
{
    HubOptions options;
    options.thresholds = m_estate.thresholds;
    for (const EstateCluster& cluster : m_estate.clusters)
        options.criticalNamespaces[cluster.name] = cluster.criticalNamespaces;
    for (const EstateBudget& budget : m_estate.budgets) {
        if (!budget.error)
            options.costs.budgets.push_back(
                {budget.name,
                 budget.limit,
                 budget.source,
                 budget.services,
                 budget.accounts,
                 budget.effective ? CostBasis::Effective : CostBasis::Billed});
    }
    return options;
}

void Session::begin()
{
    if (m_begun)
        return;
    m_begun = true;
    for (const auto& ask : std::exchange(m_asking, {}))
        ask();
    m_hub->start();
    if (m_memory) {
        std::vector<std::string> names;
        for (const SourceStatus& source : m_hub->sources())
            names.push_back(source.id.str());
        m_memory->begin(names);
    }
    Q_EMIT ready();
}

// Sources that are as they were, and rows that nobody will ever answer for.
void Session::beginReplay()
{
    m_begun = true;
    for (const SourceStatus& status : m_recording->content.sources) {
        SourceSetup setup;
        setup.id = status.id;
        setup.type = status.type;
        setup.title = status.title;
        setup.environment = status.environment;
        setup.recorded = status;
        m_hub->addSource(std::move(setup));
    }
    m_hub->start();
    const auto restore = m_hub->restorer();
    for (TopicDelta& each : m_recording->content.rows) {
        Remembered portion;
        portion.rows.push_back(std::move(each));
        restore(std::move(portion));
    }
    m_recording->content.rows.clear();
    m_changes->preload(m_recording->content.changes);
    Q_EMIT ready();
}

// The source is there at once, connecting; a keychain that waits for its password holds up nobody
// else.
void Session::addCluster(const EstateCluster& cluster)
{
    SourceSetup setup;
    setup.id = SourceId(cluster.name);
    setup.type = "kubernetes";
    setup.title = cluster.name;
    setup.environment = cluster.environment;
    setup.logicalNames = {cluster.name};
    KubernetesSettings settings;
    settings.cluster = cluster.name;
    settings.serviceLabel = m_estate.serviceLabel;
    settings.tenantLabel = m_estate.tenantLabel;
    settings.ownerLabel = m_estate.ownerLabel;
    settings.namespaces = cluster.namespaces;
    settings.contextNamespace = m_endpoints->namespaceOf(cluster);
    const auto server = parseUrl(m_endpoints->serverOf(cluster));
    // inflating costs more than it saves where no network is between
    settings.compressLists = !server || !isLoopback(*server);
    setup.source = makeKubernetesSource(std::move(settings));
    if (m_endpoints->verificationIsOff(cluster))
        setup.permanentWarning = text::tlsNotVerified;
    m_hub->addSource(std::move(setup));
    m_asking.push_back([this, &cluster] {
        m_endpoints->forCluster(cluster,
                                [this, id = SourceId(cluster.name)](EndpointMaker::Made made) {
                                    take(id, std::move(made));
                                });
    });
}

std::string Session::contextNamespace(const EstateCluster& cluster) const
{
    return m_endpoints ? m_endpoints->namespaceOf(cluster) : std::string();
}

void Session::addSource(const EstateSource& source)
{
    SourceSetup setup;
    setup.id = SourceId(source.name);
    setup.type = source.type;
    setup.title = source.name;
    setup.environment = source.environment;
    setup.disabled = !source.enabled;
    const SourceType* type = sourceType(source.type);
    if (!source.enabled || !type) {
        if (source.enabled) {
            setup.misconfigured = source.error
                ? source.error
                : std::optional(Error{ErrorKind::Misconfigured,
                                      "sources of the type \"" + source.type
                                          + "\" are not known to this version",
                                      0,
                                      {},
                                      source.place});
        }
        m_hub->addSource(std::move(setup));
        return;
    }
    setup.logicalNames = {source.name};
    if (!source.error) {
        if (const Status made = type->make(source, {m_estate, m_options.at}, setup); !made)
            setup.misconfigured = made.error();
    }
    const bool asks = !setup.misconfigured;
    const auto where = inCluster(source.url);
    for (const EstateCluster& cluster : m_estate.clusters) {
        if (where && cluster.name == where->cluster && m_endpoints->verificationIsOff(cluster))
            setup.permanentWarning = text::tlsNotVerified;
    }
    m_hub->addSource(std::move(setup));
    if (asks && where) {
        passOn(source, where->cluster); // else when the cluster has its own
    } else if (asks) {
        m_asking.push_back([this, &source] {
            m_endpoints->forSource(source,
                                   [this, id = SourceId(source.name)](EndpointMaker::Made made) {
                                       take(id, std::move(made));
                                   });
        });
    }
}

void Session::readClock()
{
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->baseUrl = m_estate.clockUrl;
    TransferLimits limits;
    limits.connectTimeout = std::chrono::seconds(3);
    limits.stallTimeout = std::chrono::seconds(3);
    limits.maxBodyBytes = 64 * 1024;
    const Monotonic asked = m_clock.monotonic();
    m_transport->submit(
        endpoint,
        HttpCall{},
        Lane::Interactive,
        limits,
        std::make_shared<Collector>(this, [this, asked](bool ok, const std::string& body) {
            if (ok)
                takeClock(body, asked);
            begin(); // also without an answer: the system's clock then
        }));
}

void Session::takeClock(const std::string& body, Monotonic asked)
{
    const auto json = nlohmann::json::parse(body, nullptr, false);
    World now{};
    if (!json.is_object() || !json.contains("now") || !json["now"].is_string()
        || !parseTime(json["now"].get<std::string>(), now))
        return;
    const double speed
        = json.contains("speed") && json["speed"].is_number() ? json["speed"].get<double>() : 1;
    const Monotonic middle = asked + (m_clock.monotonic() - asked) / 2;
    m_clock.follow(now, middle, speed);
}

runbook::EstateFacts Session::runbookFacts() const
{
    runbook::EstateFacts facts;
    facts.name = m_estate.title.empty() ? m_estate.file : m_estate.title;
    facts.file = m_estate.file;
    facts.runbookFolders = runbookFolders();
    const auto kindOf = [this](const std::string& name) {
        for (const EstateEnvironment& environment : m_estate.environments) {
            if (environment.name == name)
                return environment.kind;
        }
        return std::string("prod");
    };
    for (const EstateCluster& cluster : m_estate.clusters)
        facts.targets.push_back({cluster.name,
                                 cluster.environment,
                                 kindOf(cluster.environment),
                                 true,
                                 cluster.error ? describe(*cluster.error) : std::string()});
    for (const EstateSource& source : m_estate.sources)
        facts.targets.push_back({source.name,
                                 source.environment,
                                 kindOf(source.environment),
                                 false,
                                 source.error ? describe(*source.error) : std::string()});
    for (const EstateFreeze& freeze : m_estate.freezes) {
        if (freeze.error)
            facts.badFreezes.push_back(describe(*freeze.error));
        else
            facts.freezes.push_back(
                {freeze.reason, freeze.environments, freeze.from, freeze.until});
    }
    return facts;
}

std::vector<std::string> Session::runbookFolders() const
{
    if (!m_estate.runbookFolders.empty())
        return m_estate.runbookFolders;
    const std::string own = resourceFolder("runbooks");
    return own.empty() ? std::vector<std::string>{} : std::vector<std::string>{own};
}

} // namespace mw
