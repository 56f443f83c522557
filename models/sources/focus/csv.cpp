// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/focus/csv.h"

namespace mw::focus {

bool Csv::endField()
{
    if (m_fields.size() >= maxFields)
        return false;
    m_fields.push_back(std::move(m_field));
    m_field.clear();
    m_quoted = m_closed = false;
    return true;
}

Csv::Problem Csv::endRecord(const Record& record)
{
    const bool empty = !m_any;
    if (!endField())
        return Problem::TooLong;
    Problem problem = Problem::None;
    if (!empty && !record(m_fields))
        problem = Problem::Stopped;
    m_fields.clear();
    m_bytes = 0;
    m_any = false;
    return problem;
}

Csv::Problem Csv::feed(std::string_view bytes, const Record& record)
{
    static constexpr std::string_view mark = "\xEF\xBB\xBF";
    for (const char c : bytes) {
        if (m_mark >= 0) {
            if (c == mark[static_cast<size_t>(m_mark)]) {
                m_mark = m_mark == 2 ? -1 : m_mark + 1;
                continue;
            }
            m_field.append(mark.substr(0, static_cast<size_t>(m_mark)));
            m_mark = -1;
        }
        if (++m_bytes > maxRecordBytes)
            return Problem::TooLong;
        if (m_carriage && c != '\n') // a CR of its own is a character
            m_field += '\r';
        const bool afterCarriage = m_carriage;
        m_carriage = false;
        if (m_inQuotes) {
            if (c == '"')
                m_inQuotes = false;
            else
                m_field += c;
            m_closed = !m_inQuotes;
            m_at += c == '\n';
            continue;
        }
        if (c == '\n') {
            ++m_at;
            const Problem problem = endRecord(record);
            m_line = m_at;
            if (problem != Problem::None)
                return problem;
        } else if (c == ',') {
            m_any = true;
            if (!endField())
                return Problem::TooLong;
        } else if (c == '\r') {
            m_carriage = true;
        } else if (c == '"' && !afterCarriage && m_field.empty() && !m_quoted) {
            m_any = m_inQuotes = m_quoted = true;
        } else if (c == '"' && m_closed) { // "" inside quotes
            m_field += '"';
            m_inQuotes = true;
            m_closed = false;
        } else if (m_closed || c == '"') {
            return Problem::Quote; // text after the closing quote, or a quote inside plain text
        } else {
            m_any = true;
            m_field += c;
        }
    }
    return Problem::None;
}

Csv::Problem Csv::finish(const Record& record)
{
    if (m_inQuotes)
        return Problem::Quote;
    if (!m_any && m_field.empty() && m_fields.empty())
        return Problem::None;
    return endRecord(record);
}

} // namespace mw::focus
