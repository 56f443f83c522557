// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The record of an incident: what is written is there after a kill at any byte, numbers are given
// once, people overrule data, the postmortem says what is not known.
#include "models/incident/record.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>

using namespace mw;
using namespace mw::incident;
using namespace std::chrono_literals;

namespace {

World at(const char* text)
{
    World time{};
    parseTime(text, time);
    return time;
}

struct Desk
{
    QTemporaryDir dir;
    FixedClock clock{at("2026-01-17T03:01:12Z")};
    std::unique_ptr<runbook::FileLayer> files = runbook::makeFileLayer();
    std::string root() const { return dir.path().toStdString() + "/incidents"; }
    std::unique_ptr<IncidentRecord> declare(const std::string& title
                                            = "Users of agent-runtime fail")
    {
        Declaration declaration;
        declaration.title = title;
        declaration.estate = "/etc/estate.yaml";
        declaration.level = Level::P1;
        declaration.commander = "Ana";
        declaration.channel = "#inc";
        declaration.who = "Ana";
        declaration.impact = at("2026-01-17T02:52:00Z");
        declaration.impactFrom = "SLO agent-runtime-availability";
        auto made = IncidentRecord::declare(*files, clock, root(), declaration);
        return made ? std::move(made).value() : nullptr;
    }
};

} // namespace

class IncidentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersAreGivenOnce()
    {
        Desk d;
        const auto first = d.declare("one");
        const auto second = d.declare("two");
        QVERIFY(first && second);
        QCOMPARE(first->incident().id, std::string("INC-0001"));
        QCOMPARE(second->incident().number, 2);
        const auto listed = listIncidents(*d.files, d.root());
        QCOMPARE(listed.size(), size_t(2));
        QCOMPARE(listed[0].incident.title, std::string("two"));
        QVERIFY(listed[0].problem.empty());
        Declaration nameless;
        QVERIFY(!IncidentRecord::declare(*d.files, d.clock, d.root(), nameless));
        QVERIFY(listIncidents(*d.files, "/nonexistent/incidents").empty());
    }

    // One folder has the records of every estate: a drill must not be written into a real one.
    void aRecordBelongsToItsEstate()
    {
        Desk d;
        Declaration drill;
        drill.title = "drill";
        drill.estate = "demo:bad-deploy";
        drill.simulated = true;
        auto demo = IncidentRecord::declare(*d.files, d.clock, d.root(), drill);
        QVERIFY(demo);
        QVERIFY((*demo)->incident().simulated);
        QVERIFY(!openIncidentOf(*d.files, d.root(), "/etc/estate.yaml", false));
        QVERIFY(!openIncidentOf(*d.files, d.root(), "demo:bad-deploy", false));
        const auto found = openIncidentOf(*d.files, d.root(), "demo:bad-deploy", true);
        QVERIFY(found && found->title == "drill");
        const auto real = d.declare("real");
        QVERIFY(openIncidentOf(*d.files, d.root(), "/etc/estate.yaml", false)->title == "real");
        QVERIFY(openIncidentOf(*d.files, d.root(), "demo:bad-deploy", true)->title == "drill");
        QVERIFY(real->close(Cause::Real, "x", "Ana"));
        QVERIFY(!openIncidentOf(*d.files, d.root(), "/etc/estate.yaml", false));
        // Of before estates were kept: listed, taken up by nobody.
        auto old
            = runbook::Journal::create(*d.files, d.clock, incidentFolder(d.root(), 9), "INC-0009");
        QVERIFY(old);
        QVERIFY((*old)->append("declared",
                               {{"number", 9}, {"title", "old"}, {"level", "P1"}},
                               runbook::Journal::Keep::Durable));
        QCOMPARE(listIncidents(*d.files, d.root())[0].incident.title, std::string("old"));
        QVERIFY(!openIncidentOf(*d.files, d.root(), "", false));
        QVERIFY(!openIncidentOf(*d.files, d.root(), "/etc/estate.yaml", false));
        drill.estate.clear();
        QVERIFY(!IncidentRecord::declare(*d.files, d.clock, d.root(), drill));
    }

    void peopleOverruleData()
    {
        Desk d;
        const auto record = d.declare();
        QVERIFY(!record->incident().impactConfirmed);
        QVERIFY(record->incident().impact == at("2026-01-17T02:52:00Z"));
        QVERIFY(record->confirmImpact(at("2026-01-17T02:50:00Z"), "Ana"));
        QVERIFY(record->proposeImpact(at("2026-01-17T02:59:00Z"), "an alert"));
        QVERIFY(record->incident().impact == at("2026-01-17T02:50:00Z"));
        QVERIFY(record->incident().impactConfirmed);
        QVERIFY(!record->confirmImpact({}, "Ana"));
    }

    // Who, when, what it was before; what is said already is not written again.
    void correctionsKeepWhatWasSaidBefore()
    {
        Desk d;
        const auto record = d.declare();
        QVERIFY(record->confirmImpact(at("2026-01-17T02:52:00Z"), "Ana"));
        QVERIFY(record->incident().corrections.empty()); // as proposed
        QVERIFY(record->incident().impactSaid == d.clock.world());
        d.clock.advance(5min);
        QVERIFY(record->confirmImpact(at("2026-01-17T02:50:00Z"), "Ben"));
        QVERIFY(record->change(Level::P2, "Ben"));
        QVERIFY(record->setCommander("Cho", "Ben"));
        const auto size = [&] {
            return QFile(QString::fromStdString(runbook::journalPath(record->incident().dir)))
                .size();
        };
        const qint64 written = size();
        QVERIFY(record->confirmImpact(at("2026-01-17T02:50:00Z"), "Ben"));
        QVERIFY(record->change(Level::P2, "Ben"));
        QVERIFY(record->setCommander("Cho", "Ben"));
        QCOMPARE(size(), written);
        const auto read = readIncident(*d.files, record->incident().dir);
        QVERIFY(read);
        QVERIFY(read->impact == at("2026-01-17T02:50:00Z"));
        QCOMPARE(read->impactFrom, std::string("Ben"));
        QVERIFY(read->impactProposed == at("2026-01-17T02:52:00Z"));
        QCOMPARE(read->impactProposedFrom, std::string("SLO agent-runtime-availability"));
        const World when = d.clock.world();
        using Of = Correction::Of;
        const std::vector<Correction> wanted{
            {when, "Ben", Of::Impact, "2026-01-17T02:52:00Z", "2026-01-17T02:50:00Z", "Ana"},
            {when, "Ben", Of::Level, "P1", "P2", ""},
            {when, "Ben", Of::Commander, "Ana", "Cho", ""}};
        QVERIFY(read->corrections == wanted);
        const std::string text = postmortem(*read, {}, when);
        for (const char* line :
             {"Ben corrected the start of the impact from 2026-01-17T02:52:00Z (by Ana) to "
              "2026-01-17T02:50:00Z",
              "Ben changed the severity from P1 to P2",
              "Ben changed the commander from Ana to Cho"})
            QVERIFY2(text.find(line) != std::string::npos, line);
    }

    void importKeepsThePage()
    {
        Desk d;
        Declaration declaration;
        declaration.title = "HighErrorRate";
        declaration.estate = "/etc/estate.yaml";
        declaration.who = "Ana";
        Page page;
        page.key = {Atom("pd"), "Q1"};
        page.number = 40213;
        page.url = "https://acme.pagerduty.com/incidents/Q1";
        declaration.page = page;
        const auto record = IncidentRecord::declare(*d.files, d.clock, d.root(), declaration);
        QVERIFY(record);
        QCOMPARE((*record)->incident().pagerNumber, int64_t(40213));
        QCOMPARE((*record)->incident().pagerId, std::string("Q1"));
        QVERIFY((*record)->incident().impact == World{});
    }

    void updatesFallDue()
    {
        Desk d;
        const auto record = d.declare();
        QVERIFY(updateDue(record->incident()) == d.clock.world() + 15min);
        d.clock.advance(10min);
        QVERIFY(record->update("We roll back.", "Ana"));
        QVERIFY(updateDue(record->incident()) == d.clock.world() + 15min);
        QVERIFY(record->change(Level::P2, "Ana"));
        QVERIFY(updateDue(record->incident()) == d.clock.world() + 30min);
        const std::string words = updateTemplate(record->incident(), d.clock.world());
        QVERIFY(words.find("P2") == 0 && words.find("19 min") != std::string::npos);
        QVERIFY(record->close(Cause::Real, "bad deploy", "Ana"));
        QVERIFY(updateDue(record->incident()) == World{});
        QVERIFY(!record->close(Cause::Noise, "", "Ben"));
        QVERIFY(record->incident().cause == Cause::Real);
    }

    void leftChangedIsKeptPerKey()
    {
        Desk d;
        const auto record = d.declare();
        LeftChanged one{"autosync", "autosync of use1", "on", "off", "run-1", "", {}, false, ""};
        QVERIFY(record->leftChanged(one));
        QVERIFY(record->leftChanged(one)); // nothing new: nothing is written
        one.owner = "Ben";
        QVERIFY(record->leftChanged(one));
        QVERIFY(record->linkRun("run-1"));
        QVERIFY(record->linkRun("run-1"));
        QCOMPARE(record->incident().leftChanged.size(), size_t(1));
        QCOMPARE(record->incident().leftChanged[0].owner, std::string("Ben"));
        QCOMPARE(record->incident().runs.size(), size_t(1));
    }

    void whatADeedLeftSaysHowItGoesBack()
    {
        Desk d;
        const auto record = d.declare();
        LeftChanged one;
        one.key = "silence:am/b4f5";
        one.what = "silence of service=api in am";
        one.from = "none";
        one.to = one.undo = "until 05:01";
        one.owner = "Ana";
        QVERIFY(record->leftChanged(one));
        const auto files = runbook::makeFileLayer();
        const auto read = readIncident(*files, record->incident().dir);
        QVERIFY(read && read->leftChanged == std::vector<LeftChanged>{one});
        const auto told = [&] { return postmortem(record->incident(), {}, d.clock.world(), {}); };
        QVERIFY(told().find("owner Ana, back: until 05:01") != std::string::npos);
        one.restored = true;
        QVERIFY(record->leftChanged(one));
        QVERIFY(told().find("back:") == std::string::npos); // it is back
        QVERIFY(told().find("restored") != std::string::npos);
    }

    // A process that is killed leaves any number of bytes of its last line behind.
    void aKillAtAnyByteLosesNothingThatWasSaid()
    {
        Desk d;
        std::string dir;
        std::vector<qint64> sizes; // after each write
        {
            const auto record = d.declare();
            dir = record->incident().dir;
            const QString file = QString::fromStdString(runbook::journalPath(dir));
            sizes.push_back(QFile(file).size());
            for (int i = 0; i < 6; ++i) {
                QVERIFY(record->note("note " + std::to_string(i), "Ana", d.clock.world()));
                sizes.push_back(QFile(file).size());
            }
        }
        const QString file = QString::fromStdString(runbook::journalPath(dir));
        QFile whole(file);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        whole.close();
        QFile headFile(QString::fromStdString(dir) + QStringLiteral("/head"));
        QVERIFY(headFile.open(QIODevice::ReadOnly));
        const QByteArray head = headFile.readAll();
        headFile.close();
        int opened = 0;
        // The last line is torn at every byte: it had not been confirmed to anybody.
        for (qint64 cut = sizes[sizes.size() - 2]; cut < bytes.size(); ++cut) {
            QFile torn(file);
            QVERIFY(torn.open(QIODevice::WriteOnly | QIODevice::Truncate));
            torn.write(bytes.left(cut));
            torn.close();
            const auto read = readIncident(*d.files, dir);
            QVERIFY(read.has_value());
            QCOMPARE(read->notes.size(), size_t(5));
            ++opened;
        }
        QVERIFY(opened > 100);
        // A byte changed in the middle is damage, and is said so.
        QByteArray wrong = bytes;
        wrong[int(sizes[1]) + 20] = wrong[int(sizes[1]) + 20] == 'x' ? 'y' : 'x';
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
        damaged.write(wrong);
        damaged.close();
        QVERIFY(!readIncident(*d.files, dir));
        QVERIFY(!listIncidents(*d.files, d.root())[0].problem.empty());
    }

    void goesOnAfterARestart()
    {
        Desk d;
        std::string dir;
        {
            const auto record = d.declare();
            dir = record->incident().dir;
            QVERIFY(record->note("first", "Ana", at("2026-01-17T03:02:00Z")));
            // Two programs must not write one record.
            QVERIFY(!IncidentRecord::open(*d.files, d.clock, dir));
        }
        d.clock.advance(5min);
        const auto again = IncidentRecord::open(*d.files, d.clock, dir);
        QVERIFY(again.has_value());
        QCOMPARE((*again)->incident().notes.size(), size_t(1));
        QVERIFY((*again)->note("second", "Ben"));
        QVERIFY((*again)->incident().notes[1].at == d.clock.world());
    }

    void postmortemSaysWhatIsNotKnown()
    {
        Desk d;
        const auto record = d.declare("Users | of <b>api</b>\nfail");
        QVERIFY(record->note("rolled *back*", "Ana", at("2026-01-17T03:05:00Z")));
        Change deploy;
        deploy.id = "deploy:1";
        deploy.lane = ClockLane::Deploys;
        deploy.at = at("2026-01-17T02:50:14Z");
        deploy.sentence = "Deploy agent-runtime 2.14.0 → 2.14.1";
        Change old = deploy;
        old.at = at("2026-01-16T02:50:14Z");
        old.sentence = "yesterday";
        const std::string text
            = postmortem(record->incident(), {old, deploy}, at("2026-01-17T03:30:00Z"));
        QVERIFY(text.find("# INC-0001: Users \\| of \\<b\\>api\\</b\\> fail\n") == 0);
        QVERIFY(text.find("proposed by data, nobody confirmed it") != std::string::npos);
        QVERIFY(text.find("| Closed | still open |") != std::string::npos);
        QVERIFY(text.find("38 min so far") != std::string::npos);
        QVERIFY(text.find("yesterday") == std::string::npos);
        const size_t first = text.find("2026-01-17T02:50:14Z  deploys: Deploy");
        const size_t second = text.find("2026-01-17T02:52:00Z  **Impact began**");
        const size_t third = text.find("2026-01-17T03:05:00Z  Note of Ana: rolled \\*back\\*");
        QVERIFY(first != std::string::npos && second != std::string::npos
                && third != std::string::npos);
        QVERIFY(first < second && second < third);
        QVERIFY(text.find("Nothing is known to be left changed.") != std::string::npos);
        QVERIFY(text.find("because") == std::string::npos);
    }

    void postmortemTellsWhatHappenedMeanwhile()
    {
        Desk d;
        Declaration wanted;
        wanted.title = "api fails";
        wanted.estate = "demo:x";
        wanted.simulated = true;
        wanted.impact = at("2026-01-17T02:52:00Z");
        const auto record = IncidentRecord::declare(*d.files, d.clock, d.root(), wanted);
        QVERIFY(record);
        QVERIFY((*record)->note("mine", "Ana", at("2026-01-17T03:02:00Z")));
        const auto change = [](const char* id,
                               ClockLane lane,
                               const char* from,
                               const char* to,
                               const char* words) {
            Change out;
            out.id = id;
            out.lane = lane;
            out.at = at(from);
            if (*to)
                out.until = at(to);
            out.sentence = words;
            return out;
        };
        const std::vector<Change> log{
            change(
                "note:1", ClockLane::Notes, "2026-01-17T02:58:00Z", "", "Ana: before the record"),
            change("note:2", ClockLane::Notes, "2026-01-17T03:02:00Z", "", "Ana: mine"),
            change("owner:x", ClockLane::Notes, "2026-01-17T03:03:00Z", "", "Ben has redis"),
            change("page:1",
                   ClockLane::Alerts,
                   "2026-01-17T02:58:00Z",
                   "2026-01-17T03:15:00Z",
                   "Page #1: HighErrorRate"),
            change("ack:1",
                   ClockLane::Alerts,
                   "2026-01-17T03:01:00Z",
                   "",
                   "Page #1 acknowledged by Ana"),
            change("robot:1", ClockLane::Cluster, "2026-01-17T03:04:00Z", "", "only information"),
            change("finding:1",
                   ClockLane::Users,
                   "2026-01-17T02:52:00Z",
                   "2026-01-17T03:12:00Z",
                   "api burns")};
        const std::string text = postmortem((*record)->incident(), log, at("2026-01-17T03:30:00Z"));
        const auto has
            = [&text](const char* words) { return text.find(words) != std::string::npos; };
        QVERIFY(has("SIMULATED"));
        QVERIFY(has("| Estate | demo:x |"));
        QVERIFY(has("02:58:00Z  note: Ana: before the record"));
        QVERIFY(!has("note: Ana: mine") && has("Note of Ana: mine")); // once
        QVERIFY(!has("Ben has redis"));
        QVERIFY(!has("only information"));
        QVERIFY(has("03:01:00Z  alerts: Page \\#1 acknowledged by Ana"));
        QVERIFY(has("03:12:00Z  users well again: api burns"));
        QVERIFY(has("03:15:00Z  over: Page \\#1: HighErrorRate"));
    }

    void wordsOfTheRecord()
    {
        QVERIFY(levelOf("P3") == Level::P3);
        QVERIFY(!levelOf("p9"));
        for (const Cause cause : {Cause::Real, Cause::FalseAlarm, Cause::Noise})
            QVERIFY(causeOf(toString(cause)) == cause);
        QVERIFY(!fold({}));
        runbook::Record note;
        note.type = "note";
        QVERIFY(!fold({note}));
    }

    void thoseSinceAMomentOfOneEstate()
    {
        Desk d;
        d.declare("old");
        d.clock.advance(48h);
        const World since = d.clock.world();
        d.declare("one");
        Declaration drill;
        drill.title = "drill";
        drill.estate = "/etc/estate.yaml";
        drill.simulated = true;
        QVERIFY(IncidentRecord::declare(*d.files, d.clock, d.root(), drill));
        d.clock.advance(1h);
        d.declare("two");
        RecordCache cache;
        const auto found
            = incidentsSince(*d.files, d.root(), "/etc/estate.yaml", false, since, cache);
        QCOMPARE(found.size(), size_t(2));
        QCOMPARE(found[0].title, std::string("two"));
        QCOMPARE(found[1].title, std::string("one"));
        QCOMPARE(incidentsSince(*d.files, d.root(), "/etc/estate.yaml", true, since, cache).size(),
                 size_t(1));
        QVERIFY(incidentsSince(*d.files, d.root(), "", false, since, cache).empty());
        // What cannot be read is left out, the others are not.
        const QString journal = QString::fromStdString(runbook::journalPath(found[0].dir));
        QFile file(journal);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("damaged\n\n");
        file.close();
        QCOMPARE(incidentsSince(*d.files, d.root(), "/etc/estate.yaml", false, since, cache).size(),
                 size_t(1));
    }

    // The figures ask again and again; only what has grown is read again.
    void recordsAreReadOnce()
    {
        Desk d;
        d.declare("one");
        d.clock.advance(1min);
        const auto second = d.declare("two");
        RecordCache cache;
        const auto titles = [&] {
            std::string all;
            for (const Incident& one :
                 incidentsSince(*d.files, d.root(), "/etc/estate.yaml", false, {}, cache))
                all += one.title + (one.impactConfirmed ? "! " : " ");
            return all;
        };
        QCOMPARE(titles(), std::string("two one "));
        QCOMPARE(titles(), std::string("two one "));
        QCOMPARE(cache.reads(), size_t(2));
        QVERIFY(second->confirmImpact(d.clock.world(), "Ana"));
        QCOMPARE(titles(), std::string("two! one "));
        QCOMPARE(cache.reads(), size_t(3)); // the other one was not read
        QFile file(QString::fromStdString(runbook::journalPath(second->incident().dir)));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("damaged\n\n");
        file.close();
        QCOMPARE(titles(), std::string("one ")); // what was read before does not hide it
    }
};

MIDWATCH_TEST(IncidentTest)
#include "tst_incident.moc"
