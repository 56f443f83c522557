// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secret.h"

#include <openssl/crypto.h>
#include <utility>

namespace mw {
namespace {

// Short strings live inside the object and a move leaves their bytes behind, so the whole capacity
// is wiped, not only the part that is in use.
void wipeString(std::string& text)
{
    text.resize(text.capacity());
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

} // namespace

Secret::Secret(std::string value) : m_value(std::move(value))
{
    wipeString(value);
}

Secret::Secret(Secret&& other) noexcept : m_value(std::move(other.m_value))
{
    other.wipe();
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_value = std::move(other.m_value);
        other.wipe();
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

Secret Secret::clone() const
{
    return Secret(m_value);
}

void Secret::wipe()
{
    wipeString(m_value);
}

} // namespace mw
