// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/in_cluster.h"

#include <algorithm>

namespace mw {
namespace {

// The API server would judge a query sent as a form as a change.
class ReadsAsGet final : public RequestSigner
{
public:
    explicit ReadsAsGet(std::shared_ptr<const RequestSigner> then) : m_then(std::move(then)) { }

    void sign(HttpCall& call, const Endpoint& endpoint, World now) const override
    {
        if (isQueryForm(call)) {
            call.method = "GET";
            call.target += call.target.find('?') == std::string::npos ? '?' : '&';
            call.target += call.body;
            call.body.clear();
            std::erase_if(call.headers,
                          [](const auto& header) { return header.first == "Content-Type"; });
        }
        if (m_then)
            m_then->sign(call, endpoint, now);
    }
    void learn(const ResponseHead& head, World now) const override
    {
        if (m_then)
            m_then->learn(head, now);
    }
    World validUntil() const override { return m_then ? m_then->validUntil() : World::max(); }

private:
    std::shared_ptr<const RequestSigner> m_then; // of the cluster
};

} // namespace

bool isQueryForm(const HttpCall& call)
{
    const std::string* type = findHeader(call.headers, "Content-Type");
    return call.method == "POST" && type && *type == "application/x-www-form-urlencoded";
}

EndpointMaker::Made
throughCluster(EndpointMaker::Made cluster, const EstateSource& source, const ServiceRef& service)
{
    EndpointMaker::Made made = std::move(cluster);
    if (!made.credential.server.empty())
        made.credential.server += proxyPath(service);
    if (!made.endpoint)
        return made;
    auto own = std::make_shared<Endpoint>(*made.endpoint);
    own->baseUrl += proxyPath(service);
    own->signer = std::make_shared<const ReadsAsGet>(own->signer);
    if (!source.orgId.empty())
        own->headers.emplace_back("X-Scope-OrgID", source.orgId);
    made.endpoint = std::move(own);
    return made;
}

} // namespace mw
