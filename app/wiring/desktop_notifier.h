// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Desktop notifications for runbook steps: org.freedesktop.Notifications over D-Bus, without
// blocking. GUI thread. Without a session bus or a notification service the step fails and says so.
#pragma once

#include "models/runbook/services.h"

namespace mw {

class DesktopNotifier final : public runbook::Notifier
{
public:
    void notify(const std::string& title,
                const std::string& text,
                std::function<void(Status)> done) override;
};

} // namespace mw
