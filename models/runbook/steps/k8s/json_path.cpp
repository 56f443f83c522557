// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/k8s/json_path.h"

#include <nlohmann/json.hpp>

namespace mw::runbook {

using Json = nlohmann::json;

Result<Json> jsonPath(const Json& object, const std::string& path)
{
    std::string p = path;
    if (p.starts_with('{') && p.ends_with('}'))
        p = p.substr(1, p.size() - 2);
    if (p.starts_with('$'))
        p.erase(0, 1);
    const auto wrong = [&] {
        return Error{
            ErrorKind::Misconfigured, "jsonpath \"" + path + "\" is not understood", 0, {}, {}};
    };
    const auto missing = [&] {
        return Error{ErrorKind::NotFound, "nothing at " + path, 0, {}, {}};
    };
    const Json* at = &object;
    size_t i = 0;
    while (i < p.size()) {
        std::string key;
        if (p[i] == '.') {
            ++i;
            while (i < p.size() && p[i] != '.' && p[i] != '[') {
                if (p[i] == '\\' && i + 1 < p.size())
                    ++i;
                key += p[i++];
            }
            if (key.empty() || key == "*")
                return wrong();
        } else if (p[i] == '[') {
            const size_t end = p.find(']', i);
            if (end == std::string::npos || end == i + 1)
                return wrong();
            const std::string inner = p.substr(i + 1, end - i - 1);
            i = end + 1;
            if ((inner.front() == '\'' || inner.front() == '"') && inner.size() > 2
                && inner.back() == inner.front()) {
                key = inner.substr(1, inner.size() - 2);
            } else {
                const size_t digits = inner.front() == '-' ? 1 : 0;
                if (inner.size() - digits > 6 || inner.size() == digits
                    || inner.find_first_not_of("0123456789", digits) != std::string::npos)
                    return wrong();
                int index = std::stoi(inner);
                if (!at->is_array())
                    return missing();
                if (index < 0)
                    index += static_cast<int>(at->size());
                if (index < 0 || index >= static_cast<int>(at->size()))
                    return missing();
                at = &(*at)[static_cast<size_t>(index)];
                continue;
            }
        } else {
            return wrong();
        }
        if (!at->is_object() || !at->contains(key))
            return missing();
        at = &(*at)[key];
    }
    return *at;
}

} // namespace mw::runbook
