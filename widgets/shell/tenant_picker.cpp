// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/tenant_picker.h"

#include "models/text/format.h"
#include "widgets/controls/search_field.h"
#include "widgets/shell/fuzzy.h"
#include "widgets/theme/paint.h"

#include <QKeyEvent>
#include <QListView>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace mw {
namespace {

constexpr int nameRole = Qt::UserRole + 1; // empty: all tenants
constexpr int detailRole = Qt::UserRole + 2;
constexpr int rowHeight = 30;

class TenantDelegate : public QStyledItemDelegate
{
public:
    TenantDelegate(const Theme& theme, const ScopeState& scope, QObject* parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_scope(scope)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {100, rowHeight};
    }
    void paint(QPainter* p, const QStyleOptionViewItem& o, const QModelIndex& index) const override
    {
        const mw::Palette& c = m_theme.palette();
        const bool chosen = o.state.testFlag(QStyle::State_Selected);
        p->save();
        p->setRenderHint(QPainter::Antialiasing);
        const QRectF r = QRectF(o.rect).adjusted(8, 0, -8, 0);
        if (chosen || o.state.testFlag(QStyle::State_MouseOver)) {
            p->setPen(Qt::NoPen);
            p->setBrush(chosen ? c.selection : c.hover);
            p->drawRoundedRect(r.adjusted(0, 1, 0, -1), space::radius, space::radius);
        }
        if (index.data(nameRole).toString() == text::qs(m_scope.scope().tenant))
            m_theme.paintIcon(*p,
                              QPointF(r.left() + 8, r.center().y() - 8),
                              QStringLiteral("check"),
                              c.accent,
                              16);
        const QString detail = index.data(detailRole).toString();
        p->setFont(m_theme.font(TextSize::Small));
        const qreal wide = QFontMetricsF(p->font()).horizontalAdvance(detail) + 1;
        p->setPen(c.muted);
        paintLine(*p, QRectF(r.right() - 10 - wide, r.top(), wide, r.height()), detail);
        p->setFont(m_theme.font());
        p->setPen(c.text);
        paintLine(*p,
                  QRectF(r.left() + 32, r.top(), r.width() - 32 - 22 - wide, r.height()),
                  index.data(Qt::DisplayRole).toString(),
                  Qt::AlignVCenter,
                  Qt::ElideMiddle);
        p->restore();
    }

private:
    const Theme& m_theme;
    const ScopeState& m_scope;
};

} // namespace

TenantPicker::TenantPicker(const Theme& theme, ScopeState& scope, QWidget* window)
    : Layer(theme, window)
    , m_scope(scope)
    //: Hint in the field that searches tenants
    , m_field(new SearchField(theme, tr("Tenant")))
    , m_model(new QStandardItemModel(this))
    , m_list(new QListView)
{
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(1, 8, 1, 8);
    all->setSpacing(6);
    m_field->setBare(true);
    m_field->installEventFilter(this);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(8, 0, 8, 0);
    head->addWidget(m_field);
    all->addLayout(head);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TenantDelegate(theme, scope, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    //: Accessible name of the list of tenants
    m_list->setAccessibleName(tr("Tenants"));
    all->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &TenantPicker::setQuery);
    connect(m_field, &SearchField::leave, this, &Layer::close);
    connect(
        m_field, &QLineEdit::returnPressed, this, [this] { take(m_list->currentIndex().row()); });
    connect(
        m_list, &QListView::clicked, this, [this](const QModelIndex& index) { take(index.row()); });
}

void TenantPicker::openWith(std::vector<TenantSeen> tenants)
{
    m_all = std::move(tenants);
    m_field->clear();
    setQuery({});
    open();
}

void TenantPicker::setQuery(const QString& query)
{
    const auto words = fuzzy::words(query.toStdString());
    m_model->clear();
    const auto add = [this](const QString& title, const QString& name, const QString& detail) {
        auto* item = new QStandardItem(title);
        item->setData(name, nameRole);
        item->setData(detail, detailRole);
        item->setData(QString(title % QStringLiteral(", ") % detail), Qt::AccessibleTextRole);
        m_model->appendRow(item);
    };
    if (words.empty())
        //: First entry of the list of tenants: the scope is not narrowed to one
        add(tr("All tenants"), {}, tr("%n tenant(s)", nullptr, int(m_all.size())));
    std::vector<std::pair<int, const TenantSeen*>> found;
    for (const TenantSeen& one : m_all) {
        if (const int score = fuzzy::score(words, fuzzy::lowered(one.name)); score >= 0)
            found.emplace_back(score, &one);
    }
    // The best first; without words by name, as they came.
    std::stable_sort(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [score, one] : found)
        //: Beside a tenant: how many pods it has
        add(text::qs(one->name), text::qs(one->name), tr("%n pod(s)", nullptr, int(one->pods)));
    if (m_model->rowCount() == 0) {
        //: List of tenants: nothing fits what was typed
        auto* none = new QStandardItem(tr("No tenant has this name."));
        none->setFlags(Qt::NoItemFlags);
        none->setData(QStringLiteral("\n"), nameRole); // nobody's name
        m_model->appendRow(none);
        m_list->setCurrentIndex({});
        return;
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
}

void TenantPicker::take(int row)
{
    if (row < 0 || row >= m_model->rowCount() || !(m_model->item(row)->flags() & Qt::ItemIsEnabled))
        return;
    Scope scope = m_scope.scope();
    scope.tenant = m_model->item(row)->data(nameRole).toString().toStdString();
    close();
    m_scope.setScope(scope);
}

QRect TenantPicker::panelRect() const
{
    const QSize window = parentWidget()->size();
    const int rows = std::min(12, int(m_all.size()) + 1);
    const int tall = std::min(68 + rows * rowHeight, window.height() - 80);
    return {12, 50, std::min(360, window.width() - 24), tall};
}

QWidget* TenantPicker::firstFocus()
{
    return m_field;
}

bool TenantPicker::eventFilter(QObject* object, QEvent* event)
{
    if (object != m_field || event->type() != QEvent::KeyPress)
        return Layer::eventFilter(object, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape) {
        close();
        return true;
    }
    const int step = key == Qt::Key_Down ? 1
        : key == Qt::Key_Up              ? -1
        : key == Qt::Key_PageDown        ? 10
        : key == Qt::Key_PageUp          ? -10
                                         : 0;
    if (step == 0 || m_model->rowCount() == 0)
        return Layer::eventFilter(object, event);
    const int row = std::clamp(m_list->currentIndex().row() + step, 0, m_model->rowCount() - 1);
    m_list->setCurrentIndex(m_model->index(row, 0));
    return true;
}

} // namespace mw
