// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who has the watch, who is next, what is in force. Collapses to its first line. GUI thread.
#pragma once

#include "widgets/controls/provenance.h"
#include "widgets/theme/status.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <vector>

class QPainter;

namespace mw {

class TonightCard : public QWidget
{
    Q_OBJECT
public:
    struct Content
    {
        QString people, next;
        QStringList inForce; // silences, and rows that are snoozed
        int more = 0; // of them that are left out
        QString none; // said where nothing is in force, or where that is not known
        bool known = true; // of `none`: everything that could be in force is seen
        QString unseen; // what in force is not known although something is listed; may be empty
        Provenance peopleFrom, silencesFrom, readyFrom;
        std::vector<Provenance> inForceFrom; // as inForce
        // Freezes and experiments, on one line where both fit; at the foot with the next one.
        QString frozen, chaos;
        bool frozenNow = false; // a freeze holds
        bool chaosLoud = false; // an experiment runs, or that is not known
        QString ready, readyCount, readyKey; // "Ready for DR", "5 of 5", "Ctrl+Shift+B"
        StatusKind readyStatus = StatusKind::Ok;
        bool operator==(const Content&) const = default;
    };
    // The clock outlives the card: the ages of its origins are of the moment somebody looks.
    TonightCard(const Theme& theme, const Clock& clock, QWidget* parent = nullptr);
    QString tooltip(const QPoint& at) const;
    void setContent(Content content);
    const Content& content() const { return m_content; }
    QRect readyPlace() const { return m_readyPlace; } // as last painted; empty: it did not fit
    QSize sizeHint() const override { return {436, 244}; }
    QSize minimumSizeHint() const override { return {200, 44}; }

Q_SIGNALS:
    void readyRequested(); // the line "Ready for DR" was clicked

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintFoot(QPainter& p, double top);
    double footHeight() const;
    int roomAtFoot() const; // lines
    bool showsReady() const;
    struct FootLine
    {
        QString words;
        bool loud = false;
    };
    std::vector<FootLine> footLines() const; // that fit, but the last one
    const Theme& m_theme;
    const Clock& m_clock;
    Content m_content;
    std::vector<ProvenancePlace> m_places; // as last painted
    QRect m_readyPlace;
};

} // namespace mw
