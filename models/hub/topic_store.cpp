// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/topic_store.h"

namespace mw {

template class Topic<Pod>;
template class Topic<KubeNode>;
template class Topic<Namespace>;
template class Topic<Workload>;
template class Topic<KubeEvent>;
template class Topic<ClusterState>;
template class Topic<Slo>;
template class Topic<Alert>;
template class Topic<Silence>;
template class Topic<Page>;
template class Topic<OnCallShift>;
template class Topic<PipelineRun>;
template class Topic<PipelineJob>;
template class Topic<Deployment>;
template class Topic<CostLine>;
template class Topic<AllocationLine>;

} // namespace mw
