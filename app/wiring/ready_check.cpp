// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/ready_check.h"

#include "app/wiring/ready_facts.h"
#include "app/wiring/ready_laptop.h"
#include "models/base/hand_over.h"
#include "models/net/fetch.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <set>

namespace mw {
namespace {

constexpr int notKnownMethod = 501;

// Every answer of a source moves the moment it was seen; that alone is no news.
bool sameButForTimes(ReadyReport a, ReadyReport b)
{
    for (ReadyReport* each : {&a, &b}) {
        for (ReadyItem& item : each->items) {
            if (item.topic == ReadyTopic::Credentials)
                item.checked = {};
        }
    }
    return a == b;
}

} // namespace

ReadyCheck::ReadyCheck(Session& session, std::string journals)
    : m_session(session), m_journals(std::move(journals))
{
    const Estate& estate = m_session.estate();
    m_facts.declared = estate.recovery.has_value();
    m_facts.asksLaptop = !m_session.isFrozen();
    m_facts.keychainNeeded = needsKeychain(estate);
    if (!m_facts.declared)
        return;
    const EstateRecovery& needs = *estate.recovery;
    m_facts.runbooksNeeded = !needs.clusters.empty() || !needs.sources.empty();
    for (const std::string& key : needs.contacts) {
        const auto who = estate.contacts.find(key);
        m_facts.contacts.emplace_back(key,
                                      who == estate.contacts.end() ? std::string() : who->second);
    }
    for (const std::string& url : needs.endpoints) {
        EndpointFact fact;
        fact.url = url;
        m_facts.endpoints.push_back(std::move(fact));
    }
    m_again.setInterval(every);
    connect(&m_again, &QTimer::timeout, this, &ReadyCheck::check);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &ReadyCheck::take);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&m_session.hub(), &Hub::sourcesChanged, this, soon);
    connect(&m_session, &Session::credentialChanged, this, soon);
    connect(&m_session, &Session::ready, this, [this] {
        m_again.start();
        check();
    });
    take();
}

void ReadyCheck::check()
{
    if (busy() || !m_facts.declared)
        return;
    m_open = 1; // nothing that comes at once ends it
    for (size_t i = 0; i < m_facts.endpoints.size(); ++i)
        probe(i, "HEAD");
    if (m_facts.runbooksNeeded) {
        ++m_open;
        const EstateRecovery& needs = *m_session.estate().recovery;
        std::set<std::string> names(needs.clusters.begin(), needs.clusters.end());
        names.insert(needs.sources.begin(), needs.sources.end());
        const QPointer<ReadyCheck> self(this);
        QThreadPool::globalInstance()->start(handOver([self,
                                                       names = std::move(names),
                                                       folders = m_session.runbookFolders(),
                                                       journals = m_journals,
                                                       now = m_session.clock().world(),
                                                       estate = m_session.runbookFacts()] {
            auto read = readyRunbooks(folders, names, journals, now, estate);
            QMetaObject::invokeMethod(QCoreApplication::instance(),
                                      handOver([self, now, read = std::move(read)] {
                                          if (!self)
                                              return;
                                          self->m_facts.runbooksRead = true;
                                          self->m_facts.runbooksChecked = now;
                                          self->m_facts.runbooks = read.books;
                                          self->m_facts.missingFolders = read.missingFolders;
                                          self->one();
                                      }),
                                      Qt::QueuedConnection);
        }));
    }
    if (m_facts.asksLaptop) {
        ++m_open;
        askLaptop(
            m_session.secrets(), m_journals, m_session.clock(), this, [this](LaptopFacts laptop) {
                m_facts.laptop = std::move(laptop);
                one();
            });
    }
    Q_EMIT changed();
    one();
}

void ReadyCheck::probe(size_t endpoint, const char* method)
{
    ++m_open;
    auto where = std::make_shared<Endpoint>();
    where->baseUrl = m_facts.endpoints[endpoint].url;
    HttpCall call;
    call.method = method;
    TransferLimits limits;
    limits.connectTimeout = std::chrono::seconds(5);
    limits.stallTimeout = std::chrono::seconds(5);
    limits.maxBodyBytes = 64 * 1024;
    limits.compressed = false;
    fetch(m_session.transport(),
          std::move(where),
          std::move(call),
          limits,
          this,
          [this, endpoint, head = std::string(method) == "HEAD"](Result<HttpResponse> answer) {
              // Some servers know no HEAD: they are asked for the thing itself.
              if (head && answer && answer->head.status == notKnownMethod)
                  probe(endpoint, "GET");
              else
                  answered(endpoint, answer);
              one();
          });
}

void ReadyCheck::answered(size_t endpoint, const Result<HttpResponse>& answer)
{
    EndpointFact& fact = m_facts.endpoints[endpoint];
    fact.asked = true;
    fact.checked = m_session.clock().world();
    fact.status = answer ? answer->head.status : 0;
    // More than was wanted is an answer all the same.
    if (!answer && answer.error().kind == ErrorKind::TooLarge)
        fact.status = 200;
    fact.error = answer ? std::string() : answer.error().detail;
    fact.took = answer ? std::chrono::duration_cast<Millis>(answer->stats.total) : Millis(0);
}

void ReadyCheck::one()
{
    if (--m_open > 0)
        return;
    m_facts.checked = m_session.clock().world();
    take();
    Q_EMIT changed();
}

void ReadyCheck::take()
{
    if (!m_facts.declared)
        return;
    const Estate& estate = m_session.estate();
    const std::vector<SourceStatus> sources = m_session.hub().sources();
    m_facts.access.clear();
    for (const auto* names : {&estate.recovery->clusters, &estate.recovery->sources}) {
        for (const std::string& name : *names) {
            const auto status
                = std::find_if(sources.begin(), sources.end(), [&name](const auto& one) {
                      return one.id.str() == name;
                  });
            const SourceId id(name);
            m_facts.access.push_back(accessOf(
                name, status == sources.end() ? nullptr : &*status, m_session.credential(id)));
        }
    }
    ReadyReport report = readiness(m_facts, m_session.clock().world());
    const bool news = !sameButForTimes(report, m_report);
    m_report = std::move(report);
    if (news)
        Q_EMIT changed();
}

} // namespace mw
