// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Alertmanager configuration of the organisation: who is told, how alerts are bundled, what
// keeps what quiet. Pure.
#pragma once

#include "app/simulator/alerts/timeline.h"

#include <vector>

namespace mw::sim {

const std::vector<std::string>& alertReceivers();
// In the order of the routes.
std::vector<std::string> receiversOf(const LabelMap& labels);
LabelMap groupLabelsOf(const LabelMap& labels);
// A critical alert keeps the warning of the same name about the same thing quiet.
bool inhibits(const LabelMap& source, const LabelMap& target);
const char* alertmanagerConfig(); // as its file says it

} // namespace mw::sim
