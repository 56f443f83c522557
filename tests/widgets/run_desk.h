// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A whole window with the runbooks pane over the small world that the engine is tested with: every
// moment of a guided run, at will, without a network and without a clock on the wall.
#pragma once

#include "models/hub/hub.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/models/runbook/signed_rig.h"
#include "tests/support/fake_transport.h"
#include "widgets/panes/runbooks/runbooks_pane.h"
#include "widgets/shell/main_window.h"

#include <QTemporaryDir>

namespace mwtest {

// One runbook with every kind of card, about Deployment shop/api.
extern const char* const cardsRunbook;
// Its effects: scaling that stays, a script without a way back known.
extern const char* const leftRunbook;

struct RunDesk
{
    explicit RunDesk(mw::ThemeId theme, QSize size, const char* runbook = cardsRunbook);
    ~RunDesk();
    RunDesk(const RunDesk&) = delete;
    RunDesk& operator=(const RunDesk&) = delete;

    // allowed_signers beside the runbook: Ben, Cho until the end of March, and Ana, who drives.
    void govern();
    void openPlan(); // and it is made
    void makeRun(mw::runbook::Mode mode = mw::runbook::Mode::Live); // to the start card
    mw::runbook::Engine& engine() { return *runbooks->engine(); }
    mw::runbook::CardKind kind() { return engine().view().card.kind; }
    void turn(); // until a person is needed; time passes in whole seconds
    void pass(mw::Millis time); // in steps of a second, also while a gate is watched
    // Goes on from card to card as a person would, until this kind of card is there.
    bool goTo(mw::runbook::CardKind wanted, const std::string& step = {});
    // The bar is live, what is random reads always the same, and nothing moves.
    void still();

    mw::FixedClock clock{night()};
    FakeTransport transport;
    MemoryFiles files;
    FakeWorld world{clock};
    FakeSigning signing;
    mw::Theme theme;
    mw::WindowSettings settings;
    mw::Hub hub{clock, transport};
    QTemporaryDir folder;
    std::unique_ptr<mw::MainWindow> window;
    mw::RunbooksPane* runbooks = nullptr;

    static mw::World night()
    {
        mw::World at;
        mw::parseTime("2026-01-17T03:01:12Z", at);
        return at;
    }

private:
    bool answer();
    void drain();
};

} // namespace mwtest
