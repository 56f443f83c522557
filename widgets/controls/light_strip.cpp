// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/light_strip.h"

#include "models/hub/hub.h"
#include "models/text/format.h"

#include <algorithm>

namespace mw {

LightStrip::LightStrip(PaneContext& context,
                       std::vector<std::string> types,
                       const QString& words,
                       QWidget* parent)
    : Strip(context.theme, parent), m_context(context), m_types(std::move(types)), m_words(words)
{
    setObjectName(QStringLiteral("light"));
    connect(this, &Strip::actionTriggered, this, &LightStrip::load);
    connect(&context.hub, &Hub::sourcesChanged, this, &LightStrip::look);
    look();
}

void LightStrip::look()
{
    const auto sources = m_context.hub.sources();
    const bool light
        = m_context.hub.light()
        && std::any_of(sources.begin(), sources.end(), [this](const SourceStatus& source) {
               return source.state != SourceState::Disabled
                   && std::find(m_types.begin(), m_types.end(), source.type) != m_types.end();
           });
    if (light == m_light)
        return;
    m_light = light;
    m_loaded.reset(); // another link, another question
    m_loading = false;
    if (m_light)
        tell();
    else
        clear();
    Q_EMIT lightChanged(m_light);
}

void LightStrip::tell()
{
    //: Strip over a pane while the network is paid by volume. %1 = what is asked less often
    QString words = tr("Light mode: %1").arg(m_words);
    if (m_loading)
        //: In "Light mode: …": what was left out is being asked for
        words += QStringLiteral(" · ") + tr("loading");
    else if (m_loaded)
        //: In "Light mode: …". %1 = time of day at which it was asked for the last time
        words += QStringLiteral(" · ") + tr("loaded %1").arg(text::clockTimeUtc(*m_loaded));
    //: Button: asks once for what is left out, or asked less often, on a paid network
    show(StatusKind::Info, words, m_loading ? QString() : tr("Load"));
}

void LightStrip::setLoading(bool loading)
{
    if (!m_light || loading == m_loading)
        return;
    m_loading = loading;
    tell();
}

void LightStrip::setLoaded(World at)
{
    m_loading = false;
    m_loaded = at;
    if (m_light)
        tell();
}

void LightStrip::load()
{
    if (m_load)
        return m_load();
    setLoaded(m_context.clock.world());
    // Copied first: asking may change the list.
    const auto sources = m_context.hub.sources();
    for (const SourceStatus& source : sources) {
        if (std::find(m_types.begin(), m_types.end(), source.type) != m_types.end())
            m_context.hub.retry(source.id);
    }
}

} // namespace mw
