// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/pod_logs.h"

#include "models/insight/pod_logs.h"
#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/cards/cluster_facts.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/log_view.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/table_provenance.h"

#include <QHBoxLayout>
#include <QHash>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace mw {
namespace {

constexpr int besideEachOther = 1'120; // px: STATUS and RESTARTS are not cut

RowTraits<Pod> logTraits()
{
    RowTraits<Pod> traits = podTraits();
    const QHash<QString, int> widths{{QStringLiteral("name"), 190},
                                     {QStringLiteral("status"), 140},
                                     {QStringLiteral("restarts"), 100},
                                     {QStringLiteral("age"), 56}};
    std::erase_if(traits.columns,
                  [&](const ColumnSpec<Pod>& column) { return !widths.contains(column.id); });
    for (ColumnSpec<Pod>& column : traits.columns)
        column.width = widths.value(column.id);
    return traits;
}

int loudness(const Pod& pod)
{
    const CellMark mark = markOf(pod);
    return (mark == CellMark::Critical ? 2 : mark == CellMark::Warning ? 1 : 0);
}

} // namespace

PodLogs::PodLogs(const Theme& theme, Hub& hub, QWidget* parent)
    : QWidget(parent)
    , m_hub(hub)
    , m_store([](const Pod& pod) { return keyText(pod.key).toStdString(); })
    , m_model(std::make_unique<RowModel<Pod>>(logTraits(), m_store))
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_list(new DataTable(theme))
    , m_board(new LogBoard(theme, LogOrigin::Container))
    , m_container(new Chip(theme, {}))
    //: Switch: the log of the run before the last restart of a container
    , m_previous(new Chip(theme, tr("Previous run")))
    , m_ended(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_follower(hub)
{
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(space::gap);
    bindProvenance<Pod>(
        *m_list, *m_model, hub.clock(), [this](const Pod& pod, const QString& column) {
            return provenanceOf(m_hub, pod, column);
        });
    m_list->setModel(m_model.get(), tr("pods"), [](int n) { return tr("pod(s)", nullptr, n); });
    m_list->view()->sortByColumn(0, Qt::AscendingOrder);
    m_list->view()->installEventFilter(this);
    m_list->setMinimumWidth(330);
    m_parts->addWidget(m_list, 2);
    m_parts->addWidget(buildLog(), 3);
    connect(m_list, &DataTable::currentKeyChanged, this, &PodLogs::choose);
    connect(m_list, &DataTable::activated, m_board, [this] { m_board->view()->setFocus(); });
    connect(&hub.pods(), &TopicSignals::changed, this, [this] {
        if (m_looking)
            refreshRows();
    });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] { m_model->setNow(m_hub.clock().world()); });
    connect(m_board, &LogBoard::againRequested, this, [this] { m_follower.again(); });
    connect(&m_follower, &PodLogFollower::chosen, this, &PodLogs::refresh);
    connect(&m_follower, &LogFollower::received, this, [this](const QByteArray& whole) {
        m_error.reset();
        m_notYet.reset();
        m_board->setWanted(m_follower.lines());
        m_board->setWhole(whole);
        refresh();
    });
    connect(&m_follower, &LogFollower::notYet, this, [this](const QString& words) {
        m_error.reset();
        m_notYet = words;
        refresh();
    });
    connect(&m_follower, &LogFollower::failed, this, [this](const Error& error) {
        m_error = error;
        m_notYet.reset();
        refresh();
    });
}

PodLogs::~PodLogs() = default;

QWidget* PodLogs::buildLog()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(space::unit);
    m_container->setArrow(true);
    m_container->setMono(true);
    m_container->setMaximumTextWidth(200);
    //: Tooltip; C is a key
    m_container->setToolTip(tr("Choose the container (C)"));
    m_previous->setCheckable(true);
    //: Tooltip; P is a key
    m_previous->setToolTip(tr("What the container wrote before its last restart (P)"));
    m_ended->setElide(Qt::ElideRight);
    tools->addWidget(m_container);
    tools->addWidget(m_previous);
    tools->addWidget(m_ended, 1);
    column->addLayout(tools);
    column->addWidget(m_board, 1);
    connect(m_container, &QAbstractButton::clicked, this, &PodLogs::openContainers);
    connect(m_previous, &QAbstractButton::clicked, this, [this] {
        read(m_follower.container(), !m_follower.previous());
    });
    return part;
}

void PodLogs::look(const std::vector<ObjectKey>& pods)
{
    leave();
    m_looking = true;
    for (const ObjectKey& key : pods) {
        Pod pod;
        pod.key = key;
        m_rows.push_back(std::move(pod));
    }
    refreshRows();
    m_list->clearFilter();
    m_list->setVisible(m_rows.size() > 1);
    m_list->setState({});
    m_second.start();
    const auto loudest
        = std::max_element(m_rows.begin(), m_rows.end(), [](const Pod& a, const Pod& b) {
              return std::pair(loudness(a), a.restarts) < std::pair(loudness(b), b.restarts);
          });
    if (loudest == m_rows.end())
        return;
    const QString key = keyText(loudest->key);
    m_list->selectKey(key);
    choose(key);
}

void PodLogs::leave()
{
    m_looking = false;
    m_second.stop();
    m_follower.stop();
    m_board->search()->clear();
    blank();
    m_key.clear();
    m_rows.clear();
    m_store.set(m_rows);
    refresh();
}

QWidget* PodLogs::firstFocus() const
{
    return m_rows.size() > 1 ? static_cast<QWidget*>(m_list->view()) : m_board->view();
}

QString PodLogs::keysLine()
{
    //: Line below the logs of pods: single letters are keys
    return tr("J K pod · C container · P previous run · E first error · T times · Ctrl+F search");
}

// What is gone keeps its place, and what it was.
void PodLogs::refreshRows()
{
    for (Pod& row : m_rows) {
        if (const auto slot = m_hub.pods().find(row.key))
            row = m_hub.pods().row(*slot);
        else
            row.status = Atom("Gone");
    }
    m_store.set(m_rows);
    m_model->setNow(m_hub.clock().world());
    if (const Pod* pod = current(); pod && m_looking)
        m_follower.follow(*pod);
    refresh();
}

const Pod* PodLogs::current() const
{
    for (const Pod& row : m_rows) {
        if (keyText(row.key) == m_key)
            return &row;
    }
    return nullptr;
}

const PodContainer* PodLogs::container() const
{
    for (const PodContainer& each : m_follower.containers()) {
        if (each.name == m_follower.container())
            return &each;
    }
    return nullptr;
}

void PodLogs::choose(const QString& key)
{
    if (!m_looking || key == m_key || key.isEmpty())
        return;
    m_key = key;
    blank();
    if (const Pod* pod = current())
        m_follower.follow(*pod);
    refresh();
}

void PodLogs::step(int by)
{
    const int row = m_model->rowOfKey(m_key) + by;
    if (row >= 0 && row < m_model->rowCount())
        m_list->selectKey(m_model->index(row, 0).data(KeyRole).toString());
}

void PodLogs::read(const std::string& container, bool previous)
{
    blank();
    m_follower.choose(container, previous);
    refresh();
}

void PodLogs::openContainers()
{
    if (m_follower.containers().empty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const PodContainer& each : m_follower.containers()) {
        //: Menu entry: a container that runs before the others. %1 = its name
        QAction* item = menu->addAction(each.init ? tr("%1 (init)").arg(text::qs(each.name))
                                                  : text::qs(each.name));
        item->setCheckable(true);
        item->setChecked(each.name == m_follower.container());
        connect(item, &QAction::triggered, this, [this, each] {
            read(each.name, previousFirst(each));
        });
    }
    menu->popup(m_container->mapToGlobal(QPoint(0, m_container->height() + 4)));
}

PanelState PodLogs::stateOf() const
{
    PanelState state;
    if (m_key.isEmpty()) {
        state.kind = PanelState::Kind::Empty;
        state.sentence = tr("Choose a pod to read its log.");
    } else if (m_error) {
        const bool forbidden = m_error->kind == ErrorKind::Forbidden;
        const bool gone = m_error->kind == ErrorKind::NotFound;
        state.kind = forbidden ? PanelState::Kind::Forbidden : PanelState::Kind::Error;
        state.sentence = forbidden ? tr("You may not read the logs of pods here (HTTP 403)")
            : gone                 ? tr("The pod is gone")
                                   : text::title(*m_error);
        QStringList lines{text::detail(*m_error), text::remedy(*m_error)};
        lines.removeAll(QString());
        state.detail = lines.join(QLatin1Char('\n'));
        state.action = tr("Ask again");
        state.actionId = QStringLiteral("again");
    } else if (m_notYet) {
        state.kind = PanelState::Kind::Empty;
        state.sentence = m_follower.previous()
            ? tr("There is no run before this one: the container has not been restarted here.")
            : tr("Nothing is written yet: the container has not started.");
        state.detail = *m_notYet;
    } else if (!m_board->filled()) {
        state.kind = PanelState::Kind::Loading;
        state.sentence = tr("Fetching the log…");
    } else if (m_board->view()->log().lineCount() == 0) {
        state.kind = PanelState::Kind::Empty;
        state.sentence = tr("The container has written nothing.");
    }
    return state;
}

void PodLogs::blank()
{
    m_board->clear();
    m_error.reset();
    m_notYet.reset();
}

void PodLogs::refresh()
{
    const Pod* pod = current();
    m_board->setTitle(pod ? text::qs(pod->key.name) : QString());
    const QString name = text::qs(m_follower.container());
    m_container->setText(name.isEmpty() ? QStringLiteral("–") : name);
    m_container->setAccessibleName(tr("Container: %1").arg(m_container->text()));
    m_container->setEnabled(m_follower.containers().size() > 1);
    const PodContainer* read = container();
    const bool before = m_follower.previous();
    m_previous->setEnabled(pod && (!read || before || hasPrevious(*read)));
    m_previous->setChecked(before);
    m_previous->setLook(before ? Chip::Look::Soft : Chip::Look::Outline);
    const bool ended = read && (before ? read->endedBefore : read->ended);
    const int code = !ended ? 0 : before ? read->exitCodeBefore : read->exitCode;
    //: Beside the log of a container. %1 = exit code of its program
    m_ended->setText(!ended ? QString() : tr("ended with exit code %1").arg(code));
    m_ended->setInk(code == 0 ? Ink::Muted : Ink::Text);
    m_board->setState(stateOf());
}

bool PodLogs::takeKey(const QKeyEvent& event)
{
    const Qt::KeyboardModifiers keys = event.modifiers() & ~Qt::KeypadModifier;
    if (event.matches(QKeySequence::Find)) {
        m_board->find();
        return true;
    }
    if (keys != Qt::NoModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_J:
        step(1);
        return true;
    case Qt::Key_K:
        step(-1);
        return true;
    case Qt::Key_C:
        m_container->click();
        return true;
    case Qt::Key_P:
        m_previous->click();
        return true;
    case Qt::Key_E:
        m_board->firstError();
        return true;
    case Qt::Key_T:
        m_board->toggleTimes();
        return true;
    case Qt::Key_R:
        m_follower.again();
        return true;
    default:
        return false;
    }
}

void PodLogs::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < besideEachOther;
    m_parts->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_parts->setStretch(0, narrow ? 1 : 2);
}

// The table would look for a row that begins with the letter.
bool PodLogs::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent*>(event)))
        return true;
    return QWidget::eventFilter(object, event);
}

void PodLogs::keyPressEvent(QKeyEvent* event)
{
    if (!takeKey(*event))
        QWidget::keyPressEvent(event);
}

} // namespace mw
