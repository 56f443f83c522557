// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/inspector.h"

#include "widgets/controls/button.h"
#include "widgets/controls/provenance.h"
#include "widgets/controls/wrap_text.h"
#include "widgets/theme/paint.h"

#include <QGridLayout>
#include <QScrollBar>

namespace mw {

Inspector::Inspector(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_kind(new TextLabel(theme, TextSize::Tiny, Ink::Faint, QFont::DemiBold))
    , m_title(new TextLabel(theme, TextSize::Title, Ink::Text, QFont::DemiBold))
    , m_subtitle(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_mark(new StatusMark(theme, 10))
    , m_word(new TextLabel(theme, TextSize::Small, Ink::Text, QFont::DemiBold))
    , m_sentence(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_buttons(new QWidget)
    , m_scroll(new QScrollArea)
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(1, 0, 0, 0);
    all->setSpacing(0);
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(space::padding, 12, 12, 12);
    column->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->addWidget(m_kind, 1);
    //: Tooltip: closes the panel with the details of the selection
    auto* close = new IconButton(theme, QStringLiteral("close"), tr("Close the inspector"));
    //: Tooltip: copies the facts in the inspector as text
    m_copy = new IconButton(theme, QStringLiteral("copy"), tr("Copy as text"));
    top->setSpacing(4);
    top->addWidget(m_copy);
    top->addWidget(close);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        Q_EMIT actionTriggered(QStringLiteral("shell.copy"));
    });
    column->addLayout(top);
    m_title->setElide(Qt::ElideMiddle);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_subtitle->setElide(Qt::ElideRight);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    auto* status = new QHBoxLayout;
    status->setContentsMargins(0, 4, 0, 0);
    status->setSpacing(4);
    status->addWidget(m_mark);
    status->addWidget(m_word);
    status->addStretch(1);
    column->addLayout(status);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    m_buttons->setLayout(new QHBoxLayout);
    m_buttons->layout()->setContentsMargins(0, 4, 0, 0);
    column->addWidget(m_buttons);
    all->addWidget(head);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setAutoFillBackground(false);
    all->addWidget(m_scroll, 1);
    setMinimumWidth(280);
    //: Accessible name of the panel with the details of the selection
    setAccessibleName(tr("Inspector"));
    connect(close, &QPushButton::clicked, this, &Inspector::closeRequested);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setEmpty();
}

void Inspector::setFloating(bool floating)
{
    m_floating = floating;
    update();
}

void Inspector::setActionTitles(std::function<QString(const QString&)> titles)
{
    m_titles = std::move(titles);
}

void Inspector::setEmpty()
{
    InspectorContent nothing;
    //: Inspector without a selection: headline
    nothing.title = tr("Nothing is selected");
    //: Inspector without a selection: what to do
    nothing.sentence = tr("Select a row to see its facts and where they come from.");
    m_content = {};
    setContent(nothing, {});
    m_mark->hide();
    m_word->hide();
    m_copy->hide();
}

void Inspector::setContent(const InspectorContent& content, World now)
{
    const auto shape = [](const InspectorContent& c) {
        QStringList parts{c.kind, c.title};
        for (const auto& section : c.sections) {
            parts << section.title << QString::number(section.facts.size())
                  << QString::number(section.prose.isEmpty())
                  << QString::number(needsWrapAnywhere(section.prose));
            for (const auto& fact : section.facts)
                parts << fact.label << QString::number(fact.status.has_value())
                      << QString::number(needsWrapAnywhere(fact.value));
        }
        return parts << c.actions;
    };
    const bool same = m_body && shape(content) == shape(m_content);
    m_content = content;
    m_kind->setText(content.kind.toUpper());
    m_title->setText(content.title);
    m_subtitle->setText(content.subtitle);
    m_subtitle->setVisible(!content.subtitle.isEmpty());
    m_mark->setStatus(content.status, true);
    m_mark->show();
    m_word->setText(wordOf(content.status));
    m_word->show();
    m_copy->show();
    m_sentence->setText(content.sentence);
    m_sentence->setVisible(!content.sentence.isEmpty());
    if (same)
        refresh(now);
    else
        rebuild(now);
}

// Words break between words; what has no blanks (queries, images, paths) breaks anywhere.
QWidget* Inspector::makeText(const QString& words, bool mono) const
{
    if (needsWrapAnywhere(words))
        return new WrapText(m_theme, mono);
    auto* label = new TextLabel(m_theme, TextSize::Small, Ink::Text);
    label->setMono(mono);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void Inspector::setText(QWidget* made, const QString& words)
{
    if (auto* wrapped = qobject_cast<WrapText*>(made))
        return wrapped->setWords(words);
    auto* label = static_cast<TextLabel*>(made);
    if (label->text() != words)
        label->setText(words);
}

QWidget* Inspector::makeSection(const InspectorSection& section, World now)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(space::padding, 12, space::padding, 12);
    column->setSpacing(8);
    auto* title = new TextLabel(m_theme, TextSize::Tiny, Ink::Faint, QFont::DemiBold);
    title->setText(section.title);
    column->addWidget(title);
    QGridLayout* grid = nullptr;
    if (!section.facts.empty()) {
        grid = new QGridLayout;
        column->addLayout(grid); // which owns it
        grid->setHorizontalSpacing(8);
        grid->setVerticalSpacing(6);
        grid->setColumnMinimumWidth(0, 104);
        grid->setColumnStretch(2, 1);
    }
    int row = 0;
    for (const Fact& fact : section.facts) {
        auto* label = new TextLabel(m_theme, TextSize::Small, Ink::Muted);
        label->setText(fact.label);
        label->setWordWrap(true);
        label->setMaximumWidth(128);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(label, row, 0);
        StatusMark* mark = nullptr;
        if (fact.status) {
            mark = new StatusMark(m_theme, 8);
            // as tall as one line: the mark stands in the middle of the first
            mark->setFixedSize(14, QFontMetrics(m_theme.font(TextSize::Small)).height());
            grid->addWidget(mark, row, 1, Qt::AlignTop);
        }
        QWidget* value = makeText(fact.value, fact.mono);
        grid->addWidget(value, row, mark ? 2 : 1, 1, mark ? 1 : 2);
        m_values << value;
        m_marks << mark;
        ++row;
    }
    if (!section.prose.isEmpty()) {
        QWidget* prose = makeText(section.prose, section.monoProse);
        column->addWidget(prose);
        m_prose << prose;
    }
    Q_UNUSED(now)
    return box;
}

void Inspector::rebuild(World now)
{
    m_values.clear();
    m_marks.clear();
    m_prose.clear();
    auto* body = new QWidget;
    body->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const auto& section : m_content.sections)
        column->addWidget(makeSection(section, now));
    column->addStretch(1);
    m_scroll->setWidget(body); // deletes the old one
    body->setAutoFillBackground(false);
    m_body = body;
    QLayout* buttons = m_buttons->layout();
    while (QLayoutItem* item = buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& id : m_content.actions) {
        const QString title = m_titles ? m_titles(id) : QString();
        if (title.isEmpty())
            continue;
        auto* button = new Button(m_theme, title);
        connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT actionTriggered(id); });
        buttons->addWidget(button);
    }
    static_cast<QHBoxLayout*>(buttons)->addStretch(1);
    m_buttons->setVisible(!m_content.actions.empty());
    refresh(now);
}

void Inspector::refresh(World now)
{
    int index = 0;
    int prose = 0;
    for (const auto& section : m_content.sections) {
        for (const Fact& fact : section.facts) {
            const QString text
                = fact.unit.isEmpty() ? fact.value : QString(fact.value % u' ' % fact.unit);
            setText(m_values[index], text);
            setProvenance(m_values[index], fact.from, now);
            if (m_marks[index] && fact.status)
                m_marks[index]->setStatus(*fact.status, true);
            ++index;
        }
        if (!section.prose.isEmpty())
            setText(m_prose[prose++], section.prose);
    }
}

QString Inspector::copyText() const
{
    QStringList lines{QString(m_content.title % u' ' % m_content.subtitle).trimmed(),
                      QString(glyphOf(m_content.status) % u' ' % wordOf(m_content.status) % u' '
                              % m_content.sentence)
                          .trimmed()};
    for (const auto& section : m_content.sections) {
        for (const Fact& fact : section.facts)
            lines << QString(fact.label % QStringLiteral(": ") % fact.value % u' ' % fact.unit)
                         .trimmed();
    }
    return lines.join(u'\n');
}

void Inspector::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const mw::Palette& c = m_theme.palette();
    p.fillRect(rect(), m_floating ? c.raised : c.window);
    p.setPen(QPen(m_floating ? c.border : c.hairline, 1));
    p.drawLine(QPointF(0.5, 0), QPointF(0.5, height()));
    // Hairlines between the sections.
    if (!m_body)
        return;
    p.setPen(QPen(c.hairline, 1));
    const int top = m_scroll->mapTo(this, QPoint(0, 0)).y();
    p.drawLine(QPointF(0, top + 0.5), QPointF(width(), top + 0.5));
}

} // namespace mw
