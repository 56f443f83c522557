#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tidy.py [--minutes N] [FILES] (packaging/dev/tidy): clang-tidy 16 with the checks of .clang-tidy; warnings are errors.

Needs a finished dev build: its record tells which headers a file includes. A file that was clean with the same text,
the same headers of ours, checks, tool and libraries is not looked at again (~/.cache/midwatch/tidy). With --minutes
no file is begun after that time; those that changed last come first, and the last line says how many were left for
the next time.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/dev"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "midwatch/tidy"


def said(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def headers():
    """Source file -> the files of ours that it includes, as the compiler said when it built it."""
    found = {}
    for record in said("ninja", "-C", str(BUILD), "-t", "deps").split("\n\n"):
        lines = record.strip().splitlines()
        ours = []
        for line in lines[1:]:
            path = pathlib.Path(os.path.normpath(BUILD / line.strip()))
            if path.is_relative_to(ROOT) and not path.is_relative_to(ROOT / "build"):
                ours.append(str(path.relative_to(ROOT)))
        if ours:
            found.setdefault(ours[0], sorted(set(ours)))
    return found


def newest_first(files):
    order = {}
    for name in said("git", "log", "--format=", "--name-only", "-n", "2000").splitlines():
        order.setdefault(name, len(order))
    return sorted(files, key=lambda name: order.get(name, len(order)))


class Keys:
    def __init__(self):
        packages = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", "qt6*dev", "lib*-dev"],
                                  capture_output=True, text=True).stdout
        self.base = (ROOT / ".clang-tidy").read_text() + said("clang-tidy-16", "--version") + packages
        self.headers = headers()
        self.commands = {}
        for entry in json.loads((BUILD / "compile_commands.json").read_text()):
            name = os.path.relpath(entry["file"], ROOT)
            self.commands[name] = re.sub(re.escape(str(ROOT)), "", entry["command"])
        self.texts = {}

    def text(self, name):
        if name not in self.texts:
            self.texts[name] = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
        return self.texts[name]

    def of(self, name):
        if name not in self.headers:
            raise SystemExit(f"{name} is not in the record of the dev build: build it first")
        said_of_it = [self.base, self.commands.get(name, "")]
        said_of_it += [f"{one} {self.text(one)}" for one in self.headers[name]]
        return hashlib.sha256("\n".join(said_of_it).encode()).hexdigest()


def look(name):
    run = subprocess.run(["clang-tidy-16", "-p", str(BUILD), "--quiet", "--extra-arg=-Wno-unknown-warning-option",
                          name], cwd=ROOT, capture_output=True, text=True)
    if run.returncode == 0:
        return []
    lines = [line for line in (run.stdout + run.stderr).splitlines() if re.search(r"(error|warning):", line)]
    return sorted(set(lines))[:10] or [f"{name}: clang-tidy ended with {run.returncode}"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float)
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    until = time.monotonic() + arguments.minutes * 60 if arguments.minutes else None
    files = arguments.files or said("git", "ls-files", "models/*.cpp", "app/*.cpp", "widgets/*.cpp").split()
    keys = Keys()
    CACHE.mkdir(parents=True, exist_ok=True)
    todo = [(name, CACHE / keys.of(name)) for name in newest_first(files)]
    todo = [(name, mark) for name, mark in todo if not mark.exists()]
    left, bad = [], 0

    def one(job):
        name, mark = job
        if until and time.monotonic() > until:
            left.append(name)
            return []
        found = look(name)
        if not found:
            mark.touch()
        return found

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(one, todo):
            bad += bool(found)
            for line in found:
                print(line, flush=True)
    looked = len(todo) - len(left)
    print(f"tidy: {len(files)} files, {len(files) - len(todo)} clean before and unchanged, {looked} looked at, "
          f"{bad} with findings, {len(left)} left for the next time")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
