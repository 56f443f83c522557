#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""requests_per_minute.py MIDWATCH [--minutes 30] [--scenario quiet-night]: what the window asks of each API.

Simulates the demo estate, opens the window on it under Xvfb and counts on the simulator's side (GET /_sim/requests)
after the first minute, in which everything is listed once. Prints requests per minute per face. Everything goes to
loopback and ends by itself.
"""
import argparse
import json
import os
import subprocess
import tempfile
import time
import urllib.request

from window_start import display


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("midwatch")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--scenario", default="quiet-night")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/run", 0o700)
        server, shown = display()
        environment = dict(os.environ, DISPLAY=shown, LC_ALL="C.UTF-8", QT_QPA_PLATFORM="xcb",
                           XDG_DATA_HOME=folder + "/data", XDG_CONFIG_HOME=folder + "/config",
                           XDG_CACHE_HOME=folder + "/cache", XDG_RUNTIME_DIR=folder + "/run")
        simulator = subprocess.Popen([arguments.midwatch, "simulate", "--scenario", arguments.scenario, "--dir",
                                      folder + "/estate"], stdout=subprocess.PIPE, env=environment, text=True)
        window = None
        try:
            ready = json.loads(simulator.stdout.readline())

            def counted():
                with urllib.request.urlopen(ready["control"] + "/_sim/requests", timeout=20) as answer:
                    return json.load(answer)["requests"]

            window = subprocess.Popen([arguments.midwatch, "--estate", folder + "/estate/estate.yaml"],
                                      env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(60)
            before = counted()
            time.sleep(60 * arguments.minutes)
            after = counted()
        finally:
            for process in (window, simulator, server):
                if process and process.poll() is None:
                    process.terminate()
                    process.wait(20)
        for face in sorted(after):
            asked = after[face] - before.get(face, 0)
            print(f"{face:<16} {asked:6} requests, {asked / arguments.minutes:6.1f} a minute; "
                  f"{before.get(face, 0)} in the first minute")


if __name__ == "__main__":
    main()
