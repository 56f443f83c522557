// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/random.h"

#include <cstdio>

namespace mw::sim {

namespace {
constexpr std::string_view alphabet = "bcdfghjklmnpqrstvwxz2456789"; // no vowels: no words
}

uint64_t Random::next()
{
    uint64_t z = (m_state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

std::string Random::suffix(size_t length)
{
    std::string text;
    for (size_t i = 0; i < length; ++i)
        text += alphabet[below(alphabet.size())];
    return text;
}

std::string Random::uuid()
{
    const uint64_t high = (next() & 0xffffffffffff0fffu) | 0x4000u;
    const uint64_t low = (next() & 0x3fffffffffffffffu) | 0x8000000000000000u;
    char text[37];
    std::snprintf(text,
                  sizeof text,
                  "%08x-%04x-%04x-%04x-%012llx",
                  static_cast<unsigned>(high >> 32),
                  static_cast<unsigned>(high >> 16) & 0xffffu,
                  static_cast<unsigned>(high) & 0xffffu,
                  static_cast<unsigned>(low >> 48),
                  static_cast<unsigned long long>(low & 0xffffffffffffu));
    return text;
}

uint64_t hashText(std::string_view text)
{
    uint64_t value = 0xcbf29ce484222325u;
    for (const char c : text)
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return value;
}

std::string safeText(uint64_t value, size_t length)
{
    std::string text;
    for (size_t i = 0; i < length; ++i, value /= alphabet.size())
        text += alphabet[value % alphabet.size()];
    return text;
}

} // namespace mw::sim
