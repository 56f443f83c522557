// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/prism/prism.h"

#include "tests/support/shared.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <condition_variable>
#include <mutex>

namespace mwtest {

using namespace mw;

namespace {

class Waiting final : public ResponseSink
{
public:
    void onHead(ResponseHead head) override { m_response.head = std::move(head); }
    bool onData(std::string chunk) override
    {
        m_response.body += chunk;
        return true;
    }
    void onDone(Status status, TransferStats) override
    {
        const std::lock_guard lock(m_mutex);
        m_status = std::move(status);
        m_done = true;
        m_changed.notify_all();
    }
    Result<HttpResponse> wait()
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, std::chrono::seconds(20), [this] { return m_done; }))
            return Error{ErrorKind::Timeout, "no answer in 20 s", 0, {}, {}};
        if (!m_status)
            return m_status.error();
        return m_response;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_done = false;
    Status m_status;
    HttpResponse m_response;
};

} // namespace

Prism::~Prism()
{
    m_process.kill();
    m_process.waitForFinished(5'000);
}

QString Prism::start(const QString& description)
{
    const QString program = sourceDir() + QStringLiteral("/tests/peers/node_modules/.bin/prism");
    if (!QFile::exists(program))
        return QStringLiteral(
            "tests/peers/node_modules is missing: packaging/bootstrap test installs it");
    quint16 port = 0;
    {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost))
            return QStringLiteral("no free port");
        port = probe.serverPort();
    }
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral("node"),
                    {program,
                     QStringLiteral("mock"),
                     QStringLiteral("-h"),
                     QStringLiteral("127.0.0.1"),
                     QStringLiteral("-p"),
                     QString::number(port),
                     description});
    if (!m_process.waitForStarted(10'000))
        return QStringLiteral("node cannot be started: ") + m_process.errorString();
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        if (socket.waitForConnected(500))
            break;
        if (m_process.state() != QProcess::Running || timer.elapsed() > 60'000)
            return QStringLiteral("Prism does not listen: ")
                + QString::fromUtf8(m_process.readAll().right(800));
        QThread::msleep(200);
    }
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->baseUrl = "http://127.0.0.1:" + std::to_string(port);
    endpoint->bearer = std::make_shared<const Secret>(Secret("a-token"));
    m_endpoint = std::move(endpoint);
    return {};
}

Result<HttpResponse> Prism::call(HttpCall call)
{
    const auto sink = std::make_shared<Waiting>();
    m_transport->submit(m_endpoint, std::move(call), Lane::Interactive, {}, sink);
    return sink->wait();
}

} // namespace mwtest
