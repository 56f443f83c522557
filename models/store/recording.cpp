// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/recording.h"

#include "models/store/delta_rows.h"

#include <QFile>
#include <map>
#include <nlohmann/json.hpp>

namespace mw {
namespace {

using nlohmann::json;

constexpr const char* kind = "midwatch/recording/v1";
constexpr qint64 longestLine = 16 << 20;

std::string dump(const json& object)
{
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

// Reads one row of its type into the last Rows of the same scope.
using ReadRow
    = bool (*)(const json& row, const std::string& scope, Delta& into, std::string& wrong);

template <class Row>
bool readRow(const json& object, const std::string& scope, Delta& into, std::string& wrong)
{
    Row row;
    if (!store::fromJson(object, row, wrong))
        return false;
    addRow(into, scope, std::move(row));
    return true;
}

std::string word(const json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::vector<std::string> words(const json& object, const char* key)
{
    std::vector<std::string> all;
    const auto it = object.find(key);
    if (it != object.end() && it->is_array()) {
        for (const json& one : *it) {
            if (one.is_string())
                all.push_back(one.get<std::string>());
        }
    }
    return all;
}

bool readHead(const json& head, Recording& recording, std::string& wrong)
{
    const std::string said = word(head, "recording");
    if (said != kind) {
        wrong = said.empty() ? "this is no recording of midwatch"
                             : "a recording of the kind \"" + said.substr(0, 60)
                + "\" cannot be read by this version";
        return false;
    }
    if (!parseTime(word(head, "at"), recording.at)) {
        wrong = "\"at\" is no time";
        return false;
    }
    (void)parseTime(word(head, "from"), recording.from);
    recording.program = word(head, "by");
    const auto estate = head.find("estate");
    if (estate == head.end() || !estate->is_object())
        return true;
    recording.estate.title = word(*estate, "title");
    recording.estate.tenantLabel = word(*estate, "tenantLabel");
    const auto each = [&](const char* key, auto&& take) {
        const auto list = estate->find(key);
        if (list == estate->end() || !list->is_array())
            return;
        for (const json& one : *list) {
            if (one.is_object() && !word(one, "name").empty())
                take(one);
        }
    };
    each("environments", [&](const json& one) {
        recording.estate.environments.push_back(
            {word(one, "name"), word(one, "kind"), word(one, "region")});
    });
    each("clusters", [&](const json& one) {
        recording.estate.clusters.push_back(
            {word(one, "name"), word(one, "environment"), words(one, "criticalNamespaces")});
    });
    each("budgets", [&](const json& one) {
        RecordedEstate::Budget budget;
        budget.name = word(one, "name");
        const auto nano = one.find("nano");
        if (nano == one.end() || !nano->is_number_integer())
            return;
        budget.limit = {nano->get<int64_t>(), Atom(word(one, "currency"))};
        budget.source = word(one, "source");
        budget.services = words(one, "services");
        budget.accounts = words(one, "accounts");
        budget.effective = one.value("effective", json()) == true;
        recording.estate.budgets.push_back(std::move(budget));
    });
    each("services", [&](const json& one) {
        recording.estate.services[word(one, "name")] = words(one, "dependencies");
        if (const std::string owner = word(one, "owner"); !owner.empty())
            recording.estate.owners[word(one, "name")] = owner;
    });
    const auto thresholds = estate->find("thresholds");
    if (thresholds != estate->end() && thresholds->is_object()) {
        for (const auto& [name, value] : thresholds->items()) {
            if (value.is_number())
                recording.estate.thresholds[name] = value.get<double>();
        }
    }
    return true;
}

} // namespace

RecordingWriter::RecordingWriter(std::function<bool(const std::string&)> sink, store::Clean clean)
    : m_sink(std::move(sink)), m_clean(std::move(clean))
{
}

void RecordingWriter::line(const json& object)
{
    if (!m_good)
        return;
    m_good = m_sink(dump(object));
    ++m_lines;
}

void RecordingWriter::head(const RecordedEstate& estate, World at, World from)
{
    m_from = from;
    json head{{"recording", kind},
              {"by", "midwatch " MIDWATCH_VERSION},
              {"at", formatTime(at)},
              {"from", formatTime(from)}};
    json& out = head["estate"];
    out["title"] = m_clean ? m_clean(estate.title) : estate.title;
    out["environments"] = json::array();
    for (const auto& one : estate.environments)
        out["environments"].push_back(
            {{"name", one.name}, {"kind", one.kind}, {"region", one.region}});
    out["clusters"] = json::array();
    for (const auto& one : estate.clusters)
        out["clusters"].push_back({{"name", one.name},
                                   {"environment", one.environment},
                                   {"criticalNamespaces", one.criticalNamespaces}});
    out["budgets"] = json::array();
    for (const auto& one : estate.budgets)
        out["budgets"].push_back({{"name", one.name},
                                  {"nano", one.limit.nano},
                                  {"currency", one.limit.currency.str()},
                                  {"source", one.source},
                                  {"services", one.services},
                                  {"accounts", one.accounts},
                                  {"effective", one.effective}});
    out["services"] = json::array();
    for (const auto& [name, dependencies] : estate.services) {
        json service{{"name", name}, {"dependencies", dependencies}};
        if (const auto owner = estate.owners.find(name); owner != estate.owners.end())
            service["owner"] = m_clean ? m_clean(owner->second) : owner->second;
        out["services"].push_back(std::move(service));
    }
    out["tenantLabel"] = estate.tenantLabel;
    out["thresholds"] = estate.thresholds;
    line(head);
}

void RecordingWriter::add(const Remembered& portion)
{
    for (const SourceStatus& source : portion.sources)
        line({{"source", store::toJson(source, m_clean)}});
    for (const TopicDelta& each : portion.rows) {
        std::visit(
            [&](const auto& rows) {
                using T = std::decay_t<decltype(rows)>;
                if constexpr (!std::is_same_v<T, UsageRows>) {
                    for (const auto& row : rows.upserts) {
                        json object = store::toJson(row, m_clean);
                        // an address of a person, of no use to who looks at a recording
                        if constexpr (std::is_same_v<typename T::RowType, PagerIdentity>)
                            object.erase("email");
                        line({{store::topicName<typename T::RowType>(), std::move(object)},
                              {"scope", rows.scope}});
                    }
                }
            },
            each);
    }
    for (const Change& change : portion.changes) {
        if (change.open || std::max(change.at, change.until) >= m_from)
            line({{"change", store::toJson(change, m_clean)}});
    }
}

bool RecordingWriter::end()
{
    line({{"end", {{"lines", m_lines + 1}}}});
    return m_good;
}

Result<Recording> readRecording(const std::string& name)
{
    QFile file(QString::fromStdString(name));
    if (!file.exists())
        return Error{ErrorKind::NotAvailable, name + ": there is no such file", 0, {}, {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Io, name + ": " + file.errorString().toStdString(), 0, {}, {}};
    std::map<std::string, ReadRow> topics;
    store::eachRowType([&topics]<class Row>() { topics[store::topicName<Row>()] = &readRow<Row>; });

    Recording recording;
    int number = 0;
    const auto wrong = [&](const std::string& what) {
        Error error{ErrorKind::Misconfigured, what, 0, {}, {}};
        error.place = Place{name, std::max(number, 1), 1};
        return error;
    };
    bool ended = false;
    while (!file.atEnd()) {
        ++number;
        const QByteArray bytes = file.readLine(longestLine);
        if (ended)
            return wrong("something stands behind the end");
        if (!bytes.endsWith('\n'))
            return wrong(bytes.size() >= longestLine - 1 ? "the line is longer than 16 MiB"
                                                         : "the file was cut here");
        const json object = json::parse(bytes.begin(), bytes.end(), nullptr, false);
        if (!object.is_object())
            return wrong(number == 1 ? "this is no recording of midwatch"
                                     : "the line is no JSON object");
        std::string what;
        if (number == 1) {
            if (!readHead(object, recording, what))
                return wrong(what);
            continue;
        }
        if (const auto end = object.find("end"); end != object.end()) {
            if (!end->is_object() || end->value("lines", json()) != number)
                return wrong("lines are missing: the end tells another number of them");
            ended = true;
        } else if (const auto source = object.find("source"); source != object.end()) {
            SourceStatus status;
            if (!store::fromJson(*source, status, what))
                return wrong("source: " + what + " is not what it should be");
            recording.content.sources.push_back(std::move(status));
        } else if (const auto change = object.find("change"); change != object.end()) {
            Change one;
            if (!store::fromJson(*change, one, what))
                return wrong("change: " + what + " is not what it should be");
            recording.content.changes.push_back(std::move(one));
        } else {
            for (const auto& [key, value] : object.items()) {
                const auto topic = topics.find(key);
                if (topic == topics.end())
                    continue; // the scope, or a topic of a later version
                if (!topic->second(value, word(object, "scope"), recording.content.rows, what))
                    return wrong(key + ": " + what + " is not what it should be");
            }
        }
    }
    if (number == 0)
        return wrong("the file is empty");
    if (!ended) {
        ++number;
        return wrong("the file was cut: its end is missing");
    }
    return recording;
}

} // namespace mw
