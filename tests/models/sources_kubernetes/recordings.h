// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of a real API server, read in place.
#pragma once

#include "models/data/delta.h"
#include "models/net/transport.h"
#include "models/sources/kubernetes/decode.h"
#include "models/sources/kubernetes/list_body.h"

#include <QFile>
#include <QString>
#include <nlohmann/json.hpp>
#include <string>
#include <zlib.h>

namespace mwtest {

inline std::string readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}

inline std::string gunzip(const std::string& packed)
{
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 32) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string text;
    char buffer[65536];
    int code = Z_OK;
    while (code == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer);
        stream.avail_out = sizeof buffer;
        code = inflate(&stream, Z_NO_FLUSH);
        text.append(buffer, sizeof buffer - stream.avail_out);
    }
    inflateEnd(&stream);
    return code == Z_STREAM_END ? text : std::string();
}

struct Recording
{
    int status = 0;
    mw::Headers headers;
    std::string body; // or, for a stream, all chunks
    std::vector<std::string> chunks;
    std::vector<int> times; // of the chunks, ms from the request
    bool stream = false;
    bool serverEnded = false; // a stream: the server ended it, not the recorder
    mw::ResponseHead head() const
    {
        mw::ResponseHead head;
        head.status = status;
        head.headers = headers;
        return head;
    }
};

// `name` as in recordings/kubernetes, without ".json" ("watch-pods.stream" for a stream).
inline Recording recording(const QString& shared, const char* name)
{
    const QString dir = shared + QStringLiteral("/recordings/kubernetes/");
    const auto json = nlohmann::json::parse(
        readFile(dir + QString::fromUtf8(name) + QStringLiteral(".json")), nullptr, false);
    Recording result;
    if (!json.is_object())
        return result;
    const auto& response = json["response"];
    result.status = response["status"].get<int>();
    for (const auto& [key, value] : response["headers"].items())
        result.headers.emplace_back(key, value.get<std::string>());
    if (response.contains("body_file")) {
        const auto file = QString::fromStdString(response["body_file"].get<std::string>());
        result.body = readFile(dir + file);
        if (file.endsWith(QStringLiteral(".gz")))
            result.body = gunzip(result.body);
    } else if (response.contains("body")) {
        const auto& body = response["body"];
        result.body = body.is_string() ? body.get<std::string>() : body.dump();
    }
    if (json.contains("chunks")) {
        result.stream = true;
        for (const auto& chunk : json["chunks"]) {
            result.chunks.push_back(chunk["data"].get<std::string>());
            result.times.push_back(static_cast<int>(chunk["ms"].get<double>()));
            result.body += result.chunks.back();
        }
        const auto ended = json.value("ended", nlohmann::json::object());
        result.serverEnded = ended.value("how", std::string()).starts_with("server");
    }
    return result;
}

// Text with the readable bytes behind it that the parser needs.
class Padded
{
public:
    explicit Padded(std::string text) : m_text(std::move(text)), m_size(m_text.size())
    {
        m_text.resize(m_size + mw::kube::parserPadding, ' ');
    }
    std::string_view view() const { return std::string_view(m_text).substr(0, m_size); }

private:
    std::string m_text;
    size_t m_size;
};

} // namespace mwtest
