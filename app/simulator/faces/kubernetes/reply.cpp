// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/kubernetes/reply.h"

namespace mw::sim {

namespace {

std::string qualified(const std::string& plural, const std::string& group)
{
    return group.empty() ? plural : plural + "." + group;
}

Json detailsOf(const std::string& name, const std::string& group, const std::string& kind)
{
    Json details = {{"name", name}};
    if (!group.empty())
        details["group"] = group;
    details["kind"] = kind;
    return details;
}

} // namespace

Reply jsonReply(const Json& body, int code)
{
    Reply reply;
    reply.code = code;
    reply.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    return reply;
}

Reply plainReply(int code, const std::string& text)
{
    Reply reply;
    reply.code = code;
    reply.type = "text/plain; charset=utf-8";
    reply.body = text;
    reply.headers.push_back({"X-Content-Type-Options", "nosniff"});
    return reply;
}

Json statusDoc(int code, const std::string& reason, const std::string& message, const Json& details)
{
    Json doc = {{"kind", "Status"}, {"apiVersion", "v1"}, {"metadata", Json::object()}};
    doc["status"] = code < 400 ? "Success" : "Failure";
    if (!message.empty())
        doc["message"] = message;
    if (!reason.empty())
        doc["reason"] = reason;
    if (!details.is_null())
        doc["details"] = details;
    doc["code"] = code;
    return doc;
}

Reply statusReply(int code,
                  const std::string& reason,
                  const std::string& message,
                  const Json& details)
{
    return jsonReply(statusDoc(code, reason, message, details), code);
}

Reply badRequest(const std::string& message)
{
    return statusReply(400, "BadRequest", message);
}

Reply notFoundPage()
{
    return plainReply(404, "404 page not found\n");
}

Reply notFoundResource()
{
    return statusReply(
        404, "NotFound", "the server could not find the requested resource", Json::object());
}

Reply notAllowed()
{
    return statusReply(405,
                       "MethodNotAllowed",
                       "the server does not allow this method on the requested resource",
                       Json::object());
}

Reply notFound(const std::string& group, const std::string& plural, const std::string& name)
{
    return statusReply(404,
                       "NotFound",
                       qualified(plural, group) + " \"" + name + "\" not found",
                       detailsOf(name, group, plural));
}

Reply conflict(const std::string& group, const std::string& plural, const std::string& name)
{
    return statusReply(409,
                       "Conflict",
                       "Operation cannot be fulfilled on " + qualified(plural, group) + " \"" + name
                           + "\": the object has been modified; please apply your changes to the "
                             "latest version and try again",
                       detailsOf(name, group, plural));
}

Reply wrongUid(const std::string& kind,
               const std::string& name,
               const std::string& wanted,
               const std::string& real)
{
    return statusReply(409,
                       "Conflict",
                       "Operation cannot be fulfilled on " + kind + " \"" + name
                           + "\": the UID in the precondition (" + wanted
                           + ") does not match the UID in record (" + real
                           + "). The object might have been deleted and then recreated",
                       {{"name", name}, {"kind", kind}});
}

Reply invalid(const std::string& group,
              const std::string& kind,
              const std::string& name,
              const std::vector<Cause>& causes)
{
    std::string all;
    Json list = Json::array();
    for (const Cause& cause : causes) {
        all += (all.empty() ? "" : ", ") + cause.field + ": " + cause.message;
        list.push_back(
            {{"reason", cause.reason}, {"message", cause.message}, {"field", cause.field}});
    }
    if (causes.size() > 1)
        all = "[" + all + "]";
    Json details = Json::object();
    if (!name.empty())
        details["name"] = name;
    if (!group.empty())
        details["group"] = group;
    details["kind"] = kind;
    details["causes"] = list;
    return statusReply(
        422, "Invalid", qualified(kind, group) + " \"" + name + "\" is invalid: " + all, details);
}

Reply expired(const std::string& message, const std::string& continueToken)
{
    Json doc = statusDoc(410, "Expired", message);
    if (!continueToken.empty())
        doc["metadata"]["continue"] = continueToken;
    return jsonReply(doc, 410);
}

} // namespace mw::sim
