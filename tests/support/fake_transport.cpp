// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_transport.h"

#include <QMetaObject>
#include <algorithm>
#include <utility>

namespace mwtest {
namespace {

mw::Error makeError(mw::ErrorKind kind, const char* detail)
{
    mw::Error error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

bool fits(const FakeCall& call, std::string_view prefix)
{
    return std::string_view(call.call.target).starts_with(prefix);
}

} // namespace

FakeTransport::~FakeTransport()
{
    // Callers may not submit any more, so indices are stable here.
    for (size_t i = 0; i < m_calls.size(); ++i)
        done(m_calls[i].id, makeError(mw::ErrorKind::Cancelled, "shutting down"));
}

mw::TransferId FakeTransport::submit(mw::EndpointPtr endpoint,
                                     mw::HttpCall call,
                                     mw::Lane lane,
                                     mw::TransferLimits limits,
                                     std::shared_ptr<mw::ResponseSink> sink)
{
    FakeCall added;
    added.id = m_calls.size() + 1;
    added.endpoint = std::move(endpoint);
    added.call = std::move(call);
    added.lane = lane;
    added.limits = limits;
    added.sink = std::move(sink);
    m_calls.push_back(std::move(added));
    pumpLater();
    return m_calls.back().id;
}

void FakeTransport::cancel(mw::TransferId id)
{
    if (FakeCall* call = find(id)) {
        call->cancelled = true;
        pumpLater();
    }
}

void FakeTransport::resume(mw::TransferId id)
{
    if (FakeCall* call = find(id)) {
        call->paused = false;
        ++call->resumes;
    }
}

void FakeTransport::dropConnections()
{
    ++m_drops;
    for (const FakeCall& call : m_calls) {
        if (!call.done)
            m_dropped.push_back(call.id);
    }
    pumpLater();
}

FakeCall* FakeTransport::open(std::string_view targetPrefix)
{
    for (FakeCall& call : m_calls) {
        if (!call.done && fits(call, targetPrefix))
            return &call;
    }
    return nullptr;
}

size_t FakeTransport::openCount(std::string_view targetPrefix) const
{
    return static_cast<size_t>(
        std::count_if(m_calls.begin(), m_calls.end(), [&](const FakeCall& c) {
            return !c.done && fits(c, targetPrefix);
        }));
}

size_t FakeTransport::countOf(std::string_view method, std::string_view targetPrefix) const
{
    return static_cast<size_t>(
        std::count_if(m_calls.begin(), m_calls.end(), [&](const FakeCall& c) {
            return c.call.method == method && fits(c, targetPrefix);
        }));
}

void FakeTransport::head(mw::TransferId id, int status, mw::Headers headers)
{
    FakeCall* call = find(id);
    if (!call || call->done || call->headSent)
        return;
    call->headSent = true;
    mw::ResponseHead head;
    head.status = status;
    head.headers = std::move(headers);
    head.httpVersion = "1.1";
    head.peer = "127.0.0.1:1";
    const auto sink = call->sink;
    sink->onHead(std::move(head));
}

bool FakeTransport::data(mw::TransferId id, std::string bytes)
{
    FakeCall* call = find(id);
    if (!call || call->done)
        return false;
    head(id);
    const auto sink = call->sink;
    const bool goOn = sink->onData(std::move(bytes));
    if (!goOn)
        call->paused = true;
    return goOn;
}

void FakeTransport::done(mw::TransferId id, mw::Status status)
{
    FakeCall* call = find(id);
    if (!call || call->done)
        return;
    call->done = true;
    const auto sink = std::exchange(call->sink, nullptr);
    sink->onDone(std::move(status), {});
}

void FakeTransport::reply(mw::TransferId id, const FakeReply& reply)
{
    if (reply.error) {
        done(id, *reply.error);
        return;
    }
    head(id, reply.status, reply.headers);
    if (!reply.body.empty())
        data(id, reply.body);
    if (!reply.open)
        done(id);
}

void FakeTransport::script(std::string targetPrefix, FakeReply reply, int times)
{
    m_scripts.push_back({std::move(targetPrefix), std::move(reply), times});
    pumpLater();
}

size_t FakeTransport::pump()
{
    size_t count = 0;
    const auto dropped = std::exchange(m_dropped, {});
    for (const mw::TransferId id : dropped) {
        const FakeCall* call = find(id);
        count += call && !call->done ? 1u : 0u;
        done(id, makeError(mw::ErrorKind::Network, "connections were dropped"));
    }
    // By index: an answer may submit the next call.
    for (size_t i = 0; i < m_calls.size(); ++i) {
        if (m_calls[i].done)
            continue;
        const mw::TransferId id = m_calls[i].id;
        if (m_calls[i].cancelled) {
            done(id, makeError(mw::ErrorKind::Cancelled, "cancelled"));
            ++count;
        } else if (!m_calls[i].headSent) {
            if (Script* script = scriptFor(m_calls[i])) {
                if (script->left > 0)
                    --script->left;
                const FakeReply answer = script->reply;
                reply(id, answer);
                ++count;
            }
        }
    }
    return count;
}

FakeCall* FakeTransport::find(mw::TransferId id)
{
    return id >= 1 && id <= m_calls.size() ? &m_calls[id - 1] : nullptr;
}

FakeTransport::Script* FakeTransport::scriptFor(const FakeCall& call)
{
    for (Script& script : m_scripts) {
        if (script.left != 0 && fits(call, script.prefix))
            return &script;
    }
    return nullptr;
}

void FakeTransport::pumpLater()
{
    if (m_automatic)
        QMetaObject::invokeMethod(
            &m_context, [this] { pump(); }, Qt::QueuedConnection);
}

} // namespace mwtest
