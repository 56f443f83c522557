// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a topic are not on disk as they are: collected while the topic changes, handed out
// in portions. GUI thread. News (rows that came, went or changed) are always written; measured
// usage alone, which moves in fifty thousand rows at a time, some rows per round.
#pragma once

#include "models/hub/hub.h"
#include "models/store/row_codec.h"

#include <QObject>
#include <deque>
#include <vector>

namespace mw {

class TopicTrackBase : public QObject
{
public:
    using QObject::QObject;
    virtual bool hasNews() const = 0;
    virtual bool hasUsage() const = 0;
    // Up to `most` rows; `most` goes down by as many.
    virtual void takeNews(size_t& most, Delta& into) = 0;
    virtual void takeUsage(size_t& most, Delta& into) = 0;
    // What was handed out was not written after all; `remembered`: nor is what came from the disk
    // there any more.
    virtual void markAll(bool remembered) = 0;
};

template <class Row>
class TopicTrack final : public TopicTrackBase
{
public:
    TopicTrack(const Topic<Row>& topic, QObject* parent) : TopicTrackBase(parent), m_topic(topic)
    {
        connect(&topic, &TopicSignals::changed, this, [this](const RowChanges& c) { take(c); });
        markAll(false);
    }
    bool hasNews() const override { return !m_news.empty() || !m_gone.empty(); }
    bool hasUsage() const override { return !m_usage.empty(); }

    void takeNews(size_t& most, Delta& into) override
    {
        if (!m_gone.empty() && most > 0) {
            // Before the rows: what went and came back is there.
            Rows<Row> rows;
            const size_t count = std::min(most, m_gone.size());
            rows.removed.assign(std::make_move_iterator(m_gone.begin()),
                                std::make_move_iterator(m_gone.begin() + ptrdiff_t(count)));
            m_gone.erase(m_gone.begin(), m_gone.begin() + ptrdiff_t(count));
            most -= count;
            into.emplace_back(std::move(rows));
        }
        if (m_gone.empty())
            takeSlots(m_news, News, most, into);
    }
    void takeUsage(size_t& most, Delta& into) override { takeSlots(m_usage, Usage, most, into); }

    void markAll(bool remembered) override
    {
        m_topic.forEach([this, remembered](Slot slot, const Row& row) {
            room(slot);
            m_prints[slot] = print(row);
            if (remembered || !m_topic.remembered(slot))
                mark(slot, News);
        });
    }

private:
    enum Mark : uint8_t { Clean, Usage, News };
    static constexpr bool hasPrint = requires(Row row) { row.cpuUsage; };

    static uint64_t print(const Row& row)
    {
        if constexpr (hasPrint)
            return store::fingerprint(row);
        else
            return 0;
    }
    void room(Slot slot)
    {
        if (slot >= m_marks.size()) {
            m_marks.resize(slot + 1, Clean);
            m_prints.resize(slot + 1, 0);
        }
    }
    void mark(Slot slot, Mark how)
    {
        if (m_marks[slot] >= how)
            return;
        m_marks[slot] = how;
        (how == News ? m_news : m_usage).push_back(slot);
    }
    void take(const RowChanges& changes)
    {
        for (const Slot slot : changes.removed) {
            room(slot);
            m_gone.push_back(rowKey(m_topic.row(slot)));
            m_marks[slot] = Clean; // a stale entry of the queues is passed over
        }
        for (const Slot slot : changes.inserted) {
            room(slot);
            if (!m_topic.filled(slot))
                continue;
            m_prints[slot] = print(m_topic.row(slot));
            // what comes from the disk is there
            if (!m_topic.remembered(slot))
                mark(slot, News);
        }
        for (const Slot slot : changes.updated) {
            room(slot);
            if (!m_topic.filled(slot))
                continue;
            const uint64_t now = print(m_topic.row(slot));
            const bool same = hasPrint && now == m_prints[slot];
            m_prints[slot] = now;
            mark(slot, same ? Usage : News);
        }
    }
    void takeSlots(std::deque<Slot>& queue, Mark how, size_t& most, Delta& into)
    {
        Rows<Row>* rows = nullptr;
        while (!queue.empty() && most > 0) {
            const Slot slot = queue.front();
            queue.pop_front();
            if (m_marks[slot] != how || !m_topic.filled(slot))
                continue;
            m_marks[slot] = Clean;
            const std::string& scope = m_topic.scopeOf(slot);
            if (!rows || rows->scope != scope) {
                rows = &std::get<Rows<Row>>(into.emplace_back(Rows<Row>{}));
                rows->scope = scope;
            }
            rows->upserts.push_back(m_topic.row(slot));
            --most;
        }
    }
    const Topic<Row>& m_topic;
    std::vector<uint8_t> m_marks; // by slot
    std::vector<uint64_t> m_prints;
    std::deque<Slot> m_news, m_usage;
    std::vector<KeyOf<Row>> m_gone;
};

} // namespace mw
