// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gallery.h"

#include "widgets/controls/button.h"
#include "widgets/controls/card.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/inspector.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/sparkline.h"
#include "widgets/controls/state_panel.h"
#include "widgets/theme/paint.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QProgressBar>
#include <QRadioButton>
#include <cmath>

namespace mwtest {

using namespace mw;

namespace {
class Marks : public QWidget
{
public:
    explicit Marks(const Theme& theme) : m_theme(theme) { setFixedHeight(120); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        qreal x = 0;
        for (const StatusKind kind : allStatusKinds) {
            qreal y = 8;
            for (const int size : {8, 10, 12, 16, 24}) {
                paintStatus(p, m_theme, kind, QRectF(x + 12 - size / 2.0, y, size, size));
                y += size + 6;
            }
            const QRectF cell(x + 32, 8, 78, 22);
            paintStatusCell(p, m_theme, kind, cell);
            p.setFont(m_theme.font());
            const bool filled = kind == StatusKind::Critical;
            p.setPen(filled ? m_theme.palette().on(kind) : m_theme.palette().text);
            p.drawText(cell.adjusted(8, 0, 0, 0), Qt::AlignVCenter, wordOf(kind));
            p.setPen(m_theme.palette().of(kind));
            p.drawText(QRectF(x + 40, 40, 80, 20), Qt::AlignVCenter, wordOf(kind));
            x += 126;
        }
    }

private:
    const Theme& m_theme;
};

QWidget* row(std::initializer_list<QWidget*> widgets)
{
    auto* box = new QWidget;
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    for (QWidget* w : widgets)
        line->addWidget(w);
    line->addStretch(1);
    return box;
}

TextLabel* label(const Theme& theme, TextSize size, const char* words, Ink ink = Ink::Text)
{
    auto* out = new TextLabel(theme, size, ink, int(size) > 13 ? QFont::DemiBold : QFont::Normal);
    out->setText(QString::fromUtf8(words));
    return out;
}

QWidget* states(const Theme& theme)
{
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    using Kind = PanelState::Kind;
    const auto add = [&](int r, int c, PanelState state) {
        auto* card = new Card(theme);
        auto* panel = new StatePanel(theme);
        panel->setState(state);
        card->body()->addWidget(panel);
        card->setMinimumHeight(220);
        grid->addWidget(card, r, c);
    };
    add(0, 0, {Kind::Loading, QStringLiteral("18 204 of about 20 000 pods"), {}, {}, {}, 0.91});
    add(0, 1, {Kind::Loading, QStringLiteral("Asking for events…"), {}, {}, {}, -1});
    add(0,
        2,
        {Kind::Empty,
         QStringLiteral("No runs in the last 24 h."),
         {},
         QStringLiteral("Open the library"),
         {},
         -1});
    add(0,
        3,
        {Kind::Error,
         QStringLiteral("prod: the answer cannot be read"),
         QStringLiteral("JSON ends at byte 4 711"),
         QStringLiteral("Retry now"),
         {},
         -1});
    add(1,
        0,
        {Kind::Stale,
         QStringLiteral("prod: newest answer is 4 min old"),
         {},
         QStringLiteral("Retry now"),
         {},
         -1});
    add(1,
        1,
        {Kind::Forbidden,
         QStringLiteral("list events in prod: your role may not."),
         QStringLiteral("Ask for: get, list, watch events"),
         {},
         {},
         -1});
    add(1,
        2,
        {Kind::Unreachable,
         QStringLiteral("eu-west-1: no connection for 4 min"),
         QStringLiteral("Next try in 20 s"),
         QStringLiteral("Retry now"),
         {},
         -1});
    add(1,
        3,
        {Kind::Misconfigured,
         QStringLiteral("staging: context not found"),
         QStringLiteral("estate.yaml:14:9"),
         QStringLiteral("Open the file"),
         {},
         -1});
    add(2,
        0,
        {Kind::Throttled,
         QStringLiteral("prometheus: throttled (HTTP 429); the data shown are 50s old."),
         QStringLiteral("The server asks to wait 20 s; nothing needs to be done."),
         QStringLiteral("Show the source"),
         {},
         -1});
    return box;
}
} // namespace

std::unique_ptr<QWidget> makeGallery(Theme& theme)
{
    auto page = std::make_unique<QWidget>();
    auto* columns = new QHBoxLayout(page.get());
    columns->setContentsMargins(24, 24, 24, 24);
    columns->setSpacing(12);
    auto* all = new QVBoxLayout;
    all->setSpacing(12);
    columns->addLayout(all, 1);
    all->addWidget(row({label(theme, TextSize::Huge, "99.95"),
                        label(theme, TextSize::Figure, "6.2 %"),
                        label(theme, TextSize::Head, "Head 20"),
                        label(theme, TextSize::Title, "Title 16"),
                        label(theme, TextSize::Body, "Body 13"),
                        label(theme, TextSize::Small, "Small 12", Ink::Muted),
                        label(theme, TextSize::Tiny, "Tiny 11", Ink::Faint),
                        label(theme, TextSize::Body, "日本語 ÄÖÜ", Ink::Accent)}));
    auto* marks = new Card(theme, QStringLiteral("Status"));
    marks->setHint(QStringLiteral("colour, shape, word"));
    marks->body()->addWidget(new Marks(theme));
    all->addWidget(marks);
    auto* disabled = new Button(theme, QStringLiteral("Not now"));
    disabled->setEnabled(false);
    auto* iconed = new Button(theme, QStringLiteral("Copy"));
    iconed->setIconName(QStringLiteral("copy"));
    all->addWidget(row({new Button(theme, QStringLiteral("Open the plan"), ButtonKind::Primary),
                        new Button(theme, QStringLiteral("Plain")),
                        new Button(theme,
                                   QStringLiteral("Promote payments-replica in eu-central-1"),
                                   ButtonKind::Danger),
                        new Button(theme, QStringLiteral("Ghost"), ButtonKind::Ghost),
                        disabled,
                        iconed,
                        new IconButton(theme, QStringLiteral("columns"), QStringLiteral("Columns")),
                        new IconButton(theme, QStringLiteral("more"), QStringLiteral("More"))}));
    auto* scope = new Chip(theme, QStringLiteral("prod · all clusters"));
    scope->setIconName(QStringLiteral("scope"));
    scope->setArrow(true);
    auto* armed = new Chip(theme, QStringLiteral("Armed: prod · 09:41 · PD #40213"));
    armed->setLook(Chip::Look::Filled);
    armed->setIconName(QStringLiteral("unlock"));
    auto* soft = new Chip(theme, QStringLiteral("Degraded"));
    soft->setLook(Chip::Look::Soft);
    soft->setStatus(StatusKind::Warning);
    auto* segments = new SegmentedControl(theme,
                                          {QStringLiteral("Findings"),
                                           QStringLiteral("Workloads"),
                                           QStringLiteral("Pods"),
                                           QStringLiteral("Nodes")});
    segments->setCount(0, 3);
    segments->setCurrent(2);
    all->addWidget(row({scope,
                        armed,
                        soft,
                        segments,
                        new KeyHint(theme, {QStringLiteral("Ctrl"), QStringLiteral("K")})}));
    auto* checked = new QCheckBox(QStringLiteral("Ticked"));
    checked->setChecked(true);
    auto* radio = new QRadioButton(QStringLiteral("Chosen"));
    radio->setChecked(true);
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("quiet-night"), QStringLiteral("bad-deploy")});
    auto* bar = new QProgressBar;
    bar->setFixedSize(120, 4);
    bar->setTextVisible(false);
    bar->setValue(40);
    auto* field = new SearchField(theme, QStringLiteral("Filter pods"), {QStringLiteral("/")});
    field->setFixedWidth(220);
    std::vector<double> wave;
    for (int i = 0; i < 90; ++i)
        wave.push_back(i > 40 && i < 50 ? std::nan("") : std::sin(i / 9.0) + i * 0.02);
    auto* spark = new Sparkline(theme);
    spark->setValues(wave, {{}, {}, 1.5, StatusKind::Warning});
    spark->setFixedSize(120, 24);
    all->addWidget(row({new QCheckBox(QStringLiteral("Open")),
                        checked,
                        radio,
                        new QRadioButton(QStringLiteral("Other")),
                        combo,
                        bar,
                        field,
                        spark}));
    auto* strip = new Strip(theme);
    strip->show(StatusKind::Stale,
                QStringLiteral("eu-west-1: newest answer is 4 min old; next try in 20 s."),
                QStringLiteral("Retry now"));
    all->addWidget(strip);
    all->addWidget(states(theme));
    all->addStretch(1);

    auto* inspector = new Inspector(theme);
    inspector->setFixedWidth(360);
    inspector->setFloating(true);
    InspectorContent c;
    c.kind = QStringLiteral("Deployment");
    c.title = QStringLiteral("agent-runtime-with-a-very-long-name-that-elides");
    c.subtitle = QStringLiteral("agent-factory · prod us-east-1");
    c.status = StatusKind::Critical;
    c.sentence = QStringLiteral(
        "38 of 52 pods are not ready since 02:52, 1 min 46 s after the last rollout.");
    const Provenance from{QStringLiteral("prod (Kubernetes)"),
                          QStringLiteral("GET /apis/apps/v1/deployments"),
                          {},
                          {}};
    c.sections.push_back({QStringLiteral("REPLICAS"),
                          {{QStringLiteral("Ready"),
                            QStringLiteral("14 of 52"),
                            {},
                            StatusKind::Critical,
                            false,
                            from},
                           {QStringLiteral("Updated"), QStringLiteral("52"), {}, {}, false, from},
                           {QStringLiteral("CPU"),
                            QStringLiteral("12.4"),
                            QStringLiteral("cores"),
                            {},
                            false,
                            from}},
                          {},
                          false});
    c.sections.push_back({QStringLiteral("IMAGES"),
                          {{QStringLiteral("runtime"),
                            QStringLiteral("registry.example/agent-runtime:2.14.1"),
                            {},
                            {},
                            true,
                            from}},
                          {},
                          false});
    c.sections.push_back({QStringLiteral("LAST MESSAGE"),
                          {},
                          QStringLiteral("back-off 5m0s restarting failed container"),
                          true});
    inspector->setContent(c, {});
    columns->addWidget(inspector);
    page->setAutoFillBackground(true);
    page->resize(1440, 1100);
    return page;
}

QImage pictureOf(QWidget& widget, qreal ratio)
{
    QImage image(widget.size() * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(widget.palette().color(QPalette::Window)); // menus have round corners
    widget.render(&image);
    return image;
}

} // namespace mwtest
