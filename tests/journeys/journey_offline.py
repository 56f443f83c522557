#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was seen once is there without a network: the window's memory, `export`, `--replay`."""
import json
import pathlib
import signal
import subprocess
import time
import unittest

import journey


def exported(estate, folder, *more):
    """The lines of an export, or None while nothing is remembered yet."""
    file = pathlib.Path(folder) / "night.jsonl"
    result = journey.run("export", str(file), "--estate", str(estate), *more)
    if result.returncode != 0:
        return None
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def rows(lines, topic):
    return [line[topic] for line in lines if topic in line]


class Offline(unittest.TestCase):
    def wait_for(self, what, seconds=120):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = what()
            if found:
                return found
            time.sleep(0.5)
        self.fail("it did not happen within %d s" % seconds)

    def test_the_window_remembers_over_a_kill_and_without_a_network(self):
        folder = str(journey.folder("journey-offline"))
        simulator = journey.Simulator()
        try:
            window = journey.Window("--estate", str(simulator.estate))
            try:
                def all_live():
                    lines = exported(simulator.estate, folder)
                    if not lines or not rows(lines, "pods") or not rows(lines, "slos"):
                        return None
                    states = {s["id"]: s["state"] for s in rows(lines, "source")}
                    return lines if states and all(s == 1 for s in states.values()) else None
                before = self.wait_for(all_live)
            finally:
                window.end(signal.SIGKILL)
        finally:
            self.assertEqual(simulator.stop(), 0)
        after = exported(simulator.estate, folder)
        self.assertGreaterEqual(len(rows(after, "pods")), len(rows(before, "pods")) - 20)

        window = journey.Window("--estate", str(simulator.estate))  # nobody answers now
        try:
            def tried():
                lines = exported(simulator.estate, folder)
                states = [s["state"] for s in rows(lines, "source")] if lines else []
                # one cluster's credentials came from the server that is gone: 3, unauthorized
                return lines if states and all(state in (3, 6) for state in states) else None
            offline = self.wait_for(tried)
            self.assertEqual({p["key"]["name"] for p in rows(offline, "pods")},
                             {p["key"]["name"] for p in rows(after, "pods")})
            was = {s["id"]: s["lastGood"] for s in rows(after, "source")}
            for source in rows(offline, "source"):
                self.assertLessEqual(source["lastGood"][:19], was[source["id"]][:19])
        finally:
            self.assertEqual(window.end(), 0)

        file = str(pathlib.Path(folder) / "night.jsonl")
        result = journey.run("status", "--replay", file, "--json")
        state = journey.validated(result.stdout, "status")
        self.assertEqual(state["verdict"], "unknown")  # what was known is no statement about now
        self.assertEqual(result.returncode, 3)
        self.assertLessEqual({s["state"] for s in state["sources"]}, {"unreachable", "unauthorized"})
        self.assertTrue(all(s["ageMs"] > 0 for s in state["sources"]))
        self.assertGreater(sum(c["pods"] for c in state["clusters"]), 0)

    def test_a_recording_of_every_scenario_judges_as_it_did(self):
        folder = str(journey.folder("journey-replay"))
        for scenario in ("quiet-night", "bad-deploy", "cost-spike", "budget-burn"):
            with self.subTest(scenario):
                file = str(pathlib.Path(folder) / f"{scenario}.jsonl")
                result = journey.run("export", file, f"--demo={scenario}", "--wait", "30")
                self.assertEqual(result.returncode, 0, result.stderr)
                result = journey.run("status", "--replay", file, "--json")
                state = journey.validated(result.stdout, "status")
                expected = journey.expectation(scenario)
                said = [(f["check"], f["severity"], f["sentence"]) for f in state["findings"]]
                self.assertEqual(state["verdict"], expected["verdict"], said)
                checks = {finding["check"] for finding in state["findings"]}
                self.assertLessEqual(set(expected["findings"]), checks, said)
                # the same again: nothing in it moves
                again = journey.run("status", "--replay", file, "--json")
                self.assertEqual(again.stdout, result.stdout)
                listed = journey.run("list", "pods", "--replay", file, "--json")
                self.assertEqual(len(json.loads(listed.stdout)["rows"]),
                                 sum(c["pods"] for c in state["clusters"]))

    def test_a_recording_holds_no_secret_and_no_address_with_a_user(self):
        folder = str(journey.folder("journey-secret"))
        file = pathlib.Path(folder) / "demo.jsonl"
        result = journey.run("export", str(file), "--demo", "--wait", "30")
        self.assertEqual(result.returncode, 0, result.stderr)
        text = file.read_text(encoding="utf-8")
        self.assertNotRegex(text, r"://[^/\"\s]*@")
        self.assertNotRegex(text, r"://[^\"\s]*\?")
        self.assertNotRegex(text, r"(?i)bearer\s+[A-Za-z0-9]")
        self.assertEqual(file.stat().st_mode & 0o077, 0)

    def test_a_replay_is_drawn_and_says_what_it_is(self):
        folder = str(journey.folder("journey-draw"))
        file = str(pathlib.Path(folder) / "demo.jsonl")
        result = journey.run("export", file, "--demo=bad-deploy", "--wait", "30")
        self.assertEqual(result.returncode, 0, result.stderr)
        pictures = []
        for name in ("a.png", "b.png"):
            out = pathlib.Path(folder) / name
            result = journey.run("render", "clusters", "--replay", file, "--out", str(out))
            self.assertEqual(result.returncode, 0, result.stderr)
            pictures.append(out.read_bytes())
        self.assertGreater(len(pictures[0]), 20_000)
        self.assertEqual(pictures[0], pictures[1])  # frozen

    def test_bad_files_are_refused_with_their_place(self):
        folder = str(journey.folder("journey-bad"))
        file = pathlib.Path(folder) / "bad.jsonl"
        file.write_text('{"recording":"midwatch/recording/v1","at":"2026-01-01T00:00:00Z"}\n{"po')
        for words in (["status", "--replay"], ["list", "pods", "--replay"], ["import"], ["--replay"],
                      ["render", "clusters", "--out", str(file.parent / "x.png"), "--replay"]):
            with self.subTest(words):
                env = dict(journey.environment(), QT_QPA_PLATFORM="offscreen")
                result = subprocess.run([journey.BINARY, *words, str(file)], env=env, timeout=60,
                                        capture_output=True, text=True, check=False)
                self.assertEqual(result.returncode, 2, result.stderr)
                self.assertIn("bad.jsonl:2:", result.stderr)
        result = journey.run("export", str(file.parent / "none.jsonl"), "--estate",
                             str(journey.ROOT / "resources/schemas/estate-v1.schema.json"))
        self.assertEqual(result.returncode, 2)
        self.assertFalse((file.parent / "none.jsonl").exists())


if __name__ == "__main__":
    unittest.main()
