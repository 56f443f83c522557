// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which proxy a request takes. libcurl's own reading of the environment is switched off: with a
// tls-server-name it would compare NO_PROXY with the wrong host. Rules as in Go's clients
// (kubectl, golang.org/x/net/http/httpproxy): lower case wins over upper case, HTTP_PROXY is
// ignored under CGI, ALL_PROXY comes last (which is curl's), "localhost" and loopback addresses
// are never asked through the environment's proxy.
#pragma once

#include "models/net/url.h"

#include <string>
#include <string_view>

namespace mw {

struct ProxyEnvironment
{
    std::string http;
    std::string https;
    std::string noProxy;

    // Reads the environment of this process. Not while another thread may change it.
    static ProxyEnvironment fromProcess();
};

// "localhost", 127.0.0.0/8, ::1 and 127/8 written as an IPv6 address: no network is between.
bool isLoopback(const Url& url);

// NO_PROXY: "*", names (with their subdomains), ".suffix" (subdomains only), addresses, CIDR
// blocks, each with an optional ":port"; separated by commas or blanks.
bool bypassesProxy(std::string_view noProxy, const Url& url);

// Empty = direct. Otherwise with a scheme, as libcurl wants it. `configured` (kubeconfig proxy-url)
// wins over the environment, over NO_PROXY and over loopback. Misconfigured for a scheme we cannot
// speak; the detail does not quote the proxy, which may carry a password.
Result<std::string>
proxyFor(const Url& url, const std::string& configured, const ProxyEnvironment& environment);

} // namespace mw
