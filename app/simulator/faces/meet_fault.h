// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request meets on its way to a plain HTTP face, and how the answer is sent.
#pragma once

#include "app/simulator/estate/wire_faults.h"
#include "app/simulator/faces/face_server.h"

#include <functional>

namespace mw::sim {

struct FaceAnswer
{
    int code = 200;
    std::string body;
    std::string type = "application/json";
    std::vector<std::pair<std::string, std::string>> headers;
};

// Asks the world's wire faults in the face's name, then answer() unless a fault has answered. A
// lost reply is carried out first.
void serveFace(World& world,
               const FaceServer& server,
               const std::string& face,
               const httplib::Request& request,
               httplib::Response& response,
               const std::function<FaceAnswer()>& answer);

} // namespace mw::sim
