// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the status bar may leave out and what never: nothing unwell goes without a dot that leads to
// it, and what the outside systems still allow stands there at every state of the others.
#include "models/text/warnings.h"
#include "tests/support/test_registry.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/shell/status_bar.h"

#include <QSignalSpy>

using namespace mw;
using namespace mwtest;

namespace {

SourceStatus source(const char* id, SourceState state, const char* type = "prometheus")
{
    SourceStatus out;
    out.id = SourceId(id);
    out.title = id;
    out.type = type;
    out.state = state;
    out.lastGood = someNight() - std::chrono::minutes(state == SourceState::Live ? 1 : 4);
    out.latency = std::chrono::milliseconds(84);
    out.requests = 1200;
    return out;
}

constexpr const char* names[] = {"agent-factory-prod",
                                 "agent-factory-dr",
                                 "prometheus-prod",
                                 "prometheus-dr",
                                 "alertmanager-a",
                                 "alertmanager-b",
                                 "pagerduty",
                                 "github",
                                 "cost-explorer"};

std::vector<SourceStatus> nine(size_t unreachable)
{
    std::vector<SourceStatus> out;
    for (size_t i = 0; i < std::size(names); ++i) {
        const bool down = i + unreachable >= std::size(names);
        const bool github = std::string_view(names[i]) == "github";
        out.push_back(source(names[i],
                             down ? SourceState::Unreachable : SourceState::Live,
                             github ? "github" : "prometheus"));
        if (github && !down)
            out.back().budget = ApiBudget{5000, 4812, {}, 0};
    }
    return out;
}

struct Bar
{
    explicit Bar(int width)
    {
        bar.resize(width, 28);
        bar.show();
    }
    std::vector<SourceDot*> dots() const
    {
        std::vector<SourceDot*> out;
        for (SourceDot* dot : bar.findChildren<SourceDot*>()) {
            if (dot->isVisible())
                out.push_back(dot);
        }
        return out;
    }
    QString said() const
    {
        QStringList out;
        for (const SourceDot* dot : dots())
            out << dot->accessibleName();
        return out.join(u'\n');
    }
    const TextLabel* label(const QString& text) const
    {
        for (const TextLabel* one : bar.findChildren<TextLabel*>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    }
    Theme theme{ThemeId::Night};
    StatusBar bar{theme};
};

Spending fourteenCents()
{
    return {QStringLiteral("CE"), *fromFloat(0.14, Atom("USD")), {}};
}

} // namespace

class StatusBarTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingUnwellVanishes_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("unreachable");
        for (const int width : {1024, 1440, 2560}) {
            for (const int down : {0, 1, 3, 7, 9})
                QTest::addRow("%d-%d", width, down) << width << down;
        }
    }

    void nothingUnwellVanishes()
    {
        QFETCH(int, width);
        QFETCH(int, unreachable);
        Bar f(width);
        f.bar.setSources(nine(size_t(unreachable)), someNight());
        f.bar.setSpending({fourteenCents()});
        // Each one that is down has its dot, or the last dot counts it and leads to all.
        int named = 0;
        for (const char* name : names) {
            if (QWidget* dot = f.bar.dotOf(SourceId(name)))
                named += dot->accessibleName().contains(QStringLiteral("Unknown"));
        }
        int behind = 0;
        SourceDot* more = nullptr;
        for (SourceDot* dot : f.dots()) {
            const QString title = dot->accessibleName().section(u',', 0, 0);
            if (!title.startsWith(u'+'))
                continue;
            more = dot;
            behind = title.mid(1).toInt();
        }
        QCOMPARE(named + behind, unreachable);
        int right = 0;
        for (const SourceDot* dot : f.dots()) {
            QVERIFY2(dot->x() >= right, qPrintable(f.said()));
            right = dot->x() + dot->width();
        }
        QVERIFY2(right <= width, qPrintable(f.said()));
        for (const TextLabel* label : f.bar.findChildren<TextLabel*>())
            QVERIFY2(!label->isVisible() || label->x() >= right, qPrintable(label->text()));
        if (!more)
            return;
        QSignalSpy asked(&f.bar, &StatusBar::sourceClicked);
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QVERIFY(asked.at(0).at(0).value<SourceId>().empty()); // the list of all of them
    }

    void liveOnesAreSummedUpFirst()
    {
        Bar f(1024);
        f.bar.setSources(nine(2), someNight());
        QVERIFY2(f.said().contains(QStringLiteral("7 live")), qPrintable(f.said()));
        QVERIFY2(f.said().contains(QStringLiteral("unreachable 4m")), qPrintable(f.said()));
        Bar wide(2560);
        wide.bar.setSources(nine(0), someNight());
        QVERIFY2(wide.said().contains(QStringLiteral("pagerduty, OK")), qPrintable(wide.said()));
    }

    void budgetsAreSeenBesideNineLiveSources()
    {
        Bar f(1440);
        f.bar.setSources(nine(0), someNight());
        f.bar.setSpending({fourteenCents()});
        const QString words = f.bar.budgets();
        QCOMPARE(QString(words).replace(QChar(0x202F), u' '),
                 QStringLiteral("GitHub 4 812/5 000 · CE $0.14 today"));
        const TextLabel* label = f.label(words);
        QVERIFY(label);
        QVERIFY(label->fontMetrics().horizontalAdvance(words) <= label->width()); // not elided
    }

    void theSecondaryLimitIsNamedWhenItBites()
    {
        Bar f(1440);
        auto sources = nine(0);
        for (SourceStatus& one : sources) {
            if (one.type == "github")
                one.state = SourceState::Throttled;
        }
        f.bar.setSources(sources, someNight());
        QVERIFY2(f.bar.budgets().contains(QStringLiteral("GitHub: secondary limit")),
                 qPrintable(f.bar.budgets()));
        for (SourceStatus& one : sources) {
            if (one.budget)
                one.budget->remaining = 0;
        }
        f.bar.setSources(sources, someNight());
        QVERIFY2(f.bar.budgets().contains(QStringLiteral("GitHub: hourly limit reached")),
                 qPrintable(f.bar.budgets()));
    }

    void whatIsNotVerifiedIsNeverSummedUp()
    {
        Bar f(1024);
        auto sources = nine(0);
        sources[0].permanentWarning = text::tlsNotVerified;
        f.bar.setSources(sources, someNight());
        QWidget* dot = f.bar.dotOf(sources[0].id);
        QVERIFY(dot);
        QVERIFY2(dot->accessibleName().contains(QStringLiteral("TLS not verified")),
                 qPrintable(dot->accessibleName()));
    }
};

MIDWATCH_TEST(StatusBarTest)
#include "tst_status_bar.moc"
