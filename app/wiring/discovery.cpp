// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/discovery.h"

#include "models/base/percent.h"

#include <QPointer>
#include <algorithm>

namespace mw {
namespace {

constexpr int pageSize = 250; // some 400 kB, understood in less than a frame
constexpr int mostPages = 20;
constexpr int mostTries = 3;
constexpr auto tryAgain = std::chrono::minutes(1);

using State = Discovery::Looked::State;

} // namespace

Discovery::Discovery(Hub& hub, std::vector<std::string> clusters) : m_hub(hub)
{
    for (std::string& cluster : clusters)
        m_looked.emplace(std::move(cluster), Looked{});
    m_again.setSingleShot(true);
    m_again.setInterval(tryAgain);
    connect(&m_again, &QTimer::timeout, this, &Discovery::look);
    connect(&hub, &Hub::sourcesChanged, this, &Discovery::look);
    look();
}

bool Discovery::idle() const
{
    const auto sources = m_hub.sources();
    return std::none_of(m_looked.begin(), m_looked.end(), [&](const auto& one) {
        const bool live = std::any_of(sources.begin(), sources.end(), [&](const auto& source) {
            return source.id.str() == one.first && source.state == SourceState::Live;
        });
        return one.second.state == State::Asking
            || (one.second.state == State::Waiting && live && one.second.tries == 0);
    });
}

void Discovery::look()
{
    for (const SourceStatus& source : m_hub.sources()) {
        const auto it = m_looked.find(source.id.str());
        if (it == m_looked.end() || source.state != SourceState::Live
            || it->second.state != State::Waiting || (it->second.tries > 0 && m_again.isActive()))
            continue;
        it->second.state = State::Asking;
        ++it->second.tries;
        ask(it->first, {}, {}, 1);
    }
}

void Discovery::ask(const std::string& cluster,
                    const std::string& continueToken,
                    std::vector<ListedService> before,
                    int page)
{
    HttpCall call;
    call.target = "/api/v1/services?limit=" + std::to_string(pageSize);
    if (!continueToken.empty())
        call.target += "&continue=" + percentEncoded(continueToken);
    call.headers = {{"Accept", "application/json"}};
    m_hub.submit(cluster,
                 std::move(call),
                 Priority::Background,
                 [self = QPointer<Discovery>(this), cluster, before = std::move(before), page](
                     const Result<HttpResponse>& answer) mutable {
                     if (self)
                         self->take(cluster, std::move(before), page, answer);
                 });
}

void Discovery::take(const std::string& cluster,
                     std::vector<ListedService> before,
                     int page,
                     const Result<HttpResponse>& answer)
{
    if (!answer)
        return fail(cluster, describe(answer.error()), false);
    const int status = answer->head.status;
    if (status != 200) {
        const std::string* type = findHeader(answer->head.headers, "Content-Type");
        std::string said = errorText(answer->body, type ? *type : std::string());
        if (said.empty())
            said = "HTTP " + std::to_string(status);
        return fail(cluster, std::move(said), status == 403 || status == 401 || status == 404);
    }
    auto decoded = decodeServices(answer->body);
    if (!decoded)
        return fail(cluster, decoded.error().detail, false);
    std::move(decoded->services.begin(), decoded->services.end(), std::back_inserter(before));
    if (!decoded->continueToken.empty() && page < mostPages)
        return ask(cluster, decoded->continueToken, std::move(before), page + 1);
    Looked& looked = m_looked[cluster];
    looked.cut = !decoded->continueToken.empty();
    looked.found = findServices(before);
    looked.detail.clear();
    looked.state = State::Done;
    Q_EMIT changed();
}

void Discovery::fail(const std::string& cluster, std::string why, bool refused)
{
    Looked& looked = m_looked[cluster];
    looked.detail = std::move(why);
    if (refused) {
        looked.state = State::Refused;
    } else if (looked.tries >= mostTries) {
        looked.state = State::Failed;
    } else {
        looked.state = State::Waiting; // a page that is too old (410) begins anew as well
        m_again.start();
    }
    Q_EMIT changed();
}

} // namespace mw
