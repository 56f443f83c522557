// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Kubernetes objects of the estate as documents, with the defaults the API server would fill in.
#include "app/simulator/estate/blueprint.h"

#include <cmath>
#include <optional>

namespace mw::sim {

namespace {

Json labelsOf(const AppSpec& app, const std::string& version)
{
    Json labels = {{"app.kubernetes.io/name", app.name},
                   {"app.kubernetes.io/part-of", app.ns},
                   {"app.kubernetes.io/version", version}};
    if (const std::string agent = agentOf(app.ns, app.name); !agent.empty())
        labels["agent"] = agent;
    if (const std::string tenant = tenantOf(app.ns, app.name); !tenant.empty())
        labels["tenant"] = tenant;
    return labels;
}

Json probe(const char* path, int delay)
{
    return {{"httpGet", {{"path", path}, {"port", "http"}, {"scheme", "HTTP"}}},
            {"initialDelaySeconds", delay},
            {"timeoutSeconds", 1},
            {"periodSeconds", 10},
            {"successThreshold", 1},
            {"failureThreshold", 3}};
}

} // namespace

Json podTemplateDoc(const AppSpec& app, const std::string& version, const std::string& region)
{
    Json container = {
        {"name", app.name},
        {"image", app.image + ":" + version},
        {"ports",
         {{{"name", "http"}, {"containerPort", app.port}, {"protocol", "TCP"}},
          {{"name", "metrics"}, {"containerPort", 9100}, {"protocol", "TCP"}}}},
        {"env",
         {{{"name", "POD_NAME"},
           {"valueFrom", {{"fieldRef", {{"apiVersion", "v1"}, {"fieldPath", "metadata.name"}}}}}},
          {{"name", "AWS_REGION"}, {"value", region}}}},
        {"resources",
         {{"limits", {{"memory", app.memory}}},
          {"requests", {{"cpu", app.cpu}, {"memory", app.memory}}}}},
    };
    if (app.rate > 0) {
        container["livenessProbe"] = probe("/healthz", 10);
        container["readinessProbe"] = probe("/readyz", 3);
    }
    container["terminationMessagePath"] = "/dev/termination-log";
    container["terminationMessagePolicy"] = "File";
    container["imagePullPolicy"] = "IfNotPresent";
    Json containers = Json::array({container});
    if (app.sidecar) {
        containers.push_back({{"name", app.sidecar},
                              {"image", "docker.io/otel/opentelemetry-collector-contrib:0.134.0"},
                              {"resources",
                               {{"limits", {{"memory", "64Mi"}}},
                                {"requests", {{"cpu", "20m"}, {"memory", "64Mi"}}}}},
                              {"terminationMessagePath", "/dev/termination-log"},
                              {"terminationMessagePolicy", "File"},
                              {"imagePullPolicy", "IfNotPresent"}});
    }
    Json spec = {{"containers", containers},
                 {"restartPolicy", "Always"},
                 {"terminationGracePeriodSeconds", 30},
                 {"dnsPolicy", "ClusterFirst"}};
    if (!app.pool.empty())
        spec["nodeSelector"] = {{"eks.amazonaws.com/nodegroup", app.pool}};
    spec["serviceAccountName"] = app.name;
    spec["serviceAccount"] = app.name;
    spec["securityContext"] = Json::object();
    spec["schedulerName"] = "default-scheduler";
    if (app.kind == Kind::DaemonSet)
        spec["tolerations"] = Json::array({{{"operator", "Exists"}}});
    return {{"metadata",
             {{"labels", labelsOf(app, version)},
              {"annotations", {{"prometheus.io/port", "9100"}, {"prometheus.io/scrape", "true"}}}}},
            {"spec", spec}};
}

Json workloadDoc(const AppSpec& app, const Json& podTemplate, const std::string& uid, Ms created)
{
    const Json selector = {{"matchLabels", {{"app.kubernetes.io/name", app.name}}}};
    Json labels = labelsOf(app, app.version);
    // On the workload alone, as most people have it: pods are found by their workload.
    if (const std::string team = teamOf(app.ns); !team.empty())
        labels["team"] = team;
    Json metadata = {{"name", app.name},
                     {"namespace", app.ns},
                     {"uid", uid},
                     {"generation", app.revisions + 2},
                     {"creationTimestamp", timeText(created)},
                     {"labels", labels},
                     {"annotations", Json::object()}};
    Json spec;
    if (app.kind == Kind::Deployment) {
        // Slow starters are rolled out gently.
        const bool gentle = app.startup > 20;
        spec = {{"replicas", app.replicas},
                {"selector", selector},
                {"template", podTemplate},
                {"strategy",
                 {{"type", "RollingUpdate"},
                  {"rollingUpdate",
                   {{"maxUnavailable", gentle ? "15%" : "25%"},
                    {"maxSurge", gentle ? "10%" : "25%"}}}}}};
        if (gentle)
            spec["minReadySeconds"] = 15;
        spec["revisionHistoryLimit"] = 10;
        spec["progressDeadlineSeconds"] = 600;
    } else if (app.kind == Kind::StatefulSet) {
        spec = {
            {"replicas", app.replicas},
            {"selector", selector},
            {"template", podTemplate},
            {"serviceName", app.name},
            {"podManagementPolicy", "OrderedReady"},
            {"updateStrategy", {{"type", "RollingUpdate"}, {"rollingUpdate", {{"partition", 0}}}}},
            {"revisionHistoryLimit", 10},
            {"persistentVolumeClaimRetentionPolicy",
             {{"whenDeleted", "Retain"}, {"whenScaled", "Retain"}}}};
    } else {
        metadata["annotations"]["deprecated.daemonset.template.generation"]
            = std::to_string(app.revisions + 2);
        spec = {{"selector", selector},
                {"template", podTemplate},
                {"updateStrategy",
                 {{"type", "RollingUpdate"},
                  {"rollingUpdate", {{"maxUnavailable", 1}, {"maxSurge", 0}}}}},
                {"revisionHistoryLimit", 10}};
    }
    return {{"metadata", metadata}, {"spec", spec}, {"status", Json::object()}};
}

Json nodeDoc(const NodeRun& node, const PoolSpec& pool, Random& random)
{
    const NodeHistory& h = node.history;
    const std::string created = timeText(h.created);
    char id[18];
    std::snprintf(id, sizeof id, "%017llx", static_cast<unsigned long long>(random.next() >> 4));
    Json labels = {{"beta.kubernetes.io/arch", "amd64"}, {"beta.kubernetes.io/os", "linux"}};
    for (const auto& [key, value] : node.labels)
        labels[key] = value;
    const auto condition
        = [&](const char* type, const char* status, const char* reason, const char* message) {
              return Json{{"type", type},
                          {"status", status},
                          {"lastHeartbeatTime", created},
                          {"lastTransitionTime", timeText(h.created + 35 * second)},
                          {"reason", reason},
                          {"message", message}};
          };
    const auto kib = [](double gigabytes) {
        return std::to_string(static_cast<int64_t>(gigabytes * 1048576)) + "Ki";
    };
    const std::string pods = std::to_string(h.pods);
    char uuid[37];
    std::snprintf(uuid,
                  sizeof uuid,
                  "ec2%05x-%04x-%04x-%04x-%012llx",
                  static_cast<unsigned>(random.below(1u << 20)),
                  static_cast<unsigned>(random.below(1u << 16)),
                  static_cast<unsigned>(random.below(1u << 16)),
                  static_cast<unsigned>(random.below(1u << 16)),
                  static_cast<unsigned long long>(random.below(1ull << 48)));
    std::string machine = random.uuid();
    std::erase(machine, '-');
    return {{"metadata",
             {{"name", node.name},
              {"uid", random.uuid()},
              {"creationTimestamp", created},
              {"labels", labels},
              {"annotations",
               {{"node.alpha.kubernetes.io/ttl", "0"},
                {"volumes.kubernetes.io/controller-managed-attach-detach", "true"}}}}},
            {"spec", {{"providerID", "aws:///" + h.zone + "/i-" + id}}},
            {"status",
             {{"capacity",
               {{"cpu", std::to_string(static_cast<int>(pool.cores))},
                {"ephemeral-storage", "83873772Ki"},
                {"memory", kib(pool.gigabytes)},
                {"pods", pods}}},
              {"allocatable",
               {{"cpu", std::to_string(std::lround(h.cores * 1000)) + "m"},
                {"ephemeral-storage", "76224326324"},
                {"memory", kib(h.memory / 1073741824.0)},
                {"pods", pods}}},
              {"conditions",
               {condition("MemoryPressure",
                          "False",
                          "KubeletHasSufficientMemory",
                          "kubelet has sufficient memory available"),
                condition("DiskPressure",
                          "False",
                          "KubeletHasNoDiskPressure",
                          "kubelet has no disk pressure"),
                condition("PIDPressure",
                          "False",
                          "KubeletHasSufficientPID",
                          "kubelet has sufficient PID available"),
                condition("Ready", "True", "KubeletReady", "kubelet is posting ready status")}},
              {"addresses",
               {{{"type", "InternalIP"}, {"address", node.ip}},
                {{"type", "InternalDNS"}, {"address", node.name}},
                {{"type", "Hostname"}, {"address", node.name}}}},
              {"daemonEndpoints", {{"kubeletEndpoint", {{"Port", 10250}}}}},
              {"nodeInfo",
               {{"machineID", machine},
                {"systemUUID", uuid},
                {"bootID", random.uuid()},
                {"kernelVersion", "6.12.46-66.121.amzn2023.x86_64"},
                {"osImage", "Amazon Linux 2023.9.20251027"},
                {"containerRuntimeVersion", "containerd://2.1.4"},
                {"kubeletVersion", "v1.34.1-eks-113cf36"},
                {"kubeProxyVersion", ""},
                {"operatingSystem", "linux"},
                {"architecture", "amd64"}}}}}};
}

namespace {

Json port(const char* name, int number, const char* protocol = "TCP")
{
    return {{"name", name}, {"protocol", protocol}, {"port", number}, {"targetPort", name}};
}

// As kube-prometheus and prometheus-operator write their services; nothing for all others.
struct MonitoringService
{
    Json ports, labels;
};

std::optional<MonitoringService> monitoringService(const AppSpec& app)
{
    const auto labels = [&](const char* name, const char* component, const char* instance) {
        return Json{{"app.kubernetes.io/name", name},
                    {"app.kubernetes.io/component", component},
                    {"app.kubernetes.io/instance", instance},
                    {"app.kubernetes.io/part-of", "kube-prometheus"},
                    {"app.kubernetes.io/version", app.version.substr(1)}};
    };
    const Json reloader = port("reloader-web", 8080);
    if (app.name == "prometheus-k8s")
        return MonitoringService{Json::array({port("web", 9090), reloader}),
                                 labels("prometheus", "prometheus", "k8s")};
    if (app.name == "alertmanager-main")
        return MonitoringService{Json::array({port("web", 9093), reloader}),
                                 labels("alertmanager", "alert-router", "main")};
    return std::nullopt;
}

} // namespace

Json serviceDoc(const AppSpec& app, const std::string& uid, const std::string& ip, Ms created)
{
    const auto monitoring = monitoringService(app);
    const bool headless = app.kind == Kind::StatefulSet && !monitoring;
    const bool edge = app.name == "api-gateway";
    Json spec = {{"ports",
                  Json::array({{{"name", "http"},
                                {"protocol", "TCP"},
                                {"port", app.port == 8080 ? 80 : app.port},
                                {"targetPort", "http"}}})},
                 {"selector", {{"app.kubernetes.io/name", app.name}}},
                 {"clusterIP", headless ? std::string("None") : ip},
                 {"clusterIPs", Json::array({headless ? std::string("None") : ip})},
                 {"type", edge ? "LoadBalancer" : "ClusterIP"},
                 {"sessionAffinity", "None"},
                 {"ipFamilies", Json::array({"IPv4"})},
                 {"ipFamilyPolicy", "SingleStack"},
                 {"internalTrafficPolicy", "Cluster"}};
    if (monitoring) {
        spec["ports"] = monitoring->ports;
        spec["sessionAffinity"] = "ClientIP";
    }
    Json balancer = Json::object();
    if (edge) {
        spec["ports"][0]["nodePort"] = 31080;
        spec["externalTrafficPolicy"] = "Cluster";
        balancer["ingress"] = Json::array(
            {{{"hostname", "k8s-edge-apigatew-3f1c2a9b7d.elb.us-east-1.amazonaws.com"}}});
    }
    return {{"metadata",
             {{"name", app.name},
              {"namespace", app.ns},
              {"uid", uid},
              {"creationTimestamp", timeText(created)},
              {"labels", monitoring ? monitoring->labels : labelsOf(app, app.version)}}},
            {"spec", spec},
            {"status", {{"loadBalancer", balancer}}}};
}

std::vector<Json> operatedServiceDocs(bool primary, Ms created)
{
    const auto doc = [created](const char* name,
                               const char* uid,
                               Json labels,
                               Json ports,
                               const std::string& ip,
                               const char* selected) {
        return Json{{"metadata",
                     {{"name", name},
                      {"namespace", "monitoring"},
                      {"uid", uid},
                      {"creationTimestamp", timeText(created)},
                      {"labels", std::move(labels)}}},
                    {"spec",
                     {{"ports", std::move(ports)},
                      {"selector", {{"app.kubernetes.io/name", selected}}},
                      {"clusterIP", ip},
                      {"clusterIPs", Json::array({ip})},
                      {"type", "ClusterIP"},
                      {"sessionAffinity", "None"},
                      {"ipFamilies", Json::array({"IPv4"})},
                      {"ipFamilyPolicy", "SingleStack"},
                      {"internalTrafficPolicy", "Cluster"}}},
                    {"status", {{"loadBalancer", Json::object()}}}};
    };
    std::vector<Json> all{
        doc("prometheus-operated",
            "5c2a8f0e-7d1b-4a53-9e60-1f4b7c93d201",
            {{"managed-by", "prometheus-operator"}, {"operated-prometheus", "true"}},
            Json::array({port("web", 9090)}),
            "None",
            "prometheus-k8s"),
        doc("alertmanager-operated",
            "5c2a8f0e-7d1b-4a53-9e60-1f4b7c93d202",
            {{"managed-by", "prometheus-operator"}, {"operated-alertmanager", "true"}},
            Json::array({port("web", 9093), port("tcp-mesh", 9094), port("udp-mesh", 9094, "UDP")}),
            "None",
            "alertmanager-main")};
    if (primary)
        all.push_back(doc("opencost",
                          "5c2a8f0e-7d1b-4a53-9e60-1f4b7c93d203",
                          {{"app.kubernetes.io/name", "opencost"},
                           {"app.kubernetes.io/instance", "opencost"},
                           {"app.kubernetes.io/part-of", "opencost"},
                           {"helm.sh/chart", "opencost-2.2.0"}},
                          Json::array({port("http", 9003), port("http-ui", 9090)}),
                          "172.20.250.250",
                          "opencost"));
    return all;
}

} // namespace mw::sim
