// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows without the names of hosts, tenants and people, for pictures that are given away. What each
// text of each row type is stands in one table; a text that nobody has classified is hidden, and a
// test names it. Pure; any thread, but one at a time for one Pseudonyms.
#pragma once

#include "models/store/pseudonyms.h"
#include "models/store/recording.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mw {

// What a text of a row is.
enum class FieldClass {
    Vocabulary, // a word of the system: phases, reasons, versions. Stays as it is
    Words, // names of services, namespaces, objects, rules: known names in it are replaced
    Prose, // what people or programs wrote: the same, and what looks like a secret goes
    Url, // its host
    File, // of it the name alone, without folders
    Host,
    Address,
    Tenant,
    Person,
    PersonId, // the same person's id, where the row names both
    People, // several, with commas between
    Team,
    Account,
    Image, // of containers: the registry, where it is no public one
    Labels, // each by its name
    Grouping, // "tenant=acme,cluster=eu"
    NodeKey, // its name is a host's
};
// "Pod", "node" → Host; none: nobody has classified it.
std::optional<FieldClass> fieldClass(std::string_view type, std::string_view field);
// Every line of the table, "Pod.node": a test holds it against the row types.
std::vector<std::string> classifiedFields();
// What a label of this name says. tenantLabel: the estate's, as Kubernetes writes it.
FieldClass labelClass(std::string_view label, std::string_view tenantLabel);

// First everything is learnt, then rewritten; both in one pass over all there is. Rows keep their
// keys: what referred to each other still does. clean: of prose, may be empty.
class Redaction
{
public:
    Redaction(Pseudonyms& names, std::string tenantLabel, store::Clean clean);
    void learn(const RecordedEstate& estate);
    void learn(const Remembered& content);
    void rewrite(RecordedEstate& estate);
    void rewrite(Remembered& content);
    // One value alone: a row, a key, a Change, a SourceStatus.
    template <class T>
    void learnValue(const T& value);
    template <class T>
    void rewriteValue(T& value);
    std::string prose(const std::string& text); // as a field of that class
    Pseudonyms& names() { return m_names; }

private:
    Pseudonyms& m_names;
    std::string m_tenantLabel;
    store::Clean m_clean;
};

} // namespace mw
