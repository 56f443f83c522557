// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes secrets out of what is journaled, kept or shown: the values that were resolved in this run,
// and what looks like one (bearer tokens, private keys, password=…).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace mw::runbook {

class Redactor
{
public:
    Redactor() = default;
    Redactor(const Redactor&) = delete;
    Redactor& operator=(const Redactor&) = delete;
    ~Redactor();
    // name is what stands in its place: "env:TOKEN" → ‹env:TOKEN›. Values under 4 bytes are
    // ignored.
    void add(const std::string& name, std::string_view value);
    bool knows(const std::string& name) const;
    std::string clean(const std::string& text) const;
    // Every string inside; objects that look like {name: "…PASSWORD…", value: "…"} (container
    // environment) lose their value.
    nlohmann::json clean(const nlohmann::json& json) const;

private:
    struct Known
    {
        std::string name, value;
    };
    std::vector<Known> m_known;
};

} // namespace mw::runbook
