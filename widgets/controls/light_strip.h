// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Over a pane while the link is paid by volume: what is asked less often or not at all, and a
// button that has it once. Not there on any other link, and not where the estate has no source of
// the pane's. GUI thread.
#pragma once

#include "widgets/controls/card.h"
#include "widgets/controls/pane.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mw {

class LightStrip : public Strip
{
    Q_OBJECT
public:
    // types: of the sources that the pane lives from ("prometheus"). words: what of them is less.
    LightStrip(PaneContext& context,
               std::vector<std::string> types,
               const QString& words,
               QWidget* parent = nullptr);
    // What the button does; else every source of these types is asked now, once.
    void setLoader(std::function<void()> load) { m_load = std::move(load); }
    // Shown instead while what was asked for comes.
    void setLoading(bool loading);
    void setLoaded(World at); // what is seen is of then
    bool isLight() const { return m_light; }

Q_SIGNALS:
    void lightChanged(bool light); // the strip came or went

private:
    void look();
    void tell();
    void load();

    PaneContext& m_context;
    std::vector<std::string> m_types;
    QString m_words;
    std::function<void()> m_load;
    std::optional<World> m_loaded;
    bool m_light = false;
    bool m_loading = false;
};

} // namespace mw
