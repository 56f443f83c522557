# SPDX-License-Identifier: GPL-3.0-or-later
midwatch_bench(window_turns FILES window_turns_bench.cpp DEPS wiring LIBS Qt6::Widgets Qt6::Test)
