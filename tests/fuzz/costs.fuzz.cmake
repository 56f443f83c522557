# SPDX-License-Identifier: GPL-3.0-or-later
# Bills: FOCUS files, what Cost Explorer and OpenCost answer, AWS's credentials.
midwatch_fuzz(focus_csv DEPS sources)
midwatch_fuzz(cost_answers DEPS sources net)
