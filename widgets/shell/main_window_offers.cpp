// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was found beside the estate, above the panes that could show it.
#include "widgets/shell/main_window.h"
#include "widgets/shell/notice.h"
#include "widgets/shell/offer_strip.h"

#include <algorithm>

namespace mw {

void MainWindow::buildOffers()
{
    m_offerStrip = new OfferStrip(m_theme);
    connect(m_offerStrip, &OfferStrip::useRequested, this, &MainWindow::useRequested);
    connect(m_offerStrip, &OfferStrip::notNowRequested, this, &MainWindow::notNowRequested);
}

// Only where something can be found: the demo names everything.
void MainWindow::registerOffers()
{
    add(QStringLiteral("shell.offers"),
        //: Action: offers once more what runs in the clusters and is not used, also what was
        //: declined
        tr("Offer what was found in the clusters"),
        //: Heading in the list of keys
        tr("Everywhere"),
        {},
        QStringLiteral("search"),
        [this] {
            if (m_offers.empty())
                //: Notice: answer to "Offer what was found in the clusters"
                m_notice->say(tr("Nothing was found in the clusters that is not used already."));
            else
                Q_EMIT offerAgainRequested();
            showOffersOf(nullptr);
        });
}

void MainWindow::setOffers(std::vector<Offer> offers)
{
    if (!m_actions.find(QStringLiteral("shell.offers")))
        registerOffers();
    m_offers = std::move(offers);
    const bool answered = m_offerStrip->isAncestorOf(focusWidget());
    Pane* const pane = currentPane();
    showOffersOf(pane);
    // The keyboard goes on where the person works.
    if (answered && !m_offerStrip->isVisible() && pane && pane->focusTarget())
        pane->focusTarget()->setFocus(Qt::OtherFocusReason);
}

// A pane that shows but one kind offers that; Watch offers everything, and so does whatever is in
// front when the person asks.
void MainWindow::showOffersOf(const Pane* pane)
{
    static const std::pair<const char*, const char*> kinds[]
        = {{"slos", "prometheus"}, {"alerts", "alertmanager"}, {"cost", "opencost"}, {"watch", ""}};
    const QString id = pane ? pane->id() : QStringLiteral("watch");
    for (const auto& [name, type] : kinds) {
        if (id == QLatin1String(name))
            return m_offerStrip->setOffers(m_offers, type);
    }
    m_offerStrip->setOffers({}, {});
}

} // namespace mw
