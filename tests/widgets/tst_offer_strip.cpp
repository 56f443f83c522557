// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is offered above a pane: one kind where the pane shows but one, all kinds in one sentence on
// Watch, a choice where there are several; and that nothing of it is cut in a narrow window.
#include "tests/support/test_registry.h"
#include "tests/widgets/picture_compare.h"
#include "tests/widgets/pseudo_locale.h"
#include "widgets/controls/button.h"
#include "widgets/shell/offer_strip.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace mw;
using namespace mwtest;

namespace {

Offer offer(const char* type, const char* service, const char* cluster = "shop-prod")
{
    return {cluster, cluster, type, service, "", false};
}

std::vector<Offer> three()
{
    return {offer("prometheus", "monitoring/kube-prometheus-stack-prometheus:9090"),
            offer("alertmanager", "monitoring/kube-prometheus-stack-alertmanager:9093"),
            offer("opencost", "opencost/opencost:9003")};
}

struct Fixture
{
    explicit Fixture(int width = 1024, ThemeId id = ThemeId::Night) : theme(id)
    {
        theme.install(*qApp);
        strip = new OfferStrip(theme, &window);
        auto* all = new QVBoxLayout(&window);
        all->setContentsMargins(0, 0, 0, 0);
        all->addWidget(strip);
        all->addStretch(1);
        window.resize(width, 120);
        window.show();
    }
    ~Fixture() { qApp->setStyle(QStringLiteral("Fusion")); }
    // Every word has its place, and buttons are whole.
    bool fits() const
    {
        QTest::qWait(20); // layouts that were asked for
        const auto* text = strip->findChild<TextLabel*>();
        bool good = strip->width() <= window.width()
            && text->height() >= text->heightForWidth(text->width());
        for (const Button* each :
             {strip->choiceButton(), strip->useButton(), strip->notNowButton()})
            good = good && (!each->isVisible() || each->width() >= each->sizeHint().width());
        return good;
    }
    Theme theme;
    QWidget window;
    OfferStrip* strip = nullptr;
};

} // namespace

class OfferStripTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPaneOffersWhatItShows()
    {
        Fixture f;
        QVERIFY(!f.strip->isVisible());
        f.strip->setOffers(three(), "alertmanager");
        QVERIFY(f.strip->isVisible());
        QCOMPARE(
            f.strip->sentence(),
            QStringLiteral("Alertmanager found in "
                           "monitoring/kube-prometheus-stack-alertmanager:9093 through the API "
                           "server of shop-prod."));
        QVERIFY(!f.strip->hasFocus() && !f.strip->useButton()->hasFocus());
        f.strip->setOffers(three(), {});
        QVERIFY(f.strip->sentence().startsWith(
            QStringLiteral("Found through the API server of shop-prod: Prometheus (monitoring/")));
        QCOMPARE(f.strip->useButton()->text(), QStringLiteral("Use them"));
        std::vector<Offer> declined = three();
        for (Offer& one : declined)
            one.declined = true;
        f.strip->setOffers(declined, {});
        QVERIFY(!f.strip->isVisible());
        f.strip->setOffers({}, "prometheus");
        QVERIFY(!f.strip->isVisible());
    }

    void oneClusterAfterTheOther()
    {
        Fixture f;
        f.strip->setOffers(
            {offer("prometheus", "a/p:9090", "eu"), offer("prometheus", "a/p:9090", "us")},
            "prometheus");
        QVERIFY(f.strip->sentence().endsWith(QStringLiteral("API server of eu.")));
        QVERIFY(!f.strip->choiceButton()->isVisible());
    }

    void severalAreAChoice()
    {
        Fixture f;
        const Offer first = offer("prometheus", "a/p:9090");
        const Offer second = offer("prometheus", "b/q:9090");
        f.strip->setOffers({first, second}, "prometheus");
        QVERIFY(f.strip->choiceButton()->isVisible());
        QTest::mouseClick(f.strip->choiceButton(), Qt::LeftButton);
        auto* menu = f.strip->findChild<QMenu*>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        QVERIFY(menu->actions()[0]->isChecked());
        menu->actions()[1]->trigger();
        menu->close();
        QCOMPARE(f.strip->choiceButton()->text(), QStringLiteral("b/q:9090 ▾"));
        std::vector<Offer> used, put;
        connect(
            f.strip, &OfferStrip::useRequested, this, [&](const auto& offers) { used = offers; });
        connect(
            f.strip, &OfferStrip::notNowRequested, this, [&](const auto& offers) { put = offers; });
        QTest::mouseClick(f.strip->useButton(), Qt::LeftButton);
        QCOMPARE(used.size(), size_t(1));
        QCOMPARE(used[0].service, second.service);
        QTest::mouseClick(f.strip->notNowButton(), Qt::LeftButton);
        QCOMPARE(put.size(), size_t(2)); // none of them is asked about again
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("padded");
        for (const int width : {828, 1024, 1440}) // with and without the rail
            for (const bool padded : {false, true})
                QTest::addRow("%d%s", width, padded ? " padded" : "") << width << padded;
    }
    void nothingIsCut()
    {
        QFETCH(int, width);
        QFETCH(bool, padded);
        PseudoLocale longer;
        if (padded)
            qApp->installTranslator(&longer);
        {
            Fixture f(width);
            f.strip->setOffers(three(), {});
            QVERIFY(f.fits());
            f.strip->setOffers({three()[0], offer("prometheus", "team-b/prometheus-operated:9090")},
                               "prometheus");
            QVERIFY(f.fits());
        }
        qApp->removeTranslator(&longer);
    }

    void looksAsKept()
    {
        Fixture f;
        f.strip->setOffers(three(), {});
        QVERIFY(f.fits());
        f.window.setFocusPolicy(Qt::StrongFocus);
        f.window.setFocus(); // else the first button has it, for nothing else is there
        KeptPictures kept;
        const QString problem
            = kept.check(QStringLiteral("offer-strip-night"), settledPicture(f.strip));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
};

MIDWATCH_TEST(OfferStripTest)
#include "tst_offer_strip.moc"
