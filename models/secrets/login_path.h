// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The PATH of the person's login shell. A program started from the desktop has a shorter one, and
// credential plugins (and what they call) live in what is missing. Found once. GUI thread.
#pragma once

#include <QObject>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mw {

class LoginPath : public QObject
{
public:
    // shell: empty = the person's own ($SHELL, else of the user database).
    explicit LoginPath(std::string shell = {}, QObject* parent = nullptr);
    // Our own PATH first, then what the login shell has besides, then the usual places. Without an
    // answer of the shell within five seconds: what is known without it.
    void get(std::function<void(const std::string& path)> done);

private:
    void found(const std::string& shellPath);
    std::string m_shell;
    std::optional<std::string> m_path;
    std::vector<std::function<void(const std::string&)>> m_waiting;
};

// Between the marks in what a shell wrote, which may greet before; empty if nowhere.
std::string pathBetweenMarks(const std::string& output);

} // namespace mw
