// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A secret value: move-only, zeroed when it goes, never printed (no operator<<, no toString).
#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace mw {

class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();
    bool empty() const { return m_value.empty(); }
    // The one way to the value. Do not copy it into anything that lives longer than the call.
    std::string_view reveal() const { return m_value; }
    Secret clone() const;

private:
    void wipe();
    std::string m_value;
};

using SecretPtr = std::shared_ptr<const Secret>;

// GUI thread only. Answers by callback on the GUI thread (the keychain asks over D-Bus).
class SecretStore
{
public:
    using Done = std::function<void(Result<SecretPtr>)>;
    virtual ~SecretStore() = default;
    // id: "env:NAME", "file:/path" (trailing newline removed; re-read at every call),
    // "keychain:name". Unknown scheme: Misconfigured. Not there: NotAvailable.
    virtual void fetch(const SecretId& id, Done done) = 0;
    // keychain only.
    virtual void store(const SecretId& id, SecretPtr secret, std::function<void(Status)> done) = 0;
    virtual void remove(const SecretId& id, std::function<void(Status)> done) = 0;
};

std::unique_ptr<SecretStore> makeSystemSecretStore();

} // namespace mw
