#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`midwatch status`: every scenario is seen for what it is, within the words of the contract."""
import time
import unittest

import journey

EXIT = {"ok": 0, "warning": 1, "critical": 1, "unknown": 3}


class Status(unittest.TestCase):
    def test_every_scenario_meets_its_expectation(self):
        self.assertIn("quiet-night", journey.SCENARIOS)
        for scenario in journey.SCENARIOS:
            with self.subTest(scenario):
                result = journey.run("status", f"--demo={scenario}", "--wait", "20", "--json")
                state = journey.validated(result.stdout, "status")
                expected = journey.expectation(scenario)
                said = [(f["check"], f["severity"], f["sentence"]) for f in state["findings"]]
                self.assertEqual(state["verdict"], expected["verdict"], said)
                self.assertEqual(result.returncode, EXIT[expected["verdict"]], result.stderr)
                checks = {finding["check"] for finding in state["findings"]}
                self.assertEqual(checks, set(expected["findings"]), said)
                unwell = expected.get("sources", {})
                for source in state["sources"]:
                    wanted = unwell.get(source["id"], unwell.get(source["type"], "live"))
                    self.assertEqual(source["state"], wanted, source)
                self.assertTrue(state["slos"], "no SLO was found")
                self.assertTrue(all(cluster["pods"] > 0 for cluster in state["clusters"]
                                    if cluster["name"] not in unwell))
                if expected["verdict"] == "ok":
                    loud = [f for f in state["findings"] if f["severity"] in ("warning", "critical")]
                    self.assertEqual(loud, [])
                    self.assertTrue(state["sentence"].startswith("Well. "), state["sentence"])

    def test_wait_is_a_maximum(self):
        began = time.monotonic()
        result = journey.run("status", "--demo", "--wait", "90", "--json")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertLess(time.monotonic() - began, 45)

    def test_text_for_people(self):
        result = journey.run("status", "--demo=quiet-night", "--wait", "20")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertRegex(result.stdout, r"^ok: Well\. \d+ of \d+ sources live")

    def test_unusable_input(self):
        for words in (["--demo=no-such-scenario"], ["--estate", "/nonexistent/estate.yaml"],
                      ["--no-such-option"], ["--demo", "--estate", "x.yaml"], ["--wait", "soon"]):
            with self.subTest(words):
                result = journey.run("status", *words)
                self.assertEqual(result.returncode, 2)
                self.assertEqual(result.stdout, "")
                self.assertNotEqual(result.stderr, "")

    def test_nothing_answers(self):
        simulator = journey.Simulator()
        try:
            self.assertEqual(simulator.stop(), 0)
            result = journey.run("status", "--estate", str(simulator.estate), "--wait", "5", "--json")
            state = journey.validated(result.stdout, "status")
            self.assertEqual((state["verdict"], result.returncode), ("unknown", 3))
            # the recovery cluster's single sign-on is gone too: nobody is signed in there
            unwell = {"agent-factory-dr": "unauthorized"}
            self.assertTrue(all(s["state"] == unwell.get(s["id"], "unreachable")
                                for s in state["sources"]), state["sources"])
            self.assertTrue(all(s["ageMs"] is None for s in state["sources"]))
            self.assertNotIn("Well.", state["sentence"])
            self.assertNotIn("ok", {f["severity"] for f in state["findings"]})
        finally:
            simulator.remove()


if __name__ == "__main__":
    unittest.main()
