// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/kubernetes/selectors.h"

#include "app/simulator/faces/kubernetes/resources.h"

#include <algorithm>

namespace mw::sim {

namespace {

struct Lexer
{
    const std::string& text;
    size_t at = 0;

    std::string next()
    {
        while (at < text.size() && text[at] == ' ')
            ++at;
        if (at == text.size())
            return {};
        const size_t from = at;
        if (std::string("(),").find(text[at]) != std::string::npos) {
            ++at;
        } else if (text[at] == '!' || text[at] == '=') {
            ++at;
            if (at < text.size() && text[at] == '=')
                ++at;
        } else {
            while (at < text.size() && std::string("(),!= ").find(text[at]) == std::string::npos)
                ++at;
        }
        return text.substr(from, at - from);
    }
    std::string peek()
    {
        const size_t here = at;
        std::string token = next();
        at = here;
        return token;
    }
};

bool isWord(const std::string& token)
{
    return !token.empty() && std::string("(),!=").find(token[0]) == std::string::npos;
}

std::optional<std::string> field(Kind kind, const Object& object, const std::string& name)
{
    if (name == "metadata.name")
        return object.name;
    if (name == "metadata.namespace")
        return object.ns;
    if (kind == Kind::Pod) {
        const PodObject& pod = *object.pod;
        if (name == "spec.nodeName")
            return pod.history->node.empty() ? std::string() : pod.history->node.last();
        if (name == "status.phase")
            return pod.history->phases.last();
        if (name == "spec.restartPolicy")
            return std::string("Always");
        if (name == "spec.serviceAccountName")
            return pod.tmpl->spec.value("serviceAccountName", "");
        if (name == "status.podIP")
            return pod.ip;
        if (name == "spec.schedulerName")
            return std::string("default-scheduler");
        return std::nullopt;
    }
    const auto text = [&](const char* a, const char* b = nullptr) -> std::string {
        const auto it = object.doc->find(a);
        if (it == object.doc->end())
            return {};
        if (!b)
            return it->is_string() ? it->get<std::string>() : std::string();
        const auto inner = it->find(b);
        return inner != it->end() && inner->is_string() ? inner->get<std::string>() : std::string();
    };
    if (kind == Kind::Node && name == "spec.unschedulable") {
        return object.doc->value("spec", Json::object()).value("unschedulable", false)
            ? std::string("true")
            : std::string("false");
    }
    if (kind == Kind::Namespace && name == "status.phase")
        return text("status", "phase");
    if (kind == Kind::ReplicaSet && name == "status.replicas")
        return std::to_string((*object.doc)["status"].value("replicas", 0));
    if (kind == Kind::Event) {
        if (name == "type" || name == "reason" || name == "reportingComponent")
            return text(name.c_str());
        if (name == "source")
            return text("source", "component");
        if (name.rfind("involvedObject.", 0) == 0) {
            const std::string part = name.substr(15);
            if (part == "name" || part == "namespace" || part == "kind" || part == "uid"
                || part == "apiVersion" || part == "fieldPath" || part == "resourceVersion")
                return text("involvedObject", part.c_str());
        }
    }
    return std::nullopt;
}

bool matches(const Requirement& requirement, const Json& labels)
{
    const auto it = labels.find(requirement.key);
    const bool exists = it != labels.end();
    const std::string value = exists && it->is_string() ? it->get<std::string>() : std::string();
    const bool among = exists
        && std::find(requirement.values.begin(), requirement.values.end(), value)
            != requirement.values.end();
    switch (requirement.op) {
    case Requirement::Op::Equals:
    case Requirement::Op::In:
        return among;
    case Requirement::Op::NotEquals:
    case Requirement::Op::NotIn:
        return !among;
    case Requirement::Op::Exists:
        return exists;
    case Requirement::Op::NotExists:
        return !exists;
    }
    return false;
}

} // namespace

std::optional<std::vector<Requirement>> parseLabelSelector(const std::string& text,
                                                           std::string& error)
{
    std::vector<Requirement> all;
    Lexer lexer{text};
    while (!lexer.peek().empty()) {
        Requirement requirement;
        std::string token = lexer.next();
        if (token == ",")
            continue;
        if (token == "!") {
            requirement.op = Requirement::Op::NotExists;
            requirement.key = lexer.next();
            all.push_back(requirement);
            continue;
        }
        if (!isWord(token)) {
            error = "unable to parse requirement: found '" + token
                + "', expected: !, identifier, or 'end of string'";
            return std::nullopt;
        }
        requirement.key = token;
        const std::string op = lexer.peek();
        if (op.empty() || op == ",") {
            requirement.op = Requirement::Op::Exists;
        } else if (op == "=" || op == "==" || op == "!=") {
            lexer.next();
            requirement.op = op == "!=" ? Requirement::Op::NotEquals : Requirement::Op::Equals;
            requirement.values = {isWord(lexer.peek()) ? lexer.next() : std::string()};
        } else if (op == "in" || op == "notin") {
            lexer.next();
            requirement.op = op == "in" ? Requirement::Op::In : Requirement::Op::NotIn;
            if (lexer.next() != "(") {
                error = "unable to parse requirement: found '" + op + "', expected: '('";
                return std::nullopt;
            }
            for (token = lexer.next(); token != ")"; token = lexer.next()) {
                if (token.empty()) {
                    error = "unable to parse requirement: found '', expected: ',' or ')'";
                    return std::nullopt;
                }
                if (token != ",")
                    requirement.values.push_back(token);
            }
        } else {
            error = "unable to parse requirement: found '" + op
                + "', expected: in, notin, =, ==, !=, gt, lt";
            return std::nullopt;
        }
        all.push_back(std::move(requirement));
    }
    return all;
}

Json labelsOf(const Object& object)
{
    if (object.doc) {
        const auto metadata = object.doc->find("metadata");
        return metadata == object.doc->end() ? Json::object()
                                             : metadata->value("labels", Json::object());
    }
    const PodObject& pod = *object.pod;
    if (pod.patched.is_object() && pod.patched.contains("labels"))
        return pod.patched["labels"];
    Json labels = pod.tmpl->metadata.value("labels", Json::object());
    if (pod.ownerKind == "ReplicaSet")
        labels["pod-template-hash"] = pod.hash;
    else if (pod.ownerKind == "StatefulSet")
        labels["controller-revision-hash"] = pod.history->workload + "-" + pod.hash;
    else
        labels["controller-revision-hash"] = pod.hash;
    if (pod.ownerKind == "StatefulSet")
        labels["statefulset.kubernetes.io/pod-name"] = object.name;
    return labels;
}

std::optional<Reply>
makeSelector(Kind kind, const std::string& labels, const std::string& fields, Accept& accept)
{
    accept = nullptr;
    if (labels.empty() && fields.empty())
        return std::nullopt;
    std::string error;
    const auto wanted = parseLabelSelector(labels, error);
    if (!wanted)
        return badRequest(error);
    struct FieldTerm
    {
        std::string name, value;
        bool equal;
    };
    std::vector<FieldTerm> terms;
    for (const std::string& term : splitList(fields)) {
        const size_t equals = term.find('=');
        if (equals == std::string::npos || equals == 0) {
            return badRequest("invalid selector: '" + term + "'; can't understand '" + term + "'");
        }
        FieldTerm made;
        made.equal = term[equals - 1] != '!';
        made.name = term.substr(0, made.equal ? equals : equals - 1);
        const size_t from = equals + (term.compare(equals, 2, "==") == 0 ? 2 : 1);
        made.value = term.substr(from);
        terms.push_back(made);
    }
    // A field nobody knows is refused whatever objects there are.
    Object probe;
    auto pod = std::make_shared<PodObject>();
    auto history = std::make_shared<PodHistory>();
    history->phases.set(0, "Pending");
    pod->history = history;
    pod->tmpl = std::make_shared<PodTemplate>();
    probe.pod = pod;
    if (kind != Kind::Pod) {
        probe.pod = nullptr;
        probe.doc = std::make_shared<const Json>(Json{{"status", Json::object()}});
    }
    for (const FieldTerm& term : terms) {
        if (!field(kind, probe, term.name))
            return badRequest("field label not supported: " + term.name);
    }
    accept = [kind, wanted = *wanted, terms](const Object& object) {
        for (const FieldTerm& term : terms) {
            if ((field(kind, object, term.name) == term.value) != term.equal)
                return false;
        }
        if (wanted.empty())
            return true;
        const Json labels_ = labelsOf(object);
        return std::all_of(wanted.begin(), wanted.end(), [&](const Requirement& requirement) {
            return matches(requirement, labels_);
        });
    };
    return std::nullopt;
}

std::string selectorText(const Json& selector)
{
    std::vector<std::pair<std::string, std::string>> parts;
    const Json labels = selector.value("matchLabels", Json::object());
    for (const auto& [key, value] : labels.items())
        parts.push_back({key, key + "=" + value.get<std::string>()});
    for (const Json& expression : selector.value("matchExpressions", Json::array())) {
        const std::string key = expression.value("key", "");
        const std::string op = expression.value("operator", "");
        std::string values;
        for (const Json& value : expression.value("values", Json::array()))
            values += (values.empty() ? "" : ",") + value.get<std::string>();
        const std::string list = " (" + values + ")";
        parts.push_back({key,
                         op == "Exists"             ? key
                             : op == "DoesNotExist" ? "!" + key
                             : op == "In"           ? key + " in" + list
                                                    : key + " notin" + list});
    }
    std::sort(parts.begin(), parts.end());
    std::string text;
    for (const auto& part : parts)
        text += (text.empty() ? "" : ",") + part.second;
    return text;
}

} // namespace mw::sim
