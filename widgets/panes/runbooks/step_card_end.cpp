// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pauses, a run that was interrupted, and what comes after the last step: start of the impact, what
// was left changed, the end page.
#include "widgets/panes/runbooks/choice_row.h"
#include "widgets/panes/runbooks/gate_chart.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QClipboard>
#include <QDateTime>
#include <QDateTimeEdit>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QTimeZone>

namespace mw::run {

namespace {

QDateTimeEdit* timeEdit(World at)
{
    auto* edit = new QDateTimeEdit(
        QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), QTimeZone::utc()));
    edit->setTimeSpec(Qt::UTC);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd hh:mm:ss'Z'"));
    edit->setMinimumHeight(28);
    return edit;
}

World timeIn(const QDateTimeEdit* edit)
{
    return World(Millis(edit->dateTime().toMSecsSinceEpoch()));
}

// "roll-back: output revisions", in the language of the program.
QString nameOf(const runbook::EvidenceView& one)
{
    return text(one.step) + QStringLiteral(": ")
        + evidenceText(one.kind + (one.label.empty() ? "" : " " + one.label));
}

} // namespace

void StepCard::buildPaused(const runbook::RunView& view)
{
    auto* box = new Card(m_theme, {});
    box->setOutline(StatusKind::Warning);
    box->body()->addWidget(label(m_theme, tr("Paused"), TextSize::Head, QFont::DemiBold));
    box->body()->addWidget(label(
        m_theme,
        tr("Midwatch sends nothing more. A request that was on its way may still land; its answer "
           "is written down. The run stands at: %1.")
            .arg(text(view.card.title))));
    m_column->addWidget(box);
    auto* rows = new Card(m_theme, tr("What now? Nothing happens until you choose."));
    auto* on = new ChoiceRow(m_theme, 1, tr("Go on"), tr("It is as expected after all"));
    connect(on, &QAbstractButton::clicked, this, [this] {
        act([this] { return m_engine->proceed(m_person); });
    });
    rows->body()->addWidget(on);
    auto* stop = new ChoiceRow(m_theme, 2, text(view.card.abortVerb), tr("needs a reason"));
    connect(stop, &QAbstractButton::clicked, this, [this] { (void)chooseByKey(2); });
    rows->body()->addWidget(stop);
    m_asked = new QVBoxLayout;
    rows->body()->addLayout(m_asked);
    m_column->addWidget(rows);
}

void StepCard::buildInterrupted(const runbook::RunView& view)
{
    auto* box = new Card(m_theme, {});
    box->setOutline(StatusKind::Warning);
    box->body()->addWidget(
        label(m_theme,
              m_elsewhere ? tr("This run is driven elsewhere") : tr("This run was interrupted"),
              TextSize::Head,
              QFont::DemiBold));
    const QString who = text(view.operatorName);
    const QString where = text(view.lastHost);
    //: who drove the run on which machine, and when its last record was written
    box->body()->addWidget(label(m_theme,
                                 (m_elsewhere
                                      //: the same for a run that is still driven
                                      ? tr("%1 drives it on %2, in another window or program. "
                                           "This is how it stood %3, at %4.")
                                      : tr("%1 drove it on %2. The last record was written %3, at "
                                           "%4."))
                                     .arg(who,
                                          where.isEmpty() ? tr("this machine") : where,
                                          ageText(view.lastRecordAt, view.madeAt),
                                          timeText(view.lastRecordAt))));
    const runbook::StepRow* at = nullptr;
    for (const auto& row : view.steps) {
        if (row.current)
            at = &row;
    }
    if (at) {
        const QString name = at->number > 0
            ? QString(QString::number(at->number) + QLatin1Char(' ') + text(at->title))
            : text(at->title);
        box->body()->addWidget(label(m_theme, tr("It stands at: %1").arg(name), TextSize::Title));
        using S = runbook::StepState;
        const bool sent = runbook::changesTheWorld(at->effect)
            && (at->state == S::Intent || at->state == S::Running || at->state == S::Unknown);
        const bool done = runbook::changesTheWorld(at->effect) && at->state == S::Verifying;
        if (m_elsewhere) {
            m_column->addWidget(box);
            return;
        }
        box->body()->addWidget(label(
            m_theme,
            done ? tr("Its request was carried out; whether it shows is still being looked at. "
                      "Nothing is sent by taking the run up again.")
                : sent
                ? tr("Its request was sent, or was about to be, and the result is not known. "
                     "Midwatch first waits until it can no longer land, then it looks. It sends "
                     "the same request again only if that is safe.")
                : tr("Nothing was on its way. Nothing is sent by taking the run up again.")));
    }
    m_column->addWidget(box);
}

void StepCard::buildImpact(const runbook::CardView& card)
{
    auto* box = new Card(m_theme, tr("Start of the impact"));
    if (card.gate) {
        m_chart = new GateChart(m_theme, 260, false);
        m_chart->setMarker(*card.impact, tr("impact"));
        box->body()->addWidget(m_chart);
    }
    auto* row = new QHBoxLayout;
    //: the moment from which on users were hurt, in UTC
    row->addWidget(label(m_theme, tr("began at"), TextSize::Small, QFont::Normal, Ink::Muted));
    m_time = timeEdit(*card.impact);
    m_time->setAccessibleName(tr("Start of the impact"));
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, [this] {
        if (m_chart)
            m_chart->setMarker(timeIn(m_time), tr("impact"));
    });
    if (m_chart)
        connect(m_chart, &GateChart::picked, this, [this](World at) {
            m_time->setDateTime(
                QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), QTimeZone::utc()));
        });
    row->addWidget(m_time);
    row->addWidget(label(m_theme,
                         tr("Click into the chart to move it."),
                         TextSize::Small,
                         QFont::Normal,
                         Ink::Muted),
                   1);
    box->body()->addLayout(row);
    m_column->addWidget(box);
}

void StepCard::buildLeftChanged(const runbook::RunView& view)
{
    auto* box = new Card(m_theme, tr("Left changed"));
    for (const auto& left : view.leftChanged) {
        box->body()->addWidget(
            label(m_theme,
                  tr("%1: %2 → %3").arg(said(left.what), said(left.from), said(left.to)),
                  TextSize::Body,
                  QFont::DemiBold));
        if (!left.owner.empty() && left.until)
            box->body()->addWidget(label(
                m_theme,
                tr("%1 owns it until %2").arg(text(left.owner), text(formatTime(*left.until))),
                TextSize::Small,
                QFont::Normal,
                Ink::Muted));
        auto* row = new QHBoxLayout;
        row->setSpacing(space::tight);
        auto* owner = new QLineEdit(text(left.owner));
        owner->setPlaceholderText(tr("Owner"));
        owner->setAccessibleName(tr("Owner"));
        owner->setMinimumHeight(28);
        auto* until = timeEdit(left.until.value_or(view.madeAt + std::chrono::hours(24)));
        until->setAccessibleName(tr("Until"));
        row->addWidget(owner, 1);
        row->addWidget(until);
        auto* assign = button(m_theme, tr("Give it an owner"));
        connect(assign, &QPushButton::clicked, this, [this, key = left.key, owner, until] {
            act([&] {
                return m_engine->assign(key, owner->text().toStdString(), timeIn(until), m_person);
            });
        });
        row->addWidget(assign);
        auto* restore = button(m_theme, tr("Put back: %1").arg(said(left.from)));
        restore->setEnabled(left.restorable);
        connect(restore, &QPushButton::clicked, this, [this, key = left.key] {
            act([&] { return m_engine->restore(key, m_person); });
        });
        row->addWidget(restore);
        box->body()->addLayout(row);
    }
    m_column->addWidget(box);
}

void StepCard::buildFinished(const runbook::RunView& view)
{
    // Where somebody signs, the box stands in sight, in a small window too.
    if (m_headOpen)
        buildHead(view.head, view.journal.headWords);
    const auto& clocks = view.clocks;
    auto* box = new Card(m_theme, {});
    box->body()->addWidget(label(m_theme, said(view.endMessage), TextSize::Head, QFont::DemiBold));
    for (const std::string& line : view.overrides)
        box->body()->addWidget(
            label(m_theme, text(line), TextSize::Body, QFont::DemiBold, Ink::Warning));
    QString time = clockText(clocks.rto);
    if (clocks.rtoObjective)
        //: recovery time against its objective
        time = tr("%1 of %2").arg(time, clockText(clocks.rtoObjective));
    box->body()->addWidget(label(m_theme, judgement(clocks), TextSize::Title));
    fact(box->body(), tr("recovery"), time.toStdString());
    const auto mark
        = [&](const QString& name, const std::optional<World>& at, const QString& note) {
              if (at)
                  fact(box->body(), name, QString(timeText(*at) + note).toStdString());
          };
    //: marks on the clock of a run
    mark(tr("impact"),
         clocks.impactStart,
         clocks.impactProposed ? QString(QLatin1Char(' ') + tr("proposed from data, not confirmed"))
                               : QString());
    mark(tr("detected"), clocks.detected, {});
    mark(tr("decided"), clocks.decided, {});
    mark(tr("restored"), clocks.restored, {});
    if (clocks.rpo)
        fact(box->body(),
             tr("loss"),
             tr("%1 of %2")
                 .arg(clockText(clocks.rpo), clockText(clocks.rpoObjective))
                 .toStdString());
    //: waiting on people as part of the run
    fact(box->body(),
         tr("people"),
         tr("%1 of the %2 of this run was waiting for people")
             .arg(clockText(clocks.people), clockText(clocks.elapsed))
             .toStdString());
    m_column->addWidget(box);

    auto* kept = new Card(m_theme, tr("Kept with the run"));
    for (const runbook::EvidenceView& one : view.evidence) {
        QString line = nameOf(one);
        if (!one.withdrawnBy.empty())
            //: A piece of evidence of a run. %1 = a name, %2 = a reason
            line += QStringLiteral(", ")
                + tr("withdrawn by %1: %2").arg(text(one.withdrawnBy), text(one.withdrawnWhy));
        fact(kept->body(), tr("evidence"), line.toStdString());
    }
    for (const std::string& line : view.notes)
        fact(kept->body(), tr("note"), line);
    for (const auto& left : view.leftChanged)
        fact(kept->body(),
             tr("changed"),
             tr("%1: %2 → %3 (%4)")
                 .arg(said(left.what),
                      said(left.from),
                      said(left.to),
                      left.owner.empty() ? tr("nobody owns it") : text(left.owner))
                 .toStdString());
    if (view.leftChanged.empty())
        fact(kept->body(), tr("changed"), tr("nothing is left changed").toStdString());
    fact(kept->body(), tr("folder"), view.dir);
    auto* copy = button(m_theme, tr("Copy for the incident channel"));
    connect(copy, &QPushButton::clicked, this, [view, clocks] {
        QGuiApplication::clipboard()->setText(tr("%1: %2. Recovery time %3. Journal: %4")
                                                  .arg(text(view.title),
                                                       said(view.endMessage),
                                                       clockText(clocks.rto),
                                                       text(view.journal.headWords)));
    });
    kept->body()->addWidget(copy, 0, Qt::AlignLeft);
    buildWithdraw(view, kept->body());
    m_column->addWidget(kept);
    if (!m_headOpen)
        buildHead(view.head, view.journal.headWords);
}

// What should not have been kept: a name in it, a customer's data.
void StepCard::buildWithdraw(const runbook::RunView& view, QVBoxLayout* into)
{
    std::vector<runbook::EvidenceView> there;
    for (const runbook::EvidenceView& one : view.evidence) {
        if (one.withdrawnBy.empty() && !one.file.empty())
            there.push_back(one);
    }
    if (there.empty())
        return;
    //: Button: takes a piece of evidence out of a run that is over
    auto* withdraw = button(m_theme, tr("Withdraw evidence…"));
    into->addWidget(withdraw, 0, Qt::AlignLeft);
    m_asked = new QVBoxLayout;
    into->addLayout(m_asked);
    connect(withdraw, &QPushButton::clicked, this, [this, there, withdraw] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const runbook::EvidenceView& one : there) {
            const QString what = nameOf(one);
            menu->addAction(what, this, [this, one, what] {
                //: Button: the file is removed. %1 = "roll-back: output revisions"
                ask(tr("Withdraw %1").arg(what), false, true, false, true, [this, one] {
                    return m_engine->withdraw(one.file, m_person, typed(m_reason));
                });
                if (one.kind != "output" || inert())
                    return;
                auto* also = label(m_theme,
                                   tr("What the step printed stands in the journal too, and for a "
                                      "script in the folder out: those are not touched."),
                                   TextSize::Small,
                                   QFont::Normal,
                                   Ink::Muted);
                also->setWordWrap(true);
                m_asked->addWidget(also);
            });
        }
        menu->popup(withdraw->mapToGlobal(QPoint(0, withdraw->height())));
    });
}

} // namespace mw::run
