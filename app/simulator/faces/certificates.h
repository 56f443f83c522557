// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate authority of one run and a server certificate signed by it, valid for two years
// around the real now (clients verify with their own clock). Nothing is written to disk.
#pragma once

#include "models/base/result.h"

#include <openssl/types.h>

#include <memory>
#include <string>

namespace mw::sim {

struct ServerIdentity
{
    std::string caPem;
    std::shared_ptr<X509> certificate;
    std::shared_ptr<EVP_PKEY> key;
};

// For localhost, 127.0.0.1, ::1 and `host`.
Result<ServerIdentity> makeIdentity(const std::string& host);
std::string randomToken(); // 32 random bytes in hex

} // namespace mw::sim
