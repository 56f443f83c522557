// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/mailbox.h"

namespace mw {

namespace {

template <class Row>
size_t countOf(const Rows<Row>& rows)
{
    return rows.upserts.size() + rows.removed.size();
}

size_t countOf(const UsageRows& rows)
{
    return rows.entries.size();
}

size_t rowsOf(const Parcel& parcel)
{
    const auto* read = std::get_if<RowsRead>(&parcel.content);
    return read ? rowCount(read->delta) : 0;
}

} // namespace

size_t rowCount(const Delta& delta)
{
    size_t count = 0;
    for (const TopicDelta& part : delta)
        count += std::visit([](const auto& rows) { return countOf(rows); }, part);
    return count;
}

void Mailbox::setWake(std::function<void()> wake)
{
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
}

void Mailbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_wake = nullptr;
    m_parcels.clear();
    m_urgent.clear();
    m_parked.clear();
    m_rows = 0;
}

void Mailbox::notify()
{
    // The wake only posts an event; it is called under the lock so that close() is a barrier: after
    // it nobody touches the receiver.
    if (!m_notified && m_wake) {
        m_notified = true;
        m_wake();
    }
}

void Mailbox::post(Parcel parcel)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return;
    m_rows += rowsOf(parcel);
    m_parcels.push_back(std::move(parcel));
    notify();
}

void Mailbox::postUrgent(Parcel parcel)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return;
    m_urgent.push_back(std::move(parcel));
    notify();
}

void Mailbox::park(std::weak_ptr<SourceTransfer> transfer)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return;
    m_parked.push_back(std::move(transfer));
    notify();
}

std::optional<Parcel> Mailbox::takeUrgent()
{
    const std::lock_guard lock(m_mutex);
    m_notified = false;
    if (m_urgent.empty())
        return std::nullopt;
    Parcel parcel = std::move(m_urgent.front());
    m_urgent.pop_front();
    return parcel;
}

std::optional<Parcel> Mailbox::take()
{
    const std::lock_guard lock(m_mutex);
    if (m_parcels.empty())
        return std::nullopt;
    Parcel parcel = std::move(m_parcels.front());
    m_parcels.pop_front();
    m_rows -= rowsOf(parcel);
    return parcel;
}

bool Mailbox::empty() const
{
    const std::lock_guard lock(m_mutex);
    return m_parcels.empty() && m_urgent.empty();
}

std::vector<std::weak_ptr<SourceTransfer>> Mailbox::takeParked()
{
    const std::lock_guard lock(m_mutex);
    if (m_rows.load() >= resumeRows)
        return {};
    return std::exchange(m_parked, {});
}

} // namespace mw
