// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as answers about money: Cost Explorer's pages and errors, OpenCost's allocations, what
// a source kept of them, AWS's shared files. What is kept reads back as it was.
#include "models/net/aws_plan.h"
#include "models/net/aws_resolve.h"
#include "models/sources/aws/aws_answer.h"
#include "models/sources/aws/cost_page.h"
#include "models/sources/aws/cost_store.h"
#include "models/sources/opencost/opencost.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace mw;
    const std::string text(reinterpret_cast<const char*>(data), size);
    const Atom source("s");
    if (const auto page = aws::decodePage(text, {source, Atom("1"), false})) {
        aws::CostStore store;
        store.query = "q";
        store.fetchedAt = store.wholeAt = World(Millis(1'795'687'200'000));
        for (const CostLine& line : page->lines)
            store.days[line.day].push_back(line);
        const std::string kept = aws::toText(store);
        const aws::CostStore back = aws::fromText(kept, "q", source);
        if (aws::toText(back) != kept)
            std::abort();
    }
    const aws::AwsError error = aws::readError(text, {});
    (void)aws::classify(400, error, aws::Limit::IsThrottling);
    (void)aws::fromText(text, "q", source);
    (void)opencost::decodeAllocation(text, source, Atom("namespace"), Atom("USD"));
    AwsFiles files;
    if (readAwsConfig(text, "config", files) && readAwsCredentials(text, "credentials", files)) {
        for (const auto& [name, section] : files.config) {
            AwsWish wish;
            wish.profile = name;
            const auto plan = planAws(
                files, [](const std::string&) { return std::nullopt; }, wish);
            if (plan && plan->story.empty())
                std::abort();
        }
    }
    (void)splitCommand(text);
    (void)readProgramAnswer(text, World{});
    (void)readAssumedRole(text);
    (void)readSsoToken(text, World{});
    (void)readSsoCredentials(text);
    return 0;
}
