// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One executable per test folder: every class announces itself with MIDWATCH_TEST(Class) at the
// start of a line (CMake reads these lines and makes one ctest of each class).
#pragma once

#include <QObject>
#include <QTest>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mwtest {

struct TestClass
{
    std::string name;
    std::function<std::unique_ptr<QObject>()> make;
};

inline std::vector<TestClass>& testClasses()
{
    static std::vector<TestClass> classes;
    return classes;
}

struct Registration
{
    Registration(const char* name, std::function<std::unique_ptr<QObject>()> make)
    {
        testClasses().push_back({name, std::move(make)});
    }
};

} // namespace mwtest

// Use it after the class, at the start of a line, outside any namespace.
#define MIDWATCH_TEST(Class)                                                                       \
    static const mwtest::Registration registration_##Class(                                        \
        #Class, [] { return std::unique_ptr<QObject>(new Class); });
