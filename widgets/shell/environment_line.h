// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Four pixels along the top that tell the environment by line style, never by a status hue.
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

namespace mw {

class EnvironmentLine : public QWidget
{
    Q_OBJECT
public:
    explicit EnvironmentLine(const Theme& theme, QWidget* parent = nullptr);
    // prod = solid, staging = dashed, dev = dotted, drill and simulated = hatched, empty = nothing
    void setKind(const std::string& kind);
    QSize sizeHint() const override { return {100, 4}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::string m_kind;
};

} // namespace mw
