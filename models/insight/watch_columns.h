// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which column of the matrix a fact belongs to. Every fact stands in exactly one, so that one cause
// is one mark. Pure; any thread.
//
// Findings, by their check: SLO → Users, SHIP → Ship, COST → Cost. Those of a cluster by what they
// speak of: StatefulSet, PersistentVolume(Claim) → Data; what serves names, certificates or
// ingress, by its name or namespace ("kube-system/coredns") → Edge; everything else, with API and
// ETCD → Work: an API server that does not answer stops changes, users still come in. PROV (outside
// providers), SEEN and ALERT (counted as the alert itself) → none.
//
// Alerts, by the words of their name ("KubeClientCertificateExpiration" → kube client certificate
// expiration), the first that fits: an error budget or its burn, or a label sloth_slo/slo → Users;
// cost → Cost; backup, restore, RPO, failover → Recovery; ingress, certificates, DNS, probes, load
// balancers → Edge; pipelines, GitOps → Ship; databases, queues, volumes, replication → Data. Where
// the name says nothing, what they speak of does (service, workload, pod, job, namespace …): Edge
// and Data as above. An alert that fits none → Work.
#pragma once

#include "models/data/alert.h"
#include "models/data/finding.h"

#include <optional>
#include <string>

namespace mw {

enum class Domain { Users, Work, Data, Edge, Ship, Recovery, Cost };
const char* toString(Domain domain); // "users" "work" …

std::optional<Domain> columnOf(const Finding& finding);
Domain columnOf(const Alert& alert);
// Of a page that no alert stands behind: its title is read like the name of an alert, then its
// object like a service.
Domain columnOfWords(const std::string& title, const std::string& object);

} // namespace mw
