// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/service_ref.h"

#include "models/base/percent.h"

#include <algorithm>
#include <vector>

namespace mw {
namespace {

constexpr std::string_view scheme = "cluster://";

bool lowerOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// A DNS label (RFC 1123), as namespaces and services are named.
bool isLabel(std::string_view text)
{
    return !text.empty() && text.size() <= 63 && lowerOrDigit(text.front())
        && lowerOrDigit(text.back()) && std::all_of(text.begin(), text.end(), [](char c) {
               return lowerOrDigit(c) || c == '-';
           });
}

// A number, or an IANA service name of at most fifteen characters.
bool isPort(std::string_view text)
{
    const bool number
        = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!number)
        return text.size() <= 15 && isLabel(text);
    if (text.empty() || text.size() > 5 || text.front() == '0')
        return false;
    return std::stoi(std::string(text)) <= 65535;
}

bool isPath(std::string_view text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < '\x7F' && c != '?' && c != '#' && c != '%' && c != '\\';
    });
    return plain && text.find("//") == std::string_view::npos
        && (std::string(text) + "/").find("/../") == std::string::npos;
}

std::string unescaped(std::string_view text)
{
    const auto hex = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0
            && hex(text[i + 2]) >= 0) {
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

Error wrong(std::string why)
{
    return {ErrorKind::Misconfigured, std::move(why), 0, {}, {}};
}

std::string nameAndPort(const ServiceRef& service)
{
    std::string out = service.https ? "https:" : "";
    out += service.name;
    // Three parts tell the scheme from the name of a service: "https:name:".
    if (!service.port.empty() || service.https)
        out += ":" + service.port;
    return out;
}

} // namespace

std::string serviceText(const ServiceRef& service)
{
    return service.ns + "/" + nameAndPort(service) + service.path;
}

Result<ServiceRef> parseService(std::string_view text)
{
    const size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return wrong("a service is written NAMESPACE/NAME:PORT, such as "
                     "monitoring/prometheus-operated:9090");
    ServiceRef out;
    out.ns = text.substr(0, slash);
    std::string_view rest = text.substr(slash + 1);
    if (const size_t path = rest.find('/'); path != std::string_view::npos) {
        out.path = rest.substr(path);
        while (out.path.ends_with('/'))
            out.path.pop_back();
        rest = rest.substr(0, path);
    }
    std::vector<std::string_view> parts;
    for (size_t from = 0;;) {
        const size_t colon = rest.find(':', from);
        parts.push_back(rest.substr(from, colon - from));
        if (colon == std::string_view::npos)
            break;
        from = colon + 1;
    }
    if (parts.size() == 3 && (parts[0] == "https" || parts[0] == "http")) {
        out.https = parts[0] == "https";
        parts.erase(parts.begin());
    }
    if (parts.size() > 2)
        return wrong("a service has at most a scheme, a name and a port: https:NAME:PORT");
    out.name = parts[0];
    const bool given = parts.size() == 2;
    if (given)
        out.port = parts[1];
    if (!isLabel(out.ns))
        return wrong("\"" + out.ns + "\" is not the name of a namespace");
    if (!isLabel(out.name))
        return wrong("\"" + out.name + "\" is not the name of a service");
    if ((given && !out.https && out.port.empty()) || (!out.port.empty() && !isPort(out.port)))
        return wrong("\"" + out.port + "\" is neither the number nor the name of a port");
    if (!isPath(out.path))
        return wrong("the path of a service has no query, no escapes and no \"..\"");
    return out;
}

std::string proxyPath(const ServiceRef& service)
{
    return "/api/v1/namespaces/" + service.ns + "/services/" + nameAndPort(service) + "/proxy"
        + service.path;
}

std::string inClusterUrl(const InCluster& where)
{
    return std::string(scheme) + percentEncoded(where.cluster) + "/" + serviceText(where.service);
}

std::optional<InCluster> inCluster(std::string_view url)
{
    if (!url.starts_with(scheme))
        return std::nullopt;
    url.remove_prefix(scheme.size());
    const size_t slash = url.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    auto service = parseService(url.substr(slash + 1));
    if (!service)
        return std::nullopt;
    return InCluster{unescaped(url.substr(0, slash)), std::move(service).value()};
}

bool mayBeInCluster(const std::string& sourceType)
{
    return sourceType == "prometheus" || sourceType == "alertmanager" || sourceType == "opencost";
}

} // namespace mw
