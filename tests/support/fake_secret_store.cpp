// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_secret_store.h"

#include <QMetaObject>
#include <utility>

namespace mwtest {
namespace {

mw::Error absent(const std::string& id)
{
    mw::Error error;
    error.kind = mw::ErrorKind::NotAvailable;
    error.detail = id + ": no such entry";
    return error;
}

} // namespace

void FakeSecretStore::forget(const std::string& id)
{
    m_values.erase(id);
    m_errors.erase(id);
}

int FakeSecretStore::fetches(const std::string& id) const
{
    const auto found = m_fetches.find(id);
    return found == m_fetches.end() ? 0 : found->second;
}

size_t FakeSecretStore::pump()
{
    size_t count = 0;
    while (!m_due.empty()) {
        const auto answer = std::move(m_due.front());
        m_due.pop_front();
        answer();
        ++count;
    }
    return count;
}

void FakeSecretStore::fetch(const mw::SecretId& id, Done done)
{
    ++m_fetches[id.str()];
    // Looked up when the answer goes out, as a real store would.
    later([this, key = id.str(), done = std::move(done)] {
        const auto error = m_errors.find(key);
        const auto value = m_values.find(key);
        if (error != m_errors.end())
            done(error->second);
        else if (value == m_values.end())
            done(absent(key));
        else
            done(mw::SecretPtr(std::make_shared<const mw::Secret>(mw::Secret(value->second))));
    });
}

void FakeSecretStore::store(const mw::SecretId& id,
                            mw::SecretPtr secret,
                            std::function<void(mw::Status)> done)
{
    later([this, key = id.str(), secret = std::move(secret), done = std::move(done)] {
        const auto error = m_errors.find(key);
        if (error != m_errors.end()) {
            done(error->second);
            return;
        }
        m_values[key] = std::string(secret->reveal());
        done({});
    });
}

void FakeSecretStore::remove(const mw::SecretId& id, std::function<void(mw::Status)> done)
{
    later([this, key = id.str(), done = std::move(done)] {
        const bool there = m_values.erase(key) != 0;
        done(there ? mw::Status() : mw::Status(absent(key)));
    });
}

void FakeSecretStore::later(std::function<void()> answer)
{
    m_due.push_back(std::move(answer));
    if (m_automatic)
        QMetaObject::invokeMethod(
            &m_context, [this] { pump(); }, Qt::QueuedConnection);
}

} // namespace mwtest
