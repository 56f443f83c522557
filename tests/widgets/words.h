// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words as the program loads them: English has its plurals there. As long as the object lives.
#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace mwtest {

class Words
{
public:
    explicit Words(bool german = false)
    {
        const QString file = german ? QStringLiteral("midwatch_de") : QStringLiteral("midwatch_en");
        if (!m_words.load(file, QStringLiteral(MIDWATCH_QM_DIR)))
            qFatal("no translations in " MIDWATCH_QM_DIR);
        QCoreApplication::installTranslator(&m_words);
    }
    ~Words() { QCoreApplication::removeTranslator(&m_words); }
    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;

private:
    QTranslator m_words;
};

} // namespace mwtest
