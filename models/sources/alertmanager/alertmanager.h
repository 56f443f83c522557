// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One Alertmanager (api v2, also Mimir's and Grafana's): polls alerts, silences, how alerts are
// bundled, and what the server is. Parts: alerts, silences, groups (only while somebody looks),
// server. Topic rows: Alert "<source>/Alert", Silence "<source>/Silence", AlertServer.
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/insight/alert_labels.h"
#include "models/sources/source.h"

#include <memory>

namespace mw {

struct AlertmanagerSettings
{
    SourceId id;
    LabelConvention labels;
    Millis alertsEvery{15'000};
    Millis silencesEvery{30'000};
    Millis groupsEvery{60'000};
    Millis serverEvery{300'000};
};

std::unique_ptr<Source> makeAlertmanagerSource(AlertmanagerSettings settings);

} // namespace mw
