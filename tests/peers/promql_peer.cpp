// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/promql_peer.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>

namespace mwtest {

namespace {

constexpr int patience = 30'000; // ms

std::string openMetrics(const PromData& data)
{
    std::string out;
    for (const PromFamily& family : data) {
        out += "# TYPE " + family.name + " " + family.type + "\n";
        for (const PromSeries& series : family.series) {
            std::string head(series.labels.get(promql::metricName));
            std::string braces;
            const promql::Labels labels = series.labels.withoutName();
            for (const auto& [name, value] : labels.pairs())
                braces += (braces.empty() ? "{" : ",") + name + "=" + promql::quote(value);
            head += braces.empty() ? "" : braces + "}";
            for (const promql::Sample& sample : series.samples)
                out += head + " " + promql::formatSample(sample.v) + " "
                    + promql::formatPlain(static_cast<double>(sample.t) / 1000) + "\n";
        }
    }
    return out + "# EOF\n";
}

QByteArray seconds(int64_t ms)
{
    return QByteArray::fromStdString(promql::formatPlain(static_cast<double>(ms) / 1000));
}

} // namespace

nlohmann::json HttpReply::json() const
{
    return nlohmann::json::parse(body.begin(), body.end(), nullptr, false);
}

QByteArray percentEncoded(const std::string& text)
{
    return QUrl::toPercentEncoding(QString::fromStdString(text));
}

HttpReply httpRequest(quint16 port,
                      const QByteArray& method,
                      const QByteArray& target,
                      const QByteArray& form)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    HttpReply reply;
    if (!socket.waitForConnected(patience))
        return reply;
    QByteArray request
        = method + ' ' + target + " HTTP/1.0\r\nHost: 127.0.0.1\r\nUser-Agent: midwatch-test\r\n";
    if (!form.isEmpty())
        request += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + QByteArray::number(form.size()) + "\r\n";
    else if (method != "GET")
        request += "Content-Length: 0\r\n";
    socket.write(request + "\r\n" + form);
    QByteArray all;
    while (socket.waitForReadyRead(patience))
        all += socket.readAll();
    all += socket.readAll();
    const qsizetype split = all.indexOf("\r\n\r\n");
    if (split < 0)
        return reply;
    reply.head = all.left(split);
    reply.body = all.mid(split + 4);
    reply.status = reply.head.mid(9, 3).toInt();
    return reply;
}

PrometheusPeer::~PrometheusPeer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
}

bool PrometheusPeer::installed()
{
    return !QStandardPaths::findExecutable(QStringLiteral("prometheus")).isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("promtool")).isEmpty();
}

QString PrometheusPeer::start(const PromData& data, const QByteArray& rules)
{
    const QString input = m_dir.filePath(QStringLiteral("samples.om"));
    const QString storage = m_dir.filePath(QStringLiteral("data"));
    const QString config = m_dir.filePath(QStringLiteral("prometheus.yml"));
    QFile file(input);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    file.write(QByteArray::fromStdString(openMetrics(data)));
    file.close();
    QFile configFile(config);
    if (!configFile.open(QIODevice::WriteOnly))
        return configFile.errorString();
    configFile.write("global:\n  scrape_interval: 60s\n");
    if (!rules.isEmpty()) {
        QFile rulesFile(m_dir.filePath(QStringLiteral("rules.yml")));
        if (!rulesFile.open(QIODevice::WriteOnly))
            return rulesFile.errorString();
        rulesFile.write(rules);
        configFile.write("rule_files: [rules.yml]\n");
    }
    configFile.close();

    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    // Long blocks: for each one the tool reads the whole input again.
    tool.start(QStringLiteral("promtool"),
               {QStringLiteral("tsdb"),
                QStringLiteral("create-blocks-from"),
                QStringLiteral("openmetrics"),
                QStringLiteral("--max-block-duration=2000h"),
                input,
                storage});
    if (!tool.waitForFinished(180'000) || tool.exitCode() != 0)
        return QStringLiteral("promtool: ") + QString::fromUtf8(tool.readAll().right(2000));

    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost))
        return probe.errorString();
    m_port = probe.serverPort();
    probe.close();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_dir.filePath(QStringLiteral("prometheus.log")));
    m_process.start(QStringLiteral("prometheus"),
                    {QStringLiteral("--config.file=") + config,
                     QStringLiteral("--storage.tsdb.path=") + storage,
                     QStringLiteral("--storage.tsdb.retention.time=100y"),
                     QStringLiteral("--web.listen-address=127.0.0.1:") + QString::number(m_port)});
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < patience) {
        if (!m_process.waitForStarted(1'000) && m_process.state() == QProcess::NotRunning)
            break;
        if (httpRequest(m_port, "GET", "/-/ready").status == 200)
            return {};
        QThread::msleep(50);
    }
    QFile log(m_dir.filePath(QStringLiteral("prometheus.log")));
    const bool readable = log.open(QIODevice::ReadOnly);
    return QStringLiteral("prometheus did not become ready: ")
        + (readable ? QString::fromUtf8(log.readAll().right(2000)) : QString());
}

HttpReply PrometheusPeer::query(const std::string& expr, int64_t atMs) const
{
    return httpRequest(m_port,
                       "POST",
                       "/api/v1/query",
                       "query=" + percentEncoded(expr) + "&time=" + seconds(atMs));
}

HttpReply PrometheusPeer::queryRange(const std::string& expr,
                                     int64_t startMs,
                                     int64_t endMs,
                                     int64_t stepMs) const
{
    return httpRequest(m_port,
                       "POST",
                       "/api/v1/query_range",
                       "query=" + percentEncoded(expr) + "&start=" + seconds(startMs)
                           + "&end=" + seconds(endMs) + "&step=" + seconds(stepMs));
}

} // namespace mwtest
