// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One page with every control in every state, for looking at and for tests of drawing.
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>
#include <memory>

namespace mwtest {

std::unique_ptr<QWidget> makeGallery(mw::Theme& theme);
QImage pictureOf(QWidget& widget, qreal ratio = 1);

} // namespace mwtest
