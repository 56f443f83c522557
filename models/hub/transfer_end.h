// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/net/transport.h"

#include <any>
#include <optional>

namespace mw {

// How a transfer of a source ended, on its way from the pool to Source::finished.
struct TransferEnd
{
    std::optional<Error> error;
    bool local = false; // the decoder gave up: the transport may still be running
    ResponseHead head;
    std::any result;
    TransferStats stats;
    int64_t bytes = 0; // of the body, as decoded
    int64_t items = 0;
};

} // namespace mw
