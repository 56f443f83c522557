// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/estate_imprint.h"

#include "models/estate/estate.h"
#include "models/estate/files.h"
#include "models/estate/kube_auth.h"
#include "models/estate/openslo.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace mw {
namespace {

class Imprinter
{
public:
    void estate(const std::string& file)
    {
        m_out.files.push_back(file);
        const Result<Node> root = readYamlFile(file);
        const Result<Estate> estate = readEstate(file);
        if (!root || !estate) {
            unreadable(root ? estate.error() : root.error(), file);
            return;
        }
        // readEstate's text, without places: those count only where a mistake is shown with one.
        say(toJson(*root));
        for (const Diagnostic& found : estate->diagnostics)
            say(describe(Error{ErrorKind::Misconfigured, found.message, 0, {}, found.place}));
        for (const EstateCluster& cluster : estate->clusters)
            context(cluster.kubeconfig, cluster.context);
        for (const EstateSource& source : estate->sources)
            namedBy(source);
    }

    void contexts(const std::vector<std::string>& names)
    {
        if (names.empty())
            context({}, {});
        for (const std::string& name : names)
            context({}, name);
    }

    EstateImprint done()
    {
        std::sort(m_out.files.begin(), m_out.files.end());
        m_out.files.erase(std::unique(m_out.files.begin(), m_out.files.end()), m_out.files.end());
        m_out.meaning = m_digest.result().toHex().toStdString();
        return std::move(m_out);
    }

private:
    struct Config
    {
        std::vector<std::string> files;
        Result<Kubeconfig> read;
    };

    // Each text with its length: no two lists of texts are the same bytes.
    void say(const std::string& text)
    {
        m_digest.addData(QByteArray::number(static_cast<qulonglong>(text.size())).append(':'));
        m_digest.addData(QByteArray::fromStdString(text));
    }
    void say(const nlohmann::json& value)
    {
        say(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
    void sayIf(bool is) { say(std::string(is ? "yes" : "no")); }

    void unreadable(Error error, const std::string& file)
    {
        if (!error.place)
            error.place = Place{file, 0, 0};
        say(describe(error));
        m_out.unreadable.push_back(std::move(error));
    }

    void present(const std::string& file)
    {
        m_out.files.push_back(file);
        say(file);
        sayIf(::access(file.c_str(), R_OK) == 0);
    }

    void content(const std::string& file)
    {
        m_out.files.push_back(file);
        const auto text = readBoundedFile(file, 4u << 20);
        say(file);
        say(text ? *text : describe(text.error()));
    }

    void secret(const std::optional<SecretId>& id)
    {
        if (id && id->str().starts_with("file:"))
            present(id->str().substr(5));
    }

    void namedBy(const EstateSource& source)
    {
        if (!source.caFile.empty())
            content(source.caFile);
        secret(source.bearer);
        secret(source.password);
        const Node* list = source.settings.find("openslo");
        if (!list || !list->isSequence())
            return;
        std::vector<std::string> files;
        for (const Node& item : list->items) {
            if (!item.isString())
                continue;
            files.push_back(absolutePath(item.text, source.folder));
            m_out.files.push_back(files.back()); // a folder: a file more is noticed
        }
        for (const std::string& file : openSloFiles(files))
            content(file);
    }

    const Config& config(const std::string& file)
    {
        const auto known = m_configs.find(file);
        if (known != m_configs.end())
            return known->second;
        const auto wanted = file.empty() ? kubeconfigCandidates() : std::vector<std::string>{file};
        const auto there = file.empty() ? defaultKubeconfigFiles() : wanted;
        m_out.files.insert(m_out.files.end(), wanted.begin(), wanted.end());
        const Config& read
            = m_configs.emplace(file, Config{there, readKubeconfig(there)}).first->second;
        if (!read.read) {
            unreadable(read.read.error(), wanted.empty() ? std::string() : wanted.front());
            return read;
        }
        for (const Diagnostic& found : read.read->diagnostics) {
            if (found.code == "yaml")
                unreadable({ErrorKind::Misconfigured, found.message, 0, {}, found.place},
                           found.place.file);
        }
        return read;
    }

    void context(const std::string& file, const std::string& wanted)
    {
        const Config& all = config(file);
        if (!all.read)
            return;
        const std::string& name = wanted.empty() ? all.read->currentContext : wanted;
        say(name);
        const auto& list = all.read->contexts;
        const auto one
            = std::find_if(list.begin(), list.end(), [&](const auto& c) { return c.name == name; });
        if (one == list.end())
            return sayIf(false);
        for (const std::string* text : {&one->clusterName,
                                        &one->userName,
                                        &one->ns,
                                        &one->server,
                                        &one->caPem,
                                        &one->tlsServerName,
                                        &one->proxyUrl,
                                        &one->basicUser,
                                        &one->impersonateUser,
                                        &one->impersonateUid})
            say(*text);
        say(nlohmann::json(one->impersonateGroups));
        say(nlohmann::json(one->impersonateExtra));
        sayIf(one->insecureSkipTlsVerify);
        sayIf(!one->clientCertPem.empty());
        sayIf(!one->clientKeyInline.empty());
        sayIf(!one->tokenInline.empty());
        for (const std::string& each : one->files)
            present(each);
        say(one->error ? describe(*one->error) : std::string());
        issuer(all.files, name);
    }

    // The plugin or issuer that hands its credentials out, not what was handed out last.
    void issuer(const std::vector<std::string>& files, const std::string& context)
    {
        const auto auth = readKubeAuth(files, context);
        if (!auth)
            return say(describe(auth.error()));
        if (auth->exec) {
            const ExecCommand& exec = *auth->exec;
            for (const std::string* text :
                 {&exec.apiVersion, &exec.command, &exec.folder, &exec.cluster})
                say(*text);
            say(nlohmann::json(exec.args));
            say(nlohmann::json(exec.env));
        }
        if (auth->oidc) {
            for (const std::string* text :
                 {&auth->oidc->issuer, &auth->oidc->clientId, &auth->oidc->caPem})
                say(*text);
        }
    }

    EstateImprint m_out;
    QCryptographicHash m_digest{QCryptographicHash::Sha256};
    std::map<std::string, Config> m_configs;
};

} // namespace

EstateImprint imprintOf(const std::string& estateFile, const std::vector<std::string>& contexts)
{
    Imprinter imprinter;
    if (estateFile.empty())
        imprinter.contexts(contexts);
    else
        imprinter.estate(estateFile);
    return imprinter.done();
}

} // namespace mw
