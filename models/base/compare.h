// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// <compare> as the first standard header makes moc 6.4 stop ("Parse error at std"); moc needs none
// of it.
#pragma once

#ifndef Q_MOC_RUN
#include <compare>
#endif
