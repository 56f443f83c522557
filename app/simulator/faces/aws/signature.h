// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server's side of Signature Version 4 (header form): works out what the client should have
// signed from what arrived. Written apart from the console's signer, so that each checks the other.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace httplib {
struct Request;
}

namespace mw::sim {

struct SignedKey
{
    std::string secret;
    std::string token; // session token that must come with it; empty: none
    int64_t expires = 0; // ms since the epoch; 0 = never
};

enum class Verdict { Good, Missing, UnknownKey, Expired, Wrong, Skewed };

struct Verified
{
    Verdict verdict = Verdict::Missing;
    std::string keyId, region, service;
};

using KeyLookup = std::function<std::optional<SignedKey>(const std::string& keyId)>;
// now, tolerance: ms; the clock of the simulation.
Verified
verify(const httplib::Request& request, const KeyLookup& keys, int64_t now, int64_t tolerance);

} // namespace mw::sim
