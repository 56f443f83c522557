// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/tenant_scope.h"

namespace mw {

bool TenantWatch::moved(const PaneContext& context)
{
    const std::string& tenant = context.scope.scope().tenant;
    if (tenant.empty() || !context.belongings)
        return false;
    const uint64_t now = context.belongings->revision(tenant);
    return std::exchange(m_revision, now) != now;
}

TenantStrip::TenantStrip(PaneContext& context, QWidget* parent)
    : Strip(context.theme, parent), m_context(context)
{
    setObjectName(QStringLiteral("tenant"));
    connect(this, &Strip::actionTriggered, this, [this] {
        Scope scope = m_context.scope.scope();
        scope.tenant.clear();
        m_context.scope.setScope(scope);
    });
    connect(&context.scope, &ScopeState::changed, this, &TenantStrip::look);
}

void TenantStrip::setWords(const QString& words)
{
    if (words == m_words)
        return;
    m_words = words;
    look();
}

void TenantStrip::look()
{
    const bool before = isHidden();
    const std::string& tenant = m_context.scope.scope().tenant;
    if (tenant.empty()) {
        clear();
    } else {
        //: Line over a pane whose scope is one tenant. %1 = its name, %2 = what the pane shows of
        //: it and what it cannot narrow
        const QString words = tr("Tenant %1: %2").arg(QString::fromStdString(tenant), m_words);
        //: Button: the scope is no longer one tenant
        show(StatusKind::Info, words, tr("All tenants"));
        setToolTip(words);
    }
    if (before != isHidden())
        Q_EMIT shownChanged();
}

} // namespace mw
