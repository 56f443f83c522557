// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/display.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace mw {
namespace {

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

// path may begin with a zero byte: the abstract name space of Linux.
bool answers(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return true; // cannot be told from here
    std::memcpy(address.sun_path, path.data(), path.size());
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return true;
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + path.size());
    const bool ok = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), size) == 0;
    ::close(fd);
    return ok;
}

bool x11Answers(const std::string& display)
{
    // ":0", "unix:0", ":0.1"; another host cannot be judged from here
    const size_t colon = display.rfind(':');
    if (colon == std::string::npos)
        return false;
    const std::string host = display.substr(0, colon);
    if (!host.empty() && host != "unix")
        return true;
    const std::string number = display.substr(colon + 1, display.find('.', colon) - colon - 1);
    const std::string path = "/tmp/.X11-unix/X" + number;
    return answers(path) || answers(std::string(1, '\0') + path);
}

bool waylandAnswers(const std::string& display)
{
    const std::string folder = variable("XDG_RUNTIME_DIR");
    if (!display.starts_with('/') && folder.empty())
        return false;
    return answers(display.starts_with('/') ? display : folder + "/" + display);
}

} // namespace

std::string displayProblem()
{
    const std::string platform = variable("QT_QPA_PLATFORM");
    const bool x11 = platform.starts_with("xcb"), wayland = platform.starts_with("wayland");
    if (!platform.empty() && !x11 && !wayland)
        return {}; // offscreen, vnc, eglfs: whoever asks for these knows why
    const std::string x = wayland ? std::string() : variable("DISPLAY");
    const std::string w = x11 ? std::string() : variable("WAYLAND_DISPLAY");
    if ((!x.empty() && x11Answers(x)) || (!w.empty() && waylandAnswers(w)))
        return {};
    const std::string instead
        = "; without one: midwatch render, status, check, list (midwatch --help)";
    if (x.empty() && w.empty())
        return "there is no display for the window (DISPLAY and WAYLAND_DISPLAY are not set)"
            + instead;
    return "the display " + (x.empty() ? w : x) + " does not answer" + instead;
}

} // namespace mw
