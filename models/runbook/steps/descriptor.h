// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a step type is: its fields, its default effect, and how it is done. The single truth: the
// published JSON Schema, the linter and the planner read nothing else. A new type is a folder
// steps/<type>/ with one such descriptor and one line in registry.cpp.
#pragma once

#include "models/base/clock.h"
#include "models/runbook/model.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mw::runbook {

class Action;
struct ActionSetup;

enum class FieldKind {
    Text, // a string, may hold ${{ }}
    Condition, // an expression, with or without ${{ }}; evaluated by the step itself
    Integer,
    Bool,
    Duration,
    Word, // one of `words`
    WordList, // several of `words` (any string if there are none)
    IntegerList,
    Id, // of a step, option …
    Values, // mapping of anything
    Environment, // mapping of scalars
    Reference, // {kind, name, namespace, apiVersion}
    Step, // one inner step
    Options, // of a decision
    Inputs, // of an input step
};

struct FieldDef
{
    std::string name;
    FieldKind kind = FieldKind::Text;
    bool required = false;
    std::vector<std::string> words{};
    std::string fallback{}; // shown in the schema as default
    std::string help{};
    std::string target{}; // "cluster" or "source": a logical name of the estate
};

struct StepDescriptor
{
    std::string type;
    std::string summary;
    Effect effect = Effect::None;
    std::vector<FieldDef> fields;
    std::vector<std::string> oneOf; // exactly one of these fields
    std::string defaultTimeout; // of one attempt; empty: none
    std::string
        requestTimeout; // of sending alone, and the base of `settle`; empty: the whole attempt
    bool person = false; // waits for a person
    bool asksFirst = true; // an effect that a person must confirm on the card
    std::vector<std::string> outputs; // known without being declared
    // The effect of these arguments, where it depends on them (k8s.rollout status only reads).
    std::function<Effect(const Node& with)> effectOf;
    std::function<std::unique_ptr<Action>(const ActionSetup&)> make; // null: the engine does it

    const FieldDef* field(std::string_view name) const;
};

// nullptr: this version cannot run it.
const StepDescriptor* findDescriptor(std::string_view type);
const std::vector<const StepDescriptor*>& allDescriptors();
// Types of the format that other versions may run.
bool isPlannedType(std::string_view type);
// As written, never weaker than the type's own.
Effect effectOf(const StepDef& step);
Millis timeoutOf(const StepDef& step, const Runbook& runbook); // 0: none

} // namespace mw::runbook
