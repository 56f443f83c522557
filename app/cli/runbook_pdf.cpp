// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runbook_commands.h"
#include "models/runbook/render/render.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QTextDocument>

namespace mw::cli {

std::string runbookPdf(const runbook::Runbook& runbook)
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&out);
        pdf.setTitle(QString::fromStdString(runbook.title));
        pdf.setCreator(QStringLiteral("midwatch " MIDWATCH_VERSION));
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF(18, 16, 18, 16), QPageLayout::Millimeter);
        QTextDocument page;
        page.setHtml(QString::fromStdString(runbook::renderHtml(runbook)));
        page.print(&pdf);
    }
    QByteArray bytes = out.data();
    // Qt writes the time of drawing: the file is the same for the same runbook without it.
    for (const QByteArray& key : {QByteArray("/CreationDate (D:"), QByteArray("/ModDate (D:")}) {
        for (qsizetype at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1))
            bytes.replace(at + key.size(), 14, "19700101000000");
    }
    return bytes.toStdString();
}

} // namespace mw::cli
