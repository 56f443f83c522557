// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the bars say of the watch itself: who is on call, and what asking paid APIs cost today.
#include "models/hub/hub.h"
#include "models/text/alert_sentences.h"
#include "models/text/format.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/status_bar.h"
#include "widgets/shell/top_bar.h"

namespace mw {
namespace {

// The APIs that take money for every question.
std::vector<Spending> spendingOf(const Hub& hub)
{
    std::vector<Spending> out;
    hub.topic<CostFeed>().forEach([&](Slot, const CostFeed& feed) {
        if (feed.spentToday.currency.empty() || feed.fetchedAt == World{})
            return;
        const QString name = feed.kind.view() == "aws-cost-explorer" ? QStringLiteral("CE")
                                                                     : text::qs(feed.key.id);
        out.push_back(
            {name,
             feed.spentToday,
             //: Tooltip of what asking a paid API costs. %1 = source, %2, %3 = amounts
             MainWindow::tr("%1: %n call(s) today for %2, %3 this month", nullptr, feed.callsToday)
                 .arg(text::qs(feed.key.source.str()),
                      text::money(feed.spentToday),
                      text::money(feed.spentThisMonth))});
    });
    return out;
}

} // namespace

void MainWindow::tellDuty()
{
    m_top->setOnCall(text::onCallLine(m_hub.topic<OnCallShift>().rows(), m_clock.world()));
    m_status->setSpending(spendingOf(m_hub));
}

} // namespace mw
