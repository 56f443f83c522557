// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One small call and its whole answer, for what is asked outside of the hub (tokens, roles).
#pragma once

#include "models/net/transport.h"

#include <functional>

class QObject;

namespace mw {

// GUI thread. done comes on the GUI thread, later, unless the owner has gone. An HTTP error status
// is a value.
void fetch(Transport& transport,
           EndpointPtr endpoint,
           HttpCall call,
           TransferLimits limits,
           QObject* owner,
           std::function<void(Result<HttpResponse>)> done);

} // namespace mw
