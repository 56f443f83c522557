# SPDX-License-Identifier: GPL-3.0-or-later
# What hands out credentials: plugins of clusters, OpenID Connect issuers.
midwatch_fuzz(credential_answer DEPS secrets)
