// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/issued_credentials.h"

#include "app/wiring/aws_endpoints.h"
#include "models/net/aws_plan.h"

namespace mw {
namespace {

// Nothing is signed; the hub learns from it when to ask for a new credential. It does so a minute
// before the time it is told.
class RenewedAt final : public RequestSigner
{
public:
    explicit RenewedAt(World at) : m_until(at + std::chrono::minutes(1)) { }
    void sign(HttpCall&, const Endpoint&, World) const override { }
    World validUntil() const override { return m_until; }

private:
    World m_until;
};

} // namespace

IssuedCredentials::IssuedCredentials(Transport& transport, const Clock& clock, SecretStore& store)
    : m_allowed(allowedProgramsFile()), m_exec(clock, m_allowed), m_oidc(transport, clock, &store)
{
}

void IssuedCredentials::run(const std::string& source,
                            const ExecCommand& command,
                            const std::shared_ptr<Endpoint>& endpoint,
                            const std::shared_ptr<CredentialFacts>& facts,
                            std::function<void(const ExecAnswer&)> done)
{
    facts->kind = command.plain ? "credential command" : "exec plugin";
    facts->origin = shownCommand(identity(command, command.command));
    facts->origin += command.place.file.empty()
        ? std::string()
        : ", " + command.place.file + ":" + std::to_string(command.place.line);
    facts->renewable = true;
    facts->waitsFor = facts->origin;
    m_underWay[source] = facts;
    m_exec.get(
        command,
        [this, source, command, endpoint, facts, done = std::move(done)](const ExecAnswer& answer) {
            m_underWay.erase(source);
            facts->waitsFor.clear();
            facts->program = answer.program;
            facts->wantsAllowance = answer.wantsAllowance;
            if (answer.credential) {
                m_given[source].push_back(ByPlugin{command, answer.credential});
                if (answer.credential->expires != World::max())
                    facts->expires = answer.credential->expires;
                if (answer.renewAt != World::max()) {
                    endpoint->signer = std::make_shared<RenewedAt>(answer.renewAt);
                    // The same secret for longer is news too.
                    facts->fingerprint
                        ^= std::hash<int64_t>{}(answer.renewAt.time_since_epoch().count());
                }
            }
            done(answer);
        });
}

void IssuedCredentials::issue(const std::string& source,
                              const KubeAuth& auth,
                              const std::shared_ptr<Endpoint>& endpoint,
                              const std::shared_ptr<CredentialFacts>& facts,
                              const Done& done)
{
    m_given[source].clear();
    if (auth.exec) {
        run(source, *auth.exec, endpoint, facts, [endpoint, done](const ExecAnswer& answer) {
            if (!answer.credential)
                return done(answer.error);
            endpoint->bearer = answer.credential->token;
            if (answer.credential->clientKeyPem) {
                endpoint->tls.clientCertPem = answer.credential->clientCertPem;
                endpoint->tls.clientKeyPem = answer.credential->clientKeyPem;
            }
            done({});
        });
        return;
    }
    const OidcUser user = *auth.oidc;
    facts->kind = "OpenID Connect issuer";
    facts->origin
        = "issuer " + user.issuer + ", " + user.place.file + ":" + std::to_string(user.place.line);
    facts->renewable = true;
    facts->waitsFor = "the issuer " + user.issuer;
    m_underWay[source] = facts;
    m_oidc.get(user,
               endpoint->proxy,
               [this, source, user, endpoint, facts, done](const OidcAnswer& answer) {
                   m_underWay.erase(source);
                   facts->waitsFor.clear();
                   if (!answer.token)
                       return done(answer.error);
                   m_given[source].push_back(ByIssuer{user, answer.token});
                   endpoint->bearer = answer.token;
                   if (answer.renewAt != World::max())
                       endpoint->signer = std::make_shared<RenewedAt>(answer.renewAt);
                   facts->origin += answer.renewed ? " (renewed; the kubeconfig is left as it is)"
                                                   : " (of the kubeconfig)";
                   done({});
               });
}

void IssuedCredentials::secret(const std::string& source,
                               const SecretId& id,
                               const std::string& folder,
                               const Place& place,
                               const std::shared_ptr<Endpoint>& endpoint,
                               const std::shared_ptr<CredentialFacts>& facts,
                               const SecretDone& done)
{
    const auto words = splitCommand(std::string_view(id.str()).substr(5));
    if (!words || words->empty()) {
        done(Error{ErrorKind::Misconfigured,
                   words ? "exec: names no command" : "the command has an open quote",
                   0,
                   {},
                   place});
        return;
    }
    m_given[source].clear();
    ExecCommand command;
    command.plain = true;
    command.command = words->front();
    command.args.assign(words->begin() + 1, words->end());
    command.folder = folder;
    command.place = place;
    run(source, command, endpoint, facts, [done](const ExecAnswer& answer) {
        if (!answer.credential)
            return done(*answer.error);
        if (!answer.credential->token)
            return done(Error{ErrorKind::Misconfigured,
                              "the command gave a certificate, a token is wanted",
                              0,
                              {},
                              {}});
        done(answer.credential->token);
    });
}

void IssuedCredentials::refused(const std::string& source)
{
    const auto it = m_given.find(source);
    if (it == m_given.end())
        return;
    for (const auto& given : it->second) {
        if (const auto* plugin = std::get_if<ByPlugin>(&given))
            m_exec.refused(plugin->command, plugin->credential);
        else if (const auto* issuer = std::get_if<ByIssuer>(&given))
            m_oidc.refused(issuer->user, issuer->token);
    }
}

const CredentialFacts* IssuedCredentials::underWay(const std::string& source) const
{
    const auto it = m_underWay.find(source);
    return it == m_underWay.end() ? nullptr : it->second.get();
}

} // namespace mw
