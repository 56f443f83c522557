# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys share: running the program without a display, and a simulator beside it."""
import atexit
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import threading

import jsonschema
import yaml

ROOT = pathlib.Path(os.environ.get("MIDWATCH_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
BINARY = os.environ.get("MIDWATCH_BINARY", str(ROOT / "build/dev/bin/midwatch"))
SCENARIOS = sorted(path.stem for path in (ROOT / "resources/scenarios").glob("*.yaml"))


def environment():
    env = dict(os.environ)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "KUBECONFIG", "http_proxy", "https_proxy", "HTTP_PROXY",
                 "HTTPS_PROXY"):
        env.pop(name, None)
    env["QT_QPA_PLATFORM"] = "xcb"  # would fail at once if anything asked for a display
    env["HOME"] = env["XDG_DATA_HOME"] = env["XDG_CONFIG_HOME"] = HOME
    return env


def folder(name):
    """A new folder that goes with the journey."""
    path = pathlib.Path(tempfile.mkdtemp(prefix=f"midwatch-{name}-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


HOME = str(folder("journey-home"))


def run(*arguments, timeout=120):
    return subprocess.run([BINARY, *arguments], capture_output=True, text=True, timeout=timeout,
                          env=environment(), check=False)


def schema(name):
    with open(ROOT / "resources/schemas" / f"{name}-v1.schema.json", encoding="utf-8") as handle:
        return json.load(handle)


def validated(text, name):
    """The JSON of an output, after its published schema has been held against it."""
    value = json.loads(text)
    jsonschema.Draft202012Validator(schema(name)).validate(value)
    return value


def expectation(scenario):
    with open(ROOT / f"resources/scenarios/{scenario}.yaml", encoding="utf-8") as handle:
        return yaml.safe_load(handle)["expect"]


class Simulator:
    """`midwatch simulate` in a folder of its own, ended by its process id."""

    def __init__(self, scenario="quiet-night", *more):
        self.dir = folder("journey")
        self.process = subprocess.Popen(
            [BINARY, "simulate", "--scenario", scenario, "--dir", str(self.dir), *more],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
        late = threading.Timer(60, self.process.kill)
        late.start()
        line = self.process.stdout.readline()
        late.cancel()
        if not line:
            raise AssertionError("the simulator did not get ready: " + self.process.stderr.read())
        self.ready = validated(line, "simulation")
        self.estate = self.dir / "estate.yaml"
        self.kubeconfig = self.dir / "kubeconfig"

    def stop(self):
        """The exit code after SIGTERM."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise
        finally:
            self.process.stdout.close()
            self.process.stderr.close()
        return self.process.returncode

    def remove(self):
        shutil.rmtree(self.dir, ignore_errors=True)

    def kubectl(self, *arguments):
        env = environment()
        # Debian 12's kubectl is built with a Go that its JSON library does not know: now and then it crashes while it
        # writes a renewed OIDC token back. That is asked again; an answer that is wrong is not.
        for _ in range(4):
            result = subprocess.run(["kubectl", "--kubeconfig", str(self.kubeconfig), *arguments],
                                    capture_output=True, text=True, timeout=60, env=env, check=False)
            if "fatal error: fault" not in result.stderr:
                break
        if result.returncode != 0:
            raise AssertionError(result.stderr)
        return result.stdout


class Window:
    """The window without a display; what it remembers lies in the journeys' home."""

    def __init__(self, *arguments, **more):
        env = dict(environment(), QT_QPA_PLATFORM="offscreen", **more)
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen([BINARY, *arguments], env=env, stdout=self.log, stderr=self.log)

    def end(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(60)
        self.log.seek(0)
        self.said = self.log.read().decode()
        self.log.close()
        return code
