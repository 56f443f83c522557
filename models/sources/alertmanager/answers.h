// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of Alertmanager's api v2 as rows. Any thread. Errors name the endpoint and the field:
// Protocol (no JSON, or JSON of something else), Decode (damaged, wrong types).
#pragma once

#include "models/base/result.h"
#include "models/data/alert.h"
#include "models/insight/alert_labels.h"

#include <map>
#include <memory>
#include <string_view>

namespace mw::am {

// fingerprint → where it is told
using Bundles = std::map<std::string, std::vector<AlertNotification>>;

Result<std::vector<Alert>> decodeAlerts(std::string_view body,
                                        Atom source,
                                        const LabelConvention& labels,
                                        const Bundles* bundles = nullptr);
Result<std::vector<Silence>> decodeSilences(std::string_view body, Atom source);
Result<Bundles> decodeGroups(std::string_view body);
Result<AlertServer> decodeStatus(std::string_view body, Atom source); // without receivers
Result<std::vector<std::string>> decodeReceivers(std::string_view body);

} // namespace mw::am
