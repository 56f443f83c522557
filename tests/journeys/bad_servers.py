# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers and plugins that are wrong in one way each, for the doctor to tell apart."""
import datetime
import email.utils
import http.server
import json
import pathlib
import socket
import ssl
import subprocess
import threading
import time


class Server:
    """Answers every request alike, over TLS if it has a certificate; watches with another body, as HTML, if one is
    given. Counts what it was asked."""

    def __init__(self, status, body, headers=None, certificate=None, watches=None):
        outer = self
        self.requests = 0

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 20

            def answer(self):
                outer.requests += 1
                length = int(self.headers.get("Content-Length") or 0)
                self.rfile.read(length)
                said = watches if watches and "watch=" in self.path else body
                text = said if isinstance(said, bytes) else said.encode()
                self.send_response_only(status)
                sent = {"Date": email.utils.formatdate(usegmt=True),
                        "Content-Type": "text/html" if said is watches else "application/json"}
                sent.update({k: v() if callable(v) else v for k, v in (headers or {}).items()})
                for name, value in sent.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_POST = do_CONNECT = answer  # it may pose as a proxy

            def log_message(self, *_):
                pass

        class Quiet(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                pass  # a client that does not trust us hangs up

        self.server = Quiet(("127.0.0.1", 0), Handler)
        self.scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            # The handshake in the connection's own thread: one that hangs must not stop the others.
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True,
                                                     do_handshake_on_connect=False)
            self.scheme = "https"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"{self.scheme}://127.0.0.1:{self.server.server_address[1]}"

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(10)


def status(code, reason, message):
    return json.dumps({"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
                       "message": message, "reason": reason, "code": code})


def skewed(minutes):
    return lambda: email.utils.formatdate(time.time() + 60 * minutes, usegmt=True)


class Certificates:
    """A CA and certificates of it for 127.0.0.1, made by openssl in a folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True)
        (self.folder / "index").write_text("", encoding="utf-8")
        (self.folder / "serial").write_text("01\n", encoding="utf-8")
        (self.folder / "ca.cnf").write_text(f"""[ca]
default_ca = d
[d]
dir = {self.folder}
database = $dir/index
serial = $dir/serial
new_certs_dir = $dir
default_md = sha256
policy = p
unique_subject = no
[p]
commonName = supplied
[v]
subjectAltName = IP:127.0.0.1
""", encoding="utf-8")
        self.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                     "-subj", "/CN=bad servers", "-days", "2", "-keyout", "ca.key", "-out", "ca.pem")
        self.ca = str(self.folder / "ca.pem")

    def openssl(self, *words):
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True, timeout=60)

    def issue(self, name, first, last):
        """(certificate, key), valid from and until so many days from now."""
        self.openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                     "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.csr")

        def when(days):
            at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
            return at.strftime("%Y%m%d%H%M%SZ")

        self.openssl("ca", "-config", "ca.cnf", "-batch", "-notext", "-cert", "ca.pem", "-keyfile",
                     "ca.key", "-extensions", "v", "-startdate", when(first), "-enddate", when(last),
                     "-in", f"{name}.csr", "-out", f"{name}.pem")
        return str(self.folder / f"{name}.pem"), str(self.folder / f"{name}.key")


class ClosedPort:
    """A port of 127.0.0.1 that refuses as long as the object lives."""

    def __init__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))  # bound and not listening

    @property
    def url(self):
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}"

    def stop(self):
        self.socket.close()
