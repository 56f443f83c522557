// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One part of a source by its name. Pure; any thread.
#pragma once

#include "models/data/source_status.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace mw {

// Null: the source has not said anything of this part. Lives as long as the status.
inline const PartStatus* partOf(const SourceStatus& source, std::string_view name)
{
    for (const PartStatus& part : source.parts) {
        if (part.part == name)
            return &part;
    }
    return nullptr;
}

// The namespaces to which some part of it is limited, each once. Empty: what is seen of its parts
// is not narrowed to some.
inline std::vector<std::string> limitedTo(const SourceStatus& source)
{
    std::vector<std::string> names;
    for (const PartStatus& part : source.parts) {
        for (const std::string& name : part.onlyIn) {
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        }
    }
    return names;
}

// The same without what the estate file chose: who names two namespaces asks for no more, and has
// seen all there is to see of them.
inline std::vector<std::string> refusedBeyond(SourceStatus source)
{
    std::erase_if(source.parts, [](const PartStatus& part) { return part.byChoice; });
    return limitedTo(source);
}

// "a, b"
inline std::string commaList(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

// What is asked for a part: "/api/v1/pods" is "/api/v1/namespaces/team-a/pods" where it is limited
// to that, and "/api/v1/namespaces/{team-a, team-b}/pods" with two.
inline std::string pathWithin(std::string path, const std::vector<std::string>& onlyIn)
{
    const size_t last = path.rfind('/');
    if (onlyIn.empty() || last == std::string::npos)
        return path;
    const std::string names = onlyIn.size() == 1 ? onlyIn.front() : '{' + commaList(onlyIn) + '}';
    return path.insert(last, "/namespaces/" + names);
}

} // namespace mw
