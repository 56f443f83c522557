// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// While F2 is held: every number that carries its provenance is outlined and says it. Child of the
// window, transparent for the mouse.
#pragma once

#include "widgets/controls/provenance.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <vector>

namespace mw {

class ProvenanceOverlay : public QWidget
{
    Q_OBJECT
public:
    ProvenanceOverlay(const Theme& theme, const Clock& clock, QWidget* window);
    void begin();
    void end();
    int marked() const { return int(m_places.size()); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Place
    {
        QRect rect;
        QString words; // "prod/prometheus · 41s"
    };
    static void add(std::vector<Place>& row, const Place& next);
    static void mergeRows(std::vector<Place>& places);
    // Numbers below each other with the same words share one tag.
    std::vector<Place> groups() const;
    const Theme& m_theme;
    const Clock& m_clock;
    std::vector<Place> m_places;
};

} // namespace mw
