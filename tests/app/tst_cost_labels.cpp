// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenCost is asked for the allocation by the label that the estate calls the tenant.
#include "app/wiring/source_types.h"
#include "models/sources/source.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mw;

class CostLabelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTenantIsTheEstatesLabel_data()
    {
        QTest::addColumn<QString>("labels");
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QStringList>("asked");
        const QString none = QStringLiteral("namespace");
        QTest::newRow("the estate's")
            << QStringLiteral("labels: {tenant: example.com/customer}\n") << QString()
            << QStringList{none, QStringLiteral("label:example.com/customer")};
        QTest::newRow("OpenCost's own")
            << QStringLiteral("labels: {tenant: example.com/customer}\n")
            << QStringLiteral("  settings: {tenantLabel: team, agentLabel: bot}\n")
            << QStringList{none, QStringLiteral("label:team"), QStringLiteral("label:bot")};
        QTest::newRow("the usual word, named")
            << QStringLiteral("labels: {tenant: tenant}\n") << QString()
            << QStringList{none, QStringLiteral("label:tenant")};
        QTest::newRow("nobody names one")
            << QStringLiteral("labels: {owner: squad}\n") << QString() << QStringList{none};
        QTest::newRow("no label") << QStringLiteral("labels: {tenant: my tenant}\n") << QString()
                                  << QStringList{none};
    }
    void theTenantIsTheEstatesLabel()
    {
        QFETCH(QString, labels);
        QFETCH(QString, settings);
        QFETCH(QStringList, asked);
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("estate.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: midwatch/v1\nkind: Estate\n"
                   "environments: [{name: prod, kind: prod}]\n"
                   "sources:\n- name: cost\n  type: opencost\n  environment: prod\n"
                   "  url: http://127.0.0.1:9003\n");
        file.write(QByteArray(settings.toUtf8() + labels.toUtf8()));
        file.close();
        const auto estate = readEstate(file.fileName().toStdString());
        QVERIFY(estate);
        const SourceType* type = sourceType("opencost");
        QVERIFY(type);
        SourceSetup setup;
        setup.id = SourceId("cost");
        QVERIFY(type->make(estate->sources.front(), {*estate, {}}, setup));
        QStringList keys, targets;
        for (const SourceRequest& request :
             setup.source->start(World(std::chrono::hours(500'000))).requests) {
            keys << QString::fromStdString(request.key);
            targets << QString::fromStdString(request.call.target);
        }
        QCOMPARE(keys, asked);
        if (asked.contains(QStringLiteral("label:example.com/customer")))
            QVERIFY2(
                targets[1].contains(QStringLiteral("&aggregate=label%3Aexample.com%2Fcustomer&")),
                qPrintable(targets[1]));
    }
};

MIDWATCH_TEST(CostLabelsTest)
#include "tst_cost_labels.moc"
