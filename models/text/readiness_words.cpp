// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/readiness_words.h"

#include "models/text/format.h"

#include <QCoreApplication>

namespace mw::text {
namespace {

struct ReadyWords
{
    Q_DECLARE_TR_FUNCTIONS(ReadyWords)
};

QString left(World until, World now)
{
    return span(std::chrono::duration_cast<std::chrono::seconds>(until - now));
}

QString credential(const ReadyItem& item, World now)
{
    const QString detail = qs(item.detail);
    switch (item.reason) {
    case ReadyReason::NotInEstate:
        return ReadyWords::tr(
            "recovery names it, but the estate file has no such cluster or source.");
    case ReadyReason::SwitchedOff:
        return ReadyWords::tr("It is switched off in the estate file.");
    case ReadyReason::DoesNotAnswer:
        return detail.isEmpty() ? ReadyWords::tr("It does not answer.")
                                //: %1 = what the other side or the network said
                                : ReadyWords::tr("It does not answer: %1.").arg(detail);
    case ReadyReason::HangsOnProvider:
        //: %1 = an identity provider: an issuer's address or the command that signs in
        return ReadyWords::tr("Its credential is handed out by %1: no sign-in there, no failover.")
            .arg(detail);
    case ReadyReason::CommandMayAsk:
        //: %1 = a command
        return ReadyWords::tr(
                   "It answers; the command %1 hands its credential out, and whether that needs an "
                   "identity provider is not known.")
            .arg(detail);
    case ReadyReason::Expired:
        //: %1 = kind of credential, %2 = "3 h"
        return ReadyWords::tr("Its credential (%1) expired %2 ago.")
            .arg(detail, left(now, item.when));
    case ReadyReason::ExpiresSoon:
        //: %1 = kind of credential, %2 = "3 h"
        return ReadyWords::tr("It answers, but its credential (%1) expires in %2, within a shift.")
            .arg(detail, left(item.when, now));
    case ReadyReason::OwnCredential:
        return item.when == World{} //: %1 = kind of credential
            ? ReadyWords::tr("It answers with a %1 of its own; no expiry is known.").arg(detail)
            //: %1 = kind of credential, %2 = "40 d"
            : ReadyWords::tr("It answers with a %1 of its own, valid for %2.")
                  .arg(detail, left(item.when, now));
    case ReadyReason::NoCredential:
        return ReadyWords::tr("It answers and asks for no credential.");
    default:
        return ReadyWords::tr("It has not answered yet.");
    }
}

QString runbook(const ReadyItem& item)
{
    const QString detail = qs(item.detail);
    switch (item.reason) {
    case ReadyReason::NoRunbook:
        return ReadyWords::tr("No runbook of the library needs these clusters or sources.");
    case ReadyReason::FolderMissing:
        return ReadyWords::tr("This folder of runbooks cannot be read.");
    case ReadyReason::RunbookUnreadable:
        //: %1 = why
        return ReadyWords::tr("It cannot be read, so whether a failover needs it is not known: %1.")
            .arg(detail);
    case ReadyReason::RunbookErrors:
        //: %n = mistakes that lint finds
        return ReadyWords::tr(
            "It has %n error(s) and cannot be started.", nullptr, int(item.number));
    case ReadyReason::RunbookElsewhere:
        //: %1 = kind of network file system: "nfs4"
        return ReadyWords::tr("It lies on a network file system (%1), which may be away with the "
                              "rest.")
            .arg(detail);
    case ReadyReason::RunbookReadable: {
        const QString hash = detail.left(8);
        switch (RunbookHash(item.number)) {
        case RunbookHash::AsLastRun:
            //: %1 = beginning of a file's hash
            return ReadyWords::tr("On this disk without errors, sha256 %1, as in its last run.")
                .arg(hash);
        case RunbookHash::ChangedSince:
            //: %1 = beginning of a file's hash
            return ReadyWords::tr("On this disk without errors, sha256 %1, changed since its last "
                                  "run.")
                .arg(hash);
        case RunbookHash::NeverRun:
            break;
        }
        //: %1 = beginning of a file's hash
        return ReadyWords::tr("On this disk without errors, sha256 %1; never run here.").arg(hash);
    }
    default:
        return ReadyWords::tr("The library is being read.");
    }
}

QString endpoint(const ReadyItem& item)
{
    switch (item.reason) {
    case ReadyReason::EndpointFails:
        //: A data plane. %1 = why, from the network
        return ReadyWords::tr("It does not answer: %1.").arg(qs(item.detail));
    case ReadyReason::EndpointStatus:
        //: A data plane. %1 = HTTP status of 500 or more
        return ReadyWords::tr("It answers HTTP %1.").arg(item.number);
    case ReadyReason::EndpointAnswers:
        //: A data plane. %1 = HTTP status, %2 = "84 ms"
        return ReadyWords::tr("It answers HTTP %1 in %2.")
            .arg(QString::number(item.number),
                 latency(Millis(QString::fromStdString(item.detail).toLongLong())));
    default:
        return ReadyWords::tr("It has not been asked yet.");
    }
}

QString laptop(const ReadyItem& item)
{
    const QString detail = qs(item.detail);
    switch (item.reason) {
    case ReadyReason::KeychainReady:
        return ReadyWords::tr("Unlocked, and an entry could be written.");
    case ReadyReason::KeychainLocked:
        return ReadyWords::tr("It is locked.");
    case ReadyReason::KeychainRefuses:
        //: %1 = why
        return ReadyWords::tr("It is unlocked, but no entry can be written: %1.").arg(detail);
    case ReadyReason::KeychainNone:
        return ReadyWords::tr(
            "No keychain service runs, and credentials of this estate lie in one.");
    case ReadyReason::KeychainUnneeded:
        return ReadyWords::tr("No keychain service runs; nothing of this estate lies in one.");
    case ReadyReason::KeychainNotKnown:
        return detail.isEmpty()
            ? ReadyWords::tr("Whether it is unlocked cannot be known without asking for its "
                             "password.")
            //: %1 = why
            : ReadyWords::tr("Whether it is unlocked cannot be known: %1.").arg(detail);
    case ReadyReason::DiskReady:
        //: %1 = folder, %2 = "81 GiB"
        return ReadyWords::tr("%1 can be written; %2 are free.")
            .arg(qs(item.subject), bytesOrNone(item.number));
    case ReadyReason::DiskFull:
        //: %1 = folder, %2 = "81 MiB"
        return ReadyWords::tr("%1 can be written, but only %2 are free.")
            .arg(qs(item.subject), bytesOrNone(item.number));
    case ReadyReason::DiskRefuses:
        //: %1 = folder, %2 = why
        return ReadyWords::tr("%1 cannot be written: %2.").arg(qs(item.subject), detail);
    case ReadyReason::OnMains:
        //: %1 = per cent of the battery
        return ReadyWords::tr("On mains, the battery has %1 %.").arg(item.number);
    case ReadyReason::OnBattery:
        //: %1 = per cent of the battery
        return ReadyWords::tr("On battery, %1 % left.").arg(item.number);
    case ReadyReason::BatteryLow:
        //: %1 = per cent of the battery
        return ReadyWords::tr("On battery, only %1 % left (30 % are wanted).").arg(item.number);
    case ReadyReason::BatteryUnknown:
        return ReadyWords::tr("No battery is known.");
    default:
        return ReadyWords::tr("It has not been asked yet.");
    }
}

} // namespace

QString title(ReadyTopic topic)
{
    switch (topic) {
    case ReadyTopic::Credentials:
        //: Heading in the list "Ready for DR"
        return ReadyWords::tr("Credentials without single sign-on");
    case ReadyTopic::Runbooks:
        //: Heading in the list "Ready for DR"
        return ReadyWords::tr("Runbooks on this disk");
    case ReadyTopic::Contacts:
        //: Heading in the list "Ready for DR"
        return ReadyWords::tr("Contacts");
    case ReadyTopic::Endpoints:
        //: Heading in the list "Ready for DR"
        return ReadyWords::tr("Data planes");
    case ReadyTopic::Laptop:
        break;
    }
    //: Heading in the list "Ready for DR"
    return ReadyWords::tr("This laptop");
}

QString word(ReadyState state)
{
    switch (state) {
    case ReadyState::Ok:
        //: State of an item of "Ready for DR"
        return ReadyWords::tr("ok");
    case ReadyState::NotKnown:
        //: State of an item of "Ready for DR"
        return ReadyWords::tr("not known");
    case ReadyState::Missing:
        break;
    }
    //: State of an item of "Ready for DR"
    return ReadyWords::tr("missing");
}

QString subject(const ReadyItem& item)
{
    switch (item.reason) {
    case ReadyReason::NoRunbook:
        return ReadyWords::tr("Library");
    case ReadyReason::KeychainReady:
    case ReadyReason::KeychainLocked:
    case ReadyReason::KeychainRefuses:
    case ReadyReason::KeychainNone:
    case ReadyReason::KeychainUnneeded:
    case ReadyReason::KeychainNotKnown:
        return ReadyWords::tr("Keychain");
    case ReadyReason::DiskReady:
    case ReadyReason::DiskFull:
    case ReadyReason::DiskRefuses:
        return ReadyWords::tr("Disk of the journals");
    case ReadyReason::OnMains:
    case ReadyReason::OnBattery:
    case ReadyReason::BatteryLow:
    case ReadyReason::BatteryUnknown:
        return ReadyWords::tr("Power");
    default:
        return item.subject.empty() ? title(item.topic) : qs(item.subject);
    }
}

QString sentence(const ReadyItem& item, World now)
{
    switch (item.topic) {
    case ReadyTopic::Credentials:
        return credential(item, now);
    case ReadyTopic::Runbooks:
        return runbook(item);
    case ReadyTopic::Contacts:
        return item.state == ReadyState::Ok
            ? qs(item.detail)
            : ReadyWords::tr("recovery names it, but contacts says nobody under this key.");
    case ReadyTopic::Endpoints:
        return endpoint(item);
    case ReadyTopic::Laptop:
        break;
    }
    return laptop(item);
}

QString brief(const ReadyItem& item, World now)
{
    if (item.reason == ReadyReason::HangsOnProvider)
        //: In one line: a credential is handed out by an identity provider
        return ReadyWords::tr("its credential hangs on single sign-on");
    return sentence(item, now);
}

QString remedy(const ReadyItem& item)
{
    switch (item.reason) {
    case ReadyReason::NotInEstate:
        return ReadyWords::tr("Correct the name under recovery, or declare the cluster or source.");
    case ReadyReason::SwitchedOff:
        return ReadyWords::tr("Remove enabled: false from its entry.");
    case ReadyReason::DoesNotAnswer:
        return ReadyWords::tr("Its dot in the status bar says why, and what helps.");
    case ReadyReason::HangsOnProvider:
        return ReadyWords::tr("Keep a context with a client certificate or a token of its own for "
                              "emergencies, and name that one in the estate file.");
    case ReadyReason::CommandMayAsk:
        return ReadyWords::tr("Try the command without a network, or keep the credential in the "
                              "keychain.");
    case ReadyReason::Expired:
    case ReadyReason::ExpiresSoon:
        return ReadyWords::tr("Renew it before the watch begins.");
    case ReadyReason::NoRunbook:
        return ReadyWords::tr("Write a runbook whose needs name them, or add its folder to "
                              "runbooks.");
    case ReadyReason::FolderMissing:
        return ReadyWords::tr(
            "Clone the repository to this disk, or correct runbooks in the estate "
            "file.");
    case ReadyReason::RunbookUnreadable:
    case ReadyReason::RunbookErrors:
        return ReadyWords::tr("midwatch runbook lint names each place.");
    case ReadyReason::RunbookElsewhere:
        return ReadyWords::tr("Keep a clone on this disk.");
    case ReadyReason::ContactUnknown:
        return ReadyWords::tr("Add the key to contacts in the estate file.");
    case ReadyReason::EndpointFails:
    case ReadyReason::EndpointStatus:
        return ReadyWords::tr("Look at the data plane and at the way to it (name, VPN, proxy, "
                              "certificate).");
    case ReadyReason::KeychainLocked:
        return ReadyWords::tr("Unlock it, for example by signing in anew.");
    case ReadyReason::KeychainNone:
        return ReadyWords::tr("Start the keychain service (GNOME Keyring, KWallet), or keep these "
                              "credentials in files.");
    case ReadyReason::KeychainRefuses:
        return ReadyWords::tr("Look at the keychain with the desktop's own tool.");
    case ReadyReason::DiskFull:
        return ReadyWords::tr("Make room: a run without a journal does not start.");
    case ReadyReason::DiskRefuses:
        return ReadyWords::tr("Make the folder writable: a run without a journal does not start.");
    case ReadyReason::BatteryLow:
        return ReadyWords::tr("Plug it in.");
    default:
        return {};
    }
}

QString recoveryExample()
{
    return QStringLiteral("recovery:\n"
                          "  clusters: [dr-us-west-2]\n"
                          "  sources: [pagerduty]\n"
                          "  endpoints: [\"https://api.example.com/healthz\"]\n"
                          "  contacts: [dba, network]");
}

} // namespace mw::text
