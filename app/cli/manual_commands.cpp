// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `manual` and `completion`: made from the same declarations the command line is parsed by, so that
// they cannot say anything else.
#include "app/cli/commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

namespace mw::cli {
namespace {

using Options = std::vector<const CLI::Option*>;
using Apps = std::vector<const CLI::App*>;

Options optionsOf(const CLI::App& app, bool positional)
{
    Options found;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_positional() == positional && !option->get_group().empty())
            found.push_back(option);
    }
    return found;
}

Apps commandsOf(const CLI::App& app)
{
    Apps found;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (!command->get_group().empty()) // hidden ones have none
            found.push_back(command);
    }
    return found;
}

// "FILE", "SECONDS"; empty for a flag.
std::string valueOf(const CLI::Option& option)
{
    if (option.get_items_expected_max() == 0)
        return {};
    const std::string type = option.get_type_name(); // "SECONDS:INT in [0 - 86400]" with a check
    return type.substr(0, type.find(':'));
}

std::string namesOf(const CLI::Option& option)
{
    std::string names;
    for (const std::string& name : option.get_snames())
        names += (names.empty() ? "-" : ", -") + name;
    for (const std::string& name : option.get_lnames())
        names += (names.empty() ? "--" : ", --") + name;
    return names;
}

// Text for troff: a line may not begin with a dot or an apostrophe, minus signs are typed ones.
std::string troff(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n'))
            out += "\\&";
        if (c == '-' || c == '\\')
            out += c == '-' ? "\\-" : "\\e";
        else
            out += c;
    }
    return out;
}

std::string manOptions(const CLI::App& app)
{
    std::string out;
    for (const CLI::Option* option : optionsOf(app, true))
        out += ".TP\n\\fI" + troff(option->get_name(true, false)) + "\\fR\n"
            + troff(option->get_description()) + "\n";
    for (const CLI::Option* option : optionsOf(app, false)) {
        const std::string value = valueOf(*option);
        out += ".TP\n\\fB" + troff(namesOf(*option)) + "\\fR"
            + (value.empty() ? std::string() : " \\fI" + troff(value) + "\\fR") + "\n"
            + troff(option->get_description()) + "\n";
    }
    return out;
}

std::string manCommand(const CLI::App& command, const std::string& prefix)
{
    const std::string words = prefix + command.get_name();
    std::string out = ".SS \"" + troff(words) + "\"\n" + troff(command.get_description()) + "\n"
        + manOptions(command);
    for (const CLI::App* inner : commandsOf(command))
        out += manCommand(*inner, words + " ");
    return out;
}

std::string manual(const CLI::App& app)
{
    std::string out
        = ".TH MIDWATCH 1 \"\" \"midwatch " MIDWATCH_VERSION "\" \"User Commands\"\n"
          ".SH NAME\nmidwatch \\- operations console for whoever has the watch\n"
          ".SH SYNOPSIS\n"
          ".B midwatch\n[\\fIOPTION\\fR]... [\\fICOMMAND\\fR [\\fIARGUMENT\\fR]...]\n"
          ".SH DESCRIPTION\n"
          "Without a command the window opens: on the estate that is named, on the last one, or "
          "on a first page that offers the contexts of the kubeconfig and the demo. With a command "
          "the same program answers on the terminal; no display is needed.\n"
          ".SH OPTIONS\n"
        + manOptions(app) + ".SH COMMANDS\n";
    for (const CLI::App* command : commandsOf(app))
        out += manCommand(*command, "");
    out += ".SH EXIT STATUS\n"
           ".TP\n\\fBstatus\\fR\n0 well, 1 degraded, 2 unusable input, 3 unknown\n"
           ".TP\n\\fBcheck\\fR\n0 all sources usable, 1 some not, 2 unusable input\n"
           ".TP\n\\fBlist\\fR, \\fBrender\\fR\n0, 2 unusable input, 3 unknown (list)\n"
           ".TP\n\\fBrunbook run\\fR, \\fBrunbook resume\\fR\n0 succeeded, 3 succeeded with "
           "exceptions, "
           "4 failed, 5 aborted, 6 waiting for a person, 2 unusable input\n"
           ".TP\n\\fBrunbook lint\\fR\n0 clean, 1 errors found, 2 unreadable\n"
           ".TP\n\\fBrunbook approve\\fR\n0 printed, or the vote counts; 1 refused, and why; 2 "
           "nothing waits for it, or another window or terminal holds the run\n"
           ".TP\n\\fBrunbook sign\\fR\n0 printed, or the signature is kept; 1 refused, and why; 2 "
           "the run is not over, or its signatures cannot be checked (no ssh-keygen)\n"
           ".TP\n\\fBrunbook withdraw\\fR\n0 withdrawn or listed; 1 refused, and why; 2 another "
           "window or terminal holds the run, or its file cannot be removed\n"
           ".TP\n\\fBrunbook verify\\fR\n0 intact, 1 damaged, 2 unreadable, or signatures "
           "cannot be checked (no ssh-keygen)\n"
           ".SH ENVIRONMENT\n"
           ".TP\n\\fBKUBECONFIG\\fR\nkubeconfig files, separated by colons, merged as kubectl "
           "does\n"
           ".TP\n\\fBHTTPS_PROXY\\fR, \\fBHTTP_PROXY\\fR, \\fBNO_PROXY\\fR\n"
           "for sources without a proxy of their own\n"
           ".TP\n\\fBMIDWATCH_RESOURCES\\fR\nfolder with scenarios, runbooks and schemas, instead "
           "of the "
           "installed one\n"
           ".SH FILES\n"
           ".TP\n\\fI~/.local/share/midwatch/runs\\fR\njournals and evidence of runbook runs\n"
           ".TP\n\\fIallowed_signers\\fR\nbeside a runbook or above it, up to the top of its "
           "Git work tree or the library's folder: whose SSH signatures approve and sign runs "
           "(format: "
           "ssh-keygen(1); times in it mean UTC). Frozen into a run when it is made. Without it "
           "approvals are by name, and nobody vouches for the key that signs a run\n"
           ".TP\n\\fI~/.local/share/midwatch/incidents\\fR\nrecords of incidents\n"
           ".TP\n\\fI~/.config/midwatch\\fR\nwindow settings; no secrets\n"
           ".SH SEE ALSO\n.BR kubectl (1),\n.BR promtool (1),\n.BR ssh-keygen (1)\n";
    return out;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

std::vector<std::string> wordsOf(const CLI::App& app)
{
    std::vector<std::string> words;
    for (const CLI::App* command : commandsOf(app))
        words.push_back(command->get_name());
    for (const CLI::Option* option : optionsOf(app, false)) {
        for (const std::string& name : option->get_lnames())
            words.push_back("--" + name);
    }
    return words;
}

void bashCases(const CLI::App& app, const std::string& path, std::string& out)
{
    out += "        '" + path + "') words='" + joined(wordsOf(app)) + "' ;;\n";
    for (const CLI::App* command : commandsOf(app))
        bashCases(*command, path + (path.empty() ? "" : " ") + command->get_name(), out);
}

// Words so far that are commands decide which options are offered; anything else is a file.
std::string bash(const CLI::App& app)
{
    std::string out = "# bash completion of midwatch, written by `midwatch completion bash`\n"
                      "_midwatch() {\n"
                      "    local word=${COMP_WORDS[COMP_CWORD]} path= words= next i\n"
                      "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                      "        next=${path:+$path }${COMP_WORDS[i]}\n"
                      "        case $next in\n";
    std::string paths;
    const auto collect
        = [&](const auto& self, const CLI::App& at, const std::string& path) -> void {
        for (const CLI::App* command : commandsOf(at)) {
            const std::string own = path + (path.empty() ? "" : " ") + command->get_name();
            paths += (paths.empty() ? "'" : "|'") + own + "'";
            self(self, *command, own);
        }
    };
    collect(collect, app, {});
    out += "        " + paths + ") path=$next ;;\n        esac\n    done\n    case $path in\n";
    bashCases(app, {}, out);
    return out
        + "    esac\n"
          "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
          "    [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$word\"))\n"
          "}\n"
          "complete -o filenames -F _midwatch midwatch\n";
}

std::string quoted(std::string text, const char* special, const char* escape)
{
    for (size_t at = 0; (at = text.find_first_of(special, at)) != std::string::npos;
         at += std::string(escape).size() + 1)
        text.insert(at, escape);
    return text;
}

void fishLines(const CLI::App& app, const std::vector<std::string>& path, std::string& out)
{
    std::string inner;
    for (const CLI::App* command : commandsOf(app))
        inner += (inner.empty() ? "" : " ") + command->get_name();
    std::string condition = path.empty() ? "__fish_use_subcommand" : std::string();
    for (const std::string& word : path)
        condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + word);
    const std::string notYet = path.empty() || inner.empty()
        ? condition
        : condition + "; and not __fish_seen_subcommand_from " + inner;
    for (const CLI::App* command : commandsOf(app)) {
        out += "complete -c midwatch -f -n '" + notYet + "' -a " + command->get_name() + " -d '"
            + quoted(command->get_description(), "'\\", "\\") + "'\n";
        std::vector<std::string> next = path;
        next.push_back(command->get_name());
        fishLines(*command, next, out);
    }
    for (const CLI::Option* option : optionsOf(app, false)) {
        for (const std::string& name : option->get_lnames())
            out.append("complete -c midwatch -n '")
                .append(condition)
                .append("' -l ")
                .append(name)
                .append(valueOf(*option).empty() ? "" : " -r")
                .append(" -d '")
                .append(quoted(option->get_description(), "'\\", "\\"))
                .append("'\n");
    }
}

std::string fish(const CLI::App& app)
{
    std::string out = "# fish completion of midwatch, written by `midwatch completion fish`\n";
    fishLines(app, {}, out);
    return out;
}

std::string zsh(const CLI::App& app)
{
    return "#compdef midwatch\n# zsh completion of midwatch, written by `midwatch completion zsh`\n"
           "autoload -U +X bashcompinit && bashcompinit\n"
        + bash(app);
}

} // namespace

void addManual(CLI::App& app, Chosen& chosen)
{
    CLI::App* page = app.add_subcommand("manual", "print the manual page (troff)");
    page->callback([&app, &chosen] {
        chosen.endsAtOnce = true;
        const auto text = std::make_shared<std::string>(manual(app));
        chosen.run = [text] { return std::fputs(text->c_str(), stdout) < 0 ? 2 : 0; };
    });
    const auto shell = std::make_shared<std::string>();
    CLI::App* completion
        = app.add_subcommand("completion", "print the completion script of a shell");
    completion->add_option("SHELL", *shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    completion->callback([&app, &chosen, shell] {
        chosen.endsAtOnce = true;
        const auto text = std::make_shared<std::string>(*shell == "bash"      ? bash(app)
                                                            : *shell == "zsh" ? zsh(app)
                                                                              : fish(app));
        chosen.run = [text] { return std::fputs(text->c_str(), stdout) < 0 ? 2 : 0; };
    });
}

} // namespace mw::cli
