// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/confirm_card.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <algorithm>

namespace mw {

namespace {

// As tall as what stands in it if there is room; else it scrolls, and nothing lies over anything.
class GrowingArea : public QScrollArea
{
public:
    explicit GrowingArea(QWidget* content)
    {
        setWidget(content);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        viewport()->setAutoFillBackground(false);
        content->setAutoFillBackground(false);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
        content->installEventFilter(this);
    }
    QSize sizeHint() const override
    {
        const QLayout* inside = widget()->layout();
        const int wide = std::max(200, width() - 2);
        return {400,
                inside->hasHeightForWidth() ? inside->totalHeightForWidth(wide)
                                            : inside->totalSizeHint().height()};
    }
    QSize minimumSizeHint() const override { return {200, std::min(96, sizeHint().height())}; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(object, event);
    }
    void resizeEvent(QResizeEvent* event) override
    {
        QScrollArea::resizeEvent(event);
        if (event->size().width() != event->oldSize().width())
            updateGeometry();
    }
};

} // namespace

ConfirmCard::ConfirmCard(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TextSize::Title, Ink::Text, QFont::DemiBold))
    , m_fields(new QVBoxLayout)
    , m_request(new QPlainTextEdit)
    , m_strip(new Strip(theme))
    , m_confirm(new Button(theme, {}, ButtonKind::Primary))
    //: Button of a card that asks before something is done
    , m_close(new Button(theme, tr("Close")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::padding, space::gap, space::padding, space::gap);
    column->setSpacing(space::tight);
    m_title->setElide(Qt::ElideMiddle);
    column->addWidget(m_title);
    auto* content = new QWidget;
    m_inside = new QBoxLayout(QBoxLayout::TopToBottom, content);
    m_inside->setContentsMargins(0, 0, 0, 0);
    m_inside->setSpacing(space::tight);
    m_inside->addLayout(m_fields, 1);
    auto* sent = new QVBoxLayout;
    sent->setSpacing(space::tight);
    m_inside->addLayout(sent, 1);
    //: Heading over the text of an HTTP request
    auto* caption = new TextLabel(theme, TextSize::Tiny, Ink::Faint);
    caption->setText(tr("Exactly this is sent"));
    sent->addWidget(caption);
    m_request->setReadOnly(true);
    m_request->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_request->setTabChangesFocus(true);
    m_request->setAccessibleName(caption->text());
    sent->addWidget(m_request, 1);
    column->addWidget(new GrowingArea(content), 1);
    column->addWidget(m_strip);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_confirm);
    column->addLayout(row);
    setFocusPolicy(Qt::StrongFocus);
    m_inert.setSingleShot(true);
    connect(
        &m_inert, &QTimer::timeout, this, [this] { m_confirm->setEnabled(m_allowed && !m_sent); });
    connect(m_confirm, &QPushButton::clicked, this, &ConfirmCard::confirm);
    connect(m_close, &QPushButton::clicked, this, &ConfirmCard::closeCard);
    const auto restyle = [this] {
        m_request->setFont(m_theme.mono(TextSize::Small));
        update();
    };
    connect(&theme, &Theme::changed, this, restyle);
    restyle();
    hide();
}

void ConfirmCard::open(const QString& title,
                       const QString& request,
                       const QString& verb,
                       ButtonKind kind)
{
    m_sent = false;
    m_words.clear();
    m_strip->clear();
    m_title->setText(title);
    m_request->setPlainText(request);
    m_confirm->setKind(kind);
    m_confirm->setText(verb);
    m_confirm->show();
    m_allowed = true;
    arrange();
    show();
    hold();
    setFocus(Qt::OtherFocusReason);
}

// Tall fields stand beside the request where there is room: both are seen at once.
void ConfirmCard::arrange()
{
    constexpr int tall = 100, wide = 720, least = 136;
    const int fields = m_fields->isEmpty() ? 0 : m_fields->sizeHint().height();
    const bool beside = fields > tall && width() >= wide;
    m_inside->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_inside->setSpacing(beside ? space::padding : space::tight);
    m_request->setMinimumHeight(beside ? 96 : least);
    m_request->setMaximumHeight(beside ? std::max(least, fields) : least);
}

void ConfirmCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void ConfirmCard::hold()
{
    m_confirm->setEnabled(false);
    m_inert.start(400);
}

void ConfirmCard::setRequest(const QString& request)
{
    if (m_request->toPlainText() != request)
        m_request->setPlainText(request);
}

QString ConfirmCard::request() const
{
    return m_request->toPlainText();
}

void ConfirmCard::setVerb(const QString& verb, bool enabled)
{
    const bool other = m_confirm->text() != verb;
    m_allowed = enabled;
    m_confirm->setText(verb);
    if (other)
        hold();
    else if (!m_inert.isActive())
        m_confirm->setEnabled(enabled && !m_sent);
}

void ConfirmCard::say(StatusKind status, const QString& sentence)
{
    m_words = sentence;
    m_strip->show(status, sentence);
}

void ConfirmCard::setSent()
{
    m_sent = true;
    m_confirm->hide();
}

void ConfirmCard::confirm()
{
    if (m_sent || !m_allowed || m_inert.isActive() || !isVisible())
        return;
    Q_EMIT confirmed();
}

void ConfirmCard::closeCard()
{
    hide();
    Q_EMIT closed();
}

void ConfirmCard::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter)
        m_sent ? closeCard() : confirm();
    else if (event->key() == Qt::Key_Escape)
        closeCard();
    else
        QFrame::keyPressEvent(event);
}

void ConfirmCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& colors = m_theme.palette();
    painter.setPen(QPen(colors.accent, 1));
    painter.setBrush(colors.panel);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
}

} // namespace mw
