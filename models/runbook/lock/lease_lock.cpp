// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/lock/lease_lock.h"

#include "models/runbook/journal/hash.h"

namespace mw::runbook {

using Json = nlohmann::json;

namespace {

constexpr Millis lookAgain{5'000};
constexpr const char* driverKey = "midwatch/driver";
constexpr const char* runKey = "midwatch/run";

std::string annotation(const Json& lease, const char* key)
{
    const Json all = lease.value("/metadata/annotations"_json_pointer, Json::object());
    return all.is_object() && all.contains(key) && all[key].is_string()
        ? all[key].get<std::string>()
        : std::string();
}

// MicroTime, as the API server writes it.
std::string microTime(World at)
{
    std::string text = formatTime(at);
    if (!text.ends_with('Z'))
        return text;
    text.pop_back();
    const size_t dot = text.find('.');
    if (dot == std::string::npos)
        text += ".000000";
    else
        text.append(std::max<size_t>(text.size(), dot + 7) - text.size(), '0');
    return text + 'Z';
}

} // namespace

const char* toString(LockState state)
{
    constexpr const char* words[]{"idle", "taking", "held", "held-by-other", "unreachable", "lost"};
    return words[static_cast<int>(state)];
}

std::string leaseNameOf(const std::string& lockName)
{
    std::string out = "midwatch-";
    bool exact = true;
    for (const char c : lockName) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool good = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        // ':' and '/' are how lock names are built; whatever else is lost is told apart by a hash
        exact = exact && (good ? lower == c : c == ':' || c == '-');
        out += good ? lower : '-';
    }
    if (exact && out.size() <= 200 && out.back() != '-')
        return out;
    return out.substr(0, 200) + "-" + sha256Hex(lockName).substr(0, 8);
}

LeaseLock::LeaseLock(Gateway& gateway, const Clock& clock, Wanted wanted, Changed changed)
    : m_clock(clock)
    , m_kube(gateway, clock, wanted.cluster)
    , m_wanted(std::move(wanted))
    , m_changed(std::move(changed))
    , m_leaseName(leaseNameOf(m_wanted.name))
{
    KubeRef ref{"Lease", m_leaseName, m_wanted.ns, {}};
    m_path = kubePath(*knownResource(ref), ref);
    m_view.name = m_wanted.name;
    m_view.place = m_wanted.cluster;
    m_view.state = LockState::Taking;
}

void LeaseLock::become(LockState state, const std::string& problem)
{
    if (m_view.state == state && m_view.problem == problem)
        return;
    m_view.state = state;
    m_view.problem = problem;
    m_changed(m_view);
}

Json LeaseLock::spec(int64_t transitions, bool takenNow) const
{
    const std::string now = microTime(m_clock.world());
    return {{"holderIdentity", m_wanted.holder},
            {"leaseDurationSeconds", m_wanted.lasts.count() / 1000},
            {"acquireTime", takenNow || m_acquired.is_null() ? Json(now) : m_acquired},
            {"renewTime", now},
            {"leaseTransitions", transitions}};
}

void LeaseLock::tick()
{
    const Monotonic now = m_clock.monotonic();
    // Others may take it from this moment on: nothing may be sent on its strength any more.
    if (held() && now - m_renewed >= m_wanted.lasts * 2 / 3)
        become(LockState::Lost, "it could not be renewed in time");
    if (m_view.state == LockState::Idle || m_busy || (m_next != Monotonic{} && now < m_next))
        return;
    look();
}

void LeaseLock::look()
{
    m_busy = true;
    m_next = m_clock.monotonic() + lookAgain;
    m_kube.get(m_path, [this](KubeAnswer answer) {
        if (answer.ok()) {
            seen(answer.object);
            return;
        }
        if (answer.error->http != 404) {
            trouble(answer.error->detail);
            return;
        }
        Json lease{{"apiVersion", "coordination.k8s.io/v1"},
                   {"kind", "Lease"},
                   {"metadata", {{"name", m_leaseName}, {"namespace", m_wanted.ns}}}};
        write("POST", std::move(lease), 0);
    });
}

void LeaseLock::seen(const Json& lease)
{
    const Monotonic now = m_clock.monotonic();
    const std::string holder = textOf(lease, "/spec/holderIdentity");
    const int64_t transitions = numberOf(lease, "/spec/leaseTransitions", 0);
    if (holder == m_wanted.holder || holder.empty()) {
        m_acquired
            = holder.empty() ? Json() : lease.value("/spec/acquireTime"_json_pointer, Json());
        write("PUT", lease, holder.empty() ? transitions + 1 : transitions);
        return;
    }
    const Json record = lease.value("spec", Json::object());
    if (const std::string text = record.dump(); text != m_observed) {
        m_observed = text;
        m_observedAt = now;
    }
    const Millis lasts{numberOf(lease, "/spec/leaseDurationSeconds", 60) * 1000};
    const Millis unchanged = std::chrono::duration_cast<Millis>(now - m_observedAt);
    if (unchanged >= lasts) {
        m_acquired = Json();
        write("PUT", lease, transitions + 1);
        return;
    }
    m_busy = false;
    const std::string driver = annotation(lease, driverKey);
    const std::string run = annotation(lease, runKey);
    const std::string who
        = (driver.empty() ? holder : driver) + (run.empty() ? "" : " (run " + run + ")");
    m_view.holder = who;
    m_view.freeIn = lasts - unchanged;
    m_view.state = LockState::HeldByOther;
    m_view.problem.clear();
    m_view.fence = transitions;
    m_next = now + std::min(lookAgain, lasts - unchanged);
    m_changed(m_view);
}

void LeaseLock::write(const char* method, Json lease, int64_t transitions)
{
    lease["spec"] = spec(transitions, m_acquired.is_null());
    lease["metadata"]["annotations"][driverKey] = m_wanted.driver;
    lease["metadata"]["annotations"][runKey] = m_wanted.run;
    const bool create = std::string(method) == "POST";
    std::string path = m_path;
    if (create)
        path.erase(path.rfind('/'));
    const Monotonic asked = m_clock.monotonic();
    m_kube.write(
        method,
        path + "?fieldManager=midwatch",
        "application/json",
        lease,
        [this, asked](KubeAnswer answer) {
            if (answer.ok() && textOf(answer.object, "/spec/holderIdentity") == m_wanted.holder) {
                m_busy = false;
                m_everHeld = true;
                m_acquired = answer.object.value("/spec/acquireTime"_json_pointer, Json());
                m_view.fence = numberOf(answer.object, "/spec/leaseTransitions", 0);
                m_view.holder.clear();
                m_view.freeIn.reset();
                // Counted from when it was asked: the others count from when it landed.
                m_renewed = asked;
                m_next = asked + m_wanted.lasts / 3;
                become(LockState::Held);
                return;
            }
            if (answer.error && answer.error->http == 409) {
                // Somebody was faster; look who.
                m_busy = false;
                m_next = m_clock.monotonic() + Millis(200);
                return;
            }
            trouble(answer.error ? answer.error->detail : "the server kept another holder");
        });
}

void LeaseLock::trouble(const std::string& why)
{
    m_busy = false;
    m_next = m_clock.monotonic() + lookAgain;
    if (!held()) // while it lasts it is ours
        become(m_everHeld ? LockState::Lost : LockState::Unreachable, why);
}

void LeaseLock::release()
{
    if (!held())
        return;
    m_view.state = LockState::Idle;
    m_kube.cancel();
    m_releasing = true;
    m_kube.get(m_path, [this](KubeAnswer answer) {
        if (!answer.ok() || textOf(answer.object, "/spec/holderIdentity") != m_wanted.holder) {
            m_releasing = false;
            m_changed(m_view);
            return;
        }
        Json lease = answer.object;
        lease["spec"]["holderIdentity"] = "";
        lease["spec"]["renewTime"] = microTime(m_clock.world());
        m_kube.write("PUT",
                     m_path + "?fieldManager=midwatch",
                     "application/json",
                     lease,
                     [this](KubeAnswer) {
                         m_releasing = false;
                         m_changed(m_view);
                     });
    });
}

} // namespace mw::runbook
