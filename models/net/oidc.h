// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the ID token of an OpenID Connect user fresh: the kubeconfig's own while it is good, then
// discovery and the refresh grant. The kubeconfig is never written; what an issuer rotates is kept
// in memory and, where there is one, in the keychain. GUI thread.
#pragma once

#include "models/net/transport.h"
#include "models/secrets/oidc_answers.h"

#include <QObject>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace mw {

struct OidcAnswer
{
    SecretPtr token; // null on error
    World expires = World::max();
    World renewAt = World::max();
    bool renewed = false; // by us, not the kubeconfig's own
    std::optional<Error> error; // with a hint for models/text: sign-in
};

class OidcIssuers : public QObject
{
public:
    using Done = std::function<void(OidcAnswer)>;
    // store may be null.
    OidcIssuers(Transport& transport, const Clock& clock, SecretStore* store);
    // done may come before this returns. One refresh at a time for a user, however many ask.
    void get(const OidcUser& user, const std::string& proxy, Done done);
    // A server has refused this token: the next get() asks the issuer, once a minute at most.
    void refused(const OidcUser& user, const SecretPtr& token);

private:
    struct Entry
    {
        std::string key; // by which the keychain keeps it: of the kubeconfig's own tokens
        OidcUser user; // with the newest refresh token
        std::string proxy;
        OidcAnswer answer;
        Monotonic ended = Monotonic::min();
        bool running = false, wanted = false, again = false;
        bool triedStore = false; // in this refresh
        std::vector<Done> waiting;
    };
    void discover(Entry& entry);
    void refresh(Entry& entry, const OidcDiscovery& where);
    void take(Entry& entry, const HttpResponse& answer);
    void fail(Entry& entry, Error error);
    void finish(Entry& entry);
    std::shared_ptr<Endpoint> endpoint(const Entry& entry, const std::string& url) const;

    Transport& m_transport;
    const Clock& m_clock;
    SecretStore* m_store;
    std::map<std::string, Entry> m_entries;
};

} // namespace mw
