// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The estate file and kubeconfigs, read and checked; no secret values, no I/O beyond the files
// named. Reading never fails as a whole because one entry is wrong: that entry carries its Error
// (with place) and the others work.
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/base/units.h"
#include "models/document/document.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mw {

// Kubeconfig user + cluster of one context, paths made absolute, data decoded.
struct KubeContext
{
    std::string name; // context name
    std::string clusterName, userName, ns;
    std::string server;
    std::string caPem; // from certificate-authority(-data)
    std::string tlsServerName, proxyUrl;
    bool insecureSkipTlsVerify = false;
    std::string clientCertPem;
    std::optional<SecretId> clientKeyFile; // or inline below
    std::string clientKeyInline; // client-key-data, decoded; treat as secret
    std::string tokenFile; // wins over token
    std::string tokenInline; // treat as secret
    std::string basicUser, basicPasswordInline;
    std::string impersonateUser, impersonateUid;
    std::vector<std::string> impersonateGroups;
    std::map<std::string, std::vector<std::string>> impersonateExtra;
    bool hasExec = false; // a command hands out its credentials
    std::string execCommand;
    std::vector<std::string> files; // that its entries name: certificates, key, token
    std::optional<Error> error; // what is wrong with this context, with place
};

struct Kubeconfig
{
    std::string currentContext;
    std::vector<KubeContext> contexts;
    std::vector<Diagnostic> diagnostics;
};

// KUBECONFIG list (':'-separated), first value wins, maps merge by name; or one explicit file.
Result<Kubeconfig> readKubeconfig(const std::vector<std::string>& files);
// $KUBECONFIG, else ~/.kube/config; empty if none exists.
std::vector<std::string> defaultKubeconfigFiles();
std::vector<std::string> kubeconfigCandidates(); // the same, also those that do not exist

struct EstateEnvironment
{
    std::string name; // "prod"
    std::string
        kind; // prod | staging | dev | drill | simulated (decides the line style, arming time)
    std::string region;
};

struct EstateCluster
{
    std::string name; // logical name
    std::string environment;
    std::string kubeconfig; // absolute path; empty = default files
    std::string context;
    std::vector<std::string> criticalNamespaces;
    std::vector<std::string> namespaces; // the only ones asked; empty = the whole cluster
    bool acceptInsecureTls = false; // the confirmation for insecure-skip-tls-verify
    std::optional<Error> error; // what is wrong with this entry, with place
    Place place;
};

struct DeclaredSlo
{
    std::string name, service;
    std::string objective; // decimal percent text "99.9"
    std::string window; // "30d"
    std::string errors, total; // counter selectors: "http_requests_total{code=~\"5..\"}"
    std::string errorRatioQuery; // alternative: PromQL with $window
    bool openSlo = false; // from an OpenSLO file
    std::optional<Error> error; // what is wrong with this SLO alone; the source works
    Place place;
};

struct EstateSource
{
    std::string name; // logical name
    std::string type; // sourceTypes(); unknown types are kept and shown as misconfigured
    std::string environment;
    std::string url;
    std::string caFile;
    std::string proxy;
    std::string orgId; // X-Scope-OrgID
    std::optional<SecretId> bearer, password;
    std::string user;
    std::vector<DeclaredSlo> slos;
    // What only this type knows, as written; checked against the schema's settings-<type>. Paths in
    // it are relative to folder.
    Node settings;
    std::string folder;
    bool enabled = true;
    std::optional<Error> error;
    Place place;
};

// Types of sources that the published schema describes: "prometheus", …
std::vector<std::string> sourceTypes();

struct EstateBudget // per calendar month, UTC
{
    std::string name;
    Money limit;
    std::string source; // whose bill; empty = every bill of the currency
    std::vector<std::string> services, accounts; // empty = all
    bool effective = false; // amortised instead of billed cost
    std::optional<Error> error; // what is wrong with this entry; it is left out
    Place place;
};

// What a service calls, and so may fail with; named as its label and its SLOs name it.
struct EstateService
{
    std::string name;
    std::string owner; // the team; empty = the label of its workloads says, or nobody does
    std::vector<std::string> dependencies; // services of this file
    std::optional<Error> error; // what is wrong with this entry; what could be read stays
    Place place;
};

// No changes from … until, where it holds.
struct EstateFreeze
{
    std::string reason;
    std::vector<std::string> environments; // empty = all
    World from{}, until{};
    std::optional<Error> error; // what is wrong with this entry; it is left out
    Place place;
};

// What a failover run from this machine needs ("Ready for DR").
struct EstateRecovery
{
    std::vector<std::string> clusters, sources; // names in this file
    std::vector<std::string> endpoints; // http(s) addresses of data planes that must answer
    std::vector<std::string> contacts; // keys of contacts
    Place place;
};

struct EstateThresholds
{ // defaults of domain.md §5.2
    std::map<std::string, double> values; // "node.notReadyMinutes": 15 …
    double get(const std::string& name, double fallback) const
    {
        const auto it = values.find(name);
        return it == values.end() ? fallback : it->second;
    }
};

struct Estate
{
    std::string file; // empty if made from a kubeconfig alone
    std::string title;
    std::vector<EstateEnvironment> environments;
    std::vector<EstateCluster> clusters;
    std::vector<EstateSource> sources;
    std::vector<std::string> runbookFolders; // absolute
    std::string serviceLabel = "app.kubernetes.io/name";
    std::string tenantLabel = "tenant"; // of workloads and pods, else of their namespace
    bool tenantLabelNamed = false; // the file names it; else it is the default
    std::string ownerLabel = "team"; // of workloads, else of their namespace
    std::string clockUrl; // clock: {url}: a simulated clock (GET → {"now":RFC3339,"speed":n})
    EstateThresholds thresholds;
    std::vector<EstateBudget> budgets;
    std::vector<EstateService> services;
    std::vector<EstateFreeze> freezes;
    std::optional<EstateRecovery> recovery;
    std::map<std::string, std::string> contacts;
    std::vector<Diagnostic> diagnostics; // every error and warning, with places
};

// Fails only if the file cannot be read or is no YAML mapping at all.
Result<Estate> readEstate(const std::string& path);
// One environment, one cluster per given context.
Estate estateFromContexts(const Kubeconfig& kubeconfig, const std::vector<std::string>& contexts);

} // namespace mw
