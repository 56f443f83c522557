// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/alertmanager/routing.h"

namespace mw::sim {

namespace {

std::string label(const LabelMap& labels, const char* name)
{
    const auto it = labels.find(name);
    return it == labels.end() ? std::string() : it->second;
}

} // namespace

const std::vector<std::string>& alertReceivers()
{
    static const std::vector<std::string> all{"slack-platform", "pagerduty", "null"};
    return all;
}

std::vector<std::string> receiversOf(const LabelMap& labels)
{
    const std::string severity = label(labels, "severity");
    if (severity == "none")
        return {"null"};
    if (severity == "critical")
        return {"pagerduty", "slack-platform"};
    return {"slack-platform"};
}

LabelMap groupLabelsOf(const LabelMap& labels)
{
    LabelMap out;
    for (const char* name : {"alertname", "cluster", "namespace", "sloth_id"}) {
        if (const std::string value = label(labels, name); !value.empty())
            out[name] = value;
    }
    return out;
}

bool inhibits(const LabelMap& source, const LabelMap& target)
{
    if (label(source, "severity") != "critical" || label(target, "severity") != "warning")
        return false;
    return groupLabelsOf(source) == groupLabelsOf(target);
}

const char* alertmanagerConfig()
{
    return "global:\n  resolve_timeout: 5m\nroute:\n  receiver: slack-platform\n"
           "  group_by: [alertname, cluster, namespace, sloth_id]\n  group_wait: 30s\n"
           "  group_interval: 5m\n  repeat_interval: 4h\n  routes:\n"
           "  - receiver: \"null\"\n    matchers: [severity=\"none\"]\n"
           "  - receiver: pagerduty\n    matchers: [severity=\"critical\"]\n    continue: true\n"
           "  - receiver: slack-platform\ninhibit_rules:\n- source_matchers: "
           "[severity=\"critical\"]\n"
           "  target_matchers: [severity=\"warning\"]\n"
           "  equal: [alertname, cluster, namespace, sloth_id]\nreceivers:\n- name: "
           "slack-platform\n"
           "- name: pagerduty\n- name: \"null\"\ntemplates: []\n";
}

} // namespace mw::sim
