// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/warnings.h"

#include "models/text/format.h"

#include <QCoreApplication>

namespace mw::text {
namespace {

struct Warnings
{
    Q_DECLARE_TR_FUNCTIONS(Warnings)
};

bool holds(const SourceStatus& status)
{
    return !status.permanentWarning.empty() && status.state != SourceState::Misconfigured
        && status.state != SourceState::Disabled;
}

} // namespace

QString warning(const SourceStatus& status)
{
    if (!holds(status))
        return {};
    if (status.permanentWarning != tlsNotVerified)
        return qs(status.permanentWarning);
    //: Stays in sight while a cluster is asked without looking at its certificate.
    return Warnings::tr("TLS certificate is not verified: whoever is on the way can read and "
                        "change everything, credentials too.");
}

QString shortWarning(const SourceStatus& status)
{
    if (!holds(status))
        return {};
    //: In a narrow column: the certificate of this server is not looked at.
    return status.permanentWarning == tlsNotVerified ? Warnings::tr("TLS not verified")
                                                     : qs(status.permanentWarning);
}

} // namespace mw::text
