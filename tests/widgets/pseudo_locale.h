// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A language nobody speaks: every translated text is 40 % longer and recognisable. Text that is cut
// with it will be cut in German; text that is not padded was not translated.
#pragma once

#include <QTranslator>

namespace mwtest {

class PseudoLocale final : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override
    {
        const QString text = QString::fromUtf8(source);
        // Inserted after the first letter, so that %1 and file patterns stay whole.
        const auto extra = std::max<qsizetype>(2, text.size() * 4 / 10);
        QString pad;
        for (qsizetype i = 0; i < extra; ++i)
            pad += i % 7 == 6 ? u' ' : u'ÿ';
        return text + u' ' + pad;
    }
};

} // namespace mwtest
