// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the chosen language: --lang, else the system's. Numbers and times do not follow the
// locale; models/text decides them. GUI thread; the translators live as long as the application.
#pragma once

#include <QString>

class QCoreApplication;

namespace mw {

// lang: "de", "pt_BR", empty = the system's. Returns the language in use ("en" if nothing was
// found).
QString loadTranslation(QCoreApplication& app, const QString& lang);

} // namespace mw
