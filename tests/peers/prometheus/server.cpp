// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/prometheus/server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QThread>
#include <QUrl>
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
        return m_ready.wait_for(lock, std::chrono::seconds(90), [this] { return m_done; });
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

QString runTool(const QString& program, const QStringList& arguments, const QString& folder)
{
    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.setWorkingDirectory(folder);
    tool.start(program, arguments);
    if (!tool.waitForFinished(120'000) || tool.exitCode() != 0)
        return program + QStringLiteral(": ") + QString::fromUtf8(tool.readAll().right(2000))
            + tool.errorString();
    return {};
}

void end(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(10'000)) {
        process.kill();
        process.waitForFinished(5'000);
    }
}

// A loopback address that was free a moment ago.
QString freeAddress()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost)
        ? QStringLiteral("127.0.0.1:%1").arg(probe.serverPort())
        : QString();
}

EndpointPtr endpointAt(const QString& address)
{
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->baseUrl = "http://" + address.toStdString();
    return endpoint;
}

// Until it answers 200 on this path; an empty string, or what the server wrote.
QString waitUntilReady(QProcess& process, const EndpointPtr& endpoint, const char* path)
{
    Caller caller;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 30'000 && process.waitForStarted(1000)
           && process.state() == QProcess::Running) {
        HttpCall ready;
        ready.target = path;
        const auto answer = caller.call(endpoint, ready);
        if (answer && answer->head.status == 200)
            return {};
        QThread::msleep(50);
    }
    return process.program() + QStringLiteral(" did not become ready: ") + process.errorString();
}

} // namespace

NodeExporter::~NodeExporter()
{
    end(m_process);
}

QString NodeExporter::start()
{
    m_address = freeAddress();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("prometheus-node-exporter"),
                    {QStringLiteral("--web.listen-address=") + m_address});
    return waitUntilReady(m_process, endpointAt(m_address), "/metrics");
}

PrometheusServer::~PrometheusServer()
{
    end(m_process);
}

QString PrometheusServer::import(const QString& generator, int64_t firstSecond)
{
    QFile script(generator);
    if (!script.open(QIODevice::ReadOnly))
        return script.errorString();
    QByteArray text = script.readAll();
    if (!text.startsWith("T0=1767225600"))
        return QStringLiteral("the generator does not begin with its first moment");
    const QByteArray first = QByteArray::number(qlonglong(firstSecond));
    text.replace("1767225600", first);
    QFile copy(m_dir.filePath(QStringLiteral("generate.py")));
    if (!copy.open(QIODevice::WriteOnly))
        return copy.errorString();
    copy.write(text);
    copy.close();
    QString wrong = runTool(QStringLiteral("python3"), {copy.fileName()}, m_dir.path());
    if (wrong.isEmpty()) {
        // Long blocks: for each one the tool reads the whole input again.
        wrong = runTool(QStringLiteral("promtool"),
                        {QStringLiteral("tsdb"),
                         QStringLiteral("create-blocks-from"),
                         QStringLiteral("openmetrics"),
                         QStringLiteral("--max-block-duration=2000h"),
                         QStringLiteral("data.om"),
                         QStringLiteral("data")},
                        m_dir.path());
    }
    return wrong;
}

QString
PrometheusServer::start(const QString& generator, const QByteArray& rules, const QString& target)
{
    m_shiftedEnd = QDateTime::currentSecsSinceEpoch() / 60 * 60;
    for (const int64_t first : {int64_t(1767225600), m_shiftedEnd - 30 * 86400}) {
        if (const QString wrong = import(generator, first); !wrong.isEmpty())
            return wrong;
    }
    const auto write = [this](const QString& name, const QByteArray& text) {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    if (!write(QStringLiteral("rules.yml"), rules)
        || !write(
            QStringLiteral("prometheus.yml"),
            "global: {evaluation_interval: 1s, scrape_interval: 1s}\nrule_files: [rules.yml]\n"
            "scrape_configs: [{job_name: node, static_configs: [{targets: [\""
                + target.toUtf8() + "\"]}]}]\n"))
        return QStringLiteral("cannot write into the temporary folder");

    const QString address = freeAddress();
    m_process.setWorkingDirectory(m_dir.path());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_dir.filePath(QStringLiteral("log")));
    m_process.start(QStringLiteral("prometheus"),
                    {QStringLiteral("--config.file=prometheus.yml"),
                     QStringLiteral("--storage.tsdb.path=data"),
                     QStringLiteral("--storage.tsdb.retention.time=100y"),
                     QStringLiteral("--web.listen-address=") + address});
    m_endpoint = endpointAt(address);
    const QString wrong = waitUntilReady(m_process, m_endpoint, "/-/ready");
    QFile log(m_dir.filePath(QStringLiteral("log")));
    if (wrong.isEmpty() || !log.open(QIODevice::ReadOnly))
        return wrong;
    return wrong + QLatin1Char('\n') + QString::fromUtf8(log.readAll().right(2000));
}

Result<HttpResponse> Caller::call(const EndpointPtr& endpoint, HttpCall call)
{
    const auto sink = std::make_shared<WholeAnswer>();
    const TransferId id
        = m_transport->submit(endpoint, std::move(call), Lane::Interactive, {}, sink);
    if (!sink->wait()) {
        m_transport->cancel(id);
        return Error{ErrorKind::Timeout, "no answer in the test", 0, {}, {}};
    }
    return sink->result();
}

SourceRun::SourceRun(Caller& caller, EndpointPtr endpoint, std::unique_ptr<Source> source)
    : m_caller(caller), m_endpoint(std::move(endpoint)), m_source(std::move(source))
{
    take(m_source->start(SystemClock().world()));
}

void SourceRun::take(Step step)
{
    for (SourceRequest& request : step.requests) {
        if (request.notBefore <= Millis(0))
            m_due.push_back(std::move(request));
        else
            m_waiting[request.key] = std::move(request);
    }
    for (TopicDelta& delta : step.delta) {
        auto& rows = std::get<Rows<Slo>>(delta);
        if (rows.begin)
            m_slos.clear();
        for (Slo& row : rows.upserts)
            m_slos[row.key] = row;
        for (const SloKey& key : rows.removed)
            m_slos.erase(key);
    }
}

void SourceRun::run()
{
    for (int guard = 0; !m_due.empty() && guard < 500; ++guard) {
        SourceRequest request = std::move(m_due.front());
        m_due.erase(m_due.begin());
        ++requests;
        largestQuery = std::max(largestQuery, request.call.body.size());
        Outcome outcome;
        outcome.key = request.key;
        auto answer = m_caller.call(m_endpoint, request.call);
        if (!answer) {
            outcome.error = answer.error();
        } else if (answer->head.status >= 400) {
            outcome.error
                = errorFromStatus(answer->head.status, answer->head.headers, SystemClock().world());
            outcome.error->detail = answer->body;
        } else if (const Status head = request.decoder->head(answer->head); !head) {
            outcome.error = head.error();
        } else if (const auto fed = request.decoder->feed(answer->body); !fed) {
            outcome.error = fed.error();
        } else if (const auto end = request.decoder->finish(); !end) {
            outcome.error = end.error();
        }
        if (outcome.error)
            errors.push_back(request.key + ": " + describe(*outcome.error));
        outcome.failures = outcome.error ? 1 : 0;
        outcome.result = request.decoder->takeResult();
        take(m_source->finished(std::move(outcome), SystemClock().world()));
    }
}

void SourceRun::release(const std::string& prefix)
{
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        if (it->first.starts_with(prefix)) {
            m_due.push_back(std::move(it->second));
            it = m_waiting.erase(it);
        } else {
            ++it;
        }
    }
    run();
}

const Slo* SourceRun::slo(const std::string& id) const
{
    for (const auto& [key, row] : m_slos) {
        if (key.id == id)
            return &row;
    }
    return nullptr;
}

std::string formQuery(const std::string& promql, int64_t second)
{
    return "query=" + QUrl::toPercentEncoding(QString::fromStdString(promql)).toStdString()
        + "&time=" + std::to_string(second);
}

} // namespace mwtest
