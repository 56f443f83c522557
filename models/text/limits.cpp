// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/limits.h"

#include "models/data/source_parts.h"
#include "models/text/format.h"

#include <QCoreApplication>

namespace mw::text {
namespace {

struct Limits
{
    Q_DECLARE_TR_FUNCTIONS(Limits)
};

struct Group
{
    std::vector<std::string> onlyIn;
    bool byChoice = false;
    std::vector<std::string> parts;
};

} // namespace

QStringList limits(const SourceStatus& source)
{
    std::vector<Group> groups;
    for (const PartStatus& part : source.parts) {
        if (part.onlyIn.empty())
            continue;
        const auto same = std::find_if(groups.begin(), groups.end(), [&part](const Group& group) {
            return group.onlyIn == part.onlyIn && group.byChoice == part.byChoice;
        });
        if (same == groups.end())
            groups.push_back({part.onlyIn, part.byChoice, {part.part}});
        else
            same->parts.push_back(part.part);
    }
    QStringList out;
    for (Group& group : groups) {
        // What is listed before what is only measured.
        std::stable_partition(group.parts.begin(), group.parts.end(), [](const std::string& part) {
            return part != "metrics";
        });
        QString words;
        if (group.byChoice && group.onlyIn.size() == 1)
            //: %1 = name of a namespace, %2 = e.g. "pods, events"
            words = Limits::tr("Only the namespace %1, as the estate file says: %2.");
        else if (group.byChoice)
            //: %1 = names of namespaces, %2 = e.g. "pods, events"
            words = Limits::tr("Only the namespaces %1, as the estate file says: %2.");
        else if (group.onlyIn.size() == 1)
            //: %1 = name of a namespace, %2 = e.g. "pods, events"
            words = Limits::tr(
                "Only the namespace %1: your role may not list %2 in the whole cluster.");
        else
            //: %1 = names of namespaces, %2 = e.g. "pods, events"
            words = Limits::tr(
                "Only the namespaces %1: your role may not list %2 in the whole cluster.");
        out << words.arg(qs(commaList(group.onlyIn)), qs(commaList(group.parts)));
    }
    return out;
}

QString shortLimit(const SourceStatus& source)
{
    const auto names = limitedTo(source);
    //: In a narrow column: the only namespaces of a cluster that are seen. %1 = their names
    return names.empty() ? QString() : Limits::tr("only %1").arg(qs(commaList(names)));
}

} // namespace mw::text
