// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/wire_faults.h"

namespace mw::sim {

namespace {

constexpr std::pair<const char*, WireFault::Kind> names[] = {
    {"throttled", WireFault::Kind::Throttled},
    {"slow", WireFault::Kind::Slow},
    {"half-open", WireFault::Kind::HalfOpen},
    {"gone", WireFault::Kind::Gone},
    {"unauthorized", WireFault::Kind::Unauthorized},
    {"forbidden", WireFault::Kind::Forbidden},
    {"unavailable", WireFault::Kind::Unavailable},
    {"reply-lost", WireFault::Kind::ReplyLost},
    {"reset", WireFault::Kind::Reset},
    {"conflict", WireFault::Kind::Conflict},
};

bool matches(const std::string& wanted, const std::string& path)
{
    if (wanted.ends_with('$'))
        return path.ends_with(std::string_view(wanted).substr(0, wanted.size() - 1));
    return path.find(wanted) != std::string::npos; // also an empty one
}

bool applies(const WireFault& fault, const std::string& cluster, const std::string& path, Ms now)
{
    return (fault.cluster.empty() || fault.cluster == cluster) && fault.from <= now
        && now < fault.until && matches(fault.path, path);
}

bool writes(const std::string& method)
{
    return method != "GET" && method != "HEAD";
}

} // namespace

int WireFaults::add(WireFault fault)
{
    fault.id = m_next++;
    m_faults.push_back(std::move(fault));
    return m_faults.back().id;
}

bool WireFaults::remove(int id)
{
    return std::erase_if(m_faults, [id](const WireFault& fault) { return fault.id == id; }) > 0;
}

std::optional<WireFault> WireFaults::meet(const std::string& cluster,
                                          const std::string& method,
                                          const std::string& path,
                                          Ms now,
                                          bool stores)
{
    ++m_asked[cluster];
    std::erase_if(m_faults, [now](const WireFault& fault) { return fault.until <= now; });
    for (auto it = m_faults.begin(); it != m_faults.end(); ++it) {
        if (!applies(*it, cluster, path, now))
            continue;
        if (!it->method.empty() && it->method.find(method) == std::string::npos)
            continue;
        const bool onlyWrites
            = it->kind == WireFault::Kind::ReplyLost || it->kind == WireFault::Kind::Conflict;
        if (!stores && (onlyWrites || it->kind == WireFault::Kind::Gone))
            continue;
        if (it->method.empty() && onlyWrites && !writes(method))
            continue;
        const WireFault met = *it;
        if (it->count > 0 && --it->count == 0)
            m_faults.erase(it);
        return met;
    }
    return std::nullopt;
}

bool WireFaults::silent(const std::string& cluster, const std::string& path, Ms now) const
{
    for (const WireFault& fault : m_faults) {
        if (fault.kind == WireFault::Kind::HalfOpen && applies(fault, cluster, path, now))
            return true;
    }
    return false;
}

std::optional<WireFault::Kind> wireFaultKind(const std::string& name)
{
    for (const auto& [text, kind] : names) {
        if (name == text)
            return kind;
    }
    return std::nullopt;
}

const char* toString(WireFault::Kind kind)
{
    for (const auto& [text, value] : names) {
        if (value == kind)
            return text;
    }
    return "";
}

} // namespace mw::sim
