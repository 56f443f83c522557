// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/action_run.h"

#include "models/runbook/journal/hash.h"
#include "models/runbook/journal/redact.h"

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

std::string clean(const std::string& text)
{
    return Redactor().clean(text);
}

// "20260117T030112Z-1f3a9c": sorts by time, never twice the same.
std::string runName(World now)
{
    std::string time;
    for (const char c : formatTime(now).substr(0, 19)) {
        if (c != '-' && c != ':')
            time += c;
    }
    return time + "Z-" + randomHex(3);
}

// The message of a JSON error in any of the usual places, else the start of the text.
std::string wordsOf(const std::string& body)
{
    const Json json = Json::parse(body, nullptr, false);
    if (json.is_string())
        return json.get<std::string>().substr(0, 300);
    if (json.is_object()) {
        const Json& holder
            = json.contains("error") && json["error"].is_object() ? json["error"] : json;
        std::string words = holder.contains("message") && holder["message"].is_string()
            ? holder["message"].get<std::string>()
            : std::string();
        if (holder.contains("errors") && holder["errors"].is_array()) {
            for (const Json& one : holder["errors"]) {
                if (one.is_string())
                    words += (words.empty() ? "" : "; ") + one.get<std::string>();
            }
        }
        if (!words.empty())
            return words.substr(0, 300);
    }
    if (body.starts_with("<"))
        return "the answer is an HTML page";
    return body.substr(0, std::min<size_t>(body.find('\n'), 300));
}

const char* toString(ActionOutcome::State state)
{
    switch (state) {
    case ActionOutcome::State::Succeeded:
        return "succeeded";
    case ActionOutcome::State::Refused:
        return "refused";
    case ActionOutcome::State::Unknown:
        break;
    }
    return "unknown";
}

} // namespace

std::string requestText(const ActionRequest& request)
{
    std::string out = request.call.method + " " + request.call.target + "\nto: " + request.endpoint;
    for (const auto& [name, value] : request.call.headers)
        out += "\n" + name + ": " + value;
    if (!request.call.body.empty()) {
        const Json body = Json::parse(request.call.body, nullptr, false);
        out += "\n\n" + (body.is_structured() ? body.dump(2) : request.call.body);
    }
    return clean(out);
}

ActionRun::ActionRun(const Services& services,
                     std::string runsDir,
                     ActionRequest request,
                     QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_ownFiles(services.files ? nullptr : makeFileLayer())
    , m_files(services.files ? services.files : m_ownFiles.get())
    , m_runsDir(std::move(runsDir))
    , m_request(std::move(request))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const uint64_t ticket = m_ticket;
        ActionOutcome outcome;
        outcome.words
            = "no reply within " + std::to_string(m_request.timeout.count() / 1000) + " s";
        end(std::move(outcome));
        m_services.gateway->cancel(ticket); // what still waits is never sent
    });
}

ActionRun::~ActionRun()
{
    *m_alive = false;
    if (!m_sent || m_done)
        return;
    m_services.gateway->cancel(m_ticket);
    if (m_journal)
        (void)m_journal->append("action.outcome",
                                {{"state", "unknown"}, {"words", "the window was closed"}},
                                Journal::Keep::Durable);
}

Status ActionRun::begin()
{
    if (m_sent)
        return Error{ErrorKind::Internal, "an action is sent once", 0, {}, {}};
    const std::string name = runName(m_services.clock->world());
    m_dir = m_runsDir + "/actions/" + name;
    if (const Status made = m_files->makeDirs(m_runsDir + "/actions"); !made)
        return made.error();
    auto journal = Journal::create(*m_files, *m_services.clock, m_dir, name);
    if (!journal)
        return journal.error();
    m_journal = std::move(*journal);
    const auto kept = m_journal->append("action.intent",
                                        {{"title", clean(m_request.title)},
                                         {"who", m_request.who},
                                         {"estate", m_services.estate.name},
                                         {"environment", m_request.environment},
                                         {"reason", clean(m_request.reason)},
                                         {"request", requestText(m_request)}},
                                        Journal::Keep::Durable);
    if (!kept)
        return kept.error();
    m_sent = true;
    m_timer.start(static_cast<int>(m_request.timeout.count()));
    m_ticket = m_services.gateway->submit(m_request.endpoint,
                                          m_request.call,
                                          Priority::Person,
                                          [this, alive = m_alive](Result<HttpResponse> answer) {
                                              if (*alive)
                                                  answered(std::move(answer));
                                          });
    return {};
}

void ActionRun::answered(Result<HttpResponse> answer)
{
    ActionOutcome outcome;
    if (!answer) {
        // Misconfigured is said before anything is sent; all else may have arrived.
        outcome.state = answer.error().kind == ErrorKind::Misconfigured
            ? ActionOutcome::State::Refused
            : ActionOutcome::State::Unknown;
        outcome.words = describe(answer.error());
        end(std::move(outcome));
        return;
    }
    outcome.http = answer->head.status;
    outcome.body = std::move(answer->body);
    const bool good = outcome.http >= 200 && outcome.http < 300;
    if (!good)
        outcome.words = wordsOf(outcome.body);
    // A gateway's 5xx does not say whether what stands behind it has done it.
    outcome.state = good     ? ActionOutcome::State::Succeeded
        : outcome.http < 500 ? ActionOutcome::State::Refused
                             : ActionOutcome::State::Unknown;
    end(std::move(outcome));
}

void ActionRun::end(ActionOutcome outcome)
{
    if (m_done)
        return;
    m_done = true;
    m_timer.stop();
    m_outcome = std::move(outcome);
    if (m_journal)
        (void)m_journal->append("action.outcome",
                                {{"state", toString(m_outcome.state)},
                                 {"http", m_outcome.http},
                                 {"words", clean(m_outcome.words)},
                                 {"reply", clean(m_outcome.body.substr(0, 2000))}},
                                Journal::Keep::Durable);
    Q_EMIT finished();
}

void ActionRun::note(const std::string& seen)
{
    if (m_journal)
        (void)m_journal->append("action.seen", {{"what", clean(seen)}}, Journal::Keep::Durable);
}

} // namespace mw::runbook
