// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacks a body piece by piece, so that a paused transfer holds only what came in and not what it
// unpacks to. One thread (net).
#pragma once

#include "models/net/transport.h"

#include <string>

struct z_stream_s;

namespace mw {

class BodyDecoder
{
public:
    BodyDecoder();
    ~BodyDecoder();
    BodyDecoder(const BodyDecoder&) = delete;
    BodyDecoder& operator=(const BodyDecoder&) = delete;

    // Decode when the answer is packed in a way that we did not ask for.
    Status begin(const Headers& headers);
    bool packed() const { return m_gzip; }
    void feed(const char* data, size_t size);
    // The next piece; empty = everything that came in was given out.
    Result<std::string> next();
    // After the last byte: Decode when a gzip stream has not come to its end.
    Status finish() const;

private:
    Result<std::string> inflateSome();

    bool m_gzip = false;
    bool m_insideMember = false;
    std::string m_input;
    size_t m_offset = 0;
    std::unique_ptr<z_stream_s> m_stream;
};

} // namespace mw
