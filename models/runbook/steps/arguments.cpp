// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/arguments.h"

namespace mw::runbook {
namespace {

// A text that came out of an expression or a quoted scalar, as the type the field wants.
Result<Value> fit(const Value& value, FieldKind kind)
{
    const auto wrong = [&](const char* what) {
        return Error{ErrorKind::Invalid,
                     std::string("must be ") + what + ", not \"" + toText(value).substr(0, 80)
                         + "\"",
                     0,
                     {},
                     {}};
    };
    switch (kind) {
    case FieldKind::Integer:
        if (const Decimal* n = value.number(); n && n->isInteger())
            return value;
        if (const std::string* s = value.string()) {
            if (const auto n = parseDecimal(*s); n && n->isInteger())
                return Value(*n);
        }
        return wrong("a whole number");
    case FieldKind::Bool:
        if (value.boolean())
            return value;
        return wrong("true or false");
    case FieldKind::Duration:
        if (value.duration())
            return value;
        if (const auto d = parseDuration(toText(value)))
            return Value(*d);
        return wrong("a duration such as 90s or 5m");
    case FieldKind::WordList:
        if (value.list())
            return value;
        return wrong("a list");
    default:
        break;
    }
    return value;
}

} // namespace

Result<Value> resolveArguments(const StepDef& step,
                               const Node& with,
                               const StepDescriptor& descriptor,
                               const Scope& scope,
                               const std::string& file)
{
    Value::Map out;
    for (const FieldDef& field : descriptor.fields) {
        const Node* node = with.find(field.name);
        if (!node || field.kind == FieldKind::Condition || field.kind == FieldKind::Step
            || field.kind == FieldKind::Options || field.kind == FieldKind::Inputs)
            continue;
        auto value = evaluateTree(*node, scope);
        if (value)
            value = fit(*value, field.kind);
        if (!value) {
            Error error = value.error();
            error.detail = step.id + ": " + field.name + ": " + error.detail;
            error.place = Place{file, node->begin.line, node->begin.column};
            return error;
        }
        out.emplace(field.name, std::move(*value));
    }
    return Value(std::move(out));
}

} // namespace mw::runbook
