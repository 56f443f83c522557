// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette offers for a query: actions, then objects of the hub's topics.
#pragma once

#include "widgets/controls/actions.h"
#include "widgets/controls/context.h"
#include "widgets/controls/palette_offers.h"
#include "widgets/theme/status.h"

#include <QAbstractListModel>
#include <functional>
#include <vector>

namespace mw {

class Hub;

struct PaletteHit
{
    QString title;
    QString detail; // "Pod · payments · prod"
    QString icon;
    QStringList keys;
    QString actionId; // or
    Selected object; // one of both
    std::optional<StatusKind> status;
    int score = 0;
    bool startsWords = false; // every word of the query begins a word of it
};

class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { HitRole = Qt::UserRole + 1 };
    PaletteModel(const ActionRegistry& actions, const Hub& hub, QObject* parent = nullptr);
    void setQuery(const QString& query);
    // What panes offer; asked with every query.
    void setOffers(std::function<std::vector<PaletteOffer>()> offers)
    {
        m_offers = std::move(offers);
    }
    void remember(const QString& actionId); // recently used ones come first
    const PaletteHit& hit(int row) const { return m_hits[size_t(row)]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void addActions(const std::vector<std::string>& words, std::vector<PaletteHit>& byGroupOnly);
    void addObjects(const std::vector<std::string>& words);
    void addOffers(const std::vector<std::string>& words);
    const ActionRegistry& m_actions;
    const Hub& m_hub;
    std::vector<PaletteHit> m_hits;
    QStringList m_recent;
    std::function<std::vector<PaletteOffer>()> m_offers;
};

} // namespace mw
