// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/header_list.h"

#include <algorithm>
#include <curl/curl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace mw {
namespace {

bool isTokenChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isValueChar(char c)
{
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
}

void wipe(std::string& text)
{
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

} // namespace

HeaderList::HeaderList() = default;

HeaderList::~HeaderList()
{
    clear();
}

void HeaderList::clear()
{
    for (std::string& line : m_lines)
        wipe(line);
    m_lines.clear();
    m_nodes.clear();
}

Status HeaderList::add(std::string_view name, std::string_view value)
{
    const bool nameOk = !name.empty() && std::all_of(name.begin(), name.end(), isTokenChar);
    if (!nameOk || !std::all_of(value.begin(), value.end(), isValueChar)) {
        Error error;
        error.kind = ErrorKind::Misconfigured;
        error.detail = nameOk ? "the value of header '" + std::string(name)
                + "' has a line break or control character"
                              : std::string("a header has an invalid name");
        return error;
    }
    // One allocation of the right size, so that nothing is left behind by growing.
    std::string line;
    line.reserve(name.size() + value.size() + 2);
    line.append(name);
    // libcurl reads "Name:" as "leave it out" and "Name;" as "send it empty".
    if (value.empty())
        line.append(";");
    else
        line.append(": ").append(value);
    if (m_lines.empty())
        m_lines.reserve(16);
    m_lines.push_back(std::move(line));
    return {};
}

void HeaderList::suppress(std::string_view name)
{
    m_lines.push_back(std::string(name) + ":");
}

curl_slist* HeaderList::list()
{
    m_nodes.resize(m_lines.size());
    for (size_t i = 0; i < m_lines.size(); ++i)
        m_nodes[i] = {m_lines[i].data(), i + 1 < m_lines.size() ? &m_nodes[i + 1] : nullptr};
    return m_nodes.empty() ? nullptr : m_nodes.data();
}

Secret authorizationOf(const Endpoint& endpoint)
{
    if (endpoint.bearer && !endpoint.bearer->empty()) {
        const std::string_view token = endpoint.bearer->reveal();
        std::string value;
        value.reserve(endpoint.authScheme.size() + token.size());
        value.append(endpoint.authScheme).append(token);
        return Secret(std::move(value));
    }
    if (endpoint.basicUser.empty() && !endpoint.basicPassword)
        return Secret();
    const std::string_view password
        = endpoint.basicPassword ? endpoint.basicPassword->reveal() : std::string_view();
    std::string plain;
    plain.reserve(endpoint.basicUser.size() + 1 + password.size());
    plain.append(endpoint.basicUser).append(":").append(password);
    std::string value(6 + 4 * ((plain.size() + 2) / 3) + 1, '\0');
    value.replace(0, 6, "Basic ");
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(value.data() + 6),
                                       reinterpret_cast<const unsigned char*>(plain.data()),
                                       static_cast<int>(plain.size()));
    value.resize(6 + static_cast<size_t>(length));
    wipe(plain);
    return Secret(std::move(value));
}

} // namespace mw
