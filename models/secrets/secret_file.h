// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets that need no keychain: environment and files. Synchronous and short; any thread.
#pragma once

#include "models/secrets/secret.h"

#include <string>

namespace mw {

// NotAvailable when unset or empty.
Result<SecretPtr> readEnvironmentSecret(const std::string& name);
// A regular file of at most one megabyte, newlines at its end removed. NotAvailable when it is not
// there or empty, Io when it cannot be read.
Result<SecretPtr> readFileSecret(const std::string& path);

} // namespace mw
