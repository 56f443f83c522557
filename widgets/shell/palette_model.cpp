// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/palette_model.h"

#include "models/hub/hub.h"
#include "models/text/format.h"
#include "widgets/controls/chip.h"
#include "widgets/shell/fuzzy.h"

#include <algorithm>
#include <iterator>

namespace mw {

namespace {
constexpr size_t most = 60;

QString kindWord(const std::string& kind)
{
    if (kind == "Pod" || kind.empty())
        //: Kind of a thing in the search results
        return PaletteModel::tr("Pod");
    if (kind == "Node")
        //: Kind of a thing in the search results
        return PaletteModel::tr("Node");
    if (kind == "Namespace")
        //: Kind of a thing in the search results
        return PaletteModel::tr("Namespace");
    return text::qs(kind); // Deployment, StatefulSet, DaemonSet: names of the API
}

// Keeps the best `most` hits without sorting all matches.
class Best
{
public:
    explicit Best(std::vector<PaletteHit>& hits) : m_hits(hits), m_from(hits.size()) { }
    bool wants(int score) const { return m_hits.size() - m_from < most || score > m_lowest; }
    void add(PaletteHit hit)
    {
        m_hits.push_back(std::move(hit));
        if (m_hits.size() - m_from > most * 2)
            trim();
    }
    void trim()
    {
        std::stable_sort(m_hits.begin() + long(m_from),
                         m_hits.end(),
                         [](const PaletteHit& a, const PaletteHit& b) {
                             if (a.score != b.score)
                                 return a.score > b.score;
                             return a.title < b.title;
                         });
        if (m_hits.size() - m_from > most)
            m_hits.resize(m_from + most);
        m_lowest = m_hits.size() - m_from < most ? -1 : m_hits.back().score;
    }

private:
    std::vector<PaletteHit>& m_hits;
    size_t m_from;
    int m_lowest = -1;
};
} // namespace

PaletteModel::PaletteModel(const ActionRegistry& actions, const Hub& hub, QObject* parent)
    : QAbstractListModel(parent), m_actions(actions), m_hub(hub)
{
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteHit& hit = m_hits[size_t(index.row())];
    if (role == Qt::DisplayRole)
        return hit.title;
    if (role == Qt::AccessibleTextRole)
        return QString(hit.title % QStringLiteral(", ") % hit.detail);
    return {};
}

void PaletteModel::remember(const QString& actionId)
{
    m_recent.removeAll(actionId);
    m_recent.prepend(actionId);
    while (m_recent.size() > 5)
        m_recent.removeLast();
}

void PaletteModel::setQuery(const QString& query)
{
    const auto words = fuzzy::words(query.toStdString());
    beginResetModel();
    m_hits.clear();
    std::vector<PaletteHit> byGroupOnly; // after everything that is called so
    addActions(words, byGroupOnly);
    if (!words.empty()) {
        addOffers(words);
        addObjects(words);
        // Somebody who types "roll" means what begins so, not the middle of "controller".
        std::stable_partition(
            m_hits.begin(), m_hits.end(), [](const PaletteHit& hit) { return hit.startsWords; });
    }
    for (PaletteHit& hit : byGroupOnly) {
        if (m_hits.size() < most)
            m_hits.push_back(std::move(hit));
    }
    endResetModel();
}

void PaletteModel::addActions(const std::vector<std::string>& words,
                              std::vector<PaletteHit>& byGroupOnly)
{
    for (const Action* action : m_actions.all()) {
        if (!action->listed || (action->enabled && !action->enabled()))
            continue;
        const std::string name = fuzzy::lowered(action->title.toStdString());
        const std::string group = fuzzy::lowered(action->group.toStdString());
        // The title counts. The group helps to narrow ("slos next"), by whole beginnings only:
        // "re" is in "Everywhere", which is no reason to offer Quit.
        constexpr int byGroup = 20;
        int score = 0;
        bool named = words.empty();
        for (const std::string& word : words) {
            int points = fuzzy::scoreWord(word, name);
            named = named || points >= 0;
            if (points < 0)
                points = (' ' + group).find(' ' + word) != std::string::npos ? byGroup : -1;
            score = points < 0 ? -1 : score + points;
            if (score < 0)
                break;
        }
        if (score < 0)
            continue;
        const auto recent = m_recent.indexOf(action->id);
        if (recent >= 0)
            score += 25 - 4 * int(recent);
        PaletteHit hit;
        hit.title = action->title;
        hit.detail = action->group;
        hit.icon = action->icon.isEmpty() ? QStringLiteral("chevron-right") : action->icon;
        if (!action->keys.isEmpty())
            hit.keys = KeyHint::split(action->keys.first());
        hit.actionId = action->id;
        hit.score = score;
        hit.startsWords = fuzzy::startWords(words, name + ' ' + group);
        if (words.empty() && recent < 0)
            hit.score = 0;
        (named ? m_hits : byGroupOnly).push_back(std::move(hit));
    }
    std::stable_sort(m_hits.begin(), m_hits.end(), [](const PaletteHit& a, const PaletteHit& b) {
        return a.score > b.score;
    });
    // With a query, actions leave room for objects.
    if (!words.empty() && m_hits.size() > 8)
        m_hits.resize(8);
}

// They are few and opened by name: before the rows of the hub, which may be thousands.
void PaletteModel::addOffers(const std::vector<std::string>& words)
{
    if (!m_offers)
        return;
    std::vector<PaletteHit> found;
    for (const PaletteOffer& offer : m_offers()) {
        const std::string name = fuzzy::lowered(offer.title.toStdString());
        const std::string hay = name + ' ' + fuzzy::lowered(offer.keywords.toStdString());
        const int score = fuzzy::score(words, hay);
        if (score < 0)
            continue;
        PaletteHit hit;
        hit.title = offer.title;
        hit.detail = offer.detail;
        hit.icon = offer.icon;
        hit.object = offer.object;
        hit.score = score;
        hit.startsWords = fuzzy::startWords(words, hay);
        found.push_back(std::move(hit));
    }
    std::stable_sort(found.begin(), found.end(), [](const PaletteHit& a, const PaletteHit& b) {
        return a.score > b.score;
    });
    std::move(found.begin(), found.end(), std::back_inserter(m_hits));
}

void PaletteModel::addObjects(const std::vector<std::string>& words)
{
    Best best(m_hits);
    std::string hay; // reused: this loop runs over every row of every topic on each keystroke
    const auto consider = [&](const ObjectKey& key, const char* icon, int bonus) {
        hay.clear();
        for (const char c : key.name)
            hay += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        const size_t name = hay.size();
        hay += ' ';
        hay += key.ns.str();
        hay += ' ';
        hay += key.cluster.str();
        // The name counts most: a word that fits it is not weighed against the whole line.
        int sum = bonus;
        for (const std::string& word : words) {
            int points = fuzzy::scoreWord(word, std::string_view(hay).substr(0, name));
            if (points < 0)
                points = fuzzy::scoreWord(word, hay) < 0 ? -1 : 40;
            if (points < 0)
                return;
            sum += points;
        }
        if (!best.wants(sum))
            return;
        PaletteHit hit;
        hit.title = text::qs(key.name);
        QStringList detail{kindWord(key.kind.str())};
        if (!key.ns.empty())
            detail << text::qs(key.ns.str());
        if (!key.cluster.empty())
            detail << text::qs(key.cluster.str());
        hit.detail = detail.join(QStringLiteral(" · "));
        hit.icon = QString::fromLatin1(icon);
        hit.object = key;
        hit.score = sum;
        hit.startsWords = fuzzy::startWords(words, hay);
        best.add(std::move(hit));
    };
    m_hub.workloads().forEach(
        [&](Slot, const Workload& row) { consider(row.key, "workload", 20); });
    m_hub.nodes().forEach([&](Slot, const KubeNode& row) { consider(row.key, "node", 10); });
    m_hub.pods().forEach([&](Slot, const Pod& row) { consider(row.key, "pod", 0); });
    m_hub.slos().forEach([&](Slot, const Slo& row) {
        const int score
            = fuzzy::score(words, fuzzy::lowered(row.name + " " + row.service + " slo"));
        if (score < 0 || !best.wants(score))
            return;
        PaletteHit hit;
        hit.title = text::qs(row.name);
        //: Kind of a thing in the search results: a service level objective
        hit.detail = tr("SLO") % QStringLiteral(" · ") % text::qs(row.service);
        hit.icon = QStringLiteral("pane-slos");
        hit.object = row.key;
        hit.score = score + 15;
        hit.startsWords
            = fuzzy::startWords(words, fuzzy::lowered(row.name + " " + row.service + " slo"));
        best.add(std::move(hit));
    });
    best.trim();
}

} // namespace mw
