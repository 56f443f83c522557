// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of this laptop a failover stands on: keychain, disk of the journals, power. Reads only, but
// for a file and a keychain entry of its own that it writes and removes again; never makes anybody
// ask for a password. GUI thread; the disk is looked at on a thread of the pool.
#pragma once

#include "models/insight/readiness.h"
#include "models/secrets/secret.h"

#include <QObject>
#include <functional>

namespace mw {

// store: outlives the answer or the owner is gone by then. done comes later, once, unless the owner
// is gone.
void askLaptop(SecretStore& store,
               const std::string& journals,
               const Clock& clock,
               QObject* owner,
               std::function<void(LaptopFacts)> done);

} // namespace mw
