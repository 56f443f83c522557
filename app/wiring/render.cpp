// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/clip_device.h"
#include "app/wiring/redacted_pictures.h"
#include "app/wiring/svg_device.h"
#include "app/wiring/window.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/window_settings.h"

#include <QApplication>
#include <QBuffer>
#include <QEventLoop>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>

namespace mw {
namespace {

bool writeBytes(const QString& file, const QByteArray& bytes)
{
    QSaveFile out(file); // whole or not at all
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
}

QByteArray png(QWidget& window, const RenderOptions& options)
{
    QImage image(QSize(options.width, options.height) * options.scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(options.scale);
    QPainter painter(&image);
    window.render(&painter);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

// The pane alone, with what stands around it in a picture that is given away.
QByteArray redacted(WindowOnSession& shown)
{
    QByteArray bytes;
    QEventLoop loop;
    shown.pictures().draw([&](const RedactedPicture& picture) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture.image.save(&buffer, "PNG");
        loop.quit();
    });
    loop.exec();
    return bytes;
}

QByteArray svg(QWidget& window, const RenderOptions& options)
{
    SvgDevice device({options.width, options.height}, QStringLiteral("Midwatch"));
    QPainter painter(&device);
    window.render(&painter);
    painter.end();
    return device.document();
}

// Qt writes the time of drawing into the file; the time of the data takes its place, so that the
// same data give the same bytes. (The zone is UTC: main() sees to that before anything draws.)
QByteArray pdf(QWidget& window, const RenderOptions& options, World at)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(QStringLiteral("Midwatch"));
        writer.setCreator(QStringLiteral("midwatch " MIDWATCH_VERSION));
        writer.setResolution(96);
        writer.setPageSize(QPageSize(QSizeF(options.width * 0.75, options.height * 0.75),
                                     QPageSize::Point,
                                     {},
                                     QPageSize::ExactMatch));
        writer.setPageMargins({});
        ClipDevice clipped(writer);
        QPainter painter(&clipped);
        window.render(&painter);
        painter.end();
    }
    const QByteArray stamp = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC)
                                 .toString(QStringLiteral("yyyyMMddhhmmss"))
                                 .toLatin1();
    for (const QByteArray& key : {QByteArray("/CreationDate (D:"), QByteArray("/ModDate (D:")}) {
        for (qsizetype found = bytes.indexOf(key); found >= 0;
             found = bytes.indexOf(key, found + 1))
            bytes.replace(found + key.size(), 14, stamp);
    }
    return bytes;
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
    const QString file = QString::fromStdString(options.out);
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix != QStringLiteral("png") && suffix != QStringLiteral("svg")
        && suffix != QStringLiteral("pdf")) {
        std::fprintf(stderr,
                     "midwatch: --out %s: only .png, .pdf and .svg can be written\n",
                     options.out.c_str());
        return 2;
    }
    if (options.redacted && suffix != QStringLiteral("png")) {
        std::fprintf(stderr,
                     "midwatch: --out %s: with --redacted only .png can be written\n",
                     options.out.c_str());
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
    WindowOnSession shown(
        std::move(session).value(),
        theme,
        settings,
        options.session.demo || !options.session.replay.empty() ? runs.path().toStdString() : "");
    MainWindow& window = shown.window();
    window.setStill(true);
    window.resize(options.width, options.height);
    if (!window.showPane(QString::fromStdString(options.pane))) {
        std::fprintf(stderr,
                     "midwatch: no pane \"%s\" (%s)\n",
                     options.pane.c_str(),
                     qPrintable(window.paneIds().join(QStringLiteral(", "))));
        return 2;
    }
    if (!options.tab.empty()
        && !window.actions().trigger(QString::fromStdString(options.pane + "." + options.tab))) {
        std::fprintf(stderr,
                     "midwatch: the pane \"%s\" has no tab \"%s\"\n",
                     options.pane.c_str(),
                     options.tab.c_str());
        return 2;
    }
    window.show();
    Hub& hub = shown.session().hub();
    hub.neverPause(); // the status bar and the rail of a picture speak of every part
    QTimer poll;
    QTimer calm; // the last rows are being laid out
    calm.setSingleShot(true);
    calm.setInterval(200);
    // Settled data may still be on their way to the screen on a busy machine: drawn is what looks
    // the same twice.
    QImage before;
    QObject::connect(&calm, &QTimer::timeout, &window, [&] {
        QImage now = window.grab().toImage();
        if (now == before)
            QCoreApplication::quit();
        before = std::move(now);
    });
    QObject::connect(&poll, &QTimer::timeout, &window, [&] {
        // (The platform says a little later which window is active; its focus is drawn too.)
        if (!hub.settled() || !window.currentPane()->settled() || !window.isActiveWindow())
            calm.stop();
        else if (!calm.isActive()) {
            // Where the keyboard is, and with it the first row, is the same in every picture.
            if (QWidget* target = window.currentPane()->focusTarget())
                target->setFocus();
            calm.start();
        }
    });
    poll.start(50);
    QTimer::singleShot(options.waitSeconds * 1000, qApp, &QCoreApplication::quit);
    shown.session().start();
    QApplication::exec();

    QByteArray bytes;
    if (options.redacted)
        bytes = redacted(shown);
    else if (suffix == QStringLiteral("png"))
        bytes = png(window, options);
    else if (suffix == QStringLiteral("svg"))
        bytes = svg(window, options);
    else
        bytes = pdf(window, options, shown.session().clock().world());
    if (bytes.isEmpty() || !writeBytes(file, bytes)) {
        std::fprintf(stderr, "midwatch: %s cannot be written\n", options.out.c_str());
        return 2;
    }
    return 0;
}

} // namespace mw
