// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/clock.h"

#include <cstdio>

namespace mw {
namespace {

bool digits(std::string_view text, size_t at, size_t count, int& value)
{
    if (at + count > text.size())
        return false;
    value = 0;
    for (size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    return true;
}

} // namespace

std::string formatTime(World time)
{
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const auto rest = time - day;
    const auto h = duration_cast<hours>(rest);
    const auto m = duration_cast<minutes>(rest - h);
    const auto s = duration_cast<seconds>(rest - h - m);
    const auto ms = duration_cast<milliseconds>(rest - h - m - s);
    char buffer[64];
    if (ms.count() != 0) {
        std::snprintf(buffer,
                      sizeof buffer,
                      "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                      int(date.year()),
                      unsigned(date.month()),
                      unsigned(date.day()),
                      int(h.count()),
                      int(m.count()),
                      int(s.count()),
                      int(ms.count()));
    } else {
        std::snprintf(buffer,
                      sizeof buffer,
                      "%04d-%02u-%02uT%02d:%02d:%02dZ",
                      int(date.year()),
                      unsigned(date.month()),
                      unsigned(date.day()),
                      int(h.count()),
                      int(m.count()),
                      int(s.count()));
    }
    return buffer;
}

bool parseTime(std::string_view text, World& time)
{
    using namespace std::chrono;
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;
    if (text.size() < 20 || !digits(text, 0, 4, y) || text[4] != '-' || !digits(text, 5, 2, mo)
        || text[7] != '-' || !digits(text, 8, 2, d) || (text[10] != 'T' && text[10] != 't')
        || !digits(text, 11, 2, h) || text[13] != ':' || !digits(text, 14, 2, mi) || text[16] != ':'
        || !digits(text, 17, 2, s))
        return false;
    const year_month_day date{year(y), month(unsigned(mo)), day(unsigned(d))};
    if (!date.ok() || h > 23 || mi > 59 || s > 60)
        return false;
    size_t at = 19;
    int millis = 0;
    if (text[at] == '.') {
        size_t n = 0;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++n) {
            if (n < 3)
                millis = millis * 10 + (text[at] - '0');
        }
        if (n == 0 || n > 9)
            return false;
        for (; n < 3; ++n)
            millis *= 10;
    }
    if (at >= text.size())
        return false;
    minutes offset{0};
    if (text[at] == 'Z' || text[at] == 'z') {
        ++at;
    } else {
        int oh = 0, om = 0;
        if ((text[at] != '+' && text[at] != '-') || !digits(text, at + 1, 2, oh)
            || at + 3 >= text.size() || text[at + 3] != ':' || !digits(text, at + 4, 2, om))
            return false;
        offset = minutes((text[at] == '-' ? -1 : 1) * (oh * 60 + om));
        at += 6;
    }
    if (at != text.size())
        return false;
    time = World(sys_days(date).time_since_epoch() + hours(h) + minutes(mi) + seconds(s)
                 + milliseconds(millis) - offset);
    return true;
}

} // namespace mw
