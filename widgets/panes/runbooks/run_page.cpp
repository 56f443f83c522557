// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/run_page.h"

#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_side.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/step_card.h"
#include "widgets/panes/runbooks/step_list.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QShortcut>

namespace mw::run {

namespace {
constexpr int stepsWidth = 300;
constexpr int sideWidth = 348;
constexpr int widestCard = 820;
} // namespace

RunHeader::RunHeader(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_handOver(button(theme, tr("Hand over…")))
    , m_to(new QLineEdit)
{
    setFixedHeight(56);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::gap, 0, space::gap, 0);
    row->addStretch(1);
    //: name of the person who drives the run from now on
    m_to->setPlaceholderText(tr("Who drives next? Enter"));
    m_to->setAccessibleName(tr("Who drives next?"));
    m_to->setFixedWidth(180);
    m_to->hide();
    row->addWidget(m_to);
    row->addWidget(m_handOver);
    connect(m_handOver, &QPushButton::clicked, this, [this] {
        m_to->setVisible(!m_to->isVisible());
        m_to->setFocus();
        QWidget::update();
    });
    connect(m_to, &QLineEdit::returnPressed, this, [this] {
        if (!m_to->text().trimmed().isEmpty())
            Q_EMIT handOverWanted(m_to->text().trimmed());
        m_to->clear();
        m_to->hide();
    });
}

void RunHeader::update(const runbook::RunView& view)
{
    m_mode = view.mode;
    m_word = word(view.mode);
    m_title = text(view.title);
    const bool over = runbook::isFinal(view.state);
    QStringList line;
    line << word(view.state);
    line << text(view.runbookId) + QStringLiteral(" @") + text(view.sha256.substr(0, 7));
    line << tr("%1 drives").arg(text(view.operatorName));
    m_localOnly = view.lockLocalOnly && view.mode == runbook::Mode::Live && !over;
    if (!over)
        line << (m_localOnly ? QString(QStringLiteral("▲ ") + text(view.lockLine))
                             : text(view.lockLine));
    // A fast disk's hundredths tell nobody anything, and would make the line jump.
    line << (view.journal.problem.empty()
                 ? (view.journal.lastSync < Millis(10)
                        ? tr("journal ok")
                        //: state of the run's journal and how long its last write to disk took
                        : tr("journal ok %1 ms").arg(view.journal.lastSync.count()))
                 : tr("JOURNAL: %1").arg(text(view.journal.problem)));
    m_line = line.join(QStringLiteral(" · "));
    m_problem = !view.journal.problem.empty();
    m_handOver->setVisible(!over && view.journal.records > 0 && !m_problem);
    setAccessibleName(QString(m_word + QLatin1Char(' ') + m_title + QLatin1Char(' ') + m_line));
    setToolTip(m_line);
    QWidget::update();
}

void RunHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& colors = m_theme.palette();
    paintCard(painter, m_theme, rect());
    painter.setFont(m_theme.font(TextSize::Title, QFont::DemiBold));
    const int wordWidth = painter.fontMetrics().horizontalAdvance(m_word) + 32;
    const QRectF chip(12, 12, wordWidth, 32);
    // the mode is the loudest thing here; its hue says nothing about status
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_mode == runbook::Mode::Live ? colors.text : colors.hover);
    painter.drawRoundedRect(chip, space::smallRadius, space::smallRadius);
    if (m_mode != runbook::Mode::Live)
        paintHatch(painter, chip, colors.border);
    painter.setPen(m_mode == runbook::Mode::Live ? colors.window : colors.text);
    painter.drawText(chip, Qt::AlignCenter, m_word);
    const qreal x = chip.right() + 16;
    painter.setPen(colors.text);
    const qreal right = m_handOver->isVisible()
        ? (m_to->isVisible() ? m_to->x() : m_handOver->x()) - 12
        : width() - 16;
    paintLine(painter, QRectF(x, 8, right - x, 22), m_title);
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(m_problem         ? m_theme.status(StatusKind::Critical)
                       : m_localOnly ? m_theme.status(StatusKind::Warning)
                                     : colors.muted);
    paintLine(painter, QRectF(x, 30, right - x, 18), m_line);
}

RunPage::RunPage(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_header(new RunHeader(theme))
    , m_steps(new StepList(theme))
    , m_where(label(theme, {}, TextSize::Small, QFont::DemiBold))
    , m_card(new StepCard(theme))
    , m_looked(new Card(theme, {}))
    , m_lookedText(label(theme, {}, TextSize::Small))
    , m_side(new RunSide(theme))
    , m_stripCard(new Card(theme, {}))
    , m_strip(label(theme, {}, TextSize::Title, QFont::DemiBold))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::gap, space::gap, space::gap, space::gap);
    grid->setVerticalSpacing(space::gap);
    grid->setHorizontalSpacing(0);
    m_headRow = new QHBoxLayout;
    m_headRow->addWidget(m_header);
    grid->addLayout(m_headRow, 0, 0, 1, 3);
    auto* stepsCard = new Card(theme, {});
    stepsCard->body()->setContentsMargins(1, space::tight, 1, space::tight);
    stepsCard->body()->addWidget(m_steps);
    stepsCard->setObjectName(QStringLiteral("steps"));
    grid->addWidget(stepsCard, 1, 0);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(space::gap);
    middle->setContentsMargins(space::gap, 0, 0, 0);
    // The card keeps the gap on its right for its scroll bar; the others leave it empty.
    const auto beside = [&](QWidget* widget) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(0, 0, space::gap, 0);
        row->addWidget(widget);
        middle->addLayout(row);
    };
    beside(m_where);
    m_looked->body()->addWidget(m_lookedText);
    m_looked->hide();
    beside(m_looked);
    middle->addWidget(m_card, 1);
    m_stripCard->body()->addWidget(m_strip);
    m_stripCard->setFixedHeight(64);
    beside(m_stripCard);
    grid->addLayout(middle, 1, 1);
    auto* sideScroll = new QScrollArea;
    sideScroll->setObjectName(QStringLiteral("side"));
    sideScroll->setWidget(m_side);
    sideScroll->setWidgetResizable(true);
    sideScroll->setFrameShape(QFrame::NoFrame);
    sideScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sideScroll->setFixedWidth(sideWidth);
    stepsCard->setFixedWidth(stepsWidth);
    grid->addWidget(sideScroll, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);

    connect(m_steps, &StepList::looked, this, &RunPage::look);
    connect(m_card, &StepCard::left, this, &RunPage::left);
    connect(m_card, &StepCard::lookAgain, this, &RunPage::lookAgain, Qt::QueuedConnection);
    connect(m_header, &RunHeader::handOverWanted, this, [this](const QString& to) {
        if (!m_engine)
            return;
        const Status done = m_engine->handOver(to.toStdString(), m_person);
        if (!done)
            return;
        m_person = to.toStdString();
        m_card->setEngine(m_engine, m_person);
        Q_EMIT personChanged(m_person);
        refresh();
    });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &RunPage::refresh);
    const auto key = [this](const QKeySequence& keys, auto&& f) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, f);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { m_card->pressPrimary(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Enter), [this] { m_card->pressPrimary(); });
    key(QKeySequence(Qt::Key_F8), [this] { m_card->chooseNotAsExpected(); });
    key(QKeySequence(Qt::Key_Y), [this] { m_card->copyCommand(); });
    for (int number = 1; number <= 9; ++number)
        key(QKeySequence(Qt::Key_0 + number), [this, number] { m_card->chooseByKey(number); });
}

void RunPage::setEngine(runbook::Engine* engine, const std::string& person)
{
    if (m_engine)
        m_engine->disconnect(this);
    m_engine = engine;
    m_person = person;
    m_card->setEngine(engine, person);
    m_second.stop();
    if (!engine)
        return;
    connect(engine, &runbook::Engine::changed, this, &RunPage::refresh);
    m_second.start();
    refresh();
}

void RunPage::setInterrupted(std::function<void()> takeUp)
{
    m_card->setInterrupted(std::move(takeUp));
    refresh();
}

void RunPage::setElsewhere(bool elsewhere)
{
    m_card->setElsewhere(elsewhere);
    refresh();
}

void RunPage::setExpected(std::optional<std::array<Millis, 3>> expected)
{
    m_side->setExpected(expected);
}

void RunPage::refresh()
{
    if (!m_engine)
        return;
    const runbook::RunView view = m_engine->viewNow();
    m_header->update(view);
    m_steps->setSteps(view.steps, view.madeAt);
    m_card->update(view, view.madeAt);
    m_side->update(view, view.madeAt);
    const int row = m_steps->currentRow();
    int number = 0, all = 0;
    for (const auto& step : view.steps) {
        all = std::max(all, step.number);
        if (step.current && step.number > 0)
            number = step.number;
    }
    m_where->setVisible(m_narrowSteps && row >= 0);
    m_where->setText(number > 0 ? tr("Step %1 of %2").arg(number).arg(all)
                                : tr("%n step(s)", nullptr, all));
    m_strip->setText(m_side->oneLine());
}

void RunPage::look(const QString& stepId)
{
    m_looked->setVisible(!stepId.isEmpty() && m_engine);
    if (stepId.isEmpty() || !m_engine)
        return;
    for (const auto& step : m_engine->plan().steps) {
        if (text(step.id) != stepId)
            continue;
        //: a step that is not the current one is shown
        m_looked->setCaption(
            tr("Looking at: %1").arg(text(step.title.empty() ? step.id : step.title)));
        QStringList lines;
        for (const std::string& part : {step.request, step.now, step.then, step.undo}) {
            if (!part.empty())
                lines << said(part);
        }
        if (lines.isEmpty())
            lines << word(step.effect);
        m_lookedText->setText(lines.join(QLatin1Char('\n')));
        return;
    }
    m_looked->hide();
}

void RunPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < 1180;
    m_narrowSteps = width() < 1000;
    findChild<QWidget*>(QStringLiteral("side"))->setVisible(!narrow);
    m_stripCard->setVisible(narrow);
    findChild<QWidget*>(QStringLiteral("steps"))->setVisible(!m_narrowSteps);
    // Lines of the card stay short enough to read; what is left goes to the titles of the steps and
    // to the charts.
    const int spare = std::max(0, width() - stepsWidth - sideWidth - widestCard - 4 * space::gap);
    const int steps = narrow ? 0 : std::min(spare, 180);
    const int side = narrow ? 0 : std::min(spare - steps, 360);
    const int margin = narrow ? 0 : (spare - steps - side) / 2;
    findChild<QWidget*>(QStringLiteral("steps"))->setFixedWidth(stepsWidth + steps);
    findChild<QWidget*>(QStringLiteral("side"))->setFixedWidth(sideWidth + side);
    m_headRow->setContentsMargins(m_narrowSteps ? space::gap : 0, 0, narrow ? space::gap : 0, 0);
    layout()->setContentsMargins((m_narrowSteps ? 0 : space::gap) + margin,
                                 space::gap,
                                 (narrow ? 0 : space::gap) + margin,
                                 space::gap);
    refresh();
}

} // namespace mw::run
