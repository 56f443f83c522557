// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/state.h"

#include "models/runbook/steps/descriptor.h"

namespace mw::runbook {
namespace {

const std::vector<StepDef> nothing;

} // namespace

const StepRun* RunStateFold::find(const std::string& id) const
{
    const auto it = steps.find(id);
    return it == steps.end() ? nullptr : &it->second;
}

const StepDef* stepById(const RunStateFold& state, const Runbook& runbook, const std::string& id)
{
    if (const auto it = state.synthesised.find(id); it != state.synthesised.end())
        return it->second.empty() ? nullptr : &it->second.front();
    return runbook.step(id);
}

const std::vector<StepDef>&
listOf(const RunStateFold& state, const Runbook& runbook, const Frame& frame)
{
    switch (frame.kind) {
    case FrameKind::Immediate:
        return runbook.immediate;
    case FrameKind::Preflight:
        return runbook.preflight;
    case FrameKind::Steps:
        return runbook.steps;
    case FrameKind::OnAbort:
        return runbook.onAbort;
    case FrameKind::After:
        return runbook.after;
    case FrameKind::Cleanup:
        return runbook.cleanup;
    case FrameKind::Restore: {
        const auto it = state.synthesised.find(frame.owner);
        return it == state.synthesised.end() ? nothing : it->second;
    }
    default:
        break;
    }
    const StepDef* owner = stepById(state, runbook, frame.owner);
    if (!owner)
        return nothing;
    switch (frame.kind) {
    case FrameKind::Before:
        return owner->before;
    case FrameKind::Expect:
        return owner->expect;
    case FrameKind::Undo:
        return owner->undo;
    case FrameKind::OnFailure:
        return frame.option == "on_timeout" ? owner->onTimeout.run
            : frame.option == "defaults"    ? runbook.defaultOnFailure.run
                                            : owner->onFailure.run;
    case FrameKind::Option:
        for (const OptionDef& option : owner->options) {
            if (option.id == frame.option)
                return option.steps;
        }
        break;
    default:
        break;
    }
    return nothing;
}

const StepDef* currentStep(const RunStateFold& state, const Runbook& runbook)
{
    if (state.stack.empty() || state.closed)
        return nullptr;
    const Frame& top = state.stack.back();
    const auto& list = listOf(state, runbook, top);
    return top.index < list.size() ? &list[top.index] : nullptr;
}

void recover(RunStateFold& state, const Runbook& runbook)
{
    for (auto& [id, sr] : state.steps) {
        if (!sr.open)
            continue;
        const StepDef* step = stepById(state, runbook, id);
        if (sr.state == StepState::Intent
            || (sr.state == StepState::Running && !sr.intent.is_null()))
            sr.state = StepState::Unknown;
        else if (sr.state == StepState::Running)
            sr.state = StepState::Ready;
        // Somebody has to confirm again: the world may have changed meanwhile.
        else if (sr.state == StepState::WaitingHuman && step && changesTheWorld(effectOf(*step)))
            sr.state = StepState::Ready;
    }
}

} // namespace mw::runbook
