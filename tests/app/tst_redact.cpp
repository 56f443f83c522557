// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last net under what is logged.
#include "app/boot/redact.h"
#include "tests/support/test_registry.h"

#include <QTest>

class RedactTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secrets_data();
    void secrets();
};

void RedactTest::secrets_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("logged");
    const auto row = [](const char* name, const char* said, const char* logged) {
        QTest::newRow(name) << QByteArray(said) << QByteArray(logged);
    };
    row("nothing", "3 pods of agent-runtime: 12 restarts", "3 pods of agent-runtime: 12 restarts");
    row("header",
        "Authorization: Bearer abcdef123456, next",
        "Authorization: Bearer ‹redacted›, next");
    row("any case", "AUTHORIZATION=abc rest", "AUTHORIZATION=‹redacted› rest");
    row("basic", "authorization: Basic dXNlcjpwYXNz", "authorization: Basic ‹redacted›");
    row("bearer", "sent bearer abcdef.GHI-1 to it", "sent bearer ‹redacted› to it");
    row("jwt", "got eyJhbGciOiJF.eyJzdWIi.c2ln back", "got ‹redacted› back");
    row("url", "GET https://ada:pass@host:6443/x", "GET https://‹redacted›@host:6443/x");
    row("url without", "GET https://host:6443/x?y=1", "GET https://host:6443/x?y=1");
    row("pair", "password=hunter2; user=ada", "password=‹redacted›; user=ada");
    row("json", R"({"access_token":"abc","n":1})", R"({"access_token":"‹redacted›","n":1})");
    row("key of an API", "api-key: xyz api_key=xyz", "api-key: ‹redacted› api_key=‹redacted›");
    row("twice", "token=a, token=b", "token=‹redacted›, token=‹redacted›");
    row("key",
        "a -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- b",
        "a ‹redacted key› b");
    row("cut key", "-----BEGIN PRIVATE KEY-----\nMIIE", "‹redacted key›");
    row("no UTF-8", "\xff\xfe token=abc \xe2\x28", "\xff\xfe token=‹redacted› \xe2\x28");
}

void RedactTest::secrets()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, logged);
    QCOMPARE(QByteArray::fromStdString(mw::redact(said.toStdString())), logged);
}

MIDWATCH_TEST(RedactTest)
#include "tst_redact.moc"
