// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"

#include "app/simulator/estate/cluster.h"
#include "app/simulator/estate/scenario.h"
#include "app/simulator/estate/world.h"
#include "app/simulator/estate_files.h"
#include "app/simulator/faces/control/control_face.h"
#include "app/simulator/faces/face.h"
#include "app/simulator/faces/kubernetes/kubernetes_face.h"
#include "app/simulator/faces/prometheus/prometheus_face.h"
#include "app/simulator/faces/sso/sso_face.h"

#include <filesystem>
#include <map>
#include <unistd.h>

namespace mw::sim {

namespace fs = std::filesystem;

namespace {

Error failure(ErrorKind kind, const std::string& detail)
{
    Error error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

// The folder of this program, for installed resources.
fs::path programDir()
{
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

std::vector<fs::path> resourceDirs(const std::string& name)
{
    std::vector<fs::path> dirs;
    if (const char* given = std::getenv("MIDWATCH_RESOURCES"); given && *given)
        dirs.push_back(fs::path(given) / name);
    dirs.push_back(programDir() / ".." / "share" / "midwatch" / name);
    dirs.push_back(fs::path(MIDWATCH_SCENARIO_DIR).parent_path() / name);
    return dirs;
}

} // namespace

struct Simulator::Parts
{
    SimulatorOptions options;
    Scenario scenario;
    SimulatorExpectation expectation;
    std::unique_ptr<World> world;
    std::vector<std::unique_ptr<KubernetesFace>> clusters;
    std::unique_ptr<PrometheusFace> prometheus;
    std::unique_ptr<SsoFace> sso;
    std::vector<std::unique_ptr<Face>> faces; // of all other systems
    std::unique_ptr<ControlFace> control;
    EstateFiles files;
    bool stopped = false;
};

// The faces that answer for the services of a cluster. Each cluster has its own Alertmanager.
std::map<std::string, std::string> Simulator::behind(const Parts& parts, bool primary)
{
    std::map<std::string, std::string> urls;
    const std::string& host = parts.files.host;
    const auto add = [&](std::initializer_list<const char*> services, int port) {
        for (const char* service : services)
            urls["monitoring/" + std::string(service)] = urlOf("http", host, port);
    };
    add({"prometheus-k8s:9090", "prometheus-operated:9090"}, parts.prometheus->port());
    for (const auto& face : parts.faces) {
        if (face->name() == (primary ? "alertmanager-a" : "alertmanager-b"))
            add({"alertmanager-main:9093", "alertmanager-operated:9093"}, face->port());
        else if (primary && face->name() == "opencost")
            add({"opencost:9003"}, face->port());
    }
    return urls;
}

Result<std::string> findScenario(const std::string& scenario, const std::string& dir)
{
    std::error_code ignored;
    const bool path = scenario.find('/') != std::string::npos
        || (scenario.size() > 5 && scenario.compare(scenario.size() - 5, 5, ".yaml") == 0);
    if (path) {
        if (fs::is_regular_file(scenario, ignored))
            return scenario;
        return failure(ErrorKind::NotAvailable, scenario + ": no such scenario file");
    }
    std::vector<fs::path> dirs = resourceDirs("scenarios");
    if (!dir.empty())
        dirs.insert(dirs.begin(), fs::path(dir));
    std::string looked;
    for (const fs::path& place : dirs) {
        const fs::path file = place / (scenario + ".yaml");
        if (fs::is_regular_file(file, ignored))
            return file.lexically_normal().string();
        looked += (looked.empty() ? "" : ", ") + place.lexically_normal().string();
    }
    return failure(ErrorKind::NotAvailable, "no scenario " + scenario + " in " + looked);
}

Simulator::Simulator(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) { }

Simulator::~Simulator()
{
    stop();
}

Result<std::unique_ptr<Simulator>> Simulator::start(const SimulatorOptions& options)
{
    if (options.dir.empty())
        return failure(ErrorKind::Misconfigured, "the simulator needs a folder for its files");
    if (options.speed < 0 || options.speed > 600)
        return failure(ErrorKind::Misconfigured, "speed: 0 (paused) to 600");
    const auto file = findScenario(options.scenario, options.scenarioDir);
    if (!file)
        return file.error();
    auto scenario = readScenario(*file);
    if (!scenario)
        return scenario.error();
    auto parts = std::make_unique<Parts>();
    parts->options = options;
    parts->scenario = std::move(scenario).value();
    parts->expectation = {parts->scenario.verdict, parts->scenario.findings};

    WorldOptions world;
    const mw::World start = options.at ? *options.at : SystemClock().world();
    world.start = start.time_since_epoch().count();
    world.speed = options.speed;
    world.seed = options.seed;
    world.scale = options.scale;
    world.scenario = &parts->scenario;
    parts->world = std::make_unique<World>(world);

    const auto identity = makeIdentity(options.listenHost);
    if (!identity)
        return identity.error();
    int port = options.port;
    const auto next = [&port] { return port == 0 ? 0 : port++; };
    parts->control = std::make_unique<ControlFace>(*parts->world);
    if (const Status done = parts->control->start(options.listenHost, next()); !done)
        return done.error();

    EstateFiles& files = parts->files;
    // The files name each other; they are used from other folders than this one.
    files.dir = fs::absolute(options.dir).lexically_normal().string();
    files.host = options.listenHost;
    files.caPem = identity->caPem;
    files.adminToken = randomToken();
    files.viewerToken = randomToken();
    files.roleToken = randomToken();
    files.title = "Agent Factory (simulated): " + parts->scenario.title;
    // No releases at night: in force for whoever has the watch, the next one for whoever looks by
    // day.
    const auto today = std::chrono::floor<std::chrono::days>(start);
    const mw::World morning
        = today + std::chrono::hours(start < today + std::chrono::hours(6) ? 6 : 30);
    files.freezeFrom = formatTime(morning - std::chrono::hours(12));
    files.freezeUntil = formatTime(morning);
    files.controlPort = parts->control->port();
    const std::map<std::string, User> tokens = {
        {files.adminToken, {"admin", "1", {"platform-admins", "system:authenticated"}, true, {}}},
        {files.viewerToken, {"viewer", "2", {"viewers", "system:authenticated"}, false, {}}},
        {files.roleToken,
         {EstateFiles::roleNamespace,
          "4",
          {"web", "system:authenticated"},
          false,
          EstateFiles::roleNamespace}},
    };
    std::vector<std::pair<std::string, std::string>> names;
    {
        const World::Guard guard(*parts->world);
        for (const auto& cluster : guard->clusters())
            names.push_back({cluster->name(), cluster->region()});
    }
    // Started after the faces that were there before it: their ports are known by their order.
    parts->sso = std::make_unique<SsoFace>(*parts->world);
    const auto knows = [sso = parts->sso.get()](const std::string& token) -> std::optional<User> {
        const auto subject = sso->subjectOf(token);
        if (!subject)
            return std::nullopt;
        return User{"oidc:" + *subject, "3", {"platform-admins", "system:authenticated"}, true, {}};
    };
    for (const auto& [name, region] : names) {
        auto face = std::make_unique<KubernetesFace>(*parts->world, name, tokens, knows);
        if (const Status done = face->start(options.listenHost, next(), *identity); !done)
            return done.error();
        files.clusters.push_back({name, region, face->port()});
        parts->clusters.push_back(std::move(face));
    }
    parts->prometheus = std::make_unique<PrometheusFace>(*parts->world);
    if (const Status done = parts->prometheus->start(options.listenHost, next()); !done)
        return done.error();
    files.prometheusPort = parts->prometheus->port();
    std::error_code notMade;
    fs::create_directories(files.dir, notMade); // faces may leave tokens there
    if (notMade)
        return failure(ErrorKind::Io, files.dir + ": " + notMade.message());
    parts->faces = makeFaces(*parts->world);
    for (const auto& face : parts->faces) {
        if (const Status done = face->start(options.listenHost, next(), files.dir); !done)
            return done.error();
        files.sources += face->estateSources(urlOf("http", options.listenHost, face->port()));
        files.sections += face->estateSections();
    }
    for (size_t i = 0; i < parts->clusters.size(); ++i)
        parts->clusters[i]->setBehind(behind(*parts, i == 0));
    if (const Status done = parts->sso->start(options.listenHost, next(), options.dir); !done)
        return done.error();
    files.issuer = parts->sso->issuer();
    files.oldIdToken = parts->sso->oldIdToken();
    files.refreshToken = parts->sso->refreshToken();
    files.runbookDir = options.runbookDir;
    if (files.runbookDir.empty()) {
        std::error_code ignored;
        for (const fs::path& place : resourceDirs("runbooks")) {
            if (fs::is_directory(place, ignored)) {
                files.runbookDir = place.lexically_normal().string();
                break;
            }
        }
    }
    if (const Status written = writeEstateFiles(files); !written)
        return written.error();
    return std::unique_ptr<Simulator>(new Simulator(std::move(parts)));
}

std::string Simulator::estateFile() const
{
    return m_parts->files.dir + "/estate.yaml";
}

std::string Simulator::kubeconfigFile() const
{
    return m_parts->files.dir + "/kubeconfig";
}

std::string Simulator::controlUrl() const
{
    return urlOf("http", m_parts->files.host, m_parts->files.controlPort);
}

std::string Simulator::prometheusUrl() const
{
    return urlOf("http", m_parts->files.host, m_parts->files.prometheusPort);
}

std::string Simulator::readyLine() const
{
    const Parts& parts = *m_parts;
    nlohmann::ordered_json line = {{"schema", "midwatch/simulation/v1"},
                                   {"ready", true},
                                   {"scenario", parts.scenario.name},
                                   {"now", formatTime(now())},
                                   {"speed", parts.world->clock().speed()},
                                   {"estate", estateFile()},
                                   {"kubeconfig", kubeconfigFile()},
                                   {"control", controlUrl()},
                                   {"prometheus", prometheusUrl()}};
    for (const auto& face : parts.faces)
        line[face->name()] = urlOf("http", parts.files.host, face->port());
    line["sso"] = parts.files.issuer;
    line["clusters"] = nlohmann::ordered_json::array();
    for (const EstateFiles::Cluster& cluster : parts.files.clusters) {
        line["clusters"].push_back(
            {{"name", cluster.name}, {"url", urlOf("https", parts.files.host, cluster.port)}});
    }
    line["pid"] = static_cast<int64_t>(getpid());
    return line.dump();
}

const SimulatorExpectation& Simulator::expectation() const
{
    return m_parts->expectation;
}

mw::World Simulator::now() const
{
    return mw::World(Millis(m_parts->world->now()));
}

World& Simulator::world()
{
    return *m_parts->world;
}

void Simulator::stop()
{
    if (m_parts->stopped)
        return;
    m_parts->stopped = true;
    // Streams first: they wait for the world.
    m_parts->world->close();
    for (const auto& face : m_parts->clusters)
        face->stop();
    m_parts->prometheus->stop();
    m_parts->sso->stop();
    for (const auto& face : m_parts->faces)
        face->stop();
    m_parts->control->stop();
}

} // namespace mw::sim
