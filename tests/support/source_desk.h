// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plays hub and server for one source: keeps what it asked and what rows it gave. No threads.
#pragma once

#include "models/sources/source.h"

#include <QFile>
#include <algorithm>
#include <map>
#include <optional>

#include <nlohmann/json.hpp>

namespace mwtest {

class SourceDesk
{
public:
    SourceDesk(std::unique_ptr<mw::Source> theSource, mw::World at)
        : source(std::move(theSource)), now(at)
    {
        take(source->start(now));
    }

    bool asked(const std::string& key) const { return open.count(key) != 0; }
    const mw::HttpCall& callOf(const std::string& key) const { return open.at(key).call; }
    mw::Millis waitOf(const std::string& key) const { return open.at(key).notBefore; }

    // Answers a request with a body, through its own decoder, cut into pieces. The error, if any.
    std::optional<mw::Error> answer(const std::string& key,
                                    const std::string& body,
                                    mw::Headers headers = {{"Content-Type", "application/json"}})
    {
        mw::SourceRequest request = pull(key);
        mw::Outcome outcome;
        outcome.key = key;
        outcome.head.status = 200;
        outcome.head.headers = std::move(headers);
        outcome.error = feed(*request.decoder, outcome.head, body);
        outcome.result = request.decoder->takeResult();
        const std::optional<mw::Error> error = outcome.error;
        take(source->finished(std::move(outcome), now));
        return error;
    }
    void fail(const std::string& key, mw::Error error)
    {
        pull(key);
        mw::Outcome outcome;
        outcome.key = key;
        outcome.failures = 1;
        outcome.head.status = error.http;
        outcome.error = std::move(error);
        take(source->finished(std::move(outcome), now));
    }
    void take(mw::Step step)
    {
        for (mw::SourceRequest& request : step.requests)
            open[request.key] = std::move(request);
        for (mw::TopicDelta& delta : step.delta)
            deltas.push_back(std::move(delta));
        if (step.part)
            part = step.part;
    }
    // The newest whole generation of one kind of row; nullptr if none came.
    template <class Row>
    const std::vector<Row>* rows() const
    {
        for (auto it = deltas.rbegin(); it != deltas.rend(); ++it) {
            const auto* rows = std::get_if<mw::Rows<Row>>(&*it);
            if (rows && rows->begin && rows->commit)
                return &rows->upserts;
        }
        return nullptr;
    }

    std::unique_ptr<mw::Source> source;
    mw::World now;
    std::map<std::string, mw::SourceRequest> open;
    std::vector<mw::TopicDelta> deltas;
    std::optional<mw::PartStatus> part;

private:
    std::optional<mw::Error>
    feed(mw::Decoder& decoder, const mw::ResponseHead& head, const std::string& body)
    {
        if (const mw::Status status = decoder.head(head); !status)
            return status.error();
        constexpr size_t piece = 1000;
        for (size_t at = 0; at < body.size(); at += piece) {
            auto delta = decoder.feed(std::string_view(body).substr(at, piece));
            if (!delta)
                return delta.error();
            std::move(delta->begin(), delta->end(), std::back_inserter(deltas));
        }
        auto last = decoder.finish();
        if (!last)
            return last.error();
        std::move(last->begin(), last->end(), std::back_inserter(deltas));
        return std::nullopt;
    }
    mw::SourceRequest pull(const std::string& key)
    {
        const auto it = open.find(key);
        if (it == open.end())
            qFatal("%s was not asked", key.c_str());
        mw::SourceRequest request = std::move(it->second);
        open.erase(it);
        return request;
    }
};

// The body of a recorded exchange, as it was on the wire.
inline std::string recordedBody(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file), qPrintable(in.errorString()));
    const auto recorded = nlohmann::json::parse(in.readAll().toStdString());
    const nlohmann::json& body = recorded.at("response").at("body");
    return body.is_string() ? body.get<std::string>() : body.dump();
}

// JSON without a forest of backslashes: ' stands for ".
inline std::string quotes(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

} // namespace mwtest
