// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/first_run.h"

#include "widgets/controls/button.h"
#include "widgets/controls/card.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QPainter>
#include <QScrollArea>

namespace mw {

namespace {
class AppMark : public QWidget
{
public:
    AppMark(const Theme& theme, QWidget* parent) : QWidget(parent), m_icon(theme.appIcon())
    {
        setFixedSize(56, 56);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        m_icon.paint(&p, rect());
    }

private:
    QIcon m_icon;
};
// Paths have no blanks to break a line at.
QString breakable(QString words)
{
    return words.replace(QLatin1Char('/'), QStringLiteral("/\u200B"));
}
} // namespace

FirstRun::FirstRun(const Theme& theme,
                   const std::vector<FoundContext>& contexts,
                   const QString& kubeconfig,
                   const std::vector<FoundScenario>& scenarios,
                   QWidget* parent)
    : QWidget(parent), m_theme(theme), m_problem(new Strip(theme))
{
    setMinimumSize(1024, 700);
    setWindowTitle(QStringLiteral("Midwatch"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(24, 24, 24, 24);
    all->addStretch(2);
    auto* middle = new QWidget;
    middle->setMaximumWidth(860);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(new AppMark(theme, this));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* name = new TextLabel(theme, TextSize::Figure, Ink::Text, QFont::DemiBold);
    name->setText(QStringLiteral("Midwatch"));
    auto* line = new TextLabel(theme, TextSize::Body, Ink::Muted);
    //: First-run page, below the name of the program
    line->setText(tr("Is production well, what changed, and what to do next."));
    words->addWidget(name);
    words->addWidget(line);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addSpacing(8);
    column->addWidget(m_problem);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(12);
    cards->addWidget(makeClusters(contexts, kubeconfig), 3);
    cards->addWidget(makeDemo(scenarios), 2);
    column->addLayout(cards, 1);
    auto* foot = new QHBoxLayout;
    auto* note = new TextLabel(theme, TextSize::Small, Ink::Faint);
    //: First-run page: reassurance at the foot
    note->setText(tr("Opens read-only. Nothing is installed in a cluster."));
    //: First-run page: button that asks for an estate file
    auto* file = new Button(theme, tr("Open an estate file…"), ButtonKind::Ghost);
    file->setIconName(QStringLiteral("file"));
    foot->addWidget(note, 1);
    foot->addWidget(file);
    column->addLayout(foot);
    auto* centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(middle, 20);
    centred->addStretch(1);
    all->addLayout(centred, 8);
    all->addStretch(3);
    connect(file, &QPushButton::clicked, this, &FirstRun::chooseFile);
    connect(m_problem, &Strip::actionTriggered, this, [this] { Q_EMIT fileRequested(m_file); });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QWidget* FirstRun::makeClusters(const std::vector<FoundContext>& contexts,
                                const QString& kubeconfig)
{
    //: First-run page: headline of the list of clusters
    auto* card = new Card(m_theme, tr("Your clusters"));
    auto* from = new TextLabel(m_theme, TextSize::Small, Ink::Muted);
    from->setElide(Qt::ElideMiddle);
    //: First-run page. %1 = path of the kubeconfig
    from->setText(kubeconfig.isEmpty() ? tr("No kubeconfig was found on this computer.")
                                       : tr("Found in %1").arg(kubeconfig));
    card->body()->addWidget(from);
    auto* list = new QWidget;
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 4, 8, 4);
    rows->setSpacing(10);
    for (const FoundContext& context : contexts) {
        auto* row = new QVBoxLayout;
        row->setSpacing(0);
        auto* box = new QCheckBox(context.name);
        box->setEnabled(context.problem.isEmpty());
        box->setChecked(context.current && context.problem.isEmpty());
        box->setObjectName(context.name);
        connect(box, &QCheckBox::toggled, this, &FirstRun::refresh);
        auto* detail = new TextLabel(m_theme, TextSize::Small, Ink::Faint);
        if (context.problem.isEmpty()) {
            detail->setText(context.server);
            detail->setElide(Qt::ElideMiddle);
        } else {
            // Why it cannot be used stands at the end: all of it, over several lines.
            detail->setText(breakable(context.problem));
            detail->setToolTip(context.problem);
            detail->setWordWrap(true);
            detail->setInk(Ink::Muted);
        }
        auto* second = new QHBoxLayout;
        second->setContentsMargins(24, 0, 0, 0);
        second->setSpacing(4);
        if (!context.problem.isEmpty()) {
            auto* mark = new StatusMark(m_theme, 8);
            mark->setStatus(StatusKind::Warning);
            second->addWidget(mark, 0, Qt::AlignTop);
        }
        second->addWidget(detail, 1);
        row->addWidget(box);
        row->addLayout(second);
        rows->addLayout(row);
        m_boxes << box;
    }
    if (contexts.empty()) {
        auto* none = new TextLabel(m_theme, TextSize::Body, Ink::Muted);
        none->setWordWrap(true);
        //: First-run page without any context; KUBECONFIG and --estate stay as they are
        none->setText(tr("Set KUBECONFIG, open an estate file, or look around in the demo."));
        rows->addWidget(none);
    }
    rows->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    scroll->setMinimumHeight(180);
    card->body()->addWidget(scroll, 1);
    m_open = new Button(m_theme, {}, contexts.empty() ? ButtonKind::Plain : ButtonKind::Primary);
    m_open->setVisible(!contexts.empty());
    card->body()->addWidget(m_open, 0, Qt::AlignLeft);
    connect(m_open, &QPushButton::clicked, this, [this] {
        QStringList names;
        for (const QCheckBox* box : m_boxes) {
            if (box->isChecked())
                names << box->objectName();
        }
        if (!names.isEmpty())
            Q_EMIT contextsChosen(names);
    });
    return card;
}

QWidget* FirstRun::makeDemo(const std::vector<FoundScenario>& scenarios)
{
    //: First-run page: headline of the demo
    auto* card = new Card(m_theme, tr("Demo estate"));
    auto* words = new TextLabel(m_theme, TextSize::Body, Ink::Muted);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    //: First-run page: what the demo is
    words->setText(tr("A simulated estate inside this program that speaks the real protocols. "
                      "Break it, run a runbook, watch it recover."));
    card->body()->addWidget(words);
    auto* caption = new TextLabel(m_theme, TextSize::Small, Ink::Muted);
    //: First-run page: label of the list of scenarios
    caption->setText(tr("Scenario"));
    card->body()->addSpacing(4);
    card->body()->addWidget(caption);
    m_scenario = new QComboBox;
    for (const FoundScenario& scenario : scenarios)
        m_scenario->addItem(scenario.title.isEmpty() ? scenario.id : scenario.title, scenario.id);
    m_scenario->setCurrentIndex(
        std::max(0, m_scenario->findData(QStringLiteral("quiet-night")))); // the default of --demo
    m_scenario->setAccessibleName(caption->text());
    m_scenario->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scenario->setMinimumContentsLength(12);
    card->body()->addWidget(m_scenario);
    card->body()->addStretch(1);
    //: First-run page: button
    auto* start = new Button(
        m_theme, tr("Start the demo"), m_boxes.isEmpty() ? ButtonKind::Primary : ButtonKind::Plain);
    start->setEnabled(!scenarios.empty());
    card->body()->addWidget(start, 0, Qt::AlignLeft);
    connect(start, &QPushButton::clicked, this, [this] {
        Q_EMIT demoChosen(m_scenario->currentData().toString());
    });
    return card;
}

void FirstRun::refresh()
{
    int ticked = 0;
    for (const QCheckBox* box : m_boxes)
        ticked += box->isChecked() ? 1 : 0;
    //: First-run page: button. %n = number of ticked clusters
    m_open->setText(tr("Open %n cluster(s)", nullptr, ticked));
    m_open->setEnabled(ticked > 0);
}

void FirstRun::showProblem(const QString& sentence, const QString& file)
{
    m_file = file;
    //: First-run page: button that opens the file with the mistake
    m_problem->show(
        StatusKind::Warning, sentence, file.isEmpty() ? QString() : tr("Open the file"));
}

void FirstRun::chooseFile()
{
    // Not modal: the dialog lives on its own and reports once.
    //: File dialog: title
    auto* dialog = new QFileDialog(this, tr("Open an estate file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    //: File dialog: kind of files
    dialog->setNameFilter(tr("Estate files (*.yaml *.yml)"));
    connect(dialog, &QFileDialog::fileSelected, this, &FirstRun::estateChosen);
    dialog->open();
}

void FirstRun::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.palette().window);
}

} // namespace mw
