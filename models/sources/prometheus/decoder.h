// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Collects one answer on a pool thread and decodes it at its end. takeResult() gives a
// QueryAnswer, RulesAnswer or BuildInfo.
#pragma once

#include "models/sources/prometheus/answer.h"
#include "models/sources/source.h"

namespace mw::prom {

enum class AnswerKind { BuildInfo, Query, Rules };

class AnswerDecoder final : public Decoder
{
public:
    explicit AnswerDecoder(AnswerKind kind) : m_kind(kind) { }
    Status head(const ResponseHead& head) override;
    Result<Delta> feed(std::string_view bytes) override;
    Result<Delta> finish() override;
    std::any takeResult() override { return std::move(m_result); }

private:
    AnswerKind m_kind;
    int m_status = 0;
    std::string m_body;
    std::any m_result;
};

} // namespace mw::prom
