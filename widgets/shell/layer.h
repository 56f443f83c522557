// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A floating layer inside the window: scrim, one panel in it, focus stays inside, Escape leaves and
// gives the focus back. Palette, keys overlay, dialogs and popovers are layers, so no nested event
// loop exists. Child of the main window; hidden while not open.
#pragma once

#include "widgets/theme/theme.h"

#include <QPointer>
#include <QWidget>

namespace mw {

class Layer : public QWidget
{
    Q_OBJECT
public:
    Layer(const Theme& theme, QWidget* window);
    bool isOpen() const { return m_open; }
    virtual void open();
    void close(); // hides QWidget::close() on purpose: a layer is never a window

Q_SIGNALS:
    void opened();
    void closed();

protected:
    // The panel's place inside the window; called on open and on resize.
    virtual QRect panelRect() const = 0;
    virtual QWidget* firstFocus() = 0;
    virtual bool closesOnOutsideClick() const { return true; }
    virtual bool dims() const { return true; }
    QWidget* panel() const { return m_panel; }
    const Theme& theme() const { return m_theme; }
    void place();

    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;

private:
    const Theme& m_theme;
    QWidget* m_panel;
    QPointer<QWidget> m_before;
    bool m_open = false;
};

} // namespace mw
