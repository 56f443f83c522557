// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/sentences.h"

#include "models/text/format.h"
#include "models/text/warnings.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace mw::text {
namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

QString bareTitle(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        //: Title of an error.
        return Sentences::tr("Cancelled");
    case ErrorKind::Network:
        //: Title of an error: no connection, or it broke.
        return Sentences::tr("No connection");
    case ErrorKind::Timeout:
        //: Title of an error.
        return Sentences::tr("No answer in time");
    case ErrorKind::Tls:
        //: Title of an error: the certificate was refused.
        return Sentences::tr("Certificate not trusted");
    case ErrorKind::Unauthorized:
        //: Title of an error: the credentials were refused.
        return Sentences::tr("Not signed in");
    case ErrorKind::Forbidden:
        //: Title of an error: the account lacks the right.
        return Sentences::tr("Not permitted");
    case ErrorKind::NotFound:
        //: Title of an error.
        return Sentences::tr("Not found");
    case ErrorKind::Conflict:
        //: Title of an error: someone else changed the object.
        return Sentences::tr("Changed meanwhile");
    case ErrorKind::Invalid:
        //: Title of an error: the server refused the request as wrong.
        return Sentences::tr("Refused as invalid");
    case ErrorKind::Throttled:
        //: Title of an error: too many requests.
        return Sentences::tr("Throttled");
    case ErrorKind::Unavailable:
        //: Title of an error: the server says that it cannot serve now.
        return Sentences::tr("Server unavailable");
    case ErrorKind::Gone:
        //: Title of an error: the point to resume from is too old.
        return Sentences::tr("History expired");
    case ErrorKind::Protocol:
        //: Title of an error: the answer is not of the expected protocol.
        return Sentences::tr("Unexpected answer");
    case ErrorKind::Decode:
        //: Title of an error: the answer is damaged.
        return Sentences::tr("Answer not readable");
    case ErrorKind::TooLarge:
        //: Title of an error.
        return Sentences::tr("Too large");
    case ErrorKind::Misconfigured:
        //: Title of an error in a file of the user.
        return Sentences::tr("Configuration error");
    case ErrorKind::NotAvailable:
        //: Title of an error: no such file, no keyring.
        return Sentences::tr("Not available");
    case ErrorKind::Io:
        //: Title of an error of the disk.
        return Sentences::tr("Disk error");
    case ErrorKind::Internal:
        break;
    }
    //: Title of an error that is a defect of the program.
    return Sentences::tr("Internal error");
}

// Seconds are no way to say 25 minutes.
QString ahead(std::chrono::milliseconds wait)
{
    return wait < std::chrono::minutes(2)
        ? latency(wait)
        : span(std::chrono::duration_cast<std::chrono::seconds>(wait));
}

// Error::hint, where a source knows more than the kind says. Empty if it is not one of these.
QString hinted(const std::string& hint)
{
    const size_t space = hint.find(' ');
    const std::string word = hint.substr(0, space);
    const QString argument = space == std::string::npos ? QString() : qs(hint.substr(space + 1));
    if (word == "sso")
        return argument.isEmpty()
            //: Remedy: the organisation demands single sign-on for the token.
            ? Sentences::tr("Authorise the token for the organisation's single sign-on (SSO), "
                            "then choose Retry.")
            //: Remedy; %1 is the address of the page where that is done.
            : Sentences::tr("Authorise the token for single sign-on (SSO) at %1, then choose "
                            "Retry.")
                  .arg(argument);
    if (word == "permissions")
        //: Remedy; %1 is what the server names, "actions=read".
        return Sentences::tr("Give the token the permission %1, then choose Retry.").arg(argument);
    if (word == "may-get")
        //: Remedy; %1 is a Kubernetes resource such as pods/log, %2 a namespace. “get” is a verb of
        //: RBAC and stays as it is.
        return Sentences::tr("Ask for the right to “get” %1 in the namespace %2, then ask again.")
            .arg(argument.section(QLatin1Char(' '), 0, 0), argument.section(QLatin1Char(' '), 1));
    if (word == "pod-gone")
        return Sentences::tr("Its controller has most likely made another: choose that one. What "
                             "a pod wrote goes with it; a log store may have it still.");
    if (word == "name-namespace")
        //: Remedy: a role may not list something in a whole cluster of Kubernetes. What stands in
        //: “” is written so in files and on the command line.
        return Sentences::tr(
            "Ask for the right to list this in the whole cluster. If your role holds in some "
            "namespaces only, name them: in the estate file at the cluster, “namespaces: [NAME]”, "
            "or in the kubeconfig, “kubectl config set-context --current --namespace=NAME”.");
    if (word == "hidden")
        return Sentences::tr(
            "Check the name; if it is right, the token may not see it: this server says “not "
            "found” for both.");
    if (word == "allow-exec")
        return Sentences::tr(
                   //: Remedy; %1 is a command. It hands out credentials and was never run before.
                   "If you know this command, allow it: in the window under the source's name, or "
                   "with midwatch check --allow-exec %1")
            .arg(argument);
    if (word == "allow-changed")
        return Sentences::tr(
                   //: Remedy; %1 is a command whose program is another file than the one allowed.
                   "If the program was installed anew, allow it again: in the window under the "
                   "source's name, or with midwatch check --allow-exec %1. If nobody knows of it, "
                   "do not run it.")
            .arg(argument);
    if (word == "tls-off")
        //: Remedy: a kubeconfig says insecure-skip-tls-verify and nobody has agreed to that yet.
        return Sentences::tr(
            "Give the cluster's certificate-authority in the kubeconfig. If there is none, agree "
            "to "
            "go without: in the window under the source's name, or with acceptInsecureTls: true in "
            "an estate file.");
    if (word == "set-env")
        //: Remedy; %1 is the name of an environment variable that is not set.
        return Sentences::tr("Set the environment variable %1 for Midwatch and start it again, or "
                             "name another place for the secret (keychain:…, file:…).")
            .arg(argument);
    if (word == "keychain")
        //: Remedy; %1 is the name of an entry of the keychain.
        return Sentences::tr("Start and unlock the keychain and see that it has the entry “%1”; or "
                             "name another place for the secret (env:…, file:…).")
            .arg(argument);
    if (word == "secret-file")
        //: Remedy; %1 is the path of a file with a secret in it.
        return Sentences::tr("See that %1 exists and that you may read it, or name another place "
                             "for the secret.")
            .arg(argument);
    if (word == "install")
        return argument.trimmed().isEmpty()
            ? Sentences::tr("Install the command, or correct its name in the file.")
            //: Remedy; %1 is what the file says about how to install a missing command.
            : Sentences::tr("Install the command, or correct its name in the file. The file says: "
                            "%1")
                  .arg(argument.trimmed());
    if (word == "no-terminal")
        //: Remedy; interactiveMode, IfAvailable and Never stand so in a kubeconfig.
        return Sentences::tr("Set interactiveMode to IfAvailable or Never if the command can do "
                             "without questions; else sign in with another tool and use a token.");
    if (word == "run-yourself")
        //: Remedy; %1 is a command that failed to hand out credentials.
        return Sentences::tr("Run it in a terminal and see what it wants, then choose Retry: %1")
            .arg(argument);
    if (word == "sign-in")
        //: Remedy; %1 is the address of an OpenID Connect issuer.
        return Sentences::tr("Sign in again at %1 with the tool that wrote the kubeconfig, then "
                             "choose Retry.")
            .arg(argument);
    if (word == "issuer-down")
        //: Remedy; %1 is the address of an OpenID Connect issuer that does not answer.
        return Sentences::tr(
                   "Single sign-on at %1 does not answer, so no new token can be had. Ask "
                   "whoever runs it; or use a token that does not depend on it.")
            .arg(argument);
    if (word == "no-host")
        //: Remedy; %1 is the name of a host that DNS does not know.
        return Sentences::tr("Check the name of the host (%1) in the file, and whether the VPN or "
                             "the DNS of that network is on; it is tried again by itself.")
            .arg(argument);
    if (word == "no-proxy-host")
        return Sentences::tr("Check the name of the proxy; it is tried again by itself.");
    if (word == "proxy-down")
        return Sentences::tr("No proxy listens at the address that is set for it: check the "
                             "proxy's address and port, and whether it runs; it is tried again by "
                             "itself.");
    if (word == "proxy-auth")
        return Sentences::tr("The proxy wants a user and a password: set the proxy's address with "
                             "them in the environment (HTTPS_PROXY, HTTP_PROXY) or ask for an "
                             "exception; it is tried again by itself.");
    if (word == "proxy-refuses")
        return Sentences::tr("The proxy does not let this through: check its address, its "
                             "password and its rules; it is tried again by itself.");
    if (word == "refused")
        return Sentences::tr("Nothing listens at this address: check the port, and whether the "
                             "server or the tunnel to it runs; it is tried again by itself.");
    if (word == "cert-expired")
        return Sentences::tr("The server's certificate has expired: renew it on the server. If it "
                             "has not, this machine's clock is wrong.");
    if (word == "cert-early")
        return Sentences::tr("The server's certificate is not valid yet: one of the clocks is "
                             "wrong, most likely this machine's.");
    if (word == "cert-name")
        return Sentences::tr(
            "The certificate is for another name: correct the address, or give the "
            "name that it is for (tls-server-name).");
    if (word == "cert-unknown")
        return Sentences::tr("Nobody known vouches for the server's certificate: give the right "
                             "certificate authority (certificate-authority, caFile).");
    if (word == "clock")
        //: Remedy; %1 is a duration such as "7m".
        return Sentences::tr("The clocks differ by %1: correct this machine's clock (NTP) first, "
                             "then renew the credential if it is still refused.")
            .arg(argument);
    if (word == "wait-or-token")
        return Sentences::tr("Without a token this server allows very few requests: name one in "
                             "the estate file (bearer: …), or wait.");
    return {};
}

} // namespace

QString title(const Error& error)
{
    const QString text = bareTitle(error.kind);
    //: %1 is the title of an error, %2 the HTTP status number.
    return error.http > 0 ? Sentences::tr("%1 (HTTP %2)").arg(text).arg(error.http) : text;
}

QString remedy(const Error& error)
{
    if (QString better = hinted(error.hint); !better.isEmpty())
        return better;
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return Sentences::tr("Start it again if you still need it.");
    case ErrorKind::Network:
        return Sentences::tr(
            "Check the address, the VPN and the proxy; it is tried again by itself.");
    case ErrorKind::Timeout:
        return Sentences::tr(
            "The server is slow or a firewall drops the packets; it is tried again "
            "by itself.");
    case ErrorKind::Tls:
        return Sentences::tr(
            "Give the right certificate authority (certificate-authority, caFile), or "
            "renew the certificate on the server.");
    case ErrorKind::Unauthorized:
        return Sentences::tr("Renew the token or certificate, then choose Retry.");
    case ErrorKind::Forbidden:
        return Sentences::tr("Ask for the right to read this, or leave it out of the estate file.");
    case ErrorKind::NotFound:
        return Sentences::tr(
            "Check the address and its path; some servers say this instead of “not "
            "permitted”.");
    case ErrorKind::Conflict:
        return Sentences::tr("Look at the new state, then decide again.");
    case ErrorKind::Invalid:
        return Sentences::tr(
            "Correct the query or the values; the server's words say what is wrong.");
    case ErrorKind::Throttled:
        if (error.retryAfter)
            //: %1 is a duration such as "20 s".
            return Sentences::tr("The server asks to wait %1; nothing needs to be done.")
                .arg(ahead(*error.retryAfter));
        return Sentences::tr("Requests are slowed down by themselves; nothing needs to be done.");
    case ErrorKind::Unavailable:
        return Sentences::tr("The server is starting, stopping or overloaded; it is tried again by "
                             "itself.");
    case ErrorKind::Gone:
        return Sentences::tr("The list is fetched anew by itself.");
    case ErrorKind::Protocol:
        return Sentences::tr(
            "Something else answers at this address, often a login page or a proxy; "
            "check the address.");
    case ErrorKind::Decode:
        return Sentences::tr(
            "The last good data stay; if it happens again, look whether a proxy cuts "
            "answers short.");
    case ErrorKind::TooLarge:
        return Sentences::tr("Narrow the scope, or split the file.");
    case ErrorKind::Misconfigured:
        return error.place ? Sentences::tr("Correct the file at the named line; the rest works on.")
                           : Sentences::tr("Correct the estate file or the kubeconfig.");
    case ErrorKind::NotAvailable:
        return Sentences::tr("Create what is missing, or name another place for it.");
    case ErrorKind::Io:
        return Sentences::tr("Check free space and permissions of the disk.");
    case ErrorKind::Internal:
        break;
    }
    return Sentences::tr(
        "This is a defect of Midwatch: please report it with the words beside it.");
}

QString detail(const Error& error)
{
    // Servers send pages of HTML and stack traces: one line is what fits beside a title.
    QString text = qs(error.detail).simplified();
    if (text.size() > 400) {
        text.truncate(399);
        if (text.back().isHighSurrogate())
            text.chop(1);
        text += QChar(0x2026);
    }
    return text;
}

QString place(const Error& error)
{
    if (!error.place || error.place->file.empty())
        return {};
    if (error.place->line <= 0)
        return qs(error.place->file);
    return QStringLiteral("%1:%2:%3")
        .arg(qs(error.place->file))
        .arg(error.place->line)
        .arg(error.place->column);
}

QString word(SourceState state)
{
    switch (state) {
    case SourceState::Connecting:
        //: State of a source.
        return Sentences::tr("connecting");
    case SourceState::Live:
        //: State of a source: answers come.
        return Sentences::tr("live");
    case SourceState::Stale:
        //: State of a source: the data are older than they should be.
        return Sentences::tr("stale");
    case SourceState::Unauthorized:
        //: State of a source: credentials refused.
        return Sentences::tr("not signed in");
    case SourceState::Forbidden:
        //: State of a source: the account lacks the right.
        return Sentences::tr("not permitted");
    case SourceState::Throttled:
        //: State of a source: asked to slow down.
        return Sentences::tr("throttled");
    case SourceState::Unreachable:
        //: State of a source.
        return Sentences::tr("unreachable");
    case SourceState::Misconfigured:
        //: State of a source: a mistake in a file of the user.
        return Sentences::tr("misconfigured");
    case SourceState::Disabled:
        break;
    }
    //: State of a source: switched off in the estate file.
    return Sentences::tr("disabled");
}

QString sentence(const SourceStatus& status, World now)
{
    QString text;
    switch (status.state) {
    case SourceState::Connecting:
        text = Sentences::tr("Connecting; nothing has been received yet.");
        break;
    case SourceState::Live:
        //: %1 is an age such as "12s".
        text = Sentences::tr("Live; last answer %1 ago.").arg(age(status.lastGood, now));
        break;
    case SourceState::Disabled:
        return Sentences::tr("Disabled in the estate file.");
    case SourceState::Misconfigured:
        return status.error ? detail(*status.error) : Sentences::tr("Misconfigured.");
    default:
        //: %1 is a title such as "No connection", %2 an age such as "3m10s".
        text = Sentences::tr("%1; the data shown are %2 old.")
                   .arg(status.error ? title(*status.error) : word(status.state),
                        age(status.lastGood, now));
        if (status.lastGood == World{})
            //: %1 is a title such as "No connection".
            text = Sentences::tr("%1; nothing has been received yet.")
                       .arg(status.error ? title(*status.error) : word(status.state));
        if (status.nextTry > now)
            //: %1 is a duration such as "20 s".
            text += QLatin1Char(' ')
                + Sentences::tr("Next try in %1.")
                      .arg(ahead(std::chrono::ceil<std::chrono::seconds>(status.nextTry - now)));
        break;
    }
    if (const QString risk = warning(status); !risk.isEmpty())
        text += QLatin1Char(' ') + risk;
    return text;
}

QString sentence(const ApiBudget& budget)
{
    QString words;
    if (budget.limit > 0 && budget.remaining >= 0) {
        //: API budget: %1 of %2 requests are left in this period.
        words = Sentences::tr("%1 of %2 requests left")
                    .arg(count(budget.remaining), count(budget.limit));
        if (budget.reset != World{})
            //: API budget, continues "4 812 of 5 000 requests left"; %1 is a time of day.
            words += Sentences::tr(", all again at %1").arg(clockTimeUtc(budget.reset));
        words += QLatin1Char('.');
    }
    if (budget.unchanged > 0)
        words += (words.isEmpty() ? QString() : QStringLiteral(" "))
            //: API budget: answers that said nothing has changed are free; %1 is a number.
            + Sentences::tr("%1 answers were unchanged and cost nothing.")
                  .arg(count(budget.unchanged));
    return words;
}

QString word(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        //: Severity of a finding: nothing is wrong.
        return Sentences::tr("ok");
    case Severity::Info:
        //: Severity of a finding.
        return Sentences::tr("info");
    case Severity::Warning:
        //: Severity of a finding.
        return Sentences::tr("warning");
    case Severity::Critical:
        //: Severity of a finding.
        return Sentences::tr("critical");
    case Severity::Unknown:
        break;
    }
    //: Severity of something that was not seen.
    return Sentences::tr("unknown");
}

} // namespace mw::text
