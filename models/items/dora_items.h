// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The delivery metrics as people see them: from the hub's rows to figures with their definition,
// how many values they stand on, and single dots while those are few.
#pragma once

#include "models/data/alert.h"
#include "models/data/shout.h"
#include "models/hub/topic.h"
#include "models/insight/dora.h"

#include <QString>
#include <map>
#include <vector>

namespace mw {

struct DoraTile
{
    QString id; // "frequency" "lead" "fail" "recovery" "rework" "incidents"
    QString label;
    QString value; // none() where nothing is measured
    QString unit; // lighter, after it
    QString note; // "n 7 · p90 2 h 10 min", "1 change ignored"
    QString basis; // the definition in a few words, always on screen
    QString definition; // how it is computed, in full
    QString aside; // after the note, where there is place: "MTTA 4 min"
    // Below the values where there is place for sentences: MTTA, MTBF. Name and value.
    std::vector<std::pair<QString, QString>> also;
    QString counted; // what it was computed from: "12 deployments, 3 pages"
    bool ofDeployments = true, ofPages = false; // which of them it needs
    std::vector<double> dots; // single values, seconds; empty where a percentile is shown
    bool operator==(const DoraTile&) const = default;
};

// What has answered at least once: nothing received is not "none".
struct DoraSeen
{
    bool deliveries = false;
    bool incidents = false; // a pager
    bool pager = false; // there is one in the estate
};

// What others than the pager's list know of a page.
struct PageTold
{
    World impact{}; // when users began to feel it, confirmed by a person; World{} = nobody has
    // The first that was seen: a pager does not tell it of a page that is over. World{} = none.
    World acknowledged{};
};

// Deployments to production of the last `days`, incidents of the pager. shouts: what is spoken of
// now, joins a page with the service that its alerts name. told: of the pages that more is known of
// than the pager says. Which deployment caused an incident no source names: dora::Incident::cause
// stays empty.
dora::Metrics measureDelivery(const Topic<Deployment>& deployments,
                              const Topic<Page>& pages,
                              const std::vector<Shout>& shouts,
                              World now,
                              int days = 30,
                              const std::map<SourceKey, PageTold>& told = {});
std::vector<DoraTile> doraTiles(const dora::Metrics& metrics, const DoraSeen& seen);
QString doraWindow(const dora::Metrics& metrics); // "30 d", "covers 12 of 30 d"

} // namespace mw
