// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first line: state, what, since when, how much is seen. Enter or a click asks why. On a small
// window the matrix folds into its right end. GUI thread.
#pragma once

#include "widgets/controls/provenance.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <vector>

namespace mw {

class VerdictBar : public QWidget
{
    Q_OBJECT
public:
    struct Glyph // of one domain, worst over all environments
    {
        QString title;
        StatusKind status = StatusKind::Unknown;
        bool applies = false;
        bool operator==(const Glyph&) const = default;
    };
    struct Content
    {
        StatusKind status = StatusKind::Unknown;
        QString headline, detail, seen;
        QString aside; // "better for 40 s, said after 2 min"; may be empty
        QString incident; // "INC-0007 P1 · update due in 6:19"; empty: none is open
        bool due = false; // others should have been told by now
        Provenance headlineFrom, detailFrom, seenFrom;
        std::vector<Glyph> glyphs; // empty: the matrix has a place of its own
        bool operator==(const Content&) const = default;
    };
    // The clock outlives the bar: the ages of its origins are of the moment somebody looks.
    VerdictBar(const Theme& theme, const Clock& clock, QWidget* parent = nullptr);
    QString tooltip(const QPoint& at) const;
    void setContent(Content content);
    const Content& content() const { return m_content; }
    QSize sizeHint() const override { return {1256, 88}; }
    QSize minimumSizeHint() const override { return {400, 88}; }
    QRectF incidentRect() const { return m_incident; } // as last painted; empty: none

Q_SIGNALS:
    void whyRequested();
    void updateRequested(); // a click on the open incident

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    double paintGlyphs(QPainter& p, double right) const;
    void paintIncident(QPainter& p, double right, double y);
    void place(const QRectF& rect, const QString& words, const QFont& font, const Provenance& from);
    const Theme& m_theme;
    const Clock& m_clock;
    Content m_content;
    std::vector<ProvenancePlace> m_places; // as last painted
    QRectF m_incident;
};

} // namespace mw
