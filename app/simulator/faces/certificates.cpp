// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/certificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace mw::sim {

namespace {

using Key = std::shared_ptr<EVP_PKEY>;
using Certificate = std::shared_ptr<X509>;

Key makeKey()
{
    return Key(EVP_EC_gen("P-256"), EVP_PKEY_free);
}

bool extend(X509* certificate, X509* issuer, int nid, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    if (!extension)
        return false;
    const bool added = X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

Certificate blank(const char* commonName, EVP_PKEY* key, X509* issuer)
{
    Certificate certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    unsigned char serial[8];
    RAND_bytes(serial, sizeof serial);
    serial[0] = static_cast<unsigned char>(serial[0] & 0x7fu);
    BIGNUM* number = BN_bin2bn(serial, sizeof serial, nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
    BN_free(number);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -365l * 86'400);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 365l * 86'400);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(
        name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(commonName), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), issuer ? X509_get_subject_name(issuer) : name);
    return certificate;
}

bool isAddress(const std::string& host)
{
    return host.find_first_not_of("0123456789.") == std::string::npos
        || host.find(':') != std::string::npos;
}

} // namespace

Result<ServerIdentity> makeIdentity(const std::string& host)
{
    Error failed;
    failed.kind = ErrorKind::Internal;
    failed.detail = "OpenSSL could not make the simulator's certificates";
    const Key caKey = makeKey();
    const Key key = makeKey();
    if (!caKey || !key)
        return failed;
    const Certificate ca = blank("Midwatch simulated estate CA", caKey.get(), nullptr);
    const Certificate server = blank("simulated-apiserver", key.get(), ca.get());
    std::string names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    if (host != "localhost" && host != "127.0.0.1" && host != "::1" && !host.empty()
        && host != "0.0.0.0")
        names += (isAddress(host) ? ",IP:" : ",DNS:") + host;
    const bool made = extend(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE")
        && extend(ca.get(), ca.get(), NID_key_usage, "critical,keyCertSign,cRLSign")
        && extend(ca.get(), ca.get(), NID_subject_key_identifier, "hash")
        && X509_sign(ca.get(), caKey.get(), EVP_sha256()) > 0
        && extend(server.get(), ca.get(), NID_basic_constraints, "critical,CA:FALSE")
        && extend(server.get(), ca.get(), NID_key_usage, "critical,digitalSignature")
        && extend(server.get(), ca.get(), NID_ext_key_usage, "serverAuth")
        && extend(server.get(), ca.get(), NID_subject_alt_name, names)
        && extend(server.get(), ca.get(), NID_authority_key_identifier, "keyid")
        && X509_sign(server.get(), caKey.get(), EVP_sha256()) > 0;
    if (!made)
        return failed;
    ServerIdentity identity;
    BIO* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(memory, ca.get());
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    identity.caPem.assign(data, static_cast<size_t>(size));
    BIO_free(memory);
    identity.certificate = server;
    identity.key = key;
    return identity;
}

std::string randomToken()
{
    unsigned char bytes[32];
    RAND_bytes(bytes, sizeof bytes);
    std::string text;
    for (const unsigned char byte : bytes) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15u];
    }
    return text;
}

} // namespace mw::sim
