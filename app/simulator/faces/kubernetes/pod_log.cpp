// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GET …/pods/{name}/log: plain text, or in the kubelet's words why there is none. `follow` is not
// kept open: it gets what there is.
#include "app/simulator/estate/pod_log.h"
#include "app/simulator/faces/kubernetes/kubernetes_face.h"

#include <httplib.h>

#include <algorithm>

namespace mw::sim {

namespace {

// A number of at least `least`; anything else is refused in the words of the API server.
std::optional<Reply>
readNumber(const Call& call, const char* name, int64_t least, std::optional<size_t>& into)
{
    const std::string text = call.param(name);
    if (text.empty())
        return std::nullopt;
    const bool negative = text[0] == '-';
    const std::string digits = text.substr(negative ? 1 : 0);
    if (digits.empty() || digits.size() > 15
        || digits.find_first_not_of("0123456789") != std::string::npos)
        return badRequest("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
    const int64_t value = (negative ? -1 : 1) * std::stoll(digits);
    if (value < least)
        return invalid("",
                       "PodLogOptions",
                       call.name,
                       {{"FieldValueInvalid",
                         name,
                         "Invalid value: " + text + ": must be greater than or equal to "
                             + std::to_string(least)}});
    into = static_cast<size_t>(value);
    return std::nullopt;
}

std::optional<Reply> readContainer(const Call& call, const PodTemplate& tmpl, size_t& index)
{
    const std::string wanted = call.param("container");
    const auto found = std::find(tmpl.containers.begin(), tmpl.containers.end(), wanted);
    if (found != tmpl.containers.end()) {
        index = static_cast<size_t>(found - tmpl.containers.begin());
        return std::nullopt;
    }
    if (!wanted.empty())
        return badRequest("container " + wanted + " is not valid for pod " + call.name);
    if (tmpl.containers.size() == 1) {
        index = 0;
        return std::nullopt;
    }
    std::string names;
    for (const std::string& name : tmpl.containers)
        names += (names.empty() ? "" : " ") + name;
    return badRequest("a container name must be specified for pod " + call.name
                      + ", choose one of: [" + names + "]");
}

} // namespace

Reply KubernetesFace::log(const Call& call)
{
    LogOptions options;
    options.timestamps = call.flag("timestamps");
    std::optional<size_t> seconds;
    for (const auto& wrong : {readNumber(call, "tailLines", 0, options.lines),
                              readNumber(call, "limitBytes", 1, options.bytes),
                              readNumber(call, "sinceSeconds", 1, seconds)}) {
        if (wrong)
            return *wrong;
    }
    ObjectPtr found;
    Ms now = 0;
    LogStory story;
    {
        const World::Guard guard(m_world);
        found = cluster(*guard)->store().find(Kind::Pod, call.ns, call.name);
        now = guard->now();
        if (found) {
            const PodHistory& history = *found->pod->history;
            if (const Quality* quality = guard->quality(history.service, history.version)) {
                story.errors = quality->errors;
                story.lastWords = quality->message;
            }
        }
    }
    if (!found)
        return notFound("", "pods", call.name);
    const PodObject& pod = *found->pod;
    size_t index = 0;
    if (const auto wrong = readContainer(call, *pod.tmpl, index))
        return *wrong;
    if (pod.scheduled == 0)
        return plainReply(204, {}); // no kubelet has it
    if (pod.nodeLost) {
        const std::string host = pod.hostIp + ":10250";
        return statusReply(500,
                           "InternalError",
                           "Get \"https://" + host + "/containerLogs/" + call.ns + "/" + call.name
                               + "/" + pod.tmpl->containers[index] + "\": dial tcp " + host
                               + ": i/o timeout");
    }
    std::string why;
    const auto run = logRun(pod, index, call.flag("previous"), now, why);
    if (!run)
        return badRequest(why);
    if (seconds)
        options.since = now - static_cast<Ms>(*seconds) * second;
    Reply reply;
    reply.type = "text/plain";
    reply.body = podLog(pod, index, *run, story, options);
    return reply;
}

} // namespace mw::sim
