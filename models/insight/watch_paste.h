// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a pasted link or id names, and the moment it speaks of. Pure; any thread.
#pragma once

#include "models/base/clock.h"

#include <string>
#include <vector>

namespace mw {

struct PastedThing
{
    enum class Kind {
        PageId, // PagerDuty's "Q1…"
        PageNumber, // "#40213"
        RunId, // "owner/repo/4812": a run of GitHub Actions
        PullRequest, // "owner/repo/12"
        Commit, // a sha, or its first letters
        AlertId, // a fingerprint
        AlertName, // of a link to Alertmanager or Prometheus
        SilenceId, // a UUID
        Incident, // "INC-0001"
        Finding, // "NODE:prod/ip-10-0-1-7"
        Arn, // of AWS; names has what may be an object here
        Grafana, // a dashboard; names has the values of its variables
        Argo, // an application
        Trace, // no source keeps traces
        Url, // of something that is not known here
        Name, // a pod, a node, a workload, an alert's or an SLO's name
        Nothing, // not one word, or too long to be an id
    };
    Kind kind = Kind::Nothing;
    std::string value;
    World at{}; // the moment the link shows; World{} = it names none
    std::vector<std::string> names{}; // what else it names, likeliest first
    bool operator==(const PastedThing&) const = default;
};
// now: what "now-1h" in a link is reckoned from.
PastedThing pastedThing(const std::string& text, World now = {});

} // namespace mw
