#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at random instants of the rollback run against `midwatch simulate`, then resume.

runbook_kill_loop.py BINARY [--times 200] [--speed 60] [--seed 1] [--kills 3] [--keep]

--times counts kills, each at a random instant of a run and followed by a resume; runs are made until so many have
happened. Every third world loses the reply of what it applies, every third applies it late. Every time: rolled
back exactly once (one new revision, the template of the one before), the run succeeded, the journal
verifies. After the first run single bytes of its journal are flipped: each must be found.
Exit code 0 only if all of that held each time.
"""
import argparse
import base64
import json
import os
import random
import re
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request

NAMESPACE, DEPLOYMENT = "agent-platform", "agent-runtime"


def fail(text):
    print("FAILED:", text, flush=True)
    sys.exit(1)


class Estate:
    """One fresh simulated estate with a bad deploy in it."""

    def __init__(self, binary, folder, speed, seed):
        self.dir = folder
        self.process = subprocess.Popen(
            [binary, "simulate", "--scenario", "bad-deploy", "--dir", folder, "--speed", str(speed), "--seed", str(seed)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        line = self.process.stdout.readline()
        if not line:
            fail("the simulator did not start")
        self.control = json.loads(line)["control"]
        text = open(os.path.join(folder, "kubeconfig")).read()
        self.server = re.search(r"server: (\S+)", text).group(1)
        self.token = re.search(r"token: (\S+)", text).group(1)
        ca = base64.b64decode(re.search(r"certificate-authority-data: (\S+)", text).group(1)).decode()
        self.tls = ssl.create_default_context(cadata=ca)

    def deployment(self):
        url = f"{self.server}/apis/apps/v1/namespaces/{NAMESPACE}/deployments/{DEPLOYMENT}"
        request = urllib.request.Request(url, headers={"Authorization": "Bearer " + self.token})
        return json.load(urllib.request.urlopen(request, context=self.tls, timeout=30))

    def replica_sets(self):
        url = f"{self.server}/apis/apps/v1/namespaces/{NAMESPACE}/replicasets"
        request = urllib.request.Request(url, headers={"Authorization": "Bearer " + self.token})
        items = json.load(urllib.request.urlopen(request, context=self.tls, timeout=30))["items"]
        return [i for i in items if any(o["name"] == DEPLOYMENT for o in i["metadata"].get("ownerReferences", []))]

    def fault(self, **fault):
        request = urllib.request.Request(self.control + "/_sim/faults", data=json.dumps(fault).encode(), method="POST")
        urllib.request.urlopen(request, timeout=30).close()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def facts(deployment):
    return (int(deployment["metadata"]["annotations"]["deployment.kubernetes.io/revision"]),
            [c["image"] for c in deployment["spec"]["template"]["spec"]["containers"]])


def journal_lines(run):
    return [json.loads(line) for line in open(os.path.join(run, "journal.jsonl"))]


def one(args, number, rng, length):
    """Returns how long the run took; length None: without a kill."""
    work = tempfile.mkdtemp(prefix="midwatch-kill-")
    estate = Estate(args.binary, os.path.join(work, "estate"), args.speed, args.seed)
    try:
        before, bad_images = facts(estate.deployment())
        wanted = {int(s["metadata"]["annotations"]["deployment.kubernetes.io/revision"]):
                  [c["image"] for c in s["spec"]["template"]["spec"]["containers"]] for s in estate.replica_sets()}
        previous = max(r for r in wanted if r < before)
        fault = ("none", "reply lost", "lands later")[number % 3]
        if fault == "reply lost":  # not of the dry runs, whose path goes on with dryRun=All
            estate.fault(kind="reply-lost", method="PATCH", path=f"{DEPLOYMENT}?fieldManager=midwatch$", count=1)
        elif fault == "lands later":
            estate.fault(kind="lands-later", cluster="agent-factory-prod", namespace=NAMESPACE, deployment=DEPLOYMENT,
                         delay="3m")
        runs = os.path.join(work, "runs")
        answers = os.path.join(work, "answers.yaml")
        with open(answers, "w") as out:
            out.write("lock: local\nimpact_start: confirm\nsteps:\n  ours: {option: back}\n  roll-back: confirm\n"
                      "  hold: CHG-1\n")
        start = [args.binary, "runbook", "run", args.runbook, "--estate", os.path.join(estate.dir, "estate.yaml"),
                 "--runs", runs, "--answers", answers, "--as", "Ana"]
        command, began, kills = start, time.monotonic(), 0
        plan = [] if length is None else [rng.uniform(0, length) for _ in range(rng.randint(1, args.kills))]
        log = open(os.path.join(work, "log"), "ab")
        code = None
        for _ in range(40):
            process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
            try:
                code = process.wait(plan.pop(0) if plan else 180)
                if code == 0:
                    break
            except subprocess.TimeoutExpired:
                process.kill()  # SIGKILL
                process.wait()
                kills += 1
            found = sorted(os.listdir(runs)) if os.path.isdir(runs) else []
            found = [f for f in found if os.path.getsize(os.path.join(runs, f, "journal.jsonl")) > 0] \
                if all(os.path.exists(os.path.join(runs, f, "journal.jsonl")) for f in found) else []
            whole = [f for f in found if b"\n" in open(os.path.join(runs, f, "journal.jsonl"), "rb").read()]
            if not whole:  # killed before the run had begun
                shutil.rmtree(runs, ignore_errors=True)
                command = start
            else:
                command = [args.binary, "runbook", "resume", os.path.join(runs, whole[0]), "--answers", answers, "--as", "Ana"]
        took = time.monotonic() - began
        text = open(os.path.join(work, "log"), errors="replace").read()
        if code != 0:
            fail(f"run {number}: exit code {code} after {kills} kills; {work}\n{text[-3000:]}")
        run = os.path.join(runs, os.listdir(runs)[0])
        after, images = facts(estate.deployment())
        if images != wanted[previous]:
            fail(f"run {number}: the images are {images}, not {wanted[previous]}; {work}")
        if after != before + 1:
            fail(f"run {number}: revision {before} became {after}: rolled back {after - before} times; {work}")
        sent = [r for r in journal_lines(run) if r["type"] == "step.intent" and r["body"]["step"] == "roll-back"]
        done = [r for r in journal_lines(run) if r["type"] == "step.outcome" and r["body"]["step"] == "roll-back"
                and r["body"]["state"] == "succeeded"]
        if len(done) != 1 or not sent or sent[0]["seq"] > done[0]["seq"]:
            fail(f"run {number}: {len(sent)} intents, {len(done)} outcomes; {work}")
        verify = subprocess.run([args.binary, "runbook", "verify", run], capture_output=True, text=True)
        if verify.returncode != 0:
            fail(f"run {number}: verify says {verify.stdout}; {work}")
        adopted = any(r["body"].get("adopted") for r in done)
        print(f"run {number}: {fault}, {kills} kills, {len(sent)} intents{', adopted' if adopted else ''}, "
              f"revision {before} -> {after}, {took:.1f} s, {verify.stdout.splitlines()[0]}", flush=True)
        if number == 0:
            path = os.path.join(run, "journal.jsonl")
            good = open(path, "rb").read()
            for at in [0, len(good) - 1] + [rng.randrange(len(good)) for _ in range(40)]:
                open(path, "wb").write(good[:at] + bytes([good[at] ^ 1]) + good[at + 1:])
                if subprocess.run([args.binary, "runbook", "verify", run], capture_output=True).returncode != 1:
                    fail(f"byte {at} was flipped and not found; {work}")
            open(path, "wb").write(good)
            print("42 flipped bytes: each was found", flush=True)
        return took, kills
    finally:
        estate.stop()
        if not args.keep and sys.exc_info()[0] is None:
            shutil.rmtree(work, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--runbook", default=os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                                          "../../resources/runbooks/rollback-bad-deploy.runbook.yaml"))
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--speed", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=3, help="at most so many in one run")
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    length, _ = one(args, 0, rng, None)
    kills, number, longest = 0, 0, 0.0
    while kills < args.times:
        number += 1
        if number > 3 * args.times + 10:  # a machine on which no kill hits a run says nothing
            fail(f"only {kills} kills in {number} runs")
        took, hit = one(args, number, rng, length)
        if hit == 0:  # so long a run takes on this machine now
            length = took
        kills += hit
        longest = max(longest, took)
    print(f"{number} runs, {kills} kills: rolled back exactly once each time, every journal verifies; "
          f"longest run {longest:.1f} s", flush=True)


main()
