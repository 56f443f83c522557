// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/error.h"

namespace mw {

const char* toString(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return "cancelled";
    case ErrorKind::Network:
        return "network";
    case ErrorKind::Timeout:
        return "timeout";
    case ErrorKind::Tls:
        return "tls";
    case ErrorKind::Unauthorized:
        return "unauthorized";
    case ErrorKind::Forbidden:
        return "forbidden";
    case ErrorKind::NotFound:
        return "not-found";
    case ErrorKind::Conflict:
        return "conflict";
    case ErrorKind::Invalid:
        return "invalid";
    case ErrorKind::Throttled:
        return "throttled";
    case ErrorKind::Unavailable:
        return "unavailable";
    case ErrorKind::Gone:
        return "gone";
    case ErrorKind::Protocol:
        return "protocol";
    case ErrorKind::Decode:
        return "decode";
    case ErrorKind::TooLarge:
        return "too-large";
    case ErrorKind::Misconfigured:
        return "misconfigured";
    case ErrorKind::NotAvailable:
        return "not-available";
    case ErrorKind::Io:
        return "io";
    case ErrorKind::Internal:
        break;
    }
    return "internal";
}

std::string describe(const Error& error)
{
    if (!error.place || error.place->file.empty())
        return error.detail;
    std::string text = error.place->file;
    if (error.place->line > 0) {
        text += ':' + std::to_string(error.place->line);
        if (error.place->column > 0)
            text += ':' + std::to_string(error.place->column);
    }
    return text + ": " + error.detail;
}

} // namespace mw
