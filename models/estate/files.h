// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paths, bounded reads, base64 and URL checks for the two readers of this room. Any thread.
#pragma once

#include "models/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace mw {

// "~/x" and relative paths made absolute; relative ones are relative to `folder`.
std::string absolutePath(const std::string& path, const std::string& folder);
std::string folderOf(const std::string& file);

// A missing file is NotAvailable, one over the limit TooLarge.
Result<std::string> readBoundedFile(const std::string& path, size_t maxBytes = 1u << 20);

// Standard alphabet, padding required, line breaks ignored: what client-go accepts.
std::optional<std::string> decodeBase64(std::string_view text);

// What is wrong with it, empty if nothing. Never repeats what may be a credential.
std::string urlProblem(std::string_view url);
std::string proxyProblem(std::string_view url);

} // namespace mw
