// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Objects of one cluster with their revisions, and the changes of the recent past: enough for
// consistent paging, exact lists and watches. Guarded by World's lock.
#pragma once

#include "app/simulator/estate/objects.h"

#include <array>
#include <deque>
#include <functional>
#include <map>

namespace mw::sim {

struct Change
{
    enum class Type { Added, Modified, Deleted };
    uint64_t rv = 0;
    Type type = Type::Added;
    ObjectPtr object; // Deleted: the last state, with the deletion's rv
    ObjectPtr previous; // null for Added
};

class Store
{
public:
    using Objects = std::map<std::string, ObjectPtr>;

    explicit Store(uint64_t firstRv) : m_rv(firstRv) { }
    uint64_t rv() const { return m_rv; }
    // While the estate is being built nothing is logged and rv is taken from the object.
    void setRecording(bool on);

    ObjectPtr find(Kind kind, const std::string& ns, const std::string& name) const;
    const Objects& all(Kind kind) const { return m_objects[index(kind)]; }
    ObjectPtr put(Kind kind, Object object); // gives it the next rv
    ObjectPtr putDoc(Kind kind, Json doc); // ns, name, uid from metadata
    void remove(Kind kind, const std::string& ns, const std::string& name);

    // Changes after rv, oldest first; false if some of them are forgotten already.
    bool changesAfter(Kind kind, uint64_t rv, std::vector<Change>& changes) const;
    bool knows(Kind kind, uint64_t rv) const { return rv >= m_forgotten[index(kind)]; }
    uint64_t oldest(Kind kind) const { return m_forgotten[index(kind)]; }
    // Objects as they were at rv (which must be known), from key `after` on, at most `limit` (0 =
    // all); remaining = how many more there are.
    std::vector<ObjectPtr> at(Kind kind,
                              uint64_t rv,
                              const std::string& ns,
                              const std::string& after,
                              size_t limit,
                              size_t& remaining,
                              const std::function<bool(const Object&)>& accept) const;
    // Forgets every change so far: older revisions are answered with 410.
    void compact();

private:
    static size_t index(Kind kind) { return static_cast<size_t>(kind); }
    void log(Kind kind, Change change);

    uint64_t m_rv;
    bool m_recording = false;
    std::array<Objects, kindCount> m_objects;
    std::array<std::deque<Change>, kindCount> m_changes;
    std::array<uint64_t, kindCount> m_forgotten{}; // changes up to here are gone
};

} // namespace mw::sim
