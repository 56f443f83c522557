// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The only door to the network for runbook steps and pane actions. Implemented by the hub, so that
// budgets, auth and the state of a source hold for them too. GUI thread; answers on the GUI thread.
#pragma once

#include "models/net/transport.h"

#include <functional>
#include <string>

namespace mw {

enum class Priority { Background, Normal, Person };

class Gateway
{
public:
    using Done = std::function<void(Result<HttpResponse>)>;
    virtual ~Gateway() = default;
    // endpoint: the logical name of the estate file (cluster, source). An unknown name, a disabled
    // or misconfigured one answers Misconfigured. An HTTP error status is a *value* (look at
    // head.status); an Error means that no complete answer came, so a write MAY HAVE HAPPENED
    // (never retried here). Returns a ticket for cancel().
    virtual uint64_t
    submit(const std::string& endpoint, HttpCall call, Priority priority, Done done)
        = 0;
    virtual void cancel(uint64_t ticket) = 0;
};

} // namespace mw
