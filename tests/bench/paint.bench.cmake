# SPDX-License-Identifier: GPL-3.0-or-later
midwatch_bench(paint FILES paint_bench.cpp DEPS controls charts items LIBS Qt6::Widgets)
