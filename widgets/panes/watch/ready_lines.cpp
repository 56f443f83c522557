// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/ready_lines.h"

#include "models/insight/readiness.h"
#include "models/text/format.h"
#include "models/text/freeze_words.h"
#include "models/text/moment.h"
#include "models/text/readiness_words.h"
#include "widgets/controls/ready_status.h"

#include <QCoreApplication>

namespace mw::watch {
namespace {

struct Watch
{
    Q_DECLARE_TR_FUNCTIONS(Watch)
};

QString localTime(World at, World now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
    return text::written(local,
                         now - at < std::chrono::hours(20) ? QStringLiteral("HH:mm")
                                                           : QStringLiteral("ddd HH:mm"));
}

} // namespace

QString freezeLine(const FreezesTonight& freezes, size_t declared, size_t bad, World now)
{
    QStringList parts;
    constexpr size_t most = 2;
    for (size_t i = 0; i < freezes.inForce.size() && i < most; ++i)
        parts << text::inForce(freezes.inForce[i], now);
    if (freezes.inForce.size() > most)
        //: In the T box. %n = change freezes that are left out
        parts << Watch::tr("%n more freeze(s)", nullptr, int(freezes.inForce.size() - most));
    if (parts.isEmpty() && freezes.next)
        parts << text::coming(*freezes.next, now);
    if (bad > 0)
        //: In the T box. %n = change freezes of the estate file with a mistake
        parts << Watch::tr("%n freeze(s) not understood", nullptr, int(bad));
    if (parts.isEmpty())
        parts << (declared == 0
                      //: In the T box: the estate file declares no change freeze
                      ? Watch::tr("no freeze declared")
                      //: In the T box: no change freeze holds now or tonight
                      : Watch::tr("no freeze"));
    return parts.join(QStringLiteral(" · "));
}

ChaosLine chaosLine(const std::vector<ChaosSight>& sights,
                    const std::function<QString(const std::string&)>& environmentOf,
                    World now)
{
    using State = ChaosSight::State;
    const ChaosExperiment* oldest = nullptr;
    int running = 0, installed = 0, notYet = 0;
    QStringList unseen;
    for (const ChaosSight& one : sights) {
        installed += one.state == State::Seen ? 1 : 0;
        running += int(one.running.size());
        for (const ChaosExperiment& each : one.running) {
            if (!oldest || each.since < oldest->since)
                oldest = &each;
        }
        if (one.state == State::Refused)
            //: In the T box: experiments of a cluster may not be listed. %1 = cluster
            unseen << Watch::tr("%1 not permitted").arg(text::qs(one.cluster));
        else if (one.state == State::NotAsked)
            ++notYet;
        else if (one.state == State::Failed)
            //: In the T box: experiments of a cluster are not seen. %1 = cluster
            unseen << Watch::tr("%1 not seen").arg(text::qs(one.cluster));
    }
    ChaosLine out;
    out.loud = oldest || !unseen.isEmpty();
    if (!oldest && !unseen.isEmpty()) {
        //: In the T box: whether a chaos experiment runs. %1 = clusters, and why
        out.words = Watch::tr("chaos: not known, %1").arg(unseen.join(QStringLiteral(", ")));
        return out;
    }
    if (!oldest && notYet > 0) {
        //: In the T box: clusters have not been asked yet whether a chaos experiment runs
        out.words = Watch::tr("chaos: not known yet");
        return out;
    }
    if (!oldest) {
        out.words = installed == 0
            //: In the T box: no cluster has Chaos Mesh
            ? Watch::tr("chaos: not installed")
            //: In the T box: no chaos experiment runs
            : Watch::tr("chaos: none");
        return out;
    }
    const QString where = environmentOf(oldest->cluster);
    const QString since = oldest->since == World{} ? text::none() : localTime(oldest->since, now);
    const QString name = text::qs(oldest->name);
    out.words = oldest->deleting
        //: A chaos experiment that somebody deleted and that is still there. %1 = name,
        //: %2 = environment, %3 = local time
        ? Watch::tr("chaos: %1 on %2 is being deleted, its fault may still act (since %3)")
              .arg(name, where, since)
        //: A chaos experiment that runs. %1 = name, %2 = environment, %3 = local time
        : Watch::tr("chaos: %1 on %2 since %3").arg(name, where, since);
    if (running > 1)
        //: Behind a chaos experiment. %n = how many others run
        out.words += Watch::tr(", %n more", nullptr, running - 1);
    if (!unseen.isEmpty())
        out.words += QStringLiteral(" · ") + unseen.join(QStringLiteral(", "));
    return out;
}

void fillReady(TonightCard::Content& content,
               const ReadyReport& report,
               bool busy,
               const QString& key)
{
    //: In the T box: could this laptop run a failover alone?
    content.ready = Watch::tr("Ready for DR");
    content.readyKey = key;
    content.readyFrom = readyOrigin(report);
    const ReadyCount count = countOf(report);
    content.readyStatus = statusOf(count.worst);
    if (!report.declared) {
        content.readyStatus = StatusKind::Unknown;
        //: In the T box: the estate file does not say what a failover needs
        content.readyCount = Watch::tr("nothing declared");
    } else if (!report.asked) {
        content.readyStatus = StatusKind::Unknown;
        content.readyCount = busy ? Watch::tr("checking…") : Watch::tr("not checked yet");
    } else {
        //: In the T box: how many of the things that a failover needs are fine
        content.readyCount = Watch::tr("%1 of %2").arg(count.ok).arg(count.all);
    }
}

Provenance readyOrigin(const ReadyReport& report)
{
    if (!report.declared)
        return {};
    //: Source of a number: what this program checked on the machine it runs on
    return {Watch::tr("this laptop"),
            //: Where "Ready for DR" comes from: a section of the estate file
            Watch::tr("recovery in the estate file"),
            {},
            report.checked};
}

std::vector<ReadyRow> readyRows(const ReadyReport& report, World now)
{
    std::vector<ReadyRow> out;
    if (!report.asked) // before the first check is over nothing is known to be missing
        return out;
    for (const ReadyTopic topic : topicsOf(report)) {
        const auto missing = missingIn(report, topic);
        if (missing.empty())
            continue;
        const ReadyItem& first = *missing.front();
        ReadyRow row;
        row.need.key = std::string("ready:") + toString(topic);
        row.need.severity = Severity::Warning;
        //: Heading of a row: what it speaks of
        row.need.object = Watch::tr("Ready for DR").toStdString();
        QString what = text::subject(first) + QStringLiteral(": ") + text::brief(first, now);
        if (missing.size() > 1)
            //: Behind the first thing that is missing. %n = how many others
            what += QLatin1Char(' ') + Watch::tr("And %n more.", nullptr, int(missing.size() - 1));
        row.need.what = what.toStdString();
        row.need.rule = NeedRow::Rule::NotReady;
        row.need.signalCount = missing.size();
        row.line = text::remedy(first);
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace mw::watch
