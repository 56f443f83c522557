// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/action.h"

namespace mw::runbook {

Outcome failedWith(Error error)
{
    Outcome out;
    out.state = StepState::Failed;
    out.line = error.detail;
    out.error = std::move(error);
    return out;
}

void Action::prepare(std::function<void(Result<Prepared>)> done)
{
    done(Prepared{});
}

void Action::look(const nlohmann::json&,
                  const nlohmann::json&,
                  std::function<void(Result<Seen>)> done)
{
    done(Error{ErrorKind::NotAvailable, "this step cannot tell whether it was done", 0, {}, {}});
}

void Action::verify(const nlohmann::json&, Events, std::function<void(Outcome)> done)
{
    done(Outcome{});
}

} // namespace mw::runbook
