// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page before anything is open: clusters found in the kubeconfig to tick, or the demo, or an
// estate file. A window of its own; it only emits what was chosen.
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>
#include <vector>

class QCheckBox;
class QComboBox;

namespace mw {

class Button;
class Strip;

struct FoundContext
{
    QString name;
    QString server;
    QString problem; // not empty: cannot be used, and why
    bool current = false;
};
struct FoundScenario
{
    QString id; // "quiet-night"
    QString title;
};

class FirstRun : public QWidget
{
    Q_OBJECT
public:
    FirstRun(const Theme& theme,
             const std::vector<FoundContext>& contexts,
             const QString& kubeconfig, // where they were found; empty = none exists
             const std::vector<FoundScenario>& scenarios,
             QWidget* parent = nullptr);
    // What was chosen could not be opened; file: where the mistake is, may be empty.
    void showProblem(const QString& sentence, const QString& file = {});

Q_SIGNALS:
    void contextsChosen(const QStringList& names);
    void demoChosen(const QString& scenario);
    void estateChosen(const QString& file);
    void fileRequested(const QString& file); // to be corrected

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeClusters(const std::vector<FoundContext>& contexts, const QString& kubeconfig);
    QWidget* makeDemo(const std::vector<FoundScenario>& scenarios);
    void refresh();
    void chooseFile();
    const Theme& m_theme;
    QList<QCheckBox*> m_boxes;
    QComboBox* m_scenario = nullptr;
    Button* m_open = nullptr;
    Strip* m_problem;
    QString m_file;
};

} // namespace mw
