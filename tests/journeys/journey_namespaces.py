#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose role holds in one namespace only sees that one, and is told that it is not the whole."""
import re
import subprocess
import unittest

import yaml

import journey

CLUSTER = "agent-factory-prod"
NAMESPACED = ["pods", "deployments", "statefulsets", "daemonsets", "events", "metrics"]


class Namespaces(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.simulator = journey.Simulator()

    @classmethod
    def tearDownClass(cls):
        cls.simulator.stop()
        cls.simulator.remove()

    def estate(self, name, context="portal", kubeconfig=None, **more):
        """Only the cluster, asked as the one with the role."""
        cluster = {"name": CLUSTER, "environment": "prod", "context": f"{CLUSTER}-{context}",
                   "kubeconfig": str(kubeconfig or self.simulator.kubeconfig), **more}
        path = self.simulator.dir / f"{name}.yaml"
        whole = yaml.safe_load(self.simulator.estate.read_text(encoding="utf-8"))
        path.write_text(yaml.safe_dump({
            "apiVersion": "midwatch/v1", "kind": "Estate", "clock": whole["clock"],
            "environments": [{"name": "prod", "kind": "simulated"}], "clusters": [cluster]}), encoding="utf-8")
        return str(path)

    def check(self, estate, *more):
        result = journey.run("check", "--estate", estate, "--wait", "20", "--json", *more)
        return result.returncode, journey.validated(result.stdout, "check")["sources"][0]

    def pods_of_kubectl(self, *where):
        text = self.simulator.kubectl("--context", CLUSTER, "get", "pods", "--no-headers", "-o", "name", *where)
        return sorted(line.removeprefix("pod/") for line in text.split())

    def listed(self, topic, estate):
        result = journey.run("list", topic, "--estate", estate, "--json", "--wait", "20")
        return journey.validated(result.stdout, "list")["rows"], result

    def test_check_says_what_is_not_seen(self):
        estate = self.estate("context")
        code, source = self.check(estate)
        self.assertEqual(code, 0, source)
        self.assertEqual(source["state"], "live")
        parts = {part["part"]: part for part in source["parts"]}
        for name in NAMESPACED:
            self.assertEqual(parts[name]["state"], "live", parts[name])
            self.assertEqual(parts[name]["onlyIn"], ["portal"])
            self.assertFalse(parts[name]["byChoice"])
        for name in ("nodes", "namespaces"):
            self.assertEqual(parts[name]["state"], "forbidden")
            self.assertEqual(parts[name]["onlyIn"], [])
            self.assertIn(f'User "portal" cannot list resource "{name}"', parts[name]["error"]["detail"])
        self.assertRegex(source["limits"][0], "^Only the namespace portal: your role may not list .*pods")
        allowed = {p["what"]: (p["allowed"], p["onlyIn"]) for p in source["permissions"]}
        self.assertEqual(allowed["list pods"], (False, ["portal"]))
        for what in ("list nodes", "list namespaces", "list nodes.metrics.k8s.io"):
            self.assertEqual(allowed[what], (False, []), what)  # a Role gives no right to them
        shown = journey.run("check", "--estate", estate, "--wait", "20").stdout
        self.assertIn("Only the namespace portal:", " ".join(shown.split()))
        self.assertRegex(" ".join(shown.split()), r"may list pods \(only in portal\)")

    def test_status_claims_no_more_than_it_sees(self):
        result = journey.run("status", "--estate", self.estate("status"), "--json", "--wait", "20")
        status = journey.validated(result.stdout, "status")
        self.assertEqual(result.returncode, 3, status["sentence"])
        self.assertEqual(status["verdict"], "unknown")
        self.assertIn(f"Not seen: {CLUSTER} outside of portal", status["sentence"])
        self.assertIn(f"namespaces of {CLUSTER} (forbidden)", status["sentence"])
        cluster = status["clusters"][0]
        self.assertEqual(cluster["pods"], len(self.pods_of_kubectl("-n", "portal")))
        self.assertIn("midwatch: agent-factory-prod: Only the namespace portal:", result.stderr)

    def test_list_has_the_rows_of_that_namespace(self):
        rows, result = self.listed("pods", self.estate("list"))
        self.assertEqual(sorted(row["name"] for row in rows), self.pods_of_kubectl("-n", "portal"))
        self.assertEqual({row["namespace"] for row in rows}, {"portal"})
        self.assertGreater(len(rows), 3)
        self.assertTrue(all(row["cpu"] is not None for row in rows if row["status"] == "Running")
                        if "cpu" in rows[0] else True)
        self.assertIn("Only the namespace portal:", result.stderr)
        rows, _ = self.listed("deployments", self.estate("list"))
        self.assertGreater(len(rows), 0)

    def test_the_estate_names_them(self):
        estate = self.estate("chosen", context="viewer", namespaces=["portal", "edge"])
        code, source = self.check(estate)
        self.assertEqual(code, 0, source)
        pods = next(part for part in source["parts"] if part["part"] == "pods")
        self.assertEqual((pods["state"], pods["onlyIn"], pods["byChoice"]), ("live", ["portal", "edge"], True))
        self.assertRegex(source["limits"][0], "^Only the namespaces portal, edge, as the estate file says: .*pods")
        rows, _ = self.listed("pods", estate)
        self.assertEqual(sorted(row["name"] for row in rows),
                         sorted(self.pods_of_kubectl("-n", "portal") + self.pods_of_kubectl("-n", "edge")))

    def test_one_that_is_named_is_refused(self):
        code, source = self.check(self.estate("both", namespaces=["portal", "edge"]))
        self.assertEqual((code, source["state"]), (0, "live"))
        pods = next(part for part in source["parts"] if part["part"] == "pods")
        self.assertEqual((pods["state"], pods["onlyIn"]), ("live", ["portal"]))
        self.assertIn('in the namespace "edge"', pods["error"]["detail"])

    def test_a_context_without_a_namespace_is_told_how(self):
        config = yaml.safe_load(self.simulator.kubeconfig.read_text(encoding="utf-8"))
        for context in config["contexts"]:
            context["context"].pop("namespace", None)
        bare = self.simulator.dir / "bare-kubeconfig"
        bare.write_text(yaml.safe_dump(config), encoding="utf-8")
        bare.chmod(0o600)
        code, source = self.check(self.estate("bare", kubeconfig=bare))
        self.assertEqual((code, source["state"]), (1, "forbidden"), source)
        self.assertIn("namespaces: [NAME]", source["remedy"])
        self.assertIn("--namespace=NAME", source["remedy"])

    def test_the_simulator_speaks_to_kubectl_as_a_real_server(self):
        asked = ["kubectl", "--kubeconfig", str(self.simulator.kubeconfig), "--context", f"{CLUSTER}-portal",
                 "get", "pods"]
        good = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(good.returncode, 0, good.stderr)
        self.assertGreater(len(good.stdout.splitlines()), 3)
        bad = subprocess.run([*asked, "-A"], capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(bad.returncode, 1)
        self.assertTrue(re.search(r'Error from server \(Forbidden\): pods is forbidden: User "portal" cannot list '
                                  r'resource "pods" in API group "" at the cluster scope', bad.stderr), bad.stderr)


if __name__ == "__main__":
    unittest.main()
