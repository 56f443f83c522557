// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One-line filter or search field with an icon, a key hint while empty, and a clear button.
#pragma once

#include "widgets/theme/theme.h"

#include <QLineEdit>

namespace mw {

class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    SearchField(const Theme& theme,
                const QString& hint,
                const QStringList& keys = {},
                QWidget* parent = nullptr);
    void setBare(bool bare); // no frame: inside the command palette

Q_SIGNALS:
    void leave(); // Escape on an empty field
    void down(); // arrow down: into the list below

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void restyle();
    const Theme& m_theme;
    QStringList m_keys;
};

} // namespace mw
