// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/sign/allowed_signers.h"

#include "models/runbook/journal/hash.h"
#include "models/runbook/sign/ssh_signature.h"

#include <QDate>
#include <QDateTime>
#include <QTime>
#include <algorithm>
#include <filesystem>
#include <fnmatch.h>
#include <sstream>

namespace mw::runbook {
namespace {

constexpr size_t largest = 1u << 20;
constexpr int deepest = 64;

// Up to the next space that stands outside of quotes.
std::string word(std::string_view& rest)
{
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t'))
        rest.remove_prefix(1);
    size_t end = 0;
    bool quoted = false;
    for (; end < rest.size(); ++end) {
        if (rest[end] == '"')
            quoted = !quoted;
        else if (!quoted && (rest[end] == ' ' || rest[end] == '\t'))
            break;
    }
    std::string out(rest.substr(0, end));
    rest.remove_prefix(end);
    return out;
}

std::vector<std::string> split(const std::string& list)
{
    std::vector<std::string> out(1);
    bool quoted = false;
    for (const char c : list) {
        if (c == '"')
            quoted = !quoted;
        if (c == ',' && !quoted)
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

std::string unquoted(std::string text)
{
    std::erase(text, '"');
    return text;
}

// YYYYMMDD[HHMM[SS]][Z]
std::optional<World> timestamp(std::string text)
{
    if (text.ends_with('Z'))
        text.pop_back();
    const bool digits = std::all_of(
        text.begin(), text.end(), [](unsigned char c) { return c >= '0' && c <= '9'; });
    if (!digits || (text.size() != 8 && text.size() != 12 && text.size() != 14))
        return std::nullopt;
    const auto part
        = [&](size_t at, size_t n) { return at < text.size() ? std::stoi(text.substr(at, n)) : 0; };
    const QDate date(part(0, 4), part(4, 2), part(6, 2));
    const QTime time(part(8, 2), part(10, 2), part(12, 2));
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return World(Millis(QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch()));
}

bool isKeyType(const std::string& text)
{
    return text.starts_with("ssh-") || text.starts_with("ecdsa-") || text.starts_with("sk-ssh-")
        || text.starts_with("sk-ecdsa-");
}

std::string option(SignerKey& key, const std::string& text)
{
    const size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : unquoted(text.substr(equals + 1));
    if (name == "cert-authority") {
        key.authority = true;
    } else if (name == "namespaces" && !value.empty()) {
        key.namespaces = split(value);
    } else if (name == "valid-after" || name == "valid-before") {
        const auto at = timestamp(value);
        if (!at)
            return name + " is no time: YYYYMMDD[HHMM[SS]][Z]";
        (name == "valid-after" ? key.from : key.until) = at;
    } else {
        return "unknown option \"" + name + "\"";
    }
    return {};
}

std::string parseLine(SignerKey& key, std::string_view rest)
{
    for (std::string& principal : key.principals = split(word(rest)))
        principal = unquoted(principal);
    std::string next = word(rest);
    if (!isKeyType(next)) {
        for (const std::string& one : split(next)) {
            if (std::string wrong = option(key, one); !wrong.empty())
                return wrong;
        }
        next = word(rest);
    }
    if (!isKeyType(next))
        return "a line is: principals, options, key type, key";
    key.type = next;
    key.base64 = word(rest);
    key.fingerprint = keyFingerprint(key.type, key.base64);
    if (key.fingerprint.empty())
        return "the key of " + key.principals.front() + " is damaged or no " + key.type + " key";
    const bool empty = std::any_of(key.principals.begin(),
                                   key.principals.end(),
                                   [](const std::string& name) { return name.empty(); });
    return empty ? "an empty principal" : std::string();
}

} // namespace

bool SignerKey::forApprovals() const
{
    return mayUse(approvalNamespace);
}

bool SignerKey::mayUse(const char* nameSpace) const
{
    if (namespaces.empty())
        return true;
    bool allowed = false;
    for (const std::string& one : namespaces) {
        const bool no = one.starts_with('!');
        if (::fnmatch(one.c_str() + (no ? 1 : 0), nameSpace, 0) != 0)
            continue;
        if (no)
            return false;
        allowed = true;
    }
    return allowed;
}

const SignerKey* AllowedSigners::key(const std::string& fingerprint) const
{
    for (const SignerKey& one : keys) {
        if (!one.authority && one.fingerprint == fingerprint)
            return &one;
    }
    return nullptr;
}

bool AllowedSigners::knows(const std::string& principal) const
{
    return std::any_of(keys.begin(), keys.end(), [&](const SignerKey& key) {
        return std::find(key.principals.begin(), key.principals.end(), principal)
            != key.principals.end();
    });
}

bool isPattern(const std::string& principal)
{
    return principal.starts_with('!') || principal.find_first_of("*?") != std::string::npos;
}

Result<AllowedSigners> parseAllowedSigners(const std::string& text, const std::string& file)
{
    AllowedSigners out;
    out.file = file;
    out.text = text;
    out.sha256 = sha256Hex(text);
    const auto wrong = [&](int line, const std::string& what) {
        return Error{ErrorKind::Misconfigured, what, 0, {}, Place{file, line, 1}};
    };
    std::istringstream in(text);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.pop_back();
        const size_t first = line.find_first_not_of(" \t");
        if (first == std::string::npos || line[first] == '#')
            continue;
        SignerKey key;
        key.line = number;
        if (const std::string what = parseLine(key, std::string_view(line).substr(first));
            !what.empty())
            return wrong(number, what);
        out.keys.push_back(std::move(key));
    }
    if (out.keys.empty())
        return wrong(1, "it names nobody: no approval could ever be given");
    return out;
}

Result<std::optional<AllowedSigners>> findAllowedSigners(FileLayer& files,
                                                         const std::string& runbookFile,
                                                         const std::vector<std::string>& roots,
                                                         bool approvals)
{
    namespace fs = std::filesystem;
    const auto whole = [](const std::string& path) {
        std::error_code error;
        const fs::path absolute = fs::absolute(path, error);
        return (error ? fs::path(path) : absolute).lexically_normal();
    };
    if (runbookFile.empty())
        return std::optional<AllowedSigners>();
    std::vector<fs::path> folders{whole(runbookFile).parent_path()};
    while (folders.size() < deepest && folders.back() != folders.back().parent_path())
        folders.push_back(folders.back().parent_path());
    size_t top = 0; // only its own folder, if nothing says how far the library goes
    for (size_t i = 0; i < folders.size(); ++i) {
        for (const std::string& root : roots) {
            if ((whole(root) / "").parent_path() == folders[i])
                top = std::max(top, i);
        }
    }
    for (size_t i = 0; i < folders.size(); ++i) {
        if (files.exists((folders[i] / ".git").string())) {
            top = std::max(top, i);
            break;
        }
    }
    for (size_t i = 0; i <= top && i < folders.size(); ++i) {
        const std::string path = (folders[i] / "allowed_signers").string();
        if (!files.exists(path))
            continue;
        const auto bytes = files.read(path, largest);
        if (!bytes)
            return Error{ErrorKind::Misconfigured,
                         "it cannot be read: " + bytes.error().detail,
                         0,
                         {},
                         Place{path, 1, 1}};
        auto parsed = parseAllowedSigners(*bytes, path);
        if (!parsed)
            return parsed.error();
        const auto approves = [](const SignerKey& key) { return key.forApprovals(); };
        if (approvals && !std::any_of(parsed->keys.begin(), parsed->keys.end(), approves))
            return Error{ErrorKind::Misconfigured,
                         std::string("no key in it may sign approvals: add \"") + approvalNamespace
                             + "\" to namespaces",
                         0,
                         {},
                         Place{path, parsed->keys.front().line, 1}};
        return std::optional(std::move(*parsed));
    }
    return std::optional<AllowedSigners>();
}

} // namespace mw::runbook
