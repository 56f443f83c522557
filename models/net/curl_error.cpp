// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/curl_error.h"

#include "models/net/url.h"

#include <cerrno>
#include <curl/curl.h>

namespace mw {
namespace {

ErrorKind kindOf(int code, long osError, const std::string& said)
{
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return ErrorKind::Timeout;
    case CURLE_SSL_CONNECT_ERROR:
        // A peer that hangs up in the middle of a handshake says nothing about certificates.
        if (osError == ECONNRESET || osError == EPIPE || said.find("SYSCALL") != std::string::npos
            || said.find("reset by peer") != std::string::npos)
            return ErrorKind::Network;
        return ErrorKind::Tls;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_CLIENTCERT:
    case CURLE_USE_SSL_FAILED:
        return ErrorKind::Tls;
    // These two are about our own certificate, key or CA: nothing was sent.
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_URL_MALFORMAT:
        return ErrorKind::Misconfigured;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return ErrorKind::Protocol;
    case CURLE_BAD_CONTENT_ENCODING:
        return ErrorKind::Decode;
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
    case CURLE_BAD_FUNCTION_ARGUMENT:
    case CURLE_UNKNOWN_OPTION:
    case CURLE_NOT_BUILT_IN:
        return ErrorKind::Internal;
    default:
        return ErrorKind::Network;
    }
}

// A word for models/text where the same kind of error has different remedies.
std::string hintOf(int code, long osError, const std::string& said, const Endpoint& endpoint)
{
    const auto says
        = [&said](const std::string& words) { return said.find(words) != std::string::npos; };
    switch (code) {
    case CURLE_COULDNT_RESOLVE_PROXY:
        return "no-proxy-host";
    case CURLE_COULDNT_RESOLVE_HOST: {
        const auto url = parseUrl(endpoint.baseUrl);
        return url ? "no-host " + url->host : std::string("no-host");
    }
    case CURLE_COULDNT_CONNECT: {
        if (osError != ECONNREFUSED)
            return "";
        // libcurl names what it tried: another place than the server's is a proxy, whoever set it.
        const auto url = parseUrl(endpoint.baseUrl);
        const bool direct = !url || !says(" port ") || says(" port " + url->port + " ");
        return direct ? "refused" : "proxy-down";
    }
    case CURLE_RECV_ERROR: // "CONNECT tunnel failed, response 407"
        return !says("CONNECT") ? "" : says(" 407") ? "proxy-auth" : "proxy-refuses";
    case CURLE_PROXY:
        return "proxy-refuses";
    case CURLE_PEER_FAILED_VERIFICATION:
        return says("certificate has expired")                           ? "cert-expired"
            : says("not yet valid")                                      ? "cert-early"
            : says("certificate subject name") || says("does not match") ? "cert-name"
                                                                         : "cert-unknown";
    default:
        return {};
    }
}

void blot(std::string& text, std::string_view secret)
{
    // One or two letters would blot out innocent words; nobody's secret is that short.
    if (secret.size() < 3)
        return;
    for (size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 3))
        text.replace(at, secret.size(), "***");
}

} // namespace

std::string redact(std::string text, const Endpoint& endpoint)
{
    for (const SecretPtr& secret :
         {endpoint.bearer, endpoint.basicPassword, endpoint.tls.clientKeyPem}) {
        if (secret)
            blot(text, secret->reveal());
    }
    const size_t start = endpoint.proxy.find("://");
    const size_t from = start == std::string::npos ? 0 : start + 3;
    const size_t at = endpoint.proxy.rfind('@');
    if (at != std::string::npos && at > from)
        blot(text, std::string_view(endpoint.proxy).substr(from, at - from));
    return text;
}

Error errorFromCurl(int code, long osError, std::string said, const Endpoint& endpoint)
{
    Error error;
    error.kind = kindOf(code, osError, said);
    if (said.empty())
        said = curl_easy_strerror(static_cast<CURLcode>(code));
    error.hint = hintOf(code, osError, said, endpoint);
    error.detail = redact(std::move(said), endpoint);
    return error;
}

} // namespace mw
