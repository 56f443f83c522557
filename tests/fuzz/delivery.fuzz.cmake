# SPDX-License-Identifier: GPL-3.0-or-later
midwatch_fuzz(github_answer DEPS sources insight)
