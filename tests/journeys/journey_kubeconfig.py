#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A kubeconfig alone is enough to start: `midwatch check` says what monitoring runs in the cluster and
prints the lines of an estate file; with that file SLOs, alerts and cost are there, through the API
server and with no right but to look."""
import json
import os
import subprocess
import unittest

import yaml

import journey

VIEWER = "agent-factory-prod-viewer"


class Kubeconfig(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.simulator = journey.Simulator()
        cls.dir = journey.folder("kubeconfig")
        config = yaml.safe_load(cls.simulator.kubeconfig.read_text(encoding="utf-8"))
        config["current-context"] = VIEWER
        cls.kubeconfig = cls.dir / "kubeconfig"
        cls.kubeconfig.write_text(yaml.safe_dump(config), encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.simulator.stop()
        cls.simulator.remove()

    def run_alone(self, *arguments):
        env = journey.environment()
        env["KUBECONFIG"] = str(self.kubeconfig)
        return subprocess.run([journey.BINARY, *arguments], capture_output=True, text=True, timeout=120,
                              env=env, check=False)

    def found(self):
        ran = self.run_alone("check", "--json")
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        return journey.validated(ran.stdout, "check")

    def test_what_runs_there_is_told(self):
        report = self.found()
        self.assertEqual([s["id"] for s in report["sources"]], [VIEWER])
        (looked,) = report["services"]
        self.assertEqual((looked["cluster"], looked["state"], looked["cut"]), (VIEWER, "done", False))
        self.assertEqual([(f["type"], f["service"]) for f in looked["found"]],
                         [("prometheus", "monitoring/prometheus-k8s:9090"),
                          ("alertmanager", "monitoring/alertmanager-main:9093"),
                          ("opencost", "monitoring/opencost:9003")])
        text = self.run_alone("check").stdout
        self.assertIn(f"found {VIEWER}", text)
        self.assertIn('service: "monitoring/prometheus-k8s:9090"}', text)
        rights = {p["what"]: p["allowed"] for p in report["sources"][0]["permissions"]}
        self.assertTrue(rights["get services/proxy"])

    def test_its_lines_make_an_estate_that_works(self):
        estate = self.dir / "estate.yaml"
        estate.write_text(self.found()["services"][0]["estate"], encoding="utf-8")
        ran = self.run_alone("check", "--estate", str(estate), "--json")
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        report = journey.validated(ran.stdout, "check")
        self.assertEqual([s["type"] for s in report["sources"]],
                         ["kubernetes", "prometheus", "alertmanager", "opencost"])
        self.assertTrue(all(s["usable"] for s in report["sources"]))
        self.assertEqual(report["services"], [])  # nothing is missing: nobody looks
        server = report["sources"][0]["credential"]["server"]
        self.assertEqual(report["sources"][1]["credential"]["server"],
                         server + "/api/v1/namespaces/monitoring/services/prometheus-k8s:9090/proxy")
        for topic in ("slos", "alerts"):
            rows = self.run_alone("list", topic, "--estate", str(estate), "--wait", "30", "--json")
            self.assertEqual(rows.returncode, 0, rows.stderr)
            self.assertTrue(json.loads(rows.stdout)["rows"], topic)

    def test_nothing_is_taken_without_a_yes(self):
        ran = self.run_alone("status", "--wait", "20", "--json")
        self.assertEqual([s["id"] for s in json.loads(ran.stdout)["sources"]], [VIEWER])
        self.assertFalse(os.path.exists(os.path.join(journey.HOME, "midwatch/cluster-services")))

    def test_kubectl_goes_the_same_way(self):
        answer = json.loads(self.simulator.kubectl(
            "get", "--raw",
            "/api/v1/namespaces/monitoring/services/prometheus-operated:9090/proxy/api/v1/query?query=up"))
        self.assertEqual(answer["status"], "success")
        self.assertTrue(answer["data"]["result"])


if __name__ == "__main__":
    unittest.main()
