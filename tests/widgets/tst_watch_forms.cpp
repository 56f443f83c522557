// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of Watch that ask for words, drawn over the pane in the three themes, in a small window
// and in German, and compared with the pictures kept in tests/widgets/pictures.
#include "tests/support/test_registry.h"
#include "tests/widgets/picture_compare.h"
#include "tests/widgets/watch_fixture.h"
#include "tests/widgets/words.h"
#include "widgets/panes/watch/focus_card.h"
#include "widgets/panes/watch/incident_form.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/row_form.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>
#include <ctime>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

struct Look
{
    const char* name;
    ThemeId theme = ThemeId::Night;
    QSize size{1288, 824}; // of the pane in a window of 1440 × 900
    bool german = false;
};
const Look looks[] = {
    {"night"},
    {"day", ThemeId::Day},
    {"contrast", ThemeId::Contrast},
    {"small-night", ThemeId::Night, {872, 624}}, // 1024 × 700
    {"de-night", ThemeId::Night, {872, 624}, true},
};

} // namespace

class WatchFormPicturesTest : public QObject
{
    Q_OBJECT

    KeptPictures m_kept;
    int m_drawn = 0;

    static void all()
    {
        QTest::addColumn<int>("look");
        for (size_t i = 0; i < std::size(looks); ++i)
            QTest::newRow(looks[i].name) << int(i);
    }

    // The pane, the card open over it: nothing cut, and as kept.
    void keep(const char* name, WatchPane* pane, const WatchForm* form)
    {
        QVERIFY(form->isVisible());
        QTest::qWait(20); // layouts that were asked for
        QVERIFY(pane->rect().contains(form->geometry()));
        for (const QWidget* child : form->findChildren<QWidget*>()) {
            const QPoint at = child->mapTo(form, QPoint());
            const bool words = qobject_cast<const QAbstractButton*>(child)
                || qobject_cast<const QLineEdit*>(child);
            if (child->isVisible() && words)
                QVERIFY2(form->rect().contains(QRect(at, child->size()))
                             && child->width() >= child->minimumSizeHint().width(),
                         child->metaObject()->className());
        }
        const QString full
            = QLatin1String(name) + QLatin1Char('-') + QLatin1String(QTest::currentDataTag());
        ++m_drawn;
        const QString problem = m_kept.check(full, settledPicture(pane));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    // A page of users' errors and a warning that nobody was paged for.
    struct Night
    {
        explicit Night(const Look& look) : words(look.german), f(look.theme)
        {
            pane = f.open(look.size);
            f.fire();
            pane->refresh();
        }
        void chooseTheWarning()
        {
            pane->needs()->setFocus();
            for (int i = 0; i < 4 && !(pane->needs()->current() && isWarning()); ++i)
                QTest::keyClick(pane->needs(), Qt::Key_J);
            QVERIFY(pane->needs()->current() && isWarning());
        }
        // A page, and the incident that somebody declares for it.
        void declare()
        {
            f.call({page("Q1", 40213, "[FIRING:1] HighErrorRate api")});
            pane->refresh();
            QVERIFY(f.actions.trigger(QStringLiteral("watch.declare")));
            pane->form()->confirm();
        }
        bool isWarning() const { return pane->needs()->current()->need.object == "redis"; }
        Words words;
        WatchFixture f;
        WatchPane* pane = nullptr;
    };

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC"); // ends of a snooze are local time
        tzset();
    }

    void snooze_data() { all(); }
    void snooze()
    {
        QFETCH(int, look);
        Night night(looks[look]);
        night.chooseTheWarning();
        QVERIFY(night.f.actions.trigger(QStringLiteral("watch.snooze")));
        QVERIFY(night.pane->rowForm()->mode() == RowForm::Mode::Snooze);
        night.pane->rowForm()->setWords(QStringLiteral("new disk comes at nine"));
        keep("form-snooze", night.pane, night.pane->rowForm());
    }

    void owner_data() { all(); }
    void owner()
    {
        QFETCH(int, look);
        Night night(looks[look]);
        night.chooseTheWarning();
        QVERIFY(night.f.actions.trigger(QStringLiteral("watch.owner")));
        keep("form-owner", night.pane, night.pane->rowForm());
    }

    void judge_data() { all(); }
    void judge()
    {
        QFETCH(int, look);
        Night night(looks[look]);
        night.f.call({page("Q1", 40213, "[FIRING:1] HighErrorRate api")});
        night.pane->refresh();
        Page over = page("Q1", 40213, "[FIRING:1] HighErrorRate api");
        over.state = Page::State::Resolved;
        over.resolved = night.f.clock.world();
        night.f.call({over});
        night.pane->refresh();
        night.f.clock.advance(16min);
        night.pane->refresh();
        QVERIFY(night.f.actions.trigger(QStringLiteral("watch.declare")));
        QVERIFY(night.pane->form()->mode() == IncidentForm::Mode::Judge);
        keep("form-judge", night.pane, night.pane->form());
    }

    void close_data() { all(); }
    void close()
    {
        QFETCH(int, look);
        Night night(looks[look]);
        night.declare();
        QVERIFY(night.f.actions.trigger(QStringLiteral("watch.declare")));
        QVERIFY(night.pane->form()->mode() == IncidentForm::Mode::Close);
        night.pane->form()->setWords(QStringLiteral("bad deploy, rolled back"));
        keep("form-close", night.pane, night.pane->form());
    }

    void impact_data() { all(); }
    void impact()
    {
        QFETCH(int, look);
        Night night(looks[look]);
        night.declare();
        QVERIFY(night.f.actions.trigger(QStringLiteral("watch.impact")));
        night.pane->form()->confirm();
        // Corrected: both that it was confirmed and what data had proposed are said.
        QVERIFY(night.f.actions.trigger(QStringLiteral("watch.impact")));
        QVERIFY(night.pane->form()->mode() == IncidentForm::Mode::Impact);
        night.pane->form()->setWords(QStringLiteral("02:48"));
        keep("form-impact", night.pane, night.pane->form());
    }

    void change_data() { all(); }
    void change()
    {
        QFETCH(int, look);
        Night night(looks[look]);
        night.declare();
        QVERIFY(night.f.actions.trigger(QStringLiteral("watch.change")));
        QVERIFY(night.pane->form()->mode() == IncidentForm::Mode::Change);
        night.pane->form()->setWords(QStringLiteral("Ben"));
        keep("form-change", night.pane, night.pane->form());
    }

    void cleanupTestCase()
    {
        // Only a whole run can tell what nobody draws any more.
        if (QTest::currentTestFailed() || m_drawn < 6 * int(std::size(looks)))
            return;
        const QStringList orphans = m_kept.orphans(QStringLiteral("form-"));
        QVERIFY2(orphans.isEmpty(), qPrintable(orphans.join(u' ')));
    }
};

MIDWATCH_TEST(WatchFormPicturesTest)
#include "tst_watch_forms.moc"
