// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/expression/decimal.h"
#include "models/runbook/steps/descriptor.h"
#include "models/runbook/steps/types.h"

#include <algorithm>

namespace mw::runbook {

const std::vector<const StepDescriptor*>& allDescriptors()
{
    static const std::vector<const StepDescriptor*> all{&approvalStep(),
                                                        &assertStep(),
                                                        &decisionStep(),
                                                        &endStep(),
                                                        &inputStep(),
                                                        &k8sGetStep(),
                                                        &k8sRolloutStep(),
                                                        &k8sScaleStep(),
                                                        &manualStep(),
                                                        &markStep(),
                                                        &notifyStep(),
                                                        &promqlStep(),
                                                        &setStep(),
                                                        &shellStep(),
                                                        &waitStep(),
                                                        &waitUntilStep()};
    return all;
}

const StepDescriptor* findDescriptor(std::string_view type)
{
    for (const StepDescriptor* descriptor : allDescriptors()) {
        if (descriptor->type == type)
            return descriptor;
    }
    return nullptr;
}

bool isPlannedType(std::string_view type)
{
    constexpr std::string_view types[]{
        "argocd.autosync", "argocd.rollback", "argocd.sync", "aws.call",      "aws.wait",
        "capture",         "cnpg.promote",    "foreach",     "group",         "http",
        "k8s.apply",       "k8s.cordon",      "k8s.delete",  "k8s.drain",     "k8s.exec",
        "k8s.job",         "k8s.patch",       "k8s.wait",    "page",          "parallel",
        "rollouts",        "runbook",         "sql",         "velero.backup", "velero.restore"};
    return std::find(std::begin(types), std::end(types), type) != std::end(types);
}

const FieldDef* StepDescriptor::field(std::string_view name) const
{
    for (const FieldDef& def : fields) {
        if (def.name == name)
            return &def;
    }
    return nullptr;
}

Effect effectOf(const StepDef& step)
{
    const StepDescriptor* descriptor = findDescriptor(step.type);
    Effect own = descriptor ? descriptor->effect : Effect::Unsafe;
    if (descriptor && descriptor->effectOf)
        own = descriptor->effectOf(step.with);
    return step.effect ? std::max(own, *step.effect) : own;
}

Millis timeoutOf(const StepDef& step, const Runbook& runbook)
{
    const StepDescriptor* descriptor = findDescriptor(step.type);
    // A person is only hurried by the step itself, never by a default.
    const bool person = descriptor && (descriptor->person || step.type == "wait");
    for (const std::string& text : {step.timeout,
                                    person ? std::string() : runbook.defaultTimeout,
                                    descriptor ? descriptor->defaultTimeout : std::string()}) {
        if (const auto value = parseDuration(text))
            return *value;
    }
    return Millis(0);
}

} // namespace mw::runbook
