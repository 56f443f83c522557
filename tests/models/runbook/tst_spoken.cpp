// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine says is journaled in English and shown in the language of the program.
#include "models/runbook/phrases.h"
#include "models/runbook/plan.h"
#include "models/runbook/spoken.h"
#include "tests/models/runbook/run_driver.h"
#include "tests/support/test_registry.h"

#include <QTranslator>
#include <cstring>

using namespace mw;
using namespace mw::runbook;
using namespace mwtest;

namespace {

// A language in which every phrase of a run stands in brackets.
class Bracketed final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return std::strcmp(context, "RunPhrases") == 0
            ? QString(QStringLiteral("[") + text + QStringLiteral("]"))
            : text;
    }
};

struct Language
{
    Bracketed translator;
    Language() { QCoreApplication::installTranslator(&translator); }
    ~Language() { QCoreApplication::removeTranslator(&translator); }
};

const std::string api = "{cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}";
const std::string everything = R"(- id: look
  do: k8s.get
  with: )"
    + api + R"(}
- id: number
  do: set
  with: {values: {n: 6}}
- id: sure
  do: assert
  with: {that: steps.number.outputs.n == 6}
- id: start
  do: mark
  with: {mark: detected}
- id: left-out
  do: wait
  when: 1 == 2
  with: {for: 1s}
- id: which
  do: decision
  with: {question: Which?, auto: '"a"', options: [{id: a, label: This}, {id: b, label: That}]}
- id: agree
  do: approval
  with: {need: 1, from: [boss]}
- id: more
  do: k8s.scale
  with: )"
    + api + R"(, replicas: 6, wait_ready: true}
- id: back
  do: k8s.rollout
  with: )"
    + api + R"(, action: undo}
- id: again
  do: k8s.rollout
  with: )"
    + api + R"(, action: restart}
- id: hold
  do: k8s.rollout
  with: )"
    + api + R"(, action: pause}
- id: status
  do: k8s.rollout
  with: )"
    + api + R"(, action: status}
- id: there
  do: wait-until
  with: {every: 5s, that: result.spec.replicas == 6, check: {id: c, do: k8s.get, with: )"
    + api + R"(}}}
- id: well
  do: promql
  with: {query: errors, success: result < 1, sustained: 10s, every: 2s}
- id: tell
  do: notify
  with: {to: [desktop], text: it is done}
- id: hand
  do: manual
  with: {ask: Look.}
- id: bad
  do: promql
  with: {query: errors, success: result > 1, failure: result < 1}
)";

} // namespace

class RunPhrasesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutALanguageNothingChanges()
    {
        for (const char* line : {"revision 4 → 3, rolled out",
                                 "Roll back shop/api in prod to revision 3",
                                 "nothing to do: Deployment shop/api asks for 6 replicas",
                                 "somebody wrote this",
                                 "50 % and %1 are kept",
                                 ""}) {
            QCOMPARE(spoken(line), std::string(line));
            QCOMPARE(spokenSentences(line), std::string(line));
        }
        QCOMPARE(spokenSentences("Changes 2 shell steps. Reversible. api:1.0 ran for 3 d before."),
                 std::string("Changes 2 shell steps. Reversible. api:1.0 ran for 3 d before."));
    }

    void phrasesAreFoundWithTheirValues()
    {
        const Language language;
        QCOMPARE(spoken("revision 4 → 3, rolled out"),
                 std::string("[[revision 4 → 3], rolled out]"));
        QCOMPARE(spoken("nothing to do: Deployment shop/api asks for 6 replicas"),
                 std::string("[nothing to do: [Deployment shop/api asks for 6 replicas]]"));
        QCOMPARE(spoken("0.001 for 2m"), std::string("[0.001 for 2m]"));
        QCOMPARE(spoken("wait for it"), std::string("wait for it"));
        QCOMPARE(spoken("the check before it failed: Is it: there: not true: a < b"),
                 std::string("[the check before it failed: Is it: there: not true: a < b]"));
        QCOMPARE(spoken("the check before it failed: Is it there: not true: a < b"),
                 std::string("[the check before it failed: Is it there: [not true: a < b]]"));
        // Differences of a template are data.
        QCOMPARE(spoken("revision 3 as a new revision, template of ReplicaSet a-1\n  image: b → c"),
                 std::string("[revision 3 as a new revision, template of ReplicaSet a-1]\n"
                             "  image: b → c"));
        QCOMPARE(spokenSentences("Changes 1 Deployment, 1 shell step. Not known to be reversible: "
                                 "Do it."),
                 std::string("[Changes 1 Deployment, [1 shell step].] [Not known to be "
                             "reversible: Do it.]"));
        QCOMPARE(spokenRefusal("type GONE"), std::string("[type GONE]"));
        QCOMPARE(spoken("type GONE"), std::string("type GONE")); // somebody may have written that
    }

    void aRefusalThatStandsAloneBeginsWithACapital()
    {
        QCOMPARE(spokenSentence("the request has expired"), std::string("The request has expired"));
        QCOMPARE(spokenSentence("the key SHA256:a is not in allowed_signers"),
                 std::string("The key SHA256:a is not in allowed_signers"));
        // Names, files and what others say stay as they are.
        for (const char* line : {"ana drives this run and may not approve it",
                                 "allowed_signers lists this key for \"*\", which is no single "
                                 "person",
                                 "no such file",
                                 ""})
            QCOMPARE(spokenSentence(line), std::string(line));
        const Language language;
        QCOMPARE(spokenSentence("the request has expired"),
                 std::string("[the request has expired]"));
    }

    void valuesAreNeverReplacedAgain()
    {
        const Language language;
        QCOMPARE(spoken("denied by %2: %1 %3"), std::string("[denied by %2: %1 %3]"));
    }

    void noPhraseHidesBehindAWiderOne()
    {
        for (const auto* list : {&phrases(), &refusals()}) {
            for (size_t i = 0; i < list->size(); ++i) {
                for (size_t k = 0; k < i; ++k)
                    QVERIFY2(std::strcmp((*list)[i].english, (*list)[k].english) != 0,
                             (*list)[i].english);
            }
        }
    }

    // Whatever steps say in a plan and in a run has its phrase, and what is journaled is English.
    void everythingIsSpokenAndJournaledInEnglish()
    {
        const Language language;
        FixedClock clock{World(Millis(1'772'334'000'000))};
        MemoryFiles files;
        FakeWorld world{clock};
        Engine engine(world.services(files));
        RunRequest r = request(runbookText(everything));
        r.mode = Mode::Drill;
        const Status made = engine.create(r);
        QVERIFY2(made.has_value(), made ? "" : describe(made.error()).c_str());
        crank(engine, world, clock);
        QStringList missing;
        const auto must = [&missing](const std::string& where, const std::string& line) {
            if (!line.empty() && !isPhrase(line))
                missing << QString::fromStdString(where + ": " + line);
        };
        for (const PlanStep& step : engine.plan().steps) {
            must(step.id, step.risk);
            must(step.id, step.now);
            must(step.id, step.then);
            must(step.id, step.undo);
            must(step.id, step.dryRun);
            must(step.id, step.permission);
            must(step.id, step.unresolved);
            must(step.id, step.problem);
            for (const std::string& warning : step.warnings)
                must(step.id, warning);
        }
        QVERIFY(engine.view().card.ask.starts_with("[Changes "));
        QVERIFY(engine.start("Ana"));
        for (int i = 0; i < 40 && !isFinal(engine.view().state); ++i) {
            crank(engine, world, clock);
            const CardView card = engine.view().card;
            for (const std::string& line : {card.verb, card.now, card.then, card.dryRun}) {
                if (card.kind == CardKind::Effect && !line.empty())
                    QVERIFY2(line.starts_with("["), line.c_str());
            }
            if (card.kind == CardKind::Effect)
                QVERIFY(engine.confirm(card.stepId, "Ana", card.word));
            else if (card.kind == CardKind::Manual)
                QVERIFY(engine.answer(card.stepId, "Ana", {}));
            else if (card.kind == CardKind::Approval)
                QVERIFY(engine.approve(card.stepId, "Ben"));
            else if (card.kind == CardKind::LeftChanged)
                QVERIFY(engine.finish("Ana"));
            else if (!card.choices.empty())
                QVERIFY(engine.skip(card.stepId, "Ana", "seen", "Ben"));
        }
        const RunView view = engine.view();
        QVERIFY(isFinal(view.state));
        // Kept by others, as by the record of an incident: English, and it has its phrase.
        QVERIFY2(!view.endMessage.starts_with("["), view.endMessage.c_str());
        must("end", view.endMessage);
        for (const LeftChangedView& left : view.leftChanged) {
            must("left", left.what);
            QVERIFY(left.what.find('[') == std::string::npos);
        }
        const std::set<std::string> data{"number", "bad"}; // values; the reason of a person
        for (const StepRow& row : view.steps) {
            if (!row.line.empty() && !data.count(row.id) && !row.line.starts_with("["))
                missing << QString::fromStdString(row.id + ": " + row.line);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
        const std::string journal = files.files[view.dir + "/journal.jsonl"].bytes;
        QVERIFY(journal.find("revision 4 → 3, rolled out") != std::string::npos);
        QVERIFY(journal.find("\"sentence\":\"Changes ") != std::string::npos);
        for (const char* word : {"[revision", "[Roll back", "[Succeeded", "[approved", "[holds"})
            QVERIFY2(journal.find(word) == std::string::npos, word);
    }
};

MIDWATCH_TEST(RunPhrasesTest)
#include "tst_spoken.moc"
