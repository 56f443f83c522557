// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of a request, read as Go's http.Request.Form and Prometheus read them. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::sim {

class FormValues
{
public:
    // The query part of the target and, for a form POST, the body, whose values come first. A
    // pair that is malformed is left out; the first such is told by error().
    FormValues(std::string_view query, std::string_view body);
    // The first value; empty if there is none.
    std::string value(const std::string& name) const;
    const std::vector<std::string>& values(const std::string& name) const;
    const std::string& error() const { return m_error; }

private:
    void read(std::string_view text);
    std::map<std::string, std::vector<std::string>> m_values;
    std::string m_error;
};

// Float seconds or RFC 3339, in milliseconds, within ±292 million years; nullopt: neither.
std::optional<int64_t> parseApiTime(const std::string& text);
// Float seconds or a duration such as 1h30m, in nanoseconds.
struct ApiDuration
{
    int64_t ns = 0;
    std::string error;
};
ApiDuration parseApiDuration(const std::string& text);

} // namespace mw::sim
