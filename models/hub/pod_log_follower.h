// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The newest lines of the log of one container of a pod. Asks for the pod first, to know its
// containers and which of them fails (models/insight/pod_logs.h); then for the log, again every
// five seconds while the pod runs. What ended is asked once. GUI thread.
//
// Errors: Forbidden names in `hint` what may not be read, NotFound: the pod is gone; a container
// that waits, or of which there is no run before, is notYet() and no error.
#pragma once

#include "models/data/kube.h"
#include "models/data/pod_container.h"
#include "models/hub/log_follower.h"

#include <vector>

namespace mw {

class PodLogFollower : public LogFollower
{
    Q_OBJECT
public:
    static constexpr int mostLines = 2'000;
    static constexpr size_t mostBytes = 1u << 20;

    using LogFollower::LogFollower;
    // Another pod begins anew; the same one, seen again, only tells what has become of it: after a
    // restart its containers are looked at again.
    void follow(const Pod& pod);
    // By a person; holds until another pod is followed.
    void choose(const std::string& container, bool previous);

    const std::vector<PodContainer>& containers() const { return m_containers; } // may be empty
    const std::string& container() const { return m_container; }
    bool previous() const { return m_previous; }
    int lines() const { return m_lines; } // how many were asked for at most

Q_SIGNALS:
    void chosen(); // the containers are known, or another one or run is read

protected:
    Question question() override;
    Next answered(const HttpResponse& answer) override;
    Next lost() override;
    void forget() override;

private:
    Next heardPod(const HttpResponse& answer);
    Next heardLog(const HttpResponse& answer);
    Next refused(const HttpResponse& answer, const char* verb);
    bool grows() const; // what is read may become more

    Pod m_pod;
    std::vector<PodContainer> m_containers;
    std::string m_container; // empty: the server takes the only one
    int m_lines = mostLines;
    bool m_previous = false;
    bool m_picked = false; // by a person, or because it is being read
    bool m_known = false; // the containers are, or may not be
};

// Below the source's address.
std::string podLogTarget(const ObjectKey& pod,
                         const std::string& container,
                         bool previous,
                         int lines = PodLogFollower::mostLines);

} // namespace mw
