// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An estate file with this text behind its first two lines, read as the program does.
#pragma once

#include "models/estate/estate.h"

#include <QFile>
#include <QTemporaryDir>

namespace mwtest {

inline mw::Estate estateOf(const QTemporaryDir& dir, const char* text)
{
    QFile file(dir.filePath(QStringLiteral("estate.yaml")));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write("apiVersion: midwatch/v1\nkind: Estate\n");
    file.write(text);
    file.close();
    auto estate = mw::readEstate(file.fileName().toStdString());
    if (!estate)
        qFatal("%s", mw::describe(estate.error()).c_str());
    return *std::move(estate);
}

} // namespace mwtest
