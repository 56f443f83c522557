// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Ready for DR" in words: why an item is as it is, with its number, and what a person can do.
// Translated at the call. Pure; any thread.
#pragma once

#include "models/data/readiness.h"

#include <QString>

namespace mw::text {

QString title(ReadyTopic topic); // "Credentials without single sign-on"
QString word(ReadyState state); // "ok", "not known", "missing"
// What it speaks of: "agent-factory-dr", "Keychain".
QString subject(const ReadyItem& item);
// Why: "Its token comes from the identity provider https://sso.example, and a failover must not
// wait for that."
QString sentence(const ReadyItem& item, World now);
// The same in a few words and without addresses, for one line among others.
QString brief(const ReadyItem& item, World now);
// Empty where nothing is to be done.
QString remedy(const ReadyItem& item);
// Lines of an estate file that declare what a failover needs.
QString recoveryExample();

} // namespace mw::text
