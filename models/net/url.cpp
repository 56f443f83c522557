// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/url.h"

#include "models/net/headers.h"

#include <curl/curl.h>
#include <memory>

namespace mw {
namespace {

using Handle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

Error makeError(ErrorKind kind, std::string detail)
{
    Error error;
    error.kind = kind;
    error.detail = std::move(detail);
    return error;
}

// No value when the part is absent.
std::optional<std::string> part(CURLU* handle, CURLUPart what, unsigned flags = 0)
{
    char* text = nullptr;
    if (curl_url_get(handle, what, &text, flags) != CURLUE_OK)
        return std::nullopt;
    std::string result(text);
    curl_free(text);
    return result;
}

Result<Url> readParts(CURLU* handle, ErrorKind kind)
{
    Url url;
    url.scheme = part(handle, CURLUPART_SCHEME).value_or(std::string());
    if (url.scheme != "http" && url.scheme != "https")
        return makeError(kind, "the address is neither http nor https");
    url.host = toLower(part(handle, CURLUPART_HOST).value_or(std::string()));
    if (url.host.empty())
        return makeError(kind, "the address has no host");
    url.port = part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT).value_or(std::string());
    url.defaultPort = url.port == (url.scheme == "https" ? "443" : "80");
    curl_url_set(handle, CURLUPART_FRAGMENT, nullptr, 0);
    const auto text = part(handle, CURLUPART_URL);
    if (!text)
        return makeError(kind, "the address cannot be read");
    url.text = *text;
    return url;
}

} // namespace

std::string Url::authority() const
{
    return defaultPort ? host : host + ":" + port;
}

bool Url::sameOrigin(const Url& other) const
{
    return scheme == other.scheme && host == other.host && port == other.port;
}

Result<Url> parseUrl(const std::string& text)
{
    const Handle handle(curl_url(), curl_url_cleanup);
    const CURLUcode code
        = curl_url_set(handle.get(), CURLUPART_URL, text.c_str(), CURLU_PATH_AS_IS);
    if (code != CURLUE_OK)
        return makeError(ErrorKind::Misconfigured,
                         std::string("the address cannot be read: ") + curl_url_strerror(code));
    if (part(handle.get(), CURLUPART_USER) || part(handle.get(), CURLUPART_PASSWORD))
        return makeError(ErrorKind::Misconfigured, "the address must not carry a user or password");
    return readParts(handle.get(), ErrorKind::Misconfigured);
}

std::optional<std::string> unixSocketOf(const std::string& text)
{
    constexpr std::string_view scheme = "unix://";
    if (!text.starts_with(scheme) || text.size() <= scheme.size() || text[scheme.size()] != '/')
        return std::nullopt;
    return text.substr(scheme.size());
}

Result<Url> resolveRedirect(const Url& from, const std::string& location)
{
    const Handle handle(curl_url(), curl_url_cleanup);
    CURLUcode code = curl_url_set(handle.get(), CURLUPART_URL, from.text.c_str(), CURLU_PATH_AS_IS);
    if (code == CURLUE_OK)
        code = curl_url_set(handle.get(), CURLUPART_URL, location.c_str(), CURLU_URLENCODE);
    if (code != CURLUE_OK)
        return makeError(ErrorKind::Protocol,
                         std::string("the redirect cannot be read: ") + curl_url_strerror(code));
    curl_url_set(handle.get(), CURLUPART_USER, nullptr, 0);
    curl_url_set(handle.get(), CURLUPART_PASSWORD, nullptr, 0);
    return readParts(handle.get(), ErrorKind::Protocol);
}

Result<std::string> withHost(const Url& url, const std::string& host)
{
    const bool bareIpv6 = host.find(':') != std::string::npos && host.front() != '[';
    const std::string name = bareIpv6 ? "[" + host + "]" : host;
    const Handle handle(curl_url(), curl_url_cleanup);
    if (curl_url_set(handle.get(), CURLUPART_URL, url.text.c_str(), CURLU_PATH_AS_IS) != CURLUE_OK
        || curl_url_set(handle.get(), CURLUPART_HOST, name.c_str(), 0) != CURLUE_OK)
        return makeError(ErrorKind::Misconfigured, "the TLS server name is not a host name");
    const auto text = part(handle.get(), CURLUPART_URL);
    if (!text)
        return makeError(ErrorKind::Misconfigured, "the TLS server name is not a host name");
    return *text;
}

} // namespace mw
