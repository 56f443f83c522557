#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""half_down.py MIDWATCH BENCH_WINDOW_TURNS [--seconds 90]: forty sources, half of them down: is the window fluid?

Two simulations give twenty live sources; each has a twin whose address is dead: nothing listens, or somebody takes the
connection and never says a word. The window runs off-screen and goes through its panes. Prints what the bench measures
(events of the GUI thread), what the live faces were asked, and how often the silent address was tried. Everything is on
loopback and ends by itself.
"""
import argparse
import copy
import json
import os
import pathlib
import socket
import subprocess
import tempfile
import threading
import urllib.parse
import urllib.request

import yaml


class Silent:
    """Takes connections, counts them and says nothing."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.taken = []
        threading.Thread(target=self.take, daemon=True).start()

    def take(self):
        while True:
            try:
                self.taken.append(self.socket.accept()[0])
            except OSError:
                return

    @property
    def port(self):
        return self.socket.getsockname()[1]


def moved(url, port):
    parts = urllib.parse.urlsplit(url)
    return parts._replace(netloc=f"127.0.0.1:{port}").geturl()


def closed_port():
    with socket.create_server(("127.0.0.1", 0)) as once:
        return once.getsockname()[1]


def estate_of(folders, dead_ports):
    """The first simulation's estate with the other's sources and a dead twin of each; 40 in all."""
    estate, kube = None, None
    for number, folder in enumerate(folders):
        one = yaml.safe_load((folder / "estate.yaml").read_text(encoding="utf-8"))
        config = yaml.safe_load((folder / "kubeconfig").read_text(encoding="utf-8"))
        for source in one["sources"]:  # files are named from the estate's folder
            bearer = source.get("auth", {}).get("bearer", "")
            if bearer.startswith("file:"):
                source["auth"]["bearer"] = "file:" + str(folder / bearer[5:])
        if number == 0:
            estate, kube = one, config
            continue
        one["sources"] = one["sources"][:-2]  # two status pages fewer: twenty
        for each in one["clusters"]:
            each["name"] += "-2"
        for each in one["sources"]:
            each["name"] += "-2"
        estate["clusters"] += one["clusters"]
        estate["sources"] += one["sources"]
    dead = [(number, copy.deepcopy(each)) for number, each in enumerate(estate["clusters"] + estate["sources"])]
    for number, twin in dead:
        twin["name"] += "-down"
        port = dead_ports[number % len(dead_ports)]
        if "context" in twin:
            file = folders[0] / f"down-{number}"
            text = yaml.safe_load(pathlib.Path(twin["kubeconfig"]).read_text(encoding="utf-8"))
            for cluster in text["clusters"]:
                cluster["cluster"]["server"] = moved(cluster["cluster"]["server"], port)
            file.write_text(yaml.safe_dump(text), encoding="utf-8")
            file.chmod(0o600)
            twin["kubeconfig"] = str(file)
            estate["clusters"].append(twin)
        else:
            twin["url"] = moved(twin["url"], port)
            estate["sources"].append(twin)
    path = folders[0] / "forty.yaml"
    path.write_text(yaml.safe_dump(estate), encoding="utf-8")
    return path, len(estate["clusters"]) + len(estate["sources"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("midwatch")
    parser.add_argument("bench")
    parser.add_argument("--seconds", type=int, default=90)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name)
        (top / "run").mkdir(mode=0o700)
        environment = dict(os.environ, LC_ALL="C.UTF-8", QT_QPA_PLATFORM="offscreen",
                           **{f"XDG_{kind.upper()}_HOME": f"{top}/{kind}" for kind in ("data", "config", "cache")},
                           XDG_RUNTIME_DIR=str(top / "run"))
        folders, simulators, controls = [], [], []
        silent = Silent()
        try:
            for number in (1, 2):
                folders.append(top / f"estate{number}")
                simulators.append(subprocess.Popen([arguments.midwatch, "simulate", "--dir", str(folders[-1])],
                                                   stdout=subprocess.PIPE, env=environment, text=True))
                controls.append(json.loads(simulators[-1].stdout.readline())["control"])
            estate, count = estate_of(folders, [closed_port(), silent.port])
            print(f"{count} sources, half of them down", flush=True)
            subprocess.run([arguments.bench, str(estate), str(arguments.seconds)], env=environment, check=True,
                           timeout=arguments.seconds + 120)
            for control in controls:
                with urllib.request.urlopen(control + "/_sim/requests", timeout=20) as answer:
                    print("asked:", json.load(answer)["requests"])
            print(f"connections to the address that says nothing: {len(silent.taken)} in {arguments.seconds} s")
        finally:
            for process in simulators:
                process.terminate()
                process.wait(20)
            silent.socket.close()


if __name__ == "__main__":
    main()
