# SPDX-License-Identifier: GPL-3.0-or-later
"""A real office and a real station, each alone, to be attacked; and a bystander who must notice nothing."""

import hashlib
import os
import resource
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
from pathlib import Path

from door import build_folder
from http_clients import UnixConnection, ask, tls_connection
from programs import Keeper, Program
from town import free_port
from town_data import TOWN_FILE

BATCH = "application/cloudevents-batch+json"


def may_open_many_files():
    """For this process and what it starts: thousands of connections."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most if most != resource.RLIM_INFINITY else 65_536, most))


def openssl(*words, **more):
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True, check=False, timeout=60, **more)
    if done.returncode != 0:
        raise AssertionError(f"openssl {' '.join(map(str, words))}: {done.stderr.decode()}")
    return done.stdout


def key_of(certificate):
    """What a list of stations names."""
    der = openssl("pkey", "-pubin", "-outform", "DER", input=openssl("x509", "-in", certificate, "-pubkey", "-noout"))
    return hashlib.sha256(der).hexdigest()


class Lab:
    """A folder, programs in it, and an end for all of them."""

    def __init__(self):
        self.keeper = Keeper()
        self.folder = Path(tempfile.mkdtemp(prefix="ostoja-", dir="/tmp"))
        self.keeper.tell(f"dir {self.folder}")
        self.programs = []

    def close(self):
        ended = {program.name: program.stop() for program in self.programs}
        self.keeper.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        badly = {name: code for name, code in ended.items() if code not in (0, None)}
        if badly:
            raise AssertionError(f"ended badly: {badly}")

    def run(self, *words, code=None, **more):
        """The operator's command, as it ended."""
        return subprocess.run(
            [build_folder() / "bin" / "ostoja", *map(str, words)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            input=code if code is not None else "",
            **more,
        )

    def ostoja(self, *words, code=None, **more):
        done = self.run(*words, code=code, **more)
        if done.returncode != 0:
            raise AssertionError(f"ostoja {' '.join(map(str, words))} ended with {done.returncode}: {done.stderr}")
        return done.stdout.strip()

    def program(self, name, content):
        config = self.folder / f"{name}.toml"
        config.write_text(content, encoding="utf-8")
        command = [build_folder() / "bin" / f"ostoja-{name}", "--config", config]
        made = Program(self.keeper, name, command, self.folder / f"{name}.log")
        self.programs.append(made)
        return made


class OfficeLab(Lab):
    """An office that enrols boxes, and stations enrolled by hand."""

    def __init__(self):
        super().__init__()
        self.town = self.folder / "town"
        self.ostoja("enrol", "town", "--directory", self.town, "--name", "Brzegów")
        self.authority = self.town / "ca.pem"
        self.stations = self.town / "stations.toml"
        self.port = free_port()
        self.address = f"localhost:{self.port}"
        self.office = self.program(
            "office",
            f'[office]\nlisten = "127.0.0.1:{self.port}"\ndatabase = "{self.folder}/office.db"\n'
            f'certificate = "{self.town}/office.pem"\nkey = "{self.town}/office.key"\n'
            f'authority = "{self.authority}"\nsigning_key = "{self.town}/office-signing.key"\n'
            f'stations = "{self.stations}"\n\n[enrolment]\ndirectory = "{self.town}"\n'
            f'authority = "{self.town}/boxes.pem"\nkey = "{self.town}/boxes.key"\n\n[town]\nname = "Brzegów"\n',
        )
        self.office.start().wait_ready()

    def station(self, name):
        """A station enrolled by hand: its UUID."""
        return self.ostoja("enrol", "station", "--directory", self.town, "--name", name)

    def files(self, station):
        return self.town / f"station-{station}.pem", self.town / f"station-{station}.key"

    def invite(self, *words):
        return self.ostoja("invite", "--directory", self.town, *words)

    def enrol_box(self, folder, code):
        folder.mkdir(exist_ok=True)
        return self.run("enrol", "box", "--office", self.address, "--directory", folder, code=code)

    def connect(self, certificate=None, key=None):
        return tls_connection(self.address, self.authority, certificate, key)

    def post(self, certificate, key, body="[]"):
        return ask(lambda: self.connect(certificate, key), "POST", "/v1/events", body, BATCH)

    def get(self, target):
        return ask(self.connect, "GET", target)

    def tls_socket(self, source="127.0.0.1", certificate=None, key=None):
        """Bytes over TLS from any of this machine's many addresses."""
        context = ssl.create_default_context(cafile=str(self.authority))
        if certificate:
            context.load_cert_chain(str(certificate), str(key))
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=30, source_address=(source, 0))
        return context.wrap_socket(plain, server_hostname="localhost")


class StationLab(Lab):
    """A station with one door."""

    def __init__(self, groups="", run=None):
        super().__init__()
        card_key = self.folder / "card.key"
        card_key.write_text(64 * "7" + "\n", encoding="ascii")
        database = self.folder / "facility.sqlite"
        words = ["--town", TOWN_FILE, "--facility", "wodna-12", "--card-key", card_key, "--master-key", self.folder / "master-key"]
        self.ostoja("init", "--database", database, "--new", *words)
        self.sockets = run or self.folder / "run"
        self.station = self.program(
            "station",
            f'[station]\nrun = "{self.sockets}"\ndatabase = "{database}"\n\n'
            f'[vault]\nkey = "{self.folder}/master-key"\n\n{groups}\n'
            '[[terminal]]\nname = "door-1"\nrole = "door"\n',
        )

    def start(self):
        self.station.start().wait_ready()
        return self

    def connect(self, name):
        return UnixConnection(self.sockets / name)

    def raw(self, name):
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        made.settimeout(30)
        made.connect(str(self.sockets / name))
        return made


class Bystander:
    """Somebody with honest questions on a connection of their own, again and again while something else goes on.
    `question` asks one over the connection and says what is wrong with the answer, or nothing."""

    def __init__(self, connect, question):
        self._connect, self._question = connect, question
        self._changed = threading.Condition()
        self._over = False
        self.answered = 0
        self.harmed = None
        self._thread = threading.Thread(target=self._ask, daemon=True)

    def __enter__(self):
        self._thread.start()
        self.unharmed(1)
        return self

    def __exit__(self, kind, value, trace):
        self._over = True
        self._thread.join(timeout=30)
        if kind is None and self.harmed:
            raise AssertionError(f"the bystander was harmed: {self.harmed}")

    def unharmed(self, times=20):
        """Waits for so many more answers from now on; each must be right, and none lost."""
        with self._changed:
            wanted = self.answered + times
            came = self._changed.wait_for(lambda: self.harmed or self.answered >= wanted, timeout=60)
            if self.harmed or not came:
                raise AssertionError(f"the bystander was harmed: {self.harmed or 'no answers any more'}")

    def _ask(self):
        try:
            connection = self._connect()
            while not self._over:
                wrong = self._question(connection)
                with self._changed:
                    self.answered += 1
                    self.harmed = self.harmed or wrong
                    self._changed.notify_all()
                if wrong:
                    return
            connection.close()
        except Exception as error:  # pylint: disable=broad-except
            with self._changed:
                self.harmed = f"{type(error).__name__}: {error}"
                self._changed.notify_all()


def expects(method, target, body=None, kind="application/json", status=200):
    """A bystander's question."""

    def question(connection):
        headers = {"Content-Type": kind} if body is not None else {}
        connection.request(method, target, body=body, headers=headers)
        answer = connection.getresponse()
        text = answer.read()
        return None if answer.status == status else f"{method} {target}: {answer.status} {text[:300]!r}"

    return question


def answers_in(stream):
    """The answers in what a server sent until it closed: (status, headers, body)."""
    found = []
    while stream:
        head, separator, rest = stream.partition(b"\r\n\r\n")
        if not separator:
            raise AssertionError(f"half an answer: {stream[:300]!r}")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        length = int(headers.get("content-length", 0))
        found.append((int(first.split()[1]), headers, rest[:length]))
        stream = rest[length:]
    return found


def read_to_end(wire):
    stream = b""
    try:
        while piece := wire.recv(65_536):
            stream += piece
    except ConnectionResetError:
        pass
    return stream


def is_root():
    return os.geteuid() == 0
