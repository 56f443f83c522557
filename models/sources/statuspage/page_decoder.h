// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A body that is read as a whole, and what Statuspage means by 420: "slow down", as 429.
#pragma once

#include "models/sources/body_decoder.h"

namespace mw::statuspage {

class PageDecoder final : public Decoder
{
public:
    explicit PageDecoder(WholeBodyDecoder::Decode decode) : m_body(std::move(decode)) { }
    Status head(const ResponseHead& head) override { return m_body.head(head); }
    Result<Delta> feed(std::string_view bytes) override { return m_body.feed(bytes); }
    Result<Delta> finish() override { return m_body.finish(); }
    std::any takeResult() override { return m_body.takeResult(); }
    Error refused(Error error, const ResponseHead& head, std::string_view, World) override
    {
        if (head.status == 420)
            error.kind = ErrorKind::Throttled;
        return error;
    }
    // An answer as the result of its request.
    template <class T>
    static Result<WholeBodyDecoder::Read> read(Result<T> value)
    {
        if (!value)
            return value.error();
        WholeBodyDecoder::Read read;
        read.result = std::move(*value);
        return read;
    }

private:
    WholeBodyDecoder m_body;
};

} // namespace mw::statuspage
