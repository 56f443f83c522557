// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is shouting: what speaks of one object as one row, loudest first, with its signals below;
// silences; pages and who is on call. Binds to the hub's topics; knows no source.
#pragma once

#include "models/items/alert_items.h"
#include "models/items/snapshot_rows.h"
#include "widgets/cards/alert_deeds.h"
#include "widgets/controls/pane.h"
#include "widgets/controls/state_panel.h"
#include "widgets/controls/tenant_scope.h"
#include "widgets/controls/time_follower.h"

#include <QTimer>
#include <memory>

class QStackedWidget;

namespace mw {

class Card;
class Chip;
class DataTable;
class SegmentedControl;
class TextLabel;

class AlertsPane : public Pane, public TimeFollower
{
    Q_OBJECT
public:
    explicit AlertsPane(AlertsSetup setup = {}, QWidget* parent = nullptr);
    ~AlertsPane() override;

    QString id() const override { return QStringLiteral("alerts"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("pane-alerts"); }
    void attach(PaneContext& context) override;
    void setActive(bool active) override;
    std::optional<InspectorContent> inspect(const Selected& what) const override;
    bool reveal(const Selected& what) override;
    QWidget* focusTarget() override;
    QString atThatTime() const override;
    QVariantMap saveLayout() const override;
    void restoreLayout(const QVariantMap& layout) override;

    enum Tab { Firing, Silences, Pages, TabCount };
    Tab tab() const;
    void setTab(Tab tab);
    ConfirmCard* card() const { return m_card; }
    AlertDeeds* deeds() const { return m_deeds; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildFiring();
    QWidget* buildSilences();
    QWidget* buildPages();
    void connectHub();
    void registerActions();
    void registerDeeds();
    void scanRunbooks();
    // What the keys speak of: the selection, else the loudest row.
    std::optional<SourceKey> chosenPage() const;
    std::optional<SourceKey> chosenAlert() const;
    std::optional<SourceKey> chosenSilence() const;
    std::optional<std::string> chosenRunbook() const; // id
    std::string chosenUrl() const;
    const Shout* shoutOf(const SourceKey& alertOrPage) const;
    void addActions(InspectorContent& content, const ItemRef& ref) const;
    void refreshShouts();
    void refreshSignals();
    void refreshLists();
    void refreshStates();
    void tick();
    const Shout* currentShout() const;
    DataTable* tableOf(Tab tab) const;
    PanelState firingState(int rows) const;
    template <class Row>
    std::unique_ptr<RowModelBase> bind(DataTable*& table,
                                       RowTraits<Row> traits,
                                       const SnapshotRows<Row>& rows,
                                       const QString& what,
                                       std::function<QString(int)> counted,
                                       std::function<Selected(const Row&)> select);

    AlertsSetup m_setup;
    std::vector<std::pair<std::string, std::string>> m_runbooks; // name of an alert → runbook id
    PaneContext* m_context = nullptr;
    ConfirmCard* m_card = nullptr;
    AlertDeeds* m_deeds = nullptr;
    std::unique_ptr<SnapshotRows<Shout>> m_shouts;
    std::unique_ptr<SnapshotRows<SignalRow>> m_signals;
    std::unique_ptr<SnapshotRows<SilenceRow>> m_silences;
    std::unique_ptr<SnapshotRows<Page>> m_pages;
    std::unique_ptr<SnapshotRows<OnCallShift>> m_onCall;
    std::vector<std::unique_ptr<RowModelBase>>
        m_models; // shouts, signals, silences, pages, on call
    DataTable* m_shoutTable = nullptr;
    DataTable* m_signalTable = nullptr;
    DataTable* m_silenceTable = nullptr;
    DataTable* m_pageTable = nullptr;
    DataTable* m_onCallTable = nullptr;
    Card* m_signalCard = nullptr;
    SegmentedControl* m_tabs = nullptr;
    Chip* m_quiet = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTimer m_second;
    TenantWatch m_tenants;
    bool m_listsDirty = true;
};

} // namespace mw
