// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who has the watch, who is next, what is in force. Collapses to its first line. GUI thread.
#pragma once

#include "widgets/controls/provenance.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <vector>

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
        Provenance peopleFrom, silencesFrom;
        std::vector<Provenance> inForceFrom; // as inForce
        QString notWatched; // what no source tells of
        bool operator==(const Content&) const = default;
    };
    // The clock outlives the card: the ages of its origins are of the moment somebody looks.
    TonightCard(const Theme& theme, const Clock& clock, QWidget* parent = nullptr);
    QString tooltip(const QPoint& at) const;
    void setContent(Content content);
    const Content& content() const { return m_content; }
    QSize sizeHint() const override { return {436, 244}; }
    QSize minimumSizeHint() const override { return {200, 44}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    const Theme& m_theme;
    const Clock& m_clock;
    Content m_content;
    std::vector<ProvenancePlace> m_places; // as last painted
};

} // namespace mw
