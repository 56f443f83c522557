// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What AWS says when it refuses: JSON, XML or HTML, with codes that matter more than the status.
// Pure; any thread.
#pragma once

#include "models/base/error.h"
#include "models/net/transport.h"

#include <string>
#include <string_view>

namespace mw::aws {

struct AwsError
{
    std::string code; // "ThrottlingException", without its namespace; empty if none was found
    std::string message;
};
AwsError readError(std::string_view body, const Headers& headers);

// LimitExceededException means slow down for Cost Explorer, a used-up quota elsewhere.
enum class Limit { IsThrottling, IsQuota };
Error classify(int status, const AwsError& error, Limit limit);

// The signature may be wrong for the clock alone: by now the signer knows the server's, so the
// same call is worth one more try.
bool isClockRefusal(const std::string& code);

} // namespace mw::aws
