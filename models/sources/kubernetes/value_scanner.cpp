// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/value_scanner.h"

#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#define MW_AVX2 [[gnu::target("avx2,bmi,popcnt")]]
#endif

namespace mw::kube {
namespace {

struct Masks
{
    uint64_t quotes = 0, backslashes = 0, opens = 0, closes = 0;
};

#if defined(__x86_64__)
// '[' | 0x20 == '{' and ']' | 0x20 == '}', and nothing else becomes one.
constexpr char curl = 0x20;

inline uint64_t maskOf(__m128i equal, int part)
{
    return static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(equal))) << (16 * part);
}

inline Masks masksOf(const char* block)
{
    Masks masks;
    for (int part = 0; part < 4; ++part) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + 16 * part));
        const __m128i curled = _mm_or_si128(bytes, _mm_set1_epi8(curl));
        masks.quotes |= maskOf(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), part);
        masks.backslashes |= maskOf(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')), part);
        masks.opens |= maskOf(_mm_cmpeq_epi8(curled, _mm_set1_epi8('{')), part);
        masks.closes |= maskOf(_mm_cmpeq_epi8(curled, _mm_set1_epi8('}')), part);
    }
    return masks;
}

MW_AVX2 inline uint64_t wideMask(__m256i low, __m256i high)
{
    return static_cast<uint64_t>(static_cast<uint32_t>(_mm256_movemask_epi8(low)))
        | static_cast<uint64_t>(static_cast<uint32_t>(_mm256_movemask_epi8(high))) << 32;
}

MW_AVX2 inline uint64_t wideEqual(__m256i low, __m256i high, char c)
{
    const __m256i wanted = _mm256_set1_epi8(c);
    return wideMask(_mm256_cmpeq_epi8(low, wanted), _mm256_cmpeq_epi8(high, wanted));
}

MW_AVX2 inline Masks wideMasksOf(const char* block)
{
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + 32));
    const __m256i lowCurled = _mm256_or_si256(low, _mm256_set1_epi8(curl));
    const __m256i highCurled = _mm256_or_si256(high, _mm256_set1_epi8(curl));
    return {wideEqual(low, high, '"'),
            wideEqual(low, high, '\\'),
            wideEqual(lowCurled, highCurled, '{'),
            wideEqual(lowCurled, highCurled, '}')};
}

bool hasAvx2()
{
    static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("popcnt");
    return has;
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
[[gnu::always_inline]] inline uint64_t prefixXor(uint64_t bits)
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

template <class Masks>
[[gnu::always_inline]] inline bool ValueScanner::feedBlock(const Masks& masks, size_t& used)
{
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

size_t ValueScanner::feedBlocks(const char* bytes, size_t count)
{
    size_t used = 0;
    for (size_t at = 0; at < count; at += 64) {
        if (feedBlock(masksOf(bytes + at), used))
            return at + used;
    }
    return count;
}

#if defined(__x86_64__)
MW_AVX2 size_t ValueScanner::feedWideBlocks(const char* bytes, size_t count)
{
    size_t used = 0;
    for (size_t at = 0; at < count; at += 64) {
        if (feedBlock(wideMasksOf(bytes + at), used))
            return at + used;
    }
    return count;
}
#endif

size_t ValueScanner::feed(const char* bytes, size_t count)
{
    const size_t whole = count & ~size_t(63);
    size_t used = 0;
#if defined(__x86_64__)
    used = hasAvx2() ? feedWideBlocks(bytes, whole) : feedBlocks(bytes, whole);
#else
    used = feedBlocks(bytes, whole);
#endif
    if (m_done || m_tooDeep)
        return used;
    return whole + feedBytes(bytes + whole, count - whole);
}

} // namespace mw::kube
