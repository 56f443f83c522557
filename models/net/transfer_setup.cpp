// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What libcurl is told before a hop. Net thread.
#include "models/net/headers.h"
#include "models/net/transfer.h"

#include <algorithm>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace mw {
namespace {

Error misconfigured(std::string detail)
{
    Error error;
    error.kind = ErrorKind::Misconfigured;
    error.detail = std::move(detail);
    return error;
}

// Not copied: the endpoint outlives the handle's use of it.
curl_blob blobOf(std::string_view text)
{
    return {const_cast<char*>(text.data()), text.size(), CURL_BLOB_NOCOPY};
}

// The target is glued to the base: it must not reach into the host ("@elsewhere", ".elsewhere").
bool goodTarget(const std::string& target)
{
    if (!target.empty() && target.front() != '/' && target.front() != '?')
        return false;
    return std::all_of(target.begin(), target.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7f;
    });
}

bool goodMethod(const std::string& method)
{
    return !method.empty() && std::all_of(method.begin(), method.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    });
}

// libcurl 7.88 has no options for these two. Net thread.
int noticeGonePeer(void*, curl_socket_t socket, curlsocktype)
{
    const int probes = 3;
    const unsigned unanswered = 25'000; // ms; of what was sent, too
    setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
    setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &unanswered, sizeof unanswered);
    return CURL_SOCKOPT_OK; // on a unix socket they mean nothing
}

} // namespace

Status Transfer::start(CURL* easy, const ProxyEnvironment& environment)
{
    m_easy = easy;
    if (!m_origin) {
        std::string address = m_endpoint->baseUrl;
        // "unix:///run/x.sock": plain HTTP to a host that has no name of its own.
        if (const auto socket = unixSocketOf(address)) {
            m_socket = *socket;
            address = "http://localhost";
        }
        const Result<Url> base = parseUrl(address);
        if (!base)
            return base.error();
        m_origin = *base;
        if (!goodTarget(m_call.target) || !goodMethod(m_call.method))
            return misconfigured("the request has an invalid method or path");
        const Result<Url> whole = parseUrl(address + m_call.target);
        if (!whole)
            return whole.error();
        m_url = *whole;
    } else {
        const Result<Url> next = resolveRedirect(m_url, *m_location);
        if (!next)
            return next.error();
        m_url = *next;
        m_trusted = m_trusted && m_url.sameOrigin(*m_origin);
        m_location.reset();
    }
    m_head = {};
    m_headBytes = 0;
    m_headDone = false;
    m_redirectBody = 0;
    m_sent = 0;
    m_progress = 0;
    m_errorText.fill('\0');
    return setOptions(environment);
}

Status Transfer::setOptions(const ProxyEnvironment& environment)
{
    CURL* e = m_easy;
    curl_easy_setopt(e, CURLOPT_PRIVATE, this);
    curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(e, CURLOPT_QUICK_EXIT, 1L); // a hanging resolver must not hang our shutdown
    curl_easy_setopt(e, CURLOPT_ERRORBUFFER, m_errorText.data());
    curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(e, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(e, CURLOPT_USERAGENT, "midwatch/" MIDWATCH_VERSION);
    curl_easy_setopt(
        e, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_limits.connectTimeout.count()));
    curl_easy_setopt(e, CURLOPT_TCP_KEEPALIVE, 1L);
    // A peer that is silently gone (a NAT forgot us, a cable, a machine) is noticed after 10 s of
    // silence and three probes: within 45 s, also on a watch that says nothing for hours.
    curl_easy_setopt(e, CURLOPT_TCP_KEEPIDLE, 10L);
    curl_easy_setopt(e, CURLOPT_TCP_KEEPINTVL, 5L);
    curl_easy_setopt(e, CURLOPT_SOCKOPTFUNCTION, &noticeGonePeer);
    curl_easy_setopt(e, CURLOPT_MAXAGE_CONN, 60L);
    curl_easy_setopt(
        e, CURLOPT_HTTP_VERSION, m_limits.http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1);
    // Worth waiting for a connection that may carry many requests; plain HTTP never does.
    curl_easy_setopt(e,
                     CURLOPT_PIPEWAIT,
                     m_limits.http2 && m_lane == Lane::Interactive && m_url.scheme == "https" ? 1L
                                                                                              : 0L);
    if (m_lane == Lane::Bulk)
        curl_easy_setopt(e, CURLOPT_BUFFERSIZE, 128L * 1024);

    curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, &Transfer::headerCallback);
    curl_easy_setopt(e, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, &Transfer::writeCallback);
    curl_easy_setopt(e, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, &Transfer::preRequestCallback);
    curl_easy_setopt(e, CURLOPT_PREREQDATA, this);
    curl_easy_setopt(e, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(e, CURLOPT_XFERINFOFUNCTION, &Transfer::progressCallback);
    curl_easy_setopt(e, CURLOPT_XFERINFODATA, this);

    const bool local = m_trusted && !m_socket.empty();
    if (local)
        curl_easy_setopt(e, CURLOPT_UNIX_SOCKET_PATH, m_socket.c_str());
    const Result<std::string> proxy = local
        ? Result<std::string>(std::string())
        : proxyFor(m_url, m_trusted ? m_endpoint->proxy : std::string(), environment);
    if (!proxy)
        return proxy.error();
    curl_easy_setopt(
        e, CURLOPT_PROXY, proxy->c_str()); // "" = direct, whatever the environment says
    curl_easy_setopt(e, CURLOPT_NOPROXY, "");
    curl_easy_setopt(e, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);

    setBody();
    if (Status status = setHeaders(); !status)
        return status;
    return setTls();
}

Status Transfer::setTls()
{
    CURL* e = m_easy;
    const TlsPolicy& tls = m_endpoint->tls;
    std::string address = m_url.text;
    curl_easy_setopt(e, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    const bool verify = tls.verify || !m_trusted;
    curl_easy_setopt(e, CURLOPT_SSL_VERIFYPEER, verify ? 1L : 0L);
    curl_easy_setopt(e, CURLOPT_SSL_VERIFYHOST, verify ? 2L : 0L);
    if (!tls.caPem.empty()) {
        curl_blob ca = blobOf(tls.caPem);
        curl_easy_setopt(e, CURLOPT_CAINFO_BLOB, &ca);
        // Instead of the system's store, as a kubeconfig means it: libcurl would still add CAPATH.
        curl_easy_setopt(e, CURLOPT_CAPATH, nullptr);
        // An https proxy may be signed by either.
        curl_easy_setopt(e, CURLOPT_PROXY_CAINFO_BLOB, &ca);
    }
    if (m_trusted && !tls.clientCertPem.empty()) {
        curl_blob certificate = blobOf(tls.clientCertPem);
        curl_easy_setopt(e, CURLOPT_SSLCERT_BLOB, &certificate);
        curl_easy_setopt(e, CURLOPT_SSLCERTTYPE, "PEM");
        if (tls.clientKeyPem && !tls.clientKeyPem->empty()) {
            curl_blob key = blobOf(tls.clientKeyPem->reveal());
            curl_easy_setopt(e, CURLOPT_SSLKEY_BLOB, &key);
            curl_easy_setopt(e, CURLOPT_SSLKEYTYPE, "PEM");
        }
        // An encrypted key is an error. Without this OpenSSL would ask for its password on the
        // terminal and stop the net thread.
        curl_easy_setopt(e, CURLOPT_KEYPASSWD, "");
    }
    if (m_trusted && m_url.scheme == "https" && !tls.serverName.empty()
        && !equalsIgnoringCase(tls.serverName, m_url.host)) {
        // The address names the server as its certificate does; the connection still goes to the
        // real host, and so does the Host header (see setHeaders).
        const Result<std::string> named = withHost(m_url, tls.serverName);
        if (!named)
            return named.error();
        address = *named;
        m_connectTo = "::" + m_url.host + ":" + m_url.port;
        m_connectToList = {m_connectTo.data(), nullptr};
        curl_easy_setopt(e, CURLOPT_CONNECT_TO, &m_connectToList);
    }
    curl_easy_setopt(e, CURLOPT_URL, address.c_str());
    return {};
}

Status Transfer::setHeaders()
{
    m_headers.clear();
    const Headers none;
    const Headers& own = m_trusted ? m_call.headers : none;
    const auto add = [this](std::string_view name, std::string_view value) {
        return m_headers.add(name, value);
    };
    if (Status status = add("Host", m_url.authority()); !status)
        return status;
    for (const auto& [name, value] : own) {
        if (equalsIgnoringCase(name, "Host"))
            continue;
        if (Status status = add(name, value); !status)
            return status;
    }
    if (m_trusted) {
        for (const auto& [name, value] : m_endpoint->headers) {
            if (findHeader(own, name))
                continue;
            if (Status status = add(name, value); !status)
                return status;
        }
        if (!findHeader(own, "Authorization")
            && !findHeader(m_endpoint->headers, "Authorization")) {
            const Secret authorization = authorizationOf(*m_endpoint);
            if (!authorization.empty()) {
                if (Status status = add("Authorization", authorization.reveal()); !status)
                    return status;
            }
        }
    } else if (const std::string* accept = findHeader(m_call.headers, "Accept")) {
        if (Status status = add("Accept", *accept); !status)
            return status;
    }
    if (m_limits.compressed && !findHeader(own, "Accept-Encoding")) {
        if (Status status = add("Accept-Encoding", "gzip"); !status)
            return status;
    }
    m_headers.suppress("Expect");
    if (!findHeader(own, "Content-Type"))
        m_headers.suppress("Content-Type");
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers.list());
    return {};
}

void Transfer::setBody()
{
    CURL* e = m_easy;
    const std::string& method = m_call.method;
    if (method == "HEAD") {
        curl_easy_setopt(e, CURLOPT_NOBODY, 1L);
        return;
    }
    const bool writes = method == "POST" || method == "PUT" || method == "PATCH";
    if (writes || (m_trusted && !m_call.body.empty())) {
        curl_easy_setopt(e, CURLOPT_POST, 1L);
        curl_easy_setopt(e, CURLOPT_POSTFIELDS, m_call.body.data()); // lives in this object
        curl_easy_setopt(
            e, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_call.body.size()));
        curl_easy_setopt(e, CURLOPT_CUSTOMREQUEST, method.c_str());
    } else if (method == "GET") {
        curl_easy_setopt(e, CURLOPT_HTTPGET, 1L);
    } else {
        curl_easy_setopt(e, CURLOPT_CUSTOMREQUEST, method.c_str());
    }
}

} // namespace mw
