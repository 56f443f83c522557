// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as one kubeconfig or, cut at the first 0xFF, as two that are merged. A context without
// an error can be used; the first file decides; no message repeats a token.
#include "models/estate/estate.h"

#include "models/estate/files.h"
#include "models/estate/kube_auth.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/secrets_said.h"

#include <algorithm>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkContext(const mw::KubeContext& context, const mw::Kubeconfig& config)
{
    require(!context.name.empty());
    if (context.error) {
        require(context.error->place.has_value());
        require(std::any_of(config.diagnostics.begin(), config.diagnostics.end(), [&](auto& found) {
            return found.place == *context.error->place && found.message == context.error->detail;
        }));
        return;
    }
    require(mw::urlProblem(context.server).empty() && !context.server.ends_with('/'));
    require(context.proxyUrl.empty() || mw::proxyProblem(context.proxyUrl).empty());
    require(!context.insecureSkipTlsVerify || context.caPem.empty());
    require(context.clientCertPem.empty() || context.clientKeyFile
            || !context.clientKeyInline.empty());
    require(!context.impersonateUser.empty()
            || (context.impersonateGroups.empty() && context.impersonateUid.empty()
                && context.impersonateExtra.empty()));
    require(context.tokenFile.empty() || context.tokenFile.starts_with('/'));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static mwfuzz::MemoryFile first, second;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const size_t cut = text.find('\xff');
    const bool two = cut != std::string_view::npos;
    first.write(text.substr(0, cut));
    std::vector<std::string> files{first.path()};
    if (two) {
        second.write(text.substr(cut + 1));
        files.push_back(second.path());
    }
    const auto config = mw::readKubeconfig(files);
    if (!config) {
        require(!config.error().detail.empty());
        return 0;
    }
    std::vector<std::string> secrets;
    for (const std::string_view part : {text.substr(0, cut), two ? text.substr(cut + 1) : ""}) {
        if (const auto node = mw::parseYaml(part, "fuzz"))
            mwfuzz::secretsUnder(
                *node,
                {"token", "password", "client-key-data", "id-token", "refresh-token"},
                false,
                text,
                secrets);
    }
    for (const mw::Diagnostic& found : config->diagnostics) {
        require(!found.message.empty() && !found.code.empty());
        require(found.place.line >= 0 && found.place.line <= mwfuzz::linesOf(text));
        mwfuzz::abortIfSaid(secrets, found.message);
    }
    for (const mw::KubeContext& context : config->contexts) {
        const auto auth = mw::readKubeAuth(files, context.name);
        if (!auth) {
            require(auth.error().place.has_value());
            mwfuzz::abortIfSaid(secrets, auth.error().detail);
            continue;
        }
        require(!auth->exec || !auth->oidc);
        if (auth->exec) {
            require(!auth->exec->command.empty());
            const auto asked = mw::parseYaml(mw::execInfo(*auth->exec), "info");
            require(asked && asked->isMapping());
        }
        if (auth->oidc)
            require(mw::urlProblem(auth->oidc->issuer).empty()
                    && (auth->oidc->idToken || auth->oidc->refreshToken));
    }
    std::set<std::string> names;
    std::vector<std::string> inOrder;
    for (const mw::KubeContext& context : config->contexts) {
        checkContext(context, *config);
        require(names.insert(context.name).second);
        inOrder.push_back(context.name);
    }
    const auto alone = mw::readKubeconfig({first.path()});
    if (two && alone) {
        require(alone->currentContext.empty() || alone->currentContext == config->currentContext);
        require(alone->contexts.size() <= config->contexts.size());
        for (size_t i = 0; i < alone->contexts.size(); ++i) {
            const mw::KubeContext& before = alone->contexts[i];
            const mw::KubeContext& merged = config->contexts[i];
            require(before.name == merged.name && before.clusterName == merged.clusterName);
            // What worked alone is not changed by a later file.
            if (!before.error)
                require(!merged.error && before.server == merged.server
                        && (before.userName.empty() || before.tokenInline == merged.tokenInline));
        }
    }
    inOrder.push_back("no such context");
    const mw::Estate estate = mw::estateFromContexts(*config, inOrder);
    require(estate.clusters.size() == inOrder.size());
    return 0;
}
