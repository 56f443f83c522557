// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/estate_recovery.h"

#include "models/estate/files.h"

#include <algorithm>

namespace mw {
namespace {

void add(
    Estate& estate, const Node& at, const std::string& path, const char* code, std::string text)
{
    estate.diagnostics.push_back({Diagnostic::Severity::Error,
                                  {estate.file, at.begin.line, at.begin.column},
                                  path,
                                  code,
                                  std::move(text)});
}

// Every string of a list with the node it stands in and its path.
template <class Take>
void forEachText(const Node& parent, const std::string& path, const char* key, Take take)
{
    const Node* list = parent.find(key);
    if (!list || !list->isSequence())
        return; // the schema says it
    for (size_t i = 0; i < list->items.size(); ++i) {
        const Node& item = list->items[i];
        if (item.isString() && !item.text.empty())
            take(item, path + key + "/" + std::to_string(i));
    }
}

World takeTime(Estate& estate, const Node& node, const std::string& path, const char* key)
{
    const Node* value = node.find(key);
    World at{};
    if (!value || !value->isScalar())
        return at;
    if (!parseTime(value->text, at)) {
        add(estate,
            *value,
            path + key,
            "bad-time",
            "\"" + value->text + "\" is not a time such as 2026-12-24T18:00:00+01:00 (RFC 3339)");
        return {};
    }
    return at;
}

template <class List>
bool isName(const List& list, const std::string& name)
{
    return std::any_of(
        list.begin(), list.end(), [&name](const auto& one) { return one.name == name; });
}

} // namespace

void readFreezes(const Node& root, Estate& estate)
{
    const Node* list = root.find("freezes");
    if (!list || !list->isSequence())
        return;
    for (size_t i = 0; i < list->items.size(); ++i) {
        const Node& node = list->items[i];
        const std::string path = "freezes/" + std::to_string(i) + "/";
        EstateFreeze one;
        one.place = {estate.file, node.begin.line, node.begin.column};
        one.reason = node.string("reason");
        forEachText(node, path, "environments", [&](const Node& item, const std::string& at) {
            if (isName(estate.environments, item.text))
                one.environments.push_back(item.text);
            else
                add(estate,
                    item,
                    at,
                    "unknown-environment",
                    "there is no environment \"" + item.text + "\"");
        });
        one.from = takeTime(estate, node, path, "from");
        one.until = takeTime(estate, node, path, "until");
        if (one.from != World{} && one.until != World{} && one.until <= one.from)
            add(estate,
                *node.find("until"),
                path + "until",
                "bad-time",
                "a freeze ends after it began: until must be later than from");
        estate.freezes.push_back(std::move(one));
    }
}

void readRecovery(const Node& root, Estate& estate)
{
    const Node* node = root.find("recovery");
    if (!node || !node->isMapping())
        return;
    const std::string path = "recovery/";
    EstateRecovery out;
    out.place = {estate.file, node->begin.line, node->begin.column};
    const auto name = [&](std::vector<std::string>& into, const char* what, const auto& known) {
        return [&estate, &into, what, &known](const Node& item, const std::string& at) {
            into.push_back(item.text);
            if (!isName(known, item.text))
                add(estate,
                    item,
                    at,
                    "unknown-name",
                    std::string("there is no ") + what + " \"" + item.text + "\"");
        };
    };
    forEachText(*node, path, "clusters", name(out.clusters, "cluster", estate.clusters));
    forEachText(*node, path, "sources", name(out.sources, "source", estate.sources));
    forEachText(*node, path, "endpoints", [&](const Node& item, const std::string& at) {
        const std::string problem = urlProblem(item.text);
        if (problem.empty() && item.text.starts_with("http"))
            out.endpoints.push_back(item.text);
        else
            add(estate,
                item,
                at,
                "bad-url",
                "the address "
                    + (problem.empty() ? "must begin with http:// or https://" : problem));
    });
    forEachText(*node, path, "contacts", [&](const Node& item, const std::string& at) {
        out.contacts.push_back(item.text);
        if (!estate.contacts.contains(item.text))
            add(estate,
                item,
                at,
                "unknown-contact",
                "contacts names nobody as \"" + item.text + "\"");
    });
    estate.recovery = std::move(out);
}

} // namespace mw
