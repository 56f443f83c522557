// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The designed states of a region: one sentence, one action; never a blank table.
#pragma once

#include "models/data/source_status.h"
#include "widgets/controls/card.h"

#include <QFrame>
#include <QStackedLayout>
#include <vector>

namespace mw {

class Button;

struct PanelState
{
    enum class Kind {
        Ready, // content is shown
        Loading,
        Empty,
        Error,
        Stale,
        Throttled,
        Forbidden,
        Unreachable,
        Misconfigured
    };
    Kind kind = Kind::Ready;
    QString sentence; // "18 204 of ~20 000 pods"
    QString detail; // the server's words, file:line:col; may be empty
    QString action; // "Retry now"; may be empty
    QString actionId; // a verb of the action registry, "retry:prod", "open:/path:14:9"
    double progress = -1; // 0…1 while loading; < 0 = not known
    bool operator==(const PanelState&) const = default;
};
StatusKind statusOf(PanelState::Kind kind);

// State of a region that shows one part ("pods", "slo"; empty = the whole source) of all sources of
// a type. With rows present only what is wrong about them is told. `what` = "pods" in the user's
// words.
PanelState partState(const std::vector<SourceStatus>& sources,
                     const std::string& type,
                     const std::string& part,
                     int rows,
                     const QString& what,
                     World now);

class StatePanel : public QFrame
{
    Q_OBJECT
public:
    explicit StatePanel(const Theme& theme, QWidget* parent = nullptr);
    void setState(const PanelState& state);
    void setFramed(bool framed); // as a card of its own
    const PanelState& state() const { return m_state; }

Q_SIGNALS:
    void actionTriggered(const QString& actionId);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    const Theme& m_theme;
    PanelState m_state;
    bool m_framed = false;
    TextLabel* m_sentence;
    TextLabel* m_detail;
    Button* m_action;
    QWidget* m_mark;
};

// Content under a strip, or the panel in its place while there is nothing to show.
class StateStack : public QWidget
{
    Q_OBJECT
public:
    explicit StateStack(const Theme& theme, QWidget* content, QWidget* parent = nullptr);
    // hasContent: old rows stay visible, the state becomes a strip above them.
    void setState(const PanelState& state, bool hasContent);
    const PanelState& state() const { return m_state; }

Q_SIGNALS:
    void actionTriggered(const QString& actionId);

private:
    void showContent(bool shown);
    PanelState m_state;
    Strip* m_strip;
    StatePanel* m_panel;
    QStackedLayout* m_stack;
};

} // namespace mw
