// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 and hashes that people can read aloud.
#pragma once

#include <string>
#include <string_view>

namespace mw::runbook {

// 64 lower-case hex digits.
std::string sha256Hex(std::string_view bytes);
std::string hmacSha256Hex(std::string_view key, std::string_view bytes);
// The first 128 bits as eight five-letter words, each consonant-vowel-consonant-vowel-consonant
// (16 bits a word), so that two people can compare them on the phone.
std::string hashWords(std::string_view hex);
// Hex digits from the operating system's random source.
std::string randomHex(size_t bytes);

} // namespace mw::runbook
