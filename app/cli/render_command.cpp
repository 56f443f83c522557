// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/wiring/window.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace mw::cli {

void addRender(CLI::App& app, Chosen& chosen)
{
    struct Args
    {
        EstateArgs estate;
        RenderOptions render;
        std::string size = "1440x900";
    };
    const auto args = std::make_shared<Args>();
    args->estate.wait = 20;
    CLI::App* command = app.add_subcommand("render", "draw a pane without a display");
    std::string panes;
    for (const std::string_view pane : paneNames)
        panes += (panes.empty()                  ? ""
                      : pane == paneNames.back() ? " or "
                                                 : ", ")
            + std::string(pane);
    command->add_option("PANE", args->render.pane, panes)->required();
    command->add_option("--out", args->render.out, "FILE.png, .pdf or .svg")->required();
    command->add_option("--size", args->size, "WxH in pixels at scale 1")->capture_default_str();
    command
        ->add_option("--scale", args->render.scale, "pixels of the PNG per pixel of --size, 0.5…4")
        ->check(CLI::Range(0.5, 4.0));
    command->add_option("--theme", args->render.theme, "night, day or contrast (dark, light)");
    command->add_option("--tab", args->render.tab, "of the pane: pods, nodes, …");
    command->add_option("--at", args->estate.at, "freeze console and simulator (RFC 3339)");
    command->add_flag("--redacted",
                      args->render.redacted,
                      "without names of hosts, tenants and people, as Ctrl+Shift+C (.png)");
    command->add_option("--lang", chosen.lang, "language of the words, as in de or ja");
    addEstateOptions(*command, args->estate, true);
    addReplayOption(*command, args->estate);
    command->callback([args, &chosen] {
        chosen.scale = args->render.scale;
        chosen.needsWindow = true;
        chosen.offscreen = true;
        chosen.run = [args] {
            const auto options = sessionOptions(args->estate);
            if (!options)
                return fail(options.error());
            RenderOptions render = args->render;
            if (std::sscanf(args->size.c_str(), "%dx%d", &render.width, &render.height) != 2
                || render.width < 320 || render.height < 240 || render.width > 8192
                || render.height > 8192)
                return fail(
                    {ErrorKind::Misconfigured, "--size " + args->size + " is not WxH", 0, {}, {}});
            render.session = *options;
            render.waitSeconds = args->estate.wait;
            return renderPane(render);
        };
    });
}

void addWindow(CLI::App& app, Chosen& chosen)
{
    const auto args = std::make_shared<EstateArgs>();
    addEstateOptions(app, *args, false);
    addReplayOption(app, *args);
    app.callback([args, &app, &chosen] {
        if (!app.get_subcommands().empty())
            return;
        chosen.needsWindow = true;
        chosen.ownSignals = true;
        chosen.check = [args] { return checkReplay(*args); };
        chosen.run = [args] {
            const auto options = sessionOptions(*args);
            if (!options)
                return fail(options.error());
            return runWindow(
                *options, !args->estate.empty() || args->demo.has_value() || !args->replay.empty());
        };
    });
}

} // namespace mw::cli
