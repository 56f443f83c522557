// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around a pane in a picture of it: above which pane, scope and time it is, below as of
// when, how much was seen and what is redacted. Paints; GUI thread.
#pragma once

#include "models/data/source_status.h"
#include "widgets/theme/theme.h"

#include <QString>
#include <vector>

class QPainter;

namespace mw {

struct SheetWords
{
    QString pane; // "Watch"
    QString scope; // "prod · all clusters · last 1 h"
    QString past; // a moment in the past is looked at, or a recording; may be empty
    QString footer; // as of, sources, redacted, program
    QString unseen; // which sources are not seen and why; empty: all are
    std::string environmentKind; // of the scope: decides the line at the top
};

// "as of 2026-11-28 05:56:12Z · 11 of 12 sources · names of hosts, tenants and people redacted ·
// midwatch 0.1.0"
QString footerWords(const std::vector<SourceStatus>& sources, World at);
// "not seen: prometheus (unreachable)"; three are named, of more their number.
QString unseenWords(const std::vector<SourceStatus>& sources);

class PictureSheet
{
public:
    PictureSheet(const Theme& theme, SheetWords words);
    QSize sizeFor(QSize pane) const;
    QPoint paneAt() const; // where the pane's top left corner comes
    void paint(QPainter& p, QSize pane) const; // all but the pane

private:
    int headHeight() const;
    int footHeight() const;
    const Theme& m_theme;
    SheetWords m_words;
};

} // namespace mw
