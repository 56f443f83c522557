// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/offer_strip.h"

#include "models/text/format.h"
#include "widgets/controls/button.h"
#include "widgets/controls/card.h"
#include "widgets/theme/paint.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <algorithm>

namespace mw {
namespace {

// As they call themselves; not translated.
QString nameOf(const std::string& type)
{
    return type == "prometheus"  ? QStringLiteral("Prometheus")
        : type == "alertmanager" ? QStringLiteral("Alertmanager")
        : type == "opencost"     ? QStringLiteral("OpenCost")
                                 : text::qs(type);
}

} // namespace

OfferStrip::OfferStrip(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_text(new TextLabel(theme, TextSize::Small))
    , m_choice(new Button(theme, {}, ButtonKind::Ghost))
    , m_use(new Button(theme, {}, ButtonKind::Primary))
    //: Button: this offer is put aside, and can be called back
    , m_notNow(new Button(theme, tr("Not now"), ButtonKind::Plain))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 12, 6);
    row->setSpacing(8);
    auto* mark = new StatusMark(theme, 12, this);
    mark->setStatus(StatusKind::Info);
    row->addWidget(mark);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::NoFocus);
    row->addWidget(m_text, 1);
    for (Button* button : {m_choice, m_use, m_notNow}) {
        button->setSmall();
        row->addWidget(button);
    }
    m_use->setToolTip(
        //: Tooltip of "Use it"
        tr("It is asked through the cluster's API server, with what you sign in there, and only "
           "read. Remembered for this context; its dot in the status bar gives it up again."));
    m_notNow->setToolTip(
        //: Tooltip of "Not now". The action named here is in the command palette.
        tr("Remembered for this context. The action “Offer what was found in the clusters” brings "
           "it back."));
    hide();
    connect(m_use, &QPushButton::clicked, this, [this] {
        const auto shown = m_shown; // the answer changes it
        Q_EMIT useRequested(shown);
    });
    connect(m_notNow, &QPushButton::clicked, this, [this] {
        const auto all = m_all;
        Q_EMIT notNowRequested(all);
    });
    connect(m_choice, &QPushButton::clicked, this, &OfferStrip::choose);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void OfferStrip::setOffers(const std::vector<Offer>& offers, const std::string& type)
{
    std::vector<Offer> all;
    for (const Offer& offer : offers) {
        const bool fits = !offer.declined && (type.empty() || offer.type == type);
        // One cluster after the other.
        if (fits && (all.empty() || all.front().cluster == offer.cluster))
            all.push_back(offer);
    }
    const bool oneKind
        = !type.empty() || std::all_of(all.begin(), all.end(), [&](const Offer& one) {
              return one.type == all.front().type;
          });
    if (all == m_all && oneKind == m_oneKind)
        return;
    m_all = std::move(all);
    m_oneKind = oneKind;
    m_shown.clear();
    for (const Offer& offer : m_all) {
        const bool another = std::any_of(m_shown.begin(), m_shown.end(), [&](const Offer& one) {
            return one.type == offer.type;
        });
        if (!another)
            m_shown.push_back(offer);
    }
    say();
}

void OfferStrip::say()
{
    if (m_shown.empty())
        return hide();
    const QString context = text::qs(m_shown.front().context);
    const bool several = m_oneKind && m_all.size() > 1;
    if (several) {
        //: Offer. %n = how many there are, %1 = "Prometheus", %2 = name of a kubeconfig context. A
        //: button behind it names the one that is meant.
        m_text->setText(
            tr("%1 found %n time(s) through the API server of %2:", nullptr, int(m_all.size()))
                .arg(nameOf(m_shown.front().type), context));
        m_choice->setText(text::qs(m_shown.front().service) % QStringLiteral(" ▾"));
        //: Accessible name of a button with a menu. %1 = "Prometheus"
        m_choice->setAccessibleName(tr("Which %1").arg(nameOf(m_shown.front().type)));
    } else if (m_shown.size() == 1) {
        //: Offer. %1 = "Prometheus", %2 = "monitoring/prometheus-k8s:9090", %3 = name of a
        //: kubeconfig context
        m_text->setText(
            tr("%1 found in %2 through the API server of %3.")
                .arg(nameOf(m_shown.front().type), text::qs(m_shown.front().service), context));
    } else {
        QStringList parts;
        for (const Offer& offer : m_shown)
            //: One of several things found. %1 = "Prometheus", %2 =
            //: "monitoring/prometheus-k8s:9090"
            parts << tr("%1 (%2)").arg(nameOf(offer.type), text::qs(offer.service));
        //: Offer. %1 = name of a kubeconfig context, %2 = "Prometheus (monitoring/…:9090), …"
        m_text->setText(tr("Found through the API server of %1: %2.")
                            .arg(context, parts.join(QStringLiteral(", "))));
    }
    m_choice->setVisible(several);
    m_use->setText(m_shown.size() > 1
                       //: Button: these services become sources
                       ? tr("Use them")
                       //: Button: this service becomes a source
                       : tr("Use it"));
    setAccessibleName(m_text->text());
    setVisible(true);
}

void OfferStrip::choose()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Offer& offer : m_all) {
        QAction* entry = menu->addAction(text::qs(offer.service));
        entry->setCheckable(true);
        entry->setChecked(offer == m_shown.front());
        connect(entry, &QAction::triggered, this, [this, offer] {
            m_shown = {offer};
            say();
        });
    }
    menu->popup(m_choice->mapToGlobal(QPoint(0, m_choice->height())));
}

void OfferStrip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const mw::Palette& c = m_theme.palette();
    p.fillRect(rect(), blend(c.panel, c.hover));
    p.fillRect(QRect(0, height() - 1, width(), 1), c.hairline);
}

} // namespace mw
