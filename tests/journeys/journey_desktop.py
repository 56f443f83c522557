#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The services of a desktop, as others wrote them: logind, NetworkManager, UPower and the notification daemon of
python-dbusmock (Debian's python3-dbusmock), on buses of the test's own. What they say reaches the window."""
import json
import os
import subprocess
import tempfile
import time
import unittest
import urllib.request

import yaml

import journey

MOCK = "org.freedesktop.DBus.Mock"
LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1")
NETWORK = ("org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager")
POWER = ("org.freedesktop.UPower", "/org/freedesktop/UPower")
NOTES = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications")
BATTERY = "/org/freedesktop/UPower/devices/DisplayDevice"


class Bus:
    """A bus of its own with services of dbusmock's templates on it; everything ends with it, by its number."""

    def __init__(self, variable):
        self.variable = variable
        self.daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.daemon.stdout.readline().strip()
        self.services = []

    def environment(self):
        return {self.variable: self.address}

    def serve(self, template, name):
        """A template of dbusmock; returns when its name is on the bus. Debian's own Python has the package."""
        kind = "--system" if self.variable == "DBUS_SYSTEM_BUS_ADDRESS" else "--session"
        log = tempfile.TemporaryFile("w+")
        self.services.append((subprocess.Popen(
            ["/usr/bin/python3", "-m", "dbusmock", kind, "--template", template],
            env=dict(os.environ, **self.environment()), stdout=log, stderr=log), log))
        for _ in range(200):
            if f"'{name}'" in self.ask("org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames"):
                return
            time.sleep(0.05)
        log.seek(0)
        raise AssertionError(name + " never came: " + log.read())

    def ask(self, name, path, method, *arguments):
        result = subprocess.run(["gdbus", "call", "--address", self.address, "--dest", name, "--object-path", path,
                                 "--method", method, *arguments],
                                capture_output=True, text=True, timeout=30, check=False)
        if result.returncode != 0:
            raise AssertionError(result.stderr)
        return result.stdout

    def emit(self, service, interface, signal_name, signature, *values):
        self.ask(*service, MOCK + ".EmitSignal", interface, signal_name, signature, "[" + ", ".join(values) + "]")

    def set(self, service, path, interface, values):
        self.ask(service[0], path, MOCK + ".UpdateProperties", interface, values)

    def end(self):
        for process, log in self.services:
            process.terminate()
            process.wait(20)
            log.close()
        self.daemon.terminate()
        self.daemon.wait(20)
        self.daemon.stdout.close()


class Desktop(unittest.TestCase):
    def setUp(self):
        self.system = Bus("DBUS_SYSTEM_BUS_ADDRESS")
        self.session = Bus("DBUS_SESSION_BUS_ADDRESS")
        self.addCleanup(self.session.end)
        self.addCleanup(self.system.end)

    def asked(self, simulator):
        with urllib.request.urlopen(simulator.ready["control"] + "/_sim/requests", timeout=20) as answer:
            return json.load(answer)["requests"]

    def asked_during(self, simulator, seconds):
        before = self.asked(simulator)
        time.sleep(seconds)
        after = self.asked(simulator)
        return {face: after[face] - before.get(face, 0) for face in after}

    def test_lid_network_and_a_link_paid_by_volume_reach_the_window(self):
        self.system.serve("logind", LOGIND[0])
        self.system.serve("networkmanager", NETWORK[0])
        self.system.ask(*NETWORK, MOCK + ".AddProperty", NETWORK[0], "Metered", "<uint32 2>")  # NM_METERED_NO
        simulator = journey.Simulator()
        window = journey.Window("--estate", str(simulator.estate), **self.system.environment(),
                                **self.session.environment())
        try:
            time.sleep(45)  # the lists of the first minute are over
            while_free = [self.asked_during(simulator, 6) for _ in range(4)]
            # Some are asked in bursts: the quietest while is what a wake is compared with.
            usual = {face: min(one[face] for one in while_free) for face in while_free[0]}
            self.lid(True)
            time.sleep(1)
            self.lid(False)
            woken = self.asked_during(simulator, 6)
            time.sleep(10)
            for state in ("20", "70"):  # disconnected, connected (NMState)
                self.system.ask(*NETWORK, MOCK + ".SetGlobalConnectionState", state)
            back = self.asked_during(simulator, 6)
            self.system.set(NETWORK, NETWORK[1], NETWORK[0], "{'Metered': <uint32 1>}")  # NM_METERED_YES
            time.sleep(25)  # what was due still comes
            metered = self.asked_during(simulator, 24)
        finally:
            self.assertEqual(window.end(), 0)
            self.assertEqual(simulator.stop(), 0)
        for face in ("prometheus", "pagerduty", "github"):
            self.assertGreater(woken[face], usual[face], (usual, woken))
            self.assertGreater(back[face], usual[face], (usual, back))
        # Seven watches begin again where they were, and readyz, version and metrics are asked: 12 to 14 in all. Lists of
        # the seven kinds would be seven more.
        for cluster in simulator.ready["clusters"]:
            for now in (woken, back):
                self.assertIn(now[cluster["name"]], range(7, 19), (usual, woken, back))
        free = sum(sum(one.values()) for one in while_free)
        self.assertLess(2 * sum(metered.values()), free, (while_free, metered))

    def lid(self, before):
        self.system.emit(LOGIND, LOGIND[0] + ".Manager", "PrepareForSleep", "b", f"<{str(before).lower()}>")

    def test_a_battery_is_part_of_ready_for_dr(self):
        self.system.serve("upower", POWER[0])
        self.system.set(POWER, BATTERY, POWER[0] + ".Device", "{'IsPresent': <true>, 'Percentage': <12.0>}")
        self.system.set(POWER, POWER[1], POWER[0], "{'OnBattery': <true>}")
        env = dict(journey.environment(), **self.system.environment(), **self.session.environment())
        result = subprocess.run([journey.BINARY, "check", "--demo", "--json"], env=env, capture_output=True,
                                text=True, timeout=120, check=False)
        state = journey.validated(result.stdout, "check")
        power = [item for item in state["recovery"]["items"] if item["subject"] == "Power"]
        self.assertEqual([item["state"] for item in power], ["missing"], power)
        self.assertIn("On battery, only 12 % left", power[0]["sentence"])

    def test_a_notification_of_a_runbook_is_shown(self):
        self.session.serve("notification_daemon", NOTES[0])
        folder = journey.folder("journey-desktop")
        book = folder / "tell.yaml"
        book.write_text(yaml.safe_dump(BOOK), encoding="utf-8")
        env = dict(journey.environment(), **self.session.environment())
        result = subprocess.run([journey.BINARY, "runbook", "run", str(book), "--runs", str(folder), "--yes-to", "lock",
                                 "--yes-to", "tell"], env=env, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        said = self.session.ask(*NOTES, MOCK + ".GetMethodCalls", "Notify")
        self.assertEqual(said.count("'Midwatch'"), 1, said)  # shown once
        self.assertIn("the &lt;b&gt;drill&lt;/b&gt; begins", said)  # the daemon may read markup


BOOK = {"apiVersion": "runbook/v1", "kind": "Runbook", "id": "tell", "title": "Tell", "owner": {"team": "a"},
        "steps": [{"id": "tell", "do": "notify", "with": {"to": ["desktop"], "text": "the <b>drill</b> begins"}}]}

if __name__ == "__main__":
    unittest.main()
