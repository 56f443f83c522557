// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Collects one answer on a pool thread and decodes it at its end; knows what GitHub's refusals
// mean. takeResult(): one of the answers, a std::string (a file), or Unchanged.
#pragma once

#include "models/sources/github/answers.h"
#include "models/sources/source.h"

#include <atomic>
#include <memory>

namespace mw::github {

enum class Kind { Runs, Run, Jobs, Deployments, Statuses, Compare, Commit, Workflow };

struct Unchanged // 304
{
};

// How often in a row the secondary limit was hit without a word about how long: shared by the
// source (GUI thread) and its decoders (pool threads).
using Strikes = std::shared_ptr<std::atomic<int>>;

class AnswerDecoder final : public Decoder
{
public:
    AnswerDecoder(Kind kind, std::string repository, Strikes strikes);
    Status head(const ResponseHead& head) override;
    Result<Delta> feed(std::string_view bytes) override;
    Result<Delta> finish() override;
    Error refused(Error error, const ResponseHead& head, std::string_view body, World now) override;
    std::any takeResult() override { return std::move(m_result); }

private:
    Status decode();

    Kind m_kind;
    std::string m_repository;
    Strikes m_strikes;
    int m_status = 0;
    std::string m_body;
    std::any m_result;
};

} // namespace mw::github
