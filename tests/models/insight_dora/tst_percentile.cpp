// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of domain.md §2.5, and the same as published vectors.
#include "models/insight/percentile.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <cmath>

#include <nlohmann/json.hpp>

using namespace mw;

namespace {

bool near(double a, double b)
{
    return std::fabs(a - b) < 1e-9;
}

} // namespace

class PercentileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTable()
    {
        struct Line
        {
            std::vector<double> values;
            double lower, c50, c90, c95, d95;
        };
        std::vector<double> hundred;
        for (int i = 1; i <= 100; ++i)
            hundred.push_back(i);
        const std::vector<Line> table{
            {{10, 20, 30, 40}, 20, 25, 37, 38.5, 40},
            {{10, 20, 30}, 20, 20, 28, 29, 30},
            {{5}, 5, 5, 5, 5, 5},
            {{1, 1, 1, 9}, 1, 1, 6.6, 7.8, 9},
            {{1, 9, 9, 9}, 9, 9, 9, 9, 9},
            {{30, 45, 60, 90, 120, 600, 2880}, 90, 90, 1512, 2196, 2880},
            {hundred, 50, 50.5, 90.1, 95.05, 95},
        };
        for (const Line& line : table) {
            std::vector<double> values = line.values;
            std::reverse(values.begin(), values.end()); // order must not matter
            QVERIFY(near(lowerMedian(values), line.lower));
            QVERIFY(near(percentileCont(values, 0.5), line.c50));
            QVERIFY(near(percentileCont(values, 0.9), line.c90));
            QVERIFY(near(percentileCont(values, 0.95), line.c95));
            QVERIFY(near(percentileDisc(values, 0.95), line.d95));
        }
    }

    void thePublishedVectors()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFile file(shared + QStringLiteral("/vectors/vectors.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto json = nlohmann::json::parse(file.readAll().toStdString());
        QVERIFY(json["percentiles"].size() >= 6);
        for (const auto& one : json["percentiles"]) {
            const auto values = one["values"].get<std::vector<double>>();
            QVERIFY(near(lowerMedian(values), one["lower_median"].get<double>()));
            QVERIFY(near(percentileCont(values, 0.5), one["cont50"].get<double>()));
            QVERIFY(near(percentileCont(values, 0.9), one["cont90"].get<double>()));
            QVERIFY(near(percentileCont(values, 0.95), one["cont95"].get<double>()));
            QVERIFY(near(percentileDisc(values, 0.95), one["disc95"].get<double>()));
        }
    }

    void edges()
    {
        QVERIFY(std::isnan(percentileCont({}, 0.5)));
        QVERIFY(std::isnan(percentileDisc({}, 0.5)));
        QVERIFY(std::isnan(lowerMedian({})));
        QCOMPARE(percentileCont({1, 2}, 0), 1.0);
        QCOMPARE(percentileCont({1, 2}, 1), 2.0);
        QCOMPARE(percentileCont({12, 18, 25, 31, 240}, 0.5), 25.0); // the mean would say 65.2
    }
};

MIDWATCH_TEST(PercentileTest)
#include "tst_percentile.moc"
