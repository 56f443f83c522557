// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who runs what: pools and applications of Agent Factory.
#include "app/simulator/estate/blueprint.h"

namespace mw::sim {

std::string agentOf(const std::string& ns, const std::string& workload)
{
    static const std::string prefix = "agent-";
    return ns == "agents" && workload.starts_with(prefix) ? workload.substr(prefix.size())
                                                          : std::string();
}

std::string tenantOf(const std::string& ns, const std::string& workload)
{
    if (ns.starts_with("tenant-"))
        return ns;
    if (ns == "jobs" && workload == "embedding-worker")
        return "kestrel"; // whose bulk import crowds out the others in noisy-tenant
    const std::string agent = agentOf(ns, workload);
    if (agent.empty())
        return {};
    // Eleven tenants, a few agents each; the letters decide, so that it never changes.
    static const char* const names[] = {"acme",
                                        "borealis",
                                        "contoso",
                                        "dunder",
                                        "everest",
                                        "fabrikam",
                                        "globex",
                                        "hooli",
                                        "initech",
                                        "juniper",
                                        "kestrel"};
    size_t sum = 0;
    for (const char c : agent)
        sum = sum * 31 + static_cast<unsigned char>(c);
    return names[sum % std::size(names)];
}

std::string teamOf(const std::string& ns)
{
    if (ns.starts_with("tenant-") || ns == "default" || ns == "kube-public")
        return {}; // the tenants' own people, whom nobody here knows; nobody
    if (ns == "agent-platform" || ns == "agents")
        return "agents";
    if (ns == "portal")
        return "web";
    return ns == "edge" || ns == "payments" ? ns : "platform";
}

const std::vector<PoolSpec>& pools(bool primary)
{
    static const std::vector<PoolSpec> east = {
        {"system", "m6i.xlarge", 3, 4, 16, 0},
        {"api-gateway", "c6i.2xlarge", 3, 8, 16, 0},
        {"agent-factory", "m6i.2xlarge", 4, 8, 32, 0},
        {"agent-runtime", "c6i.xlarge", 16, 4, 8, 0.6},
        {"worker", "m6i.xlarge", 8, 4, 16, 0.8},
    };
    static const std::vector<PoolSpec> west = {
        {"system", "m6i.xlarge", 3, 4, 16, 0},
        {"api-gateway", "c6i.2xlarge", 2, 8, 16, 0},
        {"agent-factory", "m6i.2xlarge", 2, 8, 32, 0},
        {"agent-runtime", "c6i.xlarge", 3, 4, 8, 0},
        {"worker", "m6i.xlarge", 2, 4, 16, 0},
    };
    return primary ? east : west;
}

namespace {

constexpr Kind deployment = Kind::Deployment;
constexpr Kind stateful = Kind::StatefulSet;
constexpr Kind daemon = Kind::DaemonSet;
const std::string ecr = "402138776511.dkr.ecr.us-east-1.amazonaws.com/agent-factory/";

const char* const agentNames[] = {
    "invoice-triage",   "contract-review",  "onboarding-guide", "expense-audit",
    "travel-planner",   "support-tier1",    "support-tier2",    "refund-checker",
    "fraud-screening",  "kyc-documents",    "claims-intake",    "claims-estimate",
    "policy-lookup",    "hr-questions",     "candidate-screen", "meeting-notes",
    "release-notes",    "code-review",      "incident-scribe",  "log-analyst",
    "sql-assistant",    "dashboard-writer", "forecast-helper",  "inventory-watch",
    "supplier-match",   "purchase-order",   "price-monitor",    "catalog-enrich",
    "translation-desk", "tone-editor",      "brand-check",      "seo-writer",
    "campaign-planner", "lead-scoring",     "crm-cleanup",      "churn-signal",
    "survey-summary",   "ticket-router",    "sla-reminder",     "email-drafts",
    "calendar-broker",  "visa-documents",   "clinical-coding",  "lab-results",
    "appointment-desk", "property-listing", "lease-abstract",   "energy-advisor",
    "fleet-dispatch",   "route-planner",    "customs-papers",   "recall-notices",
};

void platform(std::vector<AppSpec>& all, bool primary)
{
    AppSpec gateway{deployment,
                    "edge",
                    "api-gateway",
                    ecr + "api-gateway",
                    "4.8.2",
                    primary ? 6 : 2,
                    "api-gateway",
                    "1500m",
                    "1Gi"};
    gateway.busy = 0.38;
    gateway.pdb = 1;
    gateway.rolledDays = 9;
    gateway.rate = primary ? 420 : 6;
    gateway.median = 0.041;
    all.push_back(gateway);

    AppSpec factory{deployment,
                    "agent-platform",
                    "agent-factory",
                    ecr + "agent-factory",
                    "3.21.0",
                    primary ? 6 : 2,
                    "agent-factory",
                    "900m",
                    "1536Mi"};
    factory.busy = primary ? 0.67 : 0.4;
    factory.hpaMin = primary ? 3 : 2;
    factory.hpaMax = 50;
    factory.pdb = 1;
    factory.rolledDays = 5;
    factory.sidecar = "otel-agent";
    factory.rate = primary ? 42 : 0.6;
    factory.median = 0.12;
    all.push_back(factory);

    AppSpec registry{deployment,
                     "agent-platform",
                     "agent-registry",
                     ecr + "agent-registry",
                     "1.34.5",
                     primary ? 4 : 2,
                     "agent-factory",
                     "500m",
                     "768Mi"};
    registry.busy = primary ? 0.66 : 0.4;
    registry.hpaMin = primary ? 3 : 2;
    registry.hpaMax = 10;
    registry.pdb = 1;
    registry.rolledDays = 16;
    registry.rate = primary ? 88 : 1.2;
    registry.median = 0.018;
    all.push_back(registry);

    AppSpec runtime{deployment,
                    "agent-platform",
                    "agent-runtime",
                    ecr + "agent-runtime",
                    "2.14.0",
                    primary ? 40 : 6,
                    "agent-runtime",
                    "700m",
                    "1100Mi"};
    runtime.busy = primary ? 0.68 : 0.5;
    runtime.hpaMin = primary ? 10 : 4;
    runtime.hpaMax = 200;
    runtime.pdb = primary ? 4 : 1;
    runtime.rolledDays = 3;
    runtime.revisions = 43;
    runtime.startup = 38;
    runtime.sidecar = "otel-agent";
    runtime.rate = primary ? 310 : 4;
    runtime.median = 0.09;
    runtime.errors = 1.2e-5;
    all.push_back(runtime);
}

void cluster(std::vector<AppSpec>& all, bool primary)
{
    const std::string sys = "kube-system";
    const auto add = [&all](Kind kind,
                            const std::string& ns,
                            const std::string& name,
                            const std::string& image,
                            const std::string& version,
                            int replicas,
                            const std::string& pool,
                            const char* cpu,
                            const char* memory,
                            int days) {
        AppSpec app{kind, ns, name, image, version, replicas, pool, cpu, memory};
        app.rolledDays = days;
        app.busy = 0.22;
        app.pdb = kind == deployment && replicas > 1 && ns == "kube-system" ? 1 : 0;
        all.push_back(app);
    };
    const std::string eks = "602401143452.dkr.ecr.us-east-1.amazonaws.com/eks/";
    add(daemon, sys, "aws-node", eks + "amazon-k8s-cni", "v1.20.2", 0, "", "25m", "64Mi", 41);
    add(daemon, sys, "kube-proxy", eks + "kube-proxy", "v1.34.1", 0, "", "100m", "64Mi", 41);
    add(deployment,
        sys,
        "coredns",
        eks + "coredns",
        "v1.12.3",
        primary ? 3 : 2,
        "system",
        "100m",
        "70Mi",
        41);
    add(deployment,
        sys,
        "metrics-server",
        "registry.k8s.io/metrics-server/metrics-server",
        "v0.8.0",
        2,
        "system",
        "100m",
        "200Mi",
        41);
    add(deployment,
        sys,
        "cluster-autoscaler",
        "registry.k8s.io/autoscaling/cluster-autoscaler",
        "v1.34.0",
        1,
        "system",
        "100m",
        "600Mi",
        24);
    add(deployment,
        sys,
        "ebs-csi-controller",
        eks + "aws-ebs-csi-driver",
        "v1.48.0",
        2,
        "system",
        "60m",
        "240Mi",
        41);
    add(deployment,
        sys,
        "aws-load-balancer-controller",
        eks + "aws-load-balancer-controller",
        "v2.14.0",
        2,
        "system",
        "100m",
        "200Mi",
        33);
    add(daemon,
        "monitoring",
        "node-exporter",
        "quay.io/prometheus/node-exporter",
        "v1.9.1",
        0,
        "",
        "102m",
        "180Mi",
        27);
    add(deployment,
        "monitoring",
        "kube-state-metrics",
        "registry.k8s.io/kube-state-metrics/kube-state-metrics",
        "v2.17.0",
        1,
        "system",
        "100m",
        "250Mi",
        27);
    add(deployment,
        "monitoring",
        "prometheus-operator",
        "quay.io/prometheus-operator/prometheus-operator",
        "v0.85.0",
        1,
        "system",
        "100m",
        "200Mi",
        27);
    add(deployment,
        "monitoring",
        "grafana",
        "docker.io/grafana/grafana",
        "12.1.1",
        1,
        "system",
        "100m",
        "200Mi",
        13);
    add(stateful,
        "monitoring",
        "prometheus-k8s",
        "quay.io/prometheus/prometheus",
        "v3.5.0",
        2,
        "agent-factory",
        "500m",
        "4Gi",
        27);
    add(stateful,
        "monitoring",
        "alertmanager-main",
        "quay.io/prometheus/alertmanager",
        "v0.28.1",
        primary ? 3 : 1,
        "system",
        "10m",
        "100Mi",
        27);
    add(deployment,
        "cert-manager",
        "cert-manager",
        "quay.io/jetstack/cert-manager-controller",
        "v1.18.2",
        1,
        "system",
        "50m",
        "128Mi",
        38);
    add(deployment,
        "cert-manager",
        "cert-manager-cainjector",
        "quay.io/jetstack/cert-manager-cainjector",
        "v1.18.2",
        1,
        "system",
        "50m",
        "128Mi",
        38);
    add(deployment,
        "cert-manager",
        "cert-manager-webhook",
        "quay.io/jetstack/cert-manager-webhook",
        "v1.18.2",
        1,
        "system",
        "50m",
        "64Mi",
        38);
    add(deployment,
        "external-secrets",
        "external-secrets",
        "ghcr.io/external-secrets/external-secrets",
        "v0.19.2",
        2,
        "system",
        "50m",
        "128Mi",
        31);
    add(deployment,
        "velero",
        "velero",
        "docker.io/velero/velero",
        "v1.16.2",
        1,
        "system",
        "100m",
        "256Mi",
        52);
    if (!primary)
        return;
    add(daemon,
        "falco",
        "falco",
        "docker.io/falcosecurity/falco",
        "0.41.3",
        0,
        "",
        "100m",
        "256Mi",
        20);
    add(deployment,
        "argocd",
        "argocd-server",
        "quay.io/argoproj/argocd",
        "v3.1.5",
        2,
        "agent-factory",
        "100m",
        "256Mi",
        11);
    add(deployment,
        "argocd",
        "argocd-repo-server",
        "quay.io/argoproj/argocd",
        "v3.1.5",
        2,
        "agent-factory",
        "250m",
        "512Mi",
        11);
    add(deployment,
        "argocd",
        "argocd-redis",
        "public.ecr.aws/docker/library/redis",
        "8.2.1",
        1,
        "agent-factory",
        "50m",
        "64Mi",
        58);
    add(stateful,
        "argocd",
        "argocd-application-controller",
        "quay.io/argoproj/argocd",
        "v3.1.5",
        1,
        "agent-factory",
        "500m",
        "1Gi",
        11);
    add(stateful,
        "vault",
        "vault",
        "docker.io/hashicorp/vault",
        "1.20.3",
        3,
        "system",
        "250m",
        "512Mi",
        35);
    add(deployment,
        "gatekeeper-system",
        "gatekeeper-controller-manager",
        "docker.io/openpolicyagent/gatekeeper",
        "v3.20.1",
        3,
        "agent-factory",
        "100m",
        "256Mi",
        29);
    add(deployment,
        "gatekeeper-system",
        "gatekeeper-audit",
        "docker.io/openpolicyagent/gatekeeper",
        "v3.20.1",
        1,
        "agent-factory",
        "100m",
        "512Mi",
        29);
    add(deployment,
        "trivy-system",
        "trivy-operator",
        "ghcr.io/aquasecurity/trivy-operator",
        "0.29.0",
        1,
        "agent-factory",
        "100m",
        "256Mi",
        17);
}

} // namespace

std::vector<AppSpec> apps(bool primary)
{
    std::vector<AppSpec> all;
    cluster(all, primary);
    platform(all, primary);
    const auto app = [&all](const std::string& ns,
                            const std::string& name,
                            const char* version,
                            int replicas,
                            const std::string& pool,
                            const char* cpu,
                            const char* memory,
                            int days,
                            double rate,
                            double median) {
        AppSpec spec{deployment, ns, name, ecr + name, version, replicas, pool, cpu, memory};
        spec.rolledDays = days;
        spec.rate = rate;
        spec.median = median;
        spec.errors = 6e-5;
        spec.pdb = replicas > 1 && rate > 0 ? 1 : 0;
        all.push_back(spec);
    };
    app("payments",
        "payments-api",
        "7.3.1",
        primary ? 3 : 2,
        "agent-factory",
        "300m",
        "512Mi",
        8,
        primary ? 36 : 0.5,
        0.062);
    app("payments", "payments-ledger", "5.0.9", 2, "agent-factory", "250m", "768Mi", 21, 0, 0);
    if (!primary) {
        app("jobs", "task-worker", "1.19.3", 3, "worker", "450m", "900Mi", 6, 0, 0);
        return all;
    }
    app("payments",
        "payments-webhooks",
        "2.6.0",
        2,
        "agent-factory",
        "100m",
        "256Mi",
        14,
        9,
        0.035);
    app("portal", "portal-web", "2025.11.3", 3, "agent-factory", "150m", "256Mi", 2, 55, 0.028);
    app("portal", "portal-bff", "2025.11.3", 3, "agent-factory", "200m", "384Mi", 2, 47, 0.054);
    app("jobs", "task-worker", "1.19.3", 24, "worker", "700m", "1400Mi", 6, 0, 0);
    app("jobs", "embedding-worker", "0.31.0", 6, "worker", "500m", "1536Mi", 4, 0, 0);
    app("jobs", "report-worker", "1.8.2", 4, "worker", "300m", "512Mi", 19, 0, 0);
    app("jobs", "index-builder", "0.12.7", 3, "worker", "400m", "1Gi", 23, 0, 0);
    AppSpec kafka{stateful,
                  "kafka",
                  "kafka",
                  "quay.io/strimzi/kafka",
                  "0.47.0-kafka-4.0.0",
                  3,
                  "agent-factory",
                  "500m",
                  "3Gi"};
    kafka.rolledDays = 44;
    kafka.pdb = 1;
    kafka.port = 9092;
    all.push_back(kafka);
    app("kafka", "kafka-exporter", "1.9.0", 1, "agent-factory", "50m", "64Mi", 44, 0, 0);
    int n = 0;
    for (const char* name : agentNames) {
        ++n;
        AppSpec agent{deployment,
                      "agents",
                      std::string("agent-") + name,
                      ecr + "agents/" + name,
                      "1." + std::to_string(n % 9 + 2) + "." + std::to_string(n % 4),
                      1 + n % 3 / 2,
                      n % 2 == 0 ? "agent-factory" : "worker",
                      "60m",
                      "192Mi"};
        agent.rolledDays = 1 + n * 7 % 34;
        agent.busy = 0.2 + 0.01 * (n % 23);
        all.push_back(agent);
    }
    return all;
}

} // namespace mw::sim
