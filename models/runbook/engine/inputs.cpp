// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/inputs.h"

#include <QRegularExpression>
#include <QString>
#include <algorithm>

namespace mw::runbook {
namespace {

Error wrong(const InputDef& def, const std::string& message)
{
    return {ErrorKind::Misconfigured, def.name + ": " + message, 0, {}, {}};
}

// <0, 0, >0; nullopt: no order between the two.
std::optional<int> order(const Value& a, const Value& b)
{
    if (a.number() && b.number())
        return *a.number() < *b.number() ? -1 : *a.number() > *b.number();
    if (a.duration() && b.duration())
        return *a.duration() < *b.duration() ? -1 : *a.duration() > *b.duration();
    if (a.time() && b.time())
        return *a.time() < *b.time() ? -1 : *a.time() > *b.time();
    return std::nullopt;
}

// Sees the value itself as `value` beside everything else.
class WithValue final : public Scope
{
public:
    WithValue(const Scope& outer, Value value) : m_outer(outer), m_value(std::move(value)) { }
    std::optional<Value> root(const std::string& name) const override
    {
        return name == "value" ? m_value : m_outer.root(name);
    }
    World now() const override { return m_outer.now(); }

private:
    const Scope& m_outer;
    Value m_value;
};

} // namespace

Result<Value> resolveInput(const InputDef& def, const std::string& text, const Scope& scope)
{
    const Type type = typeFromWord(def.type);
    auto value = valueFromText(text, type);
    if (!value)
        return wrong(def, value.error().detail);
    if (def.type == "integer" && !value->number()->isInteger())
        return wrong(def, "\"" + text + "\" is no whole number");
    if (def.required && text.empty())
        return wrong(def, "is required");
    if (!def.pattern.empty()) {
        const QRegularExpression re(
            QRegularExpression::anchoredPattern(QString::fromStdString(def.pattern)));
        if (!re.isValid() || !re.match(QString::fromStdString(text)).hasMatch())
            return wrong(def, "\"" + text + "\" does not match " + def.pattern);
    }
    for (const bool low : {true, false}) {
        const std::string& limit = low ? def.min : def.max;
        if (limit.empty())
            continue;
        const auto bound = valueFromText(limit, type);
        const auto o = bound ? order(*value, *bound) : std::nullopt;
        if (o && (low ? *o < 0 : *o > 0))
            return wrong(def, "\"" + text + "\" is " + (low ? "less than " : "more than ") + limit);
    }
    if (!def.options.empty()) {
        const auto known = [&](const std::string& word) {
            return std::find(def.options.begin(), def.options.end(), word) != def.options.end();
        };
        bool good = true;
        if (const auto* list = value->list()) {
            for (const Value& item : *list)
                good = good && known(toText(item));
        } else {
            good = known(text);
        }
        if (!good) {
            std::string words;
            for (const std::string& option : def.options)
                words += (words.empty() ? "" : ", ") + option;
            return wrong(def, "\"" + text + "\" is none of " + words);
        }
    }
    if (!def.must.empty()) {
        const auto holds = evaluateCondition(def.must, WithValue(scope, *value));
        if (!holds)
            return wrong(def, holds.error().detail);
        if (!*holds)
            return wrong(def, "\"" + text + "\" breaks the rule " + def.must);
    }
    return value;
}

Result<std::map<std::string, Value>> resolveInputs(const std::vector<InputDef>& defs,
                                                   const std::map<std::string, std::string>& given,
                                                   const Scope& scope)
{
    for (const auto& [name, text] : given) {
        const bool known = std::any_of(
            defs.begin(), defs.end(), [&, n = name](const InputDef& d) { return d.name == n; });
        if (!known)
            return Error{ErrorKind::Misconfigured, "there is no input \"" + name + "\"", 0, {}, {}};
    }
    std::map<std::string, Value> out;
    for (const InputDef& def : defs) {
        const auto it = given.find(def.name);
        std::string text;
        if (it != given.end() && !(it->second.empty() && def.fallback)) {
            text = it->second;
        } else if (def.fallback) {
            const auto value = evaluateTree(*def.fallback, scope);
            if (!value)
                return wrong(def, value.error().detail);
            text = toText(*value);
        } else if (def.required) {
            return wrong(def, "is required");
        } else {
            out[def.name] = Value();
            continue;
        }
        if (def.type == "secret")
            return wrong(def, "secrets are named under secrets:, never typed into an input");
        auto value = resolveInput(def, text, scope);
        if (!value)
            return value.error();
        out[def.name] = std::move(*value);
    }
    return out;
}

} // namespace mw::runbook
