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

    def secrets(self):
        config = yaml.safe_load(self.simulator.kubeconfig.read_text(encoding="utf-8"))
        for user in config["users"]:
            yield from (user["user"][k] for k in ("token",) if k in user["user"])
            provider = user["user"].get("auth-provider", {}).get("config", {})
            yield from (provider[k] for k in ("id-token", "refresh-token") if k in provider)

    def test_all_usable(self):
        code, report, result = self.check(str(self.simulator.estate), "--verbose")
        self.assertEqual(code, 0, result.stdout)
        self.assertTrue(report["usable"])
        types = {source["type"] for source in report["sources"]}
        self.assertLessEqual({"kubernetes", "prometheus", "alertmanager", "pagerduty", "github",
                              "aws-cost-explorer", "opencost", "statuspage"}, types)
        for source in report["sources"]:
            self.assertIsNotNone(source["latencyMs"], source)
            if source["type"] == "kubernetes":
                allowed = {p["what"]: p["allowed"] for p in source["permissions"]}
                self.assertIs(allowed["list pods"], True)
                self.assertIs(allowed["patch deployments/scale"], True)
                self.assertIn(source["credential"]["kind"],
                              ("bearer token", "bearer token of the OpenID Connect issuer"))
                self.assertIsNotNone(source["credential"]["server"])
        kinds = {s["id"]: s["credential"]["kind"] for s in report["sources"]}
        self.assertEqual(kinds["agent-factory-prod"], "bearer token")
        self.assertEqual(kinds["agent-factory-dr"], "bearer token of the OpenID Connect issuer")
        for secret in self.secrets():
            self.assertNotIn(secret, result.stdout + result.stderr)

    def test_text_for_people(self):
        result = journey.run("check", "--estate", str(self.simulator.estate))
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertRegex(result.stdout, r"(?m)^      tried       https?://")
        self.assertNotIn("FAIL", result.stdout)

    def test_ready_for_dr(self):
        _, report, _ = self.check(str(self.simulator.estate))
        ready = report["recovery"]
        self.assertTrue(ready["declared"])
        items = {(item["topic"], item["subject"]): item for item in ready["items"]}
        # It answers, and hangs on a sign-in that may be gone with the primary region.
        signed_in = items["credentials", "agent-factory-dr"]
        self.assertEqual(signed_in["state"], "missing", signed_in)
        self.assertIn("issuer http", signed_in["sentence"])
        self.assertTrue(signed_in["remedy"])
        self.assertFalse(ready["ready"])
        self.assertEqual(items["credentials", "prometheus"]["state"], "ok")
        self.assertEqual(items["contacts", "platform"]["state"], "ok")
        books = [item for (topic, _), item in items.items() if topic == "runbooks"]
        self.assertEqual([book["state"] for book in books], ["ok", "ok"], books)
        planes = [item for (topic, _), item in items.items() if topic == "endpoints"]
        self.assertEqual([plane["state"] for plane in planes], ["ok"], planes)
        shown = journey.run("check", "--estate", str(self.simulator.estate)).stdout
        self.assertRegex(shown, r"(?m)^Ready for DR: \d of 5$")
        self.assertRegex(shown, r"(?m)^MISS  agent-factory-dr: ")

    def test_a_data_plane_that_refuses(self):
        plane = yaml.safe_load(self.text)["recovery"]["endpoints"][0]
        estate = self.variant("refused.yaml", self.text.replace(plane, "http://127.0.0.1:1/ready"))
        code, report, _ = self.check(estate)
        self.assertEqual(code, 0)  # every source is usable
        refused = next(i for i in report["recovery"]["items"] if i["topic"] == "endpoints")
        self.assertEqual(refused["state"], "missing", refused)
        self.assertIn("It does not answer: ", refused["sentence"])

    def test_nothing_declared_is_not_ready(self):
        text = self.text[:self.text.index("recovery:")] + self.text[self.text.index("runbooks: ["):]
        _, report, _ = self.check(self.variant("bare.yaml", text))
        self.assertEqual(report["recovery"],
                         {"declared": False, "ready": False, "topics": 0, "topicsOk": 0, "items": []})

    def test_wrong_token_is_that_sources_trouble(self):
        config = self.simulator.kubeconfig.read_text(encoding="utf-8")
        for secret in self.secrets():
            config = config.replace(secret, "not-the-token")
        wrong = self.variant("wrong-kubeconfig", config)
        estate = self.variant("wrong.yaml", self.text.replace(
            "kubeconfig: kubeconfig", "kubeconfig: wrong-kubeconfig").replace(
            str(self.simulator.kubeconfig), wrong))
        code, report, _ = self.check(estate)
        self.assertEqual(code, 1)
        for source in report["sources"]:
            kubernetes = source["type"] == "kubernetes"
            self.assertEqual(source["state"], "unauthorized" if kubernetes else "live", source)
            if kubernetes:
                # 401 of the cluster; 400 of the issuer that does not know the refresh token
                self.assertIn(source["error"].get("http"), (400, 401, None), source)
                self.assertTrue(source["remedy"])

    def test_a_viewer_may_look_and_not_touch(self):
        text = self.text.replace("context: agent-factory-prod\n", "context: agent-factory-prod-viewer\n")
        self.assertNotEqual(text, self.text)
        estate = self.variant("viewer.yaml", text)
        code, report, _ = self.check(estate)
        self.assertEqual(code, 0, report)
        prod = next(s for s in report["sources"] if s["id"] == "agent-factory-prod")
        allowed = {p["what"]: (p["allowed"], p["onlyIn"]) for p in prod["permissions"]}
        self.assertEqual(allowed["list pods"], (True, []))
        self.assertEqual(allowed["watch deployments"], (True, []))
        self.assertEqual(allowed["patch deployments"], (False, []))  # asked in each namespace too
        self.assertEqual(allowed["patch deployments/scale"], (False, []))
        shown = journey.run("check", "--estate", estate).stdout
        self.assertRegex(shown, r"(?m)^      MAY NOT     patch deployments, deployments/scale$")

    def test_network_gone(self):
        gone = journey.Simulator()
        try:
            self.assertEqual(gone.stop(), 0)
            code, report, _ = self.check(str(gone.estate))
            self.assertEqual(code, 1)
            for source in report["sources"]:
                sso = "OpenID" in source["credential"]["kind"]
                self.assertEqual(source["state"], "unauthorized" if sso else "unreachable", source)
                self.assertTrue(source["remedy"])
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

    def test_not_an_estate_at_all(self):
        for text, place in (("apiVersion: midwatch/v1\nkind: [Estate\n", ":"), ("- 1\n- 2\n", ":1:1"),
                            ("apiVersion: midwatch/v1\nkind: Estate\nkind: Estate\n", ":3:1")):
            with self.subTest(text):
                path = self.variant("broken.yaml", text)
                result = journey.run("check", "--estate", path)
                self.assertEqual(result.returncode, 2, result.stdout)
                self.assertIn("broken.yaml" + place, result.stderr)

    def test_remedies_fit_what_is_missing(self):
        """The file is right; what it names is not there. "Correct the file" would be the wrong advice."""
        text = """apiVersion: midwatch/v1
kind: Estate
environments: [{name: prod, kind: prod}]
clusters:
- name: nowhere
  environment: prod
  kubeconfig: no-such-kubeconfig
  context: x
- name: lab
  environment: prod
  kubeconfig: lab-kubeconfig
  context: lab
sources:
- {name: variable, type: prometheus, url: "http://127.0.0.1:9", auth: {bearer: "env:MIDWATCH_NOT_SET"}}
- {name: locked, type: prometheus, url: "http://127.0.0.1:9", auth: {bearer: "keychain:prod-prometheus"}}
- {name: gone, type: prometheus, url: "http://127.0.0.1:9", auth: {bearer: "file:/nonexistent/token"}}
"""
        self.variant("lab-kubeconfig", """apiVersion: v1
kind: Config
contexts: [{name: lab, context: {cluster: lab, user: ana}}]
clusters:
- name: lab
  cluster: {server: "https://127.0.0.1:9", insecure-skip-tls-verify: true}
users: [{name: ana, user: {token: t}}]
""")
        estate = self.variant("missing.yaml", text)
        code, report, result = self.check(estate)
        self.assertEqual(code, 1, result.stderr)
        by_id = {source["id"]: source for source in report["sources"]}
        self.assertIn("Set the environment variable MIDWATCH_NOT_SET", by_id["variable"]["remedy"])
        self.assertIn("keychain", by_id["locked"]["remedy"])
        self.assertIn("prod-prometheus", by_id["locked"]["remedy"])
        self.assertIn("/nonexistent/token", by_id["gone"]["remedy"])
        for source in report["sources"]:
            self.assertNotIn("Correct the file", source["remedy"], source)
        nowhere = by_id["nowhere"]["error"]
        self.assertIn("no-such-kubeconfig", nowhere["detail"])
        self.assertEqual(nowhere["place"]["line"], 5)  # the entry that names it
        self.assertIn("certificate-authority", by_id["lab"]["remedy"])
        self.assertIn("acceptInsecureTls", by_id["lab"]["remedy"])
        self.assertEqual(pathlib.Path(by_id["lab"]["error"]["place"]["file"]).name, "lab-kubeconfig")
        self.assertIsNone(by_id["lab"]["warning"])  # nothing is sent without a yes
        shown = journey.run("check", "--estate", estate).stdout
        self.assertNotIn(":0:0", shown)

    def test_without_a_display(self):
        """One sentence and 2; Qt would abort."""
        for arguments in (("--demo",), ("--estate", str(self.simulator.estate)), ()):
            with self.subTest(arguments):
                result = journey.run(*arguments)
                self.assertEqual(result.returncode, 2, result.stderr)
                self.assertRegex(result.stderr, r"^midwatch: there is no display[^\n]*\n$")
        for arguments in (("import", "nosuch"), ("--replay", "nosuch")):
            with self.subTest(arguments):
                result = journey.run(*arguments)
                self.assertEqual(result.returncode, 2, result.stderr)
                self.assertEqual(result.stderr, "midwatch: the recording nosuch cannot be opened\n")

    def test_render_names_every_pane(self):
        words = journey.run("render", "--help").stdout
        for pane in ("watch", "clusters", "delivery", "slos", "cost", "runbooks", "alerts"):
            self.assertRegex(words, rf"\b{pane}\b")
        wrong = journey.run("render", "nosuch", "--demo", "--out", str(self.simulator.dir / "x.png"))
        self.assertEqual(wrong.returncode, 2)
        listed = wrong.stderr.split("(")[1].split(")")[0].split(", ")
        for pane in listed:
            self.assertRegex(words, rf"\b{pane}\b")


if __name__ == "__main__":
    unittest.main()
