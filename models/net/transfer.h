// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One submitted call with its redirects. Made on the caller's thread, lives on the net thread.
#pragma once

#include "models/net/body_decoder.h"
#include "models/net/header_list.h"
#include "models/net/proxy.h"
#include "models/net/transport.h"

#include <array>
#include <curl/curl.h>
#include <optional>

namespace mw {

class Transfer
{
public:
    Transfer(TransferId id,
             EndpointPtr endpoint,
             HttpCall call,
             Lane lane,
             TransferLimits limits,
             std::shared_ptr<ResponseSink> sink);

    TransferId id() const { return m_id; }
    Lane lane() const { return m_lane; }
    CURL* easy() const { return m_easy; }

    // Sets up a fresh handle for the first request or for the next hop. An error ends the transfer.
    Status start(CURL* easy, const ProxyEnvironment& environment);
    // The handle is out of its multi; hands it back.
    CURL* detach();

    enum class Next { Finish, Redirect, Wait };
    // libcurl is done with this hop (the handle is still attached). Wait: the sink has paused and
    // gets the rest after resume().
    Next hopDone(int curlCode);
    // True: call finish().
    bool resume();
    // The one call of onDone.
    void finish();
    void fail(Error error);

    // When to look whether it stalls: nothing while paused or without a limit.
    std::optional<Monotonic> stallDeadline(Monotonic now) const;
    void failStalled();

private:
    Status setOptions(const ProxyEnvironment& environment);
    Status setHeaders();
    Status setTls();
    void setBody();
    void collectStats();

    size_t onHeaderLine(std::string_view line);
    bool onHeadComplete();
    size_t onBody(const char* data, size_t size);
    bool deliver();
    int onConnected(const char* ip, int port);
    bool isSafe() const;
    bool refuse(ErrorKind kind, std::string detail);

    static size_t headerCallback(char* data, size_t size, size_t count, void* self);
    static size_t writeCallback(char* data, size_t size, size_t count, void* self);
    static int preRequestCallback(void* self, char* ip, char* localIp, int port, int localPort);
    static int progressCallback(void* self, curl_off_t, curl_off_t down, curl_off_t, curl_off_t up);

    TransferId m_id;
    EndpointPtr m_endpoint;
    HttpCall m_call;
    Lane m_lane;
    TransferLimits m_limits;
    std::shared_ptr<ResponseSink> m_sink;

    CURL* m_easy = nullptr;
    HeaderList m_headers;
    std::string m_connectTo;
    curl_slist m_connectToList{};
    std::array<char, 256> m_errorText{};

    std::string m_socket; // path of a unix socket, where the endpoint is one
    std::optional<Url> m_origin; // where the endpoint is
    Url m_url; // where this hop goes
    bool m_trusted = true; // no redirect has left the origin so far; never becomes true again
    int m_redirects = 0;
    std::optional<std::string> m_location;

    ResponseHead m_head;
    size_t m_headBytes = 0;
    bool m_headDone = false;
    size_t m_redirectBody = 0;
    BodyDecoder m_decoder;
    bool m_paused = false; // the sink said so
    bool m_heldByCurl = false; // libcurl holds a piece back for us
    bool m_hopOver = false; // the last byte came while paused
    int m_sent = 0;
    int64_t m_progress = 0;
    Monotonic m_lastByte{};
    TransferStats m_stats;
    std::optional<Error> m_error;
};

} // namespace mw
