// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that an allowed_signers governs. FakeSigning knows who signed without any cryptography: a
// "signature" of it is the hash of the text, in the block that ssh-keygen would write.
#pragma once

#include "models/runbook/journal/hash.h"
#include "models/runbook/sign/allowed_signers.h"
#include "models/runbook/sign/audit.h"
#include "models/runbook/sign/ssh_signature.h"
#include "tests/models/runbook/run_driver.h"

#include <QtEndian>

namespace mwtest {

inline QByteArray wire(const QByteArray& bytes)
{
    QByteArray size(4, 0);
    qToBigEndian(static_cast<quint32>(bytes.size()), size.data());
    return size + bytes;
}

// A public key of nobody: 32 bytes made of the name.
inline QByteArray keyOf(const std::string& name)
{
    return wire("ssh-ed25519")
        + wire(QByteArray::fromHex(
            QByteArray::fromStdString(mw::runbook::sha256Hex("key of " + name))));
}

inline std::string
signersLine(const std::string& principals, const std::string& key, const std::string& options = {})
{
    return principals + (options.empty() ? "" : " " + options) + " ssh-ed25519 "
        + keyOf(key).toBase64().toStdString() + "\n";
}

inline std::string fakeSignature(const std::string& key,
                                 const std::string& text,
                                 const std::string& space = mw::runbook::approvalNamespace)
{
    QByteArray blob("SSHSIG");
    blob += QByteArray::fromHex("00000001");
    blob += wire(keyOf(key)) + wire(QByteArray::fromStdString(space)) + wire({}) + wire("sha512")
        + wire(QByteArray::fromStdString(mw::runbook::sha256Hex(text)));
    return "-----BEGIN SSH SIGNATURE-----\n" + blob.toBase64().toStdString()
        + "\n-----END SSH SIGNATURE-----\n";
}

class FakeSigning final : public mw::runbook::SshSigning
{
public:
    bool there = true; // ssh-keygen
    bool answers = true; // else check() keeps its question
    int checks = 0;
    std::function<void()> pending;

    static bool contains(const std::string& signature, const std::string& text)
    {
        const auto from = signature.find('\n');
        const auto to = signature.rfind("-----END");
        QByteArray base64 = QByteArray::fromStdString(signature.substr(from, to - from));
        base64.replace('\n', "");
        return QByteArray::fromBase64(base64).endsWith(
            wire(QByteArray::fromStdString(mw::runbook::sha256Hex(text))));
    }
    void check(const mw::runbook::SignatureQuestion& question,
               QObject*,
               std::function<void(mw::Result<mw::runbook::Signer>)> done) override
    {
        ++checks;
        const auto answer = [this, question, done = std::move(done)] {
            using mw::Error;
            using mw::ErrorKind;
            const auto signature = mw::runbook::parseSshSignature(question.signature);
            const auto signers = mw::runbook::parseAllowedSigners(question.signers, "frozen");
            const auto* key = signature && signers ? signers->key(signature->fingerprint) : nullptr;
            const bool anybody = question.signers.empty();
            if (!there) {
                done(Error{ErrorKind::NotAvailable, "there is no ssh-keygen", 0, {}, {}});
            } else if (!signature) {
                done(signature.error());
            } else if (!anybody && (!key || !key->validAt(question.at))) {
                done(Error{ErrorKind::Unauthorized, "the key has expired", 0, {}, {}});
            } else if (!contains(question.signature, question.text)
                       || signature->nameSpace != question.nameSpace) {
                done(Error{ErrorKind::Conflict, "another text", 0, {}, {}});
            } else {
                mw::runbook::Signer out;
                if (!anybody) {
                    out.principals = key->principals;
                    out.principal = out.principals.front();
                }
                out.fingerprint = signature->fingerprint;
                out.keyType = "ED25519";
                done(out);
            }
        };
        if (answers)
            answer();
        else
            pending = answer;
    }
    void fits(const std::string& text,
              const std::string& signature,
              const std::string&,
              QObject*,
              std::function<void(bool)> done) override
    {
        done(contains(signature, text));
    }
    void keys(QObject*,
              std::function<void(mw::Result<std::vector<mw::runbook::AgentKey>>)> done) override
    {
        done(agent);
    }
    void sign(const std::string& text,
              const mw::runbook::AgentKey& key,
              const std::string& nameSpace,
              QObject*,
              std::function<void(mw::Result<std::string>)> done) override
    {
        done(fakeSignature(key.comment, text, nameSpace));
    }
    std::vector<mw::runbook::AgentKey> agent; // comment: the name of the key
};

// Changes one record and makes the chain anew, as somebody who owns the folder could.
inline void forge(MemoryFiles& files,
                  const std::string& dir,
                  const std::string& type,
                  const std::function<void(nlohmann::json&)>& change)
{
    std::string& bytes = files.files[mw::runbook::journalPath(dir)].bytes;
    std::string out;
    std::string hash;
    std::string before;
    size_t seq = 0;
    for (size_t at = 0; at < bytes.size();) {
        const size_t end = bytes.find('\n', at);
        auto line = nlohmann::json::parse(bytes.substr(at, end - at));
        at = end + 1;
        if (line["type"] == type)
            change(line["body"]);
        line["prev"] = hash;
        line["seq"] = seq + 1;
        const std::string text = line.dump();
        before = hash;
        hash = mw::runbook::sha256Hex(text);
        out += text + "\n";
        ++seq;
    }
    bytes = out;
    auto& head = files.files[dir + "/head"].bytes;
    const std::string phase = head.find("closed") != std::string::npos ? "closed" : "open";
    const std::string n = std::to_string(seq);
    head = n + ' ' + hash + ' ' + before + ' ' + n + ' ' + phase + '\n';
}

// What verify says of a run, signatures and all.
inline mw::runbook::VerifyReport
verifiedRun(mw::runbook::FileLayer& files, const std::string& dir, FakeSigning& signing)
{
    const auto report
        = std::make_shared<mw::runbook::VerifyReport>(mw::runbook::verifyRun(files, dir));
    bool done = false;
    mw::runbook::checkSignatures(report, signing, nullptr, [&done] { done = true; });
    if (!done)
        qFatal("the check of the signatures did not end");
    return *report;
}

inline QByteArray said(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

} // namespace mwtest
