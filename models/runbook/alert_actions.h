// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The requests that the Alerts pane makes: acknowledge and note (PagerDuty), silences
// (Alertmanager). Pure.
#pragma once

#include "models/data/alert.h"
#include "models/data/page.h"
#include "models/runbook/action_run.h"

#include <optional>

namespace mw::runbook {

ActionRequest acknowledgeRequest(const Page& page, const std::string& from);
ActionRequest noteRequest(const Page& page, const std::string& from, const std::string& text);
HttpCall readIncident(const Page& page);
HttpCall readNotes(const Page& page);

// What an answer about one incident says; nullopt if it says nothing of the kind.
struct IncidentSeen
{
    std::string status;
    std::vector<std::string> acknowledgers;
};
std::optional<IncidentSeen> incidentIn(const std::string& body);
// Is there a note with this text?
std::optional<bool> noteIn(const std::string& body, const std::string& text);

// id empty: a new one. A changed silence may get another id: only silenceIdIn() of the answer
// counts.
struct SilenceDraft
{
    std::string source; // estate name of the Alertmanager
    std::string id;
    std::vector<SilenceMatcher> matchers;
    World startsAt{}, endsAt{};
    std::string createdBy, comment;
};
ActionRequest silenceRequest(const SilenceDraft& draft);
ActionRequest expireRequest(const Silence& silence);
std::optional<std::string> silenceIdIn(const std::string& body);

} // namespace mw::runbook
