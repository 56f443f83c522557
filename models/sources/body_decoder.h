// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// For APIs whose answers are read as a whole: collects the body on a pool thread and decodes it at
// its end. A login page answers 200 too: another Content-Type than JSON is a Protocol error.
#pragma once

#include "models/sources/source.h"

#include <functional>

namespace mw {

class WholeBodyDecoder final : public Decoder
{
public:
    struct Read
    {
        Delta delta;
        std::any result;
        int64_t items = 0;
    };
    using Decode = std::function<Result<Read>(std::string_view body)>; // pool thread

    explicit WholeBodyDecoder(Decode decode) : m_decode(std::move(decode)) { }
    Status head(const ResponseHead& head) override;
    Result<Delta> feed(std::string_view bytes) override;
    Result<Delta> finish() override;
    std::any takeResult() override { return std::move(m_result); }
    int64_t itemsSoFar() const override { return m_items; }

private:
    Decode m_decode;
    std::string m_body;
    std::any m_result;
    int64_t m_items = 0;
};

} // namespace mw
