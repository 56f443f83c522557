// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/first_paint.h"

#include <QEvent>
#include <QFile>
#include <QLoggingCategory>
#include <QTimer>
#include <QWidget>
#include <ctime>
#include <unistd.h>

namespace mw {

namespace {
// Since the process was started, by the kernel's count (Linux; in steps of its tick).
double millisecondsAlive()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    timespec now{};
    if (!stat.open(QIODevice::ReadOnly) || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return -1;
    const QByteArray line = stat.readAll();
    const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const double started = fields.value(19).toDouble() / double(sysconf(_SC_CLK_TCK));
    return (double(now.tv_sec) + double(now.tv_nsec) / 1e9 - started) * 1000;
}
} // namespace

FirstPaint::FirstPaint(QWidget* window, std::function<void()> then)
    : QObject(window), m_then(std::move(then))
{
    window->installEventFilter(this);
    QTimer::singleShot(1000, this, &FirstPaint::run);
}

bool FirstPaint::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        parent()->removeEventFilter(this);
        // the paint itself comes first
        QTimer::singleShot(0, this, [this] {
            qInfo("first paint after %.0f ms", millisecondsAlive());
            run();
        });
    }
    return QObject::eventFilter(object, event);
}

void FirstPaint::run()
{
    if (!m_then)
        return;
    const auto then = std::exchange(m_then, nullptr);
    deleteLater();
    then();
}

} // namespace mw
