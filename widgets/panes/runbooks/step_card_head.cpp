// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a closed run: the words that others note, who signed it, and signing it. Nobody is
// held up by it: the box opens only for who wants to sign.
#include "models/runbook/sign/ssh_signature.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/signature_box.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace mw::run {

using runbook::HeadView;

namespace {

QString signatureLine(const HeadView::Signature& one)
{
    const QString key
        = text(one.keyType) + QLatin1Char(' ') + text(runbook::shortFingerprint(one.key));
    return one.who.empty()
        //: who signed the record of a run. %1 = when, %2 = kind of key and its fingerprint
        ? StepCard::tr("Signed at %1 by a key that nobody here vouches for: %2")
              .arg(timeText(one.at), key)
        //: who signed the record of a run. %1 = who, %2 = when, %3 = kind of key and fingerprint
        : StepCard::tr("Signed by %1 at %2 · %3").arg(text(one.who), timeText(one.at), key);
}

} // namespace

void StepCard::openHead(bool open)
{
    if (!m_engine)
        return;
    m_headOpen = open;
    const runbook::RunView view = m_engine->viewNow();
    rebuild(view);
    refresh(view, view.madeAt);
    if (m_signature)
        m_signature->setFocus(Qt::OtherFocusReason);
}

void StepCard::buildHead(const HeadView& head, const std::string& words)
{
    auto* box = new Card(m_theme, tr("Signature of the run"));
    const auto small = [&](const QString& line) {
        box->body()->addWidget(label(m_theme, line, TextSize::Small, QFont::Normal, Ink::Muted));
    };
    if (head.signatures.empty())
        //: nobody has signed the record of this run
        box->body()->addWidget(label(m_theme, tr("Not signed"), TextSize::Title, QFont::DemiBold));
    for (const HeadView::Signature& one : head.signatures)
        box->body()->addWidget(label(m_theme,
                                     signatureLine(one),
                                     TextSize::Body,
                                     one.who.empty() ? QFont::Normal : QFont::DemiBold,
                                     one.who.empty() ? Ink::Warning : Ink::Text));
    //: eight words that stand for the hash of the journal
    fact(box->body(), tr("words"), words);
    if (!m_headOpen)
        small(tr(
            "Noted in the incident channel or in Git, these words tie this run to a place outside "
            "this machine: whatever is changed in its journal changes them."));
    if (!head.whyNot.empty()) {
        small(said(Error{ErrorKind::Invalid, head.whyNot, 0, {}, {}}));
    } else if (m_headOpen) {
        SignatureWanted wanted;
        wanted.caption = tr("Your signature");
        wanted.text = head.text;
        wanted.nameSpace = runbook::runNamespace;
        wanted.anybody = !head.governed;
        for (runbook::ApprovalView::Voter voter : head.voters) {
            for (const HeadView::Signature& given : head.signatures)
                voter.counts = voter.counts && given.key != voter.key;
            wanted.voters.push_back(std::move(voter));
        }
        wanted.noKey
            = tr("No key of the SSH agent may sign this. Add yours with ssh-add, or sign in a "
                 "terminal and paste the signature.");
        wanted.handIn
            = [engine = m_engine](const std::string& signature, std::function<void(Status)> done) {
                  engine->signHead(signature, std::move(done));
              };
        m_signature = new SignatureBox(m_theme, *m_engine, std::move(wanted));
        connect(m_signature, &SignatureBox::changed, this, &StepCard::enableBar);
        box->body()->addWidget(m_signature);
        if (head.governed)
            buildVoters(box->body(), head.voters);
        else
            small(tr("No allowed_signers lay beside this runbook: a signature is kept, and nobody "
                     "here vouches for its key."));
        small(tr("What is signed"));
        box->body()->addWidget(new ExactText(m_theme, text(head.text), 10));
    } else {
        small(head.signatures.empty()
                  ? tr("The run is over without a signature. One says who stands for this record; "
                       "it can be given now or later, and by several people.")
                  //: the command stays as it is
                  : tr("Checked when it was given. midwatch runbook verify checks it again, on any "
                       "machine."));
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(space::tight);
    if (head.whyNot.empty() && !m_headOpen) {
        //: opens the box in which the record of a run is signed
        auto* sign = button(m_theme, head.signatures.empty() ? tr("Sign…") : tr("Sign it too…"));
        connect(sign, &QPushButton::clicked, this, [this] { openHead(true); });
        row->addWidget(sign);
    }
    auto* copy = button(m_theme, tr("Copy the words"));
    connect(copy, &QPushButton::clicked, this, [words] {
        QGuiApplication::clipboard()->setText(text(words));
    });
    row->addWidget(copy);
    row->addStretch(1);
    box->body()->addLayout(row);
    m_column->addWidget(box);
}

void StepCard::buildHeadBar(const HeadView& head)
{
    const auto plain = [&](const QString& words, auto action) {
        auto* one = button(m_theme, words);
        connect(one, &QPushButton::clicked, this, action);
        m_barRow->addWidget(one);
    };
    m_handsIn = true;
    m_barRow->addWidget(primary(tr("Hand in the signature"), false, [this] {
        m_signature->handIn();
        return Status();
    }));
    const std::string exact = head.text;
    plain(tr("Copy the text"), [exact] { QGuiApplication::clipboard()->setText(text(exact)); });
    //: copies what the signer types in a terminal
    plain(tr("Copy as command"), [exact] {
        QGuiApplication::clipboard()->setText(
            text(runbook::signCommand(exact, runbook::runNamespace)));
    });
    m_barRow->addStretch(1);
    //: closes the box in which a run is signed
    plain(tr("Not now"), [this] { openHead(false); });
}

} // namespace mw::run
