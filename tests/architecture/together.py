#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""together.py FILE...: which sources of one target can be compiled as one, a line each: "group file".

Nine tenths of a compiler's time go into headers, the same for every file of a room. The builds that nobody works in
(sanitizers, fuzzing) and clang-tidy put up to a dozen files into one that includes them. A name that a file defines
for itself, in a namespace without a name or as a macro, must not be another one's of the same group, nor of a header.
"""
import functools
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOST = 12
DECLARED = re.compile(r"^(?:struct|class|enum class) (\w+)(?=$| [=:]|;)", re.MULTILINE)
ALIAS = re.compile(r"using (\w+) = .*;$")
TYPE = re.compile(r"(?:struct|class|enum(?: class)?) (\w+)")
OTHER = re.compile(r"(\w+)(?:\[\])?\s*(?:[({=;]|$)")
SEVERAL = re.compile(r"(\w+)(?:\[\w*\])? = ")
MACRO = re.compile(r"#define (\w+)")
WORDS = ("namespace", "extern", "template", "public", "private", "protected", "static_assert")


@functools.cache
def names_of(file):
    """Two maps, own and open, and the namespaces that it opens, which would be open for those behind it too: name ->
    the line where it is an alias, which two may both have. Open names are those of a namespace that has a name."""
    own, opened, scopes, inside = {}, {}, set(), False
    for line in pathlib.Path(file).read_text(encoding="utf-8").splitlines():
        if line == "namespace {":
            inside = True
        elif line.startswith("} // namespace"):
            inside = False
        elif macro := MACRO.match(line):
            own[macro[1]] = None
        elif line.startswith("using namespace"):
            if "literals" not in line:
                scopes.add(line)
        elif re.match(r"[A-Za-z_]", line) and not line.startswith(WORDS):
            alias = ALIAS.match(line)
            word = alias or TYPE.match(line) or OTHER.search(line)
            words = SEVERAL.findall(line) if line.startswith("const") else []  # constexpr int a = 1, b = 2;
            if word and not line[:word.start(1)].endswith("::"):
                words.append(word[1])
            for one in words:
                (own if inside else opened)[one] = line if alias else None
    return own, opened, scopes


@functools.cache
def types_of_all():
    found = set()
    for room in ("models", "widgets", "app", "tests"):
        for header in (ROOT / room).rglob("*.h"):
            if "node_modules" not in header.parts:
                found.update(DECLARED.findall(header.read_text(encoding="utf-8")))
    return found


@functools.cache
def names_of_headers(folder):
    """Every name of this folder's headers, and the types of all."""
    return types_of_all().union(*(names_of(header)[1] for header in pathlib.Path(folder).rglob("*.h")))


def groups(files):
    """The files, put together so that they compile as one."""
    bins, alone = [], []
    room = os.path.commonpath([os.path.dirname(file) for file in files]) if files else ""
    for file in files:
        own, opened, scopes = names_of(file)
        if own.keys() & names_of_headers(room):
            alone.append([file])
            continue
        for members, taken, seen, opens in bins:
            clash = opens != scopes or any(name in seen for name in own) or any(name in taken for name in opened) or any(
                name in taken and (line is None or line != taken[name]) for name, line in own.items())
            if len(members) < MOST and not clash:
                members.append(file)
                taken.update(own)
                seen.update(opened)
                break
        else:
            bins.append(([file], dict(own), dict(opened), scopes))
    return [members for members, _, _, _ in bins] + alone


if __name__ == "__main__":
    for number, members in enumerate(groups(sys.argv[1:])):
        for file in members:
            print(f"{number} {file}")
