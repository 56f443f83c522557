#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`midwatch list`: the cells kubectl prints, and the raw values beside them."""
import re
import unittest

import yaml

import journey

# kubectl's call -> our topic
TABLES = {
    ("get", "pods", "-A"): "pods",
    ("get", "nodes"): "nodes",
    ("get", "deploy", "-A"): "deployments",
    ("get", "statefulsets", "-A"): "statefulsets",
    ("get", "daemonsets", "-A"): "daemonsets",
    ("get", "namespaces"): "namespaces",
    ("get", "events", "-A"): "events",
}
MOVING = {"AGE", "LAST SEEN"}  # may differ by one unit between two calls
UNIT = {"s": 1, "m": 60, "h": 3600, "d": 86400, "y": 365 * 86400}


def kubectl_rows(text):
    """Cells by the columns' places in the heading, as kubectl pads them."""
    lines = [line for line in text.splitlines() if line]
    if not lines:
        return None, []  # "No resources found" went to standard error
    heads = [(m.group(), m.start()) for m in re.finditer(r"\S+(?: \S+)*", lines[0])]
    rows = []
    for line in lines[1:]:
        row = []
        for index, (_, start) in enumerate(heads):
            end = heads[index + 1][1] if index + 1 < len(heads) else None
            row.append(line[start:end].strip())
        rows.append(row)
    return [name for name, _ in heads], rows


def tsv_rows(text):
    lines = text.splitlines()
    return lines[0].split("\t"), [line.split("\t") for line in lines[1:]]


def seconds(age):
    parts = re.findall(r"(\d+)([smhdy])", age)
    return sum(int(n) * UNIT[u] for n, u in parts), min((UNIT[u] for _, u in parts), default=1)


def still(row, columns):
    """The row without what moves, and restarts without '(3m ago)'."""
    return tuple(re.sub(r" \(.* ago\)", "", cell)
                 for cell, column in zip(row, columns) if column not in MOVING)


class List(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.simulators = {name: journey.Simulator(name) for name in ("quiet-night", "bad-deploy")}

    @classmethod
    def tearDownClass(cls):
        for simulator in cls.simulators.values():
            code = simulator.stop()
            simulator.remove()
            assert code == 0, f"SIGTERM must end the simulator with 0, not {code}"

    def ours(self, simulator, topic, *more):
        result = journey.run("list", topic, "--estate", str(simulator.estate), "--wait", "20", *more)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def contexts(self, simulator):
        with open(simulator.estate, encoding="utf-8") as handle:
            estate = yaml.safe_load(handle)
        return [(c["name"], c["context"]) for c in estate["clusters"]]

    def compare(self, simulator, words, topic):
        total = 0
        for name, context in self.contexts(simulator):
            differences = None
            for _ in range(3):  # the world moves between the two calls
                columns, theirs = kubectl_rows(simulator.kubectl("--context", context, *words))
                heads, rows = tsv_rows(self.ours(simulator, topic, "--tsv", "--scope",
                                                 f"cluster={name}"))
                self.assertEqual(heads, columns or heads)
                columns = heads
                differences = (sorted({still(r, heads) for r in rows}
                                      ^ {still(r, columns) for r in theirs}))
                if not differences:
                    break
            self.assertEqual(differences, [])
            self.assertEqual(len(rows), len(theirs))
            if topic != "events":
                self.assertEqual([still(r, heads) for r in rows],
                                 [still(r, columns) for r in theirs], "the order differs")
                for mine, other in zip(rows, theirs):
                    for column, a, b in zip(heads, mine, other):
                        if column in MOVING:
                            (x, unit), (y, other_unit) = seconds(a), seconds(b)
                            self.assertLessEqual(abs(x - y), max(15, unit, other_unit), (mine, other))
            total += len(rows)
        self.assertGreater(total, 0)

    def test_cells_are_kubectls(self):
        for scenario, simulator in self.simulators.items():
            for words, topic in TABLES.items():
                with self.subTest(f"{scenario} {topic}"):
                    self.compare(simulator, words, topic)

    def test_json_keeps_its_schema(self):
        simulator = self.simulators["bad-deploy"]
        for topic in ("nodes", "pods", "namespaces", "workloads", "deployments", "statefulsets",
                      "daemonsets", "events", "slos", "sources", "findings", "runbooks", "changes",
                      "providers"):
            with self.subTest(topic):
                listing = journey.validated(self.ours(simulator, topic, "--json"), "list")
                self.assertEqual(listing["topic"], topic)
                self.assertGreater(len(listing["rows"]), 0)

    def test_raw_values_beside_texts(self):
        simulator = self.simulators["quiet-night"]
        # One cluster: the cells do not say which, and stateful pods have the same name in both.
        scope = ("--scope", f"cluster={self.contexts(simulator)[0][0]}")
        rows = journey.validated(self.ours(simulator, "pods", "--json", *scope), "list")["rows"]
        heads, cells = tsv_rows(self.ours(simulator, "pods", "--tsv", *scope))
        self.assertEqual(len(rows), len(cells))
        by_name = {(r["namespace"], r["name"]): r for r in rows}
        for cell in cells:
            row = dict(zip(heads, cell))
            raw = by_name[row["NAMESPACE"], row["NAME"]]
            self.assertEqual(row["READY"], f"{raw['ready']}/{raw['containers']}")
            self.assertEqual(row["RESTARTS"].split(" ")[0], str(raw["restarts"]))
            self.assertEqual(raw["text"]["ready"], row["READY"])

    def test_scope_narrows(self):
        simulator = self.simulators["quiet-night"]
        rows = journey.validated(
            self.ours(simulator, "pods", "--json", "--scope", "namespace=kube-system"), "list")["rows"]
        self.assertGreater(len(rows), 0)
        self.assertEqual({row["namespace"] for row in rows}, {"kube-system"})

    def test_a_tenant_has_the_pods_whose_label_says_it(self):
        simulator = self.simulators["quiet-night"]
        name, context = self.contexts(simulator)[0]
        scope = ("--scope", f"tenant=acme,cluster={name}")
        _, theirs = kubectl_rows(simulator.kubectl("--context", context, "get", "pods", "-A",
                                                   "-l", "tenant=acme"))
        heads, ours = tsv_rows(self.ours(simulator, "pods", "--tsv", *scope))
        self.assertGreater(len(ours), 0)
        self.assertEqual([row[:2] for row in ours], [row[:2] for row in theirs])
        # Nodes are those below its pods; nothing of another tenant is listed.
        pods = journey.validated(self.ours(simulator, "pods", "--json", *scope), "list")["rows"]
        self.assertEqual({row["tenant"] for row in pods}, {"acme"})
        nodes = journey.validated(self.ours(simulator, "nodes", "--json", *scope), "list")["rows"]
        self.assertEqual({row["name"] for row in nodes}, {row["node"] for row in pods})
        workloads = journey.validated(
            self.ours(simulator, "workloads", "--json", *scope), "list")["rows"]
        self.assertEqual({(row["tenant"], row["owner"]) for row in workloads}, {("acme", "agents")})

    def test_topic_after_the_bare_demo(self):
        result = journey.run("list", "--demo", "nodes", "--tsv", "--wait", "20")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertTrue(result.stdout.startswith("NAME\tSTATUS\tROLES\tAGE\tVERSION\n"))

    def test_unusable_input(self):
        estate = str(self.simulators["quiet-night"].estate)
        result = journey.run("list", "backups", "--estate", estate)
        self.assertEqual(result.returncode, 2)
        for topic in ("nodes", "pods", "findings", "runbooks"):
            self.assertIn(topic, result.stderr)
        for words in (["pods", "--scope", "colour=red"], ["costs", "--scope", "tenant=acme"], ["pods", "--scope", "cluster"],
                      ["pods", "--json", "--tsv"], []):
            with self.subTest(words):
                result = journey.run("list", *words, "--estate", estate)
                self.assertEqual((result.returncode, result.stdout), (2, ""))


if __name__ == "__main__":
    unittest.main()
