// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Watch pane over an Alertmanager, a pager and a pipeline that say what the test tells them to.
#pragma once

#include "tests/widgets/pane_fixture.h"
#include "widgets/panes/watch/watch_pane.h"

#include <QTemporaryDir>

namespace mwtest {

using namespace mw;
using namespace std::chrono_literals;

template <class Row>
TopicDelta whole(std::vector<Row> rows, const char* scope)
{
    Rows<Row> out;
    out.begin = out.commit = true;
    out.scope = scope;
    out.upserts = std::move(rows);
    return out;
}

inline Alert alert(const char* id, const char* name, const char* severity, const char* service)
{
    Alert out;
    out.key = {Atom("am"), id};
    out.name = name;
    out.severity = Atom(severity);
    out.state = Alert::State::Active;
    out.labels = {{"alertname", name}, {"service", service}};
    out.service = service;
    out.subject = service;
    out.summary = "error rate of " + std::string(service);
    out.startsAt = PaneFixture::night() - 9min;
    return out;
}

inline Page page(const char* id, int64_t number, const char* title)
{
    Page out;
    out.key = {Atom("pd"), id};
    out.number = number;
    out.title = title;
    out.created = PaneFixture::night() - 3min;
    out.escalatesAt = PaneFixture::night() + 10min;
    out.escalatesTo = "Ben";
    out.assignees = {{"P1", "Ana", out.created}};
    return out;
}

inline Deployment deployed(World end)
{
    Deployment row;
    row.key = {Atom("gh"), "o/api/deployments/7"};
    row.repository = Atom("o/api");
    row.environment = Atom("production");
    row.service = Atom("api");
    row.ref = "v2";
    row.state = Atom("success");
    row.succeeded = true;
    row.created = end - 4min;
    row.finished = end;
    return row;
}

struct WatchFixture : PaneFixture
{
    explicit WatchFixture(ThemeId id = ThemeId::Night) : PaneFixture(id)
    {
        addSource("am", "alertmanager");
        addSource("pd", "pagerduty");
        addSource("gh", "github");
        tell("am", {}, "alerts");
        tell("pd", {}, "incidents");
        tell("gh", {}, "runs");
    }
    WatchPane* open(QSize size = {1288, 824})
    {
        WatchSetup setup;
        setup.person = "Ana";
        setup.incidentsDir = incidents();
        setup.estate = estate;
        setup.simulated = simulated;
        setup.dependencies = dependencies;
        auto made = std::make_unique<WatchPane>(setup);
        WatchPane* raw = made.get();
        made->attach(context);
        made->resize(size);
        made->show();
        made->setActive(true);
        pane = std::move(made);
        QTest::qWait(5);
        return raw;
    }
    void fire()
    {
        Delta delta;
        delta.push_back(whole<Alert>({alert("3fd2", "HighErrorRate", "critical", "api"),
                                      alert("77aa", "DiskFilling", "warning", "redis")},
                                     "am/alerts"));
        tell("am", std::move(delta), "alerts");
    }
    void call(std::vector<Page> pages)
    {
        Delta delta;
        delta.push_back(whole<Page>(std::move(pages), "pd/incidents"));
        tell("pd", std::move(delta), "incidents");
    }
    std::string incidents() const { return dir.path().toStdString() + "/incidents"; }
    std::string estate = "/etc/estate.yaml";
    bool simulated = false;
    std::map<std::string, std::set<std::string>> dependencies;
    QTemporaryDir dir;
};

} // namespace mwtest
