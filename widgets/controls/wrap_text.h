// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text that may break anywhere: queries, paths, images, fingerprints. A label breaks between words
// alone and cuts what has none. Can be selected; as tall as its text. GUI thread.
#pragma once

#include "widgets/theme/theme.h"

#include <QTextEdit>

namespace mw {

class WrapText : public QTextEdit
{
    Q_OBJECT
public:
    WrapText(const Theme& theme, bool mono, QWidget* parent = nullptr);
    void setWords(const QString& words);
    QString words() const { return toPlainText(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void wheelEvent(QWheelEvent* event) override; // belongs to the panel it stands in
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    const Theme& m_theme;
    bool m_mono;
};

// Would a label cut it? Longer runs without a blank than stand in a narrow column.
bool needsWrapAnywhere(const QString& words);

} // namespace mw
