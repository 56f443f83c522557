// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/kind_sync.h"
#include "models/base/percent.h"

#include <algorithm>

namespace mw::kube {
namespace {

using namespace std::chrono_literals;

constexpr size_t maxPageBytes = 256u << 20;
constexpr size_t maxWholeListBytes = size_t(4) << 30;
constexpr Millis stall = 90s;
constexpr Millis pollWithoutWatch = 60s;

int between(std::minstd_rand& random, int low, int high)
{
    return std::uniform_int_distribution<int>(low, high)(random);
}

bool refused(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Invalid:
    case ErrorKind::NotFound:
    case ErrorKind::Unavailable:
    case ErrorKind::Decode:
    case ErrorKind::TooLarge:
    case ErrorKind::Protocol:
        return true;
    default:
        return false;
    }
}

} // namespace

std::string pathOf(const char* api, const std::string& ns, const char* plural)
{
    std::string path = api;
    if (!ns.empty())
        path += "/namespaces/" + percentEncoded(ns);
    return path + '/' + plural;
}

KindSync::KindSync(const KindSpec& spec, const std::string& cluster, std::string ns)
    : m_spec(spec)
    , m_kind(spec.kind)
    , m_ns(std::move(ns))
    , m_key(m_ns.empty() ? std::string(spec.part) : spec.part + ('/' + m_ns))
    , m_scope(cluster + '/' + spec.kind)
{
    if (!m_ns.empty())
        m_scope = scopeWithin(m_scope, m_ns);
}

void KindSync::startOver()
{
    m_phase = Phase::Listing;
    m_continue.clear();
    m_listed = 0;
    m_expected = -1;
}

void KindSync::woken()
{
    m_mayWatch = true;
    m_emptyWatches = m_watchFailures = 0;
    m_pause = Millis(0);
    m_listedNow = false;
}

void KindSync::forget()
{
    startOver();
    m_resourceVersion.clear();
    m_lists = 0;
    m_mayWatch = true;
}

SourceRequest
KindSync::listRequest(const DecodeContext& context, int pageSize, bool compressed, int64_t besides)
{
    // A server whose history is shorter than our paging gets the whole list in one request.
    const bool paged = m_expiredLists < 2;
    SourceRequest request;
    request.key = m_key;
    request.part = m_spec.part;
    request.lane = Lane::Bulk;
    request.call.target = pathOf(m_spec.api, m_ns, m_spec.part);
    if (paged) {
        request.call.target += "?limit=" + std::to_string(pageSize);
        if (!m_continue.empty())
            request.call.target += "&continue=" + percentEncoded(m_continue);
    }
    request.call.headers = {{"Accept", "application/json"}};
    request.limits.maxBodyBytes = paged ? maxPageBytes : maxWholeListBytes;
    request.limits.stallTimeout = paged ? 30s : 90s;
    request.limits.compressed = compressed;
    request.notBefore = m_pause;
    m_pause = Millis(0);

    ListOrder order;
    order.context = context;
    order.rows = m_spec.rows;
    order.kind = m_kind;
    order.scope = m_scope;
    order.first = m_continue.empty();
    order.before = besides + (m_continue.empty() ? 0 : m_listed);
    order.maxBytes = request.limits.maxBodyBytes;
    request.decoder = makeListDecoder(std::move(order));
    return request;
}

SourceRequest KindSync::watchRequest(const DecodeContext& context, std::minstd_rand& random)
{
    m_phase = Phase::Watching;
    const int seconds = m_shortWatches ? between(random, 55, 70) : between(random, 300, 600);
    SourceRequest request;
    request.key = m_key;
    request.part = m_spec.part;
    request.lane = Lane::Watch;
    request.lines = true;
    request.streaming = true;
    request.call.target = pathOf(m_spec.api, m_ns, m_spec.part)
        + "?watch=1&allowWatchBookmarks=true&timeoutSeconds=" + std::to_string(seconds)
        + "&resourceVersion=" + percentEncoded(m_resourceVersion);
    request.call.headers = {{"Accept", "application/json"}};
    request.limits.maxBodyBytes = 0;
    request.limits.stallTimeout = stall;
    request.limits.compressed = false; // the server does not pack watches, a proxy would delay them
    request.notBefore = m_pause;
    m_pause = Millis(0);

    WatchOrder order;
    order.context = context;
    order.rows = m_spec.rows;
    order.kind = m_kind;
    order.scope = m_scope;
    order.resourceVersion = m_resourceVersion;
    request.decoder = makeWatchDecoder(std::move(order));
    return request;
}

KindSync::Next KindSync::listEnded(const Outcome& outcome)
{
    if (outcome.error) {
        if (outcome.error->kind == ErrorKind::Gone) {
            // The rest could be had inconsistently by another token, but then changes between the
            // two revisions would be missed: begin again. The rows on the screen stay meanwhile.
            ++m_expiredLists;
            startOver();
        } else if (outcome.error->kind == ErrorKind::Invalid) {
            startOver(); // a token it does not like
        }
        return Next::RetryList; // the same page: its token is good for minutes
    }
    const auto* result = std::any_cast<ListResult>(&outcome.result);
    if (!result || !result->complete)
        return Next::RetryList;
    m_listed = (m_continue.empty() ? 0 : m_listed) + result->items;
    m_expected = result->meta.remaining < 0 ? -1 : m_listed + result->meta.remaining;
    m_continue = result->meta.continueToken;
    if (!m_continue.empty())
        return Next::List;
    m_expiredLists = 0;
    ++m_lists;
    m_listedNow = true;
    m_expected = -1;
    m_resourceVersion = result->meta.resourceVersion;
    // Without a revision there is nothing to watch from (an odd proxy): look again every minute.
    if (m_resourceVersion.empty() || !m_mayWatch) {
        m_pause = pollWithoutWatch;
        return Next::RetryList;
    }
    m_phase = Phase::Watching;
    return Next::Watch;
}

KindSync::Next KindSync::watchEnded(const Outcome& outcome, std::minstd_rand& random)
{
    const auto* result = std::any_cast<WatchResult>(&outcome.result);
    const WatchResult seen = result ? *result : WatchResult{};
    if (!seen.resourceVersion.empty())
        m_resourceVersion = seen.resourceVersion;
    if (seen.bookmarks > 0)
        m_shortWatches = false;
    const bool silent = seen.events == 0 && seen.bookmarks == 0;
    const bool firstOfList = std::exchange(m_listedNow, false);

    if (outcome.error) {
        const Error& error = *outcome.error;
        if (error.kind == ErrorKind::Gone) { // as a status, or as an ERROR line
            startOver();
            return Next::List;
        }
        if (error.kind == ErrorKind::Forbidden) {
            m_mayWatch = false;
            if (firstOfList)
                m_pause = pollWithoutWatch;
            startOver();
            return Next::RetryList;
        }
        if (error.kind == ErrorKind::Timeout && outcome.head.status == 200 && seen.bookmarks == 0)
            m_shortWatches = true;
        // The way to the server broke: the revision is still good. Refused again and again: it is
        // not.
        m_watchFailures = refused(error) ? m_watchFailures + 1 : m_watchFailures;
        if (error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Decode
            || m_watchFailures >= 5) {
            m_watchFailures = 0;
            startOver();
            return Next::RetryList;
        }
        return Next::Watch;
    }
    m_watchFailures = 0;
    if (silent && outcome.lasted < 1s) {
        // A proxy that cuts streams must not make us a flood.
        const Millis top = std::min<Millis>(30s, 800ms * (1 << std::min(m_emptyWatches, 6)));
        ++m_emptyWatches;
        m_pause = top / 2 + Millis(between(random, 0, static_cast<int>(top.count() / 2)));
        return Next::Watch;
    }
    m_emptyWatches = 0;
    m_silentWatches = silent ? m_silentWatches + 1 : 0;
    if (!silent) {
        m_nextSilenceCheck = 10;
    } else if (m_silentWatches >= m_nextSilenceCheck) {
        m_silentWatches = 0;
        m_nextSilenceCheck = std::min(m_nextSilenceCheck * 10, 10'000);
        startOver();
        return Next::List;
    }
    return Next::Watch;
}

} // namespace mw::kube
