// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the record of an incident and from the incident clock to the figure of Delivery: what a
// person confirmed there is what the recovery is counted from here.
#include "tests/support/test_registry.h"
#include "tests/widgets/watch_fixture.h"
#include "widgets/panes/delivery/delivery_pane.h"
#include "widgets/panes/delivery/dora_strip.h"
#include "widgets/panes/delivery/page_told.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

const World night = PaneFixture::night();

Page over(const char* id, int64_t number)
{
    Page out = page(id, number, "HighErrorRate api");
    out.created = night - 30min;
    out.acknowledgers = {{"P1", "Ana", night - 26min}};
    out.state = Page::State::Acknowledged;
    return out;
}

} // namespace

class PageToldTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void confirmedStartsAndFirstAcknowledgements()
    {
        WatchFixture f;
        ChangeLog log(f.hub);
        f.call({over("Q1", 40213)});
        log.catchUp();
        Page resolved = over("Q1", 40213);
        resolved.acknowledgers.clear(); // as the pager tells of a page that is over
        resolved.state = Page::State::Resolved;
        resolved.resolved = night - 10min;
        f.call({resolved});
        log.catchUp();
        const auto files = runbook::makeFileLayer();
        incident::Declaration wanted;
        wanted.title = "api fails";
        wanted.estate = f.estate;
        wanted.who = "Ana";
        wanted.page = resolved;
        wanted.impact = night - 33min;
        wanted.impactFrom = "SLO of api";
        auto record = incident::IncidentRecord::declare(*files, f.clock, f.incidents(), wanted);
        QVERIFY(record);
        const SourceKey key{Atom("pd"), "Q1"};
        incident::RecordCache records;
        const auto told
            = [&] { return pagesTold(log, f.incidents(), f.estate, false, night - 24h, records); };
        QVERIFY(told()[key].acknowledged == night - 26min);
        QVERIFY(told()[key].impact == World{}); // proposed only
        QVERIFY((*record)->confirmImpact(night - 35min, "Ana"));
        QVERIFY(told()[key].impact == night - 35min);
        QVERIFY(pagesTold(log, f.incidents(), f.estate, true, night - 24h, records)[key].impact
                == World{});
        QVERIFY(pagesTold(log, {}, f.estate, false, night - 24h, records)[key].impact == World{});

        auto* pane = f.show<DeliveryPane>();
        auto* strip = pane->findChild<DoraStrip*>();
        QVERIFY(strip);
        const auto incidents = [&] { return strip->tiles().at(5); };
        f.call({resolved}); // figures are computed when rows come
        pane->setActive(true);
        QCOMPARE(incidents().value, QStringLiteral("20 min"));
        QVERIFY2(incidents().aside.isEmpty(), qPrintable(incidents().aside));
        pane->setTold([&](World) { return told(); });
        pane->setActive(false);
        pane->setActive(true); // as after Watch was in front
        QCOMPARE(incidents().value, QStringLiteral("25 min"));
        QCOMPARE(incidents().aside, QStringLiteral("MTTA 4 min"));
        QVERIFY2(strip->tooltip(5).contains(QStringLiteral("acknowledged after 4 min (n 1)")),
                 qPrintable(strip->tooltip(5)));
        const auto content = pane->inspect(ItemRef{"delivery-figures", {Atom(), "incidents"}});
        QVERIFY(content);
        QStringList facts;
        for (const Fact& fact : content->sections.at(1).facts)
            facts << fact.label + QLatin1Char('=') + fact.value;
        const QString all = facts.join(QLatin1Char('\n'));
        for (const char* words : {"Acknowledged (MTTA)=acknowledged after 4 min (n 1)",
                                  "Between incidents (MTBF)=",
                                  "1 from the confirmed start of the impact"})
            QVERIFY2(all.contains(QLatin1String(words)), qPrintable(all));
    }
};

MIDWATCH_TEST(PageToldTest)
#include "tst_page_told.moc"
