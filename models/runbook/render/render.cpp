// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/render/render.h"

#include "models/runbook/steps/descriptor.h"

#include <nlohmann/json.hpp>

namespace mw::runbook {
namespace {

// Writes the same outline twice: as Markdown and as HTML.
class Writer
{
public:
    virtual ~Writer() = default;
    virtual void heading(int level, const std::string& text) = 0;
    virtual void paragraph(const std::string& text) = 0; // may hold Markdown
    virtual void fact(const std::string& name, const std::string& text) = 0; // one line of a list
    virtual void endFacts() = 0;
    virtual void code(const std::string& text) = 0;
    virtual void line(const std::string& text) = 0; // the point of no return
    virtual std::string finish() = 0;
};

class Markdown final : public Writer
{
public:
    void heading(int level, const std::string& text) override
    {
        m_out += std::string(static_cast<size_t>(level), '#') + " " + text + "\n\n";
    }
    void paragraph(const std::string& text) override
    {
        m_out += text;
        m_out += text.ends_with('\n') ? "\n" : "\n\n";
    }
    void fact(const std::string& name, const std::string& text) override
    {
        m_out += "- **" + name + ":** " + text + "\n";
    }
    void endFacts() override { m_out += "\n"; }
    void code(const std::string& text) override
    {
        // A fence longer than any in the text.
        std::string fence = "```";
        while (text.find(fence) != std::string::npos)
            fence += '`';
        m_out += fence + "\n" + text + (text.ends_with('\n') ? "" : "\n") + fence + "\n\n";
    }
    void line(const std::string& text) override { m_out += "---\n\n**" + text + "**\n\n---\n\n"; }
    std::string finish() override { return m_out; }

private:
    std::string m_out;
};

std::string escaped(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

// Bold and code of Markdown; everything else stays text. No links, no images, no HTML.
std::string inlineHtml(const std::string& text)
{
    std::string out;
    bool bold = false;
    bool code = false;
    const std::string safe = escaped(text);
    for (size_t i = 0; i < safe.size(); ++i) {
        if (!code && safe.compare(i, 2, "**") == 0) {
            out += bold ? "</b>" : "<b>";
            bold = !bold;
            ++i;
        } else if (safe[i] == '`') {
            out += code ? "</code>" : "<code>";
            code = !code;
        } else {
            out += safe[i];
        }
    }
    if (code)
        out += "</code>";
    return out + (bold ? "</b>" : "");
}

class Html final : public Writer
{
public:
    explicit Html(const std::string& title)
    {
        m_out = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>"
            + escaped(title)
            + "</title>\n<style>body{font-family:sans-serif;max-width:50em;margin:2em "
              "auto;padding:0 1em;line-height:1.45}"
              "pre{background:#f2f2f2;padding:.6em;overflow-x:auto;white-space:pre-wrap}"
              "h3{margin-bottom:.2em}.line{border-top:3px solid #000;border-bottom:3px solid "
              "#000;padding:.4em;"
              "font-weight:bold}@media print{h3{break-after:avoid}}</style></head><body>\n";
    }
    void heading(int level, const std::string& text) override
    {
        const std::string tag = "h" + std::to_string(level);
        m_out += "<" + tag + ">" + escaped(text) + "</" + tag + ">\n";
    }
    void paragraph(const std::string& text) override
    {
        bool list = false;
        std::string para;
        const auto flush = [&] {
            if (!para.empty())
                m_out += "<p>" + inlineHtml(para) + "</p>\n";
            para.clear();
        };
        size_t start = 0;
        while (start <= text.size()) {
            const size_t end = std::min(text.find('\n', start), text.size());
            const std::string one = text.substr(start, end - start);
            start = end + 1;
            const bool item = one.starts_with("- ") || one.starts_with("* ");
            if (item != list) {
                flush();
                m_out += item ? "<ul>\n" : "</ul>\n";
                list = item;
            }
            if (item)
                m_out += "<li>" + inlineHtml(one.substr(2)) + "</li>\n";
            else if (one.empty())
                flush();
            else
                para += (para.empty() ? "" : " ") + one;
        }
        flush();
        if (list)
            m_out += "</ul>\n";
    }
    void fact(const std::string& name, const std::string& text) override
    {
        if (!m_list)
            m_out += "<ul>\n";
        m_list = true;
        m_out += "<li><b>" + escaped(name) + ":</b> " + inlineHtml(text) + "</li>\n";
    }
    void endFacts() override
    {
        if (m_list)
            m_out += "</ul>\n";
        m_list = false;
    }
    void code(const std::string& text) override { m_out += "<pre>" + escaped(text) + "</pre>\n"; }
    void line(const std::string& text) override
    {
        m_out += "<p class=\"line\">" + escaped(text) + "</p>\n";
    }
    std::string finish() override { return m_out + "</body></html>\n"; }

private:
    std::string m_out;
    bool m_list = false;
};

std::string joined(const std::vector<std::string>& list)
{
    std::string out;
    for (const std::string& item : list)
        out += (out.empty() ? "" : ", ") + item;
    return out;
}

class Renderer
{
public:
    Renderer(const Runbook& book, Writer& writer) : m_book(book), w(writer) { }

    std::string run()
    {
        w.heading(1, m_book.title);
        if (!m_book.summary.empty())
            w.paragraph(m_book.summary);
        fact("Id", m_book.id + " (" + m_book.sha256.substr(0, 12) + ")");
        fact("Owner", m_book.team + (m_book.contact.empty() ? "" : ", " + m_book.contact));
        fact("Use when", m_book.startWhen);
        fact("Do not use when", m_book.doNotUseWhen);
        fact("Severity", m_book.severity);
        fact("Alerts", joined(m_book.alerts));
        fact("Restore users within", m_book.rto);
        fact("Lose at most", m_book.rpo);
        std::vector<std::string> modes;
        modes.reserve(m_book.modes.size());
        for (const Mode mode : m_book.modes)
            modes.emplace_back(toString(mode));
        fact("Modes", joined(modes));
        fact("Clusters", joined(m_book.needClusters));
        fact("Sources", joined(m_book.needSources));
        fact("Permissions", joined(m_book.needPermissions));
        std::vector<std::string> locks;
        locks.reserve(m_book.locks.size());
        for (const LockDef& lock : m_book.locks)
            locks.push_back(lock.name
                            + (lock.remote() ? " (a Lease in " + lock.cluster + ")"
                                             : " (on this machine only)"));
        fact("Locks", joined(locks));
        w.endFacts();
        if (!m_book.inputs.empty()) {
            w.heading(2, "Inputs");
            for (const InputDef& input : m_book.inputs) {
                std::string text = input.type + (input.required ? ", required" : "");
                if (input.fallback)
                    text += ", default `"
                        + (input.fallback->isScalar() ? input.fallback->text
                                                      : toJson(*input.fallback).dump())
                        + "`";
                fact(input.name, text + (input.help.empty() ? "" : ". " + input.help));
            }
            w.endFacts();
        }
        list("At once, without any tool", m_book.immediate);
        list("Before you start", m_book.preflight);
        list("Steps", m_book.steps);
        list("When it is stopped", m_book.onAbort);
        list("Afterwards", m_book.after);
        list("After a drill", m_book.cleanup);
        return w.finish();
    }

private:
    void fact(const std::string& name, const std::string& text)
    {
        if (!text.empty())
            w.fact(name, text);
    }

    void list(const std::string& title, const std::vector<StepDef>& steps)
    {
        if (steps.empty())
            return;
        w.heading(2, title);
        int number = 0;
        for (const StepDef& s : steps)
            step(s, std::to_string(++number));
    }

    void inner(const char* title, const std::vector<StepDef>& steps, const std::string& number)
    {
        char letter = 'a';
        for (const StepDef& s : steps) {
            step(s, number + letter, title);
            letter = letter == 'z' ? 'z' : static_cast<char>(letter + 1);
        }
    }

    void step(const StepDef& s, const std::string& number, const std::string& title = {})
    {
        if (s.type == "mark" && s.with.string("mark") == "point-of-no-return")
            w.line("NO WAY BACK" + (s.title.empty() ? std::string() : ": " + s.title));
        const std::string name = s.title.empty() ? s.id : s.title;
        w.heading(3, number + ". " + (title.empty() ? "" : title + ": ") + name);
        if (!s.say.empty())
            w.paragraph(s.say);
        fact("Do", s.type + " (" + s.id + ")");
        const bool known = findDescriptor(s.type) != nullptr;
        if (!known || changesTheWorld(effectOf(s)))
            fact("Effect",
                 s.irreversible ? "cannot be undone"
                     : known    ? toString(effectOf(s))
                                : "not known to this version");
        fact("Who", s.role);
        fact("Only when", s.when);
        for (const OptionDef& option : s.options)
            fact("Choice",
                 option.label + (option.target.empty() ? "" : " → " + option.target)
                     + (option.reason ? " (say why)" : "")
                     + (option.when.empty() ? "" : " — only when `" + option.when + "`"));
        fact("Time", s.timeout);
        fact("Type to confirm", s.requiresAck);
        fact("In a drill", s.drill);
        for (const EvidenceDef& evidence : s.evidence)
            fact("Keep",
                 evidence.kind + (evidence.label.empty() ? "" : ": " + evidence.label)
                     + (evidence.required ? " (required)" : ""));
        w.endFacts();
        std::string text;
        for (const auto& entry : s.with.entries) {
            if (entry.key == "options" || entry.key == "steps" || entry.key == "branches"
                || entry.key == "check")
                continue;
            const std::string value
                = entry.value.isScalar() ? entry.value.text : toJson(entry.value).dump();
            text += entry.key + ":" + (value.find('\n') == std::string::npos ? " " : "\n") + value
                + (value.ends_with('\n') ? "" : "\n");
        }
        if (!text.empty())
            w.code(text);
        inner("Check first", s.before, number);
        inner("Look", s.check, number);
        inner("Part", s.children, number);
        for (const OptionDef& option : s.options)
            inner(("If \"" + option.label + "\"").c_str(), option.steps, number);
        inner("Check after", s.expect, number);
        inner("If it fails", s.onFailure.run, number);
        inner("To undo", s.undo, number);
    }

    const Runbook& m_book;
    Writer& w;
};

} // namespace

std::string renderMarkdown(const Runbook& runbook)
{
    Markdown writer;
    return Renderer(runbook, writer).run();
}

std::string renderHtml(const Runbook& runbook)
{
    Html writer(runbook.title);
    return Renderer(runbook, writer).run();
}

std::string renderCard(const Runbook& book)
{
    Html w(book.title);
    w.heading(1, book.title);
    const auto fact = [&](const char* name, const std::string& text) {
        if (!text.empty())
            w.fact(name, text);
    };
    fact("Use when", book.startWhen);
    fact("Not when", book.doNotUseWhen);
    fact("Ask", book.team + (book.contact.empty() ? "" : ", " + book.contact));
    fact("Users back within", book.rto);
    fact("Lose at most", book.rpo);
    fact("Start it", "`midwatch runbook run " + book.id + ".runbook.yaml --estate ESTATE`");
    w.endFacts();
    const auto list = [&](const char* title, const std::vector<StepDef>& steps) {
        if (steps.empty())
            return;
        w.heading(2, title);
        int number = 0;
        for (const StepDef& step : steps) {
            ++number;
            if (step.type == "end" || step.type == "set")
                continue;
            const bool line
                = step.type == "mark" && step.with.string("mark") == "point-of-no-return";
            if (line) {
                w.endFacts();
                w.line("NO WAY BACK");
                continue;
            }
            // What a person does stands there in full; what Midwatch does has its title.
            std::string text = step.title.empty() ? step.id : step.title;
            for (const char* key : {"ask", "question"}) {
                if (const std::string said = step.with.string(key); !said.empty())
                    text += ". " + said;
            }
            if (step.irreversible)
                text += " (cannot be undone)";
            w.fact(std::to_string(number), text);
        }
        w.endFacts();
    };
    list("At once, without any tool", book.immediate);
    list("Steps", book.steps);
    list("When it is stopped", book.onAbort);
    return w.finish();
}

} // namespace mw::runbook
