// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the reference material (vectors, recordings, official specs) lies: $MIDWATCH_SHARED, else
// ../shared beside the checkout. Its absence is the only allowed reason for a skip.
#pragma once

#include <QDir>
#include <QString>
#include <QTest>

namespace mwtest {

inline QString sourceDir()
{
    return qEnvironmentVariable("MIDWATCH_SOURCE_DIR", QStringLiteral("."));
}

inline QString sharedDir()
{
    const QString given = qEnvironmentVariable("MIDWATCH_SHARED");
    const QString dir = given.isEmpty() ? sourceDir() + QStringLiteral("/../shared") : given;
    return QDir(dir).exists() ? QDir(dir).absolutePath() : QString();
}

} // namespace mwtest

// Skips the test function when the shared material is not there; else `var` is its path.
#define MIDWATCH_SHARED_OR_SKIP(var)                                                               \
    const QString var = mwtest::sharedDir();                                                       \
    if (var.isEmpty())                                                                             \
    QSKIP("MIDWATCH_SHARED is absent")
