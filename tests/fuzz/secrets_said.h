// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets marked with "~~" that stand once in a file: no message about that file may repeat them.
#pragma once

#include "models/document/document.h"

#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mwfuzz {

inline void secretsUnder(const mw::Node& node,
                         const std::set<std::string_view>& keys,
                         bool below,
                         std::string_view whole,
                         std::vector<std::string>& out)
{
    if (node.isScalar() && below && node.text.size() >= 8
        && node.text.find("~~") != std::string::npos) {
        const size_t at = whole.find(node.text);
        if (at != std::string_view::npos && whole.find(node.text, at + 1) == std::string_view::npos)
            out.push_back(node.text);
    }
    for (const mw::Node& item : node.items)
        secretsUnder(item, keys, below, whole, out);
    for (const mw::Node::Entry& entry : node.entries)
        secretsUnder(entry.value, keys, keys.contains(entry.key), whole, out);
}

inline void abortIfSaid(const std::vector<std::string>& secrets, const std::string& message)
{
    for (const std::string& secret : secrets) {
        if (message.find(secret) != std::string::npos)
            std::abort();
    }
}

} // namespace mwfuzz
