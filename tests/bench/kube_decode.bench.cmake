# SPDX-License-Identifier: GPL-3.0-or-later
midwatch_bench(kube_decode FILES kube_decode_bench.cpp DEPS sources)
