// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Carries out an AwsPlan: runs the program, reads the SSO cache, asks SSO and STS. GUI thread; one
// object per resolution, which ends with it or when it is deleted.
#pragma once

#include "models/net/aws_plan.h"
#include "models/secrets/allowed_programs.h"
#include "models/secrets/program.h"

#include <QObject>
#include <functional>

namespace mw {

struct AwsServices
{
    Transport& transport;
    const Clock& clock;
    const AllowedPrograms& allowed;
    std::string ssoCache; // folder with the cached tokens: ~/.aws/sso/cache
    std::string stsUrl, ssoUrl; // empty: AWS's own, by region
    std::string caPem, proxy;
    ProgramLimits limits{};
};

struct AwsResolved
{
    AwsCredentials credentials;
    std::string account; // where an answer told it
};

struct AwsFailure
{
    Error error;
    // What a person can run or do: "aws sso login --profile prod". May be empty.
    std::string remedy;
    // Not allowed yet, or the program has changed since: waits for a person's yes.
    ProgramWish wantsAllowance;
};

class AwsResolver : public QObject
{
public:
    using Done = std::function<void(AwsResolved resolved)>;
    using Failed = std::function<void(AwsFailure failure)>;
    AwsResolver(AwsPlan plan, AwsServices services, QObject* parent = nullptr);
    // Calls one of the two, once; perhaps before it returns.
    void start(Done done, Failed failed);

private:
    void fail(Error error, std::string remedy = {});
    void fromProgram();
    void ask(const ProgramWish& wish);
    void runFile(const std::string& file);
    void fromSso();
    void haveBase(AwsCredentials credentials);
    void assumeNext(bool again);
    void assumed(const AwsRole& role, const Result<HttpResponse>& answer, bool again);
    std::shared_ptr<Endpoint> endpoint(const std::string& url) const;

    AwsPlan m_plan;
    AwsServices m_services;
    Done m_done;
    Failed m_failed;
    AwsResolved m_now;
    size_t m_next = 0; // role to assume
    std::shared_ptr<const AwsSigner> m_signer;
};

// credential_process' answer: Version 1, keys, perhaps Expiration. Misconfigured says which field.
Result<AwsCredentials> readProgramAnswer(std::string_view json, World now);
// AssumeRole's answer.
Result<AwsCredentials> readAssumedRole(std::string_view xml);
// A cached SSO token; Unauthorized when it has expired.
Result<SecretPtr> readSsoToken(std::string_view json, World now);
Result<AwsCredentials> readSsoCredentials(std::string_view json);

} // namespace mw
