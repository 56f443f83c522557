// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The few questions we ask about addresses. Pure; any thread.
#pragma once

#include "models/base/result.h"

#include <optional>
#include <string>

namespace mw {

struct Url
{
    std::string scheme; // "http" or "https"
    std::string host; // lower case; an IPv6 address in brackets
    std::string port; // always there, "443" for https without one
    bool defaultPort = true;
    std::string text; // whole, without a fragment and never with user or password

    // "host" or "host:port" as a Host header has it.
    std::string authority() const;
    bool sameOrigin(const Url& other) const;
};

// Misconfigured for anything but http and https, and for an address that carries a user or password
// (it would end in logs). The detail does not quote the address.
Result<Url> parseUrl(const std::string& text);

// "unix:///run/x.sock" → "/run/x.sock"; nullopt for any other address.
std::optional<std::string> unixSocketOf(const std::string& text);

// Where a Location header leads, relative to the request it answers. User and password in it are
// dropped. Protocol when it is unreadable or leads out of http and https.
Result<Url> resolveRedirect(const Url& from, const std::string& location);

// The same address with another host: scheme, port, path and query stay.
Result<std::string> withHost(const Url& url, const std::string& host);

} // namespace mw
