# SPDX-License-Identifier: GPL-3.0-or-later
"""A real office with certificates of its own, and journals to post to it. Hashes are computed here anew, not by Ostoja's code."""
import hashlib
import http.client
import json
import os
import re
import shutil
import signal
import ssl
import subprocess
import tempfile
import time
import uuid

ZERO = "0" * 64


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def rfc3339(ms):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(ms // 1000)) + f".{ms % 1000:03d}Z"


def now_ms():
    return time.time_ns() // 1_000_000


class Journal:
    """One station's journal: makes CloudEvents with true hashes."""

    def __init__(self, station=None):
        self.station = station or str(uuid.uuid4())
        self.epoch = str(uuid.uuid4())
        self.sequence = 0
        self.previous = ZERO
        self.synchronised = True

    def event(self, kind, body, time_ms=None):
        return self.typed(f"pl.ostoja.{kind}.v1", body, time_ms)

    def typed(self, event_type, body, time_ms=None):
        time_ms = now_ms() if time_ms is None else time_ms
        self.sequence += 1
        header = {"boot": "boot", "epoch": self.epoch, "monotonic": 1, "sequence": self.sequence, "station": self.station,
                  "synchronised": self.synchronised, "time": time_ms, "type": event_type}
        private = sha256("")
        digest = sha256(self.previous + canonical(header) + sha256(canonical(body)) + private)
        event = {"specversion": "1.0", "id": f"{self.epoch}:{self.sequence}", "source": f"/stations/{self.station}",
                 "type": header["type"], "time": rfc3339(time_ms), "datacontenttype": "application/json",
                 "sequence": f"{self.sequence:020d}", "epoch": self.epoch, "boot": "boot", "monotonic": f"{1:020d}",
                 "synchronised": self.synchronised, "privatehash": private, "previoushash": self.previous, "hash": digest, "data": body}
        self.previous = digest
        return event

    def opened(self, facility, beds=(), seats=None, night=None, time_ms=None):
        """The first entries: the epoch, the facility, and a night if there is one. A bed is (number, segment, state), and
        an extra one has a true fourth."""
        described = dict(facility, rule="tap_admits",
                         beds=[{"bed": bed, "number": bed, "room": "1", "segment": segment, "state": state, "extra": bool(extra)}
                               for bed, segment, state, *extra in beds])
        if seats:
            described["seats"] = {"segment": seats[0], "registered": seats[1]}
        first = {"reason": "init", "previous_epoch": "", "previous_sequence": 0, "previous_hash": ""}
        events = [self.event("epoch.opened", first, time_ms), self.event("facility.described", described, time_ms)]
        if night:
            events.append(self.event("night.opened", {"night": night}, time_ms))
        return events

    def bed_taken(self, bed, segment, night, time_ms=None):
        body = {"night": night, "bed": bed, "segment": segment, "stay": f"stay-{bed}", "terminal": "door-1",
                "tap": str(uuid.uuid4())}
        return self.event("bed.taken", body, time_ms)

    def visit_began(self, visit, segment, time_ms=None):
        return self.event("visit.began", {"visit": visit, "segment": segment, "terminal": "door-1", "tap": visit}, time_ms)

    def snapshot(self, facility, segments, night="", taken_ms=None, windows="", readers=()):
        taken_ms = now_ms() if taken_ms is None else taken_ms
        return {"specversion": "1.0", "id": f"{self.epoch}:snapshot:{self.sequence}:{taken_ms}",
                "source": f"/stations/{self.station}", "type": "pl.ostoja.occupancy.snapshot.v1", "time": rfc3339(taken_ms),
                "datacontenttype": "application/json", "epoch": self.epoch, "takenat": f"{self.sequence:020d}",
                "data": {"night": night, "facility": dict(facility, id=facility["facility"]), "windows": windows,
                         "segments": segments, "readers_out_of_order": list(readers)}}


def segment(name, registered, occupied, out_of_service=0):
    actual = registered - out_of_service
    return {"segment": name, "registered": registered, "actual": actual, "out_of_service": out_of_service, "extra": 0,
            "occupied": occupied, "held": 0, "free": actual - occupied, "turned_away": 0, "accepting": True}


def connect_patiently(connection, patience=20.0):
    """An address that begins too many handshakes is turned away for a moment: it comes again, as an uplink does."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return connection.connect()
        except (ConnectionResetError, ssl.SSLZeroReturnError, ssl.SSLEOFError):
            connection.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


class Town:
    """Certificates, a list of stations and one running ostoja-office."""

    def __init__(self, program, name="Brzegów"):
        self.program = program
        self.name = name
        self.folder = tempfile.mkdtemp(prefix="ostoja-")
        self.process = None
        self.environment = dict(os.environ)
        self.port = None
        self._entries = []
        self._authority()
        self.certify_office()
        with open(self.path("signing.key"), "w", encoding="ascii") as file:
            file.write(os.urandom(32).hex())
        self._write_stations()

    def path(self, name):
        return os.path.join(self.folder, name)

    def _openssl(self, *arguments):
        return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout

    def _key(self, name):
        self._openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", self.path(f"{name}.key"))

    def _authority(self):
        self._key("ca")
        self._openssl("req", "-x509", "-new", "-key", self.path("ca.key"), "-subj", "/CN=Test authority", "-days", "400",
                      "-out", self.path("ca.pem"))

    def _certificate(self, name, extension):
        self._key(name)
        self._openssl("req", "-new", "-key", self.path(f"{name}.key"), "-subj", f"/CN={name}", "-out", self.path(f"{name}.csr"))
        with open(self.path(f"{name}.ext"), "w", encoding="ascii") as file:
            file.write(extension + "\n")
        self._openssl("x509", "-req", "-in", self.path(f"{name}.csr"), "-CA", self.path("ca.pem"), "-CAkey", self.path("ca.key"),
                      "-CAcreateserial", "-days", "400", "-extfile", self.path(f"{name}.ext"), "-out", self.path(f"{name}.pem"))

    def certify_office(self):
        self._certificate("office", "subjectAltName=DNS:localhost,IP:127.0.0.1")

    def enrol(self, station, name):
        """Certifies and lists a station; it is known by its id as file name."""
        self._certificate(station, "extendedKeyUsage=clientAuth")
        public = self._openssl("pkey", "-in", self.path(f"{station}.key"), "-pubout", "-outform", "DER")
        self._entries.append((station, name, hashlib.sha256(public).hexdigest()))
        self._write_stations()

    def _write_stations(self):
        with open(self.path("stations.new"), "w", encoding="utf-8") as file:
            file.write("# The stations of a test.\n")
            for station, name, key in self._entries:
                file.write(f'[[station]]\nid = "{station}"\nname = {json.dumps(name, ensure_ascii=False)}\nkey = "{key}"\n\n')
        os.replace(self.path("stations.new"), self.path("stations.toml"))

    def start(self):
        listen = f"127.0.0.1:{self.port or 0}"
        with open(self.path("office.toml"), "w", encoding="utf-8") as file:
            file.write(f'[office]\nlisten = "{listen}"\ndatabase = "{self.path("office.db")}"\n'
                       f'certificate = "{self.path("office.pem")}"\nkey = "{self.path("office.key")}"\n'
                       f'authority = "{self.path("ca.pem")}"\nsigning_key = "{self.path("signing.key")}"\n'
                       f'stations = "{self.path("stations.toml")}"\n\n[town]\nname = "{self.name}"\n')
        self.log = open(self.path("office.log"), "a+", encoding="utf-8")
        start = self.log.seek(0, os.SEEK_END)
        self.process = subprocess.Popen([self.program, "--config", self.path("office.toml")], stderr=self.log,
                                        env=self.environment)
        while True:
            self.log.seek(start)
            ready = re.search(r"ready: .* on port (\d+)", self.log.read())
            if ready:
                break
            if self.process.poll() is not None:
                self.log.seek(start)
                raise RuntimeError("the office ended: " + self.log.read())
            time.sleep(0.02)
        self.port = int(ready.group(1))
        return self

    def stop(self):
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.code = self.process.wait(timeout=20)
            self.process = None
            self.log.close()
            return self.code
        return None

    def close(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self):
        return f"https://localhost:{self.port}/"

    def _connection(self, station=None):
        context = ssl.create_default_context(cafile=self.path("ca.pem"))
        if station:
            context.load_cert_chain(self.path(f"{station}.pem"), self.path(f"{station}.key"))
        connection = http.client.HTTPSConnection("localhost", self.port, context=context, timeout=20)
        connect_patiently(connection)
        return connection

    def post(self, events, station):
        """POST /v1/events as that station; (status, parsed body)."""
        connection = self._connection(station)
        connection.request("POST", "/v1/events", json.dumps(events), {"Content-Type": "application/cloudevents-batch+json"})
        answer = connection.getresponse()
        told = answer.status, json.loads(answer.read())
        connection.close()
        return told

    def get(self, path):
        connection = self._connection()
        connection.request("GET", path)
        answer = connection.getresponse()
        told = answer.status, answer.read().decode()
        connection.close()
        return told
