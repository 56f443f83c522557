// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/estate.h"

#include "models/base/duration.h"
#include "models/base/money.h"
#include "models/estate/estate_checks.h"
#include "models/estate/estate_recovery.h"
#include "models/estate/estate_schema.h"
#include "models/estate/files.h"
#include "models/estate/openslo.h"
#include "models/estate/service_ref.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

namespace mw {
namespace {

using Severity = Diagnostic::Severity;

// Parsed once: it is asked for every source, and the window waits for the estate.
const nlohmann::json& estateSchema()
{
    static const nlohmann::json schema = nlohmann::json::parse(estateSchemaText());
    return schema;
}

class EstateReader
{
public:
    EstateReader(const Node& root, std::string file)
        : m_root(root), m_file(std::move(file)), m_folder(folderOf(m_file))
    {
        m_estate.file = m_file;
    }

    Result<Estate> read()
    {
        takeSchemaFindings();
        if (m_estate.diagnostics.size() >= maxFindings) {
            return Error{ErrorKind::Misconfigured,
                         "more than " + std::to_string(maxFindings)
                             + " mistakes, this is no estate file; the first: "
                             + m_estate.diagnostics.front().message.substr(0, 200),
                         0,
                         {},
                         m_estate.diagnostics.front().place};
        }
        m_estate.title = m_root.string("title");
        readEnvironments();
        forEach("clusters", [this](const Node& n, const std::string& p) { readCluster(n, p); });
        forEach("sources", [this](const Node& n, const std::string& p) { readSource(n, p); });
        forEach("budgets", [this](const Node& n, const std::string& p) { readBudget(n, p); });
        readServices();
        readRest();
        readFreezes(m_root, m_estate);
        readRecovery(m_root, m_estate);
        distributeErrors();
        auto& found = m_estate.diagnostics;
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return std::pair(a.place.line, a.place.column)
                < std::pair(b.place.line, b.place.column);
        });
        return std::move(m_estate);
    }

private:
    void add(Mark mark,
             const std::string& path,
             const char* code,
             std::string message,
             Severity severity = Severity::Error)
    {
        m_estate.diagnostics.push_back(
            {severity, {m_file, mark.line, mark.column}, path, code, std::move(message)});
    }

    void takeSchemaFindings()
    {
        for (Diagnostic& found : validateSchema(m_root, estateSchema(), m_file)) {
            const auto is = [&](const char* end) { return found.path.ends_with(end); };
            if (found.code == "pattern") {
                // Never quote what may be the secret; and nobody should have to read a pattern.
                if (is("/bearer") || is("/password"))
                    continue; // readSecret says it
                if (is("/name"))
                    found.message = "a name consists of letters, digits, '.', '_', '-' and '/'";
                else if (found.path.find("/namespaces/") != std::string::npos)
                    found.message = "a namespace is called like team-a: lower-case letters, digits "
                                    "and '-', begun and ended by a letter or digit";
                else if (found.path.starts_with("labels"))
                    found.message = labelNameRule;
                else if (found.path.starts_with("thresholds"))
                    found.message = "thresholds are named like node.notReadyMinutes";
            }
            m_estate.diagnostics.push_back(std::move(found));
        }
    }

    template <class F>
    void forEach(const char* key, F&& read)
    {
        const Node* list = m_root.find(key);
        if (!list || !list->isSequence())
            return;
        for (size_t i = 0; i < list->items.size(); ++i)
            read(list->items[i], std::string(key) + "/" + std::to_string(i));
    }

    Place placeOf(const Node& node) const { return {m_file, node.begin.line, node.begin.column}; }

    // Ids must be unique even where names are not: the later entry is misconfigured and renamed.
    std::string takeName(const Node& node, const std::string& path, const char* what)
    {
        const Node* name = node.find("name");
        if (!name || !name->isScalar() || name->text.empty()) {
            const size_t index = std::stoul(path.substr(path.rfind('/') + 1)) + 1;
            return std::string(what) + " " + std::to_string(index);
        }
        std::string text = name->text;
        if (!m_names.insert(text).second) {
            add(name->begin,
                path + "/name",
                "duplicate-name",
                "\"" + text + "\" is already the name of another cluster or source");
            int& n = m_copies[text];
            n = std::max(n, 2);
            while (!m_names.insert(text + "#" + std::to_string(n)).second)
                ++n;
            text += "#" + std::to_string(n);
        }
        return text;
    }

    std::string takeEnvironment(const Node& node, const std::string& path)
    {
        std::string name = node.string("environment");
        const auto& known = m_estate.environments;
        if (name.empty())
            return known.size() == 1 ? known.front().name : std::string{};
        if (!m_environments.contains(name)) {
            std::string list;
            constexpr size_t shown = 12;
            for (size_t i = 0; i < std::min(known.size(), shown); ++i)
                list += (list.empty() ? "" : ", ") + known[i].name;
            if (known.size() > shown)
                list += ", …";
            add(node.find("environment")->begin,
                path + "/environment",
                "unknown-environment",
                "there is no environment \"" + name
                    + "\"; known: " + (known.empty() ? "none" : list));
        }
        return name;
    }

    void readEnvironments()
    {
        forEach("environments", [&](const Node& node, const std::string& path) {
            EstateEnvironment one;
            one.name = node.string("name");
            const std::set<std::string> kinds{"prod", "staging", "dev", "drill", "simulated"};
            one.kind = node.string("kind");
            if (!kinds.contains(one.kind))
                one.kind = "prod"; // the careful reading
            one.region = node.string("region");
            if (one.name.empty())
                return;
            if (!m_environments.insert(one.name).second) {
                add(node.find("name")->begin,
                    path + "/name",
                    "duplicate-name",
                    "there are two environments \"" + one.name + "\"");
                return;
            }
            m_estate.environments.push_back(std::move(one));
        });
    }

    void readCluster(const Node& node, const std::string& path)
    {
        EstateCluster one;
        one.place = placeOf(node);
        one.name = takeName(node, path, "cluster");
        one.environment = takeEnvironment(node, path);
        if (const std::string file = node.string("kubeconfig"); !file.empty())
            one.kubeconfig = absolutePath(file, m_folder);
        one.context = node.string("context");
        one.criticalNamespaces = strings(node.find("criticalNamespaces"));
        one.namespaces = strings(node.find("namespaces"));
        if (const Node* accept = node.find("acceptInsecureTls"))
            accept->toBool(one.acceptInsecureTls);
        m_estate.clusters.push_back(std::move(one));
    }

    static std::vector<std::string> strings(const Node* list)
    {
        std::vector<std::string> result;
        if (list && list->isSequence()) {
            for (const Node& item : list->items) {
                if (item.isString())
                    result.push_back(item.text);
            }
        }
        return result;
    }

    std::string takeUrl(const Node* node, const std::string& path, bool proxy)
    {
        if (!node || !node->isString() || node->text.empty())
            return {};
        std::string url = node->text;
        const std::string problem = proxy ? proxyProblem(url) : urlProblem(url);
        if (!problem.empty()) {
            add(node->begin,
                path,
                "bad-url",
                (proxy ? "the proxy address " : "the address ") + problem);
            return {};
        }
        while (url.ends_with('/'))
            url.pop_back();
        return url;
    }

    std::optional<SecretId> takeSecret(const Node* node, const std::string& path)
    {
        if (!node || !node->isScalar() || node->isNull())
            return std::nullopt;
        if (const std::string problem = secretProblem(node->text); !problem.empty()) {
            add(node->begin, path, "plain-secret", problem);
            return std::nullopt;
        }
        if (node->text.starts_with("file:"))
            return SecretId("file:" + absolutePath(node->text.substr(5), m_folder));
        return SecretId(node->text);
    }

    void readSource(const Node& node, const std::string& path)
    {
        EstateSource one;
        one.place = placeOf(node);
        one.name = takeName(node, path, "source");
        one.environment = takeEnvironment(node, path);
        one.type = node.string("type");
        const auto types = sourceTypes();
        if (!one.type.empty() && std::find(types.begin(), types.end(), one.type) == types.end()) {
            std::string known;
            for (const std::string& type : types)
                known += (known.empty() ? "" : ", ") + type;
            add(node.find("type")->begin,
                path + "/type",
                "unknown-type",
                "sources of type \"" + one.type
                    + "\" are not known to this version; known: " + known);
        }
        one.url = node.find("url") ? takeUrl(node.find("url"), path + "/url", false)
                                   : defaultUrl(one.type);
        one.proxy = takeUrl(node.find("proxy"), path + "/proxy", true);
        one.orgId = node.string("orgId");
        if (one.orgId.find_first_of("\r\n") != std::string::npos) {
            add(node.find("orgId")->begin,
                path + "/orgId",
                "bad-header",
                "may not contain a line break");
            one.orgId.clear();
        }
        if (const std::string file = node.string("caFile"); !file.empty())
            one.caFile = absolutePath(file, m_folder);
        if (const Node* auth = node.find("auth"); auth && auth->isMapping()) {
            one.bearer = takeSecret(auth->find("bearer"), path + "/auth/bearer");
            if (const Node* basic = auth->find("basic"); basic && basic->isMapping()) {
                one.user = basic->string("user");
                one.password = takeSecret(basic->find("password"), path + "/auth/basic/password");
            }
        }
        takeService(node, path, one);
        if (const Node* enabled = node.find("enabled"))
            enabled->toBool(one.enabled);
        if (const Node* settings = node.find("settings"))
            one.settings = *settings;
        one.folder = m_folder;
        if (const Node* slos = node.find("slos"); slos && slos->isSequence()) {
            std::set<std::string> names;
            for (size_t i = 0; i < slos->items.size(); ++i)
                readSlo(slos->items[i], path + "/slos/" + std::to_string(i), names, one.slos);
        }
        if (const Node* settings = node.find("settings"); settings && settings->find("openslo")) {
            std::vector<std::string> files;
            for (const std::string& file : strings(settings->find("openslo")))
                files.push_back(absolutePath(file, m_folder));
            for (DeclaredSlo& slo : readOpenSlo(files, m_estate.diagnostics)) {
                slo.openSlo = true;
                one.slos.push_back(std::move(slo));
            }
        }
        m_estate.sources.push_back(std::move(one));
    }

    // A service inside a cluster of this file, asked through its API server.
    void takeService(const Node& node, const std::string& path, EstateSource& one)
    {
        const Node* service = node.find("service");
        const Node* cluster = node.find("cluster");
        if (!service || !service->isString()) {
            if (cluster)
                add(cluster->begin,
                    path + "/cluster",
                    "cluster-alone",
                    "cluster says where a service is: it needs service beside it");
            return;
        }
        // Credentials, certificate and proxy are the cluster's: the API server takes no others.
        for (const char* other : {"auth", "caFile", "proxy"}) {
            if (const Node* given = node.find(other))
                add(given->begin,
                    path + "/" + other,
                    "not-through-cluster",
                    std::string(other)
                        + " has no meaning with service: requests go through the API server of the "
                          "cluster, as its kubeconfig says");
        }
        if (!one.type.empty() && !mayBeInCluster(one.type))
            add(service->begin,
                path + "/service",
                "not-through-cluster",
                "sources of type \"" + one.type
                    + "\" are not asked through a cluster; alertmanager, opencost and prometheus "
                      "are");
        InCluster where;
        where.cluster = node.string("cluster");
        const auto& known = m_estate.clusters;
        if (where.cluster.empty() && known.size() == 1)
            where.cluster = known.front().name;
        const auto found = std::find_if(
            known.begin(), known.end(), [&](const auto& c) { return c.name == where.cluster; });
        if (found == known.end()) {
            const Node& at = cluster ? *cluster : *service;
            add(at.begin,
                path + (cluster ? "/cluster" : "/service"),
                "unknown-cluster",
                where.cluster.empty() ? "which of the clusters? cluster: NAME says it"
                                      : "there is no cluster \"" + where.cluster + "\"");
        } else if (one.environment.empty()) {
            one.environment = found->environment;
        }
        auto parsed = parseService(service->text);
        if (!parsed) {
            add(service->begin, path + "/service", "bad-service", parsed.error().detail);
            return;
        }
        where.service = std::move(parsed).value();
        one.url = inClusterUrl(where);
    }

    void readSlo(const Node& node,
                 const std::string& path,
                 std::set<std::string>& names,
                 std::vector<DeclaredSlo>& out)
    {
        DeclaredSlo one;
        one.place = placeOf(node);
        const auto text = [&](const char* key, const std::string& fallback = {}) {
            return node.string(key, fallback);
        };
        const auto check = [&](const char* key, const std::string& problem, const char* code) {
            if (!problem.empty() && node.find(key))
                add(node.find(key)->begin, path + "/" + key, code, problem);
        };
        one.name = text("name", "SLO " + std::to_string(out.size() + 1));
        one.service = text("service");
        one.objective = text("objective");
        one.window = text("window", "30d");
        one.errors = text("errors");
        one.total = text("total");
        one.errorRatioQuery = text("errorRatioQuery");
        while (!names.insert(one.name).second) {
            check("name", "the source has two SLOs \"" + one.name + "\"", "duplicate-name");
            one.name += "#" + std::to_string(out.size() + 1);
        }
        check("objective", objectiveProblem(one.objective), "bad-objective");
        const std::string window = windowProblem(one.window);
        check("window", window, "bad-window");
        if (window.empty() && *parsePromDuration(one.window) < std::chrono::hours(24)) {
            add(node.find("window")->begin,
                path + "/window",
                "short-window",
                "a window of less than a day is unusual (m means minutes)",
                Severity::Warning);
        }
        check("errors", selectorProblem(one.errors), "bad-selector");
        check("total", selectorProblem(one.total), "bad-selector");
        if (!one.errorRatioQuery.empty()
            && one.errorRatioQuery.find("$window") == std::string::npos)
            check("errorRatioQuery", "the query must contain $window for the range", "no-window");
        const bool pair = !one.errors.empty() && !one.total.empty();
        const bool some = !one.errors.empty() || !one.total.empty();
        if (node.isMapping() && (some == !one.errorRatioQuery.empty() || (some && !pair))) {
            add(node.begin,
                path,
                "sli",
                "an SLO needs either errors and total, or errorRatioQuery");
        }
        out.push_back(std::move(one));
    }

    void readBudget(const Node& node, const std::string& path)
    {
        EstateBudget one;
        one.place = placeOf(node);
        one.name = node.string("name", "budget " + std::to_string(m_estate.budgets.size() + 1));
        for (const EstateBudget& other : m_estate.budgets) {
            if (other.name == one.name)
                add(node.begin,
                    path,
                    "duplicate-name",
                    "there are two budgets \"" + one.name + "\"");
        }
        const std::string limit = node.string("limit");
        if (const auto money = parseMoney(limit, Atom(node.string("currency")));
            money && money->nano > 0)
            one.limit = *money;
        else if (const Node* value = node.find("limit"); value && value->isScalar())
            add(value->begin,
                path + "/limit",
                "bad-amount",
                "\"" + limit + "\" is not an amount such as 16363.00");
        one.source = node.string("source");
        const auto& sources = m_estate.sources;
        const bool known = one.source.empty()
            || std::any_of(sources.begin(), sources.end(), [&](const EstateSource& source) {
                               return source.name == one.source;
                           });
        if (!known)
            add(node.find("source")->begin,
                path + "/source",
                "unknown-source",
                "there is no source \"" + one.source + "\"");
        one.services = strings(node.find("services"));
        one.accounts = strings(node.find("accounts"));
        one.effective = node.string("basis") == "effective";
        m_estate.budgets.push_back(std::move(one));
    }

    // Names first: a service may depend on one that stands further down.
    void readServices()
    {
        std::set<std::string> names;
        forEach("services", [&](const Node& node, const std::string& path) {
            EstateService one;
            one.place = placeOf(node);
            one.name = node.string("name");
            one.owner = node.string("owner");
            if (!one.name.empty() && !names.insert(one.name).second)
                add(node.find("name")->begin,
                    path + "/name",
                    "duplicate-name",
                    "there are two services \"" + one.name + "\"");
            m_estate.services.push_back(std::move(one));
        });
        size_t index = 0;
        forEach("services", [&](const Node& node, const std::string& path) {
            EstateService& one = m_estate.services[index++];
            const Node* list = node.find("dependencies");
            if (!list || !list->isSequence())
                return;
            for (size_t i = 0; i < list->items.size(); ++i) {
                const Node& item = list->items[i];
                if (!item.isString() || item.text.empty())
                    continue; // the schema says it
                const std::string problem = item.text == one.name
                    ? "a service does not depend on itself"
                    : names.contains(item.text) ? std::string()
                                                : unknownService(item.text, names);
                if (problem.empty())
                    one.dependencies.push_back(item.text);
                else
                    add(item.begin,
                        path + "/dependencies/" + std::to_string(i),
                        item.text == one.name ? "self-dependency" : "unknown-service",
                        problem);
            }
        });
    }

    void readRest()
    {
        for (const std::string& folder : strings(m_root.find("runbooks")))
            m_estate.runbookFolders.push_back(absolutePath(folder, m_folder));
        if (const Node* labels = m_root.find("labels"); labels && labels->isMapping())
            takeLabels(*labels, m_estate);
        if (const Node* clock = m_root.find("clock"); clock && clock->isMapping())
            m_estate.clockUrl = takeUrl(clock->find("url"), "clock/url", false);
        if (const Node* thresholds = m_root.find("thresholds"))
            readThresholds(*thresholds, {});
        if (const Node* contacts = m_root.find("contacts")) {
            for (const Node::Entry& entry : contacts->entries) {
                if (entry.value.isString())
                    m_estate.contacts[entry.key] = entry.value.text;
            }
        }
    }

    void readThresholds(const Node& node, const std::string& prefix)
    {
        for (const Node::Entry& entry : node.entries) {
            double value = 0;
            if (entry.value.toDouble(value))
                m_estate.thresholds.values[prefix + entry.key] = value;
            else if (entry.value.isMapping() && prefix.empty())
                readThresholds(entry.value, entry.key + ".");
        }
    }

    // The first error below an entry is the entry's error; one below an SLO is that SLO's alone.
    void distributeErrors()
    {
        for (const Diagnostic& found : m_estate.diagnostics) {
            if (found.severity != Severity::Error)
                continue;
            const size_t slash = found.path.find('/');
            if (slash == std::string::npos)
                continue;
            const std::string list = found.path.substr(0, slash);
            const size_t index = std::strtoul(found.path.c_str() + slash + 1, nullptr, 10);
            const Error error{ErrorKind::Misconfigured, found.message, 0, {}, found.place};
            const auto set = [&](auto& entry) {
                if (!entry.error)
                    entry.error = error;
            };
            if (list == "clusters" && index < m_estate.clusters.size())
                set(m_estate.clusters[index]);
            if (list == "budgets" && index < m_estate.budgets.size())
                set(m_estate.budgets[index]);
            if (list == "services" && index < m_estate.services.size())
                set(m_estate.services[index]);
            if (list == "freezes" && index < m_estate.freezes.size())
                set(m_estate.freezes[index]);
            if (list != "sources" || index >= m_estate.sources.size())
                continue;
            EstateSource& source = m_estate.sources[index];
            const std::string below = "sources/" + std::to_string(index) + "/slos/";
            const size_t slo = found.path.starts_with(below)
                ? std::strtoul(found.path.c_str() + below.size(), nullptr, 10)
                : SIZE_MAX;
            if (slo < source.slos.size())
                set(source.slos[slo]);
            else
                set(source);
        }
    }

    const Node& m_root;
    std::string m_file;
    std::string m_folder;
    Estate m_estate;
    std::set<std::string> m_names, m_environments;
    std::map<std::string, int> m_copies; // next number of a name that is taken
};

} // namespace

std::vector<std::string> sourceTypes()
{
    return estateSchema()["$defs"]["source"]["properties"]["type"]["examples"]
        .get<std::vector<std::string>>();
}

Result<Estate> readEstate(const std::string& path)
{
    Result<Node> root = readYamlFile(path);
    if (!root)
        return root.error();
    if (!root->isMapping()) {
        return Error{ErrorKind::Misconfigured,
                     "an estate file is a mapping that begins with apiVersion: midwatch/v1",
                     0,
                     {},
                     Place{path, std::max(1, root->begin.line), std::max(1, root->begin.column)}};
    }
    return EstateReader(*root, path).read();
}

} // namespace mw
