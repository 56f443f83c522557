// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches one log through the hub: at once when somebody looks, then every five seconds for as long
// as it may grow, or more rarely where the subclass knows better (no stream: what is shown is asked
// for whole). The subclass says what to ask and
// what an answer means. GUI thread; the text is handed over whole and kept nowhere. Nothing is sent
// while nobody follows.
#pragma once

#include "models/hub/hub.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

namespace mw {

class LogFollower : public QObject
{
    Q_OBJECT
public:
    static constexpr Millis every{5'000};
    explicit LogFollower(Hub& hub, QObject* parent = nullptr);
    ~LogFollower() override;

    void stop();
    void again(); // a person asks
    bool asking() const { return m_ticket != 0; }
    World lastAnswer() const { return m_last; }
    // Asks what is due by the hub's clock; its timer calls it by itself.
    void tick();

Q_SIGNALS:
    void received(const QByteArray& whole);
    // No failure: there is nothing to read yet. The server's words; may be empty.
    void notYet(const QString& words);
    void failed(const mw::Error& error);

protected:
    struct Question
    {
        std::string source;
        HttpCall call;
    };
    enum class Next { Never, Later, Now }; // when to ask again

    virtual Question question() = 0;
    // A whole answer, whatever its status; tells it through the signals.
    virtual Next answered(const HttpResponse& answer) = 0;
    // How long Next::Later is.
    virtual Millis later() { return every; }
    // No answer came; it has been told.
    virtual Next lost() { return Next::Later; }
    virtual void forget() { } // what was learnt of the log that is left

    Hub& hub() const { return m_hub; }
    bool begun() const { return m_begun; }
    void begin(); // after stop(): asks what question() says from now on
    void ask(Priority priority); // now, instead of what is under way
    void askIn(Millis wait);

private:
    void heard(const Result<HttpResponse>& answer);
    void cancel();

    Hub& m_hub;
    bool m_begun = false;
    uint64_t m_turn = 0; // answers to questions of before are not ours
    uint64_t m_ticket = 0;
    std::optional<Monotonic> m_due;
    World m_last{};
    QTimer m_timer;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); // answers may outlive us
};

} // namespace mw
