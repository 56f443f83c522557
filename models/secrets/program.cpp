// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/program.h"

#include "models/secrets/exec_credential.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>
#include <csignal>
#include <openssl/crypto.h>
#include <unistd.h>

namespace mw {
namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

Error failure(ErrorKind kind, std::string detail)
{
    return {kind, std::move(detail), 0, {}, {}};
}

// The end of what a program complained, on one line and without what looks like a secret (before
// it is cut: half a token is still a token).
std::string complaint(const QByteArray& bytes)
{
    const QString words = QString::fromStdString(
        withoutSecrets(QString::fromUtf8(bytes).simplified().toStdString()));
    return words.isEmpty() ? std::string() : ": " + words.right(400).toStdString();
}

class Run : public QObject
{
public:
    Run(std::vector<std::string> argv,
        QObject* owner,
        ProgramDone done,
        ProgramLimits limits,
        const ProgramSetting& setting)
        : QObject(owner), m_name(argv.front()), m_done(std::move(done)), m_limits(limits)
    {
        // A session of its own: no terminal to ask on, and one group to kill.
        m_process.setChildProcessModifier([] { ::setsid(); });
        m_process.setStandardInputFile(setting.input.empty() ? QProcess::nullDevice()
                                                             : text(setting.input));
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { read(); });
        connect(&m_process, &QProcess::readyReadStandardError, this, [this] { keepErrors(); });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                end(failure(ErrorKind::NotAvailable, m_name + " cannot be started"));
        });
        connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus how) {
            read();
            keepErrors();
            if (how != QProcess::NormalExit || code != 0)
                end(failure(ErrorKind::Unauthorized,
                            m_name + " failed with exit code " + std::to_string(code)
                                + complaint(m_errors)));
            else
                end(SecretPtr(std::make_shared<const Secret>(Secret(m_output))));
        });
        connect(&m_timer, &QTimer::timeout, this, [this] {
            end(failure(ErrorKind::Timeout,
                        m_name + " did not answer within "
                            + std::to_string(m_limits.time.count() / 1000)
                            + " s; perhaps it waits for a person" + complaint(m_errors)));
        });
        m_timer.setSingleShot(true);
        m_timer.start(m_limits.time);
        QStringList arguments;
        for (size_t i = 1; i < argv.size(); ++i)
            arguments << text(argv[i]);
        if (!setting.env.empty()) {
            auto environment = QProcessEnvironment::systemEnvironment();
            for (const auto& [name, value] : setting.env)
                environment.insert(text(name), text(value));
            m_process.setProcessEnvironment(environment);
        }
        m_process.start(text(setting.file.empty() ? findProgram(argv.front()) : setting.file),
                        arguments);
    }
    ~Run() override
    {
        m_process.disconnect(this);
        kill();
        OPENSSL_cleanse(m_output.data(), m_output.size());
    }

private:
    void keepErrors()
    {
        m_errors += m_process.readAllStandardError();
        m_errors = m_errors.right(4096);
    }
    void read()
    {
        QByteArray bytes = m_process.readAllStandardOutput();
        m_output.append(bytes.constData(), static_cast<size_t>(bytes.size()));
        OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
        if (m_output.size() > m_limits.output)
            end(failure(ErrorKind::TooLarge,
                        m_name + " wrote more than " + std::to_string(m_limits.output) + " bytes"));
    }
    void kill()
    {
        const qint64 pid = m_process.processId();
        if (m_process.state() != QProcess::NotRunning && pid > 0) {
            ::kill(-static_cast<pid_t>(pid), SIGKILL);
            m_process.kill();
        }
    }
    void end(Result<SecretPtr> result)
    {
        if (!m_done)
            return;
        m_timer.stop();
        kill();
        const ProgramDone done = std::exchange(m_done, nullptr);
        done(std::move(result));
        deleteLater();
    }

    std::string m_name;
    ProgramDone m_done;
    ProgramLimits m_limits;
    QProcess m_process;
    QTimer m_timer;
    std::string m_output;
    QByteArray m_errors;
};

} // namespace

void runProgram(const std::vector<std::string>& argv,
                QObject* owner,
                ProgramDone done,
                ProgramLimits limits,
                const ProgramSetting& setting)
{
    if (argv.empty() || (setting.file.empty() && findProgram(argv.front()).empty())) {
        done(failure(ErrorKind::NotAvailable,
                     "there is no program " + (argv.empty() ? std::string("\"\"") : argv.front())
                         + " on the PATH"));
        return;
    }
    new Run(argv, owner, std::move(done), limits, setting);
}

std::string findProgram(const std::string& name, const std::string& path)
{
    if (name.find('/') != std::string::npos) {
        const QFileInfo file(text(name));
        return file.isFile() && file.isExecutable() ? name : std::string();
    }
    if (!path.empty())
        return QStandardPaths::findExecutable(text(name), text(path).split(QLatin1Char(':')))
            .toStdString();
    QString found = QStandardPaths::findExecutable(text(name));
    // A program started from the desktop often has less on its PATH than a shell.
    if (found.isEmpty())
        found = QStandardPaths::findExecutable(text(name),
                                               {QDir::homePath() + QStringLiteral("/.local/bin"),
                                                QDir::homePath() + QStringLiteral("/bin"),
                                                QStringLiteral("/usr/local/bin"),
                                                QStringLiteral("/opt/homebrew/bin")});
    return found.toStdString();
}

std::string shownCommand(const std::vector<std::string>& argv)
{
    std::string out;
    for (const std::string& word : argv) {
        const bool plain
            = !word.empty() && word.find_first_of(" \t\n\"'\\$`;&|<>(){}*?~#") == std::string::npos;
        std::string shown = word;
        if (!plain) {
            shown.clear();
            for (const char c : word)
                shown += c == '\'' ? std::string("'\\''") : std::string(1, c);
            shown.insert(0, 1, '\'').push_back('\'');
        }
        out += (out.empty() ? "" : " ") + shown;
    }
    return out;
}

} // namespace mw
