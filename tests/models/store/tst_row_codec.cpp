// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/row_codec.h"
#include "tests/models/store/some.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>
#include <set>

using namespace mw;
using namespace mwtest;

namespace {

// Slo has no comparison (its doubles may be NaN): its bytes are one.
template <class T>
bool same(const T& a, const T& b)
{
    if constexpr (std::equality_comparable<T>)
        return a == b;
    else
        return store::encode(a) == store::encode(b);
}

template <class T>
bool everyFieldIsListed()
{
    Some some(1);
    (void)some.row<T>();
    if (some.count != memberCount<T>())
        qWarning("%s: %zu members, %zu of them are written",
                 typeid(T).name(),
                 memberCount<T>(),
                 some.count);
    return some.count == memberCount<T>();
}

template <class T>
int wrongRoundTrips()
{
    int wrong = 0;
    for (uint32_t seed = 1; seed <= 300; ++seed) {
        const T value = Some(seed).row<T>();
        const std::string bytes = store::encode(value);
        T back{};
        wrong += !store::decode(bytes, back) || !same(value, back);
        std::string field;
        T named{};
        const auto json = nlohmann::json::parse(store::toJson(value, {}).dump());
        const bool read = store::fromJson(json, named, field);
        if (!read || !same(value, named)) {
            ++wrong;
            qWarning("seed %u: %s (%s)", seed, json.dump().c_str(), field.c_str());
        }
    }
    return wrong;
}

} // namespace

class RowCodecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFieldOfEveryRowIsWritten()
    {
        bool all = true;
        store::eachRowType([&all]<class Row>() { all = everyFieldIsListed<Row>() && all; });
        all = everyFieldIsListed<SourceStatus>() && everyFieldIsListed<PartStatus>() && all;
        all = everyFieldIsListed<ApiBudget>() && everyFieldIsListed<Error>() && all;
        all = everyFieldIsListed<Place>() && everyFieldIsListed<Change>() && all;
        all = everyFieldIsListed<ObjectKey>() && everyFieldIsListed<SloKey>() && all;
        all = everyFieldIsListed<SourceKey>() && everyFieldIsListed<Condition>() && all;
        all = everyFieldIsListed<SamplePoint>() && everyFieldIsListed<BurnWindow>() && all;
        all = everyFieldIsListed<AlertNotification>() && everyFieldIsListed<PagePerson>() && all;
        all = everyFieldIsListed<SilenceMatcher>() && everyFieldIsListed<PipelineStep>() && all;
        all = everyFieldIsListed<Money>() && all;
        QVERIFY(all);
    }

    void everyRowComesBackAsItWas()
    {
        int wrong = 0;
        store::eachRowType([&wrong]<class Row>() { wrong += wrongRoundTrips<Row>(); });
        QCOMPARE(wrong, 0);
        QCOMPARE(wrongRoundTrips<SourceStatus>(), 0);
        QCOMPARE(wrongRoundTrips<Change>(), 0);
        QCOMPARE(wrongRoundTrips<ObjectKey>(), 0);
        QCOMPARE(wrongRoundTrips<SloKey>(), 0);
        QCOMPARE(wrongRoundTrips<SourceKey>(), 0);
    }

    void damagedBytesAreRefusedNotMisread()
    {
        // Cut anywhere, or of another type: never a row. A flipped byte may still be a row; the
        // store keeps a sum for these.
        const std::string bytes = store::encode(Some(7).row<Alert>());
        for (size_t size = 0; size < bytes.size(); ++size) {
            Alert back;
            QVERIFY(!store::decode(std::string_view(bytes).substr(0, size), back));
        }
        Pod pod;
        QVERIFY(!store::decode(bytes, pod));
        std::mt19937 random(3);
        for (int i = 0; i < 5'000; ++i) {
            std::string other = bytes;
            other[random() % other.size()] = static_cast<char>(random());
            Alert back;
            (void)store::decode(other, back); // comes to an end, without harm
        }
        // a length of four thousand million bytes costs nothing
        KubeNode node;
        QVERIFY(!store::decode(std::string("\x9f\x5a\xff\xff\xff\xff", 6), node));
    }

    void layoutsTellTypesApart()
    {
        std::set<std::string> layouts;
        size_t types = 0;
        store::eachRowType([&]<class Row>() {
            layouts.insert(store::layoutOf<Row>());
            ++types;
        });
        QCOMPARE(layouts.size(), types);
    }

    void usageIsNoNews()
    {
        Pod pod = Some(3).row<Pod>();
        pod.restarts = 3;
        const uint64_t before = store::fingerprint(pod);
        pod.cpuUsage += 250;
        pod.memoryUsage += 1 << 20;
        QCOMPARE(store::fingerprint(pod), before);
        ++pod.restarts;
        QVERIFY(store::fingerprint(pod) != before);
        --pod.restarts;
        pod.message += "x";
        QVERIFY(store::fingerprint(pod) != before);
    }

    void wrongJsonNamesItsField()
    {
        std::string wrong;
        Workload row;
        auto json = store::toJson(Some(5).row<Workload>(), {});
        json["conditions"] = nlohmann::json::parse(R"([{"type":"A"},{"type":7}])");
        QVERIFY(!store::fromJson(json, row, wrong));
        QCOMPARE(wrong, std::string("conditions[1].type"));
        Pod pod;
        QVERIFY(!store::fromJson(nlohmann::json::parse(R"({"ready": 70000})"), pod, wrong));
        QCOMPARE(wrong, std::string("ready")); // does not fit into the field
        QVERIFY(!store::fromJson(nlohmann::json::parse("[]"), pod, wrong));
        QVERIFY(store::fromJson(nlohmann::json::parse(R"({"of a later version": 1})"), pod, wrong));
    }

    void olderFilesNameNoTenants()
    {
        std::string wrong;
        auto json = store::toJson(Some(5).row<Workload>(), {});
        Workload row;
        QVERIFY(store::fromJson(json, row, wrong));
        QVERIFY(!row.tenant.empty() && !row.team.empty());
        json.erase("tenant");
        json.erase("team");
        Workload older;
        QVERIFY2(store::fromJson(json, older, wrong), wrong.c_str());
        QVERIFY(older.tenant.empty() && older.team.empty());
        older.tenant = row.tenant;
        older.team = row.team;
        QVERIFY(older == row); // and nothing else is missing
    }

    void textsAreCleanedOnTheirWayOut()
    {
        Alert alert = Some(2).row<Alert>();
        alert.generatorUrl = "secret";
        alert.labels = {{"a", "secret"}};
        alert.receivers = {"secret"};
        const auto json = store::toJson(
            alert, [](const std::string& text) { return text == "secret" ? "-" : text; });
        QVERIFY(json.dump().find("secret") == std::string::npos);
    }
};

MIDWATCH_TEST(RowCodecTest)
#include "tst_row_codec.moc"
