// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an estate file. What carries no error must be usable, what has one must say where,
// and no message may repeat a secret that somebody wrote into the file.
#include "models/estate/estate.h"

#include "models/estate/estate_checks.h"
#include "models/estate/files.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/secrets_said.h"

#include <algorithm>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkError(const std::optional<mw::Error>& error, const mw::Estate& estate)
{
    if (!error)
        return;
    require(error->place.has_value() && !error->detail.empty());
    require(std::any_of(
        estate.diagnostics.begin(), estate.diagnostics.end(), [&](const mw::Diagnostic& found) {
            return found.severity == mw::Diagnostic::Severity::Error && found.place == *error->place
                && found.message == error->detail;
        }));
}

void checkSource(const mw::EstateSource& source, const mw::Estate& estate)
{
    checkError(source.error, estate);
    require(source.url.empty() || mw::urlProblem(source.url).empty());
    require(source.proxy.empty() || mw::proxyProblem(source.proxy).empty());
    require(source.orgId.find_first_of("\r\n") == std::string::npos);
    if (!source.error)
        require(source.type == "prometheus" && !source.url.empty());
    std::set<std::string> names;
    for (const mw::DeclaredSlo& slo : source.slos) {
        checkError(slo.error, estate);
        require(names.insert(slo.name).second);
        if (slo.error || source.error)
            continue;
        require(mw::objectiveProblem(slo.objective).empty());
        require(mw::windowProblem(slo.window).empty());
        require(mw::selectorProblem(slo.errors).empty() && mw::selectorProblem(slo.total).empty());
        require(slo.errors.empty() == slo.total.empty());
        require(slo.errors.empty() != slo.errorRatioQuery.empty());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static mwfuzz::MemoryFile file;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    file.write(text);
    const auto estate = mw::readEstate(file.path());
    const auto node = mw::parseYaml(text, file.path());
    require(estate.has_value() == (node.has_value() && node->isMapping()));
    if (!estate) {
        require(estate.error().place.has_value() && !estate.error().detail.empty());
        return 0;
    }
    std::vector<std::string> secrets;
    mwfuzz::secretsUnder(*node, {"bearer", "password"}, false, text, secrets);
    for (const mw::Diagnostic& found : estate->diagnostics) {
        require(!found.message.empty() && !found.code.empty());
        require(found.place.line >= 0 && found.place.line <= mwfuzz::linesOf(text));
        mwfuzz::abortIfSaid(secrets, found.message);
    }
    std::set<std::string> names;
    for (const mw::EstateCluster& cluster : estate->clusters) {
        checkError(cluster.error, *estate);
        require(!cluster.name.empty());
        require(cluster.error || names.insert(cluster.name).second);
        require(cluster.kubeconfig.empty() || cluster.kubeconfig.starts_with('/'));
    }
    for (const mw::EstateSource& source : estate->sources) {
        require(source.error || names.insert(source.name).second);
        checkSource(source, *estate);
    }
    for (const std::string& folder : estate->runbookFolders)
        require(folder.starts_with('/'));
    require(estate->clockUrl.empty() || mw::urlProblem(estate->clockUrl).empty());
    const auto again = mw::readEstate(file.path());
    require(again && again->diagnostics == estate->diagnostics);
    return 0;
}
