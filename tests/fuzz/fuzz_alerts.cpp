// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an answer of Alertmanager, PagerDuty or a status page, and as the text of matchers.
// What decodes is joined; errors are of the kinds that are promised and name the endpoint; a cut
// answer is none.
#include "models/insight/providers.h"
#include "models/insight/shouts.h"
#include "models/insight/silence_match.h"
#include "models/runbook/alert_actions.h"
#include "models/sources/alertmanager/answers.h"
#include "models/sources/pagerduty/answers.h"
#include "models/sources/statuspage/answers.h"

#include <cstdlib>
#include <cstring>
#include <memory>

using namespace mw;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

// Exactly as large as the text, so that the sanitizer sees any byte read behind it.
template <class F>
auto exactly(std::string_view text, F&& read)
{
    const std::unique_ptr<char[]> own(new char[text.size()]);
    if (!text.empty())
        std::memcpy(own.get(), text.data(), text.size());
    return read(std::string_view(own.get(), text.size()));
}

template <class F>
auto checked(std::string_view text, F&& read)
{
    auto whole = exactly(text, read);
    if (!whole) {
        require(whole.error().kind == ErrorKind::Protocol
                || whole.error().kind == ErrorKind::Decode);
        require(whole.error().detail.starts_with("/"));
        return whole;
    }
    const size_t last = text.find_last_not_of(" \t\r\n");
    require(last == std::string_view::npos || !exactly(text.substr(0, last), read).has_value());
    return whole;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Atom source("s");
    ShoutInput input;
    if (auto alerts = checked(text, [&](auto t) { return am::decodeAlerts(t, source, {}); })) {
        for (const Alert& alert : *alerts)
            require(!alert.key.id.empty());
        input.alerts = std::move(*alerts);
    }
    if (auto silences = checked(text, [&](auto t) { return am::decodeSilences(t, source); })) {
        for (const Silence& silence : *silences) {
            const auto back = parseMatchers(matcherText(silence.matchers));
            if (const auto match = SilenceMatch::compile(silence.matchers))
                (void)match->matches({{"alertname", "x"}});
            (void)back;
        }
    }
    (void)checked(text, [](auto t) { return am::decodeGroups(t); });
    (void)checked(text, [](auto t) { return am::decodeReceivers(t); });
    (void)checked(text, [&](auto t) { return am::decodeStatus(t, source); });
    if (auto pages = checked(text, [&](auto t) { return pd::decodeIncidents(t, source); }))
        input.pages = std::move(pages->rows);
    (void)checked(text, [&](auto t) { return pd::decodeOnCalls(t, source); });
    (void)checked(text, [&](auto t) { return pd::decodeUser(t, source); });
    ProviderRows providers;
    if (auto page = checked(text, [&](auto t) { return statuspage::decodeSummary(t, source, {}); }))
        providers = {{page->page}, std::move(page->components), std::move(page->incidents)};
    for (const auto which : {statuspage::History::Incidents, statuspage::History::Maintenances}) {
        if (auto list
            = checked(text, [&](auto t) { return statuspage::decodeHistory(t, source, which); }))
            providers.incidents.insert(providers.incidents.end(), list->begin(), list->end());
    }
    for (const Finding& finding : providerFindings(providers))
        require(finding.severity == Severity::Info);
    for (const ProviderIncident& row : providers.incidents) {
        const auto mark = changeOf(row, "p");
        require(!mark || mark->open || mark->until >= mark->at);
    }
    size_t counted = 0;
    for (const Shout& shout : joinShouts(input, {}))
        counted += shout.alertCount;
    require(counted <= input.alerts.size());
    if (const auto matchers = parseMatchers(text)) {
        const auto again = parseMatchers(matcherText(*matchers));
        bool plain = true; // names that need no quotes come back as they were
        for (const SilenceMatcher& one : *matchers)
            plain = plain && one.name.find_first_of(" \t\r\n\",={}!") == std::string::npos;
        require(!plain || (again && *again == *matchers));
    }
    const std::string whole(text);
    (void)runbook::incidentIn(whole);
    (void)runbook::noteIn(whole, "x");
    (void)runbook::silenceIdIn(whole);
    return 0;
}
