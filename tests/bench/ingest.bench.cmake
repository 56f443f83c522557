# SPDX-License-Identifier: GPL-3.0-or-later
midwatch_bench(ingest FILES ingest_bench.cpp DEPS controls sources test_support LIBS Qt6::Widgets nlohmann_json::nlohmann_json)
