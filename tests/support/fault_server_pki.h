// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates made in memory for one test run. Nothing of this is ever written to disk.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace mwtest {

struct KeyPair
{
    std::string certPem;
    std::string keyPem;
};

struct CertificateSpec
{
    std::string commonName = "localhost";
    std::vector<std::string> dnsNames{"localhost"};
    std::vector<std::string> addresses{"127.0.0.1"};
    int validFromDays = -1;
    int validForDays = 1; // from today on; negative = has expired
};

class Authority
{
public:
    explicit Authority(const std::string& name = "Midwatch test CA");
    ~Authority();
    const std::string& pem() const { return m_pem; }
    KeyPair issue(const CertificateSpec& spec = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    std::string m_pem;
};

// The same key as an encrypted PKCS#8 block.
std::string encryptKey(const std::string& keyPem, const std::string& password);

} // namespace mwtest
