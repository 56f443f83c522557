// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps one kind in step with the server: list page by page, then watch from the list's revision,
// resume, list again on 410. Decides only; GUI thread.
//
// Waiting after failures is the hub's business (0.8 s doubling to 30 s with jitter, Retry-After,
// rare tries after 401 and 403). Here stand only the delays the hub cannot know of: notBefore.
//
// A start lists, always; no revision is kept on disk, although the rows are. Within one run a watch
// resumes from its revision, for the rows in memory are what that revision made. Over a restart
// they are not: (1) the store takes rows down in slices while they change, so no one revision is
// true of all of them, and rows are projections: by this program's version, the estate's labels and
// the server's version (which words pods have), any of which may have changed meanwhile; only a
// list decodes all anew. (2) Nothing says that it is the same cluster: after a rebuild or a
// restored etcd the stored revision lies in the future, and such a watch is silent and looks
// healthy: rows of last night would be shown as live, in just that disaster (kubernetes issue
// 107457). A list proves every row. (3) It would hardly ever help: a server keeps minutes of
// history (etcd is compacted every five by default), so that after a night off every watch is
// answered with 410 and lists all the same. Until the lists are through, the remembered rows are on
// the screen, with their age.
//
// Silence. A watch of a quiet kind may say nothing for hours, and an API server sends bookmarks
// only to watchers it has had an event for, so silence alone proves nothing. A watch that stalls
// for 90 s is cut by the transport; from then on this kind's watches ask the server to end them
// after about a minute, which is proof of life each time, until a bookmark comes. A watch from a
// revision of the future (a restored etcd) is silent too, and for ever: after ten silent watches,
// then a hundred, one list looks.
//
// Rights. A watch that is refused although the list was allowed a moment ago is a role without
// "watch": the list is asked every minute instead. Refused later, the rights have changed: the list
// is asked at once, and what comes of that is the truth (kind_group.h).
#pragma once

#include "models/sources/kubernetes/answers.h"

#include <random>
#include <string>

namespace mw::kube {

struct KindSpec
{
    const char* part; // also its name in a path, and the key of its requests
    const char* kind;
    const char* api; // "/apis/apps/v1"
    RowKind rows;
    bool namespaced;
};

// "/api/v1/pods", "/api/v1/namespaces/team-a/pods"; ns empty = in the whole cluster.
std::string pathOf(const char* api, const std::string& ns, const char* plural);

class KindSync
{
public:
    enum class Phase { Listing, Watching };
    // What to do next with this kind.
    enum class Next { List, Watch, RetryList };

    // ns: the only namespace it is asked in; empty = the whole cluster.
    KindSync(const KindSpec& spec, const std::string& cluster, std::string ns = {});
    const KindSpec& spec() const { return m_spec; }
    const std::string& ns() const { return m_ns; }
    const std::string& key() const { return m_key; } // of its requests: "pods", "pods/team-a"
    const std::string& scope() const { return m_scope; }
    Phase phase() const { return m_phase; }
    int64_t listed() const { return m_listed; }
    int64_t expected() const { return m_expected; }
    const std::string& resourceVersion() const { return m_resourceVersion; }

    // besides: rows that others have listed for the same part.
    SourceRequest
    listRequest(const DecodeContext& context, int pageSize, bool compressed, int64_t besides = 0);
    SourceRequest watchRequest(const DecodeContext& context, std::minstd_rand& random);
    Next listEnded(const Outcome& outcome);
    Next watchEnded(const Outcome& outcome, std::minstd_rand& random);
    void woken(); // forget what was refused: the person behind us may have got new rights
    void forget(); // its rows belong to another way of asking: begin with a list
    bool everComplete() const { return m_lists > 0; } // was listed to the end at least once
    int lists() const { return m_lists; } // read to the end

private:
    void startOver();

    const KindSpec& m_spec; // static
    Atom m_kind;
    std::string m_ns;
    std::string m_key;
    std::string m_scope;
    Phase m_phase = Phase::Listing;
    std::string m_resourceVersion;
    std::string m_continue;
    int64_t m_listed = 0;
    int64_t m_expected = -1;
    int m_expiredLists = 0; // continue tokens that ran out, in a row
    int m_watchFailures = 0; // refused by the server, in a row
    int m_emptyWatches = 0; // ended at once and brought nothing, in a row
    int m_silentWatches = 0; // no event, no bookmark, in a row
    int m_nextSilenceCheck = 10;
    int m_lists = 0;
    bool m_shortWatches = false;
    bool m_listedNow = false; // no watch has been open since the last list
    bool m_mayWatch = true; // false: list is allowed, watch is not
    Millis m_pause{0}; // before the next request of this kind
};

} // namespace mw::kube
