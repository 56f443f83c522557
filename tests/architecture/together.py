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
INCLUDE = re.compile(r'^#\s*include "([^"]+)"', re.MULTILINE)
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
def included(file):
    """The files of ours that this one includes, itself among them; paths from the root."""
    file = os.path.relpath(file, ROOT)
    found, waiting = {file}, [file]
    while waiting:
        one = waiting.pop()
        for text in INCLUDE.findall((ROOT / one).read_text(encoding="utf-8")):
            for place in (text, os.path.join(os.path.dirname(one), text)):
                if place not in found and (ROOT / place).is_file():
                    found.add(place)
                    waiting.append(place)
    return sorted(found)


@functools.cache
def names_of_header(header, whole):
    """Its types, or all of its names."""
    types = set(DECLARED.findall((ROOT / header).read_text(encoding="utf-8")))
    return types | names_of(ROOT / header)[1].keys() if whole else types


def names_of_headers(file, room):
    """Every name of the headers that it includes from this folder, and the types of the others."""
    return set().union(*(names_of_header(one, (ROOT / one).is_relative_to(room))
                         for one in included(file) if one.endswith(".h")))


class Group:
    def __init__(self, scopes):
        self.members, self.own, self.opened, self.scopes, self.headers = [], {}, {}, scopes, set()

    def takes(self, own, opened, scopes, headers, most):
        return len(self.members) < most and scopes == self.scopes and not (
            own.keys() & self.opened.keys() or own.keys() & self.headers or opened.keys() & self.own.keys()
            or headers & self.own.keys()
            or any(name in self.own and (line is None or line != self.own[name]) for name, line in own.items()))


def groups(files, most=MOST):
    """The files, put together so that they compile as one, so many at most."""
    found = []
    room = os.path.commonpath([os.path.dirname(file) for file in files]) if files else ""
    for file in files:
        own, opened, scopes = names_of(file)
        headers = names_of_headers(file, room)
        group = next((one for one in found if one.takes(own, opened, scopes, headers, most)), None)
        if not group:
            group = Group(scopes)
            found.append(group)
        group.members.append(file)
        group.own.update(own)
        group.opened.update(opened)
        group.headers |= headers
    return [group.members for group in found]


if __name__ == "__main__":
    for number, members in enumerate(groups(sys.argv[1:])):
        for file in members:
            print(f"{number} {file}")
