# SPDX-License-Identifier: GPL-3.0-or-later
midwatch_fuzz(alerts DEPS sources insight runbook)
