// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The logs of some pods over the pane that asked for them. Escape leaves; what was read is
// forgotten then. Child of the window. GUI thread.
#pragma once

#include "models/data/kube.h"
#include "widgets/shell/layer.h"

#include <vector>

namespace mw {

class Button;
class Hub;
class PodLogs;
class TextLabel;

class PodLogLayer : public Layer
{
    Q_OBJECT
public:
    PodLogLayer(const Theme& theme, Hub& hub, QWidget* window);
    void openFor(const QString& title, const std::vector<ObjectKey>& pods);
    PodLogs* logs() const { return m_logs; }
    QString title() const;

protected:
    QRect panelRect() const override;
    QWidget* firstFocus() override;

private:
    TextLabel* m_title;
    PodLogs* m_logs;
    Button* m_close;
};

} // namespace mw
