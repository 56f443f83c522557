// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An approval: what it allows, whose vote counts and what a vote is worth, and the ways to give
// it, to refuse it, and to go on without it.
#include "models/runbook/sign/ssh_signature.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/signature_box.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>

namespace mw::run {

using runbook::ApprovalView;

namespace {

QString voteLine(const ApprovalView::Vote& vote)
{
    if (!vote.approved)
        return StepCard::tr("%1 refused at %2: %3")
            .arg(text(vote.who), timeText(vote.at), text(vote.reason));
    const QString worth = vote.isSigned
        //: what a vote is worth. %1 = kind of key, %2 = its fingerprint
        ? StepCard::tr("signed, %1 %2")
              .arg(text(vote.keyType), text(runbook::shortFingerprint(vote.key)))
        : StepCard::tr("by name, not signed");
    return StepCard::tr("%1 approved at %2").arg(text(vote.who), timeText(vote.at))
        + QStringLiteral(" · ") + worth;
}

} // namespace

void StepCard::buildVoters(QVBoxLayout* body, const std::vector<ApprovalView::Voter>& voters)
{
    bool first = true;
    for (const ApprovalView::Voter& voter : voters) {
        const QString key = voter.key.empty()
            //: of a line in allowed_signers: certificates of this authority count
            ? tr("certificates")
            : text(runbook::shortFingerprint(voter.key));
        QString words = text(voter.name) + QStringLiteral("  ") + key;
        if (!voter.whyNot.empty())
            words += QStringLiteral(" · ") + text(voter.whyNot);
        else if (voter.until)
            //: of a key. %1 = a day
            words += QStringLiteral(" · ")
                + tr("until %1").arg(text(formatTime(*voter.until).substr(0, 10)));
        //: whose signatures count; a name and a key for each
        auto* line = fact(body, first ? tr("counts") : QString(), words.toStdString());
        if (!voter.counts)
            setInk(line, m_theme, Ink::Faint);
        first = false;
    }
}

void StepCard::buildApproval(const runbook::CardView& card)
{
    if (!card.approval)
        return;
    const ApprovalView& approval = *card.approval;
    auto* box = new Card(m_theme, tr("Approval"));
    int given = 0;
    for (const auto& vote : approval.votes)
        given += vote.approved;
    box->body()->addWidget(label(m_theme,
                                 tr("%1 of %n approval(s)", nullptr, approval.need).arg(given),
                                 TextSize::Title,
                                 QFont::DemiBold));
    // What refusing and going on without it still need stands at the top: in a small window the
    // rest of the card is out of sight.
    m_asked = new QVBoxLayout;
    box->body()->addLayout(m_asked);
    for (const auto& vote : approval.votes)
        box->body()->addWidget(label(m_theme, voteLine(vote)));
    for (const std::string& line : approval.covers)
        //: an effect that the approval allows
        fact(box->body(), tr("allows"), line);
    for (const std::string& line : approval.shown)
        //: a value that was measured and that the approver is shown
        fact(box->body(), tr("seen"), line);
    QStringList who;
    for (const std::string& name : approval.from)
        who << text(name);
    //: who may approve
    fact(box->body(), tr("who can"), who.join(QStringLiteral(", ")).toStdString());
    QStringList notWho;
    for (const std::string& name : approval.notFrom)
        notWho << text(name);
    if (!notWho.isEmpty())
        //: who may not approve: who drives the run
        fact(box->body(), tr("not"), notWho.join(QStringLiteral(", ")).toStdString());
    //: eight words that stand for the hash of the exact arguments; they are read aloud
    fact(box->body(), tr("words"), approval.hashWords);
    const auto small = [&](const QString& words) {
        box->body()->addWidget(label(m_theme, words, TextSize::Small, QFont::Normal, Ink::Muted));
    };
    if (approval.isSigned) {
        SignatureWanted wanted;
        wanted.caption = tr("Signature of the approver");
        wanted.text = approval.requestText;
        wanted.nameSpace = runbook::approvalNamespace;
        wanted.voters = approval.voters;
        wanted.noKey = tr("No key of the SSH agent may approve this. Add yours with ssh-add, or "
                          "sign in a terminal and paste the signature.");
        wanted.handIn = [engine = m_engine, id = card.stepId](const std::string& signature,
                                                              std::function<void(Status)> done) {
            engine->approveSigned(id, signature, std::move(done));
        };
        m_signature = new SignatureBox(m_theme, *m_engine, std::move(wanted));
        connect(m_signature, &SignatureBox::changed, this, &StepCard::enableBar);
        box->body()->addWidget(m_signature);
        buildVoters(box->body(), approval.voters);
        for (const std::string& line : approval.unchecked)
            small(text(line));
        box->body()->addWidget(
            label(m_theme, tr("What is signed"), TextSize::Small, QFont::Normal, Ink::Muted));
        box->body()->addWidget(new ExactText(m_theme, text(approval.requestText), 6));
    } else {
        for (const std::string& line : approval.unchecked)
            small(text(line));
        //: what an approval is worth: nobody checks who typed the name
        small(tr("Recorded by name, not signed: Midwatch does not check who types it."));
        m_second = field(box->body(), tr("Name of the approver"));
        m_reason = field(box->body(), tr("Reason, if it is refused"));
    }
    m_column->addWidget(box);
}

void StepCard::buildApprovalBar(const runbook::CardView& card)
{
    const std::string id = card.stepId;
    const bool isSigned = card.approval && card.approval->isSigned;
    const auto plain = [&](QBoxLayout* row, const QString& words, auto action) {
        auto* one = button(m_theme, words);
        connect(one, &QPushButton::clicked, this, action);
        row->addWidget(one);
    };
    m_handsIn = isSigned;
    if (isSigned)
        m_barRow->addWidget(primary(tr("Hand in the signature"), false, [this] {
            m_signature->handIn();
            return Status();
        }));
    else
        m_barRow->addWidget(primary(
            tr("Approve"), false, [this, id] { return m_engine->approve(id, typed(m_second)); }));
    if (isSigned)
        plain(m_barRow, tr("Refuse…"), [this, id] {
            ask(tr("Refuse it"), false, true, false, true, [this, id] {
                return m_engine->deny(id, m_person, typed(m_reason));
            });
        });
    else
        plain(m_barRow, tr("Refuse"), [this, id] {
            act([&] { return m_engine->deny(id, typed(m_second), typed(m_reason)); });
        });
    const QString request = text(card.approval ? card.approval->requestText : "");
    plain(m_barRow, tr("Copy request"), [request] {
        QGuiApplication::clipboard()->setText(request);
    });
    if (isSigned)
        //: copies what the approver types in a terminal to sign the request
        plain(m_barRow, tr("Copy as command"), [request] {
            QGuiApplication::clipboard()->setText(
                text(runbook::signCommand(request.toStdString())));
        });
    m_barRow->addStretch(1);
    //: goes on without the approval; an emergency, and it is reviewed afterwards
    plain(m_stopRow, tr("Break the glass…"), [this, id] { breakGlass(id); });
}

// A reason always; the typed word where it is real.
void StepCard::breakGlass(const std::string& id)
{
    if (inert() || !m_card.approval)
        return;
    const std::string wanted = m_card.approval->breakWord;
    ask(tr("Go on without the approval"), false, true, false, true, [this, id] {
        return m_engine->breakGlass(id, m_person, typed(m_reason), wordTyped());
    });
    m_word = nullptr;
    if (!wanted.empty()) {
        //: the person must type these very words
        const QString caption = tr("Type %1").arg(text(wanted));
        m_word = field(m_asked, caption);
        m_word->setFont(m_theme.mono(TextSize::Body));
    }
    m_asked->addWidget(label(m_theme,
                             tr("It is kept as an exception of the run, stands in its report, and "
                                "leaves a review for the team to do."),
                             TextSize::Small,
                             QFont::Normal,
                             Ink::Warning));
}

} // namespace mw::run
