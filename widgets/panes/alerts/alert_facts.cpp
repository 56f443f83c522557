// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/alerts/alert_facts.h"

#include "models/insight/alert_labels.h"
#include "models/insight/silence_match.h"
#include "models/items/alert_items.h"
#include "models/text/alert_sentences.h"
#include "models/text/format.h"
#include "widgets/cards/cluster_facts.h"

#include <QCoreApplication>

namespace mw {
namespace {

struct AlertFacts
{
    Q_DECLARE_TR_FUNCTIONS(AlertFacts)
};

class Section
{
public:
    Section(QString title, Provenance from) : m_from(std::move(from))
    {
        m_section.title = std::move(title);
    }
    Section& fact(const QString& label, const QString& value, bool mono = false)
    {
        if (value.isEmpty())
            return *this;
        Fact one;
        one.label = label;
        one.value = value;
        one.mono = mono;
        one.from = m_from;
        m_section.facts.push_back(std::move(one));
        return *this;
    }
    void into(InspectorContent& content)
    {
        if (!m_section.facts.empty())
            content.sections.push_back(std::move(m_section));
    }

private:
    InspectorSection m_section;
    Provenance m_from;
};

World lastAnswer(const Hub& hub, const Atom& source, const char* part)
{
    for (const SourceStatus& status : hub.sources()) {
        if (status.id.str() != source.view())
            continue;
        for (const PartStatus& one : status.parts) {
            if (one.part == part)
                return one.lastGood;
        }
    }
    return {};
}

// Several sources say the same; the oldest answer decides how old it is.
Provenance
fromParts(const Hub& hub, const std::vector<Atom>& sources, const char* part, const char* path)
{
    Provenance from;
    QStringList names;
    for (const Atom& source : sources) {
        const World at = lastAnswer(hub, source, part);
        if (at != World{})
            from.at = from.at == World{} ? at : std::min(from.at, at);
        if (!names.contains(text::qs(source.str())))
            names << text::qs(source.str());
    }
    from.source = names.join(QStringLiteral(", "));
    from.query = QString::fromLatin1(path);
    return from;
}

QString times(World at)
{
    return at == World{} ? QString() : text::timeUtc(at);
}

QString labelText(const LabelSet& labels)
{
    QStringList out;
    for (const auto& [name, value] : labels)
        out << text::qs(name + "=" + value);
    return out.join(QStringLiteral(", "));
}

InspectorContent ofAlert(const Hub& hub, const Alert& alert, const World now)
{
    const Provenance from{text::qs(alert.key.source.str()),
                          QStringLiteral("/api/v2/alerts"),
                          {},
                          lastAnswer(hub, alert.key.source, "alerts")};
    InspectorContent content;
    content.kind = AlertFacts::tr("Alert");
    content.icon = QStringLiteral("pane-alerts");
    content.title = text::qs(alert.name);
    content.subtitle = text::qs(alert.subject);
    const bool quiet = alert.state == Alert::State::Suppressed;
    content.status = quiet ? StatusKind::Info : statusOf(severityOf(alert.severity.view()));
    content.sentence = text::qs(alert.summary);
    Section state(AlertFacts::tr("State"), from);
    state.fact(AlertFacts::tr("State"), text::word(alert))
        .fact(AlertFacts::tr("Severity"), text::qs(alert.severity.str()))
        .fact(AlertFacts::tr("Since"), times(alert.startsAt))
        .fact(AlertFacts::tr("Age"), text::age(alert.startsAt, now))
        .fact(AlertFacts::tr("Kept quiet by"), quietBy(alert, hub));
    QStringList receivers;
    for (const std::string& name : alert.receivers)
        receivers << text::qs(name);
    state.fact(AlertFacts::tr("Tells"), receivers.join(QStringLiteral(", ")));
    for (const AlertNotification& told : alert.notifications)
        //: An alert is bundled with others before somebody is told. %1 = whom
        state.fact(AlertFacts::tr("Bundle for %1").arg(text::qs(told.receiver)),
                   labelText(told.groupLabels),
                   true);
    QStringList named;
    hub.topic<Alert>().forEach([&](Slot, const Alert& other) {
        if (other.key.id == alert.key.id)
            named << text::qs(other.key.source.str());
    });
    named.sort();
    state.fact(AlertFacts::tr("Named by"), named.join(QStringLiteral(", ")));
    state.into(content);
    Section labels(AlertFacts::tr("Labels"), from);
    for (const auto& [name, value] : alert.labels)
        labels.fact(text::qs(name), text::qs(value), true);
    labels.into(content);
    Section notes(AlertFacts::tr("Annotations"), from);
    for (const auto& [name, value] : alert.annotations)
        notes.fact(text::qs(name), text::qs(value));
    notes.into(content);
    Section origin(AlertFacts::tr("Origin"), from);
    origin.fact(AlertFacts::tr("Rule"), text::qs(alert.generatorUrl), true)
        .fact(AlertFacts::tr("Fingerprint"), text::qs(alert.key.id), true);
    if (const auto slot = hub.topic<AlertServer>().find({alert.key.source, "status"})) {
        const AlertServer& server = hub.topic<AlertServer>().row(*slot);
        origin.fact(AlertFacts::tr("Alertmanager"),
                    //: %1 = version, %2 = state of the cluster, %3 = how many peers
                    AlertFacts::tr("%1, cluster %2, %3 peers")
                        .arg(text::qs(server.version), text::qs(server.clusterStatus))
                        .arg(server.peers));
    }
    origin.into(content);
    return content;
}

InspectorContent ofSilence(const Hub& hub, const Silence& silence, World now)
{
    const Provenance from{text::qs(silence.key.source.str()),
                          QStringLiteral("/api/v2/silences"),
                          {},
                          lastAnswer(hub, silence.key.source, "silences")};
    QStringList named;
    hub.topic<Silence>().forEach([&](Slot, const Silence& other) {
        if (other.key.id == silence.key.id)
            named << text::qs(other.key.source.str());
    });
    named.sort();
    InspectorContent content;
    content.kind = AlertFacts::tr("Silence");
    content.icon = QStringLiteral("pane-alerts");
    content.title = text::qs(silence.comment);
    content.subtitle = text::qs(silence.createdBy);
    content.status
        = silence.state == Silence::State::Active ? StatusKind::Info : StatusKind::Unknown;
    int64_t hits = 0;
    if (const auto match = SilenceMatch::compile(silence.matchers)) {
        hub.topic<Alert>().forEach([&](Slot, const Alert& alert) {
            hits += alert.key.source == silence.key.source && match->matches(alert.labels);
        });
    }
    //: A silence. %1 = its state, %n = how many alerts it matches now
    content.sentence = AlertFacts::tr("%1; it matches %n alert(s) now.", nullptr, int(hits))
                           .arg(text::word(silence.state, silence.stateWord));
    Section section(AlertFacts::tr("Silence"), from);
    section.fact(AlertFacts::tr("Matches"), text::qs(matcherText(silence.matchers)), true)
        .fact(AlertFacts::tr("Begins"), times(silence.startsAt))
        .fact(AlertFacts::tr("Ends"), times(silence.endsAt))
        .fact(AlertFacts::tr("Left"), text::ends(silence.endsAt, now))
        //: Which Alertmanagers know a silence
        .fact(AlertFacts::tr("Known to"), named.join(QStringLiteral(", ")))
        .fact(AlertFacts::tr("Id"), text::qs(silence.key.id), true);
    section.into(content);
    return content;
}

InspectorContent ofPage(const Hub& hub, const Page& page, World now)
{
    const Provenance from{text::qs(page.key.source.str()),
                          QStringLiteral("/incidents"),
                          {},
                          lastAnswer(hub, page.key.source, "incidents")};
    InspectorContent content;
    content.kind = AlertFacts::tr("Page");
    content.icon = QStringLiteral("pane-alerts");
    content.title = AlertFacts::tr("#%1 %2").arg(page.number).arg(text::qs(page.title));
    content.subtitle = text::qs(page.service);
    content.status = statusOf(markOf(page));
    const QString escalation = text::escalation(page, now);
    if (!escalation.isEmpty())
        //: %1 = countdown and whom: "1:48 → Ben"
        content.sentence = AlertFacts::tr("Escalates in %1.").arg(escalation);
    const auto people = [](const std::vector<PagePerson>& all) {
        QStringList out;
        for (const PagePerson& one : all)
            out << text::qs(one.name);
        return out.join(QStringLiteral(", "));
    };
    Section section(AlertFacts::tr("Incident"), from);
    section.fact(AlertFacts::tr("State"), text::word(page.state, page.stateWord))
        .fact(AlertFacts::tr("Urgency"), page.high ? AlertFacts::tr("high") : AlertFacts::tr("low"))
        .fact(AlertFacts::tr("Priority"), text::qs(page.priority))
        .fact(AlertFacts::tr("Paged"), times(page.created))
        .fact(AlertFacts::tr("Assigned to"), people(page.assignees))
        .fact(AlertFacts::tr("Acknowledged by"), people(page.acknowledgers))
        .fact(AlertFacts::tr("Acknowledgement ends"), times(page.unacknowledgesAt))
        .fact(AlertFacts::tr("Resolved"), times(page.resolved))
        .fact(AlertFacts::tr("Last change"), times(page.lastChange))
        .fact(AlertFacts::tr("by"), text::qs(page.lastChangeBy))
        .fact(AlertFacts::tr("Policy"), text::qs(page.policy))
        .fact(AlertFacts::tr("Alerts"), page.alerts > 0 ? QString::number(page.alerts) : QString())
        .fact(AlertFacts::tr("Address"), text::qs(page.url), true)
        .fact(AlertFacts::tr("Id"), text::qs(page.key.id), true);
    section.into(content);
    return content;
}

} // namespace

Provenance provenanceOf(const Hub& hub, const Shout& shout)
{
    std::vector<Atom> sources;
    for (const AlertGroup& group : shout.groups) {
        for (const SharedAlert& alert : group.alerts)
            sources.insert(sources.end(), alert.sources.begin(), alert.sources.end());
    }
    if (!sources.empty())
        return fromParts(hub, sources, "alerts", "/api/v2/alerts");
    for (const SourceKey& page : shout.pages)
        sources.push_back(page.source);
    if (!sources.empty())
        return fromParts(hub, sources, "incidents", "/incidents");
    for (const Finding& finding : hub.findings()) {
        if (!shout.findings.empty() && finding.id == shout.findings.front())
            return provenanceOf(hub, finding, {});
    }
    return {};
}

Provenance provenanceOf(const Hub& hub, const SignalRow& row)
{
    switch (row.kind) {
    case SignalRow::Kind::Alert:
        return fromParts(hub, {row.key.source}, "alerts", "/api/v2/alerts");
    case SignalRow::Kind::Page:
        return fromParts(hub, {row.key.source}, "incidents", "/incidents");
    case SignalRow::Kind::Finding:
        break;
    }
    for (const Finding& finding : hub.findings()) {
        if (finding.id == row.id)
            return provenanceOf(hub, finding, {});
    }
    return {};
}

Provenance provenanceOf(const Hub& hub, const SilenceRow& row)
{
    return fromParts(hub, row.sources, "silences", "/api/v2/silences");
}

Provenance provenanceOf(const Hub& hub, const Page& page)
{
    return fromParts(hub, {page.key.source}, "incidents", "/incidents");
}

Provenance provenanceOf(const Hub& hub, const OnCallShift& shift)
{
    return fromParts(hub, {shift.key.source}, "oncall", "/oncalls");
}

std::optional<InspectorContent> inspectAlertItem(const Hub& hub, const ItemRef& ref)
{
    const World now = hub.clock().world();
    std::optional<InspectorContent> content;
    if (ref.topic == "alerts") {
        if (const auto slot = hub.topic<Alert>().find(ref.key))
            content = ofAlert(hub, hub.topic<Alert>().row(*slot), now);
    } else if (ref.topic == "silences") {
        if (const auto slot = hub.topic<Silence>().find(ref.key))
            content = ofSilence(hub, hub.topic<Silence>().row(*slot), now);
    } else if (ref.topic == "pages") {
        if (const auto slot = hub.topic<Page>().find(ref.key))
            content = ofPage(hub, hub.topic<Page>().row(*slot), now);
    }
    if (content)
        content->what = ref;
    return content;
}

} // namespace mw
