// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/body_decoder.h"

#include "models/net/headers.h"

#include <array>
#include <utility>
#include <zlib.h>

namespace mw {
namespace {

Error decodeError(std::string detail)
{
    Error error;
    error.kind = ErrorKind::Decode;
    error.detail = std::move(detail);
    return error;
}

} // namespace

BodyDecoder::BodyDecoder() = default;

BodyDecoder::~BodyDecoder()
{
    if (m_stream)
        inflateEnd(m_stream.get());
}

Status BodyDecoder::begin(const Headers& headers)
{
    const std::string* encoding = findHeader(headers, "Content-Encoding");
    if (!encoding || encoding->empty() || equalsIgnoringCase(*encoding, "identity"))
        return {};
    m_gzip = equalsIgnoringCase(*encoding, "gzip") || equalsIgnoringCase(*encoding, "x-gzip");
    if (m_gzip)
        return {};
    return decodeError("unknown content encoding '" + encoding->substr(0, 40) + "'");
}

void BodyDecoder::feed(const char* data, size_t size)
{
    if (m_offset > 0) {
        m_input.erase(0, m_offset);
        m_offset = 0;
    }
    m_input.append(data, size);
}

Result<std::string> BodyDecoder::next()
{
    if (m_gzip)
        return inflateSome();
    return std::exchange(m_input, std::string());
}

Status BodyDecoder::finish() const
{
    if (m_insideMember)
        return decodeError("the gzip stream ends early");
    return {};
}

Result<std::string> BodyDecoder::inflateSome()
{
    if (m_offset == m_input.size()) {
        // Everything is out; 40 KB of window are not kept for a finished body.
        if (!m_insideMember && m_stream) {
            inflateEnd(m_stream.get());
            m_stream.reset();
        }
        std::string().swap(m_input);
        m_offset = 0;
        if (!m_insideMember)
            return std::string();
    }
    if (!m_stream) {
        m_stream = std::make_unique<z_stream_s>();
        if (inflateInit2(m_stream.get(), MAX_WBITS + 16) != Z_OK) {
            m_stream.reset();
            return decodeError("no memory to unpack");
        }
    }
    std::array<char, 32768> out;
    for (;;) {
        if (!m_insideMember && m_offset < m_input.size()) {
            inflateReset(m_stream.get());
            m_insideMember = true;
        }
        m_stream->next_in = reinterpret_cast<Bytef*>(m_input.data() + m_offset);
        m_stream->avail_in = static_cast<uInt>(m_input.size() - m_offset);
        m_stream->next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream->avail_out = static_cast<uInt>(out.size());
        const int code = inflate(m_stream.get(), Z_SYNC_FLUSH);
        m_offset = m_input.size() - m_stream->avail_in;
        const size_t made = out.size() - m_stream->avail_out;
        if (code == Z_STREAM_END)
            m_insideMember = false;
        else if (code != Z_OK && code != Z_BUF_ERROR)
            return decodeError(std::string("the gzip stream is damaged: ")
                               + (m_stream->msg ? m_stream->msg : zError(code)));
        if (made > 0)
            return std::string(out.data(), made);
        // Nothing came out: either more input is needed or another member follows.
        if (m_offset == m_input.size())
            return std::string();
        if (code == Z_BUF_ERROR)
            return decodeError("the gzip stream does not go on");
    }
}

} // namespace mw
