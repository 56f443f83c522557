// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an answer of the Prometheus API. First byte: the size of the cuts. An answer that
// was cut short is never taken for a whole one; discovery and SLIs take whatever decodes.
#include "models/sources/prometheus/decoder.h"
#include "models/sources/prometheus/discovery.h"

#include <cstdlib>
#include <cstring>

using namespace mw;
using namespace mw::prom;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

// Exactly as large as the text, so that the sanitizer sees any byte read behind it.
template <class F>
auto exactly(std::string_view text, F&& read)
{
    const std::unique_ptr<char[]> own(new char[text.size()]);
    if (!text.empty())
        std::memcpy(own.get(), text.data(), text.size());
    return read(std::string_view(own.get(), text.size()));
}

template <class T>
void sameInPieces(AnswerKind kind, std::string_view text, size_t cut, const Result<T>& whole)
{
    AnswerDecoder decoder(kind);
    ResponseHead head;
    head.status = 200;
    require(decoder.head(head).has_value());
    for (size_t at = 0; at < text.size(); at += cut)
        require(exactly(text.substr(at, cut), [&](auto part) {
                    return decoder.feed(part);
                }).has_value());
    const auto end = decoder.finish();
    require(end.has_value() == whole.has_value());
    if (end) {
        const std::any result = decoder.takeResult();
        require(std::any_cast<T>(&result) != nullptr);
        return;
    }
    require(end.error().kind == whole.error().kind && end.error().detail == whole.error().detail);
}

// Without its last byte that is no space it is no JSON any more.
template <class F>
void cutShortFails(std::string_view text, F&& read)
{
    const size_t last = text.find_last_not_of(" \t\r\n");
    require(!exactly(text.substr(0, last), read).has_value());
}

void checkQuery(const QueryAnswer& answer)
{
    constexpr int64_t limit = 9'000'000'000'000'000;
    for (const Series& series : answer.series) {
        for (const SamplePoint& point : series.points) {
            const int64_t at = point.at.time_since_epoch().count();
            require(at <= limit && at >= -limit);
        }
    }
    for (const FoundSlo& slo : readDiscovery(answer))
        require(!slo.id.empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 1)
        return 0;
    const size_t cut = size_t(data[0]) + 1;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto query = exactly(text, decodeQuery);
    sameInPieces(AnswerKind::Query, text, cut, query);
    if (query) {
        checkQuery(*query);
        cutShortFails(text, decodeQuery);
    }
    const auto rules = exactly(text, decodeRules);
    sameInPieces(AnswerKind::Rules, text, cut, rules);
    if (rules) {
        for (const auto& [id, sli] : readSlis(*rules))
            require(!id.empty());
        cutShortFails(text, decodeRules);
    }
    const auto build = exactly(text, decodeBuildInfo);
    sameInPieces(AnswerKind::BuildInfo, text, cut, build);
    return 0;
}
