// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a runbook: read, linted, rendered. Lint gives the same findings twice, in file order
// and inside the file; a runbook without an error has conditions that parse.
#include "models/runbook/expression/expression.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/lint/lint.h"
#include "models/runbook/render/render.h"
#include "tests/fuzz/memory_file.h"

#include <algorithm>
#include <tuple>

using namespace mw::runbook;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkClean(const Runbook& book)
{
    std::set<std::string> ids;
    book.forEachStep([&](const StepDef& step) {
        // A drill's replacement takes the id of its step, no other step does.
        require(!step.id.empty());
        if (ids.insert(step.id).second)
            require(book.step(step.id) == &step);
        for (const std::string* condition : {&step.when, &step.doneWhen}) {
            if (!condition->empty())
                require(Template::parseCondition(*condition).has_value());
        }
        for (const OptionDef& option : step.options)
            require(option.target.empty() || book.step(option.target));
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto book = parseRunbook(text, "fuzz.yaml");
    if (!book) {
        require(book.error().place.has_value() && !book.error().detail.empty());
        return 0;
    }
    require(book->text == text && book->sha256 == sha256Hex(text));
    const auto found = lint(*book);
    require(found == lint(*book));
    require(std::is_sorted(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    }));
    for (const mw::Diagnostic& one : found) {
        require(!one.code.empty() && !one.message.empty() && one.place.file == "fuzz.yaml");
        require(one.place.line >= 1 && one.place.line <= mwfuzz::linesOf(text));
    }
    const LintCount counted = count(found);
    require(size_t(counted.errors) + size_t(counted.warnings) <= found.size());
    const auto missing = unavailableTypes(*book);
    require(std::is_sorted(missing.begin(), missing.end())
            && std::adjacent_find(missing.begin(), missing.end()) == missing.end());
    if (counted.errors == 0)
        checkClean(*book);
    require(renderMarkdown(*book) == renderMarkdown(*book));
    const std::string page = renderHtml(*book);
    // Nothing of the file becomes markup.
    require(page.find("<script") == std::string::npos);
    return 0;
}
