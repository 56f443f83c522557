// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as answers of the GitHub API, as a workflow file and as a log. First byte: the size of
// the cuts. Pieces give what the whole gives; nothing is read behind the end.
#include "models/insight/log_text.h"
#include "models/sources/github/decoder.h"
#include "models/sources/github/limits.h"
#include "models/sources/github/workflow.h"

#include <cstdlib>
#include <cstring>
#include <memory>

using namespace mw;
using namespace mw::github;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

template <class F>
auto exactly(std::string_view text, F&& read)
{
    const std::unique_ptr<char[]> own(new char[text.size() + 1]);
    if (!text.empty())
        std::memcpy(own.get(), text.data(), text.size());
    return read(std::string_view(own.get(), text.size()));
}

template <class T>
void sameInPieces(Kind kind, std::string_view text, size_t cut, const Result<T>& whole)
{
    AnswerDecoder decoder(kind, "o/r", std::make_shared<std::atomic<int>>(0));
    ResponseHead head;
    head.status = 200;
    require(decoder.head(head).has_value());
    for (size_t at = 0; at < text.size(); at += cut)
        require(decoder.feed(text.substr(at, cut)).has_value());
    require(decoder.finish().has_value() == whole.has_value());
    if (whole) {
        const std::any result = decoder.takeResult();
        require(std::any_cast<T>(&result) != nullptr);
    }
}

void logs(std::string_view text, size_t cut)
{
    LogText whole, pieces;
    whole.append(text);
    for (size_t at = 0; at < text.size(); at += cut)
        pieces.append(text.substr(at, cut));
    require(whole.lineCount() == pieces.lineCount() && whole.rowCount() == pieces.rowCount());
    require(whole.errors() == pieces.errors() && whole.firstError() == pieces.firstError());
    for (size_t line = 0; line < std::min<size_t>(whole.lineCount(), 200); ++line) {
        const LogLine shown = whole.line(line);
        for (const LogSpan& span : shown.spans)
            require(span.from >= 0 && span.length > 0
                    && size_t(span.from + span.length) <= shown.text.size());
    }
    LogSearch search;
    search.begin(std::string(text.substr(0, 3)));
    search.run(whole, 10'000);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 1)
        return 0;
    const size_t cut = size_t(data[0]) + 1;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto runs = exactly(text, [](auto t) { return decodeRuns(t, "o/r"); });
    sameInPieces(Kind::Runs, text, cut, runs);
    if (runs) {
        for (const PipelineRun& run : runs->runs)
            require(run.runId > 0 && run.key.id.starts_with("o/r/"));
    }
    const auto jobs = exactly(text, [](auto t) { return decodeJobs(t, "o/r"); });
    sameInPieces(Kind::Jobs, text, cut, jobs);
    sameInPieces(Kind::Deployments, text, cut, exactly(text, [](auto t) {
                     return decodeDeployments(t, "o/r");
                 }));
    sameInPieces(Kind::Statuses, text, cut, exactly(text, decodeStatuses));
    sameInPieces(Kind::Compare, text, cut, exactly(text, decodeCompare));
    if (const auto workflow = exactly(text, [](auto t) { return parseWorkflow(t, "x.yml"); })) {
        std::vector<PipelineJob> listed = jobs ? jobs->jobs : std::vector<PipelineJob>();
        drawFrom(*workflow, PipelineRun(), listed);
        require(listed.size() <= (jobs ? jobs->jobs.size() : 0) + workflow->jobs.size());
    }
    static_cast<void>(nextPage({{"Link", std::string(text)}}));
    static_cast<void>(readBudget({{"x-ratelimit-limit", std::string(text)}}));
    static_cast<void>(targetUnder("https://api.github.com", std::string(text)));
    logs(text, cut);
    return 0;
}
