// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/value_scanner.h"

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mw::kube {
namespace {

struct Masks
{
    uint64_t quotes = 0, backslashes = 0, opens = 0, closes = 0;
};

#if defined(__SSE2__)
inline uint64_t maskOf(__m128i equal, int part)
{
    return static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(equal))) << (16 * part);
}

inline Masks masksOf(const char* block)
{
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i curl = _mm_set1_epi8(0x20); // '[' | 0x20 == '{', ']' | 0x20 == '}'
    const __m128i open = _mm_set1_epi8('{');
    const __m128i close = _mm_set1_epi8('}');
    Masks masks;
    for (int part = 0; part < 4; ++part) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + 16 * part));
        const __m128i curled = _mm_or_si128(bytes, curl);
        masks.quotes |= maskOf(_mm_cmpeq_epi8(bytes, quote), part);
        masks.backslashes |= maskOf(_mm_cmpeq_epi8(bytes, backslash), part);
        masks.opens |= maskOf(_mm_cmpeq_epi8(curled, open), part);
        masks.closes |= maskOf(_mm_cmpeq_epi8(curled, close), part);
    }
    return masks;
}
#else
inline Masks masksOf(const char* block)
{
    Masks masks;
    for (int i = 0; i < 64; ++i) {
        const uint64_t bit = uint64_t(1) << i;
        const char c = block[i];
        masks.quotes |= c == '"' ? bit : 0;
        masks.backslashes |= c == '\\' ? bit : 0;
        masks.opens |= c == '{' || c == '[' ? bit : 0;
        masks.closes |= c == '}' || c == ']' ? bit : 0;
    }
    return masks;
}
#endif

// Bit i = exclusive-or of bits 0…i: ones from each opening quote up to its closing one.
inline uint64_t prefixXor(uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

} // namespace

void ValueScanner::begin()
{
    m_depth = 0;
    m_inString = m_escaped = m_done = m_tooDeep = false;
}

bool ValueScanner::feedBlock(const char* block, size_t& used)
{
    const Masks masks = masksOf(block);
    uint64_t escaped = m_escaped ? 1 : 0;
    m_escaped = false;
    // Backslashes are rare: walk from one to the next.
    for (uint64_t rest = masks.backslashes & ~escaped; rest != 0;) {
        const int at = std::countr_zero(rest);
        if (at == 63) {
            m_escaped = true;
            break;
        }
        escaped |= uint64_t(2) << at;
        rest &= ~(uint64_t(3) << at);
    }
    const uint64_t inside = prefixXor(masks.quotes & ~escaped) ^ (m_inString ? ~uint64_t(0) : 0);
    const uint64_t opens = masks.opens & ~inside;
    const uint64_t closes = masks.closes & ~inside;
    const int openCount = std::popcount(opens);
    const int closeCount = std::popcount(closes);
    m_inString = (inside >> 63) != 0;
    if (closeCount < m_depth && m_depth + openCount <= m_maxDepth) {
        m_depth += openCount - closeCount;
        return false;
    }
    for (uint64_t rest = opens | closes; rest != 0; rest &= rest - 1) {
        const int at = std::countr_zero(rest);
        m_depth += (opens >> at) & 1 ? 1 : -1;
        m_done = m_depth <= 0;
        m_tooDeep = m_depth > m_maxDepth;
        if (m_done || m_tooDeep) {
            used = static_cast<size_t>(at) + 1;
            return true;
        }
    }
    return false;
}

size_t ValueScanner::feedBytes(const char* bytes, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        const char c = bytes[i];
        if (m_inString) {
            if (m_escaped)
                m_escaped = false;
            else if (c == '\\')
                m_escaped = true;
            else if (c == '"')
                m_inString = false;
            continue;
        }
        // Outside of strings a backslash is bad JSON; treat it as the blocks do.
        if (m_escaped) {
            m_escaped = false;
        } else if (c == '\\') {
            m_escaped = true;
        } else if (c == '"') {
            m_inString = true;
        }
        if (c == '{' || c == '[') {
            if (++m_depth > m_maxDepth) {
                m_tooDeep = true;
                return i + 1;
            }
        } else if ((c == '}' || c == ']') && --m_depth <= 0) {
            m_done = true;
            return i + 1;
        }
    }
    return count;
}

size_t ValueScanner::feed(const char* bytes, size_t count)
{
    size_t at = 0;
    while (count - at >= 64) {
        size_t used = 0;
        if (feedBlock(bytes + at, used))
            return at + used;
        at += 64;
    }
    return at + feedBytes(bytes + at, count - at);
}

} // namespace mw::kube
