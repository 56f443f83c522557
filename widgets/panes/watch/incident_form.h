// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Declares an incident, tells others how it stands, says when its impact began, how severe it is
// and who leads it, or closes it; says what a page was that nobody declared. GUI thread.
#pragma once

#include "models/incident/record.h"
#include "widgets/panes/watch/watch_form.h"

#include <optional>
#include <vector>

class QComboBox;
class QLineEdit;

namespace mw {

class SegmentedControl;
class TextLabel;

class IncidentForm : public WatchForm
{
    Q_OBJECT
public:
    enum class Mode { Declare, Update, Close, Judge, Impact, Change };
    struct Choice // a page that can be imported
    {
        SourceKey key;
        QString words; // "#40213 HighErrorRate"
    };
    explicit IncidentForm(const Theme& theme, QWidget* parent);

    void openDeclare(const QString& title,
                     incident::Level level,
                     const QString& person,
                     const QString& hint,
                     const std::vector<Choice>& pages = {}, // of the pager; the first is proposed
                     bool imports = true); // else none is proposed
    // id: of the incident, or "page #40213" where none is declared; hint: where it is kept.
    void openUpdate(const QString& id, const QString& words, const QString& hint);
    void openJudge(const QString& page, bool usersWell); // "#40213 HighErrorRate"
    void openClose(const QString& id);
    // The start of the impact, as it is known (World{}: nothing tells one). from: in words, who or
    // what says so. confirmed: by a person; another time corrects it.
    void openImpact(const QString& id, World at, bool confirmed, const QString& from, World now);
    void openChange(const QString& id, incident::Level level, const QString& commander);
    Mode mode() const { return m_mode; }
    incident::Level level() const;
    incident::Cause cause() const;
    QString commander() const;
    QString channel() const;
    QString bridge() const;
    // Of the mode Impact: to the millisecond what was proposed, while nobody has typed another.
    // nullopt: what is typed is no time, or is yet to come.
    std::optional<World> impact() const;
    SourceKey page() const; // id empty: none is imported
    void setBridge(const QString& bridge);
    void choosePage(const SourceKey& key);
    void setCause(incident::Cause cause);

private:
    void open(Mode mode, const QString& title, const QString& hint);
    void refresh() override;
    void refreshImpact();
    void refreshChange();
    Mode m_mode = Mode::Declare;
    QString m_id;
    World m_now{}, m_known{}; // of the impact
    bool m_confirmed = false;
    incident::Level m_levelBefore = incident::Level::P2;
    QString m_leaderBefore;
    TextLabel* m_from;
    QLineEdit* m_commander;
    QLineEdit* m_channel;
    QLineEdit* m_bridge;
    QComboBox* m_pages;
    std::vector<SourceKey> m_pageKeys; // beside the entries; the last entry is "none"
    SegmentedControl* m_level;
    SegmentedControl* m_cause;
};

} // namespace mw
