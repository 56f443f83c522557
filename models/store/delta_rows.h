// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that come back one by one, gathered again: of one type and scope as long as they follow each
// other.
#pragma once

#include "models/data/delta.h"

#include <string>
#include <utility>

namespace mw {

template <class Row>
void addRow(Delta& into, const std::string& scope, Row row)
{
    Rows<Row>* last = into.empty() ? nullptr : std::get_if<Rows<Row>>(&into.back());
    if (!last || last->scope != scope) {
        last = &std::get<Rows<Row>>(into.emplace_back(Rows<Row>{}));
        last->scope = scope;
    }
    last->upserts.push_back(std::move(row));
}

} // namespace mw
