// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/alert_items.h"

#include "models/insight/alert_labels.h"
#include "models/insight/silence_match.h"
#include "models/items/column_helpers.h"
#include "models/items/kube_items.h"
#include "models/text/alert_sentences.h"
#include "models/text/sentences.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <set>

namespace mw {
namespace {

using namespace items;

// A class of its own: lupdate takes the context of a translation from it.
struct Columns
{
    Q_DECLARE_TR_FUNCTIONS(Columns)
};

int64_t loudness(Severity severity)
{
    return severity == Severity::Critical ? 0 : severity == Severity::Warning ? 1 : 2;
}

// Sorts as the hub does: loud before quiet, the worst, with a page, the oldest.
int64_t order(const Shout& shout)
{
    return (shout.quiet == Shout::Quiet::No ? 0 : 1000) + loudness(shout.severity) * 10
        + (shout.pages.empty() ? 1 : 0);
}

std::string joined(const std::vector<std::string>& all)
{
    std::string out;
    for (const std::string& one : all)
        out += (out.empty() ? "" : ", ") + one;
    return out;
}

std::string names(const std::vector<PagePerson>& all)
{
    std::string out;
    for (const PagePerson& one : all)
        out += (out.empty() ? "" : ", ") + one.name;
    return out;
}

} // namespace

CellMark markOf(const Shout& shout)
{
    return shout.quiet == Shout::Quiet::No ? markOf(shout.severity) : CellMark::None;
}

CellMark markOf(const Page& page)
{
    switch (page.state) {
    case Page::State::Triggered:
        return page.high ? CellMark::Critical : CellMark::Warning;
    case Page::State::Acknowledged:
        return CellMark::Info;
    case Page::State::Resolved:
        return CellMark::Ok;
    case Page::State::Other:
        break;
    }
    return CellMark::Unknown;
}

QString quietBy(const Alert& alert, const Hub& hub)
{
    QStringList out;
    for (const std::string& id : alert.silencedBy) {
        const auto slot = hub.topic<Silence>().find({alert.key.source, id});
        if (!slot) {
            out << text::qs(id.substr(0, 8));
            continue;
        }
        const Silence& silence = hub.topic<Silence>().row(*slot);
        //: What keeps an alert quiet. %1 = who made the silence, %2 = its comment
        out << Columns::tr("%1: %2").arg(text::qs(silence.createdBy), text::qs(silence.comment));
    }
    for (const std::string& fingerprint : alert.inhibitedBy) {
        const auto slot = hub.topic<Alert>().find({alert.key.source, fingerprint});
        out << (slot ? text::qs(hub.topic<Alert>().row(*slot).name)
                     : text::qs(fingerprint.substr(0, 8)));
    }
    for (const std::string& interval : alert.mutedBy)
        out << text::qs(interval);
    return out.join(QStringLiteral(", "));
}

RowTraits<Shout> shoutTraits()
{
    RowTraits<Shout> traits;
    traits.key = [](const Shout& s) { return text::qs(s.key); };
    traits.order = [](const Shout& a, const Shout& b) -> std::strong_ordering {
        if (a.since != b.since)
            return a.since < b.since ? std::strong_ordering::less : std::strong_ordering::greater;
        return a.key.compare(b.key) <=> 0;
    };
    ColumnSpec<Shout> state;
    state.id = QStringLiteral("severity");
    state.title = Columns::tr("Severity");
    state.width = 120;
    state.text = [](const Shout& s, World) { return text::word(s); };
    state.key = [](const Shout& s) { return sortKey(order(s)); };
    state.mark = [](const Shout& s) { return markOf(s); };
    auto summary = textColumn<Shout>("summary", Columns::tr("Says"), 420, [](const Shout& s) {
        return std::string_view(s.summary);
    });
    summary.prose = true;
    summary.tip = [](const Shout& s) { return text::qs(s.summary); };
    auto signalsColumn
        = numberColumn<Shout>("signals", Columns::tr("Signals"), 76, [](const Shout& s) {
              return int64_t(s.signalCount());
          });
    //: Tooltip of the number of signals about one object: the sum of %1, %3 and %4
    signalsColumn.tip = [](const Shout& s) {
        return Columns::tr(
                   "Rules that fire %1 (alerts %2, each counted once), findings %3, pages %4")
            .arg(s.groups.size())
            .arg(s.alertCount)
            .arg(s.findings.size())
            .arg(s.pages.size());
    };
    ColumnSpec<Shout> receivers;
    receivers.id = QStringLiteral("receivers");
    receivers.title = Columns::tr("Tells");
    receivers.width = 150;
    receivers.prose = true;
    receivers.text = [](const Shout& s, World) { return text::qs(joined(s.receivers)); };
    receivers.key = [](const Shout& s) { return sortKey(int64_t(s.receivers.size())); };
    traits.columns = {
        std::move(state),
        textColumn<Shout>("object",
                          Columns::tr("Object"),
                          190,
                          [](const Shout& s) { return std::string_view(s.object); }),
        textColumn<Shout>("alert",
                          Columns::tr("Loudest"),
                          250,
                          [](const Shout& s) { return std::string_view(s.headline); }),
        ageColumn<Shout>("since", Columns::tr("Since"), [](const Shout& s) { return s.since; }),
        std::move(signalsColumn),
        std::move(summary),
        std::move(receivers),
        textColumn<Shout>("cluster",
                          Columns::tr("Cluster"),
                          160,
                          [](const Shout& s) { return s.cluster.view(); }),
        textColumn<Shout>(
            "namespace", Columns::tr("Namespace"), 130, [](const Shout& s) { return s.ns.view(); }),
    };
    traits.columns.back().hidden = true;
    traits.contains = [](const Shout& s, std::string_view word) {
        if (containsWord(s.object, word) || containsWord(s.summary, word)
            || containsWord(s.headline, word) || containsWord(s.cluster.view(), word))
            return true;
        for (const AlertGroup& group : s.groups) {
            if (containsWord(group.name, word) || containsWord(group.severityWord, word))
                return true;
        }
        return false;
    };
    return traits;
}

std::vector<SignalRow> signalsOf(const Shout& shout, const Hub& hub)
{
    std::vector<SignalRow> out;
    for (const SourceKey& key : shout.pages) {
        const auto slot = hub.topic<Page>().find(key);
        if (!slot)
            continue;
        const Page& page = hub.topic<Page>().row(*slot);
        SignalRow row;
        row.kind = SignalRow::Kind::Page;
        row.key = key;
        row.id = key.id;
        row.severity = page.high ? Severity::Critical : Severity::Warning;
        row.mark = markOf(page);
        row.state = text::word(page.state, page.stateWord).toStdString();
        row.name = "#" + std::to_string(page.number);
        row.object = page.service;
        row.summary = page.title;
        row.receivers = names(page.assignees);
        row.since = page.created;
        row.sources = key.source.str();
        out.push_back(std::move(row));
    }
    for (const AlertGroup& group : shout.groups) {
        for (const SharedAlert& shared : group.alerts) {
            const auto slot = hub.topic<Alert>().find(shared.key);
            if (!slot)
                continue;
            const Alert& alert = hub.topic<Alert>().row(*slot);
            SignalRow row;
            row.key = shared.key;
            row.id = shared.key.id;
            row.severity = severityOf(alert.severity.view());
            row.mark = shared.quiet ? CellMark::None : markOf(row.severity);
            // The rule's own word, unless it is one that Midwatch has too.
            row.state = shared.quiet ? text::word(alert).toStdString()
                : alert.severity.view() == toString(row.severity)
                ? text::word(row.severity).toStdString()
                : alert.severity.str();
            row.name = alert.name;
            row.object = alert.subject;
            row.summary = alert.summary;
            row.receivers = joined(alert.receivers);
            row.quietBy = quietBy(alert, hub).toStdString();
            for (const Atom& source : shared.sources)
                row.sources += (row.sources.empty() ? "" : ", ") + source.str();
            row.since = alert.startsAt;
            out.push_back(std::move(row));
        }
    }
    for (const std::string& id : shout.findings) {
        for (const Finding& finding : hub.findings()) {
            if (finding.id != id)
                continue;
            SignalRow row;
            row.kind = SignalRow::Kind::Finding;
            row.id = id;
            row.severity = finding.severity;
            row.mark = markOf(finding.severity);
            row.state = text::word(finding.severity).toStdString();
            row.name = finding.check;
            row.object = finding.subject;
            row.summary = finding.sentence;
            row.since = finding.since;
            row.sources = finding.provenance;
            out.push_back(std::move(row));
        }
    }
    return out;
}

RowTraits<SignalRow> signalTraits()
{
    RowTraits<SignalRow> traits;
    traits.key = [](const SignalRow& r) {
        return QString(QString::number(int(r.kind)) + text::qs(r.key.source.str() + "/" + r.id));
    };
    traits.order = [](const SignalRow& a, const SignalRow& b) -> std::strong_ordering {
        if (a.since != b.since)
            return a.since < b.since ? std::strong_ordering::less : std::strong_ordering::greater;
        return a.id.compare(b.id) <=> 0;
    };
    ColumnSpec<SignalRow> state;
    state.id = QStringLiteral("state");
    state.title = Columns::tr("State");
    state.width = 120;
    state.text = [](const SignalRow& r, World) { return text::qs(r.state); };
    state.key = [](const SignalRow& r) {
        const int64_t first = r.kind == SignalRow::Kind::Page ? 0
            : r.kind == SignalRow::Kind::Alert                ? 1
                                                              : 2;
        return sortKey((r.mark == CellMark::None ? 100 : 0) + loudness(r.severity) * 10 + first);
    };
    state.mark = [](const SignalRow& r) { return r.mark; };
    ColumnSpec<SignalRow> kind;
    kind.id = QStringLiteral("kind");
    kind.title = Columns::tr("Signal");
    kind.width = 76;
    kind.text = [](const SignalRow& r, World) {
        return r.kind == SignalRow::Kind::Page   ? Columns::tr("page")
            : r.kind == SignalRow::Kind::Finding ? Columns::tr("finding")
                                                 : Columns::tr("alert");
    };
    kind.key = [](const SignalRow& r) { return sortKey(int64_t(r.kind)); };
    auto summary
        = textColumn<SignalRow>("summary", Columns::tr("Says"), 380, [](const SignalRow& r) {
              return std::string_view(r.summary);
          });
    summary.prose = true;
    summary.tip = [](const SignalRow& r) { return text::qs(r.summary); };
    traits.columns = {
        std::move(state),
        std::move(kind),
        textColumn<SignalRow>("name",
                              Columns::tr("Name"),
                              230,
                              [](const SignalRow& r) { return std::string_view(r.name); }),
        textColumn<SignalRow>("object",
                              Columns::tr("Object"),
                              280,
                              [](const SignalRow& r) { return std::string_view(r.object); }),
        ageColumn<SignalRow>(
            "since", Columns::tr("Since"), [](const SignalRow& r) { return r.since; }),
        std::move(summary),
        textColumn<SignalRow>("receivers",
                              Columns::tr("Tells"),
                              150,
                              [](const SignalRow& r) { return std::string_view(r.receivers); }),
        textColumn<SignalRow>("quietBy",
                              Columns::tr("Kept quiet by"),
                              180,
                              [](const SignalRow& r) { return std::string_view(r.quietBy); }),
        textColumn<SignalRow>("sources",
                              Columns::tr("Named by"),
                              200,
                              [](const SignalRow& r) { return std::string_view(r.sources); }),
    };
    traits.columns.back().hidden = true;
    traits.contains = [](const SignalRow& r, std::string_view word) {
        return containsWord(r.name, word) || containsWord(r.object, word)
            || containsWord(r.summary, word) || containsWord(r.state, word);
    };
    return traits;
}

std::vector<SilenceRow> silenceRows(const Hub& hub, World now)
{
    std::vector<SilenceRow> rows;
    std::map<std::string, size_t> byId;
    const auto better = [](const Silence& a, const Silence& b) { // the newest word counts
        return a.updatedAt != b.updatedAt
            ? a.updatedAt > b.updatedAt
            : a.state == Silence::State::Active && b.state != Silence::State::Active;
    };
    hub.topic<Silence>().forEach([&](Slot, const Silence& silence) {
        if (silence.state == Silence::State::Expired
            && now - silence.endsAt > std::chrono::hours(24))
            return;
        const auto [known, isNew] = byId.emplace(silence.key.id, rows.size());
        if (isNew) {
            rows.push_back({silence, {silence.key.source}, 0});
            return;
        }
        SilenceRow& row = rows[known->second];
        row.sources.push_back(silence.key.source);
        if (better(silence, row.silence))
            row.silence = silence;
    });
    for (SilenceRow& row : rows) {
        std::sort(row.sources.begin(), row.sources.end(), [](const Atom& a, const Atom& b) {
            return a.view() < b.view();
        });
        const auto match = SilenceMatch::compile(row.silence.matchers);
        if (!match)
            continue;
        std::set<std::string> hit; // fingerprints: the pair names the same alerts
        hub.topic<Alert>().forEach([&](Slot, const Alert& alert) {
            const bool asked = std::find(row.sources.begin(), row.sources.end(), alert.key.source)
                != row.sources.end();
            if (asked && match->matches(alert.labels))
                hit.insert(alert.key.id);
        });
        row.hits = int64_t(hit.size());
    }
    return rows;
}

RowTraits<SilenceRow> silenceTraits()
{
    RowTraits<SilenceRow> traits;
    traits.key = [](const SilenceRow& r) { return text::qs(r.silence.key.id); };
    traits.order = [](const SilenceRow& a, const SilenceRow& b) -> std::strong_ordering {
        if (a.silence.endsAt != b.silence.endsAt)
            return a.silence.endsAt < b.silence.endsAt ? std::strong_ordering::less
                                                       : std::strong_ordering::greater;
        return a.silence.key <=> b.silence.key;
    };
    ColumnSpec<SilenceRow> state;
    state.id = QStringLiteral("state");
    state.title = Columns::tr("State");
    state.width = 110;
    state.text = [](const SilenceRow& r, World) {
        return text::word(r.silence.state, r.silence.stateWord);
    };
    state.key = [](const SilenceRow& r) {
        const auto s = r.silence.state;
        return sortKey(int64_t(s == Silence::State::Active        ? 0
                                   : s == Silence::State::Pending ? 1
                                   : s == Silence::State::Expired ? 3
                                                                  : 2));
    };
    state.mark = [](const SilenceRow& r) {
        return r.silence.state == Silence::State::Active ? CellMark::Info : CellMark::None;
    };
    ColumnSpec<SilenceRow> matchers;
    matchers.id = QStringLiteral("matchers");
    matchers.title = Columns::tr("Silences");
    matchers.width = 380;
    matchers.text
        = [](const SilenceRow& r, World) { return text::qs(matcherText(r.silence.matchers)); };
    matchers.key = [](const SilenceRow& r) {
        return sortKey(r.silence.matchers.empty() ? std::string_view()
                                                  : std::string_view(r.silence.matchers[0].value));
    };
    matchers.tip = [](const SilenceRow& r) { return text::qs(r.silence.key.id); };
    ColumnSpec<SilenceRow> ends;
    ends.id = QStringLiteral("ends");
    ends.title = Columns::tr("Ends");
    ends.width = 110;
    ends.timed = true;
    ends.text = [](const SilenceRow& r, World now) { return text::ends(r.silence.endsAt, now); };
    ends.key = [](const SilenceRow& r) {
        return sortKey(int64_t(r.silence.endsAt.time_since_epoch().count()));
    };
    ends.tip = [](const SilenceRow& r) { return text::timeUtc(r.silence.endsAt); };
    auto comment
        = textColumn<SilenceRow>("comment", Columns::tr("Why"), 320, [](const SilenceRow& r) {
              return std::string_view(r.silence.comment);
          });
    comment.prose = true;
    traits.columns = {
        std::move(state),
        std::move(matchers),
        numberColumn<SilenceRow>(
            "hits", Columns::tr("Alerts"), 70, [](const SilenceRow& r) { return r.hits; }),
        std::move(ends),
        textColumn<SilenceRow>(
            "createdBy",
            Columns::tr("By"),
            150,
            [](const SilenceRow& r) { return std::string_view(r.silence.createdBy); }),
        std::move(comment),
        textColumn<SilenceRow>("source",
                               Columns::tr("Alertmanager"),
                               150,
                               [](const SilenceRow& r) { return r.silence.key.source.view(); }),
    };
    traits.contains = [](const SilenceRow& r, std::string_view word) {
        return containsWord(matcherText(r.silence.matchers), word)
            || containsWord(r.silence.comment, word) || containsWord(r.silence.createdBy, word);
    };
    return traits;
}

RowTraits<Page> pageTraits()
{
    RowTraits<Page> traits;
    traits.key = [](const Page& p) { return text::qs(p.key.source.str() + "/" + p.key.id); };
    traits.order = [](const Page& a, const Page& b) -> std::strong_ordering {
        if (a.created != b.created) // newest first
            return a.created > b.created ? std::strong_ordering::less
                                         : std::strong_ordering::greater;
        return a.key <=> b.key;
    };
    ColumnSpec<Page> state;
    state.id = QStringLiteral("state");
    state.title = Columns::tr("State");
    state.width = 130;
    state.text = [](const Page& p, World) { return text::word(p.state, p.stateWord); };
    state.key = [](const Page& p) { return sortKey(int64_t(p.state) * 2 + (p.high ? 0 : 1)); };
    state.mark = [](const Page& p) { return markOf(p); };
    ColumnSpec<Page> escalates;
    escalates.id = QStringLiteral("escalates");
    //: Column: when a page goes to the next person
    escalates.title = Columns::tr("Escalates");
    escalates.width = 150;
    escalates.timed = true;
    escalates.text = [](const Page& p, World now) { return text::escalation(p, now); };
    escalates.key = [](const Page& p) {
        return sortKey(p.escalatesAt == World{}
                           ? INT64_MAX
                           : int64_t(p.escalatesAt.time_since_epoch().count()));
    };
    ColumnSpec<Page> who;
    who.id = QStringLiteral("assigned");
    who.title = Columns::tr("With");
    who.width = 150;
    who.text = [](const Page& p, World) {
        return text::qs(names(p.acknowledgers.empty() ? p.assignees : p.acknowledgers));
    };
    who.key = [](const Page& p) {
        return sortKey(p.assignees.empty() ? std::string_view()
                                           : std::string_view(p.assignees.front().name));
    };
    auto title = textColumn<Page>(
        "title", Columns::tr("Page"), 320, [](const Page& p) { return std::string_view(p.title); });
    title.prose = true;
    title.tip = [](const Page& p) { return text::qs(p.url); };
    traits.columns = {
        std::move(state),
        numberColumn<Page>(
            "number",
            Columns::tr("Number"),
            90,
            [](const Page& p) { return p.number; },
            [](const Page& p, World) {
                return QString(QStringLiteral("#") + QString::number(p.number));
            }),
        std::move(escalates),
        std::move(title),
        ageColumn<Page>("age", Columns::tr("Since"), [](const Page& p) { return p.created; }),
        std::move(who),
        textColumn<Page>("service",
                         Columns::tr("Service"),
                         160,
                         [](const Page& p) { return std::string_view(p.service); }),
        textColumn<Page>("policy",
                         Columns::tr("Policy"),
                         170,
                         [](const Page& p) { return std::string_view(p.policy); }),
    };
    traits.columns.back().hidden = true;
    traits.contains = [](const Page& p, std::string_view word) {
        return containsWord(p.title, word) || containsWord(p.service, word)
            || containsWord(std::to_string(p.number), word)
            || containsWord(names(p.assignees), word);
    };
    return traits;
}

RowTraits<OnCallShift> onCallTraits()
{
    RowTraits<OnCallShift> traits;
    traits.key = [](const OnCallShift& s) { return text::qs(s.key.source.str() + "/" + s.key.id); };
    traits.order = [](const OnCallShift& a, const OnCallShift& b) -> std::strong_ordering {
        if (const int policy = a.policy.compare(b.policy); policy != 0)
            return policy <=> 0;
        if (a.level != b.level)
            return a.level <=> b.level;
        return a.key <=> b.key;
    };
    ColumnSpec<OnCallShift> who;
    who.id = QStringLiteral("who");
    who.title = Columns::tr("On call");
    who.width = 200;
    who.text = [](const OnCallShift& s, World) {
        //: Who is on call, and it is whoever sits here. %1 = name
        return s.me ? Columns::tr("%1 (you)").arg(text::qs(s.user)) : text::qs(s.user);
    };
    who.key = [](const OnCallShift& s) { return sortKey(std::string_view(s.user)); };
    ColumnSpec<OnCallShift> until;
    until.id = QStringLiteral("until");
    until.title = Columns::tr("Until");
    until.width = 130;
    until.timed = true;
    until.text = [](const OnCallShift& s, World now) {
        //: A shift without an end
        return s.end == World{} ? Columns::tr("always") : text::ends(s.end, now);
    };
    until.key = [](const OnCallShift& s) {
        return sortKey(s.end == World{} ? INT64_MAX : int64_t(s.end.time_since_epoch().count()));
    };
    until.tip = [](const OnCallShift& s) { return text::timeUtc(s.end); };
    traits.columns = {
        numberColumn<OnCallShift>("level",
                                  Columns::tr("Level"),
                                  64,
                                  [](const OnCallShift& s) { return int64_t(s.level); }),
        std::move(who),
        std::move(until),
        textColumn<OnCallShift>("schedule",
                                Columns::tr("Schedule"),
                                180,
                                [](const OnCallShift& s) { return std::string_view(s.schedule); }),
        textColumn<OnCallShift>("policy",
                                Columns::tr("Policy"),
                                240,
                                [](const OnCallShift& s) { return std::string_view(s.policy); }),
    };
    traits.contains = [](const OnCallShift& s, std::string_view word) {
        return containsWord(s.user, word) || containsWord(s.policy, word)
            || containsWord(s.schedule, word);
    };
    return traits;
}

} // namespace mw
