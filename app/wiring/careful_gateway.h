// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The hub's Gateway, but what was taken as it was found in a cluster is only read: a yes to looking
// is no yes to changing. GUI thread.
#pragma once

#include "models/net/gateway.h"

#include <QObject>
#include <functional>
#include <string>

namespace mw {

class CarefulGateway : public QObject, public Gateway
{
    Q_OBJECT
public:
    // behind: outlives it. onlyRead: whether this logical name may only be read.
    CarefulGateway(Gateway& behind, std::function<bool(const std::string&)> onlyRead);
    uint64_t
    submit(const std::string& endpoint, HttpCall call, Priority priority, Done done) override;
    void cancel(uint64_t ticket) override;

private:
    Gateway& m_behind;
    std::function<bool(const std::string&)> m_onlyRead;
    uint64_t m_refused = 0; // tickets of its own have the highest bit
};

} // namespace mw
