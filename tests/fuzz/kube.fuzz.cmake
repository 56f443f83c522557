# SPDX-License-Identifier: GPL-3.0-or-later
midwatch_fuzz(kube_list DEPS sources)
midwatch_fuzz(kube_watch DEPS sources)
midwatch_fuzz(quantity DEPS insight)
