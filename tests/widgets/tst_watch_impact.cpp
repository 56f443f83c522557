// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When the impact of an incident began: proposed by data, confirmed and corrected by keys, by a
// click and by the hand on the clock; severity and commander changed. What the record keeps of it.
#include "tests/support/test_registry.h"
#include "tests/widgets/watch_fixture.h"
#include "widgets/charts/incident_clock.h"
#include "widgets/controls/button.h"
#include "widgets/controls/card.h"
#include "widgets/controls/text_label.h"
#include "widgets/panes/watch/focus_card.h"
#include "widgets/panes/watch/incident_form.h"
#include "widgets/panes/watch/needs_list.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <cmath>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

// A page whose incident is declared: data proposes when its impact began.
struct Declared : WatchFixture
{
    explicit Declared(bool record = true)
    {
        watch = open();
        fire();
        call({page("Q1", 40213, "HighErrorRate api")});
        watch->refresh();
        if (record) {
            press(Qt::Key_D);
            key(Qt::Key_Return);
        }
        watch->activateWindow();
        watch->needs()->setFocus();
    }
    // As a person at the list presses it.
    void press(Qt::Key which, Qt::KeyboardModifiers with = {})
    {
        watch->activateWindow();
        watch->needs()->setFocus();
        QTest::keyClick(watch->needs(), which, with);
    }
    // Into whatever has the keyboard now.
    void key(Qt::Key which)
    {
        QVERIFY(watch->focusWidget());
        QTest::keyClick(watch->focusWidget(), which);
    }
    void type(const char* words)
    {
        QVERIFY(watch->focusWidget());
        QTest::keyClicks(watch->focusWidget(), QLatin1String(words));
    }
    const incident::Incident& record() const { return *watch->openIncident(); }
    // Of the folder, as another program reads it.
    incident::Incident onDisk() const
    {
        const auto files = runbook::makeFileLayer();
        return *incident::readIncident(*files, record().dir);
    }
    static LeftByDeed silenced(const char* id, World until, const char* undoes = "")
    {
        LeftByDeed out;
        out.left.key = std::string("silence:am/") + id;
        out.left.what = "silence of service=api in am";
        out.left.from = "none";
        out.left.to = "until …";
        out.left.until = until;
        out.left.undo = "expire it";
        out.left.owner = "Ana";
        out.undoes = undoes;
        return out;
    }
    QPoint onLine(World at) const // in a lane without marks
    {
        IncidentClock* clock = watch->clock();
        const int lane = int(ClockLane::Notes);
        const double high
            = (clock->height() - IncidentClock::topPadding - IncidentClock::axisHeight)
            / double(IncidentClock::laneCount);
        return {int(std::lround(clock->xOf(at))),
                int(IncidentClock::topPadding + (lane + 0.5) * high)};
    }
    void drag(QPoint from, int by)
    {
        IncidentClock* on = watch->clock();
        QTest::mousePress(on, Qt::LeftButton, {}, from);
        QTest::mouseMove(on, from + QPoint(by / 2, 0));
        QTest::mouseMove(on, from + QPoint(by, 0));
        QTest::mouseRelease(on, Qt::LeftButton, {}, from + QPoint(by, 0));
    }
    QString said() const { return watch->strip()->findChild<TextLabel*>()->text(); }
    Button* button() const
    {
        for (Button* one : watch->form()->findChildren<Button*>()) {
            if (one->isVisible() && one->text() != QLatin1String("Leave"))
                return one;
        }
        return nullptr;
    }
    WatchPane* watch = nullptr;
};

} // namespace

class WatchImpactTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keysConfirmWhatIsProposedWithoutMovingIt()
    {
        Declared d;
        const World proposed = d.record().impact;
        QVERIFY(proposed != World{} && !d.record().impactConfirmed);
        d.press(Qt::Key_M);
        IncidentForm* form = d.watch->form();
        QVERIFY(form->isVisible());
        QVERIFY(form->mode() == IncidentForm::Mode::Impact);
        QCOMPARE(*form->impact(), proposed);
        QStringList shown;
        for (const TextLabel* label : form->findChildren<TextLabel*>())
            shown << label->text();
        QVERIFY2(shown.join(u'\n').contains(QString::fromStdString(d.record().impactFrom)),
                 qPrintable(shown.join(u'\n')));
        d.key(Qt::Key_Return);
        QVERIFY(!form->isVisible());
        const incident::Incident kept = d.onDisk();
        QVERIFY(kept.impactConfirmed);
        QVERIFY(kept.impact == proposed);
        QCOMPARE(kept.impactFrom, std::string("Ana"));
        QVERIFY(kept.impactSaid == d.clock.world());
        QVERIFY(kept.impactProposed == proposed && !kept.impactProposedFrom.empty());
        QVERIFY(kept.corrections.empty());
        QVERIFY2(d.said().contains(QStringLiteral("Confirmed")), qPrintable(d.said()));
    }

    void keysCorrectWhatWasConfirmed()
    {
        Declared d;
        d.press(Qt::Key_M);
        d.key(Qt::Key_Return);
        const World before = d.record().impact;
        d.clock.advance(2min);
        d.press(Qt::Key_M);
        QVERIFY(!d.button()->isEnabled()); // it says so already
        d.key(Qt::Key_Return);
        QVERIFY(d.watch->form()->isVisible());
        d.type("02:48"); // the time was chosen: typing replaces it
        QVERIFY2(d.button()->text().contains(QStringLiteral("Correct")),
                 qPrintable(d.button()->text()));
        d.key(Qt::Key_Return);
        const incident::Incident kept = d.onDisk();
        World wanted{};
        QVERIFY(parseTime(formatTime(d.clock.world()).substr(0, 10) + "T02:48:00Z", wanted));
        QVERIFY(kept.impact == wanted && kept.impactConfirmed);
        QCOMPARE(kept.corrections.size(), size_t(1));
        QVERIFY(kept.corrections[0].of == incident::Correction::Of::Impact);
        QCOMPARE(kept.corrections[0].before, formatTime(before));
        QCOMPARE(kept.corrections[0].after, formatTime(wanted));
        QCOMPARE(kept.corrections[0].who, std::string("Ana"));
        QVERIFY(kept.corrections[0].at == d.clock.world());
    }

    void whatIsNoTimeOrYetToComeIsNotTaken()
    {
        Declared d;
        d.press(Qt::Key_M);
        for (const char* wrong : {"soon", "25:00", "2026-02-30 02:00", "2999-01-01 00:00"}) {
            d.watch->form()->setWords(QLatin1String(wrong));
            QVERIFY2(!d.watch->form()->impact(), wrong);
            QVERIFY2(!d.button()->isEnabled(), wrong);
            d.key(Qt::Key_Return);
            QVERIFY(d.watch->form()->isVisible());
        }
        d.key(Qt::Key_Escape);
        QVERIFY(!d.watch->form()->isVisible());
        QVERIFY(!d.onDisk().impactConfirmed);
    }

    void aClickOnTheLineConfirmsAndOneBesideItDoesNot()
    {
        Declared d;
        const World proposed = d.record().impact;
        const QPoint line = d.onLine(proposed);
        QVERIFY(d.watch->clock()->marksAt(line).empty());
        QTest::mouseClick(d.watch->clock(), Qt::LeftButton, {}, line - QPoint(30, 0));
        QVERIFY(!d.record().impactConfirmed);
        QTest::mouseClick(d.watch->clock(), Qt::LeftButton, {}, line);
        QVERIFY(d.onDisk().impactConfirmed);
        QVERIFY(d.onDisk().impact == proposed); // not of the pixel that was hit
        // A confirmed line is a moment as any other.
        QSignalSpy picked(d.watch->clock(), &IncidentClock::picked);
        QTest::mouseClick(d.watch->clock(), Qt::LeftButton, {}, line);
        QCOMPARE(picked.size(), 1);
        QVERIFY(d.onDisk().corrections.empty());
    }

    // A mark often stands at the very moment: who looks at it has confirmed nothing.
    void aClickOnAMarkOfThatMomentIsOfTheMark()
    {
        Declared d;
        const World proposed = d.record().impact;
        IncidentClock clock(d.theme);
        clock.resize(1256, 216);
        clock.setNow(d.clock.world());
        Change mark;
        mark.id = "a";
        mark.at = proposed;
        mark.lane = ClockLane::Notes;
        clock.setChanges({mark});
        clock.setImpact(proposed, true);
        QSignalSpy picked(&clock, &IncidentClock::markPicked);
        QSignalSpy clicked(&clock, &IncidentClock::impactClicked);
        const int x = int(std::lround(clock.xOf(proposed)));
        QTest::mouseClick(&clock, Qt::LeftButton, {}, QPoint(x, int(d.onLine(proposed).y())));
        QCOMPARE(picked.size(), 1);
        QCOMPARE(clicked.size(), 0);
        QTest::mouseClick(&clock, Qt::LeftButton, {}, QPoint(x, IncidentClock::topPadding + 4));
        QCOMPARE(clicked.size(), 1);
    }

    void draggingConfirmsAndDraggingAgainCorrects()
    {
        Declared d;
        const World proposed = d.record().impact;
        d.drag(d.onLine(proposed), -40);
        incident::Incident kept = d.onDisk();
        QVERIFY(kept.impactConfirmed);
        QVERIFY(kept.impact < proposed - 5min);
        QCOMPARE(kept.corrections.size(), size_t(1)); // another time than data proposed
        QCOMPARE(kept.corrections[0].before, formatTime(proposed));
        QCOMPARE(kept.corrections[0].beforeFrom, kept.impactProposedFrom);
        const World first = kept.impact;
        d.drag(d.onLine(first), 20);
        kept = d.onDisk();
        QVERIFY(kept.impact > first);
        QCOMPARE(kept.corrections.size(), size_t(2));
        QCOMPARE(kept.corrections[1].before, formatTime(first));
        QCOMPARE(kept.corrections[1].beforeFrom, std::string("Ana"));
        QVERIFY2(d.said().contains(QStringLiteral("Corrected")), qPrintable(d.said()));
    }

    void withoutARecordNothingIsConfirmed()
    {
        Declared d(false);
        QVERIFY(!d.watch->openIncident());
        d.press(Qt::Key_M);
        QVERIFY2(d.said().contains(QStringLiteral("Declare an incident first")),
                 qPrintable(d.said()));
        const double before = d.watch->clock()->xOf(d.clock.world() - 9min);
        d.drag(d.onLine(d.clock.world() - 9min), -40);
        QVERIFY(!d.watch->openIncident());
        QCOMPARE(d.watch->clock()->xOf(d.clock.world() - 9min), before); // nor is it panned
        const auto files = runbook::makeFileLayer();
        QVERIFY(incident::listIncidents(*files, d.incidents()).empty());
    }

    void theCardOfThePageOffersItUntilItIsConfirmed()
    {
        Declared d;
        const auto offered = [&] {
            for (const FocusCard::Deed& deed : d.watch->focusCard()->content().deeds) {
                if (deed.action == QLatin1String("watch.impact"))
                    return true;
            }
            return false;
        };
        QVERIFY(offered());
        d.press(Qt::Key_M);
        d.key(Qt::Key_Return);
        QVERIFY(!offered());
    }

    void severityAndCommanderAreChanged()
    {
        Declared d;
        QVERIFY(d.record().level == incident::Level::P2);
        d.press(Qt::Key_D, Qt::ShiftModifier);
        QVERIFY(d.watch->form()->isVisible());
        QVERIFY(d.watch->form()->mode() == IncidentForm::Mode::Change);
        QVERIFY(!d.button()->isEnabled()); // nothing has been changed
        d.type("Ben");
        d.key(Qt::Key_Tab);
        d.key(Qt::Key_Left); // P1
        QVERIFY2(d.button()->text().endsWith(QStringLiteral("is P1, led by Ben")),
                 qPrintable(d.button()->text()));
        d.button()->click();
        const incident::Incident kept = d.onDisk();
        QVERIFY(kept.level == incident::Level::P1);
        QCOMPARE(kept.commander, std::string("Ben"));
        QCOMPARE(kept.corrections.size(), size_t(2));
        QCOMPARE(kept.corrections[0].before, std::string("P2"));
        QCOMPARE(kept.corrections[1].before, std::string("Ana"));
        QCOMPARE(kept.corrections[1].after, std::string("Ben"));
        QVERIFY(updateDue(kept) == kept.declared + 15min); // as of every P1
    }

    // Once somebody has the page, the first thing that others are told is who.
    void whoHasThePageIsTheFirstThingTold()
    {
        Declared d(false);
        d.press(Qt::Key_D);
        for (QLineEdit* one : d.watch->form()->findChildren<QLineEdit*>()) {
            if (one->accessibleName() == QLatin1String("Channel"))
                one->setText(QStringLiteral("#inc-api"));
        }
        d.key(Qt::Key_Return);
        QCOMPARE(d.record().channel, std::string("#inc-api"));
        const auto offer = [&] {
            for (const FocusCard::Deed& deed : d.watch->focusCard()->content().deeds) {
                if (deed.action == QLatin1String("watch.update"))
                    return deed.words;
            }
            return QString();
        };
        QVERIFY2(!offer().contains(QStringLiteral("is on it")), qPrintable(offer()));
        Page taken = page("Q1", 40213, "HighErrorRate api");
        taken.state = Page::State::Acknowledged;
        taken.acknowledgers = {{"P1", "Ana", d.clock.world()}};
        d.call({taken});
        d.watch->refresh();
        QCOMPARE(offer(), QStringLiteral("Tell #inc-api: Ana is on it"));
        d.press(Qt::Key_U);
        QVERIFY2(d.watch->form()->words().startsWith(QStringLiteral("Ana is on it. P2 ")),
                 qPrintable(d.watch->form()->words()));
        d.key(Qt::Key_Return);
        QCOMPARE(d.onDisk().updates.size(), size_t(1));
        QVERIFY2(offer().contains(QStringLiteral("status update due")), qPrintable(offer()));
        d.press(Qt::Key_U);
        QVERIFY(!d.watch->form()->words().contains(QStringLiteral("is on it"))); // said once
    }

    // Silences and the like that somebody makes while an incident is open.
    void whatPeopleDidIsLeftChanged()
    {
        {
            Declared none(false);
            none.watch->takeLeft(Declared::silenced("s0", none.clock.world() + 1h));
            QVERIFY(!none.watch->openIncident()); // no incident: nobody to keep it
        }
        Declared d;
        const auto left = [&d](size_t i) { return d.onDisk().leftChanged.at(i); };
        d.watch->takeLeft(Declared::silenced("s1", d.clock.world() + 1h));
        QCOMPARE(d.onDisk().leftChanged.size(), size_t(1));
        QCOMPARE(left(0).undo, std::string("expire it"));
        QVERIFY(!left(0).restored);
        // Another one in its place: the first is back.
        d.watch->takeLeft(Declared::silenced("s2", d.clock.world() + 2h, "silence:am/s1"));
        QCOMPARE(d.onDisk().leftChanged.size(), size_t(2));
        QVERIFY(left(0).restored && !left(1).restored);
        // Its end takes it back, and leaves nothing of its own.
        LeftByDeed ended = Declared::silenced("s2", {}, "silence:am/s2");
        ended.left.to = "expired";
        d.watch->takeLeft(ended);
        QCOMPARE(d.onDisk().leftChanged.size(), size_t(2));
        QVERIFY(left(1).restored);
        QCOMPARE(left(1).to, std::string("until …"));
        // The end of one that was there before is left changed.
        LeftByDeed theirs = Declared::silenced("old", {}, "silence:am/old");
        theirs.left.to = "expired";
        d.watch->takeLeft(theirs);
        QVERIFY(!left(2).restored);
        d.watch->refresh();
        QVERIFY(!left(2).restored); // that does not come back by itself
    }

    void aSilenceThatEndsIsNoLongerLeftChanged()
    {
        Declared d;
        d.watch->takeLeft(Declared::silenced("s1", d.clock.world() + 1h));
        d.watch->takeLeft(Declared::silenced("s2", d.clock.world() + 5h));
        d.watch->refresh();
        QVERIFY(!d.onDisk().leftChanged[0].restored);
        d.clock.advance(1h);
        d.watch->refresh();
        QVERIFY(d.onDisk().leftChanged[0].restored); // its time is up
        QVERIFY(!d.onDisk().leftChanged[1].restored);
        Silence gone; // somebody else ended it
        gone.key = {Atom("am"), "s2"};
        gone.state = Silence::State::Expired;
        d.tell("am", {whole<Silence>({gone}, "am/silences")}, "silences");
        d.watch->refresh();
        QVERIFY(d.onDisk().leftChanged[1].restored);
    }
};

MIDWATCH_TEST(WatchImpactTest)
#include "tst_watch_impact.moc"
