// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/github/github_face.h"

#include "app/simulator/estate/core.h"
#include "app/simulator/estate/random.h"

#include <fcntl.h>
#include <httplib.h>
#include <openssl/rand.h>
#include <unistd.h>

namespace mw::sim {

using github::Json;

namespace {

std::string randomHex(size_t bytes)
{
    std::string raw(bytes, '\0');
    RAND_bytes(reinterpret_cast<unsigned char*>(raw.data()), static_cast<int>(bytes));
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (const char c : raw) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

Status writeSecret(const std::string& path, const std::string& text)
{
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool done
        = file >= 0 && write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (file >= 0)
        close(file);
    return done ? Status() : Status(Error{ErrorKind::Io, "cannot write " + path, 0, {}, {}});
}

std::vector<std::string> partsOf(const std::string& path)
{
    std::vector<std::string> out;
    size_t at = 0;
    while (at < path.size()) {
        const size_t end = std::min(path.find('/', at), path.size());
        if (end > at)
            out.push_back(path.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

bool isRead(const std::string& method)
{
    return method == "GET" || method == "HEAD";
}

} // namespace

GithubFace::GithubFace(World& world) : m_world(world) { }

GithubFace::~GithubFace()
{
    stop();
}

Status GithubFace::start(const std::string& host, int port, const std::string& dir)
{
    m_token = "ghs_" + randomHex(18);
    m_tokenFile = dir + "/github-token";
    if (Status written = writeSecret(m_tokenFile, m_token); !written)
        return written;
    if (Status listening
        = listen(m_logs,
                 host,
                 0,
                 [this](const httplib::Request& request, httplib::Response& response) {
                     handleLog(request, response);
                 });
        !listening)
        return listening;
    return listen(
        m_server, host, port, [this](const httplib::Request& request, httplib::Response& response) {
            handle(request, response);
        });
}

void GithubFace::stop()
{
    if (m_server)
        m_server->stop();
    if (m_logs)
        m_logs->stop();
}

std::string GithubFace::estateSources(const std::string& url) const
{
    std::string out = "- name: github\n  type: github\n  environment: prod\n  url: " + url
        + "\n  auth: {bearer: \"file:" + m_tokenFile + "\"}\n  settings:\n    repositories:\n";
    for (const CiRepository& repository : ciRepositories())
        out += "    - " + repository.name + "\n";
    return out + "    environments: {production: prod}\n";
}

GithubFace::Answer GithubFace::missing()
{
    Answer answer;
    answer.code = 404;
    answer.body = github::error("Not Found", "404");
    return answer;
}

// True: the fault has answered, or closed the connection.
bool GithubFace::meet(const WireFault& fault,
                      const httplib::Request& request,
                      httplib::Response& response)
{
    using K = WireFault::Kind;
    const auto answer = [&](int code, const std::string& message) {
        response.status = code;
        response.set_content(github::error(message, std::to_string(code)).dump(),
                             "application/json; charset=utf-8");
        return true;
    };
    switch (fault.kind) {
    case K::HalfOpen:
    case K::Slow:
        if (!m_server->linger(m_world, fault))
            return false;
        m_server->hangUp(request);
        return true;
    case K::Reset:
    case K::ReplyLost:
        m_server->hangUp(request);
        return true;
    case K::Throttled:
        if (fault.note == "primary") { // the hour's requests are used up
            response.set_header("x-ratelimit-limit", std::to_string(limit));
            response.set_header("x-ratelimit-remaining", "0");
            response.set_header("x-ratelimit-used", std::to_string(limit));
            response.set_header("x-ratelimit-resource", "core");
            response.set_header("x-ratelimit-reset",
                                std::to_string(m_world.now() / 1000 + fault.retryAfter));
            return answer(403, "API rate limit exceeded for installation ID 7.");
        }
        if (fault.retryAfter > 0)
            response.set_header("Retry-After", std::to_string(fault.retryAfter));
        return answer(fault.note == "secondary" ? 403 : 429,
                      "You have exceeded a secondary rate limit. Please wait a few minutes before "
                      "you try again.");
    case K::Unauthorized:
        return answer(401, "Bad credentials");
    case K::Forbidden:
        response.set_header("x-accepted-github-permissions", "actions=read");
        return answer(403, "Resource not accessible by integration");
    case K::Unavailable:
        response.status = 502;
        response.set_content("<html><head><title>Unicorn!</title></head><body></body></html>",
                             "text/html; charset=utf-8");
        return true;
    case K::Conflict:
        return answer(409, "Conflict");
    case K::Gone:
        break;
    }
    return false;
}

void GithubFace::handle(const httplib::Request& request, httplib::Response& response)
{
    std::optional<WireFault> fault;
    {
        const World::Guard guard(m_world);
        fault = guard->wire.meet(name(), request.method, request.target, guard->now(), false);
    }
    response.set_header("X-GitHub-Request-Id", randomHex(8));
    response.set_header("x-github-api-version-selected", "2022-11-28");
    if (fault && meet(*fault, request, response))
        return;
    const std::string authorization = request.get_header_value("Authorization");
    const bool known = authorization == "Bearer " + m_token || authorization == "token " + m_token;
    if (!known) {
        // Private repositories do not exist for strangers; a wrong token is told.
        response.status = authorization.empty() ? 404 : 401;
        response.set_content(github::error(authorization.empty() ? "Not Found" : "Bad credentials",
                                           std::to_string(response.status))
                                 .dump(),
                             "application/json; charset=utf-8");
        return;
    }
    Answer made = route(request);
    std::string body = made.type.empty() ? (made.body.is_null() ? std::string() : made.body.dump())
                                         : std::move(made.text);
    const std::string type
        = made.type.empty() ? "application/json; charset=utf-8" : std::move(made.type);
    bool paid = request.path != "/rate_limit";
    if (made.code == 200 && isRead(request.method) && request.path != "/rate_limit") {
        const std::string etag = "W/\"" + std::to_string(hashText(body)) + "\"";
        response.set_header("ETag", etag);
        if (request.get_header_value("If-None-Match") == etag) {
            made.code = 304;
            body.clear();
            paid = false;
        }
    }
    {
        const std::lock_guard lock(m_mutex);
        const Ms period = m_world.now() / hour;
        if (std::exchange(m_hour, period) != period)
            m_used = 0;
        m_used += paid ? 1 : 0;
        const int64_t left = std::max<int64_t>(0, limit - m_used);
        response.set_header("x-ratelimit-limit", std::to_string(limit));
        response.set_header("x-ratelimit-remaining", std::to_string(left));
        response.set_header("x-ratelimit-used", std::to_string(m_used));
        response.set_header("x-ratelimit-resource", "core");
        response.set_header("x-ratelimit-reset", std::to_string((period + 1) * hour / 1000));
        if (m_used > limit) {
            made.code = 403;
            body = github::error("API rate limit exceeded for installation ID 7.", "403").dump();
        }
    }
    response.status = made.code;
    for (const auto& [key, value] : made.headers)
        response.set_header(key, value);
    if (made.code != 304 && made.code != 204)
        response.set_content(body, type);
}

// The other host: what it hands out needs no credentials, and it refuses those that come along.
void GithubFace::handleLog(const httplib::Request& request, httplib::Response& response)
{
    if (request.has_header("Authorization")) {
        response.status = 400;
        response.set_content(
            "<?xml version=\"1.0\"?><Error><Code>InvalidAuthenticationInfo</Code></Error>",
            "application/xml");
        return;
    }
    const std::lock_guard lock(m_mutex);
    const auto ticket = m_tickets.find(request.get_param_value("sig"));
    if (ticket == m_tickets.end() || ticket->second.until < m_world.now()) {
        response.status = 403;
        response.set_content(
            "<?xml version=\"1.0\"?><Error><Code>AuthenticationFailed</Code></Error>",
            "application/xml");
        return;
    }
    response.status = 200;
    response.set_content(ticket->second.text, "text/plain");
}

GithubFace::Answer GithubFace::route(const httplib::Request& request)
{
    std::vector<std::string> path = partsOf(request.path);
    Answer answer;
    if (path == std::vector<std::string>{"rate_limit"}) {
        const std::lock_guard lock(m_mutex);
        const Json core{{"limit", limit},
                        {"remaining", std::max<int64_t>(0, limit - m_used)},
                        {"reset", (m_world.now() / hour + 1) * hour / 1000},
                        {"used", m_used},
                        {"resource", "core"}};
        answer.body = {{"resources", {{"core", core}, {"search", core}}}, {"rate", core}};
        return answer;
    }
    github::Place place{m_server->url(), 0};
    const auto& all = ciRepositories();
    // Links lead to /repositories/{id}, as GitHub's do.
    if (path.size() >= 2 && path[0] == "repositories") {
        for (size_t i = 0; i < all.size(); ++i) {
            place.repository = i;
            if (std::to_string(github::repository(place)["id"].get<int64_t>()) == path[1])
                return inRepository(request, place, {path.begin() + 2, path.end()});
        }
        return missing();
    }
    if (path.size() < 3 || path[0] != "repos")
        return missing();
    for (size_t i = 0; i < all.size(); ++i) {
        place.repository = i;
        if (all[i].name == path[1] + "/" + path[2])
            return inRepository(request, place, {path.begin() + 3, path.end()});
    }
    return missing();
}

} // namespace mw::sim
