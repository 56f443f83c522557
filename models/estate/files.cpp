// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace mw {

namespace fs = std::filesystem;

std::string absolutePath(const std::string& path, const std::string& folder)
{
    fs::path result(path);
    if (path == "~" || path.starts_with("~/")) {
        if (const char* home = std::getenv("HOME"))
            result = fs::path(home) / path.substr(path.size() > 1 ? 2 : 1);
    }
    if (result.is_relative())
        result = fs::path(folder) / result;
    return result.lexically_normal().string();
}

std::string folderOf(const std::string& file)
{
    std::error_code ignored;
    const fs::path absolute = fs::absolute(file, ignored);
    return (ignored ? fs::path(file) : absolute).parent_path().string();
}

Result<std::string> readBoundedFile(const std::string& path, size_t maxBytes)
{
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (!fs::exists(status))
        return Error{ErrorKind::NotAvailable, "there is no file " + path, 0, {}, {}};
    // A pipe or a device could block or never end.
    if (!fs::is_regular_file(status))
        return Error{ErrorKind::Io, path + " is not a regular file", 0, {}, {}};
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return Error{ErrorKind::Io, "cannot read " + path, 0, {}, {}};
    std::string text(maxBytes + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad())
        return Error{ErrorKind::Io, "cannot read " + path, 0, {}, {}};
    text.resize(static_cast<size_t>(stream.gcount()));
    if (text.size() > maxBytes) {
        return Error{ErrorKind::TooLarge,
                     path + " is larger than " + std::to_string(maxBytes >> 10) + " KiB",
                     0,
                     {},
                     {}};
    }
    return text;
}

std::optional<std::string> decodeBase64(std::string_view text)
{
    std::string out;
    out.reserve(text.size() / 4 * 3);
    uint32_t group = 0;
    int count = 0;
    int padding = 0;
    for (const char c : text) {
        uint32_t value = 0;
        if (c >= 'A' && c <= 'Z')
            value = static_cast<uint32_t>(c - 'A');
        else if (c >= 'a' && c <= 'z')
            value = static_cast<uint32_t>(c - 'a') + 26;
        else if (c >= '0' && c <= '9')
            value = static_cast<uint32_t>(c - '0') + 52;
        else if (c == '+')
            value = 62;
        else if (c == '/')
            value = 63;
        else if (c == '\n' || c == '\r')
            continue;
        else if (c == '=')
            ++padding;
        else
            return std::nullopt;
        if (padding > 2 || (padding > 0 && c != '='))
            return std::nullopt;
        group = group << 6 | value;
        if (++count == 4) {
            out += static_cast<char>(group >> 16 & 0xFF);
            if (padding < 2)
                out += static_cast<char>(group >> 8 & 0xFF);
            if (padding < 1)
                out += static_cast<char>(group & 0xFF);
            group = 0;
            count = 0;
        }
    }
    if (count != 0)
        return std::nullopt;
    return out;
}

namespace {

std::string authorityProblem(std::string_view authority)
{
    if (authority.empty() || authority.front() == ':')
        return "names no host";
    if (authority.find('@') != std::string_view::npos)
        return "contains a user name or password; put credentials under auth, by reference";
    std::string_view port;
    if (authority.front() == '[') {
        const size_t close = authority.find(']');
        if (close == std::string_view::npos)
            return "has an IPv6 address without its closing bracket";
        port = authority.substr(close + 1);
    } else if (const size_t colon = authority.find(':'); colon != std::string_view::npos) {
        port = authority.substr(colon);
    }
    if (port.empty())
        return {};
    port.remove_prefix(1);
    unsigned number = 0;
    for (const char c : port) {
        if (c < '0' || c > '9' || number > 65535)
            return "has a port that is not a number from 1 to 65535";
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    return number >= 1 && number <= 65535 ? std::string{}
                                          : "has a port that is not a number from 1 to 65535";
}

std::string
checkUrl(std::string_view url, std::initializer_list<std::string_view> schemes, const char* wanted)
{
    for (const char c : url) {
        if (static_cast<unsigned char>(c) <= ' ' || c == '\x7F')
            return "contains a blank or a control character";
    }
    for (const std::string_view scheme : schemes) {
        if (!url.starts_with(scheme))
            continue;
        const std::string_view rest = url.substr(scheme.size());
        if (rest.find('?') != std::string_view::npos || rest.find('#') != std::string_view::npos)
            return "may not have a query or a fragment";
        return authorityProblem(rest.substr(0, rest.find('/')));
    }
    return wanted;
}

} // namespace

std::string urlProblem(std::string_view url)
{
    constexpr std::string_view unixSocket = "unix://";
    if (url.starts_with(unixSocket)) {
        // sun_path of Linux holds 108 bytes with its end.
        const std::string_view path = url.substr(unixSocket.size());
        return !path.starts_with('/')
            ? "of a unix socket needs an absolute path: unix:///run/x.sock"
            : path.size() > 107 ? "names a unix socket by more than 107 bytes"
                                : "";
    }
    return checkUrl(url, {"http://", "https://"}, "must begin with http://, https:// or unix://");
}

std::string proxyProblem(std::string_view url)
{
    return checkUrl(url,
                    {"http://", "https://", "socks5://", "socks5h://"},
                    "must begin with http://, https:// or socks5://");
}

} // namespace mw
