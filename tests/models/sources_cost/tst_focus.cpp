// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/focus/csv.h"
#include "models/sources/focus/focus.h"
#include "tests/models/sources_cost/cost_desk.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <nlohmann/json.hpp>

using namespace mwtest;
using focus::parseNumber;
using focus::Reader;

namespace {

const World morning = World(day(2026, 11, 26)) + 9h;
const std::string header = "BilledCost,EffectiveCost,BillingCurrency,ChargeCategory,"
                           "ChargePeriodStart,ServiceName,SubAccountId,Tags\n";

std::string
row(const char* billed, const char* service = "S3", const char* when = "2026-11-25T07:00:00Z")
{
    return std::string(billed) + ",1.5,USD,Usage," + when + "," + service
        + ",acc-1,\"{\"\"a\"\": \"\"b,c\"\"}\"\n";
}

// Reads a file in pieces of n bytes.
Status read(Reader& reader, const std::string& text, size_t n)
{
    for (size_t i = 0; i < text.size(); i += n) {
        if (const Status done = reader.feed(std::string_view(text).substr(i, n)); !done)
            return done;
    }
    return reader.finish();
}

Error errorOf(const std::string& text)
{
    Reader reader(Atom("bill"), "bill.csv");
    const Status done = read(reader, text, 11);
    return done ? Error{} : done.error();
}

} // namespace

class FocusTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbers()
    {
        QCOMPARE(*parseNumber("-100.2"), -100'200'000'000);
        QCOMPARE(*parseNumber("-3"), -3'000'000'000);
        QCOMPARE(*parseNumber("4"), 4'000'000'000);
        QCOMPARE(*parseNumber("35.2E-7"), 3'520);
        QCOMPARE(*parseNumber("1.234"), 1'234'000'000);
        QCOMPARE(*parseNumber("5E2"), 500'000'000'000);
        for (const char* wrong : {"1 1/2",
                                  "35.2E+7",
                                  "3,432,342",
                                  "$32",
                                  "+333",
                                  "32 GiB",
                                  "",
                                  "-",
                                  ".5",
                                  "5.",
                                  "1e",
                                  "1E2.5",
                                  "0x1",
                                  "NaN",
                                  "1e99"})
            QVERIFY2(!parseNumber(wrong), wrong);
    }

    void sumsByDayAccountAndService()
    {
        const std::string text = "\xEF\xBB\xBF" + header + row("0.1")
            + row("0.2", "S3", "2026-11-25T08:00:00Z") + row("7", "\"Compute, big\"")
            + row("-1", "S3", "2026-11-26T00:00:00.000Z");
        for (const size_t cut : {size_t(1), size_t(2), size_t(3), size_t(64), text.size()}) {
            Reader reader(Atom("bill"), "bill.csv");
            QVERIFY(read(reader, text, cut));
            QCOMPARE(reader.rows(), 4);
            const auto lines = reader.takeLines();
            QVERIFY(lines);
            QCOMPARE(lines->size(), size_t(3));
            const CostLine& compute = (*lines)[0];
            QCOMPARE(compute.service, Atom("Compute, big"));
            const CostLine& storage = (*lines)[1];
            QCOMPARE(storage.billed, *parseMoney("0.3", Atom("USD")));
            QCOMPARE(storage.effective, *parseMoney("3", Atom("USD")));
            QCOMPARE(storage.key.id, std::string("2026-11-25/acc-1/S3/Usage/USD"));
            QCOMPARE((*lines)[2].day, day(2026, 11, 26));
            QCOMPARE((*lines)[2].billed, *parseMoney("-1", Atom("USD")));
        }
    }

    void lineEndsAndQuotes()
    {
        std::vector<std::vector<std::string>> records;
        const auto keep = [&](const std::vector<std::string>& fields) {
            records.push_back(fields);
            return true;
        };
        focus::Csv csv;
        QCOMPARE(csv.feed("a,\"b\r\n\"\"c\"\"\",\r\n\n1,2,", keep), focus::Csv::Problem::None);
        QCOMPARE(csv.line(), 4);
        QCOMPARE(csv.finish(keep), focus::Csv::Problem::None);
        QCOMPARE(records.size(), size_t(2)); // an empty line is none
        QCOMPARE(records[0], (std::vector<std::string>{"a", "b\r\n\"c\"", ""}));
        QCOMPARE(records[1], (std::vector<std::string>{"1", "2", ""}));
        QCOMPARE(focus::Csv().feed("a\"b", keep), focus::Csv::Problem::Quote);
        QCOMPARE(focus::Csv().feed("\"a\"b", keep), focus::Csv::Problem::Quote);
        focus::Csv open;
        QCOMPARE(open.feed("\"abc", keep), focus::Csv::Problem::None);
        QCOMPARE(open.finish(keep), focus::Csv::Problem::Quote);
        QCOMPARE(focus::Csv().feed(std::string(2 << 20, 'x'), keep), focus::Csv::Problem::TooLong);
        QCOMPARE(focus::Csv().feed(std::string(5000, ','), keep), focus::Csv::Problem::TooLong);
    }

    void mistakesAreNamedByRowAndColumn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto add = [](const char* name,
                            const std::string& text,
                            const char* detail,
                            int line,
                            int column) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(detail)
                                << line << column;
        };
        add("amount",
            header + row("1") + row("$32"),
            "row 3, column BilledCost: \"$32\" is no number as FOCUS writes them",
            3,
            1);
        add("null amount",
            header + row("null"),
            "row 2, column BilledCost: \"\" is no number as FOCUS writes them",
            2,
            1);
        add("time",
            header + row("1", "S3", "25.11.2026"),
            "row 2, column ChargePeriodStart: \"25.11.2026\" is no time such as "
            "2026-11-25T00:00:00Z",
            2,
            5);
        add("zone",
            header + row("1", "S3", "2026-11-25T00:00:00+01:00"),
            "row 2, column ChargePeriodStart: \"2026-11-25T00:00:00+01:00\" is no time such as "
            "2026-11-25T00:00:00Z",
            2,
            5);
        add("category",
            header + "1,1,USD,Gift,2026-11-25T00:00:00Z,S3,a,\n",
            "row 2, column ChargeCategory: \"Gift\" is no charge category of FOCUS 1.2",
            2,
            4);
        add("currency",
            header + "1,1,,Usage,2026-11-25T00:00:00Z,S3,a,\n",
            "row 2, column BillingCurrency: \"\" is no currency",
            2,
            3);
        add("short row", header + "1,1,USD\n", "row 2: 3 fields, the header has 8", 2, 0);
        add("line breaks before it",
            header + "1,1,USD,Usage,2026-11-25T00:00:00Z,\"S\n3\",a,\n" + row("x"),
            "row 3, column BilledCost: \"x\" is no number as FOCUS writes them",
            4,
            1);
        add("another file",
            "Date;Cost\n2026;1\n",
            "row 1: not a FOCUS file, it lacks the columns BilledCost, EffectiveCost, "
            "BillingCurrency, ChargeCategory, ChargePeriodStart, ServiceName",
            1,
            0);
        add("twice", "BilledCost,BilledCost\n", "row 1, column BilledCost: is there twice", 1, 2);
        add("empty", "", "the file is empty", 1, 0);
    }
    void mistakesAreNamedByRowAndColumn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, detail);
        QFETCH(int, line);
        QFETCH(int, column);
        const Error error = errorOf(text.toStdString());
        QCOMPARE(error.kind, ErrorKind::Misconfigured);
        QCOMPARE(QString::fromStdString(error.detail), detail);
        QCOMPARE(*error.place, (Place{"bill.csv", line, column}));
    }

    void columnsOfTheSpecification()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFile file(shared + QStringLiteral("/specs/focus/columns.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto spec = nlohmann::json::parse(file.readAll().toStdString());
        std::string names;
        std::string values;
        for (const auto& column : spec["columns"]) {
            const std::string name = column["column"].get<std::string>();
            names += (names.empty() ? "" : ",") + name;
            values += names == name ? "" : ",";
            if (name == "BilledCost" || name == "EffectiveCost")
                values += "2.5";
            if (name == "BillingCurrency")
                values += "EUR";
            if (name == "ChargeCategory")
                values += "Purchase";
            if (name == "ChargePeriodStart")
                values += "2026-11-25T00:00:00Z";
            if (name == "BillingAccountId")
                values += "payer";
        }
        Reader reader(Atom("bill"), "bill.csv");
        const Status done = read(reader, names + "\r\n" + values + "\r\n", 5);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        const auto lines = reader.takeLines();
        QCOMPARE(lines->front().account, Atom("payer")); // no sub account
        QCOMPARE(lines->front().billed, *parseMoney("2.5", Atom("EUR")));
        QVERIFY(lines->front().category == Atom("Purchase"));
    }

    void aFileIsReadAgainOnlyWhenItChanged()
    {
        CostDesk desk(morning);
        FocusSettings settings;
        settings.id = SourceId("bill");
        settings.file = "/srv/bill.csv";
        desk.begin(makeFocusSource(settings));
        QVERIFY(desk.request("file").call.headers.empty());
        desk.answer("file", header + row("3"), 200, {{"ETag", "\"1\""}});
        QCOMPARE(desk.lines.size(), size_t(1));
        QCOMPARE(desk.feed->query, std::string("/srv/bill.csv"));
        QCOMPARE(desk.feed->rows, 1);
        QCOMPARE(desk.feed->dataUntil, day(2026, 11, 26));
        QCOMPARE(desk.request("file").notBefore, Millis(5min));
        QCOMPARE(*findHeader(desk.request("file").call.headers, "If-None-Match"),
                 std::string("\"1\""));
        desk.now += 5min;
        desk.answer("file", "", 304);
        QCOMPARE(desk.lines.size(), size_t(1));
        QCOMPARE(desk.feed->fetchedAt, morning);
        desk.answer("file", header + row("x"), 200, {{"ETag", "\"2\""}});
        QCOMPARE(desk.error->kind, ErrorKind::Misconfigured);
        QCOMPARE(desk.lines.size(), size_t(1)); // the last good bill stays
        QVERIFY(desk.request("file").call.headers.empty());
    }

    void aLongFileNeedsTheMemoryOfItsSums()
    {
        Reader reader(Atom("bill"), "bill.csv");
        QVERIFY(reader.feed(header));
        std::string block;
        for (int i = 0; i < 1000; ++i)
            block += row("0.01", i % 2 ? "S3" : "EC2");
        for (int i = 0; i < 100; ++i)
            QVERIFY(reader.feed(block));
        QVERIFY(reader.finish());
        const auto lines = reader.takeLines();
        QCOMPARE(lines->size(), size_t(2));
        QCOMPARE((*lines)[0].billed, *parseMoney("500", Atom("USD")));
        QCOMPARE(reader.rows(), 100'000);
    }
};

MIDWATCH_TEST(FocusTest)
#include "tst_focus.moc"
