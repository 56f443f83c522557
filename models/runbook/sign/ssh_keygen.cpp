// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts and signatures reach the program by its standard input and by files in a folder that only
// we can read; its arguments name them. TZ=UTC: a date in allowed_signers means the same on every
// machine.
#include "models/runbook/sign/signing.h"
#include "models/secrets/program.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>

namespace mw::runbook {
namespace {

using std::chrono::seconds;
constexpr seconds checkTime{20};
constexpr seconds signTime{90};

Error error(ErrorKind kind, const std::string& detail)
{
    return {kind, detail, 0, {}, {}};
}

// One question: its files live as long as the last callback that knows them.
struct Folder
{
    QTemporaryDir dir;
    std::string put(const char* name, const std::string& bytes) const
    {
        const QString path = dir.filePath(QString::fromLatin1(name));
        QFile file(path);
        const auto size = static_cast<qint64>(bytes.size());
        const bool written = dir.isValid() && file.open(QIODevice::WriteOnly)
            && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            && file.write(bytes.data(), size) == size && file.flush();
        return written ? path.toStdString() : std::string();
    }
};

std::string utcStamp(World at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC)
        .toString(QStringLiteral("yyyyMMddHHmmss"))
        .toStdString();
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> out;
    for (const QString& line :
         QString::fromStdString(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        out.push_back(line.trimmed().toStdString());
    return out;
}

bool says(const Error& failed, const char* words)
{
    return failed.detail.find(words) != std::string::npos;
}

// Why a key does not count, in our words where we know what ssh-keygen means.
Error keyRefused(const Error& failed, const SshSignature& signature)
{
    const bool run = signature.nameSpace == runNamespace;
    if (failed.kind != ErrorKind::Unauthorized)
        return failed;
    const std::string key = "the key " + signature.fingerprint + " ";
    if (says(failed, "has expired"))
        return error(ErrorKind::Unauthorized,
                     key + "has expired (valid-before in allowed_signers)");
    if (says(failed, "not yet valid"))
        return error(ErrorKind::Unauthorized,
                     key + "does not count yet (valid-after in allowed_signers)");
    if (says(failed, "not permitted for use in signature namespace"))
        return error(ErrorKind::Unauthorized,
                     key
                         + (run ? "may not sign runs (namespaces in allowed_signers)"
                                : "may not sign approvals (namespaces in allowed_signers)"));
    if (says(failed, "No principal matched") || says(failed, "no principal matched"))
        return error(ErrorKind::Unauthorized, key + "is not in allowed_signers");
    if (says(failed, "incorrect signature") || says(failed, "namespace does not match"))
        return error(ErrorKind::Conflict, "the signature belongs to another text");
    return error(ErrorKind::Unauthorized, failed.detail);
}

// Good "…" signature for ana@x with ED25519 key SHA256:… (of nobody in particular: without "for")
Status readGood(const std::string& said, Signer& who)
{
    const size_t key = said.rfind(" key SHA256:");
    const size_t with = said.rfind(" with ", key);
    if (!said.starts_with("Good ") || key == std::string::npos || with == std::string::npos)
        return error(ErrorKind::Unauthorized,
                     "ssh-keygen said something unknown: " + said.substr(0, 200));
    who.keyType = said.substr(with + 6, key - with - 6);
    who.fingerprint = linesOf(said.substr(key + 5)).front();
    return {};
}

class OpenSsh final : public SshSigning
{
public:
    explicit OpenSsh(std::string folder) : m_folder(std::move(folder)) { }

    void check(const SignatureQuestion& question,
               QObject* owner,
               std::function<void(Result<Signer>)> done) override
    {
        const auto signature = parseSshSignature(question.signature);
        if (!signature) {
            done(signature.error());
            return;
        }
        const auto folder = std::make_shared<Folder>();
        const std::string sig = folder->put("signature", signature->armor);
        const std::string text = folder->put("text", question.text);
        if (sig.empty() || text.empty()) {
            done(error(ErrorKind::Io, "no temporary file can be written"));
            return;
        }
        if (question.signers.empty()) {
            run({"ssh-keygen", "-Y", "check-novalidate", "-n", question.nameSpace, "-s", sig},
                text,
                checkTime,
                owner,
                [done, parsed = *signature, folder](const Result<std::string>& good) {
                    answer(done, good, parsed, {});
                });
            return;
        }
        const std::string signers = folder->put("allowed_signers", question.signers);
        if (signers.empty()) {
            done(error(ErrorKind::Io, "no temporary file can be written"));
            return;
        }
        const std::string time = "-Overify-time=" + utcStamp(question.at);
        run({"ssh-keygen", "-Y", "find-principals", "-s", sig, "-f", signers, time},
            {},
            checkTime,
            owner,
            [=, this, parsed = *signature](Result<std::string> found) {
                if (!found) {
                    done(keyRefused(found.error(), parsed));
                    return;
                }
                Signer who;
                who.principals = linesOf(*found);
                if (who.principals.empty()) {
                    done(error(ErrorKind::Unauthorized, "ssh-keygen named nobody"));
                    return;
                }
                who.principal = who.principals.front();
                run({"ssh-keygen",
                     "-Y",
                     "verify",
                     "-s",
                     sig,
                     "-f",
                     signers,
                     "-I",
                     who.principal,
                     "-n",
                     question.nameSpace,
                     time},
                    text,
                    checkTime,
                    owner,
                    [done, parsed, folder, who](const Result<std::string>& good) {
                        answer(done, good, parsed, who);
                    });
            });
    }

    void fits(const std::string& text,
              const std::string& signature,
              const std::string& nameSpace,
              QObject* owner,
              std::function<void(bool)> done) override
    {
        const auto folder = std::make_shared<Folder>();
        const std::string sig = folder->put("signature", signature);
        const std::string file = folder->put("text", text);
        if (sig.empty() || file.empty()) {
            done(false);
            return;
        }
        run({"ssh-keygen", "-Y", "check-novalidate", "-n", nameSpace, "-s", sig},
            file,
            checkTime,
            owner,
            [done = std::move(done), folder](const Result<std::string>& good) {
                done(good.has_value());
            });
    }

    void keys(QObject* owner, std::function<void(Result<std::vector<AgentKey>>)> done) override
    {
        run({"ssh-add", "-L"},
            {},
            checkTime,
            owner,
            [done = std::move(done)](Result<std::string> text) {
                if (!text && text.error().kind == ErrorKind::Unauthorized) {
                    // Exit code 1: no keys, which it says where others give an answer; 2: no agent.
                    if (!says(text.error(), "exit code 2"))
                        done(std::vector<AgentKey>());
                    else
                        done(error(ErrorKind::NotAvailable,
                                   "no SSH agent answers: start one and add the key "
                                   "(ssh-add), or sign in a terminal and paste the signature"));
                    return;
                }
                if (!text) {
                    done(text.error());
                    return;
                }
                std::vector<AgentKey> out;
                for (const std::string& line : linesOf(*text)) {
                    const size_t one = line.find(' ');
                    const size_t two = one == std::string::npos ? one : line.find(' ', one + 1);
                    AgentKey key;
                    key.line = line;
                    key.type = line.substr(0, one);
                    key.fingerprint = one == std::string::npos
                        ? std::string()
                        : keyFingerprint(key.type, line.substr(one + 1, two - one - 1));
                    key.comment = two == std::string::npos ? "" : line.substr(two + 1);
                    if (!key.fingerprint.empty())
                        out.push_back(std::move(key));
                }
                done(std::move(out));
            });
    }

    void sign(const std::string& text,
              const AgentKey& key,
              const std::string& nameSpace,
              QObject* owner,
              std::function<void(Result<std::string>)> done) override
    {
        const auto folder = std::make_shared<Folder>();
        const std::string file = folder->put("text", text);
        const std::string pub = folder->put("key.pub", key.line + "\n");
        if (file.empty() || pub.empty()) {
            done(error(ErrorKind::Io, "no temporary file can be written"));
            return;
        }
        run({"ssh-keygen", "-Y", "sign", "-n", nameSpace, "-f", pub},
            file,
            signTime,
            owner,
            [done = std::move(done), folder](Result<std::string> out) {
                if (!out && out.error().kind == ErrorKind::Timeout)
                    done(error(ErrorKind::Timeout,
                               "nothing was signed within 90 s: the agent waited for a touch or "
                               "a PIN"));
                else if (!out && out.error().kind == ErrorKind::Unauthorized)
                    done(error(ErrorKind::Unauthorized,
                               "the agent did not sign: " + out.error().detail));
                else
                    done(std::move(out));
            });
    }

private:
    static void answer(const std::function<void(Result<Signer>)>& done,
                       const Result<std::string>& good,
                       const SshSignature& parsed,
                       Signer who)
    {
        if (!good)
            done(keyRefused(good.error(), parsed));
        else if (const Status read = readGood(*good, who); !read)
            done(read.error());
        else
            done(std::move(who));
    }

    void run(std::vector<std::string> argv,
             const std::string& input,
             seconds time,
             QObject* owner,
             std::function<void(Result<std::string>)> done) const
    {
        ProgramLimits limits;
        limits.time = time;
        ProgramSetting setting;
        if (!m_folder.empty())
            setting.file = m_folder + "/" + argv.front();
        setting.env = {{"LC_ALL", "C"}, {"TZ", "UTC"}};
        setting.input = input;
        const std::string name = argv.front();
        runProgram(
            argv,
            owner,
            [done = std::move(done), name](Result<SecretPtr> output) {
                if (!output && output.error().kind == ErrorKind::NotAvailable)
                    done(error(ErrorKind::NotAvailable,
                               "there is no " + name
                                   + " on this machine: install OpenSSH's client programs "
                                     "(openssh-client)"));
                else if (!output)
                    done(output.error());
                else
                    done(std::string((*output)->reveal()));
            },
            limits,
            setting);
    }

    std::string m_folder;
};

} // namespace

std::unique_ptr<SshSigning> makeSshSigning(const std::string& folder)
{
    return std::make_unique<OpenSsh>(folder);
}

} // namespace mw::runbook
