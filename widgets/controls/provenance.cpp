// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/provenance.h"

#include "models/text/format.h"

#include <QCoreApplication>
#include <QVariant>
#include <QWidget>

namespace mw {

QString describe(const Provenance& from, World now)
{
    if (from.empty())
        return {};
    QStringList lines;
    const auto line = [&lines](const QString& label, const QString& value) {
        if (!value.isEmpty())
            lines << QString(label % QStringLiteral(": ") % value);
    };
    //: Provenance of a number: which outside system said it
    line(QCoreApplication::translate("mw::Provenance", "Source"), from.source);
    //: Provenance of a number: the query or API path
    line(QCoreApplication::translate("mw::Provenance", "Query"), from.query);
    //: Provenance of a number: the span of time it speaks of
    line(QCoreApplication::translate("mw::Provenance", "Window"), from.window);
    if (from.at != World{}) {
        //: Provenance of a number: how old it is. %1 = "41s", %2 = time of day in UTC
        line(QCoreApplication::translate("mw::Provenance", "Age"),
             QCoreApplication::translate("mw::Provenance", "%1 (read %2)")
                 .arg(text::age(from.at, now), text::clockTimeUtc(from.at)));
    }
    return lines.join(u'\n');
}

void setProvenance(QWidget* widget, const Provenance& provenance, World now)
{
    widget->setProperty("mwProvenance", QVariant::fromValue(provenance));
    widget->setToolTip(describe(provenance, now));
}

Provenance provenanceOf(const QWidget* widget)
{
    return widget ? widget->property("mwProvenance").value<Provenance>() : Provenance{};
}

void setProvenancePlaces(QWidget* widget, ProvenancePlaces places)
{
    widget->setProperty("mwProvenancePlaces", QVariant::fromValue(places));
}

std::vector<ProvenancePlace> provenancePlacesOf(const QWidget* widget)
{
    if (!widget)
        return {};
    if (const auto places = widget->property("mwProvenancePlaces").value<ProvenancePlaces>())
        return places();
    const Provenance whole = provenanceOf(widget);
    return whole.empty() ? std::vector<ProvenancePlace>{}
                         : std::vector<ProvenancePlace>{{widget->rect(), whole}};
}

} // namespace mw
