// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One page of GetCostAndUsage, decoded on a pool thread.
#pragma once

#include "models/data/cost.h"
#include "models/sources/source.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::aws {

struct PageForm
{
    Atom source;
    Atom account; // of lines that are not split by account
    bool byAccount = false;
};

struct CostPage
{
    std::vector<CostLine> lines;
    std::string nextToken; // empty: the last page
    bool clockRefused = false; // nothing read: the signature did not fit the server's clock
};

// Decode: a broken amount or day is an error, never a cost of 0. Unknown fields are skipped.
Result<CostPage> decodePage(std::string_view body, const PageForm& form);
// FOCUS's ChargeCategory of a RECORD_TYPE. Fees that recur with the hours run on like usage.
Atom categoryOf(std::string_view recordType);
// "2026-11-25"; false: no date.
bool parseDay(std::string_view text, std::chrono::sys_days& day);
std::string dayText(std::chrono::sys_days day);

class PageDecoder final : public Decoder
{
public:
    // mayCorrect: a refusal for the clock is a result and not an error, once.
    PageDecoder(PageForm form, bool mayCorrect) : m_form(form), m_mayCorrect(mayCorrect) { }
    Status head(const ResponseHead& head) override;
    Result<Delta> feed(std::string_view bytes) override;
    Result<Delta> finish() override;
    std::any takeResult() override { return std::move(m_result); }

private:
    PageForm m_form;
    bool m_mayCorrect;
    ResponseHead m_head;
    std::string m_body;
    std::any m_result;
};

} // namespace mw::aws
