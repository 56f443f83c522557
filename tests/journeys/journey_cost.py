#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Money from the simulator's Cost Explorer and OpenCost to the command line."""
import os
import pathlib
import subprocess
import tempfile
import unittest
from decimal import Decimal

import journey


class CostJourney(unittest.TestCase):
    def test_quiet_night_is_within_its_budgets(self):
        result = journey.run("status", "--demo=quiet-night", "--json", "--wait", "30")
        state = journey.validated(result.stdout, "status")
        cost = state["cost"]
        self.assertEqual(len(cost["bills"]), 1, cost)
        bill = cost["bills"][0]
        self.assertEqual(bill["currency"], "USD")
        self.assertGreater(Decimal(bill["forecast"]["total"]), 20000)
        self.assertEqual(bill["forecast"]["method"], "weekday-seasonal")
        self.assertEqual({b["name"] for b in cost["budgets"]}, {"Agent Factory", "LLM APIs"})
        for budget in cost["budgets"]:
            self.assertLess(budget["forecastShare"], 1, budget)
        self.assertNotIn("COST", {f["check"] for f in state["findings"]})
        feed = next(f for f in cost["feeds"] if f["type"] == "aws-cost-explorer")
        self.assertEqual(Decimal(feed["spentToday"]), Decimal("0.01") * feed["callsToday"])
        self.assertLessEqual(feed["callsToday"], 4)

    def test_cost_spike_is_found(self):
        result = journey.run("status", "--demo=cost-spike", "--json", "--wait", "30")
        state = journey.validated(result.stdout, "status")
        self.assertEqual((state["verdict"], result.returncode), ("warning", 1), state["findings"])
        subjects = {f["subject"] for f in state["findings"]
                    if f["check"] == "COST" and f["severity"] != "info"}
        self.assertIn("Amazon Bedrock in agent-factory", subjects)
        # Four days of it are over the budget of a month only if enough of the month is left.
        budget = next(b for b in state["cost"]["budgets"] if b["name"] == "LLM APIs")
        self.assertEqual("LLM APIs" in subjects, budget["forecastShare"] > 1, budget)

    def test_lists(self):
        result = journey.run("list", "costs", "--demo=quiet-night", "--json", "--wait", "30")
        rows = journey.validated(result.stdout, "list")["rows"]
        self.assertIn("Amazon Relational Database Service", {r["service"] for r in rows})
        self.assertAlmostEqual(sum(r["share"] for r in rows), 1, places=6)
        result = journey.run("list", "allocations", "--demo=quiet-night", "--json", "--wait", "30")
        rows = journey.validated(result.stdout, "list")["rows"]
        self.assertEqual({r["aggregate"] for r in rows},
                         {"namespace", "label:tenant", "label:agent"})
        for aggregate in ("namespace", "label:tenant", "label:agent"):
            own = [r for r in rows if r["aggregate"] == aggregate]
            idle = [r for r in own if r["kind"] == "idle"]
            self.assertEqual(len(idle), 1)
            self.assertEqual(sum(Decimal(r["idleShare"]) for r in own), Decimal(idle[0]["total"]))

    def test_doctor_says_how_credentials_were_found(self):
        result = journey.run("check", "--demo=quiet-night", "--json", "--wait", "30")
        report = journey.validated(result.stdout, "check")
        bill = next(s for s in report["sources"] if s["type"] == "aws-cost-explorer")
        self.assertTrue(bill["usable"], bill)
        self.assertRegex(bill["credential"]["origin"],
                         r"^role arn:aws:iam::402138776511:role/billing-read of profile billing "
                         r"\(.*/aws/config:2\) with the keys of profile watch \(.*/aws/credentials:2\)$")
        self.assertIsNotNone(bill["credential"]["expires"])
        # the secret is nowhere in what is printed
        self.assertNotIn("aws_secret_access_key", result.stdout + result.stderr)

    def test_doctor_names_what_is_wrong(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        folder = pathlib.Path(holder.name)
        home = folder / "home"
        (home / ".aws/sso/cache").mkdir(parents=True)
        (home / ".aws/config").write_text(
            "[profile sso]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n"
            "[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.invalid\n"
            "[profile prog]\ncredential_process = /bin/cat 'a b'\n"
            "[profile mfa]\nrole_arn = r\nmfa_serial = m\nsource_profile = x\n")
        bill = folder / "bill.csv"
        bill.write_text("BilledCost,EffectiveCost,BillingCurrency,ChargeCategory,"
                        "ChargePeriodStart,ServiceName\n1,1,USD,Usage,2026-11-01T00:00:00Z,S3\n"
                        "$2,1,USD,Usage,2026-11-01T00:00:00Z,S3\n")
        estate = folder / "estate.yaml"
        estate.write_text("apiVersion: midwatch/v1\nkind: Estate\nsources:\n" + "".join(
            f"- name: {name}\n  type: aws-cost-explorer\n  settings: {{profile: {name}}}\n"
            for name in ("sso", "prog", "mfa", "none")) +
            f"- name: invoice\n  type: focus\n  settings: {{file: {bill}}}\n")
        environment = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
        environment.update(HOME=str(home), XDG_DATA_HOME=str(folder / "data"))
        result = subprocess.run([journey.BINARY, "check", "--estate", str(estate), "--json"],
                                env=environment, capture_output=True, text=True, timeout=60)
        self.assertEqual(result.returncode, 1, result.stderr)
        found = {s["id"]: s for s in journey.validated(result.stdout, "check")["sources"]}
        self.assertEqual(found["sso"]["state"], "unauthorized")
        self.assertEqual(found["sso"]["remedy"], "aws sso login --profile sso")
        self.assertEqual(found["prog"]["state"], "unauthorized")
        self.assertEqual(found["prog"]["remedy"], "midwatch check --allow '/bin/cat '\\''a b'\\'''")
        self.assertEqual(found["mfa"]["state"], "misconfigured")
        self.assertEqual(found["mfa"]["error"]["place"]["line"], 12)
        self.assertIn("there is no profile", found["none"]["error"]["detail"])
        self.assertIn("row 3, column BilledCost", found["invoice"]["error"]["detail"])


if __name__ == "__main__":
    unittest.main()
