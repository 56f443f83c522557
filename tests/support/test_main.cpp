// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_registry.h"

#include <QStandardPaths>
#include <cstdio>
#ifdef MIDWATCH_TEST_GUI
#include <QApplication>
#else
#include <QCoreApplication>
#endif

// test_x               runs every class of this executable
// test_x Class [args]  runs one class; args go to Qt Test
int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
#ifdef MIDWATCH_TEST_GUI
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
#else
    QCoreApplication app(argc, argv);
#endif
    QCoreApplication::setApplicationName(QStringLiteral("midwatch-tests"));
    std::string only;
    std::vector<char*> args{argv[0]};
    for (int i = 1; i < argc; ++i) {
        if (i == 1 && argv[i][0] != '-')
            only = argv[i];
        else
            args.push_back(argv[i]);
    }
    int failures = 0;
    int ran = 0;
    for (const auto& entry : mwtest::testClasses()) {
        if (!only.empty() && entry.name != only)
            continue;
        const auto object = entry.make();
        failures += QTest::qExec(object.get(), static_cast<int>(args.size()), args.data());
        ++ran;
    }
    if (ran == 0) {
        std::fprintf(stderr, "no test class %s here\n", only.c_str());
        return 2;
    }
    return failures == 0 ? 0 : 1;
}
