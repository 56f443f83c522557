// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows for the tests of Watch, around three at night.
#pragma once

#include "models/data/change.h"
#include "models/data/finding.h"

namespace mwtest {

inline mw::World at(const char* text)
{
    mw::World time{};
    mw::parseTime(text, time);
    return time;
}
inline const mw::World three = at("2026-01-17T03:00:00Z");

inline mw::Finding
finding(const char* id, mw::Severity severity, mw::World since = three - std::chrono::minutes(8))
{
    mw::Finding out;
    out.id = id;
    out.check = out.id.substr(0, out.id.find(':'));
    out.subject = out.id.substr(out.id.find(':') + 1);
    out.severity = severity;
    out.sentence = "is wrong; rule 1";
    out.since = since;
    return out;
}

inline mw::Change
change(const char* id, mw::ClockLane lane, const char* service, mw::World begin, mw::World end = {})
{
    mw::Change out;
    out.id = id;
    out.lane = lane;
    out.service = service;
    out.at = begin;
    out.until = end;
    return out;
}

} // namespace mwtest
