// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real Prometheus on a free port with given samples, ended with the object. Also a plain HTTP
// client, so that what is compared is what came over the wire.
#pragma once

#include "tests/simulator/prom_data.h"

#include <QProcess>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

namespace mwtest {

struct HttpReply
{
    int status = 0;
    QByteArray head;
    QByteArray body;
    nlohmann::json json() const; // discarded if it is none
};

// One request over one connection (HTTP/1.0: the body ends with the connection). Blocks, bounded.
HttpReply httpRequest(quint16 port,
                      const QByteArray& method,
                      const QByteArray& target,
                      const QByteArray& form = {});
QByteArray percentEncoded(const std::string& text);

class PrometheusPeer
{
public:
    ~PrometheusPeer();
    static bool installed(); // prometheus and promtool are there
    // Rules: the text of a rule file. An empty string, or what went wrong.
    QString start(const PromData& data, const QByteArray& rules = {});
    quint16 port() const { return m_port; }
    HttpReply query(const std::string& expr, int64_t atMs) const;
    HttpReply
    queryRange(const std::string& expr, int64_t startMs, int64_t endMs, int64_t stepMs) const;

private:
    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace mwtest
