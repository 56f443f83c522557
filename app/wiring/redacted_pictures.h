// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pane in front once more, off the screen, over a copy of all rows in which the names of hosts,
// tenants and people are replaced: as a replay is, with a hub of its own and no network. The
// window's own rows are only read. Copying happens at once, rewriting on the pool, and the copy is
// merged in slices, so that the window goes on meanwhile. GUI thread.
#pragma once

#include "models/data/chaos.h"
#include "models/data/readiness.h"
#include "models/incident/incident.h"
#include "models/store/redaction.h"
#include "widgets/shell/redacted_picture.h"
#include "widgets/theme/theme.h"

#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>

namespace mw {

class MainWindow;
class Session;

class RedactedPictures final : public QObject, public PictureMaker
{
    Q_OBJECT
public:
    // What panes show beside the hub's rows.
    struct Beside
    {
        std::vector<std::string> runbookFolders;
        std::string runsDir, incidentsDir, person;
        std::function<std::optional<ReadyReport>()> readiness;
        std::function<std::optional<std::vector<ChaosSight>>()> chaos;
        std::function<const incident::Incident*()> incident; // null: none is open
    };
    RedactedPictures(Session& session, MainWindow& window, Theme& theme, Beside beside);
    ~RedactedPictures() override;
    void draw(std::function<void(RedactedPicture)> done) override;
    void drop() override;

    // Of the last picture, for tests: what stands in it, piece by piece as painted; what was known
    // to be hidden; and the rows it was drawn from.
    const QStringList& painted() const { return m_painted; }
    std::shared_ptr<const Pseudonyms> names() const { return m_names; }
    std::shared_ptr<const Recording> lastCopy() const { return m_copy; }

private:
    struct Shadow; // the other session, and the pane on it
    void build(std::shared_ptr<Recording> copy);
    void look(); // is it settled?
    void finish();
    void give(RedactedPicture picture);

    Session& m_session;
    MainWindow& m_window;
    Theme& m_theme;
    Beside m_beside;
    std::function<void(RedactedPicture)> m_done;
    uint64_t m_turn = 0; // of what is asked for now
    std::shared_ptr<Pseudonyms> m_names;
    std::shared_ptr<const Recording> m_copy;
    std::unique_ptr<Redaction> m_redaction;
    std::unique_ptr<Shadow> m_shadow;
    QStringList m_painted;
};

} // namespace mw
