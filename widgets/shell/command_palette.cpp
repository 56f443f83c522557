// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/command_palette.h"

#include "widgets/controls/chip.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/text_label.h"
#include "widgets/theme/paint.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace mw {

namespace {
class HitDelegate : public QStyledItemDelegate
{
public:
    HitDelegate(const Theme& theme, const PaletteModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {100, 36};
    }
    void paint(QPainter* p, const QStyleOptionViewItem& o, const QModelIndex& index) const override
    {
        const mw::Palette& c = m_theme.palette();
        const PaletteHit& hit = m_model.hit(index.row());
        const bool chosen = o.state.testFlag(QStyle::State_Selected);
        p->save();
        p->setRenderHint(QPainter::Antialiasing);
        const QRectF r = QRectF(o.rect).adjusted(8, 0, -8, 0);
        if (chosen || o.state.testFlag(QStyle::State_MouseOver)) {
            p->setPen(Qt::NoPen);
            p->setBrush(chosen ? c.selection : c.hover);
            p->drawRoundedRect(r.adjusted(0, 1, 0, -1), space::radius, space::radius);
        }
        m_theme.paintIcon(*p,
                          QPointF(r.left() + 10, r.center().y() - 8),
                          hit.icon,
                          chosen ? c.accent : c.muted,
                          16);
        const int keys = hit.keys.isEmpty()
            ? 0
            : KeyHint::paint(*p, m_theme, o.rect.adjusted(0, 0, -18, 0), hit.keys) + 12;
        const qreal left = r.left() + 36;
        const qreal room = r.right() - 10 - keys - left;
        const QFont words = m_theme.font();
        const QFont small = m_theme.font(TextSize::Small);
        const qreal wanted = QFontMetricsF(words).horizontalAdvance(hit.title) + 1;
        const qreal detail = QFontMetricsF(small).horizontalAdvance(hit.detail) + 13;
        const qreal title = std::min(wanted, std::max(room * 0.5, room - detail));
        p->setFont(words);
        p->setPen(c.text);
        paintLine(*p,
                  QRectF(left, r.top(), title, r.height()),
                  hit.title,
                  Qt::AlignVCenter,
                  Qt::ElideMiddle);
        p->setFont(small);
        p->setPen(c.faint);
        paintLine(
            *p, QRectF(left + title + 12, r.top(), room - title - 12, r.height()), hit.detail);
        p->restore();
    }

private:
    const Theme& m_theme;
    const PaletteModel& m_model;
};

// Says what to do when nothing fits.
class HitList : public QListView
{
public:
    explicit HitList(const Theme& theme) : m_theme(theme) { }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QListView::paintEvent(event);
        if (model()->rowCount() > 0)
            return;
        QPainter p(viewport());
        p.setFont(m_theme.font());
        p.setPen(m_theme.palette().muted);
        p.drawText(viewport()->rect().adjusted(24, 0, -24, 0),
                   Qt::AlignCenter | Qt::TextWordWrap,
                   //: Command palette without a result
                   CommandPalette::tr("Nothing has this name. Try fewer letters."));
    }

private:
    const Theme& m_theme;
};
} // namespace

CommandPalette::CommandPalette(const Theme& theme,
                               const ActionRegistry& actions,
                               const Hub& hub,
                               QWidget* window)
    : Layer(theme, window)
    //: Hint in the command palette
    , m_field(new SearchField(theme, tr("Action, pane, runbook, workload, node, pod or SLO")))
    , m_model(new PaletteModel(actions, hub, this))
    , m_list(new HitList(theme))
{
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(1, 8, 1, 8);
    all->setSpacing(8);
    m_field->setBare(true);
    m_field->installEventFilter(this);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(8, 0, 8, 0);
    head->addWidget(m_field);
    all->addLayout(head);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HitDelegate(theme, *m_model, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    //: Accessible name of the results of the command palette
    m_list->setAccessibleName(tr("Results"));
    all->addWidget(m_list, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(16, 0, 16, 0);
    foot->setSpacing(8);
    const auto hint = [&](const QStringList& keys, const QString& words) {
        auto* label = new TextLabel(theme, TextSize::Small, Ink::Faint);
        label->setText(words);
        foot->addWidget(new KeyHint(theme, keys));
        foot->addWidget(label);
        foot->addSpacing(8);
    };
    //: Foot of the command palette, after the keys for it
    hint({QStringLiteral("\u2191"), QStringLiteral("\u2193")}, tr("choose"));
    //: Foot of the command palette, after the key for it
    hint(KeyHint::split(QKeySequence(Qt::Key_Return)), tr("run or open"));
    //: Foot of the command palette, after the key for it
    hint(KeyHint::split(QKeySequence(Qt::Key_Escape)), tr("close"));
    foot->addStretch(1);
    all->addLayout(foot);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::setQuery);
    connect(m_field, &SearchField::leave, this, &Layer::close);
    connect(
        m_field, &QLineEdit::returnPressed, this, [this] { run(m_list->currentIndex().row()); });
    connect(
        m_list, &QListView::clicked, this, [this](const QModelIndex& index) { run(index.row()); });
}

void CommandPalette::open()
{
    m_field->clear();
    setQuery({});
    Layer::open();
}

void CommandPalette::setQuery(const QString& query)
{
    m_model->setQuery(query);
    m_list->setCurrentIndex(m_model->index(0));
    m_list->scrollToTop();
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const PaletteHit hit = m_model->hit(row);
    close();
    if (hit.actionId.isEmpty()) {
        Q_EMIT objectChosen(hit.object);
        return;
    }
    m_model->remember(hit.actionId);
    Q_EMIT actionChosen(hit.actionId);
}

QRect CommandPalette::panelRect() const
{
    const QSize window = parentWidget()->size();
    const int wide = std::min(640, window.width() - 48);
    const int tall = std::min(480, window.height() - 140);
    return {(window.width() - wide) / 2, std::max(48, window.height() / 8), wide, tall};
}

QWidget* CommandPalette::firstFocus()
{
    return m_field;
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown
            || key == Qt::Key_PageUp) {
            const int step = key == Qt::Key_Down ? 1
                : key == Qt::Key_Up              ? -1
                : key == Qt::Key_PageDown        ? 8
                                                 : -8;
            const int row
                = std::clamp(m_list->currentIndex().row() + step, 0, m_model->rowCount() - 1);
            if (m_model->rowCount() > 0)
                m_list->setCurrentIndex(m_model->index(row));
            return true;
        }
        if (key == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return Layer::eventFilter(object, event);
}

} // namespace mw
