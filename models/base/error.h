// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, in a form that code can act upon. Sentences for people are made in models/text.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace mw {

enum class ErrorKind {
    Cancelled, // we asked for it
    Network, // no connection, reset, DNS: nothing was understood of an answer
    Timeout, // connect or stall time-out
    Tls, // certificate or handshake
    Unauthorized, // 401: who are you
    Forbidden, // 403: you may not
    NotFound,
    Conflict,
    Invalid, // the other side refused our input (400, 422)
    Throttled, // 429; see retryAfter
    Unavailable, // 5xx
    Gone, // 410: list again
    Protocol, // an answer came that is not of the protocol (HTML instead of JSON, broken framing)
    Decode, // truncated, too deep, wrong types
    TooLarge, // over a size cap
    Misconfigured, // our own input: estate, kubeconfig, runbook; see place
    NotAvailable, // not here: no keyring, no such file
    Io, // disk
    Internal, // a defect of ours
};

// A place in a text file: line and column count from 1; a column counts code points, not bytes.
struct Place
{
    std::string file;
    int line = 0;
    int column = 0;
    bool operator==(const Place&) const = default;
};

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    std::string detail; // redacted, not translated; may quote the server's words
    int http = 0; // HTTP status where there was one
    std::optional<std::chrono::milliseconds> retryAfter;
    std::optional<Place> place;
    // A word of models/text/remedies for a better remedy than the kind alone has, with its argument
    // after a space: "sso https://github.com/orgs/…". Empty = none.
    std::string hint{};
    bool operator==(const Error&) const = default;
};

// "unauthorized", "forbidden", …: for logs, JSON and tests.
const char* toString(ErrorKind kind);
// "file:line:column: detail", or the detail alone.
std::string describe(const Error& error);

} // namespace mw
