#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`midwatch runbook`: lint, schema, list, render, plan, run, verify, resume, against a simulated estate that changes
and recovers."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest
import urllib.request

import jsonschema
import yaml

import journey

ROLLBACK = str(journey.ROOT / "resources/runbooks/rollback-bad-deploy.runbook.yaml")
SCALE = str(journey.ROOT / "resources/runbooks/scale-out-under-burn.runbook.yaml")
SHARED = pathlib.Path(os.environ.get("MIDWATCH_SHARED", journey.ROOT.parent / "shared"))
WHOLE = {"impact_start": "confirm", "lock": "local",
         "steps": {"ours": {"option": "back"}, "roll-back": "confirm", "hold": {"text": "CHG-1"}}}


class Folder(unittest.TestCase):
    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="midwatch-runbook-"))
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)

    def write(self, name, content):
        path = self.dir / name
        path.write_text(content if isinstance(content, str) else yaml.safe_dump(content), encoding="utf-8")
        return str(path)

    def runbook(self, steps, **more):
        return self.write("t.runbook.yaml", {
            "apiVersion": "runbook/v1", "kind": "Runbook", "id": "t", "title": "Test", "owner": {"team": "a"},
            "steps": steps, **more})


class Files(Folder):
    def test_schema_is_published_and_means_what_an_independent_validator_says(self):
        printed = journey.run("runbook", "schema")
        self.assertEqual(printed.returncode, 0)
        schema = json.loads(printed.stdout)
        self.assertEqual(schema, journey.schema("runbook"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        good = yaml.safe_load(pathlib.Path(ROLLBACK).read_text(encoding="utf-8"))
        self.assertEqual([e.message for e in validator.iter_errors(good)], [])
        # What the validator refuses, lint refuses, and the other way round.
        for change in ({"titel": "x"}, {"kind": "Book"}, {"modes": ["real"]}, {"locks": [{"name": "x"}]},
                       {"objectives": {"rto": "soon"}}, {"owner": {}}):
            bad = {**good, **change}
            self.assertTrue(list(validator.iter_errors(bad)), change)
            result = journey.run("runbook", "lint", self.write("bad.runbook.yaml", bad))
            self.assertEqual(result.returncode, 1, (change, result.stdout))
            self.assertRegex(result.stdout, r"bad\.runbook\.yaml:\d+:\d+: error: ")

    def test_lint_words_and_exits(self):
        self.assertEqual(journey.run("runbook", "lint", ROLLBACK, SCALE).stdout, "")
        self.assertEqual(journey.run("runbook", "lint", "--strict", ROLLBACK, SCALE).returncode, 0)
        self.assertEqual(journey.run("runbook", "lint", str(self.dir / "none")).returncode, 2)
        warned = self.runbook([{"id": "x", "do": "argocd.sync", "with": {"server": "a", "app": "b"}}])
        self.assertEqual(journey.run("runbook", "lint", warned).returncode, 0)
        self.assertEqual(journey.run("runbook", "lint", "--strict", warned).returncode, 1)
        report = journey.validated(journey.run("runbook", "lint", "--json", warned).stdout, "runbook-lint")["diagnostics"]
        self.assertEqual([(d["severity"], d["code"]) for d in report], [("warning", "unavailable-type")])
        self.assertEqual((report[0]["file"], report[0]["line"] > 0, report[0]["column"] > 0), (warned, True, True))

    def test_what_cannot_run_does_not_start(self):
        book = self.runbook([{"id": "x", "do": "argocd.sync", "with": {"server": "a", "app": "b"}}])
        result = journey.run("runbook", "run", book, "--runs", str(self.dir / "runs"))
        self.assertEqual(result.returncode, 2, result.stdout + result.stderr)
        self.assertIn("argocd.sync", result.stderr)
        self.assertFalse((self.dir / "runs").exists() and list((self.dir / "runs").iterdir()))
        broken = self.runbook([{"id": "x", "do": "assert", "with": {"that": "inputs.nothing == 1"}}])
        self.assertEqual(journey.run("runbook", "run", broken, "--runs", str(self.dir / "runs")).returncode, 2)

    @unittest.skipUnless(SHARED.is_dir(), "no shared folder")
    def test_examples_lint_with_warnings_only(self):
        for example in sorted((SHARED / "design/examples").glob("*.runbook.yaml")):
            found = journey.validated(journey.run("runbook", "lint", "--json", str(example)).stdout,
                                      "runbook-lint")["diagnostics"]
            self.assertEqual([d for d in found if d["severity"] == "error"], [], example)
            self.assertIn("unavailable-type", {d["code"] for d in found})
            result = journey.run("runbook", "run", str(example), "--runs", str(self.dir / "runs"))
            self.assertEqual(result.returncode, 2, result.stdout)

    def test_list_and_render(self):
        rows = journey.validated(journey.run("runbook", "list", "--json", "--runs", str(self.dir)).stdout, "runbooks")["runbooks"]
        self.assertEqual([r["id"] for r in rows], ["rollback-bad-deploy", "scale-out-under-burn"])
        self.assertTrue(all(r["startable"] and r["team"] == "platform" and r["stale"] for r in rows))
        text = journey.run("runbook", "render", ROLLBACK, "--format", "md").stdout
        self.assertIn("# Roll back a bad deploy", text)
        self.assertEqual(text, journey.run("runbook", "render", ROLLBACK, "--format", "md").stdout)
        page = journey.run("runbook", "render", ROLLBACK, "--format", "html").stdout
        self.assertIn("<!doctype html>", page.lower())
        self.assertNotIn("<script", page)
        card = journey.run("runbook", "render", ROLLBACK, "--format", "card").stdout
        self.assertIn("#platform-oncall", card)
        self.assertLess(len(card), len(page))
        pdf = subprocess.run([journey.BINARY, "runbook", "render", ROLLBACK, "--format", "pdf"], capture_output=True,
                             env=journey.environment(), timeout=60, check=True).stdout
        self.assertEqual(pdf[:5], b"%PDF-")

    def test_answers_are_refused_where_a_person_is_needed(self):
        book = self.runbook([
            {"id": "ok", "do": "approval", "with": {"need": 1, "ask": "Agree?"}},
            {"id": "gone", "do": "shell", "with": {"script": "true"}, "irreversible": True, "drill": "skip",
             "requires_ack": "GONE", "done_when": "true", "probe": {"id": "p", "do": "set", "with": {"values": {}}}}])
        for step, more in (("ok", []), ("gone", [])):
            result = journey.run("runbook", "run", book, "--yes-to", step, "--runs", str(self.dir / "runs"), *more)
            self.assertEqual(result.returncode, 2, result.stdout)
            self.assertIn("refused", result.stderr)
        answers = self.write("answers.yaml", {"steps": {"gone": "confirm"}})
        result = journey.run("runbook", "run", book, "--answers", answers, "--runs", str(self.dir / "runs"))
        self.assertEqual(result.returncode, 2, result.stdout)

    def test_waiting_for_a_person_is_6_and_resume_goes_on(self):
        book = self.runbook([{"id": "look", "do": "manual", "with": {"ask": "Look.", "respond": "What"}},
                             {"id": "end", "do": "end", "with": {"status": "succeeded"}}])
        runs = self.dir / "runs"
        first = subprocess.run([journey.BINARY, "runbook", "run", book, "--runs", str(runs)], capture_output=True,
                               text=True, stdin=subprocess.DEVNULL, env=journey.environment(), timeout=60)
        self.assertEqual(first.returncode, 6, first.stdout + first.stderr)
        run = next(runs.iterdir())
        check = journey.run("runbook", "verify", str(run))
        self.assertEqual((check.returncode, "still open" in check.stdout), (0, True))
        again = journey.run("runbook", "resume", run.name, "--runs", str(runs), "--answers",
                            self.write("a.yaml", {"steps": {"look": {"text": "seen"}}}))
        self.assertEqual(again.returncode, 0, again.stdout + again.stderr)
        # Aborted is 5, failed is 4; a journal that is closed stays closed.
        stop = self.runbook([{"id": "end", "do": "end", "with": {"status": "aborted"}}])
        self.assertEqual(journey.run("runbook", "run", stop, "--runs", str(runs)).returncode, 5)
        fails = self.runbook([{"id": "x", "do": "assert", "with": {"that": "1 > 2"}, "on_failure": "stop"}])
        self.assertEqual(journey.run("runbook", "run", fails, "--runs", str(runs)).returncode, 4)

    def test_evidence_is_withdrawn_and_the_run_verifies(self):
        runs = self.dir / "runs"
        book = self.runbook([{"id": "look", "do": "manual", "with": {"ask": "Look."},
                              "evidence": [{"kind": "text", "label": "who called"}]}])
        answers = self.write("a.yaml", {"steps": {"look": {"text": "seen", "evidence": "Mrs. Smith, 555-0199"}}})
        done = journey.run("runbook", "run", book, "--runs", str(runs), "--answers", answers)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        run = next(runs.iterdir())
        before = journey.validated(journey.run("runbook", "verify", "--json", str(run)).stdout, "runbook-verify")
        self.assertEqual((before["intact"], before["withdrawn"]), (True, []))
        listed = journey.run("runbook", "withdraw", str(run)).stdout.split()
        kept = run / listed[0]
        self.assertIn("555-0199", kept.read_text(encoding="utf-8"))
        self.assertEqual(journey.run("runbook", "withdraw", str(run), listed[0]).returncode, 2)  # and why?
        self.assertEqual(journey.run("runbook", "withdraw", str(run), "99-x", "--reason", "r").returncode, 1)
        out = journey.run("runbook", "withdraw", str(run), listed[0], "--reason", "a caller's number", "--as", "Cho")
        self.assertEqual(out.returncode, 0, out.stdout + out.stderr)
        self.assertIn("withdrawn by Cho: a caller's number", out.stdout)
        self.assertFalse(kept.exists())
        self.assertEqual([p for p in run.rglob("*") if p.is_file() and b"555-0199" in p.read_bytes()], [])
        after = journey.validated(journey.run("runbook", "verify", "--json", str(run)).stdout, "runbook-verify")
        self.assertEqual((after["intact"], after["words"]), (True, before["words"]))
        self.assertEqual([(w["file"], w["who"], w["reason"]) for w in after["withdrawn"]],
                         [(listed[0], "Cho", "a caller's number")])
        again = journey.run("runbook", "withdraw", str(run), listed[0], "--reason", "r")
        self.assertEqual(again.returncode, 1)
        self.assertIn("withdrawn already, by Cho", again.stderr)

    def test_a_stop_while_a_script_runs_kills_it(self):
        book = self.runbook([{"id": "it", "do": "shell", "on_cancel": "kill",
                              "with": {"script": "trap 'exit 9' TERM; : > begun; while :; do sleep 0.1; done",
                                       "cwd": str(self.dir)}}])
        runs = self.dir / "runs"
        run = subprocess.Popen([journey.BINARY, "runbook", "run", book, "--runs", str(runs), "--as", "Ana"], text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=journey.environment())
        self.addCleanup(run.kill)
        run.stdin.write("yes\nyes\n")
        run.stdin.flush()
        deadline = time.monotonic() + 60
        while not (self.dir / "begun").exists():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.05)
        run.stdin.write("abort wrong cluster\n")
        run.stdin.flush()
        lines = []
        for text in run.stdout:
            lines.append(text)
            if "script stopped before its end" in text:
                break
        out, _ = run.communicate("finish\n", timeout=60)
        self.assertEqual(run.returncode, 5, "".join(lines) + out)
        records = [json.loads(text) for text in (next(runs.iterdir()) / "journal.jsonl").read_text(encoding="utf-8").splitlines()]
        stop = next(r["body"] for r in records if r["type"] == "step.cancel")
        self.assertEqual((stop["how"], stop["who"], stop["reason"]), ("kill", "Ana", "wrong cluster"))
        end = next(r["body"] for r in records if r["type"] == "step.outcome")
        self.assertEqual((end["state"], end["stopped"]), ("unknown", True))
        self.assertIn("exit code 9", end["error"]["message"])
        self.assertEqual(journey.run("runbook", "verify", str(next(runs.iterdir()))).returncode, 0)

    def test_flipped_byte_and_missing_run(self):
        runs = self.dir / "runs"
        book = self.runbook([{"id": "end", "do": "end", "with": {"status": "succeeded"}}])
        self.assertEqual(journey.run("runbook", "run", book, "--runs", str(runs)).returncode, 0)
        path = next(runs.iterdir()) / "journal.jsonl"
        good = path.read_bytes()
        for at in (0, len(good) // 2, len(good) - 1):
            path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1:])
            result = journey.run("runbook", "verify", str(path.parent))
            self.assertEqual(result.returncode, 1, at)
            self.assertIn("damaged: journal.jsonl:", result.stdout)
        self.assertEqual(journey.run("runbook", "verify", str(self.dir / "none")).returncode, 2)


class Approvals(Folder):
    """Request, signature, vote, end, verify: with the real ssh-keygen and throw-away keys."""

    def setUp(self):
        super().setUp()
        self.repo = self.dir / "repo"
        (self.repo / ".git").mkdir(parents=True)
        lines = []
        for name in ("ed", "cho", "eve"):
            key = self.dir / name
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
            if name != "eve":
                lines.append(f"{name}@x.example {' '.join(key.with_suffix('.pub').read_text().split()[:2])}")
        (self.repo / "allowed_signers").write_text("\n".join(lines) + "\n", encoding="utf-8")
        book = self.runbook([{"id": "ok", "do": "approval", "with": {"need": 2, "from": ["boss"]}},
                             {"id": "then", "do": "wait", "with": {"for": "1s"}}])
        self.book = str(shutil.move(book, self.repo / "t.runbook.yaml"))
        self.runs = self.dir / "runs"

    def begin(self, *more, stdin=""):
        return subprocess.run([journey.BINARY, "runbook", "run", self.book, "--runs", str(self.runs), "--as", "Ana", *more],
                              input=stdin, capture_output=True, text=True, timeout=120, env=journey.environment())

    def folder(self):
        return next(self.runs.iterdir())

    def sign(self, key, text, space="midwatch-approval"):
        return subprocess.run(["ssh-keygen", "-Y", "sign", "-n", space, "-f", str(self.dir / key)], input=text,
                              capture_output=True, text=True, check=True).stdout

    def hand_in(self, signature):
        return journey.run("runbook", "approve", str(self.folder()), "ok", "--signature", self.write("sig", signature))

    def test_request_sign_approve_end_verify(self):
        plan = journey.run("runbook", "plan", self.book)
        self.assertIn("votes: signed, by ed@x.example, cho@x.example", plan.stdout)
        self.assertEqual(self.begin().returncode, 6)
        run = str(self.folder())
        asked = journey.run("runbook", "approve", run, "--request")
        self.assertEqual(asked.returncode, 0, asked.stderr)
        request = asked.stdout
        self.assertTrue(request.startswith("Midwatch approval request\n"))
        self.assertTrue(request.endswith("\n"))
        self.assertIn("ssh-keygen -Y sign -n midwatch-approval", asked.stderr)
        for signature, why in ((self.sign("ed", request, "file"), "signed for"),
                               (self.sign("eve", request), "not in allowed_signers"),
                               (self.sign("ed", request.replace("Test", "Best")), "the text was changed"),
                               ("nothing", "no SSH signature")):
            refused = self.hand_in(signature)
            self.assertEqual(refused.returncode, 1, refused.stderr)
            self.assertIn(why, refused.stderr)
        first = self.hand_in(self.sign("ed", request))
        self.assertEqual((first.returncode, first.stdout), (0, "ed@x.example counts: 1 of 2\n"), first.stderr)
        again = self.hand_in(self.sign("ed", request))
        self.assertEqual(again.returncode, 1)
        self.assertIn("voted already", again.stderr)
        self.assertEqual(journey.run("runbook", "approve", run, "--request").stdout, request)
        second = self.hand_in(self.sign("cho", request))
        self.assertEqual(second.returncode, 0, second.stderr)
        ended = journey.run("runbook", "resume", run)
        self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
        self.assertEqual(journey.run("runbook", "approve", run, "--request").returncode, 2)
        verify = journey.run("runbook", "verify", run, "--json")
        self.assertEqual(verify.returncode, 0, verify.stdout)
        votes = journey.validated(verify.stdout, "runbook-verify")["votes"]
        self.assertEqual([(v["who"], v["signed"], v["holds"]) for v in votes],
                         [("ed@x.example", True, True), ("cho@x.example", True, True)])
        self.sign_the_head(run)
        # Another machine, without the repository.
        shutil.rmtree(self.repo)
        moved = str(shutil.move(run, self.dir / "elsewhere"))
        checked = journey.run("runbook", "verify", moved).stdout
        self.assertIn("signed, holds: SHA256:", checked)
        self.assertRegex(checked, r"head signed by ed@x\.example \(SHA256:[^)]*\) and by cho@x\.example \(SHA256:")

    def sign_the_head(self, run):
        before = journey.run("runbook", "verify", run).stdout
        self.assertIn(", head not signed\n", before)
        words = before.split("head: ")[1].strip()
        asked = journey.run("runbook", "sign", run, "--request")
        self.assertEqual(asked.returncode, 0, asked.stderr)
        text = asked.stdout
        self.assertTrue(text.startswith("Midwatch run record\nrun      "))
        self.assertTrue(text.endswith("words    " + words + "\n"))
        self.assertIn("ssh-keygen -Y sign -n midwatch-run", asked.stderr)
        self.assertEqual(journey.run("runbook", "sign", run).returncode, 2)
        for signature, why in ((self.sign("ed", text), "not for a run"),
                               (self.sign("eve", text, "midwatch-run"), "not in allowed_signers"),
                               (self.sign("ed", text + "x", "midwatch-run"), "does not belong to this run"),
                               ("nothing", "no SSH signature")):
            refused = journey.run("runbook", "sign", run, "--signature", self.write("sig", signature))
            self.assertEqual((refused.returncode, refused.stdout), (1, ""), refused.stderr)
            self.assertIn(why, refused.stderr)
        self.assertEqual(journey.run("runbook", "verify", run).stdout, before)
        piped = subprocess.run([journey.BINARY, "runbook", "sign", run, "--signature", "-"],
                               input=self.sign("ed", text, "midwatch-run"), capture_output=True, text=True, timeout=60,
                               env=journey.environment())
        self.assertEqual(piped.returncode, 0, piped.stderr)
        self.assertRegex(piped.stdout, r"^signed by ed@x\.example \(SHA256:.*\)\n$")
        second = journey.run("runbook", "sign", run, "--signature",
                             self.write("sig", self.sign("cho", text, "midwatch-run")))
        self.assertEqual(second.returncode, 0, second.stderr)
        self.assertEqual(journey.run("runbook", "sign", run, "--request").stdout, text)
        verify = journey.run("runbook", "verify", run, "--head", words, "--json")
        self.assertEqual(verify.returncode, 0, verify.stdout)
        report = journey.validated(verify.stdout, "runbook-verify")
        self.assertEqual([(s["who"], s["keyType"], s["holds"]) for s in report["signatures"]],
                         [("ed@x.example", "ED25519", True), ("cho@x.example", "ED25519", True)])
        # One byte of a signature.
        path = pathlib.Path(run) / "journal.jsonl"
        good = path.read_bytes()
        at = good.rfind(b"-----END SSH SIGNATURE-----") - 12
        path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1:])
        damaged = journey.run("runbook", "verify", run)
        self.assertEqual(damaged.returncode, 1)
        self.assertIn("damaged: journal.jsonl:%d: " % good.count(b"\n"), damaged.stdout)
        path.write_bytes(good)

    def test_without_the_file_nobody_vouches_for_the_key(self):
        book = self.runbook([{"id": "end", "do": "end", "with": {"status": "succeeded"}}])
        runs = self.dir / "runs"
        ended = journey.run("runbook", "run", book, "--runs", str(runs))
        self.assertEqual(ended.returncode, 0, ended.stdout)
        run = next(runs.iterdir())
        self.assertIn("midwatch runbook sign '%s' --request" % run, ended.stdout)
        asked = journey.run("runbook", "sign", run.name, "--runs", str(runs), "--request")
        self.assertIn("nobody here vouches", asked.stderr)
        given = journey.run("runbook", "sign", str(run), "--signature",
                            self.write("sig", self.sign("eve", asked.stdout, "midwatch-run")))
        self.assertEqual(given.returncode, 0, given.stderr)
        checked = journey.run("runbook", "verify", str(run))
        self.assertEqual(checked.returncode, 0, checked.stdout)
        self.assertRegex(checked.stdout, r"head signed by the key SHA256:\S+, which nobody here vouches for\n")
        report = journey.validated(journey.run("runbook", "verify", str(run), "--json").stdout, "runbook-verify")
        self.assertIsNone(report["signatures"][0]["who"])

    def test_only_a_closed_run_is_signed(self):
        self.assertEqual(self.begin().returncode, 6)
        open_run = journey.run("runbook", "sign", str(self.folder()), "--request")
        self.assertEqual((open_run.returncode, open_run.stdout), (2, ""))
        self.assertIn("this run is not over", open_run.stderr)

    def test_a_pasted_signature_in_the_terminal(self):
        self.assertEqual(self.begin().returncode, 6)
        run = str(self.folder())
        request = journey.run("runbook", "approve", run, "--request").stdout
        typed = self.sign("eve", request) + self.sign("ed", request) + "approve Dee\nsign " \
            + self.write("cho.sig", self.sign("cho", request)) + "\n"
        ended = subprocess.run([journey.BINARY, "runbook", "resume", run], input=typed, capture_output=True, text=True,
                               timeout=120, env=journey.environment())
        self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
        self.assertIn("is not in allowed_signers", ended.stdout)
        self.assertIn("only a signature counts", ended.stdout)
        self.assertIn("approved, signed with ED25519 SHA256:", ended.stdout)

    def test_broken_glass_is_never_given_beforehand(self):
        self.assertEqual(self.begin("--yes-to", "ok").returncode, 2)
        self.assertEqual(self.begin(stdin="break nobody answers\nbreak glass\n").returncode, 6)
        ended = subprocess.run([journey.BINARY, "runbook", "resume", str(self.folder())],
                               input="break nobody answers\nBREAK GLASS\n", capture_output=True, text=True, timeout=120,
                               env=journey.environment())
        self.assertEqual(ended.returncode, 3, ended.stdout + ended.stderr)
        self.assertIn("BROKEN GLASS", ended.stdout)
        self.assertIn("review of the broken glass", ended.stdout)

    def test_a_broken_file_is_named_with_its_line(self):
        (self.repo / "allowed_signers").write_text("# who\ned@x.example ssh-ed25519 AAAA\n", encoding="utf-8")
        refused = self.begin()
        self.assertEqual(refused.returncode, 2)
        self.assertIn("allowed_signers:2:1", refused.stderr)
        self.assertEqual(journey.run("runbook", "plan", self.book).returncode, 1)


class World(Folder):
    """Whole runs at 60 times real time."""
    scenario, runbook_file = "bad-deploy", ROLLBACK

    def setUp(self):
        super().setUp()
        self.simulator = journey.Simulator(self.scenario, "--speed", "60")
        self.addCleanup(self.simulator.remove)
        self.addCleanup(self.simulator.stop)

    def call(self, *arguments):
        return journey.run("runbook", *arguments, timeout=240)

    def plan(self):
        return self.call("plan", self.runbook_file, "--estate", str(self.simulator.estate), "--json")

    def go(self, answers, *more):
        return self.call("run", self.runbook_file, "--estate", str(self.simulator.estate), "--runs",
                         str(self.dir / "runs"), "--answers", self.write("answers.yaml", answers), "--as", "Ana", *more)

    def records(self):
        run = next((self.dir / "runs").iterdir())
        return run, [json.loads(line) for line in (run / "journal.jsonl").read_text(encoding="utf-8").splitlines()]

    def fault(self, **fault):
        request = urllib.request.Request(self.simulator.ready["control"] + "/_sim/faults",
                                         data=json.dumps(fault).encode(), method="POST")
        with urllib.request.urlopen(request, timeout=30) as answer:
            self.assertEqual(answer.status, 201)

    def errors(self):
        """Share of failing requests as Prometheus has it."""
        query = ('sum(rate(http_requests_total{service="agent-runtime",code=~"5.."}[5m])) / '
                 'sum(rate(http_requests_total{service="agent-runtime"}[5m]))')
        estate = yaml.safe_load(self.simulator.estate.read_text(encoding="utf-8"))
        url = next(s["url"] for s in estate["sources"] if s["type"] == "prometheus")
        with urllib.request.urlopen(url + "/api/v1/query?query=" + urllib.request.quote(query), timeout=30) as answer:
            result = json.load(answer)["data"]["result"]
        return float(result[0]["value"][1]) if result else 0.0

    def revision(self):
        return int(json.loads(self.simulator.kubectl("get", "deploy", "-n", "agent-platform", "agent-runtime", "-o",
                                                     "json"))["metadata"]["annotations"]
                   ["deployment.kubernetes.io/revision"])

    def check(self, run):
        verify = self.call("verify", str(run), "--json")
        self.assertEqual(verify.returncode, 0, verify.stdout)
        self.assertTrue(journey.validated(verify.stdout, "runbook-verify")["closed"])


class Rollback(World):
    def test_plan_changes_nothing_and_shows_the_request(self):
        before = self.revision()
        result = self.plan()
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        plan = journey.validated(result.stdout, "runbook-plan")
        self.assertTrue(plan["runnable"])
        step = next(s for s in plan["steps"] if s["id"] == "roll-back")
        self.assertTrue(step["request"].startswith("PATCH /apis/apps/v1/namespaces/agent-platform/deployments/"))
        self.assertIn("accepts", step["dryRun"])
        self.assertIn("Reversible", plan["sentence"])
        self.assertEqual((plan["wayBack"], step["wayBack"]), ("known", "known"))
        asked = next(s for s in plan["steps"] if s["id"] == "ours")
        self.assertEqual([o["target"] for o in asked["options"]], ["decided", "not-this"])
        self.assertNotIn("{", asked["request"])
        self.assertEqual(self.revision(), before)
        wrong = self.call("plan", ROLLBACK, "--estate", str(self.simulator.estate), "--input", "deployment=none")
        self.assertEqual(wrong.returncode, 1, wrong.stdout)

    def test_from_bad_to_well(self):
        before = self.revision()
        self.assertGreater(self.errors(), 0.03)
        result = self.go(WHOLE)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertEqual(self.revision(), before + 1)
        self.assertLess(self.errors(), 0.005)
        run, records = self.records()
        self.check(run)
        marks = {r["body"]["mark"] for r in records if r["type"] == "mark"}
        self.assertEqual(marks, {"impact-start", "decided", "service-restored"})
        for words in ("recovery time", "objective 30m", "waiting for people", "left changed       nothing",
                      "evidence", "impact start", "service restored", "driver Ana", "head: "):
            self.assertIn(words, result.stdout)
        kept = [r["body"]["label"] for r in records if r["type"] == "evidence"]
        self.assertIn("Where the bad version is held back", kept)

    def test_lost_reply_is_not_sent_again(self):
        before = self.revision()
        # Not of the dry runs, whose path goes on with dryRun=All.
        self.fault(kind="reply-lost", method="PATCH", path="agent-runtime?fieldManager=midwatch$", count=1)
        result = self.go(WHOLE)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertEqual(self.revision(), before + 1)
        run, records = self.records()
        self.check(run)
        self.assertTrue(any(r["type"] == "step.outcome" and r["body"]["state"] == "unknown" for r in records))
        self.assertEqual(len([r for r in records if r["type"] == "step.intent"
                              and r["body"]["step"] == "roll-back"]), 1)

    def test_what_lands_later_is_waited_for(self):
        before = self.revision()
        self.fault(kind="lands-later", cluster="agent-factory-prod", namespace="agent-platform",
                   deployment="agent-runtime", delay="3m")
        result = self.go(WHOLE)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertEqual(self.revision(), before + 1)
        run, records = self.records()
        self.check(run)
        self.assertEqual(len([r for r in records if r["type"] == "step.intent"
                              and r["body"]["step"] == "roll-back"]), 1)


class ScaleOut(World):
    scenario, runbook_file = "budget-burn", SCALE

    def test_from_burning_to_well(self):
        self.assertGreater(self.errors(), 0.01)
        answers = {"impact_start": "confirm", "lock": "local",
                   "steps": {"capacity": {"option": "out"}, "scale-out": "confirm"},
                   "left_changed": {"owner": "Ana", "for": "24h"}}
        result = self.go(answers)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertLess(self.errors(), 0.005)
        self.assertRegex(result.stdout, r"left changed +Deployment agent-platform/agent-runtime.*replicas: \d+ → 60")
        self.assertIn("(Ana, until ", result.stdout)
        self.check(self.records()[0])

    def test_nobody_owns_what_is_left(self):
        answers = {"impact_start": "leave", "lock": "local",
                   "steps": {"capacity": {"option": "out"}, "scale-out": "confirm"}, "left_changed": "leave"}
        result = self.go(answers)
        self.assertEqual(result.returncode, 3, result.stdout + result.stderr)
        self.assertIn("Succeeded with 1 left changed", result.stdout)
        self.assertIn("not proven", result.stdout)


if __name__ == "__main__":
    unittest.main()
