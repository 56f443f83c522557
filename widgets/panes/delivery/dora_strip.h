// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The delivery metrics in one line of tiles: figure, how many values it stands on, its definition
// in the tooltip and under F2. Few values are drawn as dots on a logarithmic line, not as a
// percentile.
#pragma once

#include "models/items/dora_items.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <functional>

namespace mw {

class DoraStrip : public QWidget
{
    Q_OBJECT
public:
    explicit DoraStrip(const Theme& theme, QWidget* parent = nullptr);
    // Where a tile's figure comes from, asked whenever somebody looks. The clock outlives the
    // strip.
    void setOrigin(std::function<Provenance(const DoraTile&)> origin, const Clock& clock);
    void setTiles(std::vector<DoraTile> tiles, const QString& window);
    const std::vector<DoraTile>& tiles() const { return m_tiles; }
    const QString& window() const { return m_window; }
    QString tooltip(int tile) const;
    QSize sizeHint() const override { return {1200, int(m_lines.height())}; }
    QSize minimumSizeHint() const override { return {600, int(m_lines.height())}; }

Q_SIGNALS:
    void explained(const QString& id); // a tile was chosen

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    // How many lines the longest label, note and definition need in the width there is: none of
    // them is cut.
    struct Lines
    {
        int label = 1, note = 1, basis = 1;
        double height() const { return 60 + 18 * label + 15 * (note + basis); }
        bool operator==(const Lines&) const = default;
    };
    void measure();
    QString noteOf(size_t tile) const;
    QRectF rectOf(size_t tile) const;
    int tileAt(const QPoint& at) const;

    const Theme& m_theme;
    std::vector<DoraTile> m_tiles;
    QString m_window;
    std::function<Provenance(const DoraTile&)> m_origin;
    const Clock* m_clock = nullptr;
    Lines m_lines;
    int m_focus = 0;
};

} // namespace mw
