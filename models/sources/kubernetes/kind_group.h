// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One kind, asked in the whole cluster or in some namespaces, and what is seen of it that way.
// Decides only; GUI thread.
//
// Three ways. The estate file names namespaces: the kind is asked there and nowhere else. Else it
// is asked in the whole cluster; if that is refused and the kubeconfig's context names a namespace,
// in that one. If it is refused too, the next question (a rare one) is for the whole cluster again,
// as it is after every wake(): rights may have changed.
//
// Rows of each way have scopes of their own ("prod/Pod", "prod/Pod:team-a"). What another way told
// before, or the last session, goes when this one has told everything it can.
#pragma once

#include "models/sources/kubernetes/kind_sync.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::kube {

// Where namespaced kinds may be asked.
struct Reach
{
    std::vector<std::string> chosen; // by the estate file; then nowhere else
    std::string fallback; // of the context, where the whole cluster is refused; may be empty
};

// No namespace is known in which to ask instead: Error::hint, whose remedy says how to name one.
inline constexpr const char* nameNamespace = "name-namespace";

class KindGroup
{
public:
    KindGroup(const KindSpec& spec, const std::string& cluster, const Reach& reach);
    const KindSpec& spec() const { return m_spec; }
    std::vector<KindSync*> asked() const; // in this way
    KindSync* find(const std::string& key) const; // null: not one of this group
    int64_t listed(const KindSync& except) const; // rows of the others of this way

    void woken(); // the whole cluster first, where nobody chose otherwise
    // The whole cluster is refused: ask here instead. Null: there is nowhere to ask.
    KindSync* narrow(const KindSync& refused);
    // The context's namespace is refused too: null if it was chosen (only that one is missing).
    KindSync* widen();
    // How the last list of one of them ended; null = well. Only what is its own trouble.
    void note(const KindSync& sync, const Error* error);
    // After note: what other ways told before may go.
    std::optional<TopicDelta> sweep();
    // What is known of the part while it is asked in namespaces. Nothing: what happened last says
    // it (asked in the whole cluster, or no namespace answers and not for want of rights).
    std::optional<PartStatus> status() const;
    bool narrowed() const { return m_narrowed; }

private:
    struct One
    {
        std::unique_ptr<KindSync> sync;
        std::optional<Error> error; // of its last list
    };
    bool refused(const One& one) const;

    const KindSpec& m_spec; // static
    const bool m_chosen;
    bool m_narrowed;
    One m_whole;
    std::vector<One> m_within;
    std::vector<std::string> m_told; // scopes that the last sweep has left
};

} // namespace mw::kube
