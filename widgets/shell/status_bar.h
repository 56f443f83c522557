// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One dot per source with latency or age, the count of requests, the running run and the journal.
// 28 px. Where the sources do not fit, the live ones are summed up; what is unwell never goes
// unsaid.
#pragma once

#include "models/base/units.h"
#include "models/data/source_status.h"
#include "widgets/controls/text_label.h"

#include <QAbstractButton>
#include <QHash>
#include <vector>

class QHBoxLayout;

namespace mw {

class SourceDot : public QAbstractButton
{
    Q_OBJECT
public:
    SourceDot(const Theme& theme, QWidget* parent);
    void setWords(StatusKind kind, const QString& title, const QString& detail);
    QSize sizeHint() const override { return {m_wide, 22}; }
    QSize minimumSizeHint() const override { return sizeHint(); }
    void setRoom(int wide) { m_wide = wide; }
    SourceId source; // empty: several together

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    StatusKind m_kind = StatusKind::Unknown;
    QString m_title, m_detail;
    int m_wide = 22;
};

// What asking a paid API has cost.
struct Spending
{
    QString name; // short: "CE"
    Money today;
    QString tip;
    bool operator==(const Spending&) const = default;
};

struct RunLine
{
    QString text; // "Roll back a bad deploy 3:10", drawn behind a ▷; empty = no run
    QString journalProblem; // empty = fine
    bool hasJournal = false;
};

class StatusBar : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBar(const Theme& theme, QWidget* parent = nullptr);
    void setSources(std::vector<SourceStatus> sources, World now);
    void setRun(const RunLine& run);
    void setSpending(std::vector<Spending> spending);
    // Of the program itself: memory, light mode; detail: what a longer look tells.
    void setNotes(const QStringList& notes, const QString& detail = {});
    QString notes() const;
    // A picture: latencies and counters differ from run to run and are left out.
    void setStill(bool still);
    const std::vector<SourceStatus>& sources() const { return m_sources; }
    QWidget* dotOf(const SourceId& id) const; // null while summed up
    QString budgets() const { return m_budgets->text(); }

Q_SIGNALS:
    void sourceClicked(const mw::SourceId& id,
                       QWidget* anchor); // empty id: several; the list of all is meant
    void runClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Item
    {
        StatusKind kind;
        QString title, detail;
        SourceId id;
        int weight; // the heaviest are shown longest
    };
    // Empty although there are sources: there is no room for the sum of requests beside them.
    std::vector<Item> itemsFor(int room, bool& allRequests) const;
    int layoutRight(bool withRequests); // where it begins
    void layoutBudgets();
    void layoutDots();
    QString detailOf(const SourceStatus& source) const;
    int widthOf(const Item& item) const;
    int advanceOf(const QString& word) const; // in the font of the dots
    const Theme& m_theme;
    std::vector<SourceStatus> m_sources;
    World m_now{};
    bool m_still = false;
    std::vector<SourceDot*> m_dots;
    // Laying a word out costs a hundred times what finding it here does, and the same names come
    // with every answer.
    mutable QHash<QString, int> m_advances;
    std::vector<Spending> m_spending;
    TextLabel* m_requests;
    TextLabel* m_budgets;
    QAbstractButton* m_run;
    TextLabel* m_journal;
    TextLabel* m_notes;
};

} // namespace mw
