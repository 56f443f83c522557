// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/rememberer.h"

#include "models/base/hand_over.h"

#include <QLoggingCategory>
#include <set>

namespace mw {

namespace {
constexpr auto afterFailure = std::chrono::seconds(60);
constexpr auto firstRound = std::chrono::seconds(5);
} // namespace

// Portions wait here until the hub can take them; afterwards they go on at once.
struct Rememberer::Desk
{
    std::mutex mutex;
    std::vector<Remembered> portions;
    std::vector<Change> changes;
    std::function<void(Remembered)> restore; // null: not yet
    std::set<std::string> sources; // of this estate
    std::vector<Delta> foreign; // keys of sources that are no more

    void take(Remembered portion)
    {
        const std::lock_guard lock(mutex);
        changes.insert(changes.end(),
                       std::make_move_iterator(portion.changes.begin()),
                       std::make_move_iterator(portion.changes.end()));
        portion.changes.clear();
        if (restore)
            hand(std::move(portion));
        else
            portions.push_back(std::move(portion));
    }
    // mutex held
    void hand(Remembered portion)
    {
        Delta gone;
        for (const TopicDelta& each : portion.rows) {
            std::visit(
                [&](const auto& rows) {
                    using T = std::decay_t<decltype(rows)>;
                    if constexpr (!std::is_same_v<T, UsageRows>) {
                        T old;
                        for (const auto& row : rows.upserts) {
                            if (sources.count(sourceOf(rowKey(row))) == 0)
                                old.removed.push_back(rowKey(row));
                        }
                        if (!old.removed.empty())
                            gone.emplace_back(std::move(old));
                    }
                },
                each);
        }
        if (!gone.empty())
            foreign.push_back(std::move(gone));
        restore(std::move(portion));
    }
};

Rememberer::Rememberer(Hub& hub, std::string file, QObject* parent)
    : QObject(parent), m_hub(hub), m_desk(std::make_shared<Desk>())
{
    StoreOptions options;
    options.file = std::move(file);
    // The store's thread is joined in our destructor: `this` is there as long as it calls.
    options.notice = [this](StoreNotice notice) {
        QMetaObject::invokeMethod(this,
                                  handOver([this, notice = std::move(notice)] { noticed(notice); }),
                                  Qt::QueuedConnection);
    };
    options.committed = [this](World at, size_t) {
        QMetaObject::invokeMethod(
            this, handOver([this, at] { m_lastCommit = at; }), Qt::QueuedConnection);
    };
    m_store = std::make_unique<Store>(std::move(options));
    m_store->load([desk = m_desk](Remembered portion) { desk->take(std::move(portion)); },
                  [this](Result<store::LoadReport> report) {
                      QMetaObject::invokeMethod(
                          this,
                          handOver([this, report = std::move(report)] { readDone(report); }),
                          Qt::QueuedConnection);
                  });
    m_look.setInterval(1'000);
    m_slice.setSingleShot(true);
    m_slice.setInterval(5);
    connect(&m_look, &QTimer::timeout, this, &Rememberer::look);
    connect(&m_slice, &QTimer::timeout, this, &Rememberer::slice);
}

Rememberer::~Rememberer()
{
    m_look.stop();
    m_slice.stop();
    if (m_begun && !m_reading)
        everything();
    m_store.reset(); // writes what waits, joins
}

void Rememberer::begin(const std::vector<std::string>& sources)
{
    if (std::exchange(m_begun, true))
        return;
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->sources.insert(sources.begin(), sources.end());
        m_desk->restore = m_hub.restorer();
        for (Remembered& portion : m_desk->portions)
            m_desk->hand(std::move(portion));
        m_desk->portions.clear();
    }
    store::eachRowType(
        [this]<class Row>() { m_tracks.push_back(new TopicTrack<Row>(m_hub.topic<Row>(), this)); });
    // The first round soon: who looks in for a minute is remembered too.
    m_lastRound = m_hub.clock().monotonic() - every + firstRound;
    m_look.start();
}

void Rememberer::readDone(const Result<store::LoadReport>& report)
{
    m_reading = false;
    std::vector<Change> changes;
    {
        const std::lock_guard lock(m_desk->mutex);
        changes = std::move(m_desk->changes);
    }
    if (report) {
        qInfo("memory: %zu rows, %zu changes, as of %s",
              report->rows,
              report->changes,
              formatTime(report->at).c_str());
        for (const std::string& topic : report->dropped)
            qInfo("memory: %s were written by another version and are not used", topic.c_str());
    }
    Q_EMIT remembered(changes, report ? report->at : World{});
}

void Rememberer::noticed(const StoreNotice& notice)
{
    switch (notice.kind) {
    case StoreNotice::Kind::WritesAgain:
        if (m_trouble && m_trouble->notice.kind == StoreNotice::Kind::CannotWrite)
            m_trouble.reset();
        break;
    case StoreNotice::Kind::CannotWrite:
        qWarning("memory: cannot be written: %s", notice.detail.c_str());
        m_notBefore = m_hub.clock().monotonic() + afterFailure;
        m_trouble = Trouble{notice, m_hub.clock().world()};
        for (TopicTrackBase* track : m_tracks) // what was on its way is lost
            track->markAll(false);
        break;
    case StoreNotice::Kind::SetAside:
        qWarning("memory: %s; the old file is %s", notice.detail.c_str(), notice.file.c_str());
        m_trouble = Trouble{notice, m_hub.clock().world()};
        for (TopicTrackBase* track : m_tracks)
            track->markAll(true);
        break;
    }
    Q_EMIT troubleChanged();
}

void Rememberer::keep(const std::vector<Change>& changes)
{
    m_changes.insert(m_changes.end(), changes.begin(), changes.end());
}

void Rememberer::look()
{
    const Monotonic now = m_hub.clock().monotonic();
    if (m_reading || m_inRound || now < m_notBefore || m_store->full())
        return;
    std::vector<Delta> foreign;
    {
        const std::lock_guard lock(m_desk->mutex);
        foreign.swap(m_desk->foreign);
    }
    for (Delta& each : foreign)
        m_store->put({std::move(each), {}, {}}); // committed with the next round
    const bool due = now - m_lastRound >= every;
    if (due) {
        const bool dirty = std::any_of(m_tracks.begin(), m_tracks.end(), [](const auto* track) {
            return track->hasNews() || track->hasUsage();
        });
        m_lastRound = now;
        if (dirty) {
            m_inRound = true;
            m_usageLeft = usageRows;
            return slice();
        }
    }
    if (due || !m_changes.empty())
        finish(); // also how old the sources are
}

// One portion; the window has its turn before the next.
void Rememberer::slice()
{
    if (m_store->full()) {
        m_slice.start();
        return;
    }
    Remembered portion;
    size_t most = sliceRows;
    for (TopicTrackBase* track : m_tracks)
        track->takeNews(most, portion.rows);
    const bool newsLeft = most == 0;
    size_t usage = std::min(most, m_usageLeft);
    const size_t before = usage;
    for (TopicTrackBase* track : m_tracks)
        track->takeUsage(usage, portion.rows);
    m_usageLeft -= before - usage;
    if (!portion.rows.empty())
        m_store->put(std::move(portion));
    const bool usageLeft
        = m_usageLeft > 0 && std::any_of(m_tracks.begin(), m_tracks.end(), [](const auto* track) {
              return track->hasUsage();
          });
    if (newsLeft || usageLeft) {
        m_slice.start();
        return;
    }
    finish();
}

void Rememberer::finish()
{
    m_inRound = false;
    Remembered rest;
    for (SourceStatus& status : m_hub.sources()) {
        if (status.lastGood != World{}) // a source that never answered keeps what it had
            rest.sources.push_back(std::move(status));
    }
    rest.changes = std::exchange(m_changes, {});
    m_store->put(std::move(rest));
    m_store->commit(m_hub.clock().world());
}

void Rememberer::everything()
{
    Remembered portion;
    size_t most = SIZE_MAX;
    for (TopicTrackBase* track : m_tracks)
        track->takeNews(most, portion.rows);
    for (TopicTrackBase* track : m_tracks)
        track->takeUsage(most, portion.rows);
    m_store->put(std::move(portion));
    finish();
}

} // namespace mw
