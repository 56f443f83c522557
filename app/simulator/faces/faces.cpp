// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/face.h"

namespace mw::sim {

std::vector<std::unique_ptr<Face>> makeFaces([[maybe_unused]] World& world)
{
    std::vector<std::unique_ptr<Face>> faces;
    return faces;
}

} // namespace mw::sim
