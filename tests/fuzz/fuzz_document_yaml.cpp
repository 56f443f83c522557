// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through the YAML reader and the schema validator: no crash, bounded, and every node's
// range lies inside the text.
#include "models/document/document.h"

#include <cstdlib>

#include <nlohmann/json.hpp>

namespace {

void check(const mw::Node& node, size_t size)
{
    if (node.begin.offset > node.end.offset || node.end.offset > size)
        std::abort();
    for (const mw::Node& item : node.items)
        check(item, size);
    for (const mw::Node::Entry& entry : node.entries) {
        if (entry.keyBegin.offset > entry.keyEnd.offset || entry.keyEnd.offset > size)
            std::abort();
        check(entry.value, size);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const auto schema = nlohmann::json::parse(
        R"({"type":"object","additionalProperties":{"oneOf":[{"type":"array","items":{"$ref":"#"}},
            {"type":"string","pattern":"^[a-z]+$"},{"type":"object","required":["do"]}]}})");
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto node = mw::parseYaml(text, "fuzz");
    if (!node)
        return 0;
    check(*node, size);
    mw::toJson(*node);
    mw::validateSchema(*node, schema, "fuzz");
    return 0;
}
