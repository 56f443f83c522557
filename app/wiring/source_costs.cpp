// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cost Explorer, OpenCost and FOCUS files, from their entries of the estate file.
#include "app/wiring/source_types.h"
#include "models/estate/files.h"
#include "models/sources/aws/cost_explorer.h"
#include "models/sources/focus/focus.h"
#include "models/sources/opencost/opencost.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace mw {

Status makeCostExplorer(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);
Status makeFocus(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);
Status makeOpenCost(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);

namespace {

// Answers that were paid for are kept between two starts. The name says which question they answer,
// to whom and on whose behalf.
QString keptFile(const EstateSource& source)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string& part : {source.url,
                                    source.settings.string("profile"),
                                    source.settings.string("roleArn"),
                                    source.settings.string("credentialsFile"),
                                    source.settings.string("configFile"),
                                    source.settings.string("account")}) {
        hash.addData(QByteArrayView(part.data(), qsizetype(part.size())));
        hash.addData(QByteArrayView("\0", 1));
    }
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
        + QStringLiteral("/costs/") + QString::fromLatin1(hash.result().toHex().left(24))
        + QStringLiteral(".json");
}

void writeKept(const QString& path, const std::string& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    // A file that cannot be written costs a cent at the next start, and no more.
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(text.data(), qint64(text.size()));
        file.commit();
    }
}

std::string readKept(const QString& path)
{
    QFile file(path);
    constexpr qint64 most = 64ll << 20;
    return file.open(QIODevice::ReadOnly) ? file.read(most).toStdString() : std::string();
}

} // namespace

Status makeCostExplorer(const EstateSource& source, const SourceWiring&, SourceSetup& setup)
{
    CostExplorerSettings settings;
    settings.id = setup.id;
    settings.account = source.settings.string("account");
    settings.byAccount = source.settings.string("split") == "account";
    int64_t hours = 6;
    if (const Node* every = source.settings.find("everyHours"))
        every->toInt(hours);
    settings.every = std::chrono::hours(hours);
    bool keep = true;
    if (const Node* wanted = source.settings.find("keep"))
        wanted->toBool(keep);
    if (keep) {
        const QString path = keptFile(source);
        settings.kept = readKept(path);
        settings.keep = [path](const std::string& text) { writeKept(path, text); };
    }
    // The bill itself is a day behind; a second round missed is worth a word.
    setup.staleAfter = settings.every + std::chrono::minutes(30);
    setup.budget.maxInFlight = 1;
    setup.budget.perMinute = 30;
    setup.budget.burst = 10;
    setup.source = makeCostExplorerSource(std::move(settings));
    return {};
}

Status makeFocus(const EstateSource& source, const SourceWiring&, SourceSetup& setup)
{
    FocusSettings settings;
    settings.id = setup.id;
    settings.file = absolutePath(source.settings.string("file"), source.folder);
    setup.staleAfter = std::chrono::minutes(30);
    setup.source = makeFocusSource(std::move(settings));
    return {};
}

Status makeOpenCost(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup)
{
    OpenCostSettings settings;
    settings.id = setup.id;
    settings.currency = source.settings.string("currency", settings.currency);
    settings.resolution = source.settings.string("resolution", settings.resolution);
    // The estate's own label, unless this OpenCost knows tenants by another one. OpenCost turns it
    // into what its Prometheus calls it. Nobody who names no label pays for the question.
    const Estate& estate = wiring.estate;
    const std::string tenant = source.settings.string(
        "tenantLabel", estate.tenantLabelNamed ? estate.tenantLabel : std::string());
    for (const std::string& label : {tenant, source.settings.string("agentLabel")}) {
        if (!label.empty())
            settings.aggregates.push_back("label:" + label);
    }
    int64_t days = settings.days;
    if (const Node* wanted = source.settings.find("days"))
        wanted->toInt(days);
    settings.days = static_cast<int>(days);
    setup.staleAfter = settings.every + std::chrono::minutes(10);
    setup.budget.maxInFlight = 2; // each asks its Prometheus for a lot
    setup.source = makeOpenCostSource(std::move(settings));
    return {};
}

} // namespace mw
