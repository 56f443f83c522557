// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be written and read: one list for the explicit instantiations of the codecs.
#pragma once

#include "models/store/fields_services.h"

#define MW_STORED_ROWS(X)                                                                          \
    X(Pod)                                                                                         \
    X(KubeNode)                                                                                    \
    X(Namespace)                                                                                   \
    X(Workload)                                                                                    \
    X(KubeEvent)                                                                                   \
    X(ClusterState)                                                                                \
    X(Slo)                                                                                         \
    X(Alert)                                                                                       \
    X(Silence)                                                                                     \
    X(AlertServer)                                                                                 \
    X(Page)                                                                                        \
    X(OnCallShift)                                                                                 \
    X(PagerIdentity)                                                                               \
    X(PipelineRun)                                                                                 \
    X(PipelineJob)                                                                                 \
    X(Deployment)                                                                                  \
    X(CostLine)                                                                                    \
    X(AllocationLine)                                                                              \
    X(CostFeed)                                                                                    \
    X(ProviderPage)                                                                                \
    X(ProviderComponent)                                                                           \
    X(ProviderIncident)

#define MW_STORED_TYPES(X)                                                                         \
    MW_STORED_ROWS(X)                                                                              \
    X(ObjectKey)                                                                                   \
    X(SourceKey)                                                                                   \
    X(SloKey)                                                                                      \
    X(SourceStatus)                                                                                \
    X(Change)

namespace mw::store {

// What a field is made of, for the codecs.
template <class T>
struct VectorOf : std::false_type
{
};
template <class T>
struct VectorOf<std::vector<T>> : std::true_type
{
};
template <class T>
struct OptionalOf : std::false_type
{
};
template <class T>
struct OptionalOf<std::optional<T>> : std::true_type
{
};
template <class T>
struct IdOf : std::false_type
{
};
template <class Tag>
struct IdOf<Id<Tag>> : std::true_type
{
};
template <class T>
struct DurationOf : std::false_type
{
};
template <class Rep, class Period>
struct DurationOf<std::chrono::duration<Rep, Period>> : std::true_type
{
};
template <class T>
struct TimePointOf : std::false_type
{
};
template <class Clock, class Duration>
struct TimePointOf<std::chrono::time_point<Clock, Duration>> : std::true_type
{
};

template <class T>
concept Text = std::same_as<T, std::string> || std::same_as<T, Atom> || IdOf<T>::value;
template <class T>
concept Pair = std::same_as<T, std::pair<std::string, std::string>>;
template <class T>
concept Whole = (std::integral<T> && !std::same_as<T, bool>) || std::is_enum_v<T>;
template <class T>
concept Time = DurationOf<T>::value || TimePointOf<T>::value;

inline const std::string& textOf(const std::string& text)
{
    return text;
}
inline const std::string& textOf(const Atom& text)
{
    return text.str();
}
template <class Tag>
const std::string& textOf(const Id<Tag>& id)
{
    return id.str();
}
template <Text T>
void setText(T& to, std::string&& text)
{
    to = T(std::move(text));
}
template <Time T>
int64_t countOf(const T& time)
{
    if constexpr (DurationOf<T>::value)
        return static_cast<int64_t>(time.count());
    else
        return static_cast<int64_t>(time.time_since_epoch().count());
}
template <Time T>
void setCount(T& to, int64_t count)
{
    if constexpr (DurationOf<T>::value)
        to = T(static_cast<typename T::rep>(count));
    else
        to = T(typename T::duration(static_cast<typename T::rep>(count)));
}
// Whether a whole number fits into the field.
template <Whole T>
bool fits(int64_t number)
{
    if constexpr (std::is_enum_v<T>)
        return number >= 0 && number < 64;
    else
        return std::in_range<T>(number);
}

} // namespace mw::store
