// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/net/nginx.h"

#include "tests/support/fault_server.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mwtest {
namespace {

bool accepts(uint16_t port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool ok = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(fd);
    return ok;
}

} // namespace

Nginx::Nginx(const KeyPair& identity, const QByteArray& locations)
{
    write(QStringLiteral("cert.pem"), QByteArray::fromStdString(identity.certPem));
    write(QStringLiteral("key.pem"), QByteArray::fromStdString(identity.keyPem));
    // Somebody may take the free port before nginx does: try again then.
    for (int attempt = 0; attempt < 5 && !m_running; ++attempt)
        m_running = start(locations);
}

Nginx::~Nginx()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(3000))
        m_process.kill();
    m_process.waitForFinished(3000);
}

void Nginx::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(m_dir.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

bool Nginx::start(const QByteArray& locations)
{
    m_port = RefusingPort().port();
    const QByteArray dir = m_dir.path().toUtf8();
    QByteArray config
        = "daemon off;\nmaster_process off;\nworker_processes 1;\npid DIR/nginx.pid;\n"
          "error_log stderr warn;\nevents { worker_connections 2048; }\n"
          "http {\n  access_log off;\n"
          "  client_body_temp_path DIR/body;\n  proxy_temp_path DIR/proxy;\n"
          "  fastcgi_temp_path DIR/fastcgi;\n  uwsgi_temp_path DIR/uwsgi;\n"
          "  scgi_temp_path DIR/scgi;\n  gzip_types application/json;\n  default_type "
          "application/json;\n"
          "  server {\n    listen 127.0.0.1:PORT ssl http2;\n"
          "    ssl_certificate DIR/cert.pem;\n"
          "    ssl_certificate_key DIR/key.pem;\n    root DIR;\n";
    config += locations + "  }\n}\n";
    config.replace("DIR", dir);
    config.replace("PORT", QByteArray::number(m_port));
    write(QStringLiteral("nginx.conf"), config);
    const QString program = QStandardPaths::findExecutable(QStringLiteral("nginx"),
                                                           {QStringLiteral("/usr/sbin"),
                                                            QStringLiteral("/usr/bin"),
                                                            QStringLiteral("/usr/local/sbin")});
    if (program.isEmpty()) {
        m_trouble = QStringLiteral("nginx is not installed");
        return false;
    }
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    // A test that crashes must not leave its nginx behind.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(program,
                    {QStringLiteral("-p"),
                     m_dir.path(),
                     QStringLiteral("-c"),
                     m_dir.filePath(QStringLiteral("nginx.conf"))});
    for (int i = 0; i < 200; ++i) {
        if (m_process.waitForFinished(25) || m_process.state() == QProcess::NotRunning)
            break;
        if (accepts(m_port))
            return true;
    }
    m_trouble = QString::fromUtf8(m_process.readAll());
    m_process.kill();
    m_process.waitForFinished(1000);
    return false;
}

} // namespace mwtest
