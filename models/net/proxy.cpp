// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/proxy.h"

#include "models/net/headers.h"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

namespace mw {
namespace {

std::string variable(const char* lowerName, const char* upperName)
{
    for (const char* name : {lowerName, upperName}) {
        const char* value = name ? std::getenv(name) : nullptr;
        if (value && *value)
            return value;
    }
    return {};
}

struct Address
{
    std::array<unsigned char, 16> bytes{};
    int bits = 0; // 32 or 128
};

std::optional<Address> parseAddress(std::string_view text)
{
    if (text.size() >= 2 && text.front() == '[' && text.back() == ']')
        text = text.substr(1, text.size() - 2);
    const std::string copy(text);
    Address address;
    if (inet_pton(AF_INET, copy.c_str(), address.bytes.data()) == 1) {
        address.bits = 32;
        return address;
    }
    if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) {
        address.bits = 128;
        return address;
    }
    return std::nullopt;
}

bool inBlock(const Address& address, const Address& block, int prefix)
{
    if (address.bits != block.bits || prefix < 0 || prefix > block.bits)
        return false;
    const auto whole = static_cast<size_t>(prefix / 8);
    if (std::memcmp(address.bytes.data(), block.bytes.data(), whole) != 0)
        return false;
    const int rest = prefix % 8;
    if (rest == 0)
        return true;
    const auto mask = static_cast<unsigned char>(0xff << (8 - rest));
    return ((address.bytes[whole] ^ block.bytes[whole]) & mask) == 0;
}

// "host:port" → port cut off; an IPv6 address without brackets has no port.
std::string_view cutPort(std::string_view& entry)
{
    const size_t colon = entry.rfind(':');
    if (colon == std::string_view::npos || parseAddress(entry))
        return {};
    const std::string_view port = entry.substr(colon + 1);
    if (port.empty() || port.find_first_not_of("0123456789") != std::string_view::npos)
        return {};
    entry = entry.substr(0, colon);
    return port;
}

bool entryMatches(std::string_view entry, const Url& url)
{
    if (entry == "*")
        return true;
    const std::optional<Address> address = parseAddress(url.host);
    const size_t slash = entry.find('/');
    if (slash != std::string_view::npos) {
        const std::optional<Address> block = parseAddress(entry.substr(0, slash));
        int prefix = -1;
        std::from_chars(entry.data() + slash + 1, entry.data() + entry.size(), prefix);
        return address && block && inBlock(*address, *block, prefix);
    }
    const std::string_view port = cutPort(entry);
    if (!port.empty() && port != url.port)
        return false;
    if (const std::optional<Address> wanted = parseAddress(entry))
        return address && address->bits == wanted->bits && address->bytes == wanted->bytes;
    if (entry.starts_with("*."))
        entry.remove_prefix(1);
    const bool subdomainsOnly = entry.starts_with('.');
    const std::string name = toLower(subdomainsOnly ? entry.substr(1) : entry);
    std::string host = url.host;
    if (host.ends_with('.'))
        host.pop_back();
    if (name.empty())
        return false;
    return (!subdomainsOnly && host == name) || host.ends_with("." + name);
}

} // namespace

bool isLoopback(const Url& url)
{
    if (url.host == "localhost")
        return true;
    const std::optional<Address> address = parseAddress(url.host);
    if (!address)
        return false;
    for (const auto& [block, prefix] :
         {std::pair{"127.0.0.0", 8}, std::pair{"::1", 128}, std::pair{"::ffff:127.0.0.0", 104}}) {
        if (inBlock(*address, *parseAddress(block), prefix))
            return true;
    }
    return false;
}

ProxyEnvironment ProxyEnvironment::fromProcess()
{
    // Under CGI a request header "Proxy:" arrives as HTTP_PROXY.
    const bool cgi = std::getenv("REQUEST_METHOD") != nullptr;
    const std::string all = variable("all_proxy", "ALL_PROXY");
    ProxyEnvironment result;
    result.http = variable("http_proxy", cgi ? nullptr : "HTTP_PROXY");
    result.https = variable("https_proxy", "HTTPS_PROXY");
    result.noProxy = variable("no_proxy", "NO_PROXY");
    if (result.http.empty())
        result.http = all;
    if (result.https.empty())
        result.https = all;
    return result;
}

bool bypassesProxy(std::string_view noProxy, const Url& url)
{
    constexpr std::string_view separators = ", \t";
    while (!noProxy.empty()) {
        const size_t end = noProxy.find_first_of(separators);
        const std::string_view entry = noProxy.substr(0, end);
        noProxy.remove_prefix(end == std::string_view::npos ? noProxy.size() : end + 1);
        if (!entry.empty() && entryMatches(entry, url))
            return true;
    }
    return false;
}

Result<std::string>
proxyFor(const Url& url, const std::string& configured, const ProxyEnvironment& environment)
{
    std::string proxy = configured;
    if (proxy.empty()) {
        proxy = url.scheme == "https" ? environment.https : environment.http;
        if (proxy.empty() || isLoopback(url) || bypassesProxy(environment.noProxy, url))
            return std::string();
    }
    const size_t end = proxy.find("://");
    if (end == std::string::npos)
        return "http://" + proxy;
    const std::string scheme = toLower(std::string_view(proxy).substr(0, end));
    // Names are resolved by the proxy, as kubectl does: that is often the reason to have one.
    if (scheme == "socks5" || scheme == "socks5h")
        return "socks5h" + proxy.substr(end);
    if (scheme == "http" || scheme == "https")
        return scheme + proxy.substr(end);
    Error error;
    error.kind = ErrorKind::Misconfigured;
    error.detail = "proxies of kind '" + scheme + "' are not supported, use http, https or socks5";
    return error;
}

} // namespace mw
