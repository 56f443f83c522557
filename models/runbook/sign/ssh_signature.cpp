// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/sign/ssh_signature.h"

#include "models/runbook/refused.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <optional>

namespace mw::runbook {
namespace {

constexpr std::string_view begins = "-----BEGIN SSH SIGNATURE-----";
constexpr std::string_view ends = "-----END SSH SIGNATURE-----";
constexpr size_t mostPasted = 64u << 10;

// Length-prefixed strings of the SSH wire format (RFC 4251 §5).
class Wire
{
public:
    explicit Wire(QByteArray bytes) : m_bytes(std::move(bytes)) { }
    std::optional<uint32_t> number()
    {
        if (m_bytes.size() - m_at < 4)
            return std::nullopt;
        uint32_t out = 0;
        for (int i = 0; i < 4; ++i)
            out = (out << 8) | static_cast<unsigned char>(m_bytes[m_at++]);
        return out;
    }
    std::optional<QByteArray> text()
    {
        const auto length = number();
        if (!length || *length > static_cast<size_t>(m_bytes.size() - m_at))
            return std::nullopt;
        QByteArray out = m_bytes.mid(m_at, static_cast<qsizetype>(*length));
        m_at += static_cast<qsizetype>(*length);
        return out;
    }
    bool magic(const char* word)
    {
        const QByteArray wanted(word);
        if (m_bytes.mid(m_at, wanted.size()) != wanted)
            return false;
        m_at += wanted.size();
        return true;
    }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

std::string fingerprintOf(const QByteArray& key)
{
    return "SHA256:"
        + QCryptographicHash::hash(key, QCryptographicHash::Sha256)
              .toBase64(QByteArray::OmitTrailingEquals)
              .toStdString();
}

} // namespace

Result<SshSignature> parseSshSignature(std::string_view pasted)
{
    if (pasted.size() > mostPasted)
        return refused("this is no SSH signature: it is too long");
    if (pasted.find("PRIVATE KEY-----") != std::string_view::npos)
        return refused("this is a private key. Never give it to anybody; if it left your machine, "
                       "make a new one");
    const size_t from = pasted.find(begins);
    const size_t to = pasted.find(ends);
    if (from == std::string_view::npos)
        return refused("this is no SSH signature: it begins with -----BEGIN SSH SIGNATURE-----");
    if (to == std::string_view::npos || to < from)
        return refused("the signature is cut off: its last line is -----END SSH SIGNATURE-----");
    QByteArray base64;
    for (const char c : pasted.substr(from + begins.size(), to - from - begins.size())) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            base64 += c;
    }
    const auto decoded
        = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    Wire wire(decoded ? *decoded : QByteArray());
    const bool magic = decoded && wire.magic("SSHSIG");
    const auto version = magic ? wire.number() : std::nullopt;
    const auto key = version ? wire.text() : std::nullopt;
    const auto space = key ? wire.text() : std::nullopt;
    if (!space || *version != 1)
        return refused("the signature is damaged: copy the whole block again");
    SshSignature out;
    out.nameSpace = space->toStdString();
    Wire inner(*key);
    const auto type = inner.text();
    if (!type || type->isEmpty())
        return refused("the signature is damaged: copy the whole block again");
    out.keyType = type->toStdString();
    out.certificate = type->endsWith("-cert-v01@openssh.com");
    out.fingerprint = fingerprintOf(*key);
    out.armor = std::string(begins) + "\n";
    for (qsizetype at = 0; at < base64.size(); at += 70)
        out.armor += base64.mid(at, 70).toStdString() + "\n";
    out.armor += std::string(ends) + "\n";
    return out;
}

std::string keyFingerprint(const std::string& type, const std::string& base64)
{
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromStdString(base64),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    const auto inner = Wire(*decoded).text();
    return inner && inner->toStdString() == type ? fingerprintOf(*decoded) : std::string();
}

std::string shortFingerprint(const std::string& fingerprint)
{
    constexpr size_t shown = 7 + 10; // "SHA256:" and ten characters
    return fingerprint.size() <= shown ? fingerprint : fingerprint.substr(0, shown) + "…";
}

std::string signCommand(const std::string& text, const std::string& nameSpace)
{
    return "ssh-keygen -Y sign -n " + nameSpace + " -f ~/.ssh/id_ed25519 <<'MIDWATCH'\n" + text
        + "MIDWATCH\n";
}

} // namespace mw::runbook
