// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/pod_log.h"

#include "app/simulator/estate/random.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace mw::sim {

namespace {

// A kubelet keeps so much before it rotates; older lines are gone.
constexpr int64_t keptLines = 20'000;

enum class Dialect { Logfmt, Klog, Java };

Dialect dialectOf(const std::string& image)
{
    for (const char* part : {"/eks/", "registry.k8s.io/"}) {
        if (image.find(part) != std::string::npos)
            return Dialect::Klog;
    }
    for (const char* part : {"kafka", "opensearch", "keycloak"}) {
        if (image.find(part) != std::string::npos)
            return Dialect::Java;
    }
    return Dialect::Logfmt;
}

std::string fraction(Ms at, int digits)
{
    char text[12];
    std::snprintf(text, sizeof text, ".%03d000000", static_cast<int>(at % 1000));
    return std::string(text).substr(0, static_cast<size_t>(digits) + 1);
}

// "2026-11-26T02:50:14.123000000Z", as the kubelet writes it
std::string stampOf(Ms at, int digits)
{
    std::string text = timeText(at);
    text.pop_back();
    return text + fraction(at, digits) + "Z";
}

struct Entry
{
    Ms at = 0;
    std::string text;
};

class PodWriter
{
public:
    PodWriter(const PodObject& pod, size_t container, const LogRun& run, const LogStory& story)
        : m_pod(pod)
        , m_run(run)
        , m_story(story)
        , m_name(pod.tmpl->containers[container])
        , m_version(container == 0 ? pod.history->version : std::string("0.136.0"))
        , m_dialect(dialectOf(pod.tmpl->images[container]))
        , m_seed(hashText(pod.history->uid + m_name))
        , m_main(container == 0)
    {
    }

    std::vector<Entry> write(int64_t newest)
    {
        begin();
        if (m_run.crashed && m_run.to - m_run.from < minute) {
            crash();
        } else {
            goOn(newest);
            if (m_run.crashed)
                crash();
        }
        return std::move(m_lines);
    }

private:
    void add(Ms at, char level, const std::string& words, const std::string& fields = {})
    {
        at = std::min(at, m_run.to);
        std::string line;
        const char* const word = level == 'E' ? "error" : level == 'W' ? "warn" : "info";
        switch (m_dialect) {
        case Dialect::Logfmt:
            line = "time=" + stampOf(at, 3) + " level=" + word + " msg=\"" + words + "\"" + fields;
            break;
        case Dialect::Klog: {
            const std::string time = timeText(at);
            line = level + time.substr(5, 2) + time.substr(8, 2) + " " + time.substr(11, 8)
                + fraction(at, 6) + "       1 main.go:" + std::to_string(90 + words.size()) + "] "
                + words + fields;
            break;
        }
        case Dialect::Java: {
            const std::string time = timeText(at);
            line = "[" + time.substr(0, 10) + " " + time.substr(11, 8) + ","
                + fraction(at, 3).substr(1) + "] "
                + (level == 'E'       ? "ERROR"
                       : level == 'W' ? "WARN"
                                      : "INFO")
                + " " + words + fields;
            break;
        }
        }
        m_lines.push_back({at, line});
    }
    void plain(Ms at, const std::string& text)
    {
        m_lines.push_back({std::min(at, m_run.to), text});
    }

    void begin()
    {
        const std::string node
            = m_pod.history->node.empty() ? std::string() : m_pod.history->node.last();
        add(m_run.from + 12, 'I', m_name + " " + m_version + " starting", " pid=1");
        add(m_run.from + 31, 'I', "configuration read", " file=/etc/" + m_name + "/config.yaml");
        add(m_run.from + 58, 'I', "node " + node, " pod=" + m_pod.history->name);
    }

    // A request, a loop of a controller, whatever this program does all day.
    void goOn(int64_t newest)
    {
        const Ms ready = m_run.from + 2400;
        const Ms gap = 700 + static_cast<Ms>(m_seed % 3300);
        if (m_run.to <= ready)
            return;
        add(ready, 'I', "ready", " address=0.0.0.0:8080");
        const int64_t count = (m_run.to - ready) / gap;
        const int64_t first = std::max<int64_t>(0, count - std::min(newest, keptLines));
        if (first > 0)
            m_lines.clear(); // rotated away, or not asked for
        for (int64_t i = first; i < count; ++i)
            request(ready + i * gap + gap / 2, static_cast<uint64_t>(i));
    }

    void request(Ms at, uint64_t number)
    {
        Random dice(m_seed + number);
        static constexpr std::array<const char*, 4> paths{
            "/v1/runs", "/v1/tools", "/v1/agents", "/v1/sessions"};
        const std::string path = paths[dice.below(paths.size())];
        const std::string trace = safeText(dice.next(), 12);
        const int took = 4 + static_cast<int>(dice.below(180));
        if (m_dialect != Dialect::Logfmt) {
            add(at,
                'I',
                "reconciled " + std::to_string(1 + dice.below(40)) + " objects",
                " duration=" + std::to_string(took) + "ms");
            return;
        }
        if (!m_main) {
            add(at,
                'I',
                "exported spans",
                " count=" + std::to_string(40 + dice.below(400))
                    + " duration=" + std::to_string(took) + "ms");
            return;
        }
        const bool fails = dice.unit() < m_story.errors;
        add(at,
            fails ? 'E' : 'I',
            fails ? "request failed" : "request",
            " method=POST path=" + path + " status=" + (fails ? "500" : "200")
                + " duration=" + std::to_string(took) + "ms trace=" + trace
                + (fails && !m_story.lastWords.empty() ? " err=\"" + reason() + "\""
                                                       : std::string()));
    }

    std::string reason() const
    {
        const std::string& words = m_story.lastWords;
        return words.starts_with("panic: ") ? words.substr(7) : words;
    }

    void crash()
    {
        const Ms end = m_run.to;
        const std::string& words = m_story.lastWords;
        if (words.empty() || !m_main) {
            add(end - 40, 'W', "no answer from the event bus", " attempt=5");
            add(end - 4, 'E', "giving up: event bus not reachable");
            return;
        }
        const bool registry = words.find("tool registry") != std::string::npos;
        if (registry) {
            add(m_run.from + 90,
                'I',
                "connecting to the tool registry",
                " address=agent-registry.agent-platform.svc:8080");
            add(end - 210, 'I', "tool registry answers", " version=1.34.5");
            add(end - 120, 'W', "the tool registry speaks a newer schema than this build");
        }
        add(end - 14, 'E', "start failed", " err=\"" + reason() + "\"");
        plain(end - 6, words);
        if (!words.starts_with("panic: "))
            return;
        plain(end - 6, "");
        plain(end - 6, "goroutine 1 [running]:");
        plain(end - 6, "main.mustLoadTools(0xc0001b2000, 0xe)");
        plain(end - 6, "\t/src/cmd/" + m_name + "/tools.go:118 +0x1d4");
        plain(end - 6, "main.main()");
        plain(end - 6, "\t/src/cmd/" + m_name + "/main.go:64 +0x2f4");
    }

    const PodObject& m_pod;
    LogRun m_run;
    const LogStory& m_story;
    std::string m_name, m_version;
    Dialect m_dialect;
    uint64_t m_seed;
    bool m_main;
    std::vector<Entry> m_lines;
};

} // namespace

std::optional<LogRun>
logRun(const PodObject& pod, size_t container, bool previous, Ms now, std::string& why)
{
    const PodHistory& h = *pod.history;
    const bool first = container == 0; // only it fails in this estate
    const std::string phase = h.phases.last();
    const std::string waiting = h.waiting.empty() ? std::string() : h.waiting.last();
    const int restarts = first && !h.restarts.empty() ? h.restarts.last() : 0;
    const bool crashed = first && waiting == "CrashLoopBackOff";
    const std::string what
        = "container \"" + pod.tmpl->containers[container] + "\" in pod \"" + h.name + "\"";
    const bool ran = first && restarts + (crashed ? 1 : 0) > 0 && pod.lastFinished != 0;
    const LogRun before{pod.lastStarted, pod.lastFinished, pod.lastExit != 0};
    if (previous) {
        if (ran)
            return before;
        why = "previous terminated " + what + " not found";
        return std::nullopt;
    }
    if (phase == "Succeeded" || phase == "Failed")
        return before;
    if (phase == "Pending" || waiting == "ContainerCreating" || (first && !waiting.empty())) {
        if (ran)
            return before;
        why = what + " is waiting to start: " + (waiting.empty() ? "ContainerCreating" : waiting);
        return std::nullopt;
    }
    return LogRun{first ? pod.startedAt : h.phases.steps().back().first, now, false};
}

std::string podLog(const PodObject& pod,
                   size_t container,
                   const LogRun& run,
                   const LogStory& story,
                   const LogOptions& options)
{
    const int64_t newest = options.lines
        ? static_cast<int64_t>(std::min<size_t>(*options.lines, keptLines))
        : keptLines;
    std::vector<Entry> lines = PodWriter(pod, container, run, story).write(newest);
    std::erase_if(lines, [&](const Entry& line) { return line.at < options.since; });
    if (options.lines && lines.size() > *options.lines)
        lines.erase(lines.begin(), lines.end() - static_cast<ptrdiff_t>(*options.lines));
    std::string out;
    for (const Entry& line : lines) {
        if (options.bytes && out.size() >= *options.bytes)
            break;
        if (options.timestamps)
            out += stampOf(line.at, 9) + " ";
        out += line.text + "\n";
    }
    if (options.bytes)
        out.resize(std::min(out.size(), *options.bytes));
    return out;
}

} // namespace mw::sim
