// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/oidc.h"

#include "models/base/percent.h"
#include "models/net/fetch.h"

#include <QCryptographicHash>
#include <QPointer>

namespace mw {
namespace {

using namespace std::chrono_literals;

constexpr auto failureHolds = 10s;
constexpr auto refusalGap = 60s;

TransferLimits smallAnswer()
{
    TransferLimits limits;
    limits.stallTimeout = 15s;
    limits.maxBodyBytes = 256u << 10;
    return limits;
}

World renewal(World expires, World now)
{
    return expires == World::max() ? expires : expires - std::min<Millis>(60s, (expires - now) / 5);
}

std::string keyOf(const OidcUser& user)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](std::string_view part) {
        hash.addData(QByteArrayView(part.data(), static_cast<qsizetype>(part.size())));
        hash.addData(QByteArrayView("\0", 1));
    };
    add(user.issuer);
    add(user.clientId);
    // Two people of one issuer are two users.
    for (const SecretPtr& secret : {user.refreshToken, user.idToken}) {
        if (secret)
            return add(secret->reveal()), hash.result().toHex().toStdString();
    }
    return hash.result().toHex().toStdString();
}

SecretId storeId(const std::string& key)
{
    return SecretId("keychain:midwatch-oidc-" + key.substr(0, 24));
}

} // namespace

OidcIssuers::OidcIssuers(Transport& transport, const Clock& clock, SecretStore* store)
    : m_transport(transport), m_clock(clock), m_store(store)
{
}

void OidcIssuers::get(const OidcUser& user, const std::string& proxy, Done done)
{
    const std::string key = keyOf(user);
    const auto [it, isNew] = m_entries.try_emplace(key);
    Entry& entry = it->second;
    if (isNew) {
        entry.key = key;
        entry.user = user;
    }
    entry.user.caPem = user.caPem;
    entry.user.place = user.place;
    entry.proxy = proxy;
    if (entry.running) {
        entry.waiting.push_back(std::move(done));
        return;
    }
    const World now = m_clock.world();
    if (!entry.answer.token && !entry.answer.error && user.idToken) {
        const World expires = jwtExpiry(user.idToken->reveal());
        if (expires == World{} || renewal(expires, now) > now) {
            entry.answer.token = user.idToken;
            entry.answer.expires = expires == World{} ? World::max() : expires;
            entry.answer.renewAt = renewal(entry.answer.expires, now);
        }
    }
    const bool fresh = !entry.wanted
        && (entry.answer.token
                ? now < entry.answer.renewAt
                : entry.answer.error && m_clock.monotonic() - entry.ended < failureHolds);
    if (fresh) {
        done(entry.answer);
        return;
    }
    entry.waiting.push_back(std::move(done));
    entry.running = true;
    entry.again = std::exchange(entry.wanted, false);
    entry.triedStore = false;
    if (!entry.user.refreshToken) {
        fail(entry,
             {ErrorKind::Unauthorized,
              entry.again ? "the id-token of the kubeconfig was refused, and there is no "
                            "refresh-token to renew it"
                          : "the id-token of the kubeconfig has expired, and there is no "
                            "refresh-token to renew it",
              0,
              {},
              {}});
        return;
    }
    discover(entry);
}

std::shared_ptr<Endpoint> OidcIssuers::endpoint(const Entry& entry, const std::string& url) const
{
    auto out = std::make_shared<Endpoint>();
    out->baseUrl = url;
    out->tls.caPem = entry.user.caPem;
    out->proxy = entry.proxy;
    return out;
}

void OidcIssuers::discover(Entry& entry)
{
    HttpCall call;
    call.target = "/.well-known/openid-configuration";
    call.headers = {{"Accept", "application/json"}};
    fetch(m_transport,
          endpoint(entry, entry.user.issuer),
          std::move(call),
          smallAnswer(),
          this,
          [this, &entry](Result<HttpResponse> answer) {
              if (!answer) {
                  Error error = answer.error();
                  error.detail = "the issuer " + entry.user.issuer + ": " + error.detail;
                  return fail(entry, std::move(error));
              }
              if (answer->head.status != 200) {
                  Error error
                      = errorFromStatus(answer->head.status, answer->head.headers, m_clock.world());
                  error.detail = "the issuer " + entry.user.issuer
                      + " does not give its openid-configuration: HTTP "
                      + std::to_string(answer->head.status);
                  return fail(entry, std::move(error));
              }
              const auto where = readDiscovery(answer->body, entry.user.issuer);
              if (!where)
                  return fail(entry, where.error());
              refresh(entry, *where);
          });
}

void OidcIssuers::refresh(Entry& entry, const OidcDiscovery& where)
{
    const OidcUser& user = entry.user;
    auto to = endpoint(entry, where.tokenEndpoint);
    HttpCall call;
    call.method = "POST";
    call.headers
        = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    call.body = "grant_type=refresh_token&refresh_token="
        + percentEncoded(std::string(user.refreshToken->reveal()));
    if (user.clientSecret && where.basic) {
        // RFC 6749 2.3.1: both halves are form-encoded first.
        to->basicUser = percentEncoded(user.clientId);
        to->basicPassword = std::make_shared<const Secret>(
            Secret(percentEncoded(std::string(user.clientSecret->reveal()))));
    } else {
        call.body += "&client_id=" + percentEncoded(user.clientId);
        if (user.clientSecret)
            call.body
                += "&client_secret=" + percentEncoded(std::string(user.clientSecret->reveal()));
    }
    fetch(m_transport,
          std::move(to),
          std::move(call),
          smallAnswer(),
          this,
          [this, &entry, where](Result<HttpResponse> answer) {
              if (!answer)
                  return fail(entry, answer.error());
              const int status = answer->head.status;
              // The kubeconfig's refresh token was rotated away by us in an earlier life.
              if ((status == 400 || status == 401) && m_store && !entry.triedStore) {
                  entry.triedStore = true;
                  m_store->fetch(storeId(entry.key),
                                 [this,
                                  owner = QPointer<QObject>(this),
                                  &entry,
                                  where,
                                  answer = *std::move(answer)](Result<SecretPtr> kept) {
                                     if (!owner)
                                         return;
                                     if (!kept
                                         || (*kept)->reveal() == entry.user.refreshToken->reveal())
                                         return take(entry, answer);
                                     entry.user.refreshToken = *kept;
                                     refresh(entry, where);
                                 });
                  return;
              }
              take(entry, *answer);
          });
}

void OidcIssuers::take(Entry& entry, const HttpResponse& answer)
{
    const World now = m_clock.world();
    auto tokens = readTokens(answer.body, answer.head.status, now);
    if (!tokens)
        return fail(entry, tokens.error());
    if (tokens->refreshToken
        && tokens->refreshToken->reveal() != entry.user.refreshToken->reveal()) {
        // Without a keychain it is kept in memory alone.
        if (m_store)
            m_store->store(storeId(entry.key), tokens->refreshToken, [](const Status&) {});
        entry.user.refreshToken = tokens->refreshToken;
    }
    entry.answer = {};
    entry.answer.token = tokens->idToken;
    entry.answer.expires = tokens->expires;
    entry.answer.renewAt = renewal(tokens->expires, now);
    entry.answer.renewed = true;
    finish(entry);
}

void OidcIssuers::fail(Entry& entry, Error error)
{
    entry.answer = {};
    if (error.kind == ErrorKind::Unauthorized)
        error.hint = "sign-in " + entry.user.issuer;
    if (!entry.user.place.file.empty())
        error.place = entry.user.place;
    // Whatever keeps the issuer from answering, what it comes to is that nobody is signed in.
    if (error.kind != ErrorKind::Misconfigured && error.kind != ErrorKind::Unauthorized) {
        error.hint = "issuer-down " + entry.user.issuer;
        error.kind = ErrorKind::Unauthorized;
    }
    entry.answer.error = std::move(error);
    finish(entry);
}

void OidcIssuers::finish(Entry& entry)
{
    entry.running = false;
    entry.ended = m_clock.monotonic();
    const OidcAnswer answer = entry.answer;
    for (const Done& done : std::exchange(entry.waiting, {}))
        done(answer);
}

void OidcIssuers::refused(const OidcUser& user, const SecretPtr& token)
{
    const auto it = m_entries.find(keyOf(user));
    if (it == m_entries.end() || it->second.running || !token || it->second.answer.token != token)
        return;
    Entry& entry = it->second;
    if (entry.again && m_clock.monotonic() - entry.ended < refusalGap)
        return;
    entry.wanted = true;
}

} // namespace mw
