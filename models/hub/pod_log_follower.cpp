// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/pod_log_follower.h"

#include "models/base/percent.h"
#include "models/insight/pod_logs.h"
#include "models/sources/kubernetes/decode.h"

#include <algorithm>

namespace mw {
namespace {

std::string podTarget(const ObjectKey& pod)
{
    return "/api/v1/namespaces/" + percentEncoded(pod.ns.str()) + "/pods/"
        + percentEncoded(pod.name);
}

// "container "x" in pod "y" is waiting to start: ContainerCreating", "previous terminated
// container "x" in pod "y" not found"
bool nothingWritten(const std::string& message)
{
    return message.find("waiting to start") != std::string::npos
        || message.find("previous terminated container") != std::string::npos
        || message.find("is not available") != std::string::npos;
}

} // namespace

std::string
podLogTarget(const ObjectKey& pod, const std::string& container, bool previous, int lines)
{
    std::string out = podTarget(pod) + "/log?";
    if (!container.empty())
        out += "container=" + percentEncoded(container) + '&';
    if (previous)
        out += "previous=true&";
    return out + "tailLines=" + std::to_string(lines)
        + "&limitBytes=" + std::to_string(PodLogFollower::mostBytes) + "&timestamps=true";
}

void PodLogFollower::follow(const Pod& pod)
{
    const bool same = begun() && pod.key == m_pod.key;
    // A StatefulSet's pod comes back under the name of the one before.
    const bool anew = same && pod.uid != m_pod.uid;
    if (same && !anew) {
        const bool moved = pod.restarts != m_pod.restarts || pod.status != m_pod.status
            || pod.phase != m_pod.phase;
        m_pod = pod;
        if (moved) {
            m_known = false;
            if (!asking())
                ask(Priority::Normal);
        }
        return;
    }
    stop();
    m_pod = pod;
    begin();
}

void PodLogFollower::choose(const std::string& container, bool previous)
{
    if (!begun())
        return;
    m_picked = true;
    m_lines = mostLines;
    m_container = container;
    m_previous = previous;
    Q_EMIT chosen();
    ask(Priority::Person);
}

void PodLogFollower::forget()
{
    m_pod = Pod();
    m_containers.clear();
    m_container.clear();
    m_lines = mostLines;
    m_previous = m_picked = m_known = false;
}

LogFollower::Question PodLogFollower::question()
{
    Question asked;
    asked.source = m_pod.key.cluster.str();
    asked.call.target = m_known ? podLogTarget(m_pod.key, m_container, m_previous, m_lines)
                                : podTarget(m_pod.key);
    // The log is plain text, but an API server that is asked for that alone refuses.
    asked.call.headers = {{"Accept", "application/json, */*"}};
    return asked;
}

LogFollower::Next PodLogFollower::answered(const HttpResponse& answer)
{
    return m_known ? heardLog(answer) : heardPod(answer);
}

LogFollower::Next PodLogFollower::lost()
{
    return grows() ? Next::Later : Next::Never;
}

bool PodLogFollower::grows() const
{
    return m_pod.phase.view() == "Running" && !m_previous;
}

LogFollower::Next PodLogFollower::heardPod(const HttpResponse& answer)
{
    if (answer.head.status == 403) {
        // The log has a permission of its own; the server chooses where there is one container.
        m_known = true;
        return Next::Now;
    }
    if (answer.head.status != 200)
        return refused(answer, "pods");
    kube::ObjectDecoder decoder({m_pod.key.cluster, {}, {}});
    Pod seen;
    if (!decoder.decode(answer.body, false, m_pod.key.kind, seen)) {
        Error error;
        error.kind = ErrorKind::Decode;
        error.detail = "the pod cannot be read";
        Q_EMIT failed(error);
        return Next::Never;
    }
    m_known = true;
    m_pod.phase = seen.phase;
    m_containers = decoder.containers();
    const auto chosenOne = failingContainer(m_containers);
    if (!m_picked && chosenOne) {
        m_container = m_containers[*chosenOne].name;
        m_previous = previousFirst(m_containers[*chosenOne]);
    }
    Q_EMIT chosen();
    return Next::Now;
}

LogFollower::Next PodLogFollower::heardLog(const HttpResponse& answer)
{
    const Next next = grows() ? Next::Later : Next::Never;
    switch (answer.head.status) {
    case 200:
        break;
    case 204: // no node has it yet
        Q_EMIT notYet({});
        return next;
    case 400:
        if (const std::string words = kube::readStatus(answer.body).message;
            nothingWritten(words)) {
            Q_EMIT notYet(QString::fromStdString(words));
            return m_pod.phase.view() == "Pending" && !m_previous ? Next::Later : next;
        }
        [[fallthrough]];
    default:
        return refused(answer, "pods/log");
    }
    // The limit cuts off the newest lines, those that are wanted most: fewer lines then.
    const auto lines = static_cast<int>(std::count(answer.body.begin(), answer.body.end(), '\n'));
    if (answer.body.size() >= mostBytes && m_lines > 1 && lines < m_lines) {
        m_lines = std::max(1, lines * 9 / 10);
        return Next::Now;
    }
    m_picked = true; // what somebody reads is not changed for another run
    Q_EMIT received(QByteArray::fromStdString(answer.body));
    return next;
}

LogFollower::Next PodLogFollower::refused(const HttpResponse& answer, const char* verb)
{
    Error error = errorFromStatus(answer.head.status, answer.head.headers, lastAnswer());
    error.detail = kube::readStatus(answer.body).message;
    if (error.kind == ErrorKind::Forbidden)
        error.hint = std::string("may-get ") + verb + ' ' + m_pod.key.ns.str();
    else if (error.kind == ErrorKind::NotFound)
        error.hint = "pod-gone";
    const bool lasting = error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound
        || error.kind == ErrorKind::Invalid;
    Q_EMIT failed(error);
    return !lasting && grows() ? Next::Later : Next::Never;
}

} // namespace mw
