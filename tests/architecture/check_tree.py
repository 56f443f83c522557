#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the house that a linker cannot prove: who includes whom, sizes, licence lines, words.

check_tree.py RULE ROOT           checks the tree
check_tree.py --seeded RULE ROOT  proves that the rule finds a seeded offence
"""
import os
import re
import sys
import tempfile

# room -> rooms it may include. A room always may include itself.
BASE = {"base"}
MODELS_WIDGETS_SEE = {"base", "data", "text", "insight", "hub", "runbook", "incident", "items"}
ROOMS = {
    "models/base": set(),
    "models/document": {"base"},
    "models/data": {"base"},
    "models/secrets": {"base"},
    "models/text": {"base", "data"},
    "models/estate": {"base", "document", "data", "secrets"},
    "models/net": {"base", "secrets"},
    "models/insight": {"base", "data"},
    "models/sources": {"base", "data", "document", "net", "insight"},
    "models/store": {"base", "data"},
    "models/hub": {"base", "data", "secrets", "text", "estate", "net", "insight", "sources"},
    "models/runbook": {"base", "document", "data", "secrets", "text", "estate", "net"},
    "models/incident": {"base", "data", "text", "runbook"},
    "models/items": {"base", "data", "text", "insight", "hub", "runbook"},
    "widgets/theme": {"base", "data", "text"},
    "widgets/controls": MODELS_WIDGETS_SEE | {"theme"},
    "widgets/charts": {"base", "data", "text", "theme"},
    "widgets/cards": MODELS_WIDGETS_SEE | {"theme", "controls", "charts"},
    "widgets/panes": MODELS_WIDGETS_SEE | {"theme", "controls", "charts", "cards"},
    "widgets/shell": MODELS_WIDGETS_SEE | {"theme", "controls", "charts", "cards", "panes"},
    "app/boot": {"base"},
    "app/simulator": {"base", "document"},
}
# library header -> the only room that may include it
OWNERS = [
    (re.compile(r"^(yaml\.h)$"), "models/document"),
    (re.compile(r"^curl/"), "models/net"),
    (re.compile(r"^(qt6keychain/|keychain\.h)"), "models/secrets"),
    (re.compile(r"^(QtCharts|QChart|QLineSeries|QValueAxis|QDateTimeAxis|QAreaSeries)"), "widgets/charts"),
    (re.compile(r"^(QtSql|QSql)"), "models/store"),
    (re.compile(r"^httplib\.h"), "app/simulator"),
    (re.compile(r"^simdjson"), "models/sources"),
    (re.compile(r"^re2/"), "models/insight"),
]
CODE = (".h", ".cpp")
SCRIPTS = (".py", ".sh", ".cmake")
INCLUDE = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]')
WORDS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def files(root, tops=("app", "models", "widgets", "tests", "packaging")):
    for top in tops:
        for folder, dirs, names in os.walk(os.path.join(root, top)):
            dirs[:] = [d for d in dirs if d not in ("__pycache__", "node_modules", "corpus")]
            for name in sorted(names):
                yield os.path.relpath(os.path.join(folder, name), root)


def text(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as handle:
        return handle.read()


def room_of(path):
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 else None


# Rooms whose folders do not know each other: a pane no other pane, a source no other source.
APART = ("widgets/panes", "models/sources")


def folder_of(path):
    parts = path.split("/")
    return parts[2] if "/".join(parts[:2]) in APART and len(parts) > 3 else None


def includes(root):
    found = []
    for path in files(root, ("app", "models", "widgets")):
        if not path.endswith(CODE):
            continue
        room = room_of(path)
        for number, line in enumerate(text(root, path).splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            header = match.group(1)
            for pattern, owner in OWNERS:
                if pattern.match(header) and room != owner:
                    found.append(f"{path}:{number}: {header} belongs to {owner} alone")
            if header.startswith(("models/", "widgets/", "app/")) and room in ROOMS:
                other = room_of(header)
                if other != room and other.split("/")[1] not in ROOMS[room]:
                    found.append(f"{path}:{number}: {room} may not see {other}")
                apart = folder_of(path), folder_of(header)
                if other == room and None not in apart and apart[0] != apart[1]:
                    found.append(f"{path}:{number}: {room}/{apart[0]} may not see {room}/{apart[1]}")
                if room.startswith(("models", "widgets")) and header.startswith("app/"):
                    found.append(f"{path}:{number}: {room} may not see app/")
                if room.startswith("models") and header.startswith("widgets/"):
                    found.append(f"{path}:{number}: {room} may not see widgets/")
            if room and room.startswith("models/") and re.match(r"^(QWidget|QtWidgets|QApplication)", header):
                found.append(f"{path}:{number}: models/ may not see widgets ({header})")
            if header.startswith(".."):
                found.append(f"{path}:{number}: include from the root, not {header}")
    return found


def sizes(root):
    found = []
    for path in files(root):
        limit = 600 if path.endswith(".cpp") else 250 if path.endswith(".h") else 0
        lines = text(root, path).count("\n") if limit else 0
        if lines > limit:
            found.append(f"{path}: {lines} lines, the limit is {limit}")
        if path.startswith("packaging/dev/") and os.path.isfile(os.path.join(root, path)):
            if text(root, path).count("\n") > 40:
                found.append(f"{path}: scripts in packaging/dev have at most 40 lines")
    return found


def licences(root):
    found = []
    for path in files(root):
        if path.endswith(CODE + SCRIPTS) or path.endswith("CMakeLists.txt"):
            if "SPDX-License-Identifier: GPL-3.0-or-later" not in text(root, path)[:400]:
                found.append(f"{path}: no SPDX-License-Identifier line")
    return found


def words(root):
    found = []
    for path in files(root):
        if path == "tests/architecture/check_tree.py" or not path.endswith(CODE + SCRIPTS):
            continue
        for number, line in enumerate(text(root, path).splitlines(), 1):
            if WORDS.search(line):
                found.append(f"{path}:{number}: {line.strip()[:80]}")
    return found


SEEDS = {
    "includes": ("models/net/a.cpp", '#include "models/hub/hub.h"\n'),
    "apart": ("widgets/panes/cost/a.cpp", '#include "widgets/panes/slos/b.h"\n'),
    "sizes": ("models/net/a.cpp", "\n" * 601),
    "licences": ("models/net/a.cpp", "int x;\n"),
    "words": ("models/net/a.cpp", "// TO" + "DO later\n"),
}


def main():
    arguments = sys.argv[1:]
    seeded = arguments[0] == "--seeded"
    rule, root = arguments[-2], arguments[-1]
    check = {"includes": includes, "apart": includes, "sizes": sizes, "licences": licences, "words": words}[rule]
    if seeded:
        with tempfile.TemporaryDirectory() as probe:
            path, content = SEEDS[rule]
            os.makedirs(os.path.join(probe, os.path.dirname(path)))
            with open(os.path.join(probe, path), "w", encoding="utf-8") as handle:
                handle.write(content)
            return 0 if len(check(probe)) == 1 else 1
    found = check(root)
    print("\n".join(found) or f"{rule}: clean")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
