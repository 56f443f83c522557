// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/prometheus/json_text.h"

#include "app/simulator/promql/text.h"

#include <cmath>
#include <cstdio>
#include <ctime>

namespace mw::sim {

namespace {

using promql::Answer;
using promql::Series;

void appendHex(std::string& out, unsigned value)
{
    char hex[8];
    std::snprintf(hex, sizeof hex, "\\u%04x", value);
    out += hex;
}

void appendEscaped(std::string& out, int32_t rune, std::string_view raw)
{
    switch (rune) {
    case -1:
        out += "\\ufffd";
        return;
    case '"':
    case '\\':
        out += '\\';
        out += raw;
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    if (rune < 0x20 || rune == '<' || rune == '>' || rune == '&' || rune == 0x2028
        || rune == 0x2029)
        appendHex(out, static_cast<unsigned>(rune));
    else
        out += raw;
}

void appendPoint(std::string& out, int64_t t, double value)
{
    out += '[';
    out += sampleTime(t);
    out += ",\"";
    out += promql::formatSample(value);
    out += "\"]";
}

std::string seriesJson(const Answer& answer)
{
    const bool many = answer.type == promql::Type::Matrix;
    std::string out = "[";
    for (const Series& series : answer.matrix) {
        if (out.size() > 1)
            out += ',';
        out += "{\"metric\":" + labelsJson(series.metric)
            + (many ? ",\"values\":[" : ",\"value\":");
        for (size_t i = 0; i < series.points.size(); ++i) {
            if (i > 0)
                out += ',';
            appendPoint(out, series.points[i].t, series.points[i].v);
        }
        out += many ? "]}" : "}";
    }
    return out + "]";
}

} // namespace

std::string goString(std::string_view text)
{
    std::string out = "\"";
    for (size_t at = 0, length = 0; at < text.size(); at += length) {
        const int32_t rune = promql::decodeUtf8(text, at, length);
        appendEscaped(out, rune, text.substr(at, length));
    }
    return out + '"';
}

std::string sampleTime(int64_t ms)
{
    const uint64_t size = ms < 0 ? 0 - static_cast<uint64_t>(ms) : static_cast<uint64_t>(ms);
    std::string out = (ms < 0 ? "-" : "") + std::to_string(size / 1000);
    if (const uint64_t fraction = size % 1000; fraction != 0) {
        char text[8];
        std::snprintf(text, sizeof text, ".%03u", static_cast<unsigned>(fraction));
        out += text;
    }
    return out;
}

std::string scalarTime(int64_t ms)
{
    std::string out = sampleTime(ms);
    if (out.find('.') != std::string::npos)
        out.erase(out.find_last_not_of('0') + 1);
    return out;
}

std::string goTime(int64_t ms)
{
    const int64_t fraction = ((ms % 1000) + 1000) % 1000;
    const std::time_t seconds = static_cast<std::time_t>((ms - fraction) / 1000);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[40];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
    std::string out = text;
    if (fraction != 0) {
        std::snprintf(text, sizeof text, ".%03d", static_cast<int>(fraction));
        out += text;
        out.erase(out.find_last_not_of('0') + 1);
    }
    return out + "Z";
}

std::string goNumber(double value)
{
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-6 || size >= 1e21)) {
        // encoding/json drops the leading zero of a small negative exponent.
        std::string out = promql::formatExponent(value);
        const size_t e = out.find("e-0");
        return e == std::string::npos ? out : out.erase(e + 2, 1);
    }
    return promql::formatPlain(value);
}

std::string labelsJson(const std::map<std::string, std::string>& labels)
{
    std::string out = "{";
    for (const auto& [name, value] : labels)
        out += (out.size() > 1 ? "," : "") + goString(name) + ":" + goString(value);
    return out + "}";
}

std::string labelsJson(const promql::Labels& labels)
{
    return labelsJson(asMap(labels.pairs()));
}

std::string stringsJson(const std::vector<std::string>& values)
{
    std::string out = "[";
    for (const std::string& value : values)
        out += (out.size() > 1 ? "," : "") + goString(value);
    return out + "]";
}

std::string queryData(const Answer& answer, int64_t at)
{
    using promql::Type;
    switch (answer.type) {
    case Type::Scalar:
        return "{\"resultType\":\"scalar\",\"result\":[" + scalarTime(at) + ",\""
            + promql::formatSample(answer.matrix.at(0).points.at(0).v) + "\"]}";
    case Type::String:
        return "{\"resultType\":\"string\",\"result\":[" + scalarTime(at) + ","
            + goString(answer.text) + "]}";
    case Type::Matrix:
        return "{\"resultType\":\"matrix\",\"result\":" + seriesJson(answer) + "}";
    default:
        return "{\"resultType\":\"vector\",\"result\":" + seriesJson(answer) + "}";
    }
}

std::string successBody(const std::string& data)
{
    return "{\"status\":\"success\",\"data\":" + data + "}";
}

std::string errorBody(const char* type, const std::string& error)
{
    return std::string("{\"status\":\"error\",\"errorType\":\"") + type
        + "\",\"error\":" + goString(error) + "}";
}

} // namespace mw::sim
