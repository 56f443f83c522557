// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A gateway in whose name the test answers.
#pragma once

#include "models/net/gateway.h"

#include <string>
#include <utility>
#include <vector>

namespace mwtest {

// Keeps what is asked; answers by hand.
class KeepingGateway final : public mw::Gateway
{
public:
    uint64_t submit(const std::string&, mw::HttpCall call, mw::Priority, Done done) override
    {
        calls.push_back(std::move(call));
        last = std::move(done);
        return calls.size();
    }
    void cancel(uint64_t) override { }
    void reply(int status, const std::string& body)
    {
        mw::HttpResponse response;
        response.head.status = status;
        response.body = body;
        const Done done = std::exchange(last, {});
        done(std::move(response));
    }
    std::vector<mw::HttpCall> calls;
    Done last;
};

} // namespace mwtest
