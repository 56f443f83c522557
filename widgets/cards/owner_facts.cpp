// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/owner_facts.h"

#include "models/text/format.h"

#include <QCoreApplication>

namespace mw {
namespace {

// A class of its own: lupdate takes the context of a translation from it.
struct OwnerFacts
{
    Q_DECLARE_TR_FUNCTIONS(OwnerFacts)
};

QString saidBy(Owner::Said said)
{
    switch (said) {
    case Owner::Said::Estate:
        //: Who names the owner of a service
        return OwnerFacts::tr("the estate file");
    case Owner::Said::Workload:
        //: Who names the owner of a service
        return OwnerFacts::tr("a label of the workload");
    case Owner::Said::Namespace:
        //: Who names the owner of a service
        return OwnerFacts::tr("a label of the namespace");
    case Owner::Said::Nobody:
        break;
    }
    return {};
}

} // namespace

QString ownerWords(const Owner& owner)
{
    const QString team = text::qs(owner.team);
    return owner.contact.empty() ? team
                                 : QString(team % QStringLiteral(" · ") % text::qs(owner.contact));
}

std::optional<InspectorSection> belongsTo(const Owner& owner, Atom tenant, const Provenance& from)
{
    if (owner.team.empty() && tenant.empty())
        return std::nullopt;
    InspectorSection section;
    //: Heading in the inspector: the team that answers for a thing, and the tenant it serves
    section.title = OwnerFacts::tr("Belongs to");
    const auto fact = [&](const QString& label, const QString& value, const Provenance& origin) {
        if (!value.isEmpty())
            section.facts.push_back({label, value, {}, {}, false, origin});
    };
    // What stands in the estate file was not read from a cluster.
    const Provenance file{saidBy(Owner::Said::Estate), {}, {}, {}};
    fact(OwnerFacts::tr("Team"),
         text::qs(owner.team),
         owner.said == Owner::Said::Estate ? file : from);
    //: How the team is reached: a channel, a rota
    fact(OwnerFacts::tr("Reach"), text::qs(owner.contact), file);
    //: Who says which team it is
    fact(OwnerFacts::tr("Named by"), saidBy(owner.said), from);
    fact(OwnerFacts::tr("Tenant"), text::qs(tenant.str()), from);
    return section;
}

void addBelongsTo(InspectorContent& content, std::optional<InspectorSection> section)
{
    if (!section)
        return;
    const auto at = content.sections.begin() + (content.sections.empty() ? 0 : 1);
    content.sections.insert(at, std::move(*section));
}

} // namespace mw
