#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tidy.py [FILES] (packaging/dev/tidy): clang-tidy 16 with the checks of .clang-tidy; warnings are errors.

Nine tenths of its time go into the headers of libraries, the same for every file. So files that are compiled alike are
looked at three dozen at a time, as one file that includes them; a group that does not compile as one is halved. What is
found in a group is asked once more of the file alone: what is reported is true of the file itself.

Needs the dev build configured, not built. A file that was clean with the same text, the same headers of ours, checks,
tool and libraries is not looked at again (~/.cache/midwatch/tidy).
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

from together import groups, included

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/dev"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "midwatch/tidy"


def said(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


class Keys:
    def __init__(self):
        packages = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", "qt6*dev", "lib*-dev"],
                                  capture_output=True, text=True).stdout
        self.base = (ROOT / ".clang-tidy").read_text() + said("clang-tidy-16", "--version") + packages
        self.entries = {os.path.relpath(entry["file"], ROOT): entry
                        for entry in json.loads((BUILD / "compile_commands.json").read_text())}
        self.texts = {}

    def text(self, name):
        if name not in self.texts:
            self.texts[name] = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
        return self.texts[name]

    def of(self, name):
        said_of_it = [self.base, self.entries[name]["command"].replace(str(ROOT), "")]
        said_of_it += [f"{one} {self.text(one)}" for one in included(name)]
        return hashlib.sha256("\n".join(said_of_it).encode()).hexdigest()


FILE_OF_COMMAND = re.compile(r" -o \S+ -c \S+")
FINDING = re.compile(r"^(?P<file>[^:\s]+):\d+:\d+: (error|warning): .*")
NOT_ALONE = "-bugprone-suspicious-include"  # a dozen includes what is no header


def run(database, file, *options):
    done = subprocess.run(["clang-tidy-16", "-p", str(database), "--quiet", "--extra-arg=-Wno-unknown-warning-option",
                           *options, str(file)], cwd=ROOT, capture_output=True, text=True)
    found = sorted({line for line in (done.stdout + done.stderr).splitlines() if FINDING.match(line)})
    if done.returncode and not found:
        found = [f"{file}:1:1: error: clang-tidy ended with {done.returncode}: {done.stderr.strip()[-300:]}"]
    return found


def alone(name):
    return run(BUILD, name)


def together(names, entry, number):
    """Findings of these files by name; a file without any is clean."""
    if len(names) == 1:
        return {names[0]: alone(names[0])}
    place = BUILD / "tidy" / number
    place.mkdir(parents=True, exist_ok=True)
    one = place / "files.cpp"
    one.write_text("".join(f'#include "{ROOT / name}"\n' for name in names))
    command = FILE_OF_COMMAND.sub(f" -Wno-shadow -c {one}", entry["command"])
    (place / "compile_commands.json").write_text(
        json.dumps([{"directory": entry["directory"], "command": command, "file": str(one)}]))
    found = run(place, one, "--checks=" + NOT_ALONE, "--header-filter=(models|widgets|app)/.*\\.(h|cpp)$")
    if any("[clang-diagnostic-error" in line or "clang-tidy ended" in line for line in found):
        half = len(names) // 2
        return {**together(names[:half], entry, number + "a"), **together(names[half:], entry, number + "b")}
    result = {name: [] for name in names}
    for line in found:
        name = os.path.relpath(FINDING.match(line)["file"], ROOT)
        if name in result and not result[name]:
            result[name] = alone(name)
        elif name not in result:  # a header of ours: every file that has it says the same
            result[names[0]] = result[names[0]] + [line]
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    os.chdir(ROOT)  # names are those of the tree
    files = arguments.files or said("git", "ls-files", "models/*.cpp", "app/*.cpp", "widgets/*.cpp").split()
    keys = Keys()
    CACHE.mkdir(parents=True, exist_ok=True)
    marks = {name: CACHE / keys.of(name) for name in files}
    alike = {}
    for name in sorted(name for name in files if not marks[name].exists()):
        entry = keys.entries[name]
        alike.setdefault(FILE_OF_COMMAND.sub("", entry["command"]), []).append(name)
    jobs = [(members, keys.entries[members[0]]) for names in alike.values() for members in groups(names, 36)]
    said_already, bad = set(), 0

    def one(job):
        number, (names, entry) = job
        return together(names, entry, str(number))

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for result in pool.map(one, enumerate(jobs)):
            for name, found in result.items():
                if not found:
                    marks[name].touch()
                bad += bool(found)
                for line in found:
                    if line not in said_already:
                        print(line, flush=True)
                    said_already.add(line)
    looked = sum(len(names) for names, _ in jobs)
    print(f"tidy: {len(files)} files, {len(files) - looked} clean before and unchanged, {looked} looked at, "
          f"{bad} with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
