// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/money.h"
#include "models/text/format.h"

#include <algorithm>

namespace mw::text {
namespace {

constexpr QChar narrowSpace(0x202F);
constexpr QChar noBreakSpace(0x00A0);
constexpr QChar minus(0x2212);

// In front of the digits. Only signs that mean one currency, and $ for the one it is billed in
// nearly everywhere; other dollars are named by their code.
QString sign(Atom currency)
{
    const std::string_view code = currency.view();
    if (code == "USD")
        return QStringLiteral("$");
    if (code == "EUR")
        return QString(QChar(0x20AC));
    if (code == "GBP")
        return QString(QChar(0x00A3));
    if (code == "JPY")
        return QString(QChar(0x00A5));
    if (code == "INR")
        return QString(QChar(0x20B9));
    return code.empty() ? QString() : qs(currency.str()) + noBreakSpace;
}

// units·10^-decimals, not negative.
QString grouped(Wide units, int decimals)
{
    QString digits;
    do {
        digits.prepend(QChar(u'0' + static_cast<char16_t>(units % 10)));
        units /= 10;
    } while (units != 0);
    while (digits.size() <= decimals)
        digits.prepend(QLatin1Char('0'));
    const qsizetype point = digits.size() - decimals;
    if (decimals > 0)
        digits.insert(point, QLatin1Char('.'));
    for (qsizetype at = point - 3; at > 0; at -= 3)
        digits.insert(at, narrowSpace);
    return digits;
}

QString written(const Money& money, QString digits)
{
    const bool zero = std::none_of(digits.begin(), digits.end(), [](QChar c) {
        return c >= QLatin1Char('1') && c <= QLatin1Char('9');
    });
    digits.prepend(sign(money.currency));
    if (money.nano < 0 && !zero)
        digits.prepend(minus);
    return digits;
}

Wide magnitude(const Money& money)
{
    return money.nano < 0 ? -Wide(money.nano) : Wide(money.nano);
}

} // namespace

QString money(const Money& money)
{
    const Wide nano = magnitude(money);
    const int64_t unit = minorUnit(money.currency);
    if (nano != 0 && nano < unit) {
        // Prices of a token or a second: what counts is far behind the point.
        int decimals = 9;
        for (Wide limit = nano; limit >= 1'000; limit /= 10)
            --decimals;
        Wide step = 1;
        for (int i = decimals; i < 9; ++i)
            step *= 10;
        Wide value = divideHalfEven(nano, step);
        while (decimals > 0 && value % 10 == 0) {
            value /= 10;
            --decimals;
        }
        return written(money, grouped(value, decimals));
    }
    return written(money, grouped(divideHalfEven(nano, unit), minorDigits(money.currency)));
}

QString moneyWhole(const Money& amount)
{
    const Wide nano = magnitude(amount);
    if (nano < Wide(100) * nanoPerUnit)
        return nano == 0 ? written(amount, QStringLiteral("0")) : money(amount);
    return written(amount, grouped(divideHalfEven(nano, nanoPerUnit), 0));
}

QString moneyChange(const Money& amount)
{
    const QString text = money(amount);
    return amount.nano > 0 && !text.startsWith(minus) ? QLatin1Char('+') + text : text;
}

} // namespace mw::text
