// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/redaction.h"

#include "models/store/row_types.h"

#include <variant>

namespace mw {
namespace {

// Names of types as in the table.
template <class T>
constexpr std::string_view typeName;
#define MW_NAME(T)                                                                                 \
    template <>                                                                                    \
    constexpr std::string_view typeName<T> = #T;
MW_STORED_TYPES(MW_NAME)
MW_NAME(Money)
MW_NAME(Condition)
MW_NAME(SamplePoint)
MW_NAME(BurnWindow)
MW_NAME(Place)
MW_NAME(Error)
MW_NAME(PartStatus)
MW_NAME(ApiBudget)
MW_NAME(AlertNotification)
MW_NAME(SilenceMatcher)
MW_NAME(PagePerson)
MW_NAME(PipelineStep)
#undef MW_NAME

std::optional<NameKind> kindOf(FieldClass is)
{
    switch (is) {
    case FieldClass::Host:
        return NameKind::Host;
    case FieldClass::Address:
        return NameKind::Address;
    case FieldClass::Tenant:
        return NameKind::Tenant;
    case FieldClass::Person:
    case FieldClass::PersonId:
        return NameKind::Person;
    case FieldClass::Team:
        return NameKind::Team;
    case FieldClass::Account:
        return NameKind::Account;
    default:
        return std::nullopt;
    }
}

// Who changed a page last is a person, or the service that it belongs to.
constexpr std::string_view lastChangeBy = "lastChangeBy";
bool byService(const Page& row)
{
    return !row.lastChangeBy.empty() && row.lastChangeBy == row.service;
}

// "label:tenant" of an allocation is what the label of that name is.
FieldClass aggregateClass(const std::string& aggregate, const std::string& tenantLabel)
{
    if (aggregate == "node")
        return FieldClass::Host;
    if (aggregate == "account")
        return FieldClass::Account;
    return aggregate.starts_with("label:") ? labelClass(aggregate.substr(6), tenantLabel)
                                           : FieldClass::Words;
}

template <class F>
void eachOfList(const std::string& list, char between, F&& f)
{
    for (size_t at = 0; at <= list.size();) {
        const size_t end = std::min(list.find(between, at), list.size());
        f(list.substr(at, end - at));
        at = end + 1;
    }
}

// "registry.example.com/team/image:1": what stands before the first slash, if it is a machine.
std::string registryOf(const std::string& image)
{
    const size_t slash = image.find('/');
    std::string first = slash == std::string::npos ? std::string() : image.substr(0, slash);
    if (first.find_first_of(".:") == std::string::npos)
        return {};
    for (const std::string_view everyones : {"docker.io",
                                             "quay.io",
                                             "ghcr.io",
                                             "gcr.io",
                                             "registry.k8s.io",
                                             "public.ecr.aws",
                                             "mcr.microsoft.com",
                                             "registry.gitlab.com",
                                             "amazonaws.com",
                                             "pkg.dev",
                                             "azurecr.io"}) {
        if (first == everyones || first.ends_with("." + std::string(everyones)))
            return {};
    }
    return first;
}

class Learner
{
public:
    // people: only rows of the pager, which know their people best. prose: names inside of texts.
    enum class Pass { Names, Prose };
    Learner(Pseudonyms& names, const std::string& tenantLabel, Pass pass)
        : m_names(names), m_tenantLabel(tenantLabel), m_pass(pass)
    {
    }
    template <class T>
    void value(const T& value)
    {
        const std::string_view outer = std::exchange(m_type, typeName<T>);
        const std::string_view own = std::exchange(m_own, {});
        if (m_pass == Pass::Names)
            before(value);
        store::fields(*this, value);
        m_type = outer;
        m_own = own;
    }
    template <class T>
    void operator()(const char* field, const T& what)
    {
        using Plain = std::remove_const_t<T>;
        if constexpr (store::Text<Plain>) {
            if (m_own != field)
                learn(fieldClass(m_type, field).value_or(FieldClass::Prose), store::textOf(what));
        } else if constexpr (std::same_as<Plain, LabelSet>) {
            for (const auto& [name, label] : what)
                learn(labelClass(name, m_tenantLabel), label);
        } else if constexpr (store::VectorOf<Plain>::value) {
            for (const auto& one : what)
                (*this)(field, one);
        } else if constexpr (store::OptionalOf<Plain>::value) {
            if (what)
                (*this)(field, *what);
        } else if constexpr (!typeName<Plain>.empty()) {
            value(what);
        }
    }
    void learn(FieldClass is, const std::string& text)
    {
        if (m_pass == Pass::Prose)
            return m_names.learnFrom(text);
        if (is == FieldClass::People)
            return eachOfList(text, ',', [this](std::string one) {
                m_names.learn(NameKind::Person,
                              one.substr(std::min(one.find_first_not_of(' '), one.size())));
            });
        if (is == FieldClass::Grouping)
            return eachOfList(text, ',', [this](const std::string& one) {
                if (const size_t equals = one.find('='); equals != std::string::npos)
                    learn(labelClass(one.substr(0, equals), m_tenantLabel), one.substr(equals + 1));
            });
        if (is == FieldClass::Image)
            return m_names.learn(NameKind::Host, registryOf(text));
        if (const auto kind = kindOf(is);
            kind && is != FieldClass::PersonId && text.find("://") == std::string::npos)
            m_names.learn(*kind, text);
    }

private:
    template <class T>
    void before(const T&)
    {
    }
    void before(const KubeNode& row) { m_names.learn(NameKind::Host, row.key.name); }
    void before(const ObjectKey& key)
    {
        if (key.kind.view() == "Node")
            m_names.learn(NameKind::Host, key.name);
    }
    void before(const KubeEvent& row)
    {
        if (row.objectKind.view() == "Node")
            m_names.learn(NameKind::Host, row.objectName);
    }
    void before(const Page& row)
    {
        if (byService(row))
            m_own = lastChangeBy;
    }
    void before(const PagePerson& row) { m_names.alias(NameKind::Person, row.name, row.id); }
    void before(const OnCallShift& row) { m_names.alias(NameKind::Person, row.user, row.userId); }
    void before(const PagerIdentity& row)
    {
        m_names.alias(NameKind::Person, row.name, row.userId);
        m_names.alias(NameKind::Person, row.name, row.email);
    }
    void before(const SilenceMatcher& row)
    {
        if (!row.isRegex)
            learn(labelClass(row.name, m_tenantLabel), row.value);
    }
    void before(const AllocationLine& row)
    {
        learn(aggregateClass(row.aggregate.str(), m_tenantLabel), row.name.str());
    }

    Pseudonyms& m_names;
    const std::string& m_tenantLabel;
    Pass m_pass;
    std::string_view m_type, m_own; // m_own: of the row, learnt by before() or not to be learnt
};

class Rewriter
{
public:
    Rewriter(Pseudonyms& names, const std::string& tenantLabel, const store::Clean& clean)
        : m_names(names), m_tenantLabel(tenantLabel), m_clean(clean)
    {
    }
    template <class T>
    void value(T& value)
    {
        const std::string_view outer = std::exchange(m_type, typeName<T>);
        const std::string_view own = std::exchange(m_own, {});
        before(value);
        store::fields(*this, value);
        m_type = outer;
        m_own = own;
    }
    template <class T>
    void operator()(const char* field, T& what)
    {
        if constexpr (store::Text<T>) {
            const auto is = fieldClass(m_type, field);
            if (m_own == field)
                return; // it was rewritten by before()
            if (is == FieldClass::Vocabulary)
                return;
            store::setText(what, is ? rewritten(*is, store::textOf(what)) : hidden);
        } else if constexpr (std::same_as<T, LabelSet>) {
            for (auto& [name, label] : what)
                label = rewritten(labelClass(name, m_tenantLabel), label);
        } else if constexpr (store::VectorOf<T>::value) {
            for (auto& one : what)
                (*this)(field, one);
        } else if constexpr (store::OptionalOf<T>::value) {
            if (what)
                (*this)(field, *what);
        } else if constexpr (!typeName<T>.empty()) {
            value(what);
        }
    }
    std::string rewritten(FieldClass is, const std::string& text)
    {
        if (text.empty())
            return text;
        if (const auto kind = kindOf(is))
            return text.find("://") == std::string::npos ? m_names.of(*kind, text)
                                                         : m_names.url(text);
        switch (is) {
        case FieldClass::Prose:
            return m_names.text(m_clean ? m_clean(text) : text);
        case FieldClass::Url:
            return m_names.url(m_clean ? m_clean(text) : text);
        case FieldClass::File:
            return m_names.text(text.substr(text.rfind('/') + 1)); // npos + 1 = 0
        case FieldClass::People:
            return list(text, ", ", [this](const std::string& one) {
                return m_names.of(NameKind::Person, one);
            });
        case FieldClass::Grouping:
            return list(text, ",", [this](const std::string& one) {
                const size_t equals = one.find('=');
                return equals == std::string::npos ? m_names.text(one)
                                                   : one.substr(0, equals + 1)
                        + rewritten(labelClass(one.substr(0, equals), m_tenantLabel),
                                    one.substr(equals + 1));
            });
        case FieldClass::Image:
            if (const std::string registry = registryOf(text); !registry.empty())
                return m_names.of(NameKind::Host, registry)
                    + m_names.text(text.substr(registry.size()));
            break;
        default:
            break;
        }
        return m_names.text(text);
    }

private:
    static constexpr const char* hidden = "‹redacted›";
    template <class F>
    static std::string list(const std::string& text, std::string_view between, F&& f)
    {
        std::string out;
        eachOfList(text, ',', [&](const std::string& one) {
            const size_t begin = std::min(one.find_first_not_of(' '), one.size());
            out += (out.empty() ? std::string() : std::string(between)) + f(one.substr(begin));
        });
        return out;
    }
    template <class T>
    void before(T&)
    {
    }
    void before(Page& row)
    {
        if (!byService(row))
            return;
        row.lastChangeBy = rewritten(FieldClass::Words, row.lastChangeBy);
        m_own = lastChangeBy;
    }
    void before(SilenceMatcher& row)
    {
        const FieldClass is = labelClass(row.name, m_tenantLabel);
        const auto kind = kindOf(is);
        row.value
            = row.isRegex && kind ? m_names.pattern(*kind, row.value) : rewritten(is, row.value);
        m_own = "value";
    }
    void before(AllocationLine& row)
    {
        row.name
            = Atom(rewritten(aggregateClass(row.aggregate.str(), m_tenantLabel), row.name.str()));
        m_own = "name";
    }

    Pseudonyms& m_names;
    const std::string& m_tenantLabel;
    const store::Clean& m_clean;
    std::string_view m_type, m_own; // m_own: of the row, rewritten by before()
};

} // namespace

Redaction::Redaction(Pseudonyms& names, std::string tenantLabel, store::Clean clean)
    : m_names(names), m_tenantLabel(std::move(tenantLabel)), m_clean(std::move(clean))
{
}

template <class T>
void Redaction::learnValue(const T& value)
{
    Learner(m_names, m_tenantLabel, Learner::Pass::Names).value(value);
    Learner(m_names, m_tenantLabel, Learner::Pass::Prose).value(value);
}

template <class T>
void Redaction::rewriteValue(T& value)
{
    Rewriter(m_names, m_tenantLabel, m_clean).value(value);
}

#define MW_REDACT(T)                                                                               \
    template void Redaction::learnValue(const T&);                                                 \
    template void Redaction::rewriteValue(T&);
MW_STORED_TYPES(MW_REDACT)
#undef MW_REDACT

std::string Redaction::prose(const std::string& text)
{
    return Rewriter(m_names, m_tenantLabel, m_clean).rewritten(FieldClass::Prose, text);
}

void Redaction::learn(const RecordedEstate& estate)
{
    for (const auto& one : estate.environments) {
        m_names.keep(one.name);
        m_names.keep(one.kind);
        m_names.keep(one.region);
    }
    for (const auto& one : estate.clusters)
        m_names.keep(one.name);
    for (const auto& one : estate.budgets) {
        for (const std::string& account : one.accounts)
            m_names.learn(NameKind::Account, account);
    }
    for (const auto& [service, team] : estate.owners)
        m_names.learn(NameKind::Team, team);
}

void Redaction::learn(const Remembered& content)
{
    using Pass = Learner::Pass;
    const auto eachRow = [&content](auto&& f) {
        for (const TopicDelta& each : content.rows) {
            std::visit(
                [&f](const auto& rows) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(rows)>, UsageRows>) {
                        for (const auto& row : rows.upserts)
                            f(row);
                    }
                },
                each);
        }
    };
    // The pager knows people best: who else names one is that person by then.
    Learner names(m_names, m_tenantLabel, Pass::Names);
    eachRow([&names](const auto& row) {
        using Row = std::decay_t<decltype(row)>;
        if constexpr (std::is_same_v<Row, OnCallShift> || std::is_same_v<Row, PagerIdentity>
                      || std::is_same_v<Row, Page>)
            names.value(row);
    });
    for (const Pass pass : {Pass::Names, Pass::Prose}) {
        Learner learner(m_names, m_tenantLabel, pass);
        eachRow([&learner](const auto& row) { learner.value(row); });
        for (const SourceStatus& source : content.sources)
            learner.value(source);
        for (const Change& change : content.changes)
            learner.value(change);
    }
}

void Redaction::rewrite(RecordedEstate& estate)
{
    const auto words = [this](std::string& text) { text = m_names.text(text); };
    // (A new member must be thought of: this names all of them.)
    auto& [title, environments, clusters, budgets, services, owners, tenantLabel, thresholds]
        = estate;
    words(title);
    for (auto& [name, kind, region] : environments)
        words(name);
    for (auto& [name, environment, criticalNamespaces] : clusters) {
        words(name);
        words(environment);
        for (std::string& one : criticalNamespaces)
            words(one);
    }
    for (auto& [name, limit, source, ofServices, accounts, effective] : budgets) {
        words(name);
        words(source);
        for (std::string& one : ofServices)
            words(one);
        for (std::string& one : accounts)
            one = m_names.of(NameKind::Account, one);
    }
    std::map<std::string, std::vector<std::string>> called;
    for (auto& [name, dependencies] : services) {
        for (std::string& one : dependencies)
            words(one);
        called[m_names.text(name)] = std::move(dependencies);
    }
    services = std::move(called);
    std::map<std::string, std::string> owned;
    for (auto& [service, team] : owners)
        owned[m_names.text(service)] = m_names.of(NameKind::Team, team);
    owners = std::move(owned);
    // tenantLabel and thresholds name nothing of the estate
}

void Redaction::rewrite(Remembered& content)
{
    Rewriter rewriter(m_names, m_tenantLabel, m_clean);
    for (TopicDelta& each : content.rows) {
        std::visit(
            [&](auto& rows) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(rows)>, UsageRows>) {
                    rows.scope = m_names.text(rows.scope);
                    for (auto& row : rows.upserts)
                        rewriter.value(row);
                } else {
                    rows.entries.clear(); // joined into the rows already
                }
            },
            each);
    }
    for (SourceStatus& source : content.sources)
        rewriter.value(source);
    for (Change& change : content.changes)
        rewriter.value(change);
}

} // namespace mw
