#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`midwatch check`: what works, what does not, where it stands in the file and what to do."""
import pathlib
import unittest

import yaml

import journey


class Check(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.simulator = journey.Simulator()
        cls.text = cls.simulator.estate.read_text(encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.simulator.stop()
        cls.simulator.remove()

    def variant(self, name, text):
        path = self.simulator.dir / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def check(self, estate, *more):
        result = journey.run("check", "--estate", estate, "--wait", "10", "--json", *more)
        return result.returncode, journey.validated(result.stdout, "check"), result

    def token(self):
        config = yaml.safe_load(self.simulator.kubeconfig.read_text(encoding="utf-8"))
        return next(u["user"]["token"] for u in config["users"] if "token" in u["user"])

    def test_all_usable(self):
        code, report, result = self.check(str(self.simulator.estate), "--verbose")
        self.assertEqual(code, 0, result.stdout)
        self.assertTrue(report["usable"])
        types = {source["type"] for source in report["sources"]}
        self.assertEqual(types, {"kubernetes", "prometheus"})
        for source in report["sources"]:
            self.assertIsNotNone(source["latencyMs"])
            if source["type"] == "kubernetes":
                allowed = {p["what"]: p["allowed"] for p in source["permissions"]}
                self.assertIs(allowed["list pods"], True)
                self.assertIs(allowed["patch deployments/scale"], True)
                self.assertEqual(source["credential"]["kind"], "bearer token")
        self.assertNotIn(self.token(), result.stdout + result.stderr)

    def test_text_for_people(self):
        result = journey.run("check", "--estate", str(self.simulator.estate))
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertIn("tried:", result.stdout)
        self.assertNotIn("FAIL", result.stdout)

    def test_wrong_token_is_that_sources_trouble(self):
        config = self.simulator.kubeconfig.read_text(encoding="utf-8")
        wrong = self.variant("wrong-kubeconfig", config.replace(self.token(), "not-the-token"))
        estate = self.variant("wrong.yaml", self.text.replace(
            "kubeconfig: kubeconfig", "kubeconfig: wrong-kubeconfig").replace(
            str(self.simulator.kubeconfig), wrong))
        code, report, _ = self.check(estate)
        self.assertEqual(code, 1)
        states = {s["type"]: s["state"] for s in report["sources"]}
        self.assertEqual(states, {"kubernetes": "unauthorized", "prometheus": "live"})
        for source in report["sources"]:
            if source["type"] == "kubernetes":
                self.assertEqual(source["error"]["http"], 401)
                self.assertTrue(source["remedy"])

    def test_network_gone(self):
        gone = journey.Simulator()
        try:
            self.assertEqual(gone.stop(), 0)
            code, report, _ = self.check(str(gone.estate))
            self.assertEqual(code, 1)
            self.assertEqual({s["state"] for s in report["sources"]}, {"unreachable"})
        finally:
            gone.remove()

    def test_wrong_certificate_authority(self):
        other = journey.Simulator()
        try:
            mine = yaml.safe_load(self.simulator.kubeconfig.read_text(encoding="utf-8"))
            theirs = yaml.safe_load(other.kubeconfig.read_text(encoding="utf-8"))
            for entry, foreign in zip(mine["clusters"], theirs["clusters"]):
                entry["cluster"]["certificate-authority-data"] = \
                    foreign["cluster"]["certificate-authority-data"]
            config = self.variant("ca-kubeconfig", yaml.safe_dump(mine))
            estate = self.variant("ca.yaml", self.text.replace(
                "kubeconfig: kubeconfig", "kubeconfig: ca-kubeconfig").replace(
                str(self.simulator.kubeconfig), config))
            code, report, _ = self.check(estate)
            self.assertEqual(code, 1)
            kinds = {s["error"]["kind"] for s in report["sources"] if s["type"] == "kubernetes"}
            self.assertEqual(kinds, {"tls"})
        finally:
            other.stop()
            other.remove()

    def test_one_bad_entry_with_its_place(self):
        text = self.text.replace("sources:\n", "sources:\n- {name: odd, type: prometheus, urll: x}\n", 1)
        self.assertNotEqual(text, self.text)
        path = self.variant("odd.yaml", text)
        code, report, _ = self.check(path)
        self.assertEqual(code, 1)
        by_id = {s["id"]: s for s in report["sources"]}
        line = text.splitlines().index("- {name: odd, type: prometheus, urll: x}") + 1
        self.assertEqual(by_id["odd"]["state"], "misconfigured")
        self.assertEqual(pathlib.Path(by_id["odd"]["error"]["place"]["file"]).name, "odd.yaml")
        self.assertEqual(by_id["odd"]["error"]["place"]["line"], line)
        self.assertTrue(by_id["odd"]["remedy"])
        self.assertTrue(all(s["state"] == "live" for s in report["sources"] if s["id"] != "odd"))
        self.assertTrue(any(f"odd.yaml:{line}:" in d for d in report["diagnostics"]))

    def test_exec_plugin_is_named_not_run(self):
        config = yaml.safe_load(self.simulator.kubeconfig.read_text(encoding="utf-8"))
        trace = self.simulator.dir / "was-run"
        for user in config["users"]:
            user["user"] = {"exec": {"apiVersion": "client.authentication.k8s.io/v1",
                                     "command": "touch", "args": [str(trace)],
                                     "interactiveMode": "Never"}}
        name = self.variant("exec-kubeconfig", yaml.safe_dump(config))
        estate = self.variant("exec.yaml", self.text.replace(
            "kubeconfig: kubeconfig", "kubeconfig: exec-kubeconfig").replace(
            str(self.simulator.kubeconfig), name))
        code, report, _ = self.check(estate)
        self.assertEqual(code, 1)
        for source in report["sources"]:
            if source["type"] == "kubernetes":
                self.assertEqual(source["state"], "misconfigured")
                self.assertIn("touch", source["error"]["detail"])
        self.assertFalse(trace.exists())

    def test_not_an_estate_at_all(self):
        for text, place in (("apiVersion: midwatch/v1\nkind: [Estate\n", ":"), ("- 1\n- 2\n", ":1:1"),
                            ("apiVersion: midwatch/v1\nkind: Estate\nkind: Estate\n", ":3:1")):
            with self.subTest(text):
                path = self.variant("broken.yaml", text)
                result = journey.run("check", "--estate", path)
                self.assertEqual(result.returncode, 2, result.stdout)
                self.assertIn("broken.yaml" + place, result.stderr)


if __name__ == "__main__":
    unittest.main()
