// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/readiness.h"

namespace mw {

const char* toString(ReadyState state)
{
    switch (state) {
    case ReadyState::Ok:
        return "ok";
    case ReadyState::NotKnown:
        return "not-known";
    case ReadyState::Missing:
        break;
    }
    return "missing";
}

const char* toString(ReadyTopic topic)
{
    switch (topic) {
    case ReadyTopic::Credentials:
        return "credentials";
    case ReadyTopic::Runbooks:
        return "runbooks";
    case ReadyTopic::Contacts:
        return "contacts";
    case ReadyTopic::Endpoints:
        return "endpoints";
    case ReadyTopic::Laptop:
        break;
    }
    return "laptop";
}

} // namespace mw
