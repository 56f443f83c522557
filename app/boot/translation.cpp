// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace mw {

QString loadTranslation(QCoreApplication& app, const QString& lang)
{
    const QLocale locale = lang.isEmpty() ? QLocale::system() : QLocale(lang);
    QLocale::setDefault(locale);
    const QString bin = QCoreApplication::applicationDirPath();
    const QStringList places{
        QStringLiteral(":/i18n"),
        bin + QStringLiteral("/translations"),
        bin + QStringLiteral("/../translations"),
        bin + QStringLiteral("/../share/midwatch/translations"),
    };
    const auto load = [&](const auto& from) {
        auto* translator = new QTranslator(&app);
        for (const QString& place : places) {
            if (from(*translator, place)) {
                QCoreApplication::installTranslator(translator);
                return true;
            }
        }
        delete translator;
        return false;
    };
    // English stands below every language: it knows the plurals that a language may lack.
    load([](QTranslator& t, const QString& place) {
        return t.load(QStringLiteral("midwatch_en"), place);
    });
    // A language asked for by name wins over the locale's list of fallbacks: "xx" is the
    // pseudo-language of the tests, which no locale knows.
    const bool found = load([&](QTranslator& t, const QString& place) {
        return lang.isEmpty()
            ? t.load(locale, QStringLiteral("midwatch"), QStringLiteral("_"), place)
            : t.load(QStringLiteral("midwatch_") + lang, place);
    });
    if (!found)
        return QStringLiteral("en");
    auto* qt = new QTranslator(&app);
    if (qt->load(locale,
                 QStringLiteral("qtbase"),
                 QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    return lang.isEmpty() ? locale.name() : lang;
}

} // namespace mw
