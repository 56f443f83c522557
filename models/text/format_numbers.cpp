// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/format.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace mw::text {
namespace {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr QChar narrowSpace(0x202F);
constexpr QChar minus(0x2212);

// "-12345.60" → "−12 345.60"
QString group(QString digits)
{
    const bool negative = digits.startsWith(QLatin1Char('-'));
    if (negative)
        digits.remove(0, 1);
    qsizetype dot = digits.indexOf(QLatin1Char('.'));
    if (dot < 0)
        dot = digits.size();
    for (qsizetype at = dot - 3; at > 0; at -= 3)
        digits.insert(at, narrowSpace);
    if (negative)
        digits.prepend(minus);
    return digits;
}

QString withoutZeros(QString digits)
{
    if (!digits.contains(QLatin1Char('.')))
        return digits;
    while (digits.endsWith(QLatin1Char('0')))
        digits.chop(1);
    if (digits.endsWith(QLatin1Char('.')))
        digits.chop(1);
    return digits == QLatin1String("-0") ? QStringLiteral("0") : digits;
}

// Rounds value·10^decimals. The tolerance undoes the error of binary fractions (0.9993·10⁴ is not
// 9993), it is far below anything that is displayed.
double scaled(double value, int decimals, Round round)
{
    const double exact = value * std::pow(10.0, decimals);
    const double slack = 1e-9 * std::max(1.0, std::fabs(exact));
    switch (round) {
    case Round::Floor:
        return std::floor(exact + slack);
    case Round::Ceil:
        return std::ceil(exact - slack);
    case Round::Nearest:
        break;
    }
    return std::round(exact);
}

QString fixed(double scaledValue, int decimals)
{
    return QString::number(scaledValue / std::pow(10.0, decimals), 'f', decimals);
}

QString infinite(double value)
{
    return value < 0 ? minus + QString(QChar(0x221E)) : QString(QChar(0x221E));
}

} // namespace

QString qs(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString none()
{
    return QString(QChar(0x2013));
}

QString number(double value, int significant)
{
    if (std::isnan(value))
        return none();
    if (std::isinf(value))
        return infinite(value);
    if (value == 0)
        return QStringLiteral("0");
    const int exponent = int(std::floor(std::log10(std::fabs(value))));
    if (exponent < -6) {
        QString text = QString::number(value, 'g', significant);
        return text.replace(QLatin1Char('-'), minus);
    }
    const int decimals = std::max(0, significant - 1 - exponent);
    return group(withoutZeros(QString::number(value, 'f', decimals)));
}

QString count(int64_t value)
{
    return group(QString::number(value));
}

QString bytes(Bytes value)
{
    static constexpr std::array<const char*, 7> units{
        "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    double scaledValue = double(value.value);
    size_t unit = 0;
    // 1023.7 KiB would print as 1 024 KiB.
    while (std::round(std::fabs(scaledValue)) >= 1024 && unit + 1 < units.size()) {
        scaledValue /= 1024;
        ++unit;
    }
    return number(scaledValue) + QLatin1Char(' ') + QLatin1String(units[unit]);
}

QString cores(Millicores value)
{
    if (value.value != 0 && std::abs(value.value) < 1000)
        return group(QString::number(value.value)) + QLatin1Char('m');
    return number(double(value.value) / 1000);
}

QString bytesOrNone(int64_t value)
{
    return value < 0 ? none() : bytes(Bytes{value});
}

QString coresOrNone(int64_t value)
{
    return value < 0 ? none() : cores(Millicores{value});
}

QString percent(double fraction, int decimals, Round round)
{
    if (std::isnan(fraction))
        return none();
    if (std::isinf(fraction))
        return infinite(fraction) + QLatin1String(" %");
    double value = scaled(fraction, decimals + 2, round);
    const double whole = std::pow(10.0, decimals + 2);
    // 100 % means all of it (but consumption is rounded up), 0 % consumed means nothing at all.
    if (round != Round::Ceil && fraction < 1 && value >= whole)
        value = whole - 1;
    if (round == Round::Ceil && fraction > 0 && value <= 0)
        value = 1;
    QString text = fixed(value, decimals);
    if (value == whole)
        text = QStringLiteral("100");
    else if (value == 0)
        text = QStringLiteral("0");
    return group(text) + QLatin1String(" %");
}

QString availability(double sli, double objective)
{
    if (std::isnan(sli))
        return none();
    int decimals = 2;
    while (decimals < 4 && sli != objective
           && scaled(sli, decimals + 2, Round::Floor)
               == scaled(objective, decimals + 2, Round::Floor))
        ++decimals;
    return percent(sli, decimals, Round::Floor);
}

QString objective(const std::string& decimalPercent)
{
    return decimalPercent.empty() ? none() : qs(decimalPercent) + QLatin1String(" %");
}

QString budget(double remaining)
{
    if (std::isnan(remaining))
        return none();
    if (std::isinf(remaining))
        return infinite(remaining) + QLatin1String(" %");
    const double size = std::fabs(remaining) * 100;
    const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    const double value = scaled(remaining, decimals + 2, Round::Floor);
    return group(withoutZeros(fixed(value, decimals))) + QLatin1String(" %");
}

QString burnRate(double burn)
{
    if (std::isnan(burn))
        return none();
    if (burn > 0 && burn < 0.01)
        //: A burn rate too small to print; × is the multiplication sign.
        return Format::tr("<0.01×");
    // below 1 a hundredth is all that matters
    return number(burn, burn >= 1 ? 3 : burn >= 0.1 ? 2 : 1) + QChar(0x00D7);
}

QString requestRate(double perSecond)
{
    if (std::isnan(perSecond))
        return none();
    if (std::fabs(perSecond) >= 999'500)
        //: Millions of requests per second.
        return Format::tr("%1 M/s").arg(number(perSecond / 1e6));
    if (std::fabs(perSecond) >= 999.5)
        //: Thousands of requests per second.
        return Format::tr("%1 k/s").arg(number(perSecond / 1e3));
    //: Requests per second.
    return Format::tr("%1 /s").arg(number(perSecond));
}

} // namespace mw::text
