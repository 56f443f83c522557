// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/log_board.h"

#include "widgets/controls/button.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/log_view.h"
#include "widgets/controls/search_field.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mw {

LogBoard::LogBoard(const Theme& theme, LogOrigin origin, QWidget* parent)
    : QWidget(parent)
    , m_view(new LogView(theme))
    , m_stack(new StateStack(theme, m_view))
    , m_search(new SearchField(
          theme, tr("Search the log"), KeyHint::split(QKeySequence(Qt::CTRL | Qt::Key_F))))
    , m_title(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_count(new TextLabel(theme, TextSize::Small, Ink::Faint))
{
    m_view->setOrigin(origin);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(space::unit);
    m_title->setElide(Qt::ElideMiddle);
    tools->addWidget(m_title, 1);
    tools->addWidget(m_count);
    m_search->setMinimumWidth(130); // with little room the name keeps some of it
    m_search->setMaximumWidth(220);
    tools->addWidget(m_search, 2);
    addTools(theme, origin, tools);
    column->addLayout(tools);
    column->addWidget(m_stack, 1);
    connect(m_search, &QLineEdit::textChanged, m_view, &LogView::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_view->findNext(true); });
    connect(m_search, &SearchField::leave, m_view, [this] { m_view->setFocus(); });
    connect(m_search, &SearchField::down, m_view, [this] { m_view->setFocus(); });
    connect(m_view, &LogView::searchChanged, this, &LogBoard::tellCount);
    connect(m_view, &LogView::contentChanged, this, &LogBoard::tellCount);
    connect(m_stack, &StateStack::actionTriggered, this, &LogBoard::againRequested);
}

void LogBoard::addTools(const Theme& theme, LogOrigin origin, QLayout* tools)
{
    const auto button = [&](const char* icon, const QString& tip, auto run) {
        auto* made = new IconButton(theme, QString::fromLatin1(icon), tip);
        connect(made, &QAbstractButton::clicked, this, run);
        tools->addWidget(made);
    };
    button("chevron-up", tr("Previous match"), [this] { m_view->findNext(false); });
    button("chevron-down", tr("Next match"), [this] { m_view->findNext(true); });
    button("bolt", tr("Jump to the first error"), [this] { firstError(); });
    button("clock", tr("Show or hide times"), [this] { toggleTimes(); });
    if (origin == LogOrigin::Runner)
        button("more", tr("Fold or unfold all groups"), [this] { toggleFolds(); });
}

void LogBoard::setTitle(const QString& words)
{
    m_title->setText(words);
}

void LogBoard::setState(const PanelState& state)
{
    m_stack->setState(state, m_filled && m_view->log().lineCount() > 0);
    tellCount();
}

void LogBoard::setWhole(const QByteArray& whole)
{
    m_filled = true;
    m_view->setWhole({whole.constData(), size_t(whole.size())});
}

void LogBoard::clear()
{
    m_filled = false;
    m_view->clear();
    m_view->search(m_search->text());
}

void LogBoard::find()
{
    m_search->setFocus();
    m_search->selectAll();
}

void LogBoard::firstError()
{
    if (!m_view->jumpToFirstError())
        //: pressed "first error" where there is none
        m_count->setText(tr("no error line"));
    m_view->setFocus();
}

void LogBoard::toggleTimes()
{
    m_view->setTimes(!m_view->times());
}

void LogBoard::toggleFolds()
{
    m_folded = !m_folded;
    m_view->foldAll(m_folded);
}

QString LogBoard::countText() const
{
    return m_count->text();
}

void LogBoard::tellCount()
{
    const size_t lines = m_view->log().lineCount();
    QString words = lines == 0 ? QString() : tr("%n lines", nullptr, int(lines));
    if (m_wanted > 0 && lines >= size_t(m_wanted))
        //: of a log that may be longer; only its newest lines were fetched
        words = tr("newest %n lines", nullptr, int(lines));
    if (!m_search->text().isEmpty()) {
        //: search in a log: %1 = how many lines match
        words = tr("%n line(s) match", nullptr, int(m_view->matches()));
        if (m_view->searching())
            words += QStringLiteral(" …");
    }
    m_count->setText(words);
}

} // namespace mw
