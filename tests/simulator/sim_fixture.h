// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A running simulation and a plain HTTP client for it. The client waits in an event loop of its
// own, which only tests may do.
#pragma once

#include "app/simulator/estate/cluster.h"
#include "app/simulator/estate/scenario.h"
#include "app/simulator/estate/world.h"
#include "app/simulator/simulator.h"
#include "models/document/document.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <cmath>
#include <nlohmann/json.hpp>

// QCOMPARE of JSON values: shows both on failure.
#define SAME_JSON(a, b) QCOMPARE(Json(a).dump(), Json(b).dump())

namespace mwtest {

using mw::sim::Json;

struct Answer
{
    int code = 0;
    QByteArray body, type;
    QMap<QByteArray, QByteArray> headers;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    Json json() const { return Json::parse(body.toStdString(), nullptr, false); }
    std::vector<Json> lines() const
    {
        std::vector<Json> all;
        for (const QByteArray& line : body.split('\n')) {
            if (!line.isEmpty())
                all.push_back(Json::parse(line.toStdString(), nullptr, false));
        }
        return all;
    }
};

struct Ask
{
    QByteArray method = "GET";
    std::string path;
    QByteArray body, type = "application/json", accept, token = "admin", agent = "midwatch/0";
    bool plain = false; // the control face
    bool prometheus = false;
};

class Simulation
{
public:
    explicit Simulation(const char* scenario = "quiet-night", double speed = 1)
    {
        mw::sim::SimulatorOptions options;
        options.scenario = scenario;
        options.dir = dir.path().toStdString();
        options.speed = speed;
        mw::World at{};
        mw::parseTime("2026-11-23T03:00:00Z", at);
        options.at = at;
        auto started = mw::sim::Simulator::start(options);
        if (!started)
            qFatal("%s", mw::describe(started.error()).c_str());
        simulator = std::move(started).value();
        const auto config = mw::readYamlFile(simulator->kubeconfigFile());
        for (const mw::Node& user : config->find("users")->items)
            tokens[user.string("name")] = user.find("user")->string("token");
        const mw::Node* cluster = config->at("clusters/0/cluster");
        server = cluster->string("server");
        const auto pem = QByteArray::fromBase64(
            QByteArray::fromStdString(cluster->string("certificate-authority-data")));
        tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(pem));
    }

    QNetworkReply* send(const Ask& ask)
    {
        const std::string base = ask.plain ? simulator->controlUrl()
            : ask.prometheus               ? simulator->prometheusUrl()
                                           : server;
        QNetworkRequest request(QUrl(QString::fromStdString(base + ask.path)));
        request.setSslConfiguration(tls);
        request.setRawHeader("User-Agent", ask.agent);
        if (!ask.plain && !ask.prometheus && !ask.token.isEmpty()) {
            const auto known = tokens.find(ask.token.toStdString());
            const QByteArray token
                = known == tokens.end() ? ask.token : QByteArray::fromStdString(known->second);
            request.setRawHeader("Authorization", "Bearer " + token);
        }
        if (!ask.accept.isEmpty())
            request.setRawHeader("Accept", ask.accept);
        if (!ask.body.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, ask.type);
        return manager.sendCustomRequest(request, ask.method, ask.body);
    }

    static Answer finish(QNetworkReply* reply, int milliseconds = 20'000)
    {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        Answer answer;
        answer.code = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply->readAll();
        answer.type = reply->rawHeader("Content-Type");
        answer.error = reply->error();
        for (const auto& [name, value] : reply->rawHeaderPairs())
            answer.headers[name.toLower()] = value;
        reply->abort();
        reply->deleteLater();
        return answer;
    }

    Answer ask(const Ask& what) { return finish(send(what)); }
    Answer get(const std::string& path, const QByteArray& accept = {})
    {
        Ask what;
        what.path = path;
        what.accept = accept;
        return ask(what);
    }
    Answer write(const QByteArray& method,
                 const std::string& path,
                 const Json& body,
                 const QByteArray& type = "application/merge-patch+json")
    {
        Ask what;
        what.method = method;
        what.path = path;
        what.body = QByteArray::fromStdString(body.dump());
        what.type = type;
        return ask(what);
    }
    Answer control(const QByteArray& method, const std::string& path, const Json& body = nullptr)
    {
        Ask what;
        what.plain = true;
        what.method = method;
        what.path = path;
        if (!body.is_null())
            what.body = QByteArray::fromStdString(body.dump());
        return ask(what);
    }
    Answer prometheus(const std::string& path)
    {
        Ask what;
        what.prometheus = true;
        what.path = path;
        return ask(what);
    }
    // The value of an instant query that gives one element; NaN if it gives none or several.
    double measure(const std::string& query)
    {
        const QByteArray encoded = QUrl::toPercentEncoding(QString::fromStdString(query));
        const Json body = prometheus("/api/v1/query?query=" + encoded.toStdString()).json();
        if (!body.contains("data") || body["data"]["result"].size() != 1)
            return std::nan("");
        return std::stod(body["data"]["result"][0]["value"][1].get<std::string>());
    }
    void jump(const char* by) { control("POST", "/_sim/clock", {{"jump", by}}); }

    QTemporaryDir dir;
    std::unique_ptr<mw::sim::Simulator> simulator;
    std::map<std::string, std::string> tokens;
    std::string server;
    QSslConfiguration tls;
    QNetworkAccessManager manager;
};

inline const QByteArray asTable = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

} // namespace mwtest
