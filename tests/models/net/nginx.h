// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's nginx on a free loopback port, with HTTP/2, for as long as the object lives.
#pragma once

#include "tests/support/fault_server_pki.h"

#include <QProcess>
#include <QTemporaryDir>

namespace mwtest {

class Nginx
{
public:
    // locations: the text of location blocks; files are served from dir().
    Nginx(const KeyPair& identity, const QByteArray& locations);
    ~Nginx();
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;

    bool running() const { return m_running; }
    QString trouble() const { return m_trouble; }
    std::string url(const std::string& host = "127.0.0.1") const
    {
        return "https://" + host + ":" + std::to_string(m_port);
    }
    void write(const QString& name, const QByteArray& bytes) const;

private:
    bool start(const QByteArray& locations);

    QTemporaryDir m_dir;
    QProcess m_process;
    uint16_t m_port = 0;
    bool m_running = false;
    QString m_trouble;
};

} // namespace mwtest
