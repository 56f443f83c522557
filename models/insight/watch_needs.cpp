// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_needs.h"

#include "models/insight/finding_order.h"
#include "models/insight/watch_verdict.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace mw {
namespace {

constexpr auto slack = std::chrono::minutes(5); // lists and rules are not of one moment

bool isWork(const std::string& check)
{
    static const std::set<std::string> work{"PODS", "PEND", "DEPL", "STS/DS"};
    return work.count(check) > 0;
}

bool isGate(const std::string& check)
{
    static const std::set<std::string> gates{"API", "ETCD", "DNS", "WEBH", "PEND"};
    return gates.count(check) > 0;
}

World older(World a, World b)
{
    return a == World{} ? b : b == World{} ? a : std::min(a, b);
}

class Maker
{
public:
    explicit Maker(const NeedsInput& input) : m_input(input)
    {
        for (const Finding& finding : input.findings)
            m_findings[finding.id] = &finding;
        for (const Page& page : input.pages)
            m_pages[page.key] = &page;
    }

    std::vector<NeedRow> run()
    {
        for (const Shout& shout : m_input.shouts) {
            for (const std::string& id : shout.findings)
                m_taken.insert(id);
            if (shout.quiet == Shout::Quiet::No)
                addShout(shout);
        }
        addFindings();
        judgeNodes();
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const NeedRow& a, const NeedRow& b) {
            const auto began
                = [](const NeedRow& r) { return r.since == World{} ? World::max() : r.since; };
            const auto place = [&](const NeedRow& r) {
                return std::tuple(
                    !r.tonight, -rank(r.severity), r.pages.empty(), !r.nodes, began(r), r.key);
            };
            return place(a) < place(b);
        });
        return folded();
    }

private:
    // Own findings wake nobody, but thirty rows of pods that find no place without the pool they
    // had their place in would send people the wrong way. Only the time and the cluster are
    // claimed.
    void judgeNodes()
    {
        for (NeedRow& row : m_rows) {
            // With or without an alert about these nodes; who was called for them has it already.
            if (!row.nodes || row.rule < NeedRow::Rule::Nodes || row.cluster.empty()
                || row.rule == NeedRow::Rule::NotProduction)
                continue;
            const bool gated
                = std::any_of(m_rows.begin(), m_rows.end(), [&row](const NeedRow& other) {
                      return other.rule == NeedRow::Rule::Gate && other.cluster == row.cluster
                          && beganWithOrAfter(other, row);
                  });
            if (!gated)
                continue;
            row.rule = NeedRow::Rule::Nodes;
            row.tonight = true;
        }
    }

    static bool beganWithOrAfter(const NeedRow& row, const NeedRow& nodes)
    {
        return row.since == World{} || nodes.since == World{} || row.since + slack >= nodes.since;
    }

    // Only the time and the cluster are claimed here too.
    std::vector<NeedRow> folded()
    {
        for (NeedRow& row : m_rows) {
            if (!row.work || row.cluster.empty())
                continue;
            const auto head = std::find_if(m_rows.begin(), m_rows.end(), [&row](const NeedRow& n) {
                return n.rule == NeedRow::Rule::Nodes && n.cluster == row.cluster
                    && row.since != World{} && beganWithOrAfter(row, n);
            });
            if (head != m_rows.end())
                row.under = head->key;
        }
        std::vector<NeedRow> out;
        for (const NeedRow& row : m_rows) {
            if (!row.under.empty())
                continue;
            out.push_back(row);
            if (row.rule != NeedRow::Rule::Nodes)
                continue;
            std::copy_if(m_rows.begin(),
                         m_rows.end(),
                         std::back_inserter(out),
                         [&row](const NeedRow& r) { return r.under == row.key; });
        }
        return out;
    }

    void addShout(const Shout& shout)
    {
        NeedRow row;
        row.key = "shout:" + shout.key;
        row.object = shout.object;
        row.severity = shout.severity;
        row.signalCount = shout.signalCount();
        row.since = shout.since;
        row.cluster = shout.cluster;
        row.what = shout.summary.empty() ? shout.headline : shout.headline + ": " + shout.summary;
        for (const AlertGroup& group : shout.groups) {
            if (group.isQuiet())
                continue;
            row.alertNames.push_back(group.name);
            if (row.alert.id.empty() && !group.alerts.empty())
                row.alert = group.alerts.front().key;
            if (row.runbookUrl.empty())
                row.runbookUrl = group.runbookUrl;
        }
        bool paged = false;
        for (const SourceKey& key : shout.pages) {
            const auto it = m_pages.find(key);
            row.pages.push_back(key);
            paged = paged || it == m_pages.end() || it->second->high;
        }
        std::vector<const Finding*> findings;
        for (const std::string& id : shout.findings) {
            if (const auto it = m_findings.find(id); it != m_findings.end())
                findings.push_back(it->second);
        }
        if (const Finding* best = speaker(findings)) {
            row.findingId = best->id;
            // A finding has the number and the rule; the alert's words only if it is worse.
            if (rank(best->severity) >= rank(shout.severity))
                row.what = firstClause(best->sentence);
            row.severity
                = rank(best->severity) > rank(row.severity) ? best->severity : row.severity;
        }
        if (rank(row.severity) < rank(Severity::Warning) && row.pages.empty())
            return; // an alert of severity info needs nobody
        judge(row, findings, paged, shout.severity == Severity::Critical && !shout.groups.empty());
        m_rows.push_back(std::move(row));
    }

    void addFindings()
    {
        std::map<std::string, std::vector<const Finding*>> byObject;
        for (const Finding& finding : m_input.findings) {
            if (m_taken.count(finding.id) > 0 || finding.check == "ALERT"
                || finding.severity == Severity::Ok)
                continue;
            const ObjectKey& key = finding.object;
            const std::string place = key.name.empty()
                ? finding.id
                : key.cluster.str() + "/" + key.ns.str() + "/" + key.name;
            byObject[place].push_back(&finding);
        }
        for (const auto& [place, findings] : byObject) {
            const Finding* best = speaker(findings);
            NeedRow row;
            row.key = "finding:" + best->id;
            row.findingId = best->id;
            row.object = best->subject;
            row.what = firstClause(best->sentence);
            row.severity = best->severity;
            row.signalCount = findings.size();
            row.cluster = best->object.cluster;
            for (const Finding* one : findings) {
                row.since = older(row.since, one->since);
                if (rank(one->severity) > rank(row.severity))
                    row.severity = one->severity;
            }
            judge(row, findings, false, false);
            m_rows.push_back(std::move(row));
        }
    }

    // The worst, of equals what users feel.
    static const Finding* speaker(const std::vector<const Finding*>& findings)
    {
        const Finding* best = nullptr;
        for (const Finding* one : findings) {
            if (!best || speaksBefore(*one, *best))
                best = one;
        }
        return best;
    }

    void judge(NeedRow& row,
               const std::vector<const Finding*>& findings,
               bool paged,
               bool criticalAlert) const
    {
        using Rule = NeedRow::Rule;
        bool burning = false, gate = false;
        for (const Finding* one : findings) {
            const bool critical = one->severity == Severity::Critical;
            burning = burning || (critical && one->check == "SLO");
            gate = gate || (critical && isGate(one->check));
            row.nodes = row.nodes || (critical && one->check == "NODE");
        }
        const auto ofNodes = [](const std::string& alert) { return alert.starts_with("KubeNode"); };
        const auto ofWork = [](const Finding* one) { return isWork(one->check); };
        row.work = row.pages.empty()
            && (findings.empty() ? !row.alertNames.empty()
                        && std::all_of(row.alertNames.begin(), row.alertNames.end(), ofNodes)
                                 : std::all_of(findings.begin(), findings.end(), ofWork));
        const bool production = !m_input.isProduction || row.cluster.empty()
            || m_input.isProduction(row.cluster.str());
        const bool own = row.alertNames.empty() && row.pages.empty();
        row.rule = paged    ? Rule::Page
            : !production   ? Rule::NotProduction
            : burning       ? Rule::Burning
            : gate          ? Rule::Gate
            : criticalAlert ? Rule::CriticalAlert
            : own           ? Rule::OwnFinding
                            : Rule::Warning;
        row.tonight = row.rule <= Rule::CriticalAlert;
    }

    const NeedsInput& m_input;
    std::map<std::string, const Finding*> m_findings;
    std::map<SourceKey, const Page*> m_pages;
    std::set<std::string> m_taken;
    std::vector<NeedRow> m_rows;
};

} // namespace

std::vector<NeedRow> watchNeeds(const NeedsInput& input)
{
    return Maker(input).run();
}

} // namespace mw
