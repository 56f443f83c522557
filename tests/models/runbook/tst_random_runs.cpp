// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random runbooks, killed at random moments in random ways, with a person who answers truthfully:
// every effect happens once and in order, nothing is lost, the run ends, its journal verifies, and
// what is shown is what the journal alone gives.
#include "models/runbook/journal/journal.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

const std::string target = "{cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}";

struct Book
{
    std::string text;
    std::vector<int64_t> scales; // in order
    std::vector<std::string> notices;
};

Book randomBook(std::mt19937& random)
{
    Book out;
    std::string steps;
    const int count = 3 + static_cast<int>(random() % 6);
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        const std::string id = "- id: s" + n + "\n  ";
        switch (random() % 13) {
        case 0:
        case 1: {
            const int64_t replicas = 10 + i;
            const char* effects[]{"", "  effect: keyed\n", "  effect: probed\n"};
            const size_t effect = random() % 3;
            steps += id + "do: k8s.scale\n  with: " + target
                + ", replicas: " + std::to_string(replicas) + "}\n" + effects[effect];
            if (effect == 2)
                steps += "  done_when: result.spec.replicas == " + std::to_string(replicas)
                    + "\n  probe:\n    id: p" + n + "\n    do: k8s.get\n    with: " + target
                    + "}\n";
            if (random() % 2)
                steps += "  expect:\n  - {id: e" + n + ", do: k8s.get, with: " + target
                    + ", jsonpath: .spec.replicas, equals: \"" + std::to_string(replicas)
                    + "\"}}\n";
            out.scales.push_back(replicas);
            break;
        }
        case 2:
        case 3:
            steps += id + "do: notify\n  with: {to: [desktop], text: notice-" + n + "}\n";
            out.notices.push_back("notice-" + n);
            break;
        case 4:
            steps += id + "do: manual\n  with: {ask: Do it., confirm: tick}\n";
            break;
        case 5:
            steps += id + "do: wait\n  with: {for: 20s}\n";
            break;
        case 6:
            steps += id
                + "do: promql\n  with: {query: x, success: result < 1, sustained: 10s, every: "
                  "2s}\n";
            break;
        case 7:
            steps += id + "do: set\n  with: {values: {v: \"${{ run.mode }}\"}}\n";
            break;
        case 9: // left out: what it would do must never happen
            steps += id + "when: \"1 > 2\"\n  do: notify\n  with: {to: [desktop], text: never}\n";
            break;
        case 10:
            steps += id
                + "do: approval\n  with: {need: 2, from: [boss], expires: 10d, ask: Agree?}\n";
            break;
        case 11:
            steps += id + "do: manual\n  drill: skip\n  with: {ask: Twice., second_person: true}\n";
            break;
        case 8:
            steps += id + "do: mark\n  with: {mark: decided}\n";
            break;
        default:
            steps += id
                + "do: decision\n  with:\n    question: Go on?\n    options:\n"
                  "    - {id: yes, label: Yes}\n";
            break;
        }
    }
    if (random() % 2)
        steps += "- {id: done, do: end, with: {status: succeeded}}\n"
                 "- {id: beyond, do: notify, with: {to: [desktop], text: beyond the end}}\n"
                 "- {id: no, do: end, with: {status: aborted}}\n";
    out.text = runbookText(steps);
    return out;
}

// What people were told. What is sent again says so, whoever answers "send it again".
std::vector<std::string> told(const FakeWorld& world)
{
    std::vector<std::string> out;
    const std::string again = " (repeat)";
    for (std::string text : world.notifications) {
        if (text.ends_with(again))
            text.resize(text.size() - again.size());
        out.push_back(std::move(text));
    }
    return out;
}

struct Trial
{
    FixedClock clock{World(Millis(1'772'334'000'000))};
    Death death;
    MemoryFiles files{&death};
    FakeWorld world{clock, &death};
    std::string dir;

    void act(Engine& engine)
    {
        const CardView card = engine.view().card;
        switch (card.kind) {
        case CardKind::Start:
            (void)engine.start("Ana");
            return;
        case CardKind::LocalLock:
            (void)engine.acceptLocalLock("Ana");
            return;
        case CardKind::Effect:
            (void)engine.confirm(card.stepId, "Ana", card.word);
            return;
        case CardKind::Manual:
            (void)engine.answer(card.stepId, "Ana", {}, card.secondPerson ? "Ben" : "");
            return;
        case CardKind::Approval:
            (void)engine.approve(card.stepId, card.approval->votes.empty() ? "Ben" : "Cho");
            return;
        case CardKind::Decision:
            (void)engine.decide(card.stepId, "yes", {}, "Ana");
            return;
        case CardKind::LeftChanged:
            (void)engine.finish("Ana");
            return;
        case CardKind::Unknown: {
            const std::string notice = "notice-" + card.stepId.substr(1);
            const auto shown = told(world);
            const auto& scaled = world.scaledTo;
            const bool happened = std::find(shown.begin(), shown.end(), notice) != shown.end()
                || std::find(scaled.begin(), scaled.end(), 10 + std::stoi(card.stepId.substr(1)))
                    != scaled.end();
            if (happened)
                (void)engine.byHand(card.stepId, "Ana", {{"text", "", "I looked"}});
            else
                (void)engine.retry(card.stepId, "Ana");
            return;
        }
        default:
            return;
        }
    }

    // One life. True: the run is over.
    bool live(const Book& book, int dieAt, std::vector<std::string>* states = nullptr)
    {
        death.at = dieAt;
        death.moments = 0;
        death.dead = false;
        Engine engine(world.services(files));
        if (dir.empty()) {
            const auto made = engine.create(request(book.text));
            for (const auto& [path, file] : files.files) {
                if (path.ends_with("/journal.jsonl") && file.bytes.find('\n') != std::string::npos)
                    dir = path.substr(0, path.rfind('/'));
            }
            if (!made)
                return false;
        } else if (const auto opened = engine.resume(dir, "Ana"); !opened) {
            if (!death.dead)
                qFatal("resume: %s\n%s", describe(opened.error()).c_str(), book.text.c_str());
            return false;
        }
        for (int i = 0; i < 300 && !death.dead; ++i) {
            crank(engine, world, clock, 400);
            if (isFinal(engine.view().state))
                break;
            act(engine);
        }
        if (states) {
            for (const StepRow& row : engine.view().steps)
                states->push_back(row.id + " " + toString(row.state) + " " + row.line);
        }
        return isFinal(engine.view().state);
    }
};

} // namespace

class RandomRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEffectOnceAndInOrder()
    {
        int kills = 0, runs = 0;
        const int many = std::max(qEnvironmentVariableIntValue("MIDWATCH_RANDOM_RUNS"), 150);
        for (unsigned seed = 1; seed <= static_cast<unsigned>(many); ++seed) {
            std::mt19937 random(seed);
            const Book book = randomBook(random);
            Trial trial;
            bool over = false;
            for (int life = 0; life < 8 && !over; ++life) {
                const bool mortal = life < 6 && random() % 4;
                over = trial.live(book, mortal ? static_cast<int>(random() % 120) : -1);
                if (over)
                    break;
                ++kills;
                trial.death.dead = false;
                trial.death.at = -1;
                const auto way = random() % 3;
                if (way == 2)
                    trial.files.restartTorn(random);
                else
                    trial.files.restart(way == 1);
                trial.clock.advance(Millis(static_cast<int64_t>(random() % 100'000)));
                const auto journal = trial.files.files.find(journalPath(trial.dir));
                if (trial.dir.empty() || journal == trial.files.files.end()
                    || journal->second.bytes.find('\n') == std::string::npos) {
                    trial.dir.clear(); // the run had not begun
                    trial.files.files.clear();
                }
            }
            ++runs;
            const auto note = [&](const std::string& what) {
                return what + " seed " + std::to_string(seed) + "\n" + book.text;
            };
            QVERIFY2(over, note("stuck").c_str());
            const auto content = readJournal(trial.files, trial.dir);
            QVERIFY2(
                content->records.back().body["state"].get<std::string>().starts_with("succeeded"),
                note("state").c_str());
            QVERIFY2(told(trial.world) == book.notices, note("notices").c_str());
            QVERIFY2(trial.world.scaledTo == book.scales, note("scales").c_str());
            const VerifyReport report = verifyRun(trial.files, trial.dir);
            QVERIFY2(report.intact(),
                     note(report.intact() ? std::string() : report.damage.front()).c_str());
            // What the journal alone gives is what the engine showed at the end.
            std::vector<std::string> shown;
            QVERIFY(trial.live(book, -1, &shown));
            Engine reader(trial.world.services(trial.files));
            QVERIFY(reader.openReadOnly(trial.dir));
            std::vector<std::string> read;
            for (const StepRow& row : reader.view().steps)
                read.push_back(row.id + " " + toString(row.state) + " " + row.line);
            QVERIFY2(read == shown, note("fold").c_str());
        }
        qInfo("%d random runbooks, %d kills", runs, kills);
        QVERIFY(kills > runs / 2);
    }
};

MIDWATCH_TEST(RandomRuns)
#include "tst_random_runs.moc"
