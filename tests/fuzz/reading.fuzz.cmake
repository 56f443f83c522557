# SPDX-License-Identifier: GPL-3.0-or-later
# Whatever is read from files and answers: estate, kubeconfig, runbooks, journals, Prometheus.
midwatch_fuzz(estate DEPS estate)
midwatch_fuzz(kubeconfig DEPS estate)
midwatch_fuzz(runbook DEPS runbook)
midwatch_fuzz(expression DEPS runbook)
midwatch_fuzz(promql_answer DEPS sources)
midwatch_fuzz(journal DEPS runbook)
