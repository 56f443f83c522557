// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A SecretStore in memory. Answers come from the event loop as with the real one, or by pump().
#pragma once

#include "models/secrets/secret.h"

#include <QObject>
#include <deque>
#include <functional>
#include <map>
#include <string>

namespace mwtest {

class FakeSecretStore final : public mw::SecretStore
{
public:
    void set(const std::string& id, std::string value) { m_values[id] = std::move(value); }
    void fail(const std::string& id, mw::Error error) { m_errors[id] = std::move(error); }
    void forget(const std::string& id);
    bool has(const std::string& id) const { return m_values.count(id) != 0; }
    int fetches(const std::string& id) const;
    // Off: nothing is answered until pump().
    void setAutomatic(bool on) { m_automatic = on; }
    size_t pump(); // how many were answered
    size_t pending() const { return m_due.size(); }

    void fetch(const mw::SecretId& id, Done done) override;
    void store(const mw::SecretId& id,
               mw::SecretPtr secret,
               std::function<void(mw::Status)> done) override;
    void remove(const mw::SecretId& id, std::function<void(mw::Status)> done) override;

private:
    void later(std::function<void()> answer);

    std::map<std::string, std::string> m_values;
    std::map<std::string, mw::Error> m_errors;
    std::map<std::string, int> m_fetches;
    std::deque<std::function<void()>> m_due;
    bool m_automatic = true;
    QObject m_context;
};

} // namespace mwtest
