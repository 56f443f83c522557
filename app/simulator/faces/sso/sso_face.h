// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The organisation's OpenID Connect issuer, as far as a console meets it: discovery, keys and the
// refresh grant. ID tokens are signed (ES256: a key of RSA takes half a second to make, at every
// start) and live an hour of the simulation's time. The recovery cluster knows its people by them.
#pragma once

#include "app/simulator/estate/world.h"
#include "app/simulator/faces/face.h"
#include "app/simulator/faces/face_server.h"
#include "app/simulator/faces/meet_fault.h"

#include <openssl/types.h>

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace mw::sim {

class SsoFace final : public Face
{
public:
    explicit SsoFace(World& world);
    ~SsoFace() override;
    std::string name() const override { return "sso"; }
    Status start(const std::string& host, int port, const std::string& dir) override;
    int port() const override { return m_server ? m_server->port() : 0; }
    void stop() override;
    std::string estateSources(const std::string& /*url*/) const override { return {}; }

    std::string issuer() const;
    // What somebody who signed in yesterday has in the kubeconfig.
    std::string oldIdToken();
    const std::string& refreshToken() const { return m_refresh; }
    // Whom a token is of, if it is ours and has not expired. Any thread.
    std::optional<std::string> subjectOf(const std::string& idToken) const;

private:
    void handle(const httplib::Request& request, httplib::Response& response);
    FaceAnswer answer(const httplib::Request& request);
    FaceAnswer token(const httplib::Request& request);
    std::string signedToken(Ms issued, Ms expires) const;

    World& m_world;
    std::unique_ptr<FaceServer> m_server;
    std::shared_ptr<EVP_PKEY> m_key;
    std::string m_refresh;
    mutable std::mutex m_mutex; // guards what follows
    std::map<std::string, Ms> m_issued; // id token → expiry
};

} // namespace mw::sim
