// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Usage from metrics.k8s.io, asked every half minute: of nodes, then of pods, in the whole cluster
// or, where our role may no more, in namespaces. Decides only; GUI thread.
//
// What is refused is left out for ten minutes; what is not refused is asked on. Nothing of it is
// allowed: as the estate file or the kubeconfig says where to ask, so all of it again, rarely.
#pragma once

#include "models/sources/kubernetes/kind_group.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mw::kube {

class UsageRounds
{
public:
    // All of them outlive this.
    UsageRounds(const DecodeContext& context, const Reach& reach, bool compressed);
    SourceRequest start(World now); // also after wake(): what was refused may be allowed now
    // Of a request "metrics/…": the next one, what is known of the part, figures that are no more.
    void finished(const Outcome& outcome, World now, Step& step);
    // Somebody measures there, and we may see some of it.
    bool available() const { return m_available; }

private:
    // In the order of a round: "nodes", then "pods" or "pods/ns" each.
    std::vector<std::string> round() const;
    SourceRequest request(const std::string& key, Millis after) const;
    SourceRequest anew(World now, Millis after);
    void absent(const Error& error, World now, Step& step);
    void roundOver(bool refused, World now, Step& step);
    void setAvailable(bool available, Step& step);

    const DecodeContext& m_context;
    const Reach& m_reach;
    const bool m_compressed;
    bool m_narrowed;
    bool m_available = false;
    bool m_anyGood = false; // in this round
    bool m_held = false; // the part has been told to be less than the whole
    std::map<std::string, Error> m_refused; // by key
    World m_again{}; // when what is refused is asked again
};

} // namespace mw::kube
