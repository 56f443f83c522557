// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state machine: five questions, each on its own cadence; the receivers are asked after the
// status, and both make one row. GUI thread; the decoders' functions run on the pool and own what
// they need.
#pragma once

#include "models/sources/alertmanager/alertmanager.h"
#include "models/sources/alertmanager/answers.h"

namespace mw::am {

class AlertmanagerSource final : public Source
{
public:
    explicit AlertmanagerSource(AlertmanagerSettings settings);
    std::string type() const override { return "alertmanager"; }
    Step start(World now) override;
    Step finished(Outcome outcome, World now) override;
    Step wake(World now) override { return start(now); }

private:
    SourceRequest ask(const std::string& key, Millis wait);

    AlertmanagerSettings m_settings;
    Atom m_source;
    std::shared_ptr<const Bundles> m_bundles; // of the last answer about groups
    std::optional<AlertServer> m_server; // waits for its receivers
};

} // namespace mw::am
