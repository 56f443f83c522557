// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decided about services that were found in clusters: for this server and this
// context, never for another. A small file of the user, no secret in it. GUI thread.
#pragma once

#include "models/base/result.h"

#include <string>
#include <vector>

namespace mw {

struct TakenService
{
    enum class Answer { Use, NotNow };
    Answer answer = Answer::Use;
    std::string server, context; // of the cluster
    std::string type, service; // "prometheus", "monitoring/prometheus-k8s:9090"
    bool operator==(const TakenService&) const = default;
};

class TakenServices
{
public:
    explicit TakenServices(std::string file);
    const std::vector<TakenService>& all() const { return m_all; }
    // Replaces what was decided about the same service. Where the file cannot be written, it holds
    // until the end of the program (Io).
    Status put(TakenService decided);
    // As if nobody had been asked.
    Status forget(const TakenService& one);

private:
    Status write() const;
    std::string m_file;
    std::vector<TakenService> m_all;
};

std::string takenServicesFile();

} // namespace mw
