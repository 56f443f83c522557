// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CSV (RFC 4180) from any cut of bytes, one record at a time. Quotes may hold commas and line
// breaks; LF and CRLF end a record; a byte order mark is skipped.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::focus {

class Csv
{
public:
    enum class Problem { None, TooLong, Quote, Stopped };
    using Record = std::function<bool(const std::vector<std::string>& fields)>; // false: stop

    static constexpr size_t maxRecordBytes = 1u << 20;
    static constexpr size_t maxFields = 1000;

    Problem feed(std::string_view bytes, const Record& record);
    Problem finish(const Record& record);
    int64_t line() const { return m_line; } // where the current record began, from 1

private:
    bool endField();
    Problem endRecord(const Record& record);

    std::vector<std::string> m_fields;
    std::string m_field;
    size_t m_bytes = 0; // of the record
    int64_t m_line = 1;
    int64_t m_at = 1; // line being read
    int m_mark = 0; // bytes of a byte order mark seen; -1 = past it
    bool m_inQuotes = false;
    bool m_quoted = false; // the field began with a quote
    bool m_closed = false; // … and its quote was closed
    bool m_carriage = false;
    bool m_any = false; // the record has a byte
};

} // namespace mw::focus
