# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP over Unix sockets and over TLS, and server-sent events, with the standard library."""

import http.client
import json
import socket
import ssl
import threading
import time


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path, timeout=10.0):
        super().__init__("localhost", timeout=timeout)
        self._path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def tls_connection(address, authority, certificate=None, key=None, timeout=10.0):
    host, port = address.rsplit(":", 1)
    context = ssl.create_default_context(cafile=str(authority))
    if certificate:
        context.load_cert_chain(str(certificate), str(key))
    return http.client.HTTPSConnection(host, int(port), timeout=timeout, context=context)


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.body)


def ask(connect, method, target, body=None, content_type="application/json"):
    """One request on a connection of its own. `connect` makes it; a body that isn't text becomes JSON."""
    connection = connect()
    try:
        if body is not None and not isinstance(body, (str, bytes)):
            body = json.dumps(body)
        headers = {} if body is None else {"Content-Type": content_type}
        connection.request(method, target, body=body.encode() if isinstance(body, str) else body, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, dict(response.getheaders()), response.read())
    finally:
        connection.close()


class Stream:
    """Follows a server-sent-events stream on a thread of its own and keeps every event with its time of arrival."""

    def __init__(self, connect, target):
        self._connect = connect
        self._target = target
        self._changed = threading.Condition()
        self._ended = False
        self._socket = None
        self.events = []
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def wait(self, condition, what, after=0.0, timeout=20.0):
        """The first event whose data fulfils the condition, among those that arrived after the moment `after` of
        time.monotonic() and those yet to come."""
        deadline = time.monotonic() + timeout
        seen = 0
        with self._changed:
            while True:
                for event in self.events[seen:]:
                    if event["at"] >= after and condition(event["data"]):
                        return event
                seen = len(self.events)
                left = deadline - time.monotonic()
                if left <= 0:
                    last = json.dumps(self.events[-1]["data"], ensure_ascii=False)[:800] if self.events else "nothing"
                    raise AssertionError(f"waited {timeout:g} s on {self._target} for {what}; last came: {last}")
                self._changed.wait(left)

    def latest(self):
        with self._changed:
            return self.events[-1]["data"] if self.events else None

    def close(self):
        self._ended = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self._thread.join(timeout=10)

    def _follow(self):
        while not self._ended:
            try:
                self._read_once()
            except (OSError, http.client.HTTPException, ValueError):
                pass
            if not self._ended:
                time.sleep(0.05)

    def _read_once(self):
        connection = self._connect()
        connection.timeout = 60.0
        try:
            connection.connect()
            self._socket = connection.sock
            connection.request("GET", self._target, headers={"Accept": "text/event-stream"})
            response = connection.getresponse()
            if response.status != 200:
                time.sleep(0.2)
                return
            event = {"name": "message", "id": ""}
            data = []
            while not self._ended and (line := response.readline()):
                line = line.decode("utf-8").rstrip("\r\n")
                if not line and data:
                    self._keep(event, "\n".join(data))
                    event, data = {"name": "message", "id": ""}, []
                elif line.startswith("event:"):
                    event["name"] = line[6:].strip()
                elif line.startswith("id:"):
                    event["id"] = line[3:].strip()
                elif line.startswith("data:"):
                    data.append(line[5:].removeprefix(" "))
        finally:
            connection.close()

    def _keep(self, event, data):
        with self._changed:
            now = time.monotonic_ns()
            self.events.append({**event, "at": now / 1e9, "at_ns": now, "data": json.loads(data)})
            self._changed.notify_all()
