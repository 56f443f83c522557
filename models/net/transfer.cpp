// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Life of a transfer and what libcurl calls. Net thread.
#include "models/net/transfer.h"

#include "models/net/curl_error.h"
#include "models/net/headers.h"

#include <charconv>
#include <utility>

namespace mw {
namespace {

constexpr int maxRedirects = 5;
constexpr size_t maxHeadBytes = 1u << 20;
constexpr size_t maxRedirectBody = 64u << 10;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && std::string_view(" \t\r\n").find(text.front()) != text.npos)
        text.remove_prefix(1);
    while (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != text.npos)
        text.remove_suffix(1);
    return text;
}

} // namespace

Transfer::Transfer(TransferId id,
                   EndpointPtr endpoint,
                   HttpCall call,
                   Lane lane,
                   TransferLimits limits,
                   std::shared_ptr<ResponseSink> sink)
    : m_id(id)
    , m_endpoint(std::move(endpoint))
    , m_call(std::move(call))
    , m_lane(lane)
    , m_limits(limits)
    , m_sink(std::move(sink))
{
}

CURL* Transfer::detach()
{
    return std::exchange(m_easy, nullptr);
}

Transfer::Next Transfer::hopDone(int curlCode)
{
    if (m_location && !m_error) {
        collectStats();
        m_stats.reusedConnection = false;
        return Next::Redirect;
    }
    if (curlCode != CURLE_OK && !m_error) {
        long osError = 0;
        curl_easy_getinfo(m_easy, CURLINFO_OS_ERRNO, &osError);
        m_error = errorFromCurl(curlCode, osError, m_errorText.data(), *m_endpoint);
    }
    if (!m_error && !m_headDone)
        refuse(ErrorKind::Protocol, "the answer has no head");
    collectStats();
    // What came before the error belongs to the sink, and it decides when it wants it.
    if (m_paused) {
        m_hopOver = true;
        return Next::Wait;
    }
    return Next::Finish;
}

bool Transfer::resume()
{
    if (!m_paused)
        return false;
    m_paused = false;
    m_lastByte = std::chrono::steady_clock::now();
    if (!deliver())
        return true;
    if (m_paused)
        return false;
    if (m_hopOver)
        return true;
    if (std::exchange(m_heldByCurl, false)) {
        // Calls writeCallback from in here.
        const CURLcode code = curl_easy_pause(m_easy, CURLPAUSE_CONT);
        if (code != CURLE_OK && !m_error)
            m_error = errorFromCurl(code, 0, m_errorText.data(), *m_endpoint);
    }
    return m_error.has_value();
}

void Transfer::finish()
{
    if (m_easy && !m_hopOver)
        collectStats();
    if (!m_error) {
        if (const Status whole = m_decoder.finish(); !whole)
            m_error = whole.error();
    }
    const auto sink = std::exchange(m_sink, nullptr);
    if (sink)
        sink->onDone(m_error ? Status(std::move(*m_error)) : Status(), m_stats);
}

void Transfer::fail(Error error)
{
    m_error = std::move(error);
    finish();
}

std::optional<Monotonic> Transfer::stallDeadline(Monotonic now) const
{
    if (m_paused || m_limits.stallTimeout.count() <= 0)
        return std::nullopt;
    // Not sent yet: libcurl's connect time-out rules, or it waits for its turn. Look again soon.
    if (m_sent == 0)
        return now + std::min(m_limits.stallTimeout, Millis(250));
    return m_lastByte + m_limits.stallTimeout;
}

void Transfer::failStalled()
{
    Error error;
    error.kind = ErrorKind::Timeout;
    error.detail = "no byte for " + std::to_string(m_limits.stallTimeout.count()) + " ms";
    fail(std::move(error));
}

void Transfer::collectStats()
{
    if (!m_easy)
        return;
    const auto time = [this](CURLINFO info) {
        curl_off_t value = 0;
        curl_easy_getinfo(m_easy, info, &value);
        return std::chrono::microseconds(value);
    };
    const auto lookup = time(CURLINFO_NAMELOOKUP_TIME_T);
    const auto connected = time(CURLINFO_CONNECT_TIME_T);
    const auto secured = time(CURLINFO_APPCONNECT_TIME_T);
    const auto firstByte = time(CURLINFO_STARTTRANSFER_TIME_T);
    curl_off_t body = 0;
    long head = 0;
    long connections = 0;
    curl_easy_getinfo(m_easy, CURLINFO_SIZE_DOWNLOAD_T, &body);
    curl_easy_getinfo(m_easy, CURLINFO_HEADER_SIZE, &head);
    curl_easy_getinfo(m_easy, CURLINFO_NUM_CONNECTS, &connections);
    m_stats.bytesOnWire += body + head;
    m_stats.nameLookup += lookup;
    m_stats.connect += std::max(connected - lookup, std::chrono::microseconds(0));
    m_stats.tls += std::max(secured - connected, std::chrono::microseconds(0));
    if (firstByte.count() > 0)
        m_stats.firstByte = m_stats.total + firstByte;
    m_stats.total += time(CURLINFO_TOTAL_TIME_T);
    m_stats.reusedConnection = m_sent > 0 && connections == 0;
}

bool Transfer::isSafe() const
{
    return m_call.method == "GET" || m_call.method == "HEAD" || m_call.method == "OPTIONS";
}

bool Transfer::refuse(ErrorKind kind, std::string detail)
{
    Error error;
    error.kind = kind;
    error.detail = std::move(detail);
    m_error = std::move(error);
    return false;
}

int Transfer::onConnected(const char* ip, int port)
{
    m_lastByte = std::chrono::steady_clock::now();
    // libcurl sends a request again when a kept connection turns out dead. A write may have
    // happened by then: that is for the caller to find out, never repeated in silence.
    if (++m_sent > 1 && !isSafe()) {
        refuse(ErrorKind::Network, "the connection was lost before an answer came");
        return CURL_PREREQFUNC_ABORT;
    }
    const std::string host = ip ? ip : "";
    const bool ipv6 = host.find(':') != std::string::npos;
    m_head.peer = m_trusted && !m_socket.empty()
        ? m_socket
        : (ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
    return CURL_PREREQFUNC_OK;
}

size_t Transfer::onHeaderLine(std::string_view line)
{
    m_lastByte = std::chrono::steady_clock::now();
    if (m_headDone) // a trailer
        return line.size();
    m_headBytes += line.size();
    if (m_headBytes > maxHeadBytes)
        return refuse(ErrorKind::TooLarge, "the answer's head is larger than 1 MiB") ? 1 : 0;
    const std::string_view text = trim(line);
    if (text.empty())
        return onHeadComplete() ? line.size() : 0;
    if (text.starts_with("HTTP/")) {
        const size_t blank = text.find(' ');
        m_head.headers.clear();
        m_head.status = 0;
        m_head.httpVersion
            = std::string(text.substr(5, blank == text.npos ? text.npos : blank - 5));
        if (blank != text.npos)
            std::from_chars(text.data() + blank + 1, text.data() + text.size(), m_head.status);
        return line.size();
    }
    const size_t colon = text.find(':');
    if (colon != text.npos && colon > 0)
        m_head.headers.emplace_back(text.substr(0, colon), trim(text.substr(colon + 1)));
    return line.size();
}

bool Transfer::onHeadComplete()
{
    if (m_head.status >= 100 && m_head.status < 200)
        return true; // the real one follows
    m_headDone = true;
    const std::string* location = findHeader(m_head.headers, "Location");
    const bool mayFollow = m_call.method == "GET" || m_call.method == "HEAD";
    if (isRedirect(m_head.status) && location && mayFollow) {
        if (++m_redirects > maxRedirects)
            return refuse(ErrorKind::Protocol, "more than 5 redirects");
        m_location = *location;
        return true;
    }
    if (Status status = m_decoder.begin(m_head.headers); !status) {
        m_error = status.error();
        return false;
    }
    bool tooLarge = false;
    const std::string* length = findHeader(m_head.headers, "Content-Length");
    const bool hasBody = m_call.method != "HEAD" && m_head.status != 304;
    if (length && hasBody && m_limits.maxBodyBytes != 0 && !m_decoder.packed()) {
        size_t announced = 0;
        std::from_chars(length->data(), length->data() + length->size(), announced);
        tooLarge = announced > m_limits.maxBodyBytes;
    }
    m_sink->onHead(std::move(m_head));
    m_head = {};
    if (tooLarge)
        return refuse(ErrorKind::TooLarge,
                      "the body is larger than " + std::to_string(m_limits.maxBodyBytes)
                          + " bytes");
    return true;
}

size_t Transfer::onBody(const char* data, size_t size)
{
    m_lastByte = std::chrono::steady_clock::now();
    if (m_location) {
        // Read to its end so that the connection can be used again, unless it is long.
        m_redirectBody += size;
        return m_redirectBody > maxRedirectBody ? 0 : size;
    }
    if (m_paused) {
        m_heldByCurl = true;
        return CURL_WRITEFUNC_PAUSE;
    }
    m_decoder.feed(data, size);
    return deliver() ? size : 0;
}

bool Transfer::deliver()
{
    while (!m_paused) {
        Result<std::string> piece = m_decoder.next();
        if (!piece) {
            m_error = piece.error();
            return false;
        }
        if (piece->empty())
            return true;
        m_stats.bytesDecoded += static_cast<int64_t>(piece->size());
        if (m_limits.maxBodyBytes != 0
            && m_stats.bytesDecoded > static_cast<int64_t>(m_limits.maxBodyBytes))
            return refuse(ErrorKind::TooLarge,
                          "the body is larger than " + std::to_string(m_limits.maxBodyBytes)
                              + " bytes");
        if (!m_sink->onData(std::move(*piece)))
            m_paused = true;
    }
    return true;
}

size_t Transfer::headerCallback(char* data, size_t size, size_t count, void* self)
{
    return static_cast<Transfer*>(self)->onHeaderLine({data, size * count});
}

size_t Transfer::writeCallback(char* data, size_t size, size_t count, void* self)
{
    return static_cast<Transfer*>(self)->onBody(data, size * count);
}

int Transfer::preRequestCallback(void* self, char* ip, char*, int port, int)
{
    return static_cast<Transfer*>(self)->onConnected(ip, port);
}

int Transfer::progressCallback(void* self, curl_off_t, curl_off_t down, curl_off_t, curl_off_t up)
{
    // A long upload moves here and nowhere else.
    auto* transfer = static_cast<Transfer*>(self);
    if (std::exchange(transfer->m_progress, down + up) != down + up)
        transfer->m_lastByte = std::chrono::steady_clock::now();
    return 0;
}

} // namespace mw
