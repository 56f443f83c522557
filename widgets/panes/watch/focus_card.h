// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page at 03:00 in three parts: the page and its countdown, what changed just before, what to
// do. Nothing starts from here: a plan opens, a card shows the request first. GUI thread.
#pragma once

#include "models/insight/watch_focus.h"
#include "widgets/controls/button.h"
#include "widgets/controls/provenance.h"
#include "widgets/controls/text_label.h"

#include <QHBoxLayout>
#include <QWidget>

namespace mw {

class FocusPart; // a card whose text it paints

class FocusCard : public QWidget
{
    Q_OBJECT
public:
    struct ChangeLine
    {
        std::string id; // of the change
        QString what, when, ground;
        bool strongest = false;
        Provenance from;
        bool operator==(const ChangeLine&) const = default;
    };
    struct Deed // a line of "do": key, words, a faint second line
    {
        QString action; // id in the registry
        QString key, words, hint;
        bool primary = false;
        Provenance from{}; // of the numbers in the hint
        bool operator==(const Deed&) const = default;
    };
    struct Content
    {
        StatusKind status = StatusKind::Critical;
        QString title; // "PD #40213 HighErrorRate"
        QStringList facts; // paged when and to whom; taken by whom
        QString countdown; // "escalates in 1:48 → Ben"
        bool urgent = false; // less than a minute left
        QString users; // "Users well for 4 min (watching until 03:31Z)"; empty: they are not
        StatusKind usersStatus = StatusKind::Ok;
        QString after; // status update; below the rest, faint unless it is due
        bool afterDue = false;
        QString tabs; // "1 of 3", "12 pages"; empty = one
        bool acknowledge = false; // nobody has it
        Provenance pageFrom, usersFrom, afterFrom;
        std::vector<ChangeLine> changes;
        QString none; // in their place
        QString provider; // always there
        StatusKind providerStatus = StatusKind::Unknown;
        Provenance providerFrom;
        std::vector<Deed> deeds;
        QString owner; // who answers for what the page is about, and how they are reached
        bool operator==(const Content&) const = default;
    };
    // The clock outlives the card: the ages of its origins are of the moment somebody looks.
    FocusCard(const Theme& theme, const Clock& clock, QWidget* parent = nullptr);
    void setContent(Content content);
    const Content& content() const { return m_content; }
    size_t deedsShown() const; // of the deeds those that had a place when it was last painted
    QSize sizeHint() const override { return {1256, 176}; }

Q_SIGNALS:
    void acknowledgeRequested();
    void nextTabRequested();
    void changePicked(const std::string& id);
    void deedRequested(const QString& action);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    QFont deedFont(const Deed& deed) const;
    // Rectangles in the order of the deeds; true: with their hints.
    bool placeDeeds(const QRectF& room, std::vector<QRectF>& lines) const;
    const Theme& m_theme;
    Content m_content;
    FocusPart* m_page;
    FocusPart* m_before;
    FocusPart* m_do;
    Button* m_ack;
    QHBoxLayout* m_row;
};

} // namespace mw
