// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_ready.h"

#include "app/cli/json.h"
#include "app/wiring/ready_check.h"
#include "models/runbook/library.h"
#include "models/text/readiness_words.h"

#include <QCoreApplication>
#include <QTimer>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

Json orNull(const QString& words)
{
    return words.isEmpty() ? Json() : Json(words.toStdString());
}

// Words go on below their first one.
std::string wrapped(const std::string& first, int indent, const QString& words, int width)
{
    std::string out;
    std::string row = first;
    row.resize(std::max(row.size(), size_t(indent)), ' ');
    qsizetype used = indent;
    for (const QString& word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (used > indent && used + 1 + word.size() > width) {
            out += row + "\n";
            row = std::string(size_t(indent), ' ');
            used = indent;
        }
        row += (used > indent ? " " : "") + word.toStdString();
        used += word.size() + (used > indent ? 1 : 0);
    }
    return out + row + "\n";
}

} // namespace

ReadyReport checkReadiness(Session& session)
{
    ReadyCheck check(session, runbook::defaultRunsDir());
    check.check();
    QTimer guard;
    guard.setSingleShot(true);
    QObject::connect(&guard, &QTimer::timeout, [] { QCoreApplication::quit(); });
    QObject::connect(&check, &ReadyCheck::changed, [&check] {
        if (!check.busy())
            QCoreApplication::quit();
    });
    guard.start(20'000);
    while (check.busy() && guard.isActive()) // others may end the loop too
        QCoreApplication::exec();
    return check.report();
}

Json readyJson(const ReadyReport& report, World now)
{
    const ReadyCount count = countOf(report);
    Json items = Json::array();
    for (const ReadyItem& item : report.items)
        items.push_back({{"topic", toString(item.topic)},
                         {"subject", text::subject(item).toStdString()},
                         {"state", toString(item.state)},
                         {"sentence", text::sentence(item, now).toStdString()},
                         {"remedy", orNull(text::remedy(item))},
                         {"checked", timeJson(item.checked)}});
    return {{"declared", report.declared},
            {"ready", report.declared && report.asked && count.ok == count.all},
            {"topics", count.all},
            {"topicsOk", count.ok},
            {"items", std::move(items)}};
}

std::string readyText(const Json& ready, int width)
{
    if (!ready["declared"].get<bool>())
        return wrapped("",
                       0,
                       QStringLiteral("Ready for DR: nothing is declared; recovery in the estate "
                                      "file says what a failover from this machine needs"),
                       width);
    std::string out = "Ready for DR: " + std::to_string(ready["topicsOk"].get<int>()) + " of "
        + std::to_string(ready["topics"].get<int>()) + "\n";
    constexpr int indent = 6;
    for (const Json& item : ready["items"]) {
        const std::string state = item["state"].get<std::string>();
        const std::string mark = state == "ok" ? "ok" : state == "missing" ? "MISS" : "?";
        const auto qs = [&item](const char* key) {
            return item[key].is_string() ? QString::fromStdString(item[key].get<std::string>())
                                         : QString();
        };
        out += wrapped(mark, indent, qs("subject") + QStringLiteral(": ") + qs("sentence"), width);
        if (!qs("remedy").isEmpty())
            out += wrapped("", indent, QStringLiteral("remedy: ") + qs("remedy"), width);
    }
    return out;
}

} // namespace mw::cli
