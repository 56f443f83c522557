// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An answer of the API server before it is put on the wire, and its error bodies (metav1.Status).
#pragma once

#include "app/simulator/estate/objects.h"

#include <string>
#include <vector>

namespace mw::sim {

struct Reply
{
    int code = 200;
    std::string type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    bool pretty = false; // pretty-printed whoever asks
};

Reply jsonReply(const Json& body, int code = 200);
Reply plainReply(int code, const std::string& text);
// reason may be empty; details null = none.
Json statusDoc(int code,
               const std::string& reason,
               const std::string& message,
               const Json& details = nullptr);
Reply statusReply(int code,
                  const std::string& reason,
                  const std::string& message,
                  const Json& details = nullptr);
Reply badRequest(const std::string& message);
Reply notFoundPage(); // "404 page not found"
Reply notFoundResource();
Reply notAllowed();
Reply notFound(const std::string& group, const std::string& plural, const std::string& name);
Reply conflict(const std::string& group, const std::string& plural, const std::string& name);
Reply wrongUid(const std::string& kind,
               const std::string& name,
               const std::string& wanted,
               const std::string& real);
struct Cause
{
    std::string reason, field, message;
};
Reply invalid(const std::string& group,
              const std::string& kind,
              const std::string& name,
              const std::vector<Cause>& causes);
Reply expired(const std::string& message, const std::string& continueToken = {});

} // namespace mw::sim
