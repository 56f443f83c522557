// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sources inside a cluster: they are asked through its API server's service proxy, with everything
// the cluster itself is asked with. GUI thread.
#pragma once

#include "app/wiring/endpoints.h"
#include "models/estate/service_ref.h"
#include "models/net/gateway.h"

namespace mw {

// Prometheus takes long queries as a form: a POST that only reads.
bool isQueryForm(const HttpCall& call);

// From what was made for the cluster to what its service is asked with. Reads are sent as GET: a
// POST needs the right to create services/proxy, which whoever may only look does not have.
EndpointMaker::Made
throughCluster(EndpointMaker::Made cluster, const EstateSource& source, const ServiceRef& service);

} // namespace mw
