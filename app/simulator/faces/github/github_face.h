// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GitHub's REST API over the world's pipelines, and beside it the other host that hands out logs
// for a minute and wants no credentials. Tokens, ETags that make an answer free, the primary limit
// per token, Link paging over /repositories/{id}. What it does not serve is 404, as an unknown
// path. Handlers run on the servers' threads.
#pragma once

#include "app/simulator/estate/world.h"
#include "app/simulator/faces/face.h"
#include "app/simulator/faces/face_server.h"
#include "app/simulator/faces/github/documents.h"

#include <mutex>

namespace mw::sim {

struct WireFault;

class GithubFace final : public Face
{
public:
    explicit GithubFace(World& world);
    ~GithubFace() override;
    std::string name() const override { return "github"; }
    Status start(const std::string& host, int port, const std::string& dir) override;
    int port() const override { return m_server ? m_server->port() : 0; }
    void stop() override;
    std::string estateSources(const std::string& url) const override;

    static constexpr int64_t limit = 5000; // per hour and token

private:
    struct Answer
    {
        int code = 200;
        github::Json body;
        std::string text, type; // instead of body
        std::vector<std::pair<std::string, std::string>> headers;
        bool paged = false; // body is a list, or holds one under `list`
        std::string list;
    };
    void handle(const httplib::Request& request, httplib::Response& response);
    void handleLog(const httplib::Request& request, httplib::Response& response);
    bool meet(const WireFault& fault, const httplib::Request& request, httplib::Response& response);
    Answer route(const httplib::Request& request);
    Answer inRepository(const httplib::Request& request,
                        const github::Place& place,
                        const std::vector<std::string>& path);
    Answer actions(const httplib::Request& request,
                   const github::Place& place,
                   const std::vector<std::string>& path);
    Answer
    runs(const httplib::Request& request, const github::Place& place, bool deploys, bool all);
    Answer act(const github::Place& place, int64_t run, const std::string& verb);
    Answer jobs(const github::Place& place, int64_t run, int attempt, bool allAttempts);
    Answer oneJob(const github::Place& place, int64_t id, bool log);
    Answer deployments(const httplib::Request& request,
                       const github::Place& place,
                       const std::vector<std::string>& path);
    Answer compare(const github::Place& place, const std::string& range);
    Answer oneCommit(const github::Place& place, const std::string& ref);
    static void page(const httplib::Request& request, const github::Place& place, Answer& answer);
    static Answer missing();

    World& m_world;
    std::string m_token, m_tokenFile;
    std::unique_ptr<FaceServer> m_server, m_logs;
    std::mutex m_mutex; // guards what follows
    Ms m_hour = 0; // the period `m_used` counts
    int64_t m_used = 0;
    struct Ticket
    {
        std::string text;
        Ms until = 0;
    };
    std::map<std::string, Ticket> m_tickets; // logs that may be fetched for a minute
};

} // namespace mw::sim
