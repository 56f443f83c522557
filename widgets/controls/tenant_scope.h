// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The scope's tenant for a pane: which rows it admits, and the line over the pane that says what is
// narrowed and what cannot be. GUI thread.
#pragma once

#include "models/hub/belongings.h"
#include "widgets/controls/card.h"
#include "widgets/controls/pane.h"

namespace mw {

template <class Row>
bool inTenant(const PaneContext& context, const Row& row)
{
    return !context.belongings || context.belongings->admits(context.scope.scope().tenant, row);
}

// Whether rows may have come into or gone out of the scope since it was asked last although they
// themselves did not change: their namespace was given to another tenant, say.
class TenantWatch
{
public:
    bool moved(const PaneContext& context);

private:
    uint64_t m_revision = 0;
};

// There while the scope names a tenant. Its button leaves the tenant, not the rest of the scope.
class TenantStrip : public Strip
{
    Q_OBJECT
public:
    explicit TenantStrip(PaneContext& context, QWidget* parent = nullptr);
    // Goes on after "Tenant acme: ".
    void setWords(const QString& words);

Q_SIGNALS:
    void shownChanged(); // it came or went

private:
    void look();

    PaneContext& m_context;
    QString m_words;
};

} // namespace mw
