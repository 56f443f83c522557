// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/pod_log_layer.h"

#include "widgets/cards/pod_logs.h"
#include "widgets/controls/button.h"
#include "widgets/controls/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mw {

PodLogLayer::PodLogLayer(const Theme& theme, Hub& hub, QWidget* window)
    : Layer(theme, window)
    , m_title(new TextLabel(theme, TextSize::Head, Ink::Text, QFont::DemiBold))
    , m_logs(new PodLogs(theme, hub))
    //: Button: closes the logs of pods
    , m_close(new Button(theme, tr("Close")))
{
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(16, 14, 16, 12);
    all->setSpacing(space::unit);
    m_title->setElide(Qt::ElideRight);
    all->addWidget(m_title);
    all->addWidget(m_logs, 1);
    auto* foot = new QHBoxLayout;
    auto* keys = new TextLabel(theme, TextSize::Small, Ink::Faint);
    keys->setElide(Qt::ElideRight);
    keys->setText(PodLogs::keysLine());
    foot->addWidget(keys, 1);
    foot->addWidget(m_close);
    all->addLayout(foot);
    connect(m_close, &QPushButton::clicked, this, &Layer::close);
    connect(this, &Layer::closed, m_logs, &PodLogs::leave);
}

void PodLogLayer::openFor(const QString& title, const std::vector<ObjectKey>& pods)
{
    m_title->setText(title);
    m_logs->look(pods);
    open();
}

QString PodLogLayer::title() const
{
    return m_title->text();
}

QRect PodLogLayer::panelRect() const
{
    const QSize window = parentWidget()->size();
    const int wide = std::min(1480, window.width() - 48);
    const int tall = std::min(960, window.height() - 64);
    return {(window.width() - wide) / 2, (window.height() - tall) / 2, wide, tall};
}

QWidget* PodLogLayer::firstFocus()
{
    return m_logs->firstFocus();
}

} // namespace mw
