// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/focus/focus.h"

namespace mw {
namespace focus {
namespace {

struct FileRead
{
    bool unchanged = false;
    int64_t rows = 0;
    std::chrono::sys_days until{}; // exclusive
};

class FocusDecoder final : public Decoder
{
public:
    FocusDecoder(Atom source, const std::string& file)
        : m_source(source), m_reader(source, file) { }
    Status head(const ResponseHead& head) override
    {
        m_read.unchanged = head.status == 304;
        return {};
    }
    Result<Delta> feed(std::string_view bytes) override
    {
        if (const Status read = m_reader.feed(bytes); !read)
            return read.error();
        return Delta{};
    }
    Result<Delta> finish() override
    {
        if (m_read.unchanged)
            return Delta{};
        if (const Status read = m_reader.finish(); !read)
            return read.error();
        Result<std::vector<CostLine>> lines = m_reader.takeLines();
        if (!lines)
            return lines.error();
        m_read.rows = m_reader.rows();
        for (const CostLine& line : *lines)
            m_read.until = std::max(m_read.until, line.day + std::chrono::days(1));
        Rows<CostLine> rows;
        rows.scope = m_source.str() + "/CostLine";
        rows.begin = rows.commit = true;
        rows.upserts = *std::move(lines);
        Delta delta;
        delta.emplace_back(std::move(rows));
        return delta;
    }
    std::any takeResult() override { return m_read; }
    int64_t itemsSoFar() const override { return m_reader.rows(); }

private:
    Atom m_source;
    Reader m_reader;
    FileRead m_read;
};

class FocusSource final : public Source
{
public:
    explicit FocusSource(FocusSettings settings) : m_settings(std::move(settings)) { }
    std::string type() const override { return "focus"; }
    Step start(World) override { return again(Millis(0)); }
    Step wake(World) override { return again(Millis(0)); }

    Step finished(Outcome outcome, World now) override
    {
        if (outcome.error) {
            m_tag.clear(); // whatever it was, look at the whole file again
            return again(outcome.error->kind == ErrorKind::NotAvailable ? Millis(5'000)
                                                                        : Millis(0));
        }
        const auto* read = std::any_cast<FileRead>(&outcome.result);
        if (!read || read->unchanged)
            return again(m_settings.every);
        const std::string* tag = findHeader(outcome.head.headers, "ETag");
        m_tag = tag ? *tag : std::string();
        Step step = again(m_settings.every);
        CostFeed feed;
        const Atom source(m_settings.id.str());
        feed.key = {source, source.str()};
        feed.kind = Atom(type());
        feed.query = m_settings.file;
        feed.fetchedAt = now;
        feed.dataUntil = read->until;
        feed.rows = read->rows;
        Rows<CostFeed> rows;
        rows.scope = source.str() + "/CostFeed";
        rows.begin = rows.commit = true;
        rows.upserts.push_back(std::move(feed));
        step.delta.emplace_back(std::move(rows));
        return step;
    }

private:
    Step again(Millis wait) const
    {
        SourceRequest request;
        request.key = "file";
        request.part = "file";
        request.lane = Lane::Bulk;
        request.limits.maxBodyBytes = 0; // only its sums are kept
        request.notBefore = wait;
        if (!m_tag.empty())
            request.call.headers = {{"If-None-Match", m_tag}};
        request.decoder
            = std::make_unique<FocusDecoder>(Atom(m_settings.id.str()), m_settings.file);
        Step step;
        step.requests.push_back(std::move(request));
        return step;
    }

    FocusSettings m_settings;
    std::string m_tag; // of the file as it was read last
};

} // namespace
} // namespace focus

std::unique_ptr<Source> makeFocusSource(FocusSettings settings)
{
    return std::make_unique<focus::FocusSource>(std::move(settings));
}

} // namespace mw
