// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/page_flow.h"

namespace mw::runbook {

PageFlow::PageFlow(const Services& services,
                   std::string runsDir,
                   Page page,
                   ActionRequest request,
                   QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_runsDir(std::move(runsDir))
    , m_page(std::move(page))
    , m_request(std::move(request))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_state == State::Looking) {
            m_services.gateway->cancel(m_ticket);
            ++m_asked;
            send(); // the page does not wait for us to know more
        } else if (m_state == State::ReadingBack) {
            readBack();
        }
    });
}

PageFlow::~PageFlow()
{
    *m_alive = false;
    if (!ended())
        m_services.gateway->cancel(m_ticket);
}

void PageFlow::become(State state, std::string words)
{
    m_state = state;
    m_words = std::move(words);
    if (ended())
        m_timer.stop();
    Q_EMIT changed();
}

void PageFlow::ask(HttpCall call, void (PageFlow::*then)(const Result<HttpResponse>&))
{
    const int number = ++m_asked;
    m_ticket = m_services.gateway->submit(
        m_request.endpoint,
        std::move(call),
        Priority::Person,
        [this, number, then, alive = m_alive](Result<HttpResponse> answer) {
            if (*alive && number == m_asked)
                (this->*then)(answer);
        });
}

void PageFlow::start(const std::string& note)
{
    m_note = note;
    if (!m_note.empty()) {
        send(); // a note does no harm on a resolved incident
        return;
    }
    become(State::Looking);
    m_timer.start(static_cast<int>(lookTimeout.count()));
    ask(readIncident(m_page), &PageFlow::looked);
}

void PageFlow::looked(const Result<HttpResponse>& answer)
{
    if (m_state != State::Looking)
        return;
    m_timer.stop();
    if (answer && answer->head.status == 200) {
        if (const auto seen = incidentIn(answer->body)) {
            if (seen->status == "resolved") {
                become(State::NotNeeded, "resolved");
                return;
            }
            if (seen->status == "acknowledged" && !seen->acknowledgers.empty()) {
                become(State::NotNeeded, "acknowledged by " + seen->acknowledgers.front());
                return;
            }
        }
    }
    send(); // what could not be read does not keep us from taking the page
}

void PageFlow::send()
{
    m_run = std::make_unique<ActionRun>(m_services, m_runsDir, m_request);
    connect(m_run.get(), &ActionRun::finished, this, &PageFlow::sent);
    become(State::Sending);
    if (const Status begun = m_run->begin(); !begun)
        become(State::Failed, "nothing was sent: " + describe(begun.error()));
}

void PageFlow::sent()
{
    const ActionOutcome& outcome = m_run->outcome();
    if (outcome.state == ActionOutcome::State::Refused) {
        become(State::Failed,
               outcome.http == 0 ? outcome.words
                                 : outcome.words + " (HTTP " + std::to_string(outcome.http) + ")");
        return;
    }
    if (outcome.state == ActionOutcome::State::Succeeded) {
        const auto seen = incidentIn(outcome.body);
        if (!m_note.empty() || (seen && seen->status == "acknowledged")) {
            become(State::Done);
            return;
        }
    }
    become(State::ReadingBack,
           !outcome.words.empty() ? outcome.words : "HTTP " + std::to_string(outcome.http));
    readBack();
}

void PageFlow::readBack()
{
    if (m_readings++ == readings) {
        m_run->note("not confirmed after reading back");
        become(State::NotConfirmed, m_words);
        return;
    }
    m_timer.start(static_cast<int>(readEvery.count()));
    ask(m_note.empty() ? readIncident(m_page) : readNotes(m_page), &PageFlow::read);
}

void PageFlow::read(const Result<HttpResponse>& answer)
{
    if (m_state != State::ReadingBack || !answer || answer->head.status != 200)
        return; // the timer asks again
    const auto seen = incidentIn(answer->body);
    const bool happened = m_note.empty()
        ? seen && (seen->status == "acknowledged" || seen->status == "resolved")
        : noteIn(answer->body, m_note).value_or(false);
    if (!happened)
        return;
    m_run->note("seen on reading back");
    become(State::Done, "seen on reading back");
}

} // namespace mw::runbook
