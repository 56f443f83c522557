// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A window over a hub that is filled without a network: a source that says everything at once, and
// sources that are misconfigured, off, or have not answered.
#pragma once

#include "models/hub/hub.h"
#include "models/sources/source.h"
#include "tests/support/fake_transport.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/pane.h"
#include "widgets/shell/main_window.h"

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

namespace mwtest {

inline mw::World someNight()
{
    mw::World at;
    mw::parseTime("2026-01-17T03:01:12Z", at);
    return at;
}

// Gives its rows with the first step and asks for nothing.
class TellingSource final : public mw::Source
{
public:
    explicit TellingSource(mw::Delta delta) : m_delta(std::move(delta)) { }
    std::string type() const override { return "kubernetes"; }
    mw::Step start(mw::World now) override
    {
        mw::Step step;
        step.delta = m_delta;
        mw::PartStatus part;
        part.part = "pods";
        part.state = mw::SourceState::Live;
        part.lastGood = now;
        step.part = part;
        return step;
    }
    mw::Step finished(mw::Outcome, mw::World) override { return {}; }
    mw::Step wake(mw::World now) override { return start(now); }

private:
    mw::Delta m_delta;
};

mw::Delta someCluster(const std::string& cluster, int pods);

// A pane with a table of pods: what real panes do, without their content.
class TablePane final : public mw::Pane
{
    Q_OBJECT
public:
    TablePane(QString name, QString word) : m_id(std::move(name)), m_title(std::move(word)) { }
    QString id() const override { return m_id; }
    QString title() const override { return m_title; }
    QString icon() const override { return QStringLiteral("pane-clusters"); }
    void attach(mw::PaneContext& context) override;
    void setActive(bool active) override { activations += active ? 1 : 0; }
    std::optional<mw::InspectorContent> inspect(const mw::Selected& what) const override;
    bool reveal(const mw::Selected& what) override;
    QWidget* focusTarget() override { return table->view(); }
    QVariantMap saveLayout() const override { return table->saveLayout(); }
    void restoreLayout(const QVariantMap& layout) override { table->restoreLayout(layout); }

    mw::DataTable* table = nullptr;
    int activations = 0;

private:
    QString m_id, m_title;
    mw::PaneContext* m_context = nullptr;
    std::unique_ptr<mw::RowModelBase> m_model;
};

struct WindowFixture
{
    explicit WindowFixture(mw::ThemeId id = mw::ThemeId::Night, int pods = 40);
    ~WindowFixture();
    void settle(); // layouts and posted events
    void pass(); // a second, in small steps
    // A source that says this at once; the window has been told when the call returns.
    void add(const std::string& name, const std::string& type, mw::Delta delta);

    mw::FixedClock clock{someNight()};
    FakeTransport transport;
    mw::Theme theme;
    mw::WindowSettings settings;
    mw::Hub hub{clock, transport};
    std::unique_ptr<mw::MainWindow> window;
    TablePane* first = nullptr; // "clusters"
    TablePane* second = nullptr; // "slos"
};

} // namespace mwtest
