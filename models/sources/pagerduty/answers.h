// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of PagerDuty as rows. Any thread. Errors name the endpoint and the field: Protocol (no
// JSON, or JSON of something else), Decode (damaged, wrong types). null is the same as absent.
#pragma once

#include "models/base/result.h"
#include "models/data/page.h"

#include <string_view>
#include <vector>

namespace mw::pd {

template <class Row>
struct Paged
{
    std::vector<Row> rows;
    int64_t offset = 0, limit = 0;
    bool more = false;
};

Result<Paged<Page>> decodeIncidents(std::string_view body, Atom source);
Result<Paged<OnCallShift>> decodeOnCalls(std::string_view body, Atom source);
Result<PagerIdentity> decodeUser(std::string_view body, Atom source);

} // namespace mw::pd
