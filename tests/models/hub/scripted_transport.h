// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A transport that only remembers what was asked; the test answers when it likes, on its own
// thread.
#pragma once

#include "models/net/transport.h"

#include <utility>
#include <vector>

namespace mwtest {

using namespace mw;

// As the API server writes it; the message is put in as it is.
inline std::string kubeStatus(const std::string& message)
{
    return "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"" + message + "\"}";
}

class ScriptedTransport final : public Transport
{
public:
    struct Call
    {
        TransferId id = 0;
        std::string base;
        HttpCall http;
        std::shared_ptr<ResponseSink> sink;
        bool over = false;
    };
    TransferId submit(EndpointPtr endpoint,
                      HttpCall call,
                      Lane,
                      TransferLimits,
                      std::shared_ptr<ResponseSink> sink) override
    {
        calls.push_back(
            {calls.size() + 1, endpoint->baseUrl, std::move(call), std::move(sink), false});
        if (onSubmit)
            onSubmit(calls.back());
        return calls.size();
    }
    void cancel(TransferId id) override
    {
        cancelled.push_back(id);
        Error error;
        error.kind = ErrorKind::Cancelled;
        done(id, error);
    }
    void resume(TransferId id) override { resumed.push_back(id); }
    void dropConnections() override { ++drops; }

    void head(TransferId id, int status = 200, Headers headers = {})
    {
        at(id).sink->onHead({status, std::move(headers), "1.1", "127.0.0.1:1"});
    }
    bool data(TransferId id, std::string bytes) { return at(id).sink->onData(std::move(bytes)); }
    void done(TransferId id, Status status = {})
    {
        Call& call = at(id);
        if (std::exchange(call.over, true))
            return;
        const auto sink = std::move(call.sink);
        sink->onDone(std::move(status), {});
    }
    void answer(TransferId id, int status, std::string body, Headers headers = {})
    {
        head(id, status, std::move(headers));
        data(id, std::move(body));
        done(id);
    }
    void refuse(TransferId id, ErrorKind kind = ErrorKind::Network)
    {
        Error error;
        error.kind = kind;
        error.detail = "scripted";
        done(id, error);
    }
    Call& at(TransferId id)
    {
        if (id == 0 || id > calls.size())
            qFatal("no call number %d was made", static_cast<int>(id));
        return calls[id - 1];
    }
    // Ids of calls to this path that are not over.
    std::vector<TransferId> openCalls(const std::string& target = {}) const
    {
        std::vector<TransferId> ids;
        for (const Call& call : calls) {
            if (!call.over && (target.empty() || call.http.target == target))
                ids.push_back(call.id);
        }
        return ids;
    }

    std::vector<Call> calls;
    std::vector<TransferId> cancelled, resumed;
    std::function<void(Call&)> onSubmit;
    int drops = 0;
};

} // namespace mwtest
