// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/window.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/window_settings.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>

namespace mw {
namespace {

bool writePng(QWidget& window, const RenderOptions& options, const QString& file)
{
    QImage image(QSize(options.width, options.height) * options.scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(options.scale);
    QPainter painter(&image);
    window.render(&painter);
    painter.end();
    return image.save(file, "PNG");
}

bool writeSvg(QWidget& window, const RenderOptions& options, const QString& file)
{
    QSvgGenerator svg;
    svg.setFileName(file);
    svg.setSize({options.width, options.height});
    svg.setViewBox(QRect(0, 0, options.width, options.height));
    svg.setTitle(QStringLiteral("Midwatch"));
    QPainter painter;
    if (!painter.begin(&svg))
        return false;
    window.render(&painter);
    return painter.end();
}

// Qt writes the time of drawing into the file; the time of the data takes its place, so that the
// same data give the same bytes.
bool writePdf(QWidget& window, const RenderOptions& options, World at, const QString& file)
{
    {
        QPdfWriter pdf(file);
        pdf.setTitle(QStringLiteral("Midwatch"));
        pdf.setCreator(QStringLiteral("midwatch " MIDWATCH_VERSION));
        pdf.setResolution(96);
        pdf.setPageSize(
            QPageSize(QSizeF(options.width * 0.75, options.height * 0.75), QPageSize::Point));
        pdf.setPageMargins({});
        QPainter painter;
        if (!painter.begin(&pdf))
            return false;
        window.render(&painter);
        painter.end();
    }
    QFile in(file);
    if (!in.open(QIODevice::ReadWrite))
        return false;
    QByteArray bytes = in.readAll();
    const QByteArray stamp = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC)
                                 .toString(QStringLiteral("yyyyMMddhhmmss"))
                                 .toLatin1();
    for (const QByteArray& key : {QByteArray("/CreationDate (D:"), QByteArray("/ModDate (D:")}) {
        for (qsizetype found = bytes.indexOf(key); found >= 0;
             found = bytes.indexOf(key, found + 1))
            bytes.replace(found + key.size(), 14, stamp);
    }
    in.seek(0);
    return in.write(bytes) == bytes.size();
}

} // namespace

int renderPane(const RenderOptions& options)
{
    ThemeId id = ThemeId::Night;
    if (!themeFromWord(QString::fromStdString(options.theme), id)) {
        std::fprintf(
            stderr, "midwatch: no theme \"%s\" (night, day, contrast)\n", options.theme.c_str());
        return 2;
    }
    Theme theme(id);
    theme.setReducedMotion(true);
    theme.install(*qApp);
    auto session = Session::open(options.session);
    if (!session) {
        std::fprintf(stderr, "midwatch: %s\n", describe(session.error()).c_str());
        return 2;
    }
    const QTemporaryDir runs;
    WindowSettings settings(runs.filePath(QStringLiteral("settings.ini")));
    settings.setTheme(id);
    WindowOnSession shown(std::move(session).value(),
                          theme,
                          settings,
                          options.session.demo ? runs.path().toStdString() : "");
    MainWindow& window = shown.window();
    window.resize(options.width, options.height);
    if (!window.showPane(QString::fromStdString(options.pane))) {
        std::fprintf(stderr,
                     "midwatch: no pane \"%s\" (%s)\n",
                     options.pane.c_str(),
                     "clusters, slos, runbooks");
        return 2;
    }
    if (!options.tab.empty())
        window.actions().trigger(QString::fromStdString(options.pane + "." + options.tab));
    window.show();
    Hub& hub = shown.session().hub();
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &window, [&] {
        if (hub.settled() && window.currentPane()->settled())
            QTimer::singleShot(
                700, qApp, &QCoreApplication::quit); // the last rows are being laid out
    });
    poll.start(100);
    QTimer::singleShot(options.waitSeconds * 1000, qApp, &QCoreApplication::quit);
    shown.session().start();
    QApplication::exec();

    const QString file = QString::fromStdString(options.out);
    bool written = false;
    if (file.endsWith(QStringLiteral(".png")))
        written = writePng(window, options, file);
    else if (file.endsWith(QStringLiteral(".svg")))
        written = writeSvg(window, options, file);
    else if (file.endsWith(QStringLiteral(".pdf")))
        written = writePdf(window, options, shown.session().clock().world(), file);
    if (!written) {
        std::fprintf(
            stderr, "midwatch: %s cannot be written (.png, .pdf or .svg)\n", options.out.c_str());
        return 2;
    }
    return 0;
}

} // namespace mw
