// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SIGTERM and SIGINT as an event of the event loop. Block them before any thread starts (threads
// inherit the mask), then let a TerminationSignals object listen.
#pragma once

#include <functional>
#include <memory>

class QSocketNotifier;

namespace mw {

void ignoreBrokenPipes(); // a closed connection is an error value, not the end of us
void blockTerminationSignals(); // before any thread is there

// GUI thread. Calls back once per signal.
class TerminationSignals
{
public:
    explicit TerminationSignals(const std::function<void()>& asked);
    ~TerminationSignals();

private:
    int m_fd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace mw
