// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Ready for DR" for the doctor: checked once, for programs and for people.
#pragma once

#include "app/wiring/session.h"
#include "models/data/readiness.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace mw::cli {

// After the sources have settled; runs the event loop until every answer is there, or 20 s.
ReadyReport checkReadiness(Session& session);
nlohmann::json readyJson(const ReadyReport& report, World now);
// A section of the doctor's page, from what readyJson() made.
std::string readyText(const nlohmann::json& ready, int width);

} // namespace mw::cli
