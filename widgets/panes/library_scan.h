// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runbook library, read for a pane: that reads files and may ask git, so never on the GUI
// thread.
#pragma once

#include "models/base/hand_over.h"
#include "models/runbook/library.h"
#include "models/runbook/services.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw {

// make(Library) runs on a thread of the pool and must not touch the owner; use(what it made) runs
// on the GUI thread, unless the owner is gone by then. With an estate, only runs that belong to it.
// Called on the GUI thread.
template <typename Owner, typename Make, typename Use>
void readLibrary(Owner* owner,
                 const std::vector<std::string>& folders,
                 const std::string& runsDir,
                 World now,
                 Make make,
                 Use use,
                 const std::optional<runbook::EstateFacts>& estate = {},
                 runbook::Reviews reviews = runbook::Reviews::NotAsked)
{
    const QPointer<Owner> self(owner);
    QThreadPool::globalInstance()->start(handOver([=] {
        auto made = std::make_shared<decltype(make(runbook::Library()))>(make(
            runbook::scanLibrary(folders, runsDir, now, estate ? &*estate : nullptr, reviews)));
        QMetaObject::invokeMethod(QCoreApplication::instance(),
                                  handOver([self, made, use] {
                                      if (self)
                                          use(std::move(*made));
                                  }),
                                  Qt::QueuedConnection);
    }));
}

} // namespace mw
