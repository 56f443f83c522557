// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One pane over a hub whose sources say what the test tells them to: rows, part states, failures.
#pragma once

#include "models/hub/hub.h"
#include "models/sources/source.h"
#include "tests/support/fake_transport.h"
#include "widgets/controls/pane.h"

#include <QApplication>
#include <QTest>
#include <map>

namespace mwtest {

class NothingDecoder final : public mw::Decoder
{
public:
    mw::Status head(const mw::ResponseHead&) override { return {}; }
    mw::Result<mw::Delta> feed(std::string_view) override { return mw::Delta{}; }
    mw::Result<mw::Delta> finish() override { return mw::Delta{}; }
};

// Asks once with every wake, and takes for the answer what was put into it.
class PuppetSource final : public mw::Source
{
public:
    PuppetSource(std::string type, std::shared_ptr<mw::Step> next)
        : m_type(std::move(type)), m_next(std::move(next))
    {
    }
    std::string type() const override { return m_type; }
    mw::Step start(mw::World) override { return ask(); }
    mw::Step finished(mw::Outcome, mw::World) override { return std::move(*m_next); }
    mw::Step wake(mw::World) override { return ask(); }

private:
    mw::Step ask()
    {
        mw::Step step;
        if (!m_next->part)
            return step;
        mw::SourceRequest request;
        request.key = "say";
        request.part = m_next->part->part;
        request.call.target = "/say";
        request.decoder = std::make_unique<NothingDecoder>();
        step.requests.push_back(std::move(request));
        return step;
    }
    std::string m_type;
    std::shared_ptr<mw::Step> m_next;
};

struct PaneFixture
{
    explicit PaneFixture(mw::ThemeId id = mw::ThemeId::Night) : theme(id)
    {
        theme.setReducedMotion(true);
        theme.install(*qApp);
        mw::HubOptions options;
        options.manual = true;
        options.random = [] { return 0.5; };
        hub.configure(options);
        hub.start();
    }
    ~PaneFixture()
    {
        pane.reset();
        hub.stop();
        qApp->setStyle(QStringLiteral("Fusion")); // ours refers to the theme that goes now
    }

    void addSource(const std::string& name,
                   const std::string& type,
                   const std::string& environment = "prod")
    {
        auto next = std::make_shared<mw::Step>();
        mw::SourceSetup setup;
        setup.id = mw::SourceId(name);
        setup.type = type;
        setup.title = name;
        setup.environment = environment;
        setup.endpoint = std::make_shared<mw::Endpoint>();
        setup.source = std::make_unique<PuppetSource>(type, next);
        m_next[name] = next;
        hub.addSource(std::move(setup));
    }

    // The source says this now; the window has seen it when the call returns.
    void tell(const std::string& source,
              mw::Delta delta,
              const std::string& part,
              mw::SourceState state = mw::SourceState::Live,
              std::optional<mw::Error> error = {})
    {
        mw::PartStatus status;
        status.part = part;
        status.state = state;
        status.error = std::move(error);
        if (state == mw::SourceState::Live)
            status.lastGood = clock.world();
        tell(source, std::move(delta), std::move(status));
    }
    void tell(const std::string& source, mw::Delta delta, mw::PartStatus status)
    {
        mw::Step step;
        step.delta = std::move(delta);
        step.holds = !status.onlyIn.empty();
        step.part = std::move(status);
        *m_next[source] = std::move(step);
        hub.retry(mw::SourceId(source));
        pass();
    }

    void pass(mw::Millis by = mw::Millis(1200)) // of time, in small steps
    {
        for (mw::Millis done{0}; done < by; done += mw::Millis(200)) {
            hub.tick();
            while (FakeCall* call = transport.open("/say"))
                transport.reply(call->id, {});
            QTest::qWait(2); // the decoder works on the pool
            hub.tick();
            clock.advance(mw::Millis(200));
        }
        hub.tick();
        QTest::qWait(1);
    }

    template <class PaneType>
    PaneType* show(QSize size = {1288, 824})
    {
        auto made = std::make_unique<PaneType>();
        PaneType* raw = made.get();
        made->attach(context);
        made->resize(size);
        made->show();
        made->setActive(true);
        pane = std::move(made);
        QTest::qWait(5);
        return raw;
    }

    static mw::World night()
    {
        mw::World at;
        mw::parseTime("2026-01-17T03:01:12Z", at);
        return at;
    }

    mw::FixedClock clock{night()};
    FakeTransport transport;
    mw::Theme theme;
    mw::Hub hub{clock, transport};
    mw::ScopeState scope;
    mw::TimeState time{clock};
    mw::SelectionBus selection;
    mw::ActionRegistry actions;
    mw::Arming arming{clock};
    mw::PaneContext context{hub, clock, theme, scope, time, selection, actions, arming};
    std::unique_ptr<mw::Pane> pane;

private:
    std::map<std::string, std::shared_ptr<mw::Step>> m_next;
};

} // namespace mwtest
