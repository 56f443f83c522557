// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/answers.h"

#include "models/sources/kubernetes/explain.h"

#include <optional>

namespace mw::kube {
namespace {

// An answer that is no JSON at all: a login page, a proxy's complaint.
Status checkHead(const ResponseHead& head)
{
    const std::string* type = findHeader(head.headers, "Content-Type");
    if (head.status == 200 && (!type || type->find("json") != std::string::npos))
        return {};
    Error error;
    error.http = head.status;
    error.kind = ErrorKind::Protocol;
    error.detail = head.status == 200 ? "the answer is " + *type + ", not JSON"
                                      : "unexpected status " + std::to_string(head.status);
    return error;
}

template <class Row>
class ListDecoder final : public Decoder
{
public:
    explicit ListDecoder(ListOrder order)
        : m_order(std::move(order)), m_objects(m_order.context), m_body(m_order.maxBytes)
    {
        m_begin = m_order.first;
    }

    Status head(const ResponseHead& head) override { return checkHead(head); }

    Result<Delta> feed(std::string_view bytes) override
    {
        if (m_error)
            return *m_error;
        std::vector<Row> rows;
        const Status status = m_body.feed(bytes, [this, &rows](std::string_view item, bool padded) {
            if (m_objects.decode(item, padded, m_order.kind, rows.emplace_back()))
                return true;
            rows.pop_back();
            m_wrong = whatIsWrong(item);
            return false;
        });
        if (!status) {
            // What was understood before the fault stays: give it now, fail at the next call.
            m_error = status.error();
        }
        m_items += static_cast<int64_t>(rows.size());
        if (!m_wrong.empty())
            m_error->detail = "items[" + std::to_string(m_items) + "]: " + m_wrong;
        if (m_error && rows.empty())
            return *m_error;
        Delta delta;
        if (!rows.empty())
            add(delta, std::move(rows), false);
        return delta;
    }

    Result<Delta> finish() override
    {
        if (m_error)
            return *m_error;
        if (const Status status = m_body.finish(); !status)
            return status.error();
        m_complete = true;
        Delta delta;
        const bool last = m_body.meta().continueToken.empty();
        if (last || m_begin)
            add(delta, {}, last);
        return delta;
    }

    std::any takeResult() override { return ListResult{m_body.meta(), m_items, m_complete}; }
    int64_t itemsSoFar() const override { return m_order.before + m_items; }
    int64_t itemsExpected() const override
    {
        const int64_t remaining = m_body.meta().remaining;
        // The hint counts what comes after this page; pages are full but for the last one.
        return remaining < 0 ? -1
                             : m_order.before + std::max<int64_t>(m_items, pageSize()) + remaining;
    }

private:
    int64_t pageSize() const { return m_complete ? m_items : 500; }

    void add(Delta& delta, std::vector<Row> rows, bool commit)
    {
        if constexpr (std::is_same_v<Row, UsageRows::Entry>) {
            UsageRows usage;
            usage.nodes = m_order.rows == RowKind::NodeUsage;
            usage.cluster = m_order.context.cluster;
            usage.entries = std::move(rows);
            if (!usage.entries.empty())
                delta.emplace_back(std::move(usage));
        } else {
            Rows<Row> part;
            part.begin = std::exchange(m_begin, false);
            part.commit = commit;
            part.scope = m_order.scope;
            part.upserts = std::move(rows);
            delta.emplace_back(std::move(part));
        }
    }

    ListOrder m_order;
    ObjectDecoder m_objects;
    ListBody m_body;
    std::optional<Error> m_error;
    std::string m_wrong; // with the object on which it stopped
    int64_t m_items = 0;
    bool m_begin = false;
    bool m_complete = false;
};

Error errorOf(const StatusText& status)
{
    Error error = errorFromStatus(status.code, {}, World{});
    if (status.code == 410 || status.reason == "Expired" || status.reason == "Gone")
        error.kind = ErrorKind::Gone;
    error.detail = status.message.empty() ? status.reason : status.message;
    if (status.retryAfter > 0)
        error.retryAfter = std::chrono::seconds(status.retryAfter);
    return error;
}

template <class Row>
class WatchDecoder final : public Decoder
{
public:
    explicit WatchDecoder(WatchOrder order) : m_order(std::move(order)), m_objects(m_order.context)
    {
        m_result.resourceVersion = m_order.resourceVersion;
    }

    Status head(const ResponseHead& head) override { return checkHead(head); }

    Result<Delta> feed(std::string_view lines) override
    {
        if (m_error)
            return *m_error;
        Delta delta;
        while (!lines.empty() && !m_error) {
            const size_t end = std::min(lines.find('\n'), lines.size());
            const std::string_view line = lines.substr(0, end);
            lines.remove_prefix(std::min(end + 1, lines.size()));
            if (line.find_first_not_of(" \r\t") == std::string_view::npos)
                continue;
            event(line, delta);
        }
        if (m_error && delta.empty())
            return *m_error;
        return delta; // an error waits until these rows are out
    }

    Result<Delta> finish() override
    {
        if (m_error)
            return *m_error;
        return Delta{};
    }

    std::any takeResult() override { return m_result; }
    int64_t itemsSoFar() const override { return m_result.events; }

private:
    Rows<Row>& part(Delta& delta, bool removal)
    {
        // A StatefulSet's pod is deleted and comes back under the same name: order matters, so
        // removals and upserts never share a part.
        if (!delta.empty()) {
            auto& last = std::get<Rows<Row>>(delta.back());
            if (removal ? last.upserts.empty() : last.removed.empty())
                return last;
        }
        Rows<Row> fresh;
        fresh.scope = m_order.scope;
        delta.emplace_back(std::move(fresh));
        return std::get<Rows<Row>>(delta.back());
    }

    void event(std::string_view line, Delta& delta)
    {
        WatchType type = WatchType::Other;
        Row row{};
        StatusText status;
        if (line.size() > maxObjectBytes
            || !m_objects.decodeEvent(line, m_order.kind, type, row, status)) {
            Error error;
            error.kind = ErrorKind::Decode;
            error.detail = line.size() > maxObjectBytes
                ? "an event of " + std::to_string(line.size() >> 20) + " MiB is too large"
                : "event " + std::to_string(m_result.events + m_result.bookmarks + 1) + ": "
                    + whatIsWrongWithEvent(line);
            m_error = std::move(error);
            return;
        }
        switch (type) {
        case WatchType::Added:
        case WatchType::Modified:
            part(delta, false).upserts.push_back(std::move(row));
            ++m_result.events;
            break;
        case WatchType::Deleted:
            part(delta, true).removed.push_back(std::move(row.key));
            ++m_result.events;
            break;
        case WatchType::Bookmark:
            ++m_result.bookmarks;
            break;
        case WatchType::Error:
            m_error = errorOf(status);
            return;
        case WatchType::Other:
            return;
        }
        if (!m_objects.resourceVersion().empty())
            m_result.resourceVersion = m_objects.resourceVersion();
    }

    WatchOrder m_order;
    ObjectDecoder m_objects;
    WatchResult m_result;
    std::optional<Error> m_error;
};

class TextDecoder final : public Decoder
{
public:
    explicit TextDecoder(size_t maxBytes) : m_maxBytes(maxBytes) { }
    Status head(const ResponseHead& head) override
    {
        m_result.status = head.status;
        return {};
    }
    Result<Delta> feed(std::string_view bytes) override
    {
        m_result.text += bytes.substr(0, m_maxBytes - m_result.text.size());
        return Delta{};
    }
    Result<Delta> finish() override { return Delta{}; }
    std::any takeResult() override { return m_result; }

private:
    size_t m_maxBytes;
    TextResult m_result;
};

} // namespace

std::unique_ptr<Decoder> makeListDecoder(ListOrder order)
{
    switch (order.rows) {
    case RowKind::Pod:
        return std::make_unique<ListDecoder<Pod>>(std::move(order));
    case RowKind::Node:
        return std::make_unique<ListDecoder<KubeNode>>(std::move(order));
    case RowKind::Namespace:
        return std::make_unique<ListDecoder<Namespace>>(std::move(order));
    case RowKind::Workload:
        return std::make_unique<ListDecoder<Workload>>(std::move(order));
    case RowKind::Event:
        return std::make_unique<ListDecoder<KubeEvent>>(std::move(order));
    case RowKind::NodeUsage:
    case RowKind::PodUsage:
        break;
    }
    return std::make_unique<ListDecoder<UsageRows::Entry>>(std::move(order));
}

std::unique_ptr<Decoder> makeWatchDecoder(WatchOrder order)
{
    switch (order.rows) {
    case RowKind::Pod:
        return std::make_unique<WatchDecoder<Pod>>(std::move(order));
    case RowKind::Node:
        return std::make_unique<WatchDecoder<KubeNode>>(std::move(order));
    case RowKind::Namespace:
        return std::make_unique<WatchDecoder<Namespace>>(std::move(order));
    case RowKind::Workload:
        return std::make_unique<WatchDecoder<Workload>>(std::move(order));
    default:
        return std::make_unique<WatchDecoder<KubeEvent>>(std::move(order));
    }
}

TopicDelta sweepOf(RowKind rows, std::string scope, std::vector<std::string> told)
{
    const auto sweep = [&](auto part) -> TopicDelta {
        part.sweep = true;
        part.scope = std::move(scope);
        part.told = std::move(told);
        return part;
    };
    switch (rows) {
    case RowKind::Pod:
        return sweep(Rows<Pod>{});
    case RowKind::Node:
        return sweep(Rows<KubeNode>{});
    case RowKind::Namespace:
        return sweep(Rows<Namespace>{});
    case RowKind::Workload:
        return sweep(Rows<Workload>{});
    default:
        return sweep(Rows<KubeEvent>{});
    }
}

std::unique_ptr<Decoder> makeTextDecoder(size_t maxBytes)
{
    return std::make_unique<TextDecoder>(maxBytes);
}

} // namespace mw::kube
