// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP over libcurl on one thread. Callers: GUI thread. Sinks are called on the net thread.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/secrets/secret.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw {

using Headers = std::vector<std::pair<std::string, std::string>>;
// Case-insensitive; nullptr if absent.
const std::string* findHeader(const Headers& headers, std::string_view name);

struct TlsPolicy
{
    std::string caPem; // empty = the system's trust store
    std::string clientCertPem;
    SecretPtr clientKeyPem;
    std::string serverName; // tls-server-name: SNI and the name that is verified
    bool verify = true; // off only for a cluster whose kubeconfig says so, after confirmation
};

struct HttpCall;
struct Endpoint;
struct ResponseHead;

// Authentication that depends on the request itself (AWS Signature V4). GUI thread, right before
// the call is handed to the transport; adds headers. Holds its secrets itself.
class RequestSigner
{
public:
    virtual ~RequestSigner() = default;
    virtual void sign(HttpCall& call, const Endpoint& endpoint, World now) const = 0;
    // Every answer to a signed call, before its sender sees it: a refusal may teach us the server's
    // clock.
    virtual void learn(const ResponseHead& /*head*/, World /*now*/) const { }
    // What it signs with is of no use from then on: it is renewed instead of tried.
    virtual World validUntil() const { return World::max(); }
};

// Where requests go. Immutable and shared; secrets are resolved before it is built.
struct Endpoint
{
    std::string
        baseUrl; // "https://host:6443" or "http://host:9090/prometheus", no slash at the end
    TlsPolicy tls;
    std::string proxy; // kubeconfig proxy-url / estate proxy; empty = environment (NO_PROXY holds)
    Headers headers; // without secrets (Impersonate-User, X-Scope-OrgID)
    SecretPtr bearer; // Authorization: <authScheme><bearer>
    std::string authScheme = "Bearer "; // "Token token=" for PagerDuty's REST keys
    std::string basicUser;
    SecretPtr basicPassword;
    std::shared_ptr<const RequestSigner> signer; // may be null
};
using EndpointPtr = std::shared_ptr<const Endpoint>;

// Lanes have their own connections: a long list must not starve watches and clicks.
enum class Lane { Interactive, Bulk, Watch };

struct HttpCall
{
    std::string method = "GET";
    std::string target; // path and query, encoded, from baseUrl on: "/api/v1/pods?limit=500"
    Headers headers;
    std::string body;
};

struct TransferLimits
{
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds stallTimeout{30'000}; // no byte for this long; 0 = never
    size_t maxBodyBytes = 64u << 20; // after decompression; 0 = unlimited (streams)
    size_t maxLineBytes = 16u << 20; // for line streams
    bool compressed = true; // ask for gzip
    bool http2 = true;
};

struct ResponseHead
{
    int status = 0;
    Headers headers;
    std::string httpVersion; // "1.1", "2"
    std::string peer; // "127.0.0.1:6443"
};

struct TransferStats
{
    int64_t bytesOnWire = 0;
    int64_t bytesDecoded = 0;
    std::chrono::microseconds nameLookup{}, connect{}, tls{}, firstByte{}, total{};
    bool reusedConnection = false;
};

// Net thread. onData returns false to pause the transfer (back-pressure): call Transport::resume.
// After onDone nothing more comes. onDone is called exactly once, also after cancel. While paused
// nothing comes, not even the end; cancel, dropConnections and the destructor do end it.
// A sink may call the Transport (it only queues), but must not destroy it.
class ResponseSink
{
public:
    virtual ~ResponseSink() = default;
    virtual void onHead(ResponseHead head) = 0;
    virtual bool onData(std::string chunk) = 0;
    virtual void onDone(Status status, TransferStats stats) = 0;
};

using TransferId = uint64_t;

class Transport
{
public:
    virtual ~Transport() = default;
    virtual TransferId submit(EndpointPtr endpoint,
                              HttpCall call,
                              Lane lane,
                              TransferLimits limits,
                              std::shared_ptr<ResponseSink> sink)
        = 0;
    virtual void cancel(TransferId id) = 0;
    virtual void resume(TransferId id) = 0;
    // Closes all connections (after sleep or a network change); transfers fail with Network.
    virtual void dropConnections() = 0;
};

// Starts the net thread; the destructor stops and joins it, finishing every sink with Cancelled.
std::unique_ptr<Transport> makeCurlTransport();

// A whole answer kept in memory, for small calls.
struct HttpResponse
{
    ResponseHead head;
    std::string body;
    TransferStats stats;
};

// Redirect, Retry-After (seconds or HTTP date) and status → ErrorKind, in one place.
// Fills kind, http and retryAfter; the detail is the caller's.
Error errorFromStatus(int status, const Headers& headers, World now);

} // namespace mw
