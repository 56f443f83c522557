// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/fetch.h"

#include "models/base/hand_over.h"

#include <QCoreApplication>
#include <QPointer>

namespace mw {
namespace {

class Whole final : public ResponseSink
{
public:
    Whole(QObject* owner, std::function<void(Result<HttpResponse>)> done)
        : m_owner(owner), m_done(std::move(done))
    {
    }
    void onHead(ResponseHead head) override { m_answer.head = std::move(head); }
    bool onData(std::string chunk) override
    {
        m_answer.body += chunk;
        return true;
    }
    void onDone(Status status, TransferStats stats) override
    {
        m_answer.stats = stats;
        Result<HttpResponse> result = status ? Result<HttpResponse>(std::move(m_answer))
                                             : Result<HttpResponse>(status.error());
        // The owner lives on the GUI thread; it is looked at only there.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            handOver(
                [owner = m_owner, done = std::move(m_done), result = std::move(result)]() mutable {
                    if (owner)
                        done(std::move(result));
                }),
            Qt::QueuedConnection);
    }

private:
    QPointer<QObject> m_owner;
    std::function<void(Result<HttpResponse>)> m_done;
    HttpResponse m_answer;
};

} // namespace

void fetch(Transport& transport,
           EndpointPtr endpoint,
           HttpCall call,
           TransferLimits limits,
           QObject* owner,
           std::function<void(Result<HttpResponse>)> done)
{
    transport.submit(std::move(endpoint),
                     std::move(call),
                     Lane::Interactive,
                     limits,
                     std::make_shared<Whole>(owner, std::move(done)));
}

} // namespace mw
