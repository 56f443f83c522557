// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_report.h"

#include "app/cli/check_found.h"
#include "app/cli/json.h"
#include "models/secrets/program.h"
#include "models/text/format.h"
#include "models/text/limits.h"
#include "models/text/sentences.h"
#include "models/text/warnings.h"

#include <QCoreApplication>
#include <QString>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

// The frame (labels, marks) is English, as in `status` and in --help; whole sentences are in the
// language of the program, as those of models/text that stand beside them.
struct Check
{
    Q_DECLARE_TR_FUNCTIONS(Check)
};

// Tokens are refused and signatures fail from here on; ages are wrong long before.
constexpr auto skewThatRefuses = std::chrono::seconds(60);
constexpr auto skewWorthAWord = std::chrono::seconds(5);

bool usable(const SourceStatus& source)
{
    return source.state == SourceState::Live || source.state == SourceState::Disabled;
}

Json orNull(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

std::string skewWords(std::chrono::milliseconds skew)
{
    return text::span(
               std::chrono::duration_cast<std::chrono::seconds>(skew.count() < 0 ? -skew : skew))
        .toStdString();
}

std::string sentenceOf(const SourceStatus& source, const CredentialFacts* facts, World now)
{
    if (facts && !facts->waitsFor.empty())
        //: State of a source. %1 = command or issuer that hands out its credentials
        return Check::tr("Connecting; credentials were asked for and have not come: it still waits "
                         "for %1")
            .arg(text::qs(facts->waitsFor))
            .toStdString();
    return text::sentence(source, now).toStdString();
}

Json credentialJson(const CredentialFacts* facts, World now)
{
    if (!facts || (facts->server.empty() && facts->origin.empty()))
        return nullptr;
    const bool known = facts->expires != World{};
    const ProgramWish& wish = facts->wantsAllowance;
    return {{"server", facts->server},
            {"kind", facts->kind.empty() ? "none" : facts->kind},
            {"origin", orNull(facts->origin)},
            {"program", orNull(facts->program)},
            {"proxy", orNull(facts->proxy)},
            {"waitsFor", orNull(facts->waitsFor)},
            {"wantsAllowance", wish.empty() ? Json() : Json(shownCommand(wish.words))},
            {"programChanged",
             wish.before ? Json{{"allowedFileOf", timeJson(*wish.before)},
                                {"fileOf", timeJson(wish.program.modified)}}
                         : Json()},
            {"expires", timeJson(facts->expires)},
            {"expiresInMs", known ? Json((facts->expires - now).count()) : Json()},
            {"expired", known ? Json(facts->expires < now) : Json()}};
}

Json permissionsJson(const std::vector<Permission>& permissions, const std::string& source)
{
    Json out = Json::array();
    for (const Permission& one : permissions) {
        if (one.source == source)
            out.push_back({{"what", one.what},
                           {"allowed", one.allowed ? Json(*one.allowed) : Json()},
                           {"onlyIn", one.onlyIn}});
    }
    return out;
}

// Columns as a terminal counts them, for the scripts that our own words and names use.
int columns(const std::string& utf8)
{
    return static_cast<int>(QString::fromStdString(utf8).toUcs4().size());
}

class Page
{
public:
    explicit Page(int width) : m_width(std::max(width, 40)) { }
    void head(const std::string& text) { m_out += text + "\n"; }
    // "      expires     in 12 min": words go on below their first one.
    void line(const char* label, const std::string& words)
    {
        if (words.empty())
            return;
        std::string row = std::string(indent, ' ') + label;
        row.resize(static_cast<size_t>(indent) + static_cast<size_t>(labels), ' ');
        int used = indent + labels;
        bool first = true;
        size_t at = 0;
        while (at < words.size()) {
            size_t end = words.find(' ', at);
            end = end == std::string::npos ? words.size() : end;
            const std::string word = words.substr(at, end - at);
            at = end + 1;
            const int wide = columns(word);
            if (!first && used + 1 + wide > m_width) {
                m_out += row + "\n";
                row = std::string(indent + labels, ' ');
                used = indent + labels;
                first = true;
            }
            row += (first ? "" : " ") + word;
            used += wide + (first ? 0 : 1);
            first = false;
        }
        m_out += row + "\n";
    }
    std::string take() { return std::move(m_out); }

private:
    static constexpr int indent = 6;
    static constexpr int labels = 12;
    int m_width;
    std::string m_out;
};

std::string str(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

void printCredential(Page& page, const Json& credential)
{
    std::string tried = str(credential["server"]);
    const std::string kind = str(credential["kind"]);
    if (kind != "none")
        tried += (tried.empty() ? "" : " with ") + kind;
    else if (!tried.empty())
        tried += " without credentials";
    page.line("tried", tried);
    page.line("from", str(credential["origin"]));
    page.line("program", str(credential["program"]));
    page.line("proxy", str(credential["proxy"]));
    if (!credential["expiresInMs"].is_number())
        return;
    const auto left = std::chrono::milliseconds(credential["expiresInMs"].get<int64_t>());
    const bool over = left.count() < 0;
    const std::string span
        = text::span(std::chrono::duration_cast<std::chrono::seconds>(over ? -left : left))
              .toStdString();
    page.line(over ? "EXPIRED" : "expires",
              (over ? span + " ago" : "in " + span) + " (" + str(credential["expires"]) + ")");
}

// "list pods, nodes; watch pods": a verb is said once.
class Rights
{
public:
    void add(const std::string& what, const std::string& where = {})
    {
        const size_t blank = what.find(' ');
        const std::string verb = what.substr(0, blank);
        const std::string of = blank == std::string::npos ? std::string() : what.substr(blank + 1);
        m_text += m_text.empty() ? verb + " " : verb == m_verb ? ", " : "; " + verb + " ";
        m_verb = verb;
        m_text += of + where;
    }
    const std::string& text() const { return m_text; }

private:
    std::string m_text, m_verb;
};

void printPermissions(Page& page, const Json& permissions)
{
    Rights may, mayNot, unknown;
    for (const Json& one : permissions) {
        const std::string what = str(one["what"]);
        if (!one["allowed"].is_boolean()) {
            unknown.add(what);
        } else if (one["allowed"].get<bool>()) {
            may.add(what);
        } else if (one["onlyIn"].empty()) {
            mayNot.add(what);
        } else {
            std::string where;
            for (const Json& name : one["onlyIn"])
                where += (where.empty() ? "" : " and ") + str(name);
            may.add(what, " (only in " + where + ")");
        }
    }
    page.line("may", may.text());
    page.line("MAY NOT", mayNot.text());
    page.line("unasked", unknown.text());
}

void printSource(Page& page, const Json& entry)
{
    const bool good = entry["usable"].get<bool>();
    page.head(std::string(good ? "ok    " : "FAIL  ") + str(entry["id"]) + "  ("
              + str(entry["type"]) + ", " + str(entry["state"]) + ")");
    page.line("state", str(entry["sentence"]));
    if (entry["credential"].is_object())
        printCredential(page, entry["credential"]);
    if (entry["latencyMs"].is_number())
        page.line("latency", std::to_string(entry["latencyMs"].get<int64_t>()) + " ms");
    if (entry["clockSkewMs"].is_number()) {
        const std::chrono::milliseconds skew(entry["clockSkewMs"].get<int64_t>());
        if (std::chrono::abs(skew) >= skewWorthAWord)
            page.line("CLOCK",
                      "the server's clock is " + skewWords(skew)
                          + (skew.count() > 0 ? " ahead of" : " behind") + " this machine's");
        else
            page.line("clock", "agrees with this machine's");
    }
    if (entry["error"].is_object() && !good) {
        const Json& error = entry["error"];
        const std::string said = str(error["detail"]);
        if (str(entry["sentence"]).find(said) == std::string::npos)
            page.line("said", said);
        if (error.contains("place")) {
            const Json& at = error["place"];
            const int line = at["line"].get<int>();
            page.line("place",
                      str(at["file"])
                          + (line > 0 ? ":" + std::to_string(line) + ":"
                                     + std::to_string(at["column"].get<int>())
                                      : std::string()));
        }
    }
    for (const Json& part : entry["parts"]) {
        if (good && part["error"].is_object())
            page.line("part",
                      str(part["part"]) + " is " + str(part["state"]) + ": "
                          + str(part["error"]["detail"]));
    }
    for (const Json& limit : entry["limits"])
        page.line("PART", str(limit));
    page.line("remedy", str(entry["remedy"]));
    page.line("warning", str(entry["warning"]));
    printPermissions(page, entry["permissions"]);
}

} // namespace

std::string remedyOf(const SourceStatus& source, const CredentialFacts* facts)
{
    if (usable(source)) {
        // It works, but for parts that know how they could.
        for (const PartStatus& part : source.parts) {
            if (part.state == SourceState::Forbidden && part.error && !part.error->hint.empty())
                return text::remedy(*part.error).toStdString();
        }
        return {};
    }
    if (facts && !facts->waitsFor.empty()) {
        Error waits;
        waits.hint = facts->kind == "OpenID Connect issuer" ? "issuer-down " + facts->waitsFor
                                                            : "run-yourself " + facts->waitsFor;
        return text::remedy(waits).toStdString();
    }
    const auto skew = source.clockSkew;
    if (source.state == SourceState::Unauthorized && std::chrono::abs(skew) >= skewThatRefuses) {
        Error clock;
        clock.hint = "clock " + skewWords(skew);
        return text::remedy(clock).toStdString();
    }
    if (facts && !facts->remedy.empty())
        return facts->remedy;
    if (source.error)
        return text::remedy(*source.error).toStdString();
    return source.state == SourceState::Stale
        //: What to do about a source that is connected and silent. %1 = a time
        ? Check::tr("Nothing new has come since %1, though it is connected: look whether a proxy "
                    "holds its answers back. It is asked again by itself.")
              .arg(text::qs(formatTime(source.lastGood)))
              .toStdString()
        : std::string();
}

Json checkJson(Session& session, const std::vector<Permission>& permissions)
{
    const World now = session.clock().world();
    bool all = true;
    Json list = Json::array();
    for (const SourceStatus& source : session.hub().sources()) {
        all = all && usable(source);
        const CredentialFacts* facts = session.credential(source.id);
        Json entry = sourceJson(source, now);
        entry["usable"] = usable(source);
        entry["sentence"] = sentenceOf(source, facts, now);
        entry["limits"] = Json::array();
        for (const QString& limit : text::limits(source))
            entry["limits"].push_back(limit.toStdString());
        entry["remedy"] = orNull(remedyOf(source, facts));
        entry["credential"] = credentialJson(facts, now);
        const bool answered = source.latency.count() >= 0;
        entry["clockSkewMs"] = answered ? Json(source.clockSkew.count()) : Json();
        std::string warning = text::warning(source).toStdString();
        if (answered && std::chrono::abs(source.clockSkew) >= skewThatRefuses && usable(source))
            warning += (warning.empty() ? "" : "; ")
                //: Warning of a source. %1 = a span: "3 min"
                + Check::tr("ages are wrong: the clocks differ by %1")
                      .arg(text::qs(skewWords(source.clockSkew)))
                      .toStdString();
        entry["warning"] = orNull(warning);
        entry["permissions"] = permissionsJson(permissions, source.id.str());
        list.push_back(std::move(entry));
    }
    Json diagnostics = Json::array();
    for (const Diagnostic& one : session.estate().diagnostics)
        diagnostics.push_back(format(one));
    return {{"schema", "midwatch/check/v1"},
            {"at", formatTime(now)},
            {"usable", all},
            {"sources", std::move(list)},
            {"services", foundJson(session)},
            {"diagnostics", std::move(diagnostics)}};
}

std::string checkText(const Json& report, int width)
{
    Page page(width);
    size_t good = 0;
    for (const Json& entry : report["sources"]) {
        if (&entry != &report["sources"].front())
            page.head("");
        printSource(page, entry);
        good += entry["usable"].get<bool>() ? 1 : 0;
    }
    if (const std::string found = foundText(report["services"]); !found.empty())
        page.head(found.substr(0, found.size() - 1));
    page.head("");
    for (const Json& one : report["diagnostics"])
        page.head(str(one));
    const size_t count = report["sources"].size();
    page.head(std::to_string(good) + " of " + std::to_string(count) + " sources usable");
    return page.take();
}

int terminalWidth()
{
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    const char* given = std::getenv("COLUMNS");
    const int columns_ = given ? std::atoi(given) : 0;
    return columns_ >= 40 && columns_ <= 1000 ? columns_ : 100;
}

} // namespace mw::cli
