# SPDX-License-Identifier: GPL-3.0-or-later
midwatch_bench(store FILES store_bench.cpp DEPS hub store test_support)
