// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/prometheus/answer.h"

#include <charconv>
#include <cmath>

#include <simdjson.h>

namespace mw::prom {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

Error decodeError(std::string detail)
{
    return {ErrorKind::Decode, std::move(detail), 0, {}, {}};
}

std::string textOf(const element& value)
{
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::string textAt(const element& node, const char* key)
{
    element value;
    return node[key].get(value) == simdjson::SUCCESS ? textOf(value) : std::string();
}

// The words are Prometheus'; VictoriaMetrics puts the status number there.
ErrorKind kindOf(const std::string& errorType)
{
    if (errorType == "timeout" || errorType == "unavailable" || errorType == "internal"
        || errorType == "canceled" || errorType == "503" || errorType == "500")
        return ErrorKind::Unavailable;
    if (errorType == "not_found")
        return ErrorKind::NotFound;
    return ErrorKind::Invalid;
}

bool parseValue(std::string_view text, double& value)
{
    if (text == "NaN") {
        value = notMeasured;
        return true;
    }
    if (text == "+Inf" || text == "-Inf" || text == "Inf") {
        value = std::numeric_limits<double>::infinity();
        if (text.front() == '-')
            value = -value;
        return true;
    }
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

// [seconds, "value"]
bool parsePoint(const element& pair, SamplePoint& point)
{
    array both;
    if (pair.get(both) != simdjson::SUCCESS || both.size() != 2)
        return false;
    double seconds = 0;
    std::string_view text;
    if (both.at(0).get(seconds) != simdjson::SUCCESS || both.at(1).get(text) != simdjson::SUCCESS)
        return false;
    if (!(std::fabs(seconds) < 9e15 / 1000))
        return false;
    point.at = World{Millis{std::llround(seconds * 1000)}};
    return parseValue(text, point.value);
}

bool parseLabels(const element& node, Labels& labels)
{
    object all;
    if (node.get(all) != simdjson::SUCCESS)
        return false;
    for (const auto& [key, value] : all) {
        std::string_view text;
        if (value.get(text) != simdjson::SUCCESS)
            return false;
        labels.emplace(key, text);
    }
    return true;
}

constexpr const char* noPoint = " is no pair of time and value";

// Empty, or which field is of an unexpected form.
std::string parseSeries(const element& node, Series& series)
{
    if (!node.is_object())
        return " is no object";
    element part;
    if (node["metric"].get(part) == simdjson::SUCCESS && !parseLabels(part, series.labels))
        return ".metric holds something that is no label";
    if (node["value"].get(part) == simdjson::SUCCESS) {
        series.points.emplace_back();
        return parsePoint(part, series.points.back()) ? std::string()
                                                      : std::string(".value") + noPoint;
    }
    if (node["values"].get(part) != simdjson::SUCCESS)
        return {}; // native histograms only: nothing for us, but no mistake
    array values;
    if (part.get(values) != simdjson::SUCCESS)
        return ".values is no list";
    series.points.reserve(values.size());
    for (const element& one : values) {
        series.points.emplace_back();
        if (!parsePoint(one, series.points.back()))
            return ".values[" + std::to_string(series.points.size() - 1) + "]" + noPoint;
    }
    return {};
}

// The envelope that all answers share. The parser owns what `data` refers to.
Status
openEnvelope(simdjson::dom::parser& parser, std::string_view body, element& root, element& data)
{
    const size_t first = body.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || body[first] != '{')
        return Error{ErrorKind::Protocol, "the answer is not JSON", 0, {}, {}};
    if (const auto error = parser.parse(body.data(), body.size()).get(root))
        return decodeError(std::string("the answer is damaged: ") + simdjson::error_message(error)
                           + " (" + std::to_string(body.size()) + " bytes)");
    const std::string status = textAt(root, "status");
    if (status == "error") {
        const std::string type = textAt(root, "errorType");
        return Error{kindOf(type), type + ": " + textAt(root, "error"), 0, {}, {}};
    }
    if (status != "success")
        return Error{ErrorKind::Protocol, "the answer is JSON but not Prometheus'", 0, {}, {}};
    if (root["data"].get(data) != simdjson::SUCCESS)
        return decodeError("data is missing");
    return {};
}

} // namespace

Result<QueryAnswer> decodeQuery(std::string_view body)
{
    simdjson::dom::parser parser;
    element root;
    element data;
    if (const Status status = openEnvelope(parser, body, root, data); !status)
        return status.error();
    QueryAnswer answer;
    array list;
    if (root["warnings"].get(list) == simdjson::SUCCESS) {
        for (const element& one : list)
            answer.warnings.push_back(textOf(one));
    }
    const std::string type = textAt(data, "resultType");
    element result;
    if (data["result"].get(result) != simdjson::SUCCESS)
        return decodeError("data.result is missing");
    if (type == "scalar") {
        Series scalar;
        scalar.points.emplace_back();
        if (!parsePoint(result, scalar.points.back()))
            return decodeError(std::string("data.result") + noPoint);
        answer.series.push_back(std::move(scalar));
        return answer;
    }
    if (type != "vector" && type != "matrix")
        return decodeError("data.resultType is \"" + type.substr(0, 40) + "\"");
    if (result.get(list) != simdjson::SUCCESS)
        return decodeError("data.result is no list");
    answer.series.reserve(list.size());
    for (const element& one : list) {
        answer.series.emplace_back();
        const std::string problem = parseSeries(one, answer.series.back());
        if (!problem.empty())
            return decodeError("data.result[" + std::to_string(answer.series.size() - 1) + "]"
                               + problem);
    }
    return answer;
}

Result<RulesAnswer> decodeRules(std::string_view body)
{
    simdjson::dom::parser parser;
    element root;
    element data;
    if (const Status status = openEnvelope(parser, body, root, data); !status)
        return status.error();
    array groups;
    if (data["groups"].get(groups) != simdjson::SUCCESS)
        return decodeError("data.groups is missing or no list");
    RulesAnswer answer;
    for (const element& group : groups) {
        array rules;
        if (group["rules"].get(rules) != simdjson::SUCCESS)
            continue;
        for (const element& one : rules) {
            const std::string type = textAt(one, "type");
            if (type != "recording" && type != "alerting")
                continue;
            Rule rule;
            (type == "recording" ? rule.record : rule.alert) = textAt(one, "name");
            rule.query = textAt(one, "query");
            element labels;
            if (one["labels"].get(labels) == simdjson::SUCCESS && !labels.is_null()
                && !parseLabels(labels, rule.labels))
                return decodeError("data.groups: the labels of rule \"" + rule.record.substr(0, 80)
                                   + "\" are no labels");
            answer.rules.push_back(std::move(rule));
        }
    }
    return answer;
}

Result<BuildInfo> decodeBuildInfo(std::string_view body)
{
    simdjson::dom::parser parser;
    element root;
    element data;
    if (const Status status = openEnvelope(parser, body, root, data); !status)
        return status.error();
    return BuildInfo{textAt(data, "version")};
}

} // namespace mw::prom
