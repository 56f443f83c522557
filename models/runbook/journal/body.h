// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the body of a record that anybody may have written: what is not there or of another type
// is empty. Pure; any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace mw::runbook {

inline std::string text(const nlohmann::json& body, const char* key)
{
    const auto it = body.find(key);
    return it != body.end() && it->is_string() ? it->get<std::string>() : std::string();
}

} // namespace mw::runbook
