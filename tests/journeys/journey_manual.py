#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`midwatch manual` and `midwatch completion`: made of the command line, so they must know all of it."""
import re
import subprocess
import tempfile
import unittest

import journey


def commands(*words):
    """The subcommands that --help lists."""
    text = journey.run(*words, "--help").stdout
    part = text.split("Subcommands:", 1)
    return re.findall(r"^  ([a-z-]+) ", part[1], re.M) if len(part) == 2 else []


class Manual(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tree = {name: commands(name) for name in commands()}
        assert {"check", "status", "list", "render", "runbook", "simulate"} <= set(cls.tree)

    def test_manual_names_every_command_and_option(self):
        result = journey.run("manual")
        self.assertEqual(result.returncode, 0, result.stderr)
        page = result.stdout.replace("\\-", "-")
        for name, inner in self.tree.items():
            self.assertIn(f'.SS "{name}"', page)
            for word in inner:
                self.assertIn(f'.SS "{name} {word}"', page)
            for option in re.findall(r"^  (?:-\w,)?(--[a-z-]+)", journey.run(name, "--help").stdout, re.M):
                self.assertIn(option, page)
        for line in page.splitlines():
            self.assertFalse(re.match(r"\.(?!TH |SH |SS |TP|B |BR )", line), line)

    def complete(self, script, *words):
        text = f"""
            source {script}
            COMP_WORDS=(midwatch {' '.join(words)})
            COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
            _midwatch
            printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        return subprocess.run(["bash", "-uc", text], capture_output=True, text=True, check=True,
                              timeout=30, cwd="/").stdout.split()

    def test_bash_completes(self):
        with tempfile.NamedTemporaryFile("w", suffix=".bash") as script:
            script.write(journey.run("completion", "bash").stdout)
            script.flush()
            self.assertEqual(self.complete(script.name, "ru"), ["runbook"])
            self.assertEqual(self.complete(script.name, "runbook", "ver"), ["verify"])
            self.assertIn("--demo", self.complete(script.name, "status", "--"))
            self.assertIn("usr", self.complete(script.name, "runbook", "lint", "us"))

    def test_other_shells(self):
        for shell in ("zsh", "fish"):
            result = journey.run("completion", shell)
            self.assertEqual(result.returncode, 0)
            for name in self.tree:
                self.assertIn(name, result.stdout)
        self.assertEqual(journey.run("completion", "tcsh").returncode, 2)


if __name__ == "__main__":
    unittest.main()
