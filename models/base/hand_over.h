// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A function that another thread is to call, given to it through a queue of Qt: handOver(f) is f.
// Qt's queues are safe, but the thread sanitizer cannot know: their locks are in a library that was
// not built with it. Under it, what was written before the hand-over is known to be read after.
#pragma once

#include <type_traits>
#include <utility>

#if defined(__SANITIZE_THREAD__)
#define MIDWATCH_THREAD_SANITIZER
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define MIDWATCH_THREAD_SANITIZER
#endif
#endif

#ifdef MIDWATCH_THREAD_SANITIZER

extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);

namespace mw {

template <class Function>
class HandedOver
{
public:
    explicit HandedOver(Function function) : m_function(std::move(function)) { given(); }
    HandedOver(const HandedOver& other) : m_function(other.m_function) { given(); }
    HandedOver(HandedOver&& other) : m_function(std::move(other.m_function)) { given(); }
    ~HandedOver() { __tsan_acquire(this); }
    decltype(auto) operator()()
    {
        __tsan_acquire(this);
        return m_function();
    }

private:
    void given() { __tsan_release(this); }
    Function m_function;
};

template <class Function>
HandedOver<std::decay_t<Function>> handOver(Function&& function)
{
    return HandedOver<std::decay_t<Function>>(std::forward<Function>(function));
}

} // namespace mw

#else

namespace mw {

template <class Function>
std::decay_t<Function> handOver(Function&& function)
{
    return std::forward<Function>(function);
}

} // namespace mw

#endif
