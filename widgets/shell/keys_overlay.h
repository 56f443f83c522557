// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `?`: every key that works now, grouped, from the action registry.
#pragma once

#include "widgets/controls/actions.h"
#include "widgets/shell/layer.h"

class QScrollArea;

namespace mw {

class KeysOverlay : public Layer
{
    Q_OBJECT
public:
    KeysOverlay(const Theme& theme, const ActionRegistry& actions, QWidget* window);
    void open() override;

protected:
    QRect panelRect() const override;
    QWidget* firstFocus() override;

private:
    void rebuild();
    const ActionRegistry& m_actions;
    QScrollArea* m_scroll;
};

} // namespace mw
