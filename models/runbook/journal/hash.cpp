// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/journal/hash.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <vector>

namespace mw::runbook {
namespace {

std::string toHex(const unsigned char* bytes, size_t count)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(count * 2);
    for (size_t i = 0; i < count; ++i) {
        out += digits[bytes[i] >> 4];
        out += digits[bytes[i] & 15];
    }
    return out;
}

unsigned nibble(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    return c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10 : 0;
}

} // namespace

std::string sha256Hex(std::string_view bytes)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr);
    return toHex(digest, size);
}

std::string hmacSha256Hex(std::string_view key, std::string_view bytes)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    HMAC(EVP_sha256(),
         key.data(),
         static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(bytes.data()),
         bytes.size(),
         digest,
         &size);
    return toHex(digest, size);
}

std::string hashWords(std::string_view hex)
{
    constexpr char consonants[] = "bdfghjklmnprstvz";
    constexpr char vowels[] = "aiou";
    std::string out;
    for (size_t word = 0; word < 8 && word * 4 + 4 <= hex.size(); ++word) {
        unsigned bits = 0;
        for (size_t i = 0; i < 4; ++i)
            bits = bits << 4 | nibble(hex[word * 4 + i]);
        if (!out.empty())
            out += ' ';
        out += consonants[bits >> 12 & 15];
        out += vowels[bits >> 10 & 3];
        out += consonants[bits >> 6 & 15];
        out += vowels[bits >> 4 & 3];
        out += consonants[bits & 15];
    }
    return out;
}

std::string randomHex(size_t bytes)
{
    std::vector<unsigned char> buffer(bytes);
    RAND_bytes(buffer.data(), static_cast<int>(bytes));
    return toHex(buffer.data(), bytes);
}

} // namespace mw::runbook
