// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PagerDuty's objects as JSON.
#pragma once

#include "app/simulator/faces/pagerduty/pager.h"

#include <nlohmann/json_fwd.hpp>

namespace mw::sim {

nlohmann::json userJson(size_t user);
nlohmann::json incidentJson(const PagerIncident& incident);
nlohmann::json noteJson(const PagerNote& note);
nlohmann::json onCallJson(const PagerShift& shift);
nlohmann::json servicesJson();
nlohmann::json policiesJson();

} // namespace mw::sim
