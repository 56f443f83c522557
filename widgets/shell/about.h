// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Name, version, licence; and the places Midwatch keeps its things.
#pragma once

#include "widgets/shell/layer.h"

namespace mw {

class Button;

class About : public Layer
{
    Q_OBJECT
public:
    About(const Theme& theme, QWidget* window);

protected:
    QRect panelRect() const override;
    QWidget* firstFocus() override;

private:
    Button* m_close;
};

} // namespace mw
