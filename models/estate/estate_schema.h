// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The published JSON Schema of the estate file, compiled in (see CMakeLists.txt).
#pragma once

#include <string_view>

namespace mw {

std::string_view estateSchemaText();

} // namespace mw
