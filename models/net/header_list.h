// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Request headers in the form libcurl reads (it does not copy them), wiped when they go: one of
// them is the Authorization header.
#pragma once

#include "models/net/transport.h"

#include <string>
#include <vector>

struct curl_slist;

namespace mw {

class HeaderList
{
public:
    HeaderList();
    ~HeaderList();
    HeaderList(const HeaderList&) = delete;
    HeaderList& operator=(const HeaderList&) = delete;

    // Misconfigured for a name or value that would break out of its line; the value is not quoted.
    Status add(std::string_view name, std::string_view value);
    // libcurl leaves out a header of its own ("Expect", "Content-Type").
    void suppress(std::string_view name);
    // Valid until the next change.
    curl_slist* list();
    void clear();

private:
    std::vector<std::string> m_lines;
    std::vector<curl_slist> m_nodes;
};

// "Bearer …" or "Basic …" of the endpoint as the value of an Authorization header; empty without.
Secret authorizationOf(const Endpoint& endpoint);

} // namespace mw
