// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/top_bar.h"

#include "models/hub/belongings.h"
#include "models/text/format.h"
#include "widgets/theme/paint.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <set>

namespace mw {

namespace {
constexpr int minimumSearch = 150, maximumSearch = 440;
constexpr size_t tenantsInMenu = 8; // more are searched

// Looks like a field, acts like a button: typing happens in the palette.
class SearchButton : public QAbstractButton
{
public:
    SearchButton(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
    {
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(30);
    }
    QSize sizeHint() const override { return {maximumSearch, 30}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const mw::Palette& c = m_theme.palette();
        const QRectF r = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        p.setPen(QPen(hasFocus() ? c.accent : underMouse() ? c.faint : c.border, 1));
        p.setBrush(c.sunken);
        p.drawRoundedRect(r, space::radius, space::radius);
        m_theme.paintIcon(p, QPointF(9, height() / 2.0 - 8), QStringLiteral("search"), c.faint, 16);
        const int keys = KeyHint::paint(p,
                                        m_theme,
                                        rect().adjusted(0, 0, -6, 0),
                                        KeyHint::split(QKeySequence(Qt::CTRL | Qt::Key_K)));
        p.setFont(m_theme.font());
        p.setPen(c.faint);
        paintLine(p, QRectF(32, 0, width() - 46 - keys, height()), text());
    }

private:
    const Theme& m_theme;
};

} // namespace

QString rangeText(const std::optional<std::chrono::minutes>& range)
{
    if (!range)
        //: Time range of all panes: nothing is left out for its age
        return TopBar::tr("Any time");
    //: Time range of all panes. %1 = "1 h", "30 d"
    return TopBar::tr("last %1").arg(text::window(*range));
}

TopBar::TopBar(const Theme& theme,
               const Clock& clock,
               ScopeState& scope,
               TimeState& time,
               Arming& arming,
               QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_scope(scope)
    , m_time(time)
    , m_arming(arming)
    , m_scopeChip(new Chip(theme, {}, this))
    , m_rangeChip(new Chip(theme, {}, this))
    , m_armedChip(new Chip(theme, {}, this))
    , m_onCall(new TextLabel(theme, TextSize::Small, Ink::Muted, QFont::Normal, this))
    , m_utc(new TextLabel(theme, TextSize::Body, Ink::Text, QFont::DemiBold, this))
    , m_local(new TextLabel(theme, TextSize::Small, Ink::Muted, QFont::Normal, this))
{
    setFixedHeight(44);
    auto* search = new SearchButton(theme, this);
    //: Text in the search field of the top bar
    search->setText(tr("Search or run an action"));
    search->setAccessibleName(search->text());
    m_search = search;
    m_scopeChip->setIconName(QStringLiteral("scope"));
    m_scopeChip->setArrow(true);
    m_scopeChip->setMaximumTextWidth(220);
    m_rangeChip->setIconName(QStringLiteral("clock"));
    m_rangeChip->setArrow(true);
    m_armedChip->setMaximumTextWidth(320);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 16, 0);
    row->setSpacing(8);
    row->addWidget(m_scopeChip);
    row->addWidget(m_rangeChip);
    row->addSpacing(8 + minimumSearch + 8);
    row->addStretch(1);
    row->addWidget(m_armedChip);
    m_onCall->setElide(Qt::ElideRight);
    m_onCall->hide();
    row->addWidget(m_onCall);
    row->addSpacing(8);
    row->addWidget(m_utc);
    row->addWidget(m_local);
    connect(m_scopeChip, &QAbstractButton::clicked, this, &TopBar::openScopeMenu);
    connect(m_rangeChip, &QAbstractButton::clicked, this, &TopBar::openRangeMenu);
    connect(search, &QAbstractButton::clicked, this, &TopBar::searchRequested);
    connect(m_armedChip, &QAbstractButton::clicked, this, [this] {
        if (m_arming.armed())
            Q_EMIT disarmRequested();
        else
            Q_EMIT armRequested();
    });
    connect(&scope, &ScopeState::changed, this, &TopBar::refresh);
    connect(&time, &TimeState::changed, this, &TopBar::refresh);
    connect(&arming, &Arming::changed, this, &TopBar::refresh);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void TopBar::refresh()
{
    m_scopeChip->setText(m_scope.text());
    m_scopeChip->setVisible(!m_scope.environments().empty());
    //: Accessible name of the scope picker. %1 = the scope
    m_scopeChip->setAccessibleName(tr("Scope: %1").arg(m_scope.text()));
    m_scopeChip->setToolTip(m_scope.text()); // a small window cuts it short
    tick();
    update();
}

void TopBar::tick()
{
    const World now = m_clock.world();
    if (m_time.cursor()) {
        //: All panes show the past. %1 = time of day, %2 = how long ago ("9m10s")
        m_rangeChip->setText(
            tr("at %1, %2 ago")
                .arg(text::clockTimeUtc(*m_time.cursor()), text::age(*m_time.cursor(), now)));
    } else {
        m_rangeChip->setText(rangeText(m_time.range()));
    }
    m_rangeChip->updateGeometry();
    if (m_arming.armed()) {
        const auto left = m_arming.remaining();
        const QString clock = QStringLiteral("%1:%2")
                                  .arg(left.count() / 60, 2, 10, QLatin1Char('0'))
                                  .arg(left.count() % 60, 2, 10, QLatin1Char('0'));
        m_armedChip->setLook(Chip::Look::Filled);
        m_armedChip->setIconName(QStringLiteral("unlock"));
        //: Armed chip. %1 = environment, %2 = time left "09:41", %3 = reason "PD #40213"
        m_armedChip->setText(
            tr("Armed: %1 · %2 · %3")
                .arg(text::qs(m_arming.environment()), clock, m_arming.reference()));
        //: Tooltip of the armed chip
        m_armedChip->setToolTip(tr("Click or press Esc twice to disarm"));
    } else {
        m_armedChip->setLook(Chip::Look::Outline);
        m_armedChip->setIconName(QStringLiteral("lock"));
        //: Chip: nothing can be changed from this window
        m_armedChip->setText(tr("Read-only"));
        //: Tooltip of the read-only chip
        m_armedChip->setToolTip(tr("Nothing here can change the world. Click to arm."));
    }
    m_armedChip->updateGeometry();
    m_utc->setText(text::clockTimeUtc(now));
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count());
    const bool utcHere = local.offsetFromUtc() == 0;
    m_local->setVisible(!utcHere);
    m_local->setText(local.toString(QStringLiteral("HH:mm")) % u' ' % local.timeZoneAbbreviation());
    //: Tooltip of the clocks
    m_utc->setToolTip(tr("Time of the estate in UTC"));
}

void TopBar::setOnCall(const QString& line)
{
    //: Top bar. %1 = who and until when: "Ana (you) → 07:00"
    const QString text = line.isEmpty() ? QString() : tr("on call: %1").arg(line);
    if (m_onCall->text() == text)
        return;
    m_onCall->setText(text);
    m_onCall->setVisible(!text.isEmpty());
}

QMenu* TopBar::makeMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void TopBar::setTenants(std::function<std::vector<TenantSeen>()> tenants)
{
    m_tenants = std::move(tenants);
}

void TopBar::addScope(QMenu& menu, const QString& title, const Scope& scope)
{
    QAction* action = menu.addAction(title);
    action->setCheckable(true);
    action->setChecked(m_scope.scope() == scope);
    connect(action, &QAction::triggered, this, [this, scope] { m_scope.setScope(scope); });
}

// What the rest of the scope is, it stays. Below the environments, of which there are few.
void TopBar::addTenants(QMenu& menu)
{
    const auto tenants = m_tenants ? m_tenants() : std::vector<TenantSeen>{};
    Scope scope = m_scope.scope();
    const std::string chosen = scope.tenant;
    if (tenants.empty() && chosen.empty())
        return;
    //: Scope picker: heading above the tenants
    menu.addSection(tr("Tenant"));
    scope.tenant.clear();
    //: Scope picker: the scope is not narrowed to one tenant
    addScope(menu, tr("all tenants"), scope);
    const bool few = tenants.size() <= tenantsInMenu;
    for (const TenantSeen& one : tenants) {
        scope.tenant = one.name;
        if (few || one.name == chosen)
            addScope(menu, text::qs(one.name), scope);
    }
    if (!few)
        //: Scope picker: opens the list of tenants with a search. %n = how many there are
        connect(menu.addAction(tr("Search %n tenant(s)…", nullptr, int(tenants.size()))),
                &QAction::triggered,
                this,
                &TopBar::tenantRequested);
}

void TopBar::openScopeMenu()
{
    QMenu* menu = makeMenu();
    const auto add
        = [this, menu](const QString& title, const Scope& scope) { addScope(*menu, title, scope); };
    const std::string& tenant = m_scope.scope().tenant;
    //: Scope picker: nothing is left out
    add(tr("Everything"), {});
    std::set<std::string> regions;
    for (const auto& environment : m_scope.environments())
        regions.insert(environment.region);
    regions.erase(std::string());
    if (regions.size() > 1) {
        //: Scope picker: heading above "us-east-1" and others
        menu->addSection(tr("Regions"));
        for (const std::string& region : regions) {
            Scope scope;
            scope.tenant = tenant;
            scope.region = region;
            add(text::qs(region), scope);
        }
    }
    for (const auto& environment : m_scope.environments()) {
        QString title = text::qs(environment.name);
        if (!environment.kind.empty() && environment.kind != environment.name)
            title += QStringLiteral(" (") % text::qs(environment.kind) % u')';
        menu->addSection(title);
        Scope scope;
        scope.tenant = tenant;
        scope.environment = environment.name;
        //: Scope picker: every cluster of one environment
        add(tr("all clusters"), scope);
        for (const std::string& cluster : environment.clusters) {
            scope.cluster = cluster;
            add(text::qs(cluster), scope);
        }
    }
    addTenants(*menu);
    menu->popup(m_scopeChip->mapToGlobal(QPoint(0, m_scopeChip->height() + 4)));
}

void TopBar::openRangeMenu()
{
    QMenu* menu = makeMenu();
    for (const int minutes : {0, 15, 60, 180, 360, 1440, 7 * 1440, 30 * 1440}) {
        const auto range
            = minutes > 0 ? std::optional(std::chrono::minutes(minutes)) : std::nullopt;
        QAction* action = menu->addAction(rangeText(range));
        action->setCheckable(true);
        action->setChecked(!m_time.cursor() && m_time.range() == range);
        connect(action, &QAction::triggered, this, [this, range] {
            m_time.setCursor(std::nullopt);
            m_time.setRange(range);
        });
    }
    if (m_time.cursor()) {
        menu->addSeparator();
        //: Time menu: leaves the past
        connect(menu->addAction(tr("Back to now") % QStringLiteral("\t\\")),
                &QAction::triggered,
                this,
                [this] { m_time.setCursor(std::nullopt); });
    }
    menu->popup(m_rangeChip->mapToGlobal(QPoint(0, m_rangeChip->height() + 4)));
}

void TopBar::resizeEvent(QResizeEvent*)
{
    m_armedChip->setMaximumTextWidth(std::max(120, width() / 4));
    m_scopeChip->setMaximumTextWidth(std::max(110, width() / 7));
    m_onCall->setMaximumWidth(std::max(120, width() / 6));
    placeSearch();
}

bool TopBar::event(QEvent* event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) // a chip has other words
        placeSearch();
    return done;
}

// In the middle of the window, where it stays while the chips beside it grow; it gives way only
// when they reach it.
void TopBar::placeSearch()
{
    layout()->activate();
    const int from = m_rangeChip->geometry().right() + 17;
    const int to = m_armedChip->geometry().left() - 16;
    const int wide = std::clamp(to - from, minimumSearch, maximumSearch);
    const int x = std::clamp((width() - wide) / 2, from, std::max(from, to - wide));
    m_search->setGeometry(x, (height() - m_search->height()) / 2, wide, m_search->height());
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const mw::Palette& c = m_theme.palette();
    if (m_time.cursor())
        paintHatch(p, rect(), c.border, 8);
    p.setPen(QPen(c.hairline, 1));
    p.drawLine(QPointF(0, height() - 0.5), QPointF(width(), height() - 0.5));
}

} // namespace mw
