// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a silence would quieten: Alertmanager's rules of matching, on our side, so that the number
// is known before anything is sent. A label that is not there is the empty text; a regular
// expression must match the whole value (RE2 syntax, as the server has it). Pure; any thread.
#pragma once

#include "models/base/result.h"
#include "models/data/alert.h"

#include <memory>
#include <string>
#include <vector>

namespace mw {

class SilenceMatch
{
public:
    // Invalid, as the server would refuse it: no matcher, one without a name, a broken expression,
    // or nothing but matchers that fit an alert without labels.
    static Result<SilenceMatch> compile(const std::vector<SilenceMatcher>& matchers);
    bool matches(const LabelSet& labels) const;

private:
    struct One;
    std::vector<std::shared_ptr<const One>> m_all;
};

// PromQL's form: alertname="A", env!="dev".
std::string matcherText(const SilenceMatcher& matcher);
std::string matcherText(const std::vector<SilenceMatcher>& matchers);
// The same back, with braces or without, one per comma or line; values may stand without quotes.
// Invalid: what is wrong, with the piece of text.
Result<std::vector<SilenceMatcher>> parseMatchers(std::string_view text);

} // namespace mw
