// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/login_path.h"

#include "models/secrets/program.h"

#include <QDir>
#include <QStringList>
#include <pwd.h>
#include <unistd.h>

namespace mw {
namespace {

constexpr const char* beginMark = "<midwatch-path>";
constexpr const char* endMark = "</midwatch-path>";

std::string ownShell()
{
    if (const QString given = qEnvironmentVariable("SHELL"); !given.isEmpty())
        return given.toStdString();
    const passwd* user = ::getpwuid(::getuid());
    return user && user->pw_shell ? user->pw_shell : "";
}

} // namespace

LoginPath::LoginPath(std::string shell, QObject* parent)
    : QObject(parent), m_shell(shell.empty() ? ownShell() : std::move(shell))
{
}

void LoginPath::get(std::function<void(const std::string& path)> done)
{
    if (m_path) {
        done(*m_path);
        return;
    }
    m_waiting.push_back(std::move(done));
    if (m_waiting.size() > 1)
        return; // the shell is being asked
    if (m_shell.empty() || m_shell.front() != '/') {
        found({});
        return;
    }
    ProgramLimits limits;
    limits.time = std::chrono::seconds(5);
    // Two arguments to printf rather than one text: "$PATH" alone means the same to sh and fish.
    const std::string script
        = std::string("printf '%s%s%s\\n' '") + beginMark + "' \"$PATH\" '" + endMark + "'";
    runProgram(
        {m_shell, "-l", "-c", script},
        this,
        [this](Result<SecretPtr> output) {
            found(output ? pathBetweenMarks(std::string((*output)->reveal())) : std::string());
        },
        limits);
}

void LoginPath::found(const std::string& shellPath)
{
    QStringList folders;
    const auto take = [&folders](const QString& path) {
        for (const QString& folder : path.split(QLatin1Char(':'), Qt::SkipEmptyParts)) {
            // Relative entries would look into whatever folder we were started in.
            if (folder.startsWith(QLatin1Char('/')) && !folders.contains(folder))
                folders << folder;
        }
    };
    take(qEnvironmentVariable("PATH"));
    take(QString::fromStdString(shellPath));
    take(QDir::homePath() + QStringLiteral("/.local/bin:") + QDir::homePath()
         + QStringLiteral("/bin:/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin"));
    m_path = folders.join(QLatin1Char(':')).toStdString();
    for (const auto& done : std::exchange(m_waiting, {}))
        done(*m_path);
}

std::string pathBetweenMarks(const std::string& output)
{
    const size_t begin = output.rfind(beginMark);
    if (begin == std::string::npos)
        return {};
    const size_t from = begin + std::string_view(beginMark).size();
    const size_t end = output.find(endMark, from);
    return end == std::string::npos ? std::string() : output.substr(from, end - from);
}

} // namespace mw
