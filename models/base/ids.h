// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Distinct string types: a SourceId does not fit where a TopicId is asked for.
#pragma once

#include "models/base/compare.h"

#include <functional>
#include <string>

namespace mw {

template <class Tag>
class Id
{
public:
    Id() = default;
    explicit Id(std::string text) : m_text(std::move(text)) { }
    const std::string& str() const { return m_text; }
    bool empty() const { return m_text.empty(); }
    auto operator<=>(const Id&) const = default;

private:
    std::string m_text;
};

using SourceId = Id<struct SourceTag>; // the estate file's name of a source: "prod/prometheus"
using ClusterId = Id<struct ClusterTag>; // the estate file's name of a cluster
using EnvironmentId = Id<struct EnvironmentTag>;
using SecretId = Id<struct SecretTag>; // "env:NAME", "file:/path", "keychain:name"

} // namespace mw

template <class Tag>
struct std::hash<mw::Id<Tag>>
{
    size_t operator()(const mw::Id<Tag>& id) const noexcept
    {
        return std::hash<std::string>{}(id.str());
    }
};
