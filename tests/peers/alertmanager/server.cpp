// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/alertmanager/server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QThread>
#include <condition_variable>
#include <mutex>

using namespace mw;

namespace mwtest {
namespace {

class WholeAnswer final : public ResponseSink
{
public:
    void onHead(ResponseHead head) override { m_response.head = std::move(head); }
    bool onData(std::string chunk) override
    {
        m_response.body += chunk;
        return true;
    }
    void onDone(Status status, TransferStats stats) override
    {
        const std::lock_guard lock(m_mutex);
        m_response.stats = stats;
        m_status = std::move(status);
        m_done = true;
        m_ready.notify_all();
    }
    bool wait()
    {
        std::unique_lock lock(m_mutex);
        return m_ready.wait_for(lock, std::chrono::seconds(30), [this] { return m_done; });
    }
    Result<HttpResponse> result() const
    {
        if (!m_status)
            return m_status.error();
        return m_response;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_ready;
    HttpResponse m_response;
    Status m_status;
    bool m_done = false;
};

constexpr const char* config = "route:\n  receiver: team\n  group_by: [alertname]\n  routes:\n"
                               "  - receiver: pager\n    matchers: [severity=\"critical\"]\n"
                               "    continue: true\n  - receiver: team\n"
                               "inhibit_rules:\n- source_matchers: [severity=\"critical\"]\n"
                               "  target_matchers: [severity=\"warning\"]\n  equal: [service]\n"
                               "receivers:\n- name: team\n- name: pager\n";

} // namespace

AlertmanagerServer::~AlertmanagerServer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
}

QString AlertmanagerServer::start()
{
    QFile file(m_dir.filePath(QStringLiteral("alertmanager.yml")));
    if (!file.open(QIODevice::WriteOnly) || file.write(config) < 0)
        return file.errorString();
    file.close();
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost, 0))
        return probe.errorString();
    const QString address = QStringLiteral("127.0.0.1:%1").arg(probe.serverPort());
    probe.close();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral("prometheus-alertmanager"),
                    {QStringLiteral("--config.file=") + file.fileName(),
                     QStringLiteral("--storage.path=") + m_dir.filePath(QStringLiteral("data")),
                     QStringLiteral("--web.listen-address=") + address,
                     QStringLiteral("--cluster.listen-address=")});
    if (!m_process.waitForStarted(10'000))
        return QStringLiteral("prometheus-alertmanager: ") + m_process.errorString();
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->baseUrl = "http://" + address.toStdString();
    m_endpoint = endpoint;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 20'000) {
        HttpCall ready;
        ready.target = "/-/ready";
        const auto answer = call(ready);
        if (answer && answer->head.status == 200)
            return {};
        QThread::msleep(100);
    }
    return QStringLiteral("not ready: ") + QString::fromUtf8(m_process.readAll().right(2000));
}

Result<HttpResponse> AlertmanagerServer::call(HttpCall call)
{
    const auto sink = std::make_shared<WholeAnswer>();
    m_transport->submit(m_endpoint, std::move(call), Lane::Interactive, {}, sink);
    if (!sink->wait())
        return Error{ErrorKind::Timeout, "no answer within 30 s", 0, {}, {}};
    return sink->result();
}

} // namespace mwtest
