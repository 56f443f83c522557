// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The forms that models/insight/change_rules.cpp, watch_marks.cpp and
// models/hub/change_log_rows.cpp write. In a pattern %1 … %5 stand for what is kept as it is.
#include "models/text/change_sentences.h"

#include "models/text/format.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <vector>

namespace mw::text {
namespace {

struct Form
{
    QString start; // what stands before the first number or name
    QRegularExpression english; // compiled when it is first needed: that takes a while for all
    const char* words; // the pattern, as it is translated
};

const char* const patterns[] = {
    // Rollouts, as a pipeline and as the cluster tells of them
    //: Mark on the incident clock. %1 = "api v1 → v2", %2 = "production"
    QT_TRANSLATE_NOOP("Changes", "Failed rollout of %1 to %2"),
    QT_TRANSLATE_NOOP("Changes", "Rolled back %1 to %2"),
    QT_TRANSLATE_NOOP("Changes", "Deploy %1 to %2"),
    QT_TRANSLATE_NOOP("Changes", "Rollout of %1"),
    //: Mark on the incident clock. %1 = workflow, %2 = number, %3 = repository, %4 = branch, %5 =
    //: why
    QT_TRANSLATE_NOOP("Changes", "%1 #%2 of %3 failed on %4: %5"),
    QT_TRANSLATE_NOOP("Changes", "%1 #%2 of %3 failed on %4"),
    QT_TRANSLATE_NOOP("Changes", "%1 #%2 of %3 failed: %4"),
    QT_TRANSLATE_NOOP("Changes", "%1 #%2 of %3 failed"),
    QT_TRANSLATE_NOOP("Changes", "%1 #%2 of %3 succeeded on %4"),
    QT_TRANSLATE_NOOP("Changes", "%1 #%2 of %3 succeeded"),
    QT_TRANSLATE_NOOP("Changes", "Scaled %1 to %2"),
    QT_TRANSLATE_NOOP("Changes", "Scaled %1"),
    // Pages and alerts
    QT_TRANSLATE_NOOP("Changes", "Page #%1: %2"),
    QT_TRANSLATE_NOOP("Changes", "Page #%1 acknowledged by %2"),
    QT_TRANSLATE_NOOP("Changes", "%1 (quiet): %2"),
    QT_TRANSLATE_NOOP("Changes", "%1 (quiet)"),
    // Outside providers
    //: Mark on the incident clock: announced work at a provider. %1 = "GitHub", %2 = its title
    QT_TRANSLATE_NOOP("Changes", "Maintenance of %1: %2"),
    // Nodes and events
    QT_TRANSLATE_NOOP("Changes", "Node %1 of pool %2 not ready"),
    QT_TRANSLATE_NOOP("Changes", "%1 nodes of pool %2 not ready"),
    QT_TRANSLATE_NOOP("Changes", "Node %1 of pool %2 is gone"),
    QT_TRANSLATE_NOOP("Changes", "%1 nodes of pool %2 are gone"),
    QT_TRANSLATE_NOOP("Changes", "Node %1 joined pool %2"),
    QT_TRANSLATE_NOOP("Changes", "%1 nodes joined pool %2"),
    //: Mark on the incident clock. %1 = reason of an event ("BackOff"), %2 = how many, %3 = of what
    QT_TRANSLATE_NOOP("Changes", "%1 on %2 of %3"),
    // Incidents and what people said
    QT_TRANSLATE_NOOP("Changes", "%1 declared: %2"),
    QT_TRANSLATE_NOOP("Changes", "%1 closed: %2"),
    QT_TRANSLATE_NOOP("Changes", "%1 snoozed %2 until %3: %4"),
    QT_TRANSLATE_NOOP("Changes", "%1 ended the snooze of %2"),
    QT_TRANSLATE_NOOP("Changes", "nobody has %1 any more, says %2"),
    QT_TRANSLATE_NOOP("Changes", "nobody has %1 any more"),
    QT_TRANSLATE_NOOP("Changes", "page #%1 was a real cause, says %2"),
    QT_TRANSLATE_NOOP("Changes", "page #%1 was a false alarm, says %2"),
    QT_TRANSLATE_NOOP("Changes", "page #%1 was noise, says %2"),
    QT_TRANSLATE_NOOP("Changes", "status update of %1 on page #%2: %3"),
    QT_TRANSLATE_NOOP("Changes", "%1 has %2, says %3"),
};

// What each placeholder may be: the narrow ones keep a sentence from matching by accident.
QString shapeOf(const QString& pattern, int number)
{
    const QString mark = QLatin1Char('%') + QString::number(number);
    const qsizetype at = pattern.indexOf(mark);
    const bool counted = (at > 0 && pattern[at - 1] == QLatin1Char('#'))
        || (at == 0 && pattern.startsWith(QStringLiteral("%1 nodes")))
        || pattern == QStringLiteral("%1 on %2 of %3");
    if (pattern == QStringLiteral("%1 on %2 of %3"))
        return number == 2 ? QStringLiteral("(\\d+)") : QStringLiteral("(\\S+)");
    if (pattern.startsWith(QStringLiteral("page #%1 was")) && number == 1)
        return QStringLiteral("(\\d+ .*)");
    if (pattern.startsWith(QStringLiteral("%1 declared"))
        || pattern.startsWith(QStringLiteral("%1 closed")))
        return number == 1 ? QStringLiteral("(INC-\\d+)") : QStringLiteral("(.*)");
    if (pattern.startsWith(QStringLiteral("Scaled %1")) && number == 1)
        return QStringLiteral("(\\S+(?: \\S+ \u2192 \\S+)?)");
    return counted ? QStringLiteral("(\\d+)") : QStringLiteral("(.+?)");
}

const std::vector<Form>& forms()
{
    static const std::vector<Form> all = [] {
        std::vector<Form> out;
        for (const char* words : patterns) {
            QString pattern = QString::fromLatin1(words);
            QString regular = QRegularExpression::escape(pattern);
            for (int i = 1; i <= 5; ++i)
                regular.replace(QStringLiteral("\\%") + QString::number(i), shapeOf(pattern, i));
            out.push_back({pattern.section(QLatin1Char('%'), 0, 0),
                           QRegularExpression(QRegularExpression::anchoredPattern(regular)),
                           words});
        }
        return out;
    }();
    return all;
}

// "SIMULATED " and "DRILL " stay in front: nobody may read past them.
QString before(QString& rest)
{
    for (const char* word : {"DRILL ", "SIMULATED "}) {
        if (rest.startsWith(QLatin1String(word))) {
            rest.remove(0, qsizetype(qstrlen(word)));
            return word[0] == 'D' ? QCoreApplication::translate("Changes", "DRILL")
                                  : QCoreApplication::translate("Changes", "SIMULATED");
        }
    }
    return {};
}

} // namespace

QString sentence(const Change& change)
{
    QString rest = qs(change.sentence);
    const QString mode = change.lane == ClockLane::Run ? before(rest) : QString();
    for (const Form& form : forms()) {
        if (!rest.startsWith(form.start))
            continue;
        const auto match = form.english.match(rest);
        if (!match.hasMatch())
            continue;
        QString words = QCoreApplication::translate("Changes", form.words);
        // All at once: what was filled in may hold a %2 of its own.
        QString out;
        for (qsizetype i = 0; i < words.size(); ++i) {
            const int number = words[i] == QLatin1Char('%') && i + 1 < words.size()
                ? words[i + 1].digitValue()
                : -1;
            if (number >= 1 && number <= match.lastCapturedIndex()) {
                out += match.captured(number);
                ++i;
            } else {
                out += words[i];
            }
        }
        rest = out;
        break;
    }
    return mode.isEmpty() ? rest : QString(mode + QLatin1Char(' ') + rest);
}

bool isKnownSentence(const std::string& english)
{
    const QString text = qs(english);
    for (const Form& form : forms()) {
        if (text.startsWith(form.start) && form.english.match(text).hasMatch())
            return true;
    }
    return false;
}

} // namespace mw::text
