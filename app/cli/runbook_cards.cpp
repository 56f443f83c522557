// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of the guided run, in a terminal.
#include "app/cli/runbook_terminal.h"
#include "app/cli/runbook_words.h"
#include "models/runbook/expression/decimal.h"
#include "models/runbook/spoken.h"

#include <cstdio>

namespace mw::cli {

using namespace runbook;

namespace {

void block(const QString& label, const std::string& text)
{
    labelled(2, 8, label, text);
}

// What a person can type, behind two spaces.
void hint(const QString& words)
{
    say(QStringLiteral("  ") + words);
}

QString qs(const std::string& text)
{
    return QString::fromStdString(text);
}

std::vector<EvidenceItem> evidenceOf(const std::string& text)
{
    if (text.empty())
        return {};
    EvidenceItem item;
    item.kind = text.starts_with("https://") || text.starts_with("http://") ? "link" : "text";
    item.text = text;
    return {item};
}

} // namespace

void RunTerminal::printCard()
{
    const RunView& view = m_engine.view();
    const CardView& card = view.card;
    if (view.paused == PauseReason::Operator) {
        //: continue and abort are typed: they stay as they are
        say(QLatin1Char('\n') + Terminal::tr("PAUSED. Type continue, or abort REASON."));
        return;
    }
    std::printf("\n%s%s%s\n",
                card.number ? (std::to_string(card.number) + "  ").c_str() : "",
                card.title.c_str(),
                card.irreversible ? ("   " + Terminal::tr("NO WAY BACK").toStdString()).c_str()
                                  : "");
    block({}, card.say);
    //: Label on a card, at most 7 letters: the question
    block(Terminal::tr("ask"), card.ask);
    block(Terminal::tr("request"), card.request);
    block(Terminal::tr("now"), card.now);
    block(Terminal::tr("then"), card.then);
    block(Terminal::tr("undo"), card.undo);
    block(Terminal::tr("dry run"), card.dryRun);
    for (const std::string& warning : card.warnings)
        //: Label on a card, at most 7 letters
        block(Terminal::tr("WARNING"), warning);
    //: Label on a card, at most 7 letters
    block(Terminal::tr("problem"), card.problem);
    //: Label on a card, at most 7 letters: what a script printed
    block(Terminal::tr("output"), card.output);
    switch (card.kind) {
    case CardKind::LocalLock:
        if (card.needsReason)
            //: break is typed: it stays as it is
            hint(Terminal::tr("LOCKED. Type break REASON to go on without the lock"));
        else
            //: yes is typed: it stays as it is
            hint(Terminal::tr("LOCK LOCAL ONLY. Type yes when nobody else runs this."));
        break;
    case CardKind::ImpactStart:
        //: Label on a card, at most 7 letters: since when users were hurt
        block(Terminal::tr("from"),
              formatTime(*card.impact)
                  + ' '
                  //: Behind a time that nobody has confirmed
                  + Terminal::tr("(proposed from data)").toStdString());
        //: yes, at and finish are typed: they stay as they are
        hint(Terminal::tr("Type yes to confirm, at 2026-01-31T03:12:00Z to correct it, or finish "
                          "to leave it unconfirmed"));
        break;
    case CardKind::Effect:
        if (card.confirm == ConfirmKind::TypeWord)
            //: %1 = a word that is typed, %2 = what it does
            hint(Terminal::tr("Type %1 to: %2").arg(qs(card.word), qs(card.verb)));
        else
            //: yes and r are typed: they stay as they are. %1 = what yes does
            hint(Terminal::tr("Type yes to: %1   (r reads again)").arg(qs(card.verb)));
        break;
    case CardKind::Manual:
        if (!card.respond.empty())
            //: %1 = what is to be written
            hint(Terminal::tr("Write: %1").arg(qs(card.respond)));
        else if (card.confirm == ConfirmKind::TypeWord)
            //: %1 = a word that is typed
            hint(Terminal::tr("Type %1 when it is done").arg(qs(card.word)));
        else
            //: The first done is typed: it stays as it is
            hint(Terminal::tr("Type done when it is done"));
        break;
    case CardKind::Input:
        //: fill is typed: it stays as it is
        hint(Terminal::tr("Type fill to enter values"));
        break;
    case CardKind::Decision: {
        int n = 0;
        for (const OptionView& option : card.options)
            std::printf("  %d %s%s%s\n",
                        ++n,
                        option.label.c_str(),
                        option.needsReason ? (' ' + Terminal::tr("(say why)").toStdString()).c_str()
                                           : "",
                        option.enabled ? "" : (" [" + option.whyNot + "]").c_str());
        break;
    }
    case CardKind::Approval:
        printApproval(*card.approval);
        break;
    case CardKind::LeftChanged: {
        int n = 0;
        for (const LeftChangedView& entry : view.leftChanged)
            std::printf("  %d %s: %s → %s%s\n",
                        ++n,
                        spoken(entry.what).c_str(),
                        spoken(entry.from).c_str(),
                        spoken(entry.to).c_str(),
                        entry.owner.empty() ? "" : ("  (" + entry.owner + ")").c_str());
        //: restore, own and finish are typed: they stay as they are
        hint(Terminal::tr("Type restore N, own OWNER DURATION, or finish"));
        break;
    }
    default:
        break;
    }
    int n = 0;
    for (const ChoiceView& choice : card.choices)
        std::printf("  %d %s%s\n",
                    ++n,
                    choice.label.c_str(),
                    choice.enabled ? ""
                                   //: Behind a choice that cannot be made
                                   : (' ' + Terminal::tr("(not now)").toStdString()).c_str());
    if (!card.abortVerb.empty() && card.kind != CardKind::LeftChanged)
        //: abort, note, pause and quit are typed: they stay as they are. %1 = what abort does
        hint(Terminal::tr("abort REASON: %1 · note TEXT · pause · quit").arg(qs(card.abortVerb)));
}

bool RunTerminal::answerFromFile()
{
    const RunView& view = m_engine.view();
    const CardView& card = view.card;
    if (view.paused == PauseReason::Operator || m_then)
        return false;
    // --answers and --yes-to accept that the lock is local; they never break somebody's lock.
    if (card.kind == CardKind::LocalLock)
        return m_answers.localLock && !card.needsReason
            && m_engine.acceptLocalLock(m_who).has_value();
    if (card.kind == CardKind::ImpactStart) {
        if (m_answers.impact.empty())
            return false;
        if (m_answers.impact == "leave")
            return m_engine.finish(m_who).has_value();
        World at = *card.impact;
        if (m_answers.impact != "confirm" && !parseTime(m_answers.impact, at))
            return false;
        return m_engine.setMark("impact-start", at, false, m_who).has_value();
    }
    if (card.kind == CardKind::LeftChanged) {
        const LeftChangedView* open = nullptr;
        for (const LeftChangedView& entry : view.leftChanged) {
            if (entry.owner.empty() || !entry.until)
                open = &entry;
        }
        const auto time = parseDuration(m_answers.ownedFor);
        if (open && time && !m_answers.owner.empty())
            return m_engine.assign(open->key, m_answers.owner, view.madeAt + *time, m_who)
                .has_value();
        return m_answers.leave && m_engine.finish(m_who).has_value();
    }
    const auto it = m_answers.steps.find(card.stepId);
    if (it == m_answers.steps.end() || m_used.count(cardKey()))
        return false;
    const GivenAnswer& given = it->second;
    Status done;
    switch (card.kind) {
    case CardKind::Effect:
        if (!given.confirm)
            return false;
        done = m_engine.confirm(card.stepId, m_who, card.word);
        break;
    case CardKind::Manual:
        // --yes-to ticks a box; what must be written is not invented.
        if (given.text.empty() && (!given.confirm || !card.respond.empty()))
            return false;
        done = m_engine.answer(
            card.stepId, m_who, given.text, given.second, evidenceOf(given.evidence));
        break;
    case CardKind::Decision:
        if (given.option.empty())
            return false;
        done = m_engine.decide(card.stepId, given.option, given.reason, m_who);
        break;
    case CardKind::Input:
        if (given.values.empty() && !given.confirm)
            return false;
        done = m_engine.fill(card.stepId, given.values, m_who);
        break;
    default:
        return false;
    }
    if (!done) {
        m_used.insert(cardKey());
        report(done);
        return false;
    }
    return true;
}

void RunTerminal::cardLine(const std::string& text)
{
    const CardView card = m_engine.view().card;
    const std::string id = card.stepId;
    const size_t space = text.find(' ');
    const std::string word = text.substr(0, space);
    const std::string rest = space == std::string::npos ? "" : text.substr(space + 1);
    const auto number = [&](size_t count) -> size_t {
        return word.size() == 1 && word[0] >= '1' && static_cast<size_t>(word[0] - '0') <= count
            ? static_cast<size_t>(word[0] - '0')
            : 0;
    };
    m_shown.clear();
    if (const size_t n = number(card.choices.size())) {
        choose(card.choices[n - 1]);
        return;
    }
    switch (card.kind) {
    case CardKind::LocalLock:
        if (card.needsReason)
            report(word == "break"
                       ? m_engine.acceptLocalLock(m_who, rest)
                       : Status(Error{ErrorKind::Invalid, "type break REASON", 0, {}, {}}));
        else
            report(text == "yes" ? m_engine.acceptLocalLock(m_who)
                                 : Status(Error{ErrorKind::Invalid, "type yes", 0, {}, {}}));
        return;
    case CardKind::ImpactStart: {
        World at = *card.impact;
        if (text == "finish")
            report(m_engine.finish(m_who));
        else if (text == "yes" || (word == "at" && parseTime(rest, at)))
            report(m_engine.setMark("impact-start", at, false, m_who));
        else
            //: All of them are typed: they stay as they are
            say(Terminal::tr("yes, at TIME, or finish"));
        return;
    }
    case CardKind::Effect:
        if (text == "r")
            report(m_engine.refresh(id));
        else if (card.confirm == ConfirmKind::TypeWord ? text == card.word : text == "yes")
            report(m_engine.confirm(id, m_who, text));
        else
            say(Terminal::tr("nothing was done"));
        return;
    case CardKind::Manual: {
        std::vector<Field> fields;
        const bool plain = card.confirm == ConfirmKind::Tick && card.respond.empty();
        if (plain && text != "done") {
            //: done and note are typed: they stay as they are
            say(Terminal::tr("type done, or note TEXT"));
            return;
        }
        if (card.secondPerson)
            fields.push_back({"second", Terminal::tr("Name of the second person").toStdString()});
        for (const EvidenceDef& wanted : card.evidenceWanted) {
            if (wanted.required && wanted.kind != "text" && wanted.kind != "output")
                fields.push_back({wanted.kind, wanted.label.empty() ? wanted.kind : wanted.label});
            else if (wanted.required && wanted.kind == "text" && plain)
                fields.push_back(
                    {"text",
                     wanted.label.empty() ? Terminal::tr("Evidence").toStdString() : wanted.label});
        }
        ask(fields, [this, id, text, plain](const Values& values) {
            std::vector<EvidenceItem> items;
            for (const auto& [kind, value] : values) {
                if (kind != "second")
                    items.push_back({kind, "", value});
            }
            const auto second = values.find("second");
            return m_engine.answer(id,
                                   m_who,
                                   plain ? std::string() : text,
                                   second == values.end() ? "" : second->second,
                                   items);
        });
        return;
    }
    case CardKind::Input: {
        std::vector<Field> fields;
        for (const FieldView& field : card.fields) {
            const std::string label = (field.def.title.empty() ? field.def.name : field.def.title)
                + (field.value.empty() ? "" : " [" + field.value + "]");
            fields.push_back({field.def.name, label, field.def.required && field.value.empty()});
        }
        ask(fields, [this, id](const Values& values) { return m_engine.fill(id, values, m_who); });
        return;
    }
    case CardKind::Decision:
        for (size_t i = 0; i < card.options.size(); ++i) {
            const OptionView& option = card.options[i];
            if (word != option.id && number(card.options.size()) != i + 1)
                continue;
            if (option.needsReason && rest.empty())
                ask({{"reason", Terminal::tr("Why").toStdString()}},
                    [this, id, choice = option.id](const Values& values) {
                        return m_engine.decide(id, choice, values.at("reason"), m_who);
                    });
            else
                report(m_engine.decide(id, option.id, rest, m_who));
            return;
        }
        say(Terminal::tr("type one of the numbers"));
        return;
    case CardKind::Approval:
        approvalLine(card, text);
        return;
    case CardKind::LeftChanged: {
        const auto& left = m_engine.view().leftChanged;
        if (word == "finish") {
            report(m_engine.finish(m_who));
        } else if (word == "restore") {
            const size_t n = static_cast<size_t>(std::atoi(rest.c_str()));
            if (n >= 1 && n <= left.size())
                report(m_engine.restore(left[n - 1].key, m_who));
        } else if (word == "own") {
            const size_t gap = rest.rfind(' ');
            const auto time
                = gap == std::string::npos ? std::nullopt : parseDuration(rest.substr(gap + 1));
            if (!time) {
                //: own is typed: it stays as it is
                say(Terminal::tr("own OWNER DURATION, for example: own Ana 24h"));
                return;
            }
            const World until = m_engine.viewNow().madeAt + *time;
            std::vector<std::string> keys;
            keys.reserve(left.size());
            for (const LeftChangedView& entry : left)
                keys.push_back(entry.key);
            for (const std::string& key : keys)
                report(m_engine.assign(key, rest.substr(0, gap), until, m_who));
        }
        return;
    }
    default:
        say(Terminal::tr("type one of the numbers"));
        return;
    }
}

void RunTerminal::choose(const ChoiceView& choice)
{
    const std::string id = m_engine.view().card.stepId;
    switch (choice.kind) {
    case ChoiceKind::Retry:
    case ChoiceKind::SendAgain:
    case ChoiceKind::LookAgain:
        report(m_engine.retry(id, m_who));
        return;
    case ChoiceKind::ByHand:
    case ChoiceKind::ItHappened:
        ask({{"evidence", Terminal::tr("How do you know (text or link)").toStdString()}},
            [this, id](const Values& values) {
                return m_engine.byHand(id, m_who, evidenceOf(values.at("evidence")));
            });
        return;
    case ChoiceKind::Skip: {
        std::vector<Field> fields{{"reason", Terminal::tr("Why").toStdString()}};
        if (choice.needsSecondPerson)
            fields.push_back({"second", Terminal::tr("Name of the second person").toStdString()});
        ask(fields, [this, id](const Values& values) {
            const auto second = values.find("second");
            return m_engine.skip(
                id, m_who, values.at("reason"), second == values.end() ? "" : second->second);
        });
        return;
    }
    case ChoiceKind::Undo:
    case ChoiceKind::Abort:
        ask({{"reason", Terminal::tr("Why").toStdString()}},
            [this, undo = choice.kind == ChoiceKind::Undo](const Values& values) {
                return undo ? m_engine.undo(m_who, values.at("reason"))
                            : m_engine.abort(m_who, values.at("reason"));
            });
        return;
    }
}

} // namespace mw::cli
