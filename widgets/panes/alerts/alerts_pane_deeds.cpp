// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the Alerts pane: their names and keys, and what they speak of.
#include "models/runbook/library_match.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/pane_actions.h"
#include "widgets/panes/alerts/alerts_pane.h"
#include "widgets/panes/library_scan.h"

#include <QDesktopServices>
#include <QUrl>

namespace mw {
namespace {

// Only what a browser should open.
bool isWebAddress(const std::string& url)
{
    return url.starts_with("https://") || url.starts_with("http://");
}

} // namespace

void AlertsPane::scanRunbooks()
{
    if (m_setup.runbookFolders.empty())
        return;
    using Offers = std::vector<std::pair<std::string, std::string>>; // alert, runbook
    const auto offers = [](const runbook::Library& library) {
        Offers found;
        for (const runbook::LibraryEntry& entry : library.entries) {
            for (const std::string& alert : entry.alerts)
                found.emplace_back(alert, entry.id);
        }
        return found;
    };
    readLibrary(
        this, m_setup.runbookFolders, {}, m_context->clock.world(), offers, [this](Offers found) {
            m_runbooks = std::move(found);
            Q_EMIT inspectionChanged();
        });
}

const Shout* AlertsPane::shoutOf(const SourceKey& key) const
{
    for (const Shout& shout : m_context->hub.shouts()) {
        if (std::find(shout.pages.begin(), shout.pages.end(), key) != shout.pages.end())
            return &shout;
        for (const AlertGroup& group : shout.groups) {
            for (const SharedAlert& alert : group.alerts) {
                if (alert.key.id == key.id)
                    return &shout;
            }
        }
    }
    return nullptr;
}

std::optional<SourceKey> AlertsPane::chosenPage() const
{
    const Hub& hub = m_context->hub;
    const auto* ref = std::get_if<ItemRef>(&m_context->selection.current());
    if (ref && ref->topic == "pages" && hub.topic<Page>().find(ref->key))
        return ref->key;
    const Shout* shout = ref && ref->topic == "alerts" ? shoutOf(ref->key) : nullptr;
    if (!shout && tab() == Firing)
        shout = currentShout();
    // The page of the row, or else the only one that waits for somebody.
    const auto waits = [&hub](const SourceKey& key) {
        const auto slot = hub.topic<Page>().find(key);
        return slot && hub.topic<Page>().row(*slot).state == Page::State::Triggered;
    };
    if (shout) {
        for (const SourceKey& key : shout->pages) {
            if (waits(key))
                return key;
        }
        if (!shout->pages.empty())
            return shout->pages.front();
    }
    std::vector<SourceKey> open;
    hub.topic<Page>().forEach([&](Slot, const Page& page) {
        if (page.state == Page::State::Triggered)
            open.push_back(page.key);
    });
    return open.size() == 1 ? std::optional<SourceKey>(open.front()) : std::nullopt;
}

std::optional<SourceKey> AlertsPane::chosenAlert() const
{
    const auto* ref = std::get_if<ItemRef>(&m_context->selection.current());
    if (ref && ref->topic == "alerts" && m_context->hub.topic<Alert>().find(ref->key))
        return ref->key;
    const Shout* shout = currentShout();
    if (tab() != Firing || !shout || shout->groups.empty())
        return std::nullopt;
    return shout->groups.front().alerts.front().key;
}

std::optional<SourceKey> AlertsPane::chosenSilence() const
{
    const auto* ref = std::get_if<ItemRef>(&m_context->selection.current());
    if (!ref || ref->topic != "silences")
        return std::nullopt;
    const auto slot = m_context->hub.topic<Silence>().find(ref->key);
    const bool over
        = slot && m_context->hub.topic<Silence>().row(*slot).state == Silence::State::Expired;
    return slot && !over ? std::optional<SourceKey>(ref->key) : std::nullopt;
}

std::optional<std::string> AlertsPane::chosenRunbook() const
{
    const auto* ref = std::get_if<ItemRef>(&m_context->selection.current());
    const Shout* shout = ref ? shoutOf(ref->key) : nullptr;
    if (!shout && tab() == Firing)
        shout = currentShout();
    if (!shout)
        return std::nullopt;
    for (const AlertGroup& group : shout->groups) {
        for (const auto& [alert, runbook] : m_runbooks) {
            if (runbook::offersFor(alert, group.name))
                return runbook;
        }
    }
    return std::nullopt;
}

std::string AlertsPane::chosenUrl() const
{
    if (const auto key = chosenAlert()) {
        if (const auto slot = m_context->hub.topic<Alert>().find(*key)) {
            const std::string& url = m_context->hub.topic<Alert>().row(*slot).runbookUrl;
            return isWebAddress(url) ? url : std::string();
        }
    }
    return {};
}

void AlertsPane::registerDeeds()
{
    const bool able = m_setup.services.gateway != nullptr;
    const auto add = actionsOf(*this, m_context->actions);
    add(
        "alerts.acknowledge",
        //: Action: takes a page
        tr("Acknowledge the page"),
        {QKeySequence(Qt::Key_A)},
        "check",
        [this] { m_deeds->acknowledge(*chosenPage()); },
        [this, able] { return able && chosenPage().has_value(); });
    add(
        "alerts.note",
        //: Action: writes a note on a page
        tr("Leave a note on the page"),
        {QKeySequence(Qt::SHIFT | Qt::Key_Comma)},
        "note",
        [this] { m_deeds->note(*chosenPage()); },
        [this, able] { return able && chosenPage().has_value(); });
    add(
        "alerts.silence",
        //: Action: opens the card that makes a silence
        tr("Silence the alert…"),
        {QKeySequence(Qt::SHIFT | Qt::Key_S)},
        "pause",
        [this] { m_deeds->silence(*chosenAlert()); },
        [this, able] { return able && chosenAlert().has_value(); });
    add(
        "alerts.extend",
        //: Action: opens the card that changes a silence
        tr("Change the silence…"),
        {},
        "clock",
        [this] { m_deeds->extend(*chosenSilence()); },
        [this, able] { return able && chosenSilence().has_value(); });
    add(
        "alerts.expire",
        //: Action: opens the card that ends a silence
        tr("Expire the silence…"),
        {},
        "stop",
        [this] { m_deeds->expire(*chosenSilence()); },
        [this, able] { return able && chosenSilence().has_value(); });
    add(
        "alerts.runbook",
        //: Action: shows the plan of the runbook that names this alert
        tr("Plan of the runbook"),
        {QKeySequence(Qt::Key_R)},
        "pane-runbooks",
        [this] { m_context->selection.open(RunbookRef{*chosenRunbook()}); },
        [this] { return chosenRunbook().has_value(); });
    add(
        "alerts.runbookUrl",
        //: Action: opens the address that the alert's rule names
        tr("Open the runbook's web page"),
        {},
        "open",
        [this] { QDesktopServices::openUrl(QUrl(QString::fromStdString(chosenUrl()))); },
        [this] { return !chosenUrl().empty(); });
}

void AlertsPane::addActions(InspectorContent& content, const ItemRef& ref) const
{
    if (ref.topic == "silences") {
        content.actions = {QStringLiteral("alerts.extend"), QStringLiteral("alerts.expire")};
        return;
    }
    content.actions << QStringLiteral("alerts.acknowledge") << QStringLiteral("alerts.note")
                    << QStringLiteral("alerts.runbook");
    if (ref.topic == "alerts")
        content.actions << QStringLiteral("alerts.silence") << QStringLiteral("alerts.runbookUrl");
}

} // namespace mw
