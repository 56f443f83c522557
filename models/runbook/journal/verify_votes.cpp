// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever can write the folder of a run can also make its chain anew. Signatures they cannot make:
// therefore each vote must fit its request, each approval its votes, and nobody votes who was not
// to: what the engine refused then is damage now.
#include "models/runbook/engine/barred.h"
#include "models/runbook/journal/body.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/journal/journal.h"

#include <algorithm>
#include <map>
#include <set>

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

bool flag(const Json& body, const char* key)
{
    const auto it = body.find(key);
    return it != body.end() && it->is_boolean() && it->get<bool>();
}

int64_t number(const Json& body, const char* key, int64_t otherwise)
{
    const auto it = body.find(key);
    return it != body.end() && it->is_number_integer() ? it->get<int64_t>() : otherwise;
}

struct Request
{
    std::string text, hash;
    int64_t need = 1, given = 0;
    bool broken = false;
    World expires{};
    std::set<std::string> people, keys;
};

class Votes
{
public:
    Votes(VerifyReport& out, bool governed, const std::optional<Runbook>& runbook)
        : m_out(out), m_governed(governed), m_runbook(runbook)
    {
    }

    void take(const Record& record)
    {
        m_place = "journal.jsonl:" + std::to_string(record.seq);
        const std::string step = text(record.body, "step");
        if (record.type.starts_with("run.") || record.type == "lease")
            people(record);
        else if (record.type == "approval.requested")
            request(record, step);
        else if (record.type == "approval.vote" && flag(record.body, "approved"))
            vote(record, step);
        else if (record.type == "override" && text(record.body, "kind") == "approval")
            glass(record, step);
        else if (record.type == "step.enter" || record.type == "step.retry")
            m_open.erase(step);
        else if (record.type == "step.outcome" && text(record.body, "state") == "succeeded")
            outcome(step);
    }

private:
    // Votes by name prove nothing that could be damaged.
    void damage(const std::string& what)
    {
        if (m_governed)
            m_out.damage.push_back(m_place + ": " + what);
    }

    // Whom the votes are to be distinct from, as it is known at this record.
    void people(const Record& record)
    {
        if (record.type == "run.created")
            m_drill = text(record.body, "mode") == toString(Mode::Drill);
        if (record.type == "run.started")
            m_starter = text(record.body, "who");
        for (const Json& name : record.body.value("names", Json::array())) {
            if (record.type == "run.author" && name.is_string())
                m_authors.push_back(name.get<std::string>());
        }
        const std::string driver = text(record.body, "operator");
        if (!driver.empty() && (record.type == "run.created" || record.type == "lease"))
            m_drivers.push_back(driver);
    }

    std::vector<std::pair<std::string, std::string>> barred(const std::string& id) const
    {
        const StepDef* step = m_runbook ? m_runbook->step(id) : nullptr;
        if (step && m_drill && step->drill == "replace" && !step->drillStep.empty())
            step = &step->drillStep.front();
        return step ? barredFrom(*step, m_drivers, m_starter, m_authors)
                    : std::vector<std::pair<std::string, std::string>>();
    }

    void request(const Record& record, const std::string& step)
    {
        Request one;
        one.text = text(record.body, "text");
        one.hash = text(record.body, "hash");
        one.need = number(record.body, "need", 1);
        const std::string until = text(record.body, "expires");
        parseTime(until, one.expires);
        // What was signed is the text; what counts are the fields beside it.
        const auto says = [&](const char* label, const std::string& value) {
            return one.text.find("\n" + (label + value) + "\n") != std::string::npos;
        };
        const bool named = one.text.find("\nstep     " + step + "\n") != std::string::npos
            || one.text.find("\nstep     " + step + ": ") != std::string::npos;
        if (!says("run      ", record.run) || !named || !says("needs    ", std::to_string(one.need))
            || !says("holds to ", until) || !says("hash     ", one.hash))
            damage("the request for " + step + " does not say what it asks for");
        // Where a secret was taken out of it, the hash cannot be made again.
        const std::string bound = record.run + "\n" + step + "\n"
            + record.body.value("covers", Json::object()).dump() + "\n"
            + record.body.value("shown", Json::array()).dump();
        if (bound.find("‹") == std::string::npos && sha256Hex(bound) != one.hash)
            damage("the request for " + step + " is not the one its hash stands for");
        m_open[step] = std::move(one);
    }

    void vote(const Record& record, const std::string& step)
    {
        const auto it = m_open.find(step);
        if (it == m_open.end()) {
            damage("a vote for " + step + " that nobody asked for");
            return;
        }
        Request& asked = it->second;
        VoteRecord one;
        one.place = m_place;
        one.step = step;
        one.who = text(record.body, "who");
        one.at = record.at;
        one.isSigned = flag(record.body, "signed");
        one.key = text(record.body, "key");
        one.signature = text(record.body, "signature");
        one.text = asked.text;
        if (text(record.body, "hash") != asked.hash)
            damage("the vote of " + one.who + " is for another request");
        if (record.at > asked.expires)
            damage("the vote of " + one.who + " came after the request had expired");
        if (m_governed && (!one.isSigned || one.signature.empty()))
            damage("the vote of " + one.who
                   + " is not signed, and allowed_signers governs the run");
        for (const Json& name : record.body.value("names", Json::array())) {
            if (name.is_string())
                one.names.push_back(name.get<std::string>());
        }
        if (std::find(one.names.begin(), one.names.end(), one.who) == one.names.end())
            one.names.push_back(one.who);
        one.barred = barred(step);
        // Also of votes by name: the journal alone says who drove.
        if (const std::string why = mayNotVote(one.names, one.barred); !why.empty())
            m_out.damage.push_back(m_place + ": the vote of " + one.who + ": " + why);
        if (!asked.people.insert(one.who).second)
            damage(one.who + " voted twice");
        if (one.isSigned && !asked.keys.insert(one.key).second)
            damage("the key of " + one.who + " voted twice");
        ++asked.given;
        m_out.votes.push_back(std::move(one));
    }

    void glass(const Record& record, const std::string& step)
    {
        if (const auto it = m_open.find(step); it != m_open.end())
            it->second.broken = true;
        m_out.notes.push_back(m_place + ": " + step + " went on without its approval: "
                              + text(record.body, "who") + ": " + text(record.body, "reason"));
    }

    void outcome(const std::string& step)
    {
        const auto it = m_open.find(step);
        if (it == m_open.end())
            return;
        if (!it->second.broken && it->second.given < it->second.need)
            damage(step + " went on with " + std::to_string(it->second.given) + " of "
                   + std::to_string(it->second.need) + " approvals");
        m_open.erase(it);
    }

    VerifyReport& m_out;
    const bool m_governed;
    const std::optional<Runbook>& m_runbook;
    std::string m_place, m_starter;
    std::vector<std::string> m_drivers, m_authors;
    bool m_drill = false;
    std::map<std::string, Request> m_open; // by step
};

} // namespace

void checkVotes(FileLayer& files,
                const std::string& dir,
                const JournalContent& content,
                VerifyReport& out)
{
    bool governed = false;
    if (!content.records.empty()) {
        const Json signers = content.records.front().body.is_object()
            ? content.records.front().body.value("signers", Json())
            : Json();
        governed = signers.is_object();
        if (governed) {
            const auto bytes = files.read(dir + "/allowed_signers", 1u << 20);
            if (!bytes)
                out.damage.push_back("allowed_signers: missing");
            else if (sha256Hex(*bytes) != text(signers, "sha256"))
                out.damage.push_back(
                    "allowed_signers: is not the file that was found when the run was made");
            else
                out.signers = *bytes;
        }
    }
    const bool anybody
        = std::any_of(content.records.begin(), content.records.end(), [](const Record& record) {
              return record.type == "approval.vote";
          });
    std::optional<Runbook> runbook; // that it is not there or is another one is said already
    if (anybody) {
        const auto yaml = files.read(dir + "/runbook.yaml", 4u << 20);
        if (auto parsed
            = yaml ? parseRunbook(*yaml, dir + "/runbook.yaml") : Result<Runbook>(yaml.error()))
            runbook = std::move(*parsed);
    }
    Votes votes(out, governed, runbook);
    for (const Record& record : content.records) {
        if (record.body.is_object())
            votes.take(record);
    }
}

} // namespace mw::runbook
