#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`midwatch check` as credential doctor: an estate with one source in each bad state, and the right
remedy for each; plugins that are asked for, allowed, run and renewed."""
import base64
import os
import pathlib
import re
import shlex
import shutil
import tempfile
import unittest

import yaml

import bad_servers
import journey

SECRET = "s3cr3t-t0k3n-0f-a-plugin"


def script(path, body):
    path.write_text("#!/bin/sh\n" + body + "\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def credential(token=SECRET, more=""):
    return ('echo \'{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
            f'"status":{{"token":"{token}"{more}}}}}\'')


class Doctor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = pathlib.Path(tempfile.mkdtemp(prefix="midwatch-doctor-"))
        cls.stops = []
        cls.clusters, cls.kube = [], {"apiVersion": "v1", "kind": "Config", "clusters": [], "users": [],
                                      "contexts": []}
        cls.sources = []
        os.environ["MIDWATCH_DOCTOR_TOKEN"] = SECRET
        mine = bad_servers.Certificates(cls.dir / "mine")
        other = bad_servers.Certificates(cls.dir / "other")
        good = mine.issue("good", -1, 2)
        late = mine.issue("late", -30, -3)
        status = bad_servers.status

        def server(*words, **named):
            made = bad_servers.Server(*words, **named)
            cls.stops.append(made)
            return made

        unauthorized = server(401, status(401, "Unauthorized", "Unauthorized"), certificate=good)
        forbidden = server(403, status(403, "Forbidden", 'pods is forbidden: User "ada" cannot list '
                                       'resource "pods" in API group "" at the cluster scope'),
                           certificate=good)
        skew = server(401, status(401, "Unauthorized", "Unauthorized"),
                      headers={"Date": bad_servers.skewed(17)}, certificate=good)
        expired = server(200, "{}", certificate=late)
        throttled = server(429, "Too many requests, please try again later.\n",
                           headers={"Retry-After": "120", "Content-Type": "text/plain"})
        html = server(200, "<html><body>Please sign in to the portal</body></html>",
                      headers={"Content-Type": "text/html"})
        # Lists are let through, watches end at a portal: what was listed stays and ages.
        portal = server(200, '{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":[]}',
                        certificate=good, watches="<html><body>Please sign in to the portal</body></html>")
        closed = bad_servers.ClosedPort()
        cls.stops.append(closed)

        cls.cluster("wrong-token", unauthorized.url, {"token": SECRET}, mine.ca)
        cls.cluster("no-right", forbidden.url, {"token": SECRET}, mine.ca)
        cls.cluster("no-watches", portal.url, {"token": SECRET}, mine.ca)
        cls.cluster("clock-skew", skew.url, {"token": SECRET}, mine.ca)
        cls.cluster("wrong-ca", unauthorized.url, {"token": SECRET}, other.ca)
        cls.cluster("expired-cert", expired.url, {"token": SECRET}, mine.ca)
        cls.cluster("no-plugin", unauthorized.url, cls.plugin(
            "no-such-credential-plugin", installHint="Install it with: apt install it"), mine.ca)
        cls.hanging = script(cls.dir / "hanging", "sleep 300")
        cls.cluster("hanging-plugin", unauthorized.url, cls.plugin(cls.hanging), mine.ca)
        cls.cluster("unknown-plugin", unauthorized.url, cls.plugin(
            script(cls.dir / "unknown", "touch " + shlex.quote(str(cls.dir / "was-run")))), mine.ca)
        cls.failing = script(cls.dir / "failing", f"echo 'session over; token={SECRET}' >&2; exit 1")
        cls.cluster("failing-plugin", unauthorized.url, cls.plugin(cls.failing), mine.ca)
        cls.terminal = cls.plugin(cls.failing)
        cls.terminal["exec"]["interactiveMode"] = "Always"
        cls.cluster("terminal-plugin", unauthorized.url, cls.terminal, mine.ca)
        wants_password = server(407, "Proxy Authentication Required\n",
                                headers={"Proxy-Authenticate": "Basic realm=proxy"})
        bars = server(403, "Blocked by policy\n", headers={"Content-Type": "text/plain"})
        inside = "prometheus.internal.example"
        cls.source("proxy-down", f"https://{inside}", proxy=closed.url)
        cls.source("proxy-password", f"https://{inside}", proxy=wants_password.url)
        cls.source("proxy-password-plain", f"http://{inside}:9090", proxy=wants_password.url)
        cls.source("proxy-bars", f"https://{inside}", proxy=bars.url)
        cls.cluster("cluster-proxy-down", f"https://{inside}:6443", {"token": SECRET}, mine.ca,
                    proxy=closed.url)
        cls.source("unreachable", closed.url)
        cls.source("unknown-host", "http://no-such-host.invalid:9090")
        cls.source("throttled", throttled.url)
        cls.source("html", html.url)
        cls.source("misspelt", html.url, urll="x")
        cls.source("no-secret", html.url, auth={"bearer": "env:MIDWATCH_NO_SUCH_VARIABLE"})
        (cls.dir / "kubeconfig").write_text(yaml.safe_dump(cls.kube), encoding="utf-8")
        cls.estate = cls.dir / "estate.yaml"
        cls.estate.write_text(yaml.safe_dump({
            "apiVersion": "midwatch/v1", "kind": "Estate", "title": "All that can be wrong",
            "environments": [{"name": "prod", "kind": "dev"}], "clusters": cls.clusters,
            "sources": cls.sources}), encoding="utf-8")
        allow = [word for path in (cls.hanging, cls.failing) for word in ("--allow-exec", path)]
        cls.result = journey.run("check", "--estate", str(cls.estate), "--wait", "15", "--json", *allow)
        cls.report = journey.validated(cls.result.stdout, "check")
        cls.by_id = {source["id"]: source for source in cls.report["sources"]}

    @classmethod
    def tearDownClass(cls):
        for one in cls.stops:
            one.stop()
        shutil.rmtree(cls.dir, ignore_errors=True)

    @classmethod
    def cluster(cls, name, server, user, ca, proxy=None):
        data = base64.b64encode(pathlib.Path(ca).read_bytes()).decode()
        cls.kube["clusters"].append({"name": name, "cluster": {
            "server": server, "certificate-authority-data": data,
            **({"proxy-url": proxy} if proxy else {})}})
        cls.kube["users"].append({"name": name, "user": user})
        cls.kube["contexts"].append({"name": name, "context": {"cluster": name, "user": name}})
        cls.clusters.append({"name": name, "environment": "prod", "context": name,
                             "kubeconfig": str(cls.dir / "kubeconfig")})

    @classmethod
    def source(cls, name, url, **more):
        cls.sources.append({"name": name, "type": "prometheus", "environment": "prod", "url": url, **more})

    @staticmethod
    def plugin(command, **more):
        return {"exec": {"apiVersion": "client.authentication.k8s.io/v1", "command": command,
                         "interactiveMode": "Never", **more}}

    def is_told(self, name, state, remedy, kind=None):
        with self.subTest(name):
            source = self.by_id[name]
            self.assertEqual(source["state"], state, source)
            self.assertFalse(source["usable"])
            self.assertRegex(source["remedy"] or "", remedy)
            if kind:
                self.assertEqual(source["error"]["kind"], kind, source)

    def test_the_right_remedy_for_each(self):
        self.assertEqual(self.result.returncode, 1, self.result.stderr)
        self.assertFalse(self.report["usable"])
        self.is_told("wrong-token", "unauthorized", "Renew the token", "unauthorized")
        self.is_told("no-right", "forbidden", r"Ask for the right to list this.*namespaces: \[NAME\]", "forbidden")
        self.is_told("clock-skew", "unauthorized", r"clocks differ by 1[67] min.*NTP", "unauthorized")
        self.is_told("no-watches", "stale", "login page or a proxy", "protocol")
        self.is_told("wrong-ca", "unreachable", "certificate-authority", "tls")
        self.is_told("expired-cert", "unreachable", "has expired.*[Rr]enew it on the server", "tls")
        self.is_told("no-plugin", "misconfigured", "Install the command.*apt install it")
        self.is_told("hanging-plugin", "connecting", "Run it in a terminal")
        self.is_told("unknown-plugin", "misconfigured", "--allow-exec")
        self.is_told("failing-plugin", "unauthorized", "Run it in a terminal.*failing")
        self.is_told("terminal-plugin", "misconfigured", "interactiveMode")
        self.is_told("unreachable", "unreachable", "Nothing listens", "network")
        self.is_told("unknown-host", "unreachable", "name of the host.*VPN", "network")
        for name in ("proxy-down", "cluster-proxy-down"):
            self.is_told(name, "unreachable", "No proxy listens at the address", "network")
        for name in ("proxy-password", "proxy-password-plain"):
            self.is_told(name, "unreachable", "proxy wants a user and a password", "network")
        self.is_told("proxy-bars", "unreachable", "proxy does not let this through", "network")
        self.is_told("throttled", "throttled", r"asks to wait \d+ (s|min)", "throttled")
        self.is_told("html", "unreachable", "login page or a proxy", "protocol")
        self.is_told("misspelt", "misconfigured", "named line", "misconfigured")
        self.is_told("no-secret", "misconfigured", "Set the environment variable MIDWATCH_NO_SUCH_VARIABLE", "misconfigured")
        self.assertEqual(set(self.by_id), {c["name"] for c in self.clusters}
                         | {s["name"] for s in self.sources})

    def test_what_is_known_beside(self):
        skew = self.by_id["clock-skew"]["clockSkewMs"]
        self.assertAlmostEqual(skew, 17 * 60_000, delta=30_000)
        failing = self.by_id["failing-plugin"]["credential"]
        self.assertEqual(failing["program"], self.failing)
        self.assertIn("kubeconfig:", failing["origin"])
        self.assertIn("session over", self.by_id["failing-plugin"]["error"]["detail"])
        self.assertIn(self.hanging, self.by_id["hanging-plugin"]["credential"]["waitsFor"])
        self.assertEqual(self.by_id["unknown-plugin"]["credential"]["wantsAllowance"],
                         str(self.dir / "unknown"))
        self.assertEqual(self.by_id["no-plugin"]["error"]["place"]["file"], str(self.dir / "kubeconfig"))
        self.assertIn("estate.yaml", self.by_id["misspelt"]["error"]["place"]["file"])

    def test_nothing_runs_that_nobody_allowed(self):
        self.assertFalse((self.dir / "was-run").exists())

    def test_no_secret_is_said(self):
        text = journey.run("check", "--estate", str(self.estate), "--wait", "4").stdout
        for output in (self.result.stdout, self.result.stderr, text):
            self.assertNotIn(SECRET, output)

    def test_text_fits_the_terminal(self):
        for width in (80, 120):
            os.environ["COLUMNS"] = str(width)
            try:
                text = journey.run("check", "--estate", str(self.estate), "--wait", "4").stdout
            finally:
                del os.environ["COLUMNS"]
            for line in text.splitlines():
                # one long word has nowhere to break; file:line:column stays in one piece for tools
                if line.startswith("      ") and " " in line.strip()[12:].strip():
                    self.assertLessEqual(len(line), width, line)
            self.assertRegex(text, r"(?m)^FAIL  wrong-token  \(kubernetes, unauthorized\)$")
            self.assertRegex(text, r"(?m)^      remedy      \S")


class Plugins(unittest.TestCase):
    """A cluster whose credentials come from a command: asked for, allowed, run."""

    def setUp(self):
        self.simulator = journey.Simulator()
        config = yaml.safe_load(self.simulator.kubeconfig.read_text(encoding="utf-8"))
        self.token = next(u["user"]["token"] for u in config["users"] if u["name"] == "admin")
        self.dir = self.simulator.dir

    def tearDown(self):
        self.simulator.stop()
        self.simulator.remove()

    def estate(self, user):
        config = yaml.safe_load(self.simulator.kubeconfig.read_text(encoding="utf-8"))
        config["users"].append({"name": "plugin", "user": user})
        name = config["clusters"][0]["name"]
        config["contexts"] = [{"name": "x", "context": {"cluster": name, "user": "plugin"}}]
        (self.dir / "plugin-kubeconfig").write_text(yaml.safe_dump(config), encoding="utf-8")
        path = self.dir / "plugin.yaml"
        clock = yaml.safe_load(self.simulator.estate.read_text(encoding="utf-8"))["clock"]
        path.write_text(yaml.safe_dump({
            "apiVersion": "midwatch/v1", "kind": "Estate", "clock": clock,
            "environments": [{"name": "prod", "kind": "dev"}],
            "clusters": [{"name": name, "environment": "prod", "context": "x",
                          "kubeconfig": str(self.dir / "plugin-kubeconfig")}]}), encoding="utf-8")
        return str(path)

    def check(self, estate, *more):
        result = journey.run("check", "--estate", estate, "--wait", "30", "--json", *more)
        report = journey.validated(result.stdout, "check")
        self.assertNotIn(self.token, result.stdout + result.stderr)
        return result.returncode, report["sources"][0]

    def test_asked_allowed_run_and_remembered(self):
        # Relative to the kubeconfig's folder, with arguments and an environment of its own.
        script(self.dir / "get token", f'echo "$1" >> {shlex.quote(str(self.dir / "runs"))}\n'
               '[ "$KIND" = night ] || exit 7\n' + credential(self.token,
               ',"expirationTimestamp":"2099-01-01T00:00:00Z"'))
        estate = self.estate({"exec": {
            "apiVersion": "client.authentication.k8s.io/v1", "command": "./get token",
            "args": ["for me"], "env": [{"name": "KIND", "value": "night"}],
            "interactiveMode": "IfAvailable", "provideClusterInfo": True}})
        code, source = self.check(estate)
        self.assertEqual((code, source["state"]), (1, "misconfigured"))
        wanted = source["credential"]["wantsAllowance"]
        self.assertEqual(wanted, f"KIND=night '{self.dir}/get token' 'for me'")
        self.assertFalse((self.dir / "runs").exists())
        # status says it too, and the remedy it gives is a command line that works
        said = journey.run("status", "--estate", estate, "--wait", "5").stderr
        command = re.search(r"midwatch (check --allow-exec .*)", said).group(1)
        result = journey.run(*shlex.split(command), "--estate", estate, "--wait", "30", "--json")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        code, source = self.check(estate)  # remembered
        self.assertEqual((code, source["state"]), (0, "live"), source)
        self.assertEqual(source["credential"]["kind"], "bearer token of the exec plugin")
        self.assertGreater(source["credential"]["expiresInMs"], 0)
        self.assertEqual((self.dir / "runs").read_text(encoding="utf-8"), "for me\nfor me\n")
        config = (self.dir / "plugin-kubeconfig").read_text(encoding="utf-8")
        (self.dir / "plugin-kubeconfig").write_text(config.replace("for me", "for you"), encoding="utf-8")
        self.assertEqual(self.check(estate)[1]["state"], "misconfigured")  # another command
        self.assertIsNone(self.check(estate)[1]["credential"]["programChanged"])
        (self.dir / "plugin-kubeconfig").write_text(config, encoding="utf-8")
        # Another program under the same name: asked again, and the yes is remembered again.
        changed = script(self.dir / "get token", 'echo "new $1" >> ' + shlex.quote(str(self.dir / "runs"))
                         + "\n" + credential(self.token))
        os.utime(changed, (1_700_000_000, 1_700_000_000))
        code, source = self.check(estate)
        self.assertEqual((code, source["state"]), (1, "misconfigured"))
        self.assertEqual(source["credential"]["programChanged"]["fileOf"][:19], "2023-11-14T22:13:20")
        self.assertRegex(source["remedy"], "installed anew, allow it again")
        self.assertNotIn("new", (self.dir / "runs").read_text(encoding="utf-8"))
        code, source = self.check(estate, "--allow-exec", source["credential"]["wantsAllowance"])
        self.assertEqual((code, source["state"]), (0, "live"), source)
        self.assertEqual(self.check(estate)[0], 0)
        self.assertIn("new for me", (self.dir / "runs").read_text(encoding="utf-8"))

    def test_a_refused_token_is_asked_for_once_more(self):
        path = script(self.dir / "flaky", f'echo x >> {shlex.quote(str(self.dir / "runs"))}\n'
                      f'if [ $(wc -l < {shlex.quote(str(self.dir / "runs"))}) -gt 1 ]; then\n'
                      + credential(self.token) + "\nelse\n" + credential("stale") + "\nfi")
        estate = self.estate({"exec": {"apiVersion": "client.authentication.k8s.io/v1",
                                       "command": path, "interactiveMode": "Never"}})
        result = journey.run("status", "--estate", estate, "--wait", "30", "--json", "--allow-exec", path)
        state = journey.validated(result.stdout, "status")
        runs = (self.dir / "runs").read_text(encoding="utf-8").count("x")
        self.assertLessEqual(runs, 2)
        # settled at the refusal, or after the second run: never a third
        self.assertIn(state["sources"][0]["state"], ("live", "unauthorized", "connecting"))

    def test_a_secret_of_a_command_in_the_estate_file(self):
        path = script(self.dir / "pass", f"printf '%s\\n' {SECRET}")
        server = bad_servers.Server(401, "{}")
        try:
            estate = self.dir / "exec-estate.yaml"
            estate.write_text(yaml.safe_dump({
                "apiVersion": "midwatch/v1", "kind": "Estate",
                "environments": [{"name": "prod", "kind": "dev"}],
                "sources": [{"name": "p", "type": "prometheus", "environment": "prod",
                             "url": server.url, "auth": {"bearer": "exec:./pass show prom"}}]}),
                encoding="utf-8")
            _, source = self.check(str(estate))
            self.assertEqual(source["state"], "misconfigured")
            self.assertEqual(server.requests, 0)
            _, source = self.check(str(estate), "--allow-exec", f"{path} show prom")
            self.assertEqual(source["state"], "unauthorized", source)
            self.assertEqual(source["credential"]["program"], path)
            self.assertGreater(server.requests, 0)
        finally:
            server.stop()

    def test_what_cannot_be_allowed(self):
        for words in ("no-such-command-at-all", "'open quote", ""):
            result = journey.run("check", "--demo", "--allow-exec", words)
            self.assertEqual(result.returncode, 2, words)
            self.assertTrue(result.stderr.startswith("midwatch: "), result.stderr)


if __name__ == "__main__":
    unittest.main()
