// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_server_pki.h"

#include <atomic>
#include <cstdlib>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace mwtest {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

std::string textOf(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return std::string(data, static_cast<size_t>(size));
}

std::string pemOf(X509* certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_X509(bio.get(), certificate);
    return textOf(bio.get());
}

std::string pemOf(EVP_PKEY* key)
{
    const Bio bio(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return textOf(bio.get());
}

void extend(X509* certificate, X509* issuer, int nid, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    if (!extension)
        std::abort(); // a mistake in a test
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate makeCertificate(const CertificateSpec& spec, EVP_PKEY* key)
{
    static std::atomic<long> serial{1};
    Certificate certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), spec.validFromDays * 86400L);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), spec.validForDays * 86400L);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()),
                               "CN",
                               MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(spec.commonName.c_str()),
                               -1,
                               -1,
                               0);
    return certificate;
}

} // namespace

struct Authority::Impl
{
    Key key{EVP_EC_gen("P-256"), EVP_PKEY_free};
    Certificate certificate{nullptr, X509_free};
};

Authority::Authority(const std::string& name) : m_impl(std::make_unique<Impl>())
{
    CertificateSpec spec;
    spec.commonName = name;
    spec.validForDays = 30;
    m_impl->certificate = makeCertificate(spec, m_impl->key.get());
    X509* own = m_impl->certificate.get();
    X509_set_issuer_name(own, X509_get_subject_name(own));
    extend(own, own, NID_basic_constraints, "critical,CA:TRUE");
    extend(own, own, NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(own, own, NID_subject_key_identifier, "hash");
    X509_sign(own, m_impl->key.get(), EVP_sha256());
    m_pem = pemOf(own);
}

Authority::~Authority() = default;

KeyPair Authority::issue(const CertificateSpec& spec) const
{
    const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const Certificate certificate = makeCertificate(spec, key.get());
    X509* issuer = m_impl->certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
    std::string names;
    for (const std::string& name : spec.dnsNames)
        names += (names.empty() ? "DNS:" : ",DNS:") + name;
    for (const std::string& address : spec.addresses)
        names += (names.empty() ? "IP:" : ",IP:") + address;
    if (!names.empty())
        extend(certificate.get(), issuer, NID_subject_alt_name, names);
    extend(certificate.get(), issuer, NID_ext_key_usage, "serverAuth,clientAuth");
    X509_sign(certificate.get(), m_impl->key.get(), EVP_sha256());
    return {pemOf(certificate.get()), pemOf(key.get())};
}

std::string encryptKey(const std::string& keyPem, const std::string& password)
{
    const Bio in(BIO_new_mem_buf(keyPem.data(), static_cast<int>(keyPem.size())), BIO_free);
    const Key key(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    const Bio out(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_PKCS8PrivateKey(out.get(),
                                  key.get(),
                                  EVP_aes_256_cbc(),
                                  password.data(),
                                  static_cast<int>(password.size()),
                                  nullptr,
                                  nullptr);
    return textOf(out.get());
}

} // namespace mwtest
