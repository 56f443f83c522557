// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Above a pane that could show more: what was found in a cluster, and whether to use it. It never
// takes the focus and never covers anything; hidden while there is nothing to offer.
#pragma once

#include "models/data/offer.h"
#include "widgets/controls/text_label.h"

#include <QFrame>
#include <vector>

namespace mw {

class Button;

class OfferStrip : public QFrame
{
    Q_OBJECT
public:
    explicit OfferStrip(const Theme& theme, QWidget* parent = nullptr);
    // Of the pane in front; declined ones are left out. type: the only kind that this pane shows;
    // empty: all kinds, in one sentence.
    void setOffers(const std::vector<Offer>& offers, const std::string& type);
    QString sentence() const { return m_text->text(); }
    Button* useButton() const { return m_use; }
    Button* notNowButton() const { return m_notNow; }
    Button* choiceButton() const { return m_choice; } // shown where there are several of a kind

Q_SIGNALS:
    void useRequested(const std::vector<mw::Offer>& offers);
    void notNowRequested(const std::vector<mw::Offer>& offers);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void say();
    void choose();
    const Theme& m_theme;
    std::vector<Offer> m_all; // of one cluster; of one kind where the pane shows but one
    std::vector<Offer> m_shown; // what "use" means: one of each kind
    bool m_oneKind = false;
    TextLabel* m_text;
    Button* m_choice;
    Button* m_use;
    Button* m_notNow;
};

} // namespace mw
