// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/careful_gateway.h"

#include "app/wiring/in_cluster.h"

#include <QTimer>

namespace mw {
namespace {

constexpr uint64_t own = uint64_t(1) << 63;

bool reads(const HttpCall& call)
{
    return call.method == "GET" || call.method == "HEAD" || isQueryForm(call);
}

} // namespace

CarefulGateway::CarefulGateway(Gateway& behind, std::function<bool(const std::string&)> onlyRead)
    : m_behind(behind), m_onlyRead(std::move(onlyRead))
{
}

uint64_t
CarefulGateway::submit(const std::string& endpoint, HttpCall call, Priority priority, Done done)
{
    if (reads(call) || !m_onlyRead(endpoint))
        return m_behind.submit(endpoint, std::move(call), priority, std::move(done));
    Error error;
    error.kind = ErrorKind::Misconfigured;
    error.detail = "\"" + endpoint
        + "\" was taken as it was found in the cluster, to be read only; nothing was sent. An "
          "estate file that names it allows changes";
    QTimer::singleShot(0, this, [done = std::move(done), error] { done(error); });
    return own | ++m_refused;
}

void CarefulGateway::cancel(uint64_t ticket)
{
    if ((ticket & own) == 0)
        m_behind.cancel(ticket);
}

} // namespace mw
