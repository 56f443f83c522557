// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pasted links and ids: what they open here, and what is said of those that open nothing.
#include "models/text/format.h"
#include "widgets/panes/watch/watch_facts.h"

#include <QCoreApplication>
#include <algorithm>

namespace mw::watch {
namespace {

struct Paste
{
    Q_DECLARE_TR_FUNCTIONS(Paste)
};

using Kind = PastedThing::Kind;

bool found(const Selected& what)
{
    return !std::holds_alternative<std::monostate>(what);
}

Selected byName(const Hub& hub, const std::string& name)
{
    Selected out;
    const auto take = [&](Slot, const auto& row) {
        if (!found(out) && row.key.name == name)
            out = row.key;
    };
    hub.pods().forEach(take);
    hub.nodes().forEach(take);
    hub.workloads().forEach(take);
    hub.slos().forEach([&](Slot, const Slo& slo) {
        if (!found(out) && (slo.name == name || slo.key.id == name))
            out = slo.key;
    });
    hub.topic<Alert>().forEach([&](Slot, const Alert& alert) {
        if (!found(out) && alert.name == name)
            out = ItemRef{"alerts", alert.key};
    });
    // What people call a service is a label of its workload.
    hub.workloads().forEach([&](Slot, const Workload& row) {
        if (!found(out) && row.service.view() == name)
            out = row.key;
    });
    return out;
}

// The newest one that is asked for.
template <class Wanted>
Selected newestRun(const Hub& hub, Wanted&& wanted)
{
    const PipelineRun* best = nullptr;
    hub.topic<PipelineRun>().forEach([&](Slot, const PipelineRun& run) {
        if (wanted(run) && (!best || run.created > best->created))
            best = &run;
    });
    return best ? Selected(ItemRef{"runs", best->key}) : Selected();
}

Selected ofPullRequest(const Hub& hub, const std::string& value)
{
    const size_t slash = value.rfind('/');
    const std::string repository = value.substr(0, slash);
    const std::string number = "#" + value.substr(slash + 1);
    return newestRun(hub, [&](const PipelineRun& run) {
        const size_t at = run.title.find(number);
        const bool whole = at != std::string::npos
            && (at + number.size() == run.title.size()
                || run.title.find_first_of("0123456789", at + number.size()) != at + number.size());
        return run.repository.view() == repository && whole;
    });
}

} // namespace

Selected resolve(const Hub& hub, const PastedThing& thing)
{
    Selected out;
    switch (thing.kind) {
    case Kind::PageId:
    case Kind::PageNumber:
        hub.topic<Page>().forEach([&](Slot, const Page& page) {
            if (page.key.id == thing.value || std::to_string(page.number) == thing.value)
                out = ItemRef{"pages", page.key};
        });
        break;
    case Kind::RunId:
        hub.topic<PipelineRun>().forEach([&](Slot, const PipelineRun& run) {
            if (run.key.id == thing.value)
                out = ItemRef{"runs", run.key};
        });
        break;
    case Kind::PullRequest:
        return ofPullRequest(hub, thing.value);
    case Kind::Commit:
        return newestRun(hub,
                         [&](const PipelineRun& run) { return run.sha.starts_with(thing.value); });
    case Kind::AlertId:
        hub.topic<Alert>().forEach([&](Slot, const Alert& alert) {
            if (alert.key.id == thing.value)
                out = ItemRef{"alerts", alert.key};
        });
        break;
    case Kind::AlertName:
        hub.topic<Alert>().forEach([&](Slot, const Alert& alert) {
            if (!found(out) && alert.name == thing.value)
                out = ItemRef{"alerts", alert.key};
        });
        break;
    case Kind::SilenceId:
        hub.topic<Silence>().forEach([&](Slot, const Silence& silence) {
            if (silence.key.id == thing.value)
                out = ItemRef{"silences", silence.key};
        });
        break;
    case Kind::Finding:
        for (const Finding& finding : hub.findings()) {
            if (finding.id == thing.value)
                out = FindingRef{finding.id};
        }
        break;
    case Kind::Argo:
    case Kind::Name:
        out = byName(hub, thing.value);
        break;
    case Kind::Arn:
    case Kind::Grafana:
    case Kind::Incident:
    case Kind::Trace:
    case Kind::Url:
    case Kind::Nothing:
        break;
    }
    for (const std::string& name : thing.names) {
        if (!found(out))
            out = byName(hub, name);
    }
    return out;
}

QString sorry(const PastedThing& thing)
{
    const QString value = text::qs(thing.value);
    switch (thing.kind) {
    case Kind::Trace:
        //: %1 = id of a trace
        return Paste::tr("Traces are not watched: %1 cannot be opened here.").arg(value.left(16));
    case Kind::Url:
        //: %1 = host of a link
        return Paste::tr("Nothing here knows links to %1.").arg(value);
    case Kind::Arn:
        //: %1 = an ARN of AWS
        return Paste::tr("No source here watches %1.").arg(value);
    case Kind::Grafana:
        //: %1 = name of a dashboard
        return Paste::tr("Dashboards are not opened here, and nothing of %1 is known.").arg(value);
    case Kind::Argo:
        //: %1 = name of an application
        return Paste::tr("Argo CD is not watched, and no workload is called %1.").arg(value);
    case Kind::PullRequest:
        //: %1 = "owner/repo/12"
        return Paste::tr("No run of pull request %1 is known.").arg(value);
    case Kind::Commit:
        //: %1 = a commit
        return Paste::tr("No run of commit %1 is known.").arg(value.left(12));
    case Kind::SilenceId:
        //: %1 = id
        return Paste::tr("No silence %1 is known here.").arg(value);
    case Kind::Finding:
        //: %1 = id of a finding
        return Paste::tr("%1 is not found at present: it is over, or was never here.").arg(value);
    case Kind::Nothing:
        return Paste::tr("The clipboard holds no link or id that is known here.");
    default:
        break;
    }
    //: %1 = the id that was pasted
    return Paste::tr("Nothing here is called %1.").arg(value);
}

} // namespace mw::watch
