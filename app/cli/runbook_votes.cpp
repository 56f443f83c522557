// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A waiting approval in the terminal: the request, who counts, and a signature that is pasted or
// lies in a file. Never from --answers.
#include "app/cli/runbook_terminal.h"
#include "app/cli/runbook_words.h"
#include "models/runbook/sign/ssh_signature.h"
#include "models/runbook/spoken.h"

#include <QTimer>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace mw::cli {

using namespace runbook;

namespace {

constexpr size_t mostPasted = 64u << 10;

QString qs(const std::string& text)
{
    return QString::fromStdString(text);
}

QString voteWords(const ApprovalView::Vote& vote)
{
    if (!vote.approved)
        //: What somebody said to a request for approval
        return Terminal::tr("denied");
    return vote.isSigned
        //: A vote. %1 = kind of key, %2 = its fingerprint
        ? Terminal::tr("approved, signed with %1 %2")
              .arg(qs(vote.keyType), qs(shortFingerprint(vote.key)))
        : Terminal::tr("approved (by name, not signed)");
}

} // namespace

void RunTerminal::printApproval(const ApprovalView& approval)
{
    if (!approval.isSigned) // else it stands in the command
        std::printf("%s", approval.requestText.c_str());
    for (const ApprovalView::Vote& vote : approval.votes)
        say(QStringLiteral("  ") + qs(vote.who) + QLatin1Char(' ') + voteWords(vote));
    if (approval.isSigned) {
        //: %1 = a file. Names of those who may sign follow
        say(QStringLiteral("  ") + Terminal::tr("who counts (%1):").arg(qs(approval.signersFile)));
        for (const ApprovalView::Voter& voter : approval.voters)
            say(QStringLiteral("    ") + qs(voter.name) + QStringLiteral("  ")
                + qs(shortFingerprint(voter.key))
                + (voter.counts ? QString() : QStringLiteral("  (") + qs(voter.whyNot) + u')'));
    } else {
        say(QStringLiteral("  ")
            + Terminal::tr("Votes are by name, not signed: there is no allowed_signers."));
    }
    for (const std::string& line : approval.unchecked)
        say(QStringLiteral("  ") + qs(line));
    if (approval.isSigned) {
        say(QStringLiteral("  ")
            + Terminal::tr("Who approves runs this (-f: their key, or its .pub file where an agent "
                           "or a security key holds it):"));
        std::printf("\n%s\n", signCommand(approval.requestText).c_str());
        //: sign and FILE are typed: they stay as they are
        say(QStringLiteral("  ") + Terminal::tr("Paste the signature here, or type sign FILE"));
    } else {
        //: approve is typed: it stays as it is
        say(QStringLiteral("  ") + Terminal::tr("Type approve NAME"));
    }
    //: deny and break are typed: they stay as they are
    say(QStringLiteral("  ")
        + Terminal::tr("deny NAME REASON: refuse it · break REASON: go on without it (kept as an "
                       "exception, and reviewed)"));
}

void RunTerminal::approvalLine(const CardView& card, const std::string& text)
{
    const std::string id = card.stepId;
    const size_t space = text.find(' ');
    const std::string word = text.substr(0, space);
    const std::string rest = space == std::string::npos ? "" : text.substr(space + 1);
    if (word == "approve") {
        report(m_engine.approve(id, rest));
    } else if (word == "deny") {
        const size_t gap = rest.find(' ');
        report(m_engine.deny(
            id, rest.substr(0, gap), gap == std::string::npos ? "" : rest.substr(gap + 1)));
    } else if (word == "sign" && !rest.empty()) {
        std::ifstream in(rest, std::ios::binary);
        if (in)
            handIn(std::string(std::istreambuf_iterator<char>(in), {}));
        else
            //: %1 = a file
            say(Terminal::tr("%1 cannot be read").arg(qs(rest)));
    } else if (word == "break" && !rest.empty()) {
        const std::string wanted = card.approval->breakWord;
        if (wanted.empty()) {
            report(m_engine.breakGlass(id, m_who, rest));
            return;
        }
        //: %1 = words that are typed
        ask({{"word",
              Terminal::tr("LIVE, and nobody approved. Type %1 to go on")
                  .arg(qs(wanted))
                  .toStdString()}},
            [this, id, rest](const Values& values) {
                return m_engine.breakGlass(id, m_who, rest, values.at("word"));
            });
    } else {
        say(Terminal::tr("nothing was done"));
    }
}

bool RunTerminal::pasteLine(const std::string& text)
{
    const bool begins = text.find("-----BEGIN SSH SIGNATURE-----") != std::string::npos;
    if (m_pasted.empty() && !begins)
        return false;
    m_pasted += text + "\n";
    const bool ends = text.find("-----END SSH SIGNATURE-----") != std::string::npos;
    if (ends || m_pasted.size() > mostPasted)
        handIn(std::exchange(m_pasted, {}));
    return true;
}

void RunTerminal::handIn(const std::string& signature)
{
    m_checking = true;
    m_engine.approveSigned(m_engine.view().card.stepId, signature, [this](const Status& status) {
        m_checking = false;
        report(status);
        m_shown.clear();
        QTimer::singleShot(0, this, &RunTerminal::changed);
    });
}

} // namespace mw::cli
