// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/store.h"

namespace mw::sim {

namespace {
constexpr size_t maxChanges = 20'000; // per kind
}

void Store::setRecording(bool on)
{
    m_recording = on;
    m_forgotten.fill(m_rv);
}

ObjectPtr Store::find(Kind kind, const std::string& ns, const std::string& name) const
{
    const Objects& objects = all(kind);
    const auto it = objects.find(objectKey(ns, name));
    return it == objects.end() ? nullptr : it->second;
}

void Store::log(Kind kind, Change change)
{
    if (!m_recording)
        return;
    auto& changes = m_changes[index(kind)];
    changes.push_back(std::move(change));
    if (changes.size() > maxChanges) {
        m_forgotten[index(kind)] = changes.front().rv;
        changes.pop_front();
    }
}

ObjectPtr Store::put(Kind kind, Object object)
{
    if (m_recording || object.rv == 0)
        object.rv = ++m_rv;
    ObjectPtr& place = m_objects[index(kind)][objectKey(object.ns, object.name)];
    const ObjectPtr previous = place;
    place = std::make_shared<const Object>(std::move(object));
    log(kind,
        {place->rv, previous ? Change::Type::Modified : Change::Type::Added, place, previous});
    return place;
}

ObjectPtr Store::putDoc(Kind kind, Json doc)
{
    const Json& metadata = doc["metadata"];
    Object object;
    object.ns = metadata.value("namespace", "");
    object.name = metadata.value("name", "");
    object.uid = metadata.value("uid", "");
    doc["metadata"].erase("resourceVersion"); // written from rv
    object.doc = std::make_shared<const Json>(std::move(doc));
    return put(kind, std::move(object));
}

void Store::remove(Kind kind, const std::string& ns, const std::string& name)
{
    Objects& objects = m_objects[index(kind)];
    const auto it = objects.find(objectKey(ns, name));
    if (it == objects.end())
        return;
    Object last = *it->second;
    last.rv = ++m_rv;
    const ObjectPtr previous = it->second;
    objects.erase(it);
    log(kind,
        {last.rv,
         Change::Type::Deleted,
         std::make_shared<const Object>(std::move(last)),
         previous});
}

bool Store::changesAfter(Kind kind, uint64_t rv, std::vector<Change>& changes) const
{
    if (!knows(kind, rv))
        return false;
    const auto& log = m_changes[index(kind)];
    auto it = std::upper_bound(log.begin(), log.end(), rv, [](uint64_t left, const Change& right) {
        return left < right.rv;
    });
    changes.assign(it, log.end());
    return true;
}

std::vector<ObjectPtr> Store::at(Kind kind,
                                 uint64_t rv,
                                 const std::string& ns,
                                 const std::string& after,
                                 size_t limit,
                                 size_t& remaining,
                                 const std::function<bool(const Object&)>& accept) const
{
    // What has changed since, as it was then (null: it did not exist).
    Objects then;
    std::vector<Change> changes;
    changesAfter(kind, rv, changes);
    for (const Change& change : changes)
        then.try_emplace(objectKey(change.object->ns, change.object->name), change.previous);

    std::vector<ObjectPtr> found;
    remaining = 0;
    const std::string prefix = ns.empty() ? std::string() : ns + "/";
    const auto inside
        = [&](const std::string& key) { return key.compare(0, prefix.size(), prefix) == 0; };
    const auto take = [&](const ObjectPtr& object) {
        if (!object || (accept && !accept(*object)))
            return;
        if (limit == 0 || found.size() < limit)
            found.push_back(object);
        else
            ++remaining;
    };
    const Objects& objects = all(kind);
    auto now = after.empty() ? objects.lower_bound(prefix) : objects.upper_bound(after);
    auto old = after.empty() ? then.lower_bound(prefix) : then.upper_bound(after);
    while (true) {
        const bool haveNow = now != objects.end() && inside(now->first);
        const bool haveOld = old != then.end() && inside(old->first);
        if (!haveNow && !haveOld)
            break;
        // Counting the rest exactly matters only when it is cheap; it is a hint for clients.
        if (haveOld && (!haveNow || old->first <= now->first)) {
            if (haveNow && now->first == old->first)
                ++now;
            take(old->second);
            ++old;
        } else {
            take(now->second);
            ++now;
        }
    }
    return found;
}

void Store::compact()
{
    m_forgotten.fill(m_rv);
    for (auto& changes : m_changes)
        changes.clear();
}

} // namespace mw::sim
