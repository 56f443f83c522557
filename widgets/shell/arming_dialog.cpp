// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/arming_dialog.h"

#include "models/text/format.h"
#include "widgets/controls/button.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/text_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace mw {

ArmingDialog::ArmingDialog(const Theme& theme,
                           Arming& arming,
                           const ScopeState& scope,
                           QWidget* window)
    : Layer(theme, window)
    , m_arming(arming)
    , m_scope(scope)
    , m_environment(new QComboBox)
    //: Reasons for arming: an incident, a planned change, a drill
    , m_reason(new SegmentedControl(theme, {tr("Incident"), tr("Change"), tr("Drill")}))
    , m_reference(new QLineEdit)
    , m_note(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_warning(new TextLabel(theme, TextSize::Small, Ink::Text, QFont::DemiBold))
    , m_arm(new Button(theme, {}, ButtonKind::Danger))
{
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(24, 20, 24, 20);
    all->setSpacing(8);
    auto* title = new TextLabel(theme, TextSize::Head, Ink::Text, QFont::DemiBold);
    //: Headline of the arming dialog
    title->setText(tr("Arm this window"));
    all->addWidget(title);
    auto* intro = new TextLabel(theme, TextSize::Body, Ink::Muted);
    intro->setWordWrap(true);
    //: Arming dialog: what it means
    intro->setText(
        tr("Actions that change something become possible in one environment. Each still "
           "shows its exact request first and is written to the journal. A guided run "
           "does not need this."));
    all->addWidget(intro);
    all->addSpacing(8);
    const auto caption = [&](const QString& text, QWidget* buddy) {
        auto* label = new TextLabel(theme, TextSize::Small, Ink::Muted);
        label->setText(text);
        label->setBuddy(buddy);
        buddy->setAccessibleName(text);
        all->addWidget(label);
        all->addWidget(buddy);
        all->addSpacing(4);
    };
    //: Arming dialog: field
    caption(tr("Environment"), m_environment);
    //: Arming dialog: field, choice of incident, change, drill
    caption(tr("Why"), m_reason);
    //: Arming dialog: field
    caption(tr("Number or words that others will understand"), m_reference);
    m_environment->setFixedHeight(32);
    m_reference->setFixedHeight(32);
    m_reference->setMaxLength(80);
    m_note->setWordWrap(true);
    all->addWidget(m_note);
    m_warning->setWordWrap(true);
    m_warning->hide();
    all->addWidget(m_warning);
    all->addStretch(1);
    auto* buttons = new QHBoxLayout;
    //: Button: leaves the dialog without arming
    auto* leave = new Button(theme, tr("Stay read-only"));
    buttons->addStretch(1);
    buttons->addWidget(leave);
    buttons->addWidget(m_arm);
    all->addLayout(buttons);
    connect(leave, &QPushButton::clicked, this, &Layer::close);
    connect(m_arm, &QPushButton::clicked, this, &ArmingDialog::submit);
    connect(m_reference, &QLineEdit::textChanged, this, &ArmingDialog::refresh);
    connect(m_reference, &QLineEdit::returnPressed, this, &ArmingDialog::submit);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &ArmingDialog::refresh);
    connect(m_reason, &SegmentedControl::currentChanged, this, &ArmingDialog::refresh);
}

const ScopeEnvironment* ArmingDialog::chosen() const
{
    const auto index = m_environment->currentIndex();
    const auto& all = m_scope.environments();
    return index >= 0 && size_t(index) < all.size() ? &all[size_t(index)] : nullptr;
}

void ArmingDialog::open()
{
    m_environment->clear();
    for (const auto& environment : m_scope.environments()) {
        QString title = text::qs(environment.name);
        if (!environment.kind.empty() && environment.kind != environment.name)
            title += QStringLiteral(" (") % text::qs(environment.kind) % u')';
        m_environment->addItem(title);
        if (environment.name == m_scope.scope().environment)
            m_environment->setCurrentIndex(m_environment->count() - 1);
    }
    m_reference->clear();
    refresh();
    Layer::open();
}

void ArmingDialog::refresh()
{
    const ScopeEnvironment* environment = chosen();
    const QString name = environment ? text::qs(environment->name) : QString();
    const QString warning
        = environment && m_askWarning ? m_askWarning(environment->name) : QString();
    m_warning->setText(warning.isEmpty() ? QString() : QString(QStringLiteral("▲ ") % warning));
    m_warning->setVisible(!warning.isEmpty());
    if (isOpen())
        place();
    static const QStringList hints{
        QStringLiteral("PD #40213"), QStringLiteral("CHG-1187"), QStringLiteral("DR 2026-Q4")};
    m_reference->setPlaceholderText(hints.value(m_reason->current()));
    m_arm->setEnabled(environment && !m_reference->text().trimmed().isEmpty());
    if (!environment) {
        //: Arming dialog: nothing to arm
        m_note->setText(tr("No environment is open, so there is nothing to arm."));
        //: Button of the arming dialog, while no environment is open
        m_arm->setText(tr("Arm"));
        return;
    }
    const auto minutes = Arming::lifetime(environment->kind).count();
    //: Arming dialog. %1 = number of minutes
    m_note->setText(
        tr("Ends after %1 minutes, when the scope changes, when the screen locks or the "
           "lid closes, and with Esc Esc.")
            .arg(minutes));
    //: Button of the arming dialog. %1 = environment, %2 = minutes
    m_arm->setText(tr("Arm %1 for %2 min").arg(name).arg(minutes));
}

void ArmingDialog::submit()
{
    const ScopeEnvironment* environment = chosen();
    if (!environment || !m_arm->isEnabled())
        return;
    if (m_arming.arm(environment->name,
                     environment->kind,
                     ArmingReason(m_reason->current()),
                     m_reference->text()))
        close();
}

QString ArmingDialog::warning() const
{
    return m_warning->isHidden() ? QString() : m_warning->text();
}

QRect ArmingDialog::panelRect() const
{
    const QSize window = parentWidget()->size();
    const int wide = std::min(520, window.width() - 48);
    const int tall = std::min(std::max(420, panel()->layout()->totalHeightForWidth(wide)),
                              window.height() - 48);
    return {(window.width() - wide) / 2, (window.height() - tall) / 3, wide, tall};
}

QWidget* ArmingDialog::firstFocus()
{
    return m_scope.environments().size() > 1 ? static_cast<QWidget*>(m_environment) : m_reference;
}

} // namespace mw
