// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Details of one source, above its dot: state, error, remedy, parts, next try, Retry now. Without a
// source: the list of all of them.
#pragma once

#include "models/data/source_status.h"
#include "widgets/controls/state_panel.h"
#include "widgets/shell/layer.h"

namespace mw {

class SourcePopover : public Layer
{
    Q_OBJECT
public:
    SourcePopover(const Theme& theme, QWidget* window);
    void
    openFor(const SourceId& id, QWidget* anchor, const std::vector<SourceStatus>& all, World now);
    void refresh(const std::vector<SourceStatus>& all, World now);

Q_SIGNALS:
    void openRequested(const QString& place);
    void retryRequested(const mw::SourceId& id);

protected:
    QRect panelRect() const override;
    QWidget* firstFocus() override;
    bool dims() const override { return false; }

private:
    void rebuild();
    void addSource(const SourceStatus& source, bool brief);
    void addText(const QString& words, Ink ink, bool mono = false);
    std::vector<SourceStatus> m_all;
    World m_now{};
    SourceId m_id;
    int m_left = 8;
    QVBoxLayout* m_column;
    Button* m_retry;
    Button* m_open;
    QString m_place; // of the mistake; may be empty
};

} // namespace mw
