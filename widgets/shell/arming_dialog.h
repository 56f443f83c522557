// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for what arming needs: which environment, why, and the reference. Names the verb and the
// object on the button; Enter alone arms nothing until the reference is there.
#pragma once

#include "widgets/controls/arming.h"
#include "widgets/controls/context.h"
#include "widgets/shell/layer.h"

#include <functional>

class QComboBox;
class QLineEdit;

namespace mw {

class Button;
class SegmentedControl;
class TextLabel;

class ArmingDialog : public Layer
{
    Q_OBJECT
public:
    ArmingDialog(const Theme& theme, Arming& arming, const ScopeState& scope, QWidget* window);
    void open() override;
    // One line about an environment, such as a change freeze; it bars nothing. Empty: none.
    using Warning = std::function<QString(const std::string& environment)>;
    void setWarning(Warning warning) { m_askWarning = std::move(warning); }
    QString warning() const;

protected:
    QRect panelRect() const override;
    QWidget* firstFocus() override;
    bool closesOnOutsideClick() const override { return false; }

private:
    void refresh();
    void submit();
    const ScopeEnvironment* chosen() const;
    Arming& m_arming;
    const ScopeState& m_scope;
    QComboBox* m_environment;
    SegmentedControl* m_reason;
    QLineEdit* m_reference;
    TextLabel* m_note;
    TextLabel* m_warning;
    Warning m_askWarning;
    Button* m_arm;
};

} // namespace mw
