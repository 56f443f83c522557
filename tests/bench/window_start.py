#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""window_start.py MIDWATCH [--times 20]: from exec to the first paint of the window, under Xvfb.

An estate is simulated and the window opened on it until it has remembered what it saw. Then the simulator ends (the
network is gone) and the window is opened again and again; the program says itself, under --verbose, how long its
process had lived when the first paint was done (kernel clock, steps of 10 ms). Prints the median and the worst, and
VmHWM of the last. Everything is in a temporary folder; ends what it started by its number.
"""
import argparse
import json
import os
import re
import statistics
import subprocess
import tempfile
import time

PAINT = re.compile(r"first paint after (\d+) ms")


def display():
    read, write = os.pipe()
    # -noreset: a desktop's server does not begin anew whenever its last client leaves. Without it every start waits for
    # that, and a third of what is measured is the server.
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp",
                               "-noreset"], pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        return server, ":" + pipe.readline().strip()


def bus(environment):
    """A session bus, as every desktop has one. Without it Qt's accessibility starts one of its own (dbus-launch) while
    the window is being built and waits for it: up to a fifth of what would be measured."""
    read, write = os.pipe()
    daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", f"--print-address={write}"], pass_fds=[write],
                              env=environment, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        return daemon, pipe.readline().strip()


def opened(midwatch, estate, environment, stay):
    """Starts the window, waits for the first paint and `stay` seconds; returns milliseconds and VmHWM in KiB."""
    log = tempfile.TemporaryFile("w+")
    window = subprocess.Popen([midwatch, "--verbose", "--estate", estate], env=environment, stderr=log,
                              stdout=subprocess.DEVNULL)
    found = None
    until = time.monotonic() + 30
    while not found and time.monotonic() < until:
        time.sleep(0.02)
        log.seek(0)
        found = PAINT.search(log.read())
    time.sleep(stay)
    with open(f"/proc/{window.pid}/status", encoding="ascii") as status:
        high = int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1))
    window.terminate()
    window.wait(20)
    if not found:
        raise SystemExit("the window never painted")
    return int(found.group(1)), high


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("midwatch")
    parser.add_argument("--times", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("data", "config", "cache", "run"):
            os.mkdir(os.path.join(folder, name), 0o700)
        server, shown = display()
        environment = dict(os.environ, DISPLAY=shown, LC_ALL="C.UTF-8", QT_QPA_PLATFORM="xcb",
                           XDG_DATA_HOME=folder + "/data", XDG_CONFIG_HOME=folder + "/config",
                           XDG_CACHE_HOME=folder + "/cache", XDG_RUNTIME_DIR=folder + "/run")
        daemon, environment["DBUS_SESSION_BUS_ADDRESS"] = bus(environment)
        simulator = subprocess.Popen([arguments.midwatch, "simulate", "--dir", folder + "/estate"],
                                     stdout=subprocess.PIPE, env=environment, text=True)
        try:
            json.loads(simulator.stdout.readline())
            estate = folder + "/estate/estate.yaml"
            first, _ = opened(arguments.midwatch, estate, environment, 40)
            simulator.terminate()
            simulator.wait(20)
            starts = [opened(arguments.midwatch, estate, environment, 0.3) for _ in range(arguments.times)]
        finally:
            for process in (simulator, daemon, server):
                if process.poll() is None:
                    process.terminate()
        times = sorted(one[0] for one in starts)
        print(f"first start (nothing remembered) {first} ms; {len(times)} starts with what is remembered, network "
              f"gone: median {statistics.median(times):.0f} ms, worst {times[-1]} ms; VmHWM {starts[-1][1] // 1024} MiB")


if __name__ == "__main__":
    main()
