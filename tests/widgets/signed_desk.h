// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A desk on which something is signed: what it shows and what can be pressed.
#pragma once

#include "tests/widgets/run_desk.h"
#include "widgets/panes/runbooks/signature_box.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace mwtest {

struct SignedDesk : RunDesk
{
    explicit SignedDesk(const char* runbook)
        : RunDesk(mw::ThemeId::Night, QSize(1440, 900), runbook)
    {
    }
    void live()
    {
        auto* card = runbooks->findChild<mw::run::StepCard*>();
        QVERIFY(QTest::qWaitFor([card] { return !card->inert(); }, 5000));
    }
    QPushButton* button(const char* name) const
    {
        for (auto* one : runbooks->findChildren<QPushButton*>()) {
            if (one->isVisible() && one->text() == QString::fromUtf8(name))
                return one;
        }
        return nullptr;
    }
    void press(const char* name)
    {
        auto* one = button(name);
        QVERIFY2(one && one->isEnabled(), name);
        one->click();
        // A card that is built anew is gone with what was on it.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    QString seen() const
    {
        QStringList out;
        for (auto* one : runbooks->findChildren<QLabel*>()) {
            if (one->isVisible())
                out << one->text();
        }
        return out.join(QLatin1Char('\n'));
    }
};

} // namespace mwtest
