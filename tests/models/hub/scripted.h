// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A transport that only remembers what was asked and a source that does as it is told, so that a
// test says second by second what happens. Everything but the decoders' pool runs on the test's
// thread.
#pragma once

#include "models/hub/hub.h"
#include "models/sources/source.h"
#include "tests/models/hub/scripted_transport.h"

#include <QElapsedTimer>
#include <QThread>
#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

namespace mwtest {

using namespace mw;

// Each word of the body is a pod. "!" as a word is a decode error.
class WordDecoder final : public Decoder
{
public:
    struct Log
    {
        std::mutex mutex; // several requests of a source are decoded at a time
        std::vector<std::string> fed;
        std::atomic<int> inside{0};
        std::atomic<bool> overlapped{false};
        std::atomic<int> sleepMs{0};
        std::atomic<bool> entered{false};
    };
    WordDecoder(std::shared_ptr<Log> log, std::string scope, bool list)
        : m_log(std::move(log)), m_scope(std::move(scope)), m_list(list)
    {
    }
    Status head(const ResponseHead&) override { return {}; }
    Result<Delta> feed(std::string_view bytes) override
    {
        if (++m_log->inside > 1)
            m_log->overlapped = true;
        m_log->entered = true;
        if (m_log->sleepMs > 0)
            QThread::msleep(static_cast<unsigned long>(m_log->sleepMs.load()));
        {
            const std::lock_guard lock(m_log->mutex);
            m_log->fed.emplace_back(bytes.substr(0, 64));
        }
        Rows<Pod> rows;
        rows.scope = m_scope;
        rows.begin = m_list && !std::exchange(m_begun, true);
        std::string word;
        bool bad = false;
        const auto flush = [&] {
            bad = bad || word == "!";
            if (!word.empty())
                rows.upserts.push_back(pod(word));
            word.clear();
        };
        for (const char c : bytes) {
            if (c == ' ' || c == '\n')
                flush();
            else
                word += c;
        }
        flush();
        m_items += static_cast<int64_t>(rows.upserts.size());
        --m_log->inside;
        if (bad) {
            Error error;
            error.kind = ErrorKind::Decode;
            error.detail = "bad word";
            return error;
        }
        Delta delta;
        delta.emplace_back(std::move(rows));
        return delta;
    }
    Result<Delta> finish() override
    {
        if (!m_list)
            return Delta{};
        Rows<Pod> rows;
        rows.scope = m_scope;
        rows.begin = !m_begun;
        rows.commit = true;
        Delta delta;
        delta.emplace_back(std::move(rows));
        return delta;
    }
    int64_t itemsSoFar() const override { return m_items; }

    static Pod pod(const std::string& name)
    {
        Pod p;
        p.key = {Atom("c"), Atom("Pod"), Atom("default"), name};
        p.phase = Atom("Running");
        return p;
    }

private:
    std::shared_ptr<Log> m_log;
    std::string m_scope;
    bool m_list;
    bool m_begun = false;
    int64_t m_items = 0;
};

class ScriptedSource final : public Source
{
public:
    struct Script
    {
        std::shared_ptr<WordDecoder::Log> log = std::make_shared<WordDecoder::Log>();
        std::vector<std::string> keys{"pods"}; // "watch…" keys are streams of lines
        Millis period{30'000};
        bool again = true;
        bool pauseWhenHidden = false;
        std::vector<Outcome> outcomes;
        int starts = 0, wakes = 0;
    };
    explicit ScriptedSource(std::shared_ptr<Script> script) : m_script(std::move(script)) { }
    std::string type() const override { return "scripted"; }
    Step start(World) override
    {
        ++m_script->starts;
        Step step;
        for (const std::string& key : m_script->keys)
            step.requests.push_back(make(key, Millis(0)));
        return step;
    }
    Step finished(Outcome outcome, World) override
    {
        Step step;
        if (m_script->again) {
            const bool stream = outcome.key.rfind("watch", 0) == 0;
            step.requests.push_back(
                make(outcome.key, outcome.error || stream ? Millis(0) : m_script->period));
        }
        m_script->outcomes.push_back(std::move(outcome));
        return step;
    }
    Step wake(World now) override
    {
        ++m_script->wakes;
        Step step = start(now);
        --m_script->starts;
        return step;
    }

private:
    SourceRequest make(const std::string& key, Millis notBefore)
    {
        SourceRequest request;
        request.key = request.part = key;
        request.call.target = "/" + key;
        request.notBefore = notBefore;
        request.streaming = request.lines = key.rfind("watch", 0) == 0;
        request.pauseWhenHidden = m_script->pauseWhenHidden;
        request.decoder
            = std::make_unique<WordDecoder>(m_script->log, "c/" + key, !request.streaming);
        return request;
    }
    std::shared_ptr<Script> m_script;
};

// A hub by hand: time passes only in advance(), pool threads are waited for in settle().
struct Bench
{
    FixedClock clock{World(Millis(1'767'225'600'000))};
    ScriptedTransport transport;
    Hub hub{clock, transport};
    std::map<std::string, std::shared_ptr<ScriptedSource::Script>> scripts;
    double dice = 1.0; // the longest draw

    Bench()
    {
        HubOptions options;
        options.manual = true;
        options.random = [this] { return dice; };
        hub.configure(options);
    }
    std::shared_ptr<ScriptedSource::Script> add(const std::string& name,
                                                const std::string& url = "http://one:1")
    {
        auto script = std::make_shared<ScriptedSource::Script>();
        scripts[name] = script;
        SourceSetup setup;
        setup.id = SourceId(name);
        setup.logicalNames = {name};
        Endpoint endpoint;
        endpoint.baseUrl = url;
        setup.endpoint = std::make_shared<const Endpoint>(endpoint);
        setup.source = std::make_unique<ScriptedSource>(script);
        hub.addSource(std::move(setup));
        return script;
    }
    // Until nothing has come from the pool for a while.
    void settle()
    {
        QElapsedTimer quiet;
        quiet.start();
        while (quiet.elapsed() < 10) {
            if (hub.tick())
                quiet.restart();
            QThread::usleep(500);
        }
    }
    void advance(Millis by)
    {
        settle(); // what came before came before
        clock.advance(by);
        settle();
    }
    // As text: Qt Test would take our toString() for its own when a comparison fails.
    std::string state(const std::string& name) const { return toString(status(name).state); }
    SourceStatus status(const std::string& name) const
    {
        for (const SourceStatus& each : hub.sources()) {
            if (each.id.str() == name)
                return each;
        }
        return {};
    }
};

} // namespace mwtest
