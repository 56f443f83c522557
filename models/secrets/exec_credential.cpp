// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/exec_credential.h"

#include <algorithm>
#include <cctype>
#include <openssl/crypto.h>

#include <nlohmann/json.hpp>

namespace mw {
namespace {

using nlohmann::json;

// Deep enough for every credential there is; an answer of brackets alone must not eat the stack.
constexpr int deepest = 16;

Error bad(std::string detail, ErrorKind kind = ErrorKind::Misconfigured)
{
    return {kind, std::move(detail), 0, {}, {}};
}

// Wipes what the parser copied out of the answer.
struct Wiped
{
    explicit Wiped(std::string_view text) : value(json::parse(text, depthGuard, false)) { }
    ~Wiped() { wipe(value); }
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    static bool depthGuard(int depth, json::parse_event_t, json&) { return depth <= deepest; }
    static void wipe(json& node)
    {
        if (node.is_string()) {
            auto& text = node.get_ref<std::string&>();
            OPENSSL_cleanse(text.data(), text.size());
        } else if (node.is_structured()) {
            for (json& child : node)
                wipe(child);
        }
    }
    json value;
};

// nullopt: absent, null or empty. A wrong type is told through `problem`.
std::optional<std::string> text(const json& object, const char* key, std::string& problem)
{
    const auto it = object.find(key);
    if (it == object.end() || it->is_null())
        return std::nullopt;
    if (!it->is_string()) {
        problem = std::string("status.") + key + " is not a string";
        return std::nullopt;
    }
    auto value = it->get<std::string>();
    return value.empty() ? std::nullopt : std::optional(std::move(value));
}

bool holds(const std::string& pem, std::string_view what)
{
    const size_t begin = pem.find("-----BEGIN ");
    return begin != std::string::npos && pem.find(what, begin) != std::string::npos
        && pem.find("-----END ", begin) != std::string::npos;
}

// A header value: anything else would be smuggled into the request.
bool fitsAHeader(const std::string& token)
{
    return std::all_of(token.begin(), token.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7f;
    });
}

SecretPtr secret(std::string value)
{
    return std::make_shared<const Secret>(Secret(std::move(value)));
}

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return static_cast<char>(std::toupper(c));
    });
    return text;
}

bool namesASecret(const std::string& name)
{
    const std::string loud = upper(name);
    for (const char* word : {"TOKEN",
                             "SECRET",
                             "PASSWORD",
                             "PASSWD",
                             "PASSPHRASE",
                             "API_KEY",
                             "ACCESS_KEY",
                             "PRIVATE_KEY",
                             "CREDENTIAL"}) {
        if (loud.find(word) != std::string::npos)
            return true;
    }
    return false;
}

bool tokenLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.'
        || c == '+' || c == '/' || c == '=' || c == '~';
}

} // namespace

Result<ExecCredential>
readExecCredential(std::string_view text_, const std::string& apiVersion, World now)
{
    const Wiped parsed(text_);
    const json& root = parsed.value;
    if (!root.is_object())
        return bad("it did not write exactly one JSON object");
    std::string problem;
    const auto kind = root.find("kind");
    if (kind == root.end() || *kind != "ExecCredential")
        return bad("its answer is not of the kind ExecCredential");
    const auto version = root.find("apiVersion");
    if (version == root.end() || !version->is_string())
        return bad("its answer names no apiVersion");
    if (*version != apiVersion) {
        std::string said = version->get<std::string>().substr(0, 80);
        if (!fitsAHeader(said))
            said = "something unreadable";
        return bad("it answers in apiVersion " + said + ", the kubeconfig asks for " + apiVersion);
    }
    const auto status = root.find("status");
    if (status == root.end() || !status->is_object())
        return bad("its answer has no status");
    ExecCredential out;
    auto token = text(*status, "token", problem);
    auto certificate = text(*status, "clientCertificateData", problem);
    auto key = text(*status, "clientKeyData", problem);
    const auto expires = text(*status, "expirationTimestamp", problem);
    if (!problem.empty())
        return bad(std::move(problem));
    if (certificate.has_value() != key.has_value())
        return bad(std::string("half a key pair: ")
                   + (key ? "clientCertificateData" : "clientKeyData") + " is missing");
    if (!token && !certificate)
        return bad("its answer holds neither a token nor a client certificate");
    if (token && !fitsAHeader(*token))
        return bad("status.token holds blanks or control characters");
    if (certificate && !holds(*certificate, "CERTIFICATE"))
        return bad("clientCertificateData is no PEM certificate");
    if (key && !holds(*key, "PRIVATE KEY"))
        return bad("clientKeyData is no PEM private key");
    if (expires) {
        if (!parseTime(*expires, out.expires))
            return bad("expirationTimestamp is no time of RFC 3339");
        if (out.expires <= now)
            return bad("it gave a credential that expired at " + formatTime(out.expires),
                       ErrorKind::Unauthorized);
    }
    if (token)
        out.token = secret(*std::move(token));
    if (certificate) {
        out.clientCertPem = *std::move(certificate);
        out.clientKeyPem = secret(*std::move(key));
    }
    return out;
}

Result<ExecCredential> readPlainCredential(std::string_view text_, World now)
{
    while (!text_.empty() && (text_.back() == '\n' || text_.back() == '\r'))
        text_.remove_suffix(1);
    if (text_.starts_with('{')) {
        // The plugins that clusters use work for other systems too.
        const bool beta = text_.find(execApiV1Beta1) != std::string_view::npos;
        return readExecCredential(text_, beta ? execApiV1Beta1 : execApiV1, now);
    }
    if (text_.empty())
        return bad("it wrote nothing", ErrorKind::Unauthorized);
    if (text_.size() > 16'384 || text_.find_first_of("\n\r") != std::string_view::npos)
        return bad("it wrote more than the one line that is the secret");
    const bool printable = std::all_of(text_.begin(), text_.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f;
    });
    if (!printable)
        return bad("what it wrote holds control characters");
    ExecCredential out;
    out.token = secret(std::string(text_));
    return out;
}

std::string execInfo(const ExecCommand& command)
{
    json spec{{"interactive", false}};
    if (!command.cluster.empty())
        spec["cluster"] = json::parse(command.cluster, nullptr, false);
    return json{{"apiVersion", command.apiVersion}, {"kind", "ExecCredential"}, {"spec", spec}}
        .dump();
}

std::vector<std::string> identity(const ExecCommand& command, const std::string& program)
{
    std::vector<std::string> out;
    out.reserve(command.env.size());
    for (const auto& [name, value] : command.env)
        out.push_back(name + "=" + (namesASecret(name) ? "***" : value));
    out.push_back(program);
    out.insert(out.end(), command.args.begin(), command.args.end());
    return out;
}

std::string withoutSecrets(std::string text)
{
    // Runs of forty letters without a blank between are tokens and keys; paths have shorter parts.
    std::string out;
    size_t at = 0;
    bool afterName = false; // "token=", "password:": what follows is blotted however short
    while (at < text.size()) {
        if (!tokenLetter(text[at])) {
            if (text[at] != ' ' && text[at] != ':' && text[at] != '"' && text[at] != '\'')
                afterName = false;
            out += text[at++];
            continue;
        }
        size_t end = at;
        while (end < text.size() && tokenLetter(text[end]))
            ++end;
        std::string word = text.substr(at, end - at);
        at = end;
        const size_t equals = word.find('=');
        if (equals != std::string::npos && equals > 0 && namesASecret(word.substr(0, equals))) {
            const bool valueFollows = equals + 1 == word.size();
            out += word.substr(0, equals + 1) + (valueFollows ? "" : "***");
            afterName = valueFollows;
            continue;
        }
        const std::string loud = upper(word);
        if (afterName || loud == "BEARER" || loud == "BASIC") {
            out += loud == "BEARER" || loud == "BASIC" ? word : "***";
            afterName = loud == "BEARER" || loud == "BASIC";
            continue;
        }
        size_t longest = 0, run = 0;
        for (const char c : word) {
            run = c == '/' || c == '.' ? 0 : run + 1;
            longest = std::max(longest, run);
        }
        out += longest >= 32 ? "***" : word;
        afterName = namesASecret(word) && at < text.size() && (text[at] == ':' || text[at] == '"');
    }
    return out;
}

} // namespace mw
