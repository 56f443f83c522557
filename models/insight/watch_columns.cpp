// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_columns.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace mw {
namespace {

using Words = std::set<std::string, std::less<>>;

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// "CoreDNSDown", "ingress-nginx", "[FIRING:1] RedisDown cache" in lower case, word by word.
Words wordsOf(std::string_view text)
{
    Words out;
    std::string word;
    const auto end = [&] {
        if (!word.empty())
            out.insert(std::exchange(word, {}));
    };
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!isUpper(c) && !isLower(c) && !isDigit(c)) {
            end();
            continue;
        }
        const bool before = i > 0 && isUpper(text[i - 1]);
        const bool after = i + 1 < text.size() && isLower(text[i + 1]);
        if (isUpper(c) && (!before || after)) // "eD", and the D of "SDo"
            end();
        word += isUpper(c) ? char(c - 'A' + 'a') : c;
    }
    end();
    return out;
}

bool anyOf(const Words& words, const Words& wanted)
{
    return std::any_of(words.begin(), words.end(), [&wanted](const std::string& word) {
        if (wanted.find(word) != wanted.end())
            return true;
        const std::string_view one(word.data(), word.size() - 1); // "certificates"
        return word.back() == 's' && wanted.find(one) != wanted.end();
    });
}

const Words costWords{"cost", "spend", "spending", "billing", "bill"};
const Words recoveryWords{
    "backup", "velero", "restore", "snapshot", "rpo", "rto", "failover", "dr", "pitr"};
const Words edgeWords{
    "ingress", "egress",   "cert",       "certificate",  "certmanager",  "tls",     "ssl",
    "acme",    "x509",     "dns",        "coredns",      "nodelocaldns", "kubedns", "route53",
    "probe",   "blackbox", "synthetic",  "loadbalancer", "balancer",     "elb",     "alb",
    "nlb",     "cdn",      "cloudfront", "waf",          "traefik",      "haproxy", "externaldns"};
const Words shipWords{
    "pipeline", "workflow", "argocd", "argo", "flux", "gitops", "tekton", "jenkins"};
const Words dataWords{
    "database",   "db",         "postgres", "postgre",   "postgresql", "pgbouncer",
    "patroni",    "mysql",      "mariadb",  "sql",       "redis",      "valkey",
    "memcached",  "mongo",      "mongodb",  "cassandra", "clickhouse", "cockroach",
    "kafka",      "zookeeper",  "rabbitmq", "nats",      "pulsar",     "elasticsearch",
    "opensearch", "rds",        "aurora",   "dynamodb",  "s3",         "minio",
    "ceph",       "persistent", "volume",   "pvc",       "storage",    "replication",
    "stateful",   "qdrant",     "weaviate", "milvus",    "neo4j",      "influxdb"};

bool speaksOfBudget(const Words& words)
{
    const bool burns = words.count("burn") > 0 || words.count("burnrate") > 0
        || words.count("slo") > 0 || words.count("sli") > 0;
    return burns || (words.count("error") > 0 && words.count("budget") > 0);
}

// "KubeDeploymentReplicasMismatch" is about pods, "PostgresReplicationLag" is not.
bool isOfKubeState(const Words& words)
{
    return words.count("kube") > 0 && words.count("stateful") == 0
        && (words.count("deployment") > 0 || words.count("replicas") > 0 || words.count("hpa") > 0);
}

// Of names of objects only: what a service "cost-api" or "backup-ui" does is its own affair.
std::optional<Domain> columnOfObject(const Words& words)
{
    if (anyOf(words, edgeWords))
        return Domain::Edge;
    if (anyOf(words, dataWords))
        return Domain::Data;
    return std::nullopt;
}

std::optional<Domain> columnOfName(const Words& words)
{
    if (speaksOfBudget(words))
        return Domain::Users;
    if (isOfKubeState(words))
        return std::nullopt;
    if (anyOf(words, costWords))
        return Domain::Cost;
    if (anyOf(words, recoveryWords))
        return Domain::Recovery;
    if (anyOf(words, edgeWords))
        return Domain::Edge;
    if (anyOf(words, shipWords))
        return Domain::Ship;
    if (anyOf(words, dataWords))
        return Domain::Data;
    return std::nullopt;
}

} // namespace

const char* toString(Domain domain)
{
    switch (domain) {
    case Domain::Users:
        return "users";
    case Domain::Work:
        return "work";
    case Domain::Data:
        return "data";
    case Domain::Edge:
        return "edge";
    case Domain::Ship:
        return "ship";
    case Domain::Recovery:
        return "recovery";
    case Domain::Cost:
        break;
    }
    return "cost";
}

std::optional<Domain> columnOf(const Finding& finding)
{
    const std::string& check = finding.check;
    if (check == "SLO")
        return Domain::Users;
    if (check == "SHIP")
        return Domain::Ship;
    if (check == "COST")
        return Domain::Cost;
    if (check == "PROV" || check == "SEEN" || check == "ALERT")
        return std::nullopt;
    const std::string_view kind = finding.object.kind.view();
    if (kind == "StatefulSet" || kind == "PersistentVolumeClaim" || kind == "PersistentVolume")
        return Domain::Data;
    if (kind == "Node" || finding.object.name.empty())
        return Domain::Work;
    Words words = wordsOf(finding.object.name);
    words.merge(wordsOf(finding.object.ns.view()));
    return columnOfObject(words).value_or(Domain::Work);
}

Domain columnOf(const Alert& alert)
{
    if (!labelOf(alert.labels, "sloth_slo").empty() || !labelOf(alert.labels, "slo").empty())
        return Domain::Users;
    if (const auto byName = columnOfName(wordsOf(alert.name)))
        return *byName;
    if (!labelOf(alert.labels, "ingress").empty())
        return Domain::Edge;
    if (!labelOf(alert.labels, "persistentvolumeclaim").empty()
        || !labelOf(alert.labels, "statefulset").empty())
        return Domain::Data;
    Words words = wordsOf(alert.service);
    for (const char* label : {"service",
                              "app",
                              "deployment",
                              "daemonset",
                              "workload",
                              "pod",
                              "container",
                              "job",
                              "namespace"})
        words.merge(wordsOf(labelOf(alert.labels, label)));
    return columnOfObject(words).value_or(Domain::Work);
}

Domain columnOfWords(const std::string& title, const std::string& object)
{
    if (const auto byName = columnOfName(wordsOf(title)))
        return *byName;
    return columnOfObject(wordsOf(object)).value_or(Domain::Work);
}

} // namespace mw
