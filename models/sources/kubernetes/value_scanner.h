// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds where a JSON object or array ends, in bytes that arrive in any cut, 64 at a time. It knows
// strings and brackets only: whether what lies between is good JSON is the parser's business.
#pragma once

#include <cstddef>
#include <cstdint>

namespace mw::kube {

class ValueScanner
{
public:
    explicit ValueScanner(int maxDepth) : m_maxDepth(maxDepth) { }
    // The next byte is the opening bracket.
    void begin();
    // Consumes up to the closing bracket; returns how many bytes were taken. It takes fewer than
    // given only if done() or tooDeep().
    size_t feed(const char* bytes, size_t count);
    bool done() const { return m_done; }
    bool tooDeep() const { return m_tooDeep; }

private:
    size_t feedBytes(const char* bytes, size_t count);
    size_t feedBlocks(const char* bytes, size_t count);
    size_t feedWideBlocks(const char* bytes, size_t count); // where the processor has AVX2
    template <class Masks>
    bool feedBlock(const Masks& masks, size_t& used);

    int m_maxDepth;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false; // the byte before was an odd backslash
    bool m_done = false;
    bool m_tooDeep = false;
};

} // namespace mw::kube
