// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Between hub and store: hands the remembered rows to the hub when the window opens, and writes
// down what the hub knows while it runs. GUI thread; owned by the session, destroyed before the hub
// stops (what is not written yet is written then).
#pragma once

#include "app/wiring/topic_track.h"
#include "models/data/change.h"
#include "models/store/store.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw {

class Rememberer : public QObject
{
    Q_OBJECT
public:
    static constexpr Millis every{30'000}; // rows; changes within a second
    static constexpr size_t sliceRows = 2'000; // copied per turn of the event loop
    static constexpr size_t usageRows = 4'000; // of usage alone, per round

    // Begins to read the file at once, on the store's thread.
    Rememberer(Hub& hub, std::string file, QObject* parent = nullptr);
    ~Rememberer() override;

    // The hub's sources are there: it gets what was read, and what comes is written from now on.
    void begin(const std::vector<std::string>& sources);
    // To be kept for seven days under their ids.
    void keep(const std::vector<Change>& changes);

    struct Trouble
    {
        StoreNotice notice;
        World since{};
    };
    // Of the file, as long as it lasts; a file set aside is told until the window closes.
    const std::optional<Trouble>& trouble() const { return m_trouble; }
    World lastCommit() const { return m_lastCommit; }

Q_SIGNALS:
    void troubleChanged();
    // Everything was read; the changes of the last days with it.
    void remembered(const std::vector<mw::Change>& changes, mw::World at);

private:
    struct Desk; // what the store's thread leaves for us
    void readDone(const Result<store::LoadReport>& report);
    void noticed(const StoreNotice& notice);
    void look(); // once a second
    void slice();
    void everything();
    void finish();

    Hub& m_hub;
    std::shared_ptr<Desk> m_desk;
    std::unique_ptr<Store> m_store;
    std::vector<TopicTrackBase*> m_tracks; // children
    std::vector<Change> m_changes; // that wait
    std::optional<Trouble> m_trouble;
    QTimer m_look, m_slice;
    Monotonic m_lastRound{};
    Monotonic m_notBefore{}; // after a failure
    size_t m_usageLeft = 0;
    bool m_reading = true;
    bool m_begun = false;
    bool m_inRound = false;
    World m_lastCommit{};
};

} // namespace mw
