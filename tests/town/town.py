# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole town on one machine: the real programs, simulated readers, loopback and Unix sockets only."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

from http_clients import Stream, UnixConnection, ask, tls_connection
from programs import Keeper, Program, wait_for
from town_data import ROOT, TownData

DOOR = "door-1"


def build_folder():
    return Path(os.environ.get("OSTOJA_BUILD", ROOT / "build" / "dev"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Facility:
    """One building: a station and what stands around it."""

    def __init__(self, town, data, station_id):
        self.town = town
        self.data = data
        self.key = data.key
        self.station_id = station_id
        self.folder = town.folder / data.key
        self.run = self.folder / "run"
        self.run.mkdir(parents=True, mode=0o700)
        self.database = self.folder / "station.db"
        self.cards_control = self.folder / "cards"
        self.programs = {}
        self.kiosks = []
        self.on_reader = None
        self.screen = None
        self._define()

    # starting

    def _define(self):
        town = self.town
        self.reader_link = self.folder / "reader"
        self.cards_log = self.folder / "cards.log"
        self._program(
            "cards",
            [
                town.binary("ostoja-cards"),
                "serve",
                "--link",
                self.reader_link,
                "--control",
                self.cards_control,
                "--log",
                self.cards_log,
            ],
        )
        self._configured(
            "station",
            f'[station]\nrun = "{self.run}"\ndatabase = "{self.database}"\n'
            f'office_key = "{town.enrolment}/office-signing.pub"\n\n'
            f'[[terminal]]\nname = "{DOOR}"\nrole = "door"\n',
        )
        self._configured(
            "reader",
            f'[reader]\nconnstring = "pn532_uart:{self.reader_link}"\ncard_key = "{town.enrolment}/town-card.key"\n\n'
            f'[station]\nsocket = "{self.run}/{DOOR}.reader"\n',
        )
        self._configured(
            "uplink",
            f'[station]\nsocket = "{self.run}/uplink"\n\n'
            f'[office]\naddress = "{town.office_address}"\n'
            f'certificate = "{town.enrolment}/station-{self.station_id}.pem"\n'
            f'key = "{town.enrolment}/station-{self.station_id}.key"\n'
            f'authority = "{town.enrolment}/ca.pem"\n',
        )

    def _configured(self, name, content):
        config = self.folder / f"{name}.toml"
        config.write_text(content, encoding="utf-8")
        self._program(name, [self.town.binary(f"ostoja-{name}"), "--config", config])

    def _program(self, name, command):
        self.programs[name] = self.town.program(f"{self.key}-{name}", command)

    def init(self):
        self.town.admin(
            "init",
            "--database",
            self.database,
            "--station-id",
            self.station_id,
            "--town",
            self.town.data.path,
            "--facility",
            self.key,
            "--card-key",
            f"{self.town.enrolment}/town-card.key",
        )

    def start(self, names=("cards", "station", "reader", "uplink")):
        for name in names:
            self.programs[name].start()
        for name in names:
            self.programs[name].wait_ready()
        if "station" in names and self.screen is None:
            self.screen = Stream(lambda: self.connect(f"{DOOR}.screen"), "/v1/events")
        if "reader" in names:
            self.wait_state(lambda s: s["reader"] == "ready", "the reader to be ready")

    def wait_state(self, condition, what, after=0.0, timeout=20.0):
        return self.screen.wait(condition, f"{what} at {self.key}", after, timeout)

    # the reader's cards

    def cards(self, *words):
        done = subprocess.run(
            [self.town.binary("ostoja-cards"), "--control", self.cards_control, *map(str, words)],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        if done.returncode != 0:
            raise AssertionError(f"ostoja-cards {' '.join(map(str, words))}: {done.stderr or done.stdout}")
        return done.stdout

    def place(self, card_type, uid):
        self.cards("place", card_type, uid)

    def remove(self, uid=None):
        self.cards("remove", *([uid] if uid else []))

    def fault(self, *words):
        self.cards("fault", *words)

    def tap(self, resident, outcomes=None):
        """Holds the resident's card to the reader until the door shows an outcome, and takes it away. Returns the
        state that the door got and when the card was placed and the state came (time.monotonic())."""
        if isinstance(resident, str):
            resident = self.town.data.resident(resident)
        return self.tap_card(resident.card_type, resident.uid, outcomes, resident.key)

    def tap_card(self, card_type, uid, outcomes=None, who="the card"):
        before = self.screen.latest()
        old_tap = before["visit"]["tap"] if before and before.get("visit") else None
        placed = time.monotonic()
        self.place(card_type, uid)
        try:
            event = self.wait_state(
                lambda s: s.get("visit") and s["visit"]["tap"] != old_tap, f"an outcome for {who}", after=placed
            )
        finally:
            self.remove(uid)
        outcome = event["data"]["visit"]["outcome"]
        if outcomes and outcome not in outcomes:
            raise AssertionError(f"{who} got {outcome} at {self.key}, expected {' or '.join(outcomes)}")
        return Tap(event["data"], placed, event["at"])

    # what the station says

    def connect(self, name):
        return UnixConnection(self.run / name)

    def ask(self, socket_name, method, target, body=None):
        return ask(lambda: self.connect(socket_name), method, target, body)

    def beds(self):
        answer = self.ask("admin", "GET", "/v1/beds").json()
        return answer["beds"] if isinstance(answer, dict) else answer

    def health(self):
        return self.ask("admin", "GET", "/v1/health")

    def journal(self):
        """Every entry, read from the file itself."""
        return self.rows("SELECT * FROM journal ORDER BY sequence")

    def rows(self, statement, *values):
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)
        try:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(statement, values)]
        finally:
            connection.close()

    # ending

    def stop(self):
        if self.screen is not None:
            self.screen.close()
            self.screen = None
        problems = {}
        order = [*self.kiosks, *(self.programs[n] for n in ("reader", "uplink", "station", "cards"))]
        for program in order:
            code = program.stop()
            if code not in (0, None):
                problems[program.name] = code
        return problems


class Tap:
    def __init__(self, state, placed, shown):
        self.state = state
        self.visit = state["visit"]
        self.placed = placed
        self.shown = shown

    @property
    def outcome(self):
        return self.visit["outcome"]

    @property
    def bed(self):
        return self.visit["bed"]["number"] if self.visit.get("bed") else None


class Town:
    """`with Town() as town:` enrols, initialises and starts nothing more than the office's folder; start() the rest."""

    def __init__(self, facilities=("wodna-12", "alberta", "portowa", "przystan"), folder=None):
        self.data = TownData()
        self.keeper = Keeper()
        self.folder = Path(folder or tempfile.mkdtemp(prefix="ostoja-", dir="/tmp"))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.keeper.tell(f"dir {self.folder}")
        self.logs = self.folder / "logs"
        self.logs.mkdir()
        self.enrolment = self.folder / "town"
        self.office_port = free_port()
        self.office_address = f"localhost:{self.office_port}"
        self.extra = []
        self._enrol(facilities)
        self.office = self._office()
        self.occupancy_stream = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.tell_logs()
        self.stop()

    def _enrol(self, facilities):
        self.admin("enrol", "town", "--directory", self.enrolment, "--name", self.data.name)
        self.facilities = {}
        for key in facilities:
            data = self.data.facility(key)
            station = self.admin("enrol", "station", "--directory", self.enrolment, "--name", data.name).strip()
            self.facilities[key] = Facility(self, data, station)
            self.facilities[key].init()

    def _office(self):
        folder = self.folder / "office"
        folder.mkdir()
        config = folder / "office.toml"
        self.office_database = folder / "office.db"
        config.write_text(
            f'[office]\nlisten = "127.0.0.1:{self.office_port}"\ndatabase = "{self.office_database}"\n'
            f'certificate = "{self.enrolment}/office.pem"\nkey = "{self.enrolment}/office.key"\n'
            f'authority = "{self.enrolment}/ca.pem"\nsigning_key = "{self.enrolment}/office-signing.key"\n'
            f'stations = "{self.enrolment}/stations.toml"\n\n[town]\nname = "{self.data.name}"\n',
            encoding="utf-8",
        )
        return self.program("office", [self.binary("ostoja-office"), "--config", config])

    def __getitem__(self, key):
        return self.facilities[key]

    # programs

    def binary(self, name):
        return build_folder() / "bin" / name

    def program(self, name, command, environment=None):
        return Program(self.keeper, name, command, self.logs / f"{name}.log", environment)

    def admin(self, *words):
        done = subprocess.run(
            [self.binary("ostoja"), *map(str, words)], capture_output=True, text=True, timeout=60, check=False
        )
        if done.returncode != 0:
            raise AssertionError(f"ostoja {' '.join(map(str, words))} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def start(self):
        self.start_office()
        for facility in self.facilities.values():
            facility.start()
        for facility in self.facilities.values():
            self.wait_figures(facility.key, lambda f: f is not None, "its first figure")
        return self

    def start_office(self):
        self.office.start().wait_ready()
        if self.occupancy_stream is None:
            self.occupancy_stream = Stream(self.connect_office, "/v1/occupancy/stream")

    # the office

    def connect_office(self):
        return tls_connection(self.office_address, self.enrolment / "ca.pem")

    def ask_office(self, target):
        return ask(self.connect_office, "GET", target)

    def occupancy(self):
        return self.ask_office("/v1/occupancy").json()

    def figures(self, key, occupancy=None):
        """The office's entry for one facility, or None."""
        occupancy = occupancy or self.occupancy()
        station = self.facilities[key].station_id
        return next((f for f in occupancy["facilities"] if f["station"] == station), None)

    def wait_figures(self, key, condition, what, after=0.0, timeout=20.0):
        """The stream's first event in which the office's entry for the facility fulfils the condition."""

        def fits(data):
            figures = self.figures(key, data)
            return figures is not None and condition(figures)

        return self.occupancy_stream.wait(fits, f"{what} of {key}", after, timeout)

    # ending

    def tell_logs(self):
        for log in sorted(self.logs.glob("*.log")):
            lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
            print(f"--- {log.name}", *lines, sep="\n", flush=True)

    def stop(self):
        """Ends everything in order. Returns what didn't end well: program name to exit code."""
        problems = {}
        if self.occupancy_stream is not None:
            self.occupancy_stream.close()
            self.occupancy_stream = None
        for facility in self.facilities.values():
            problems |= facility.stop()
        for program in [self.office, *reversed(self.extra)]:
            code = program.stop()
            if code not in (0, None):
                problems[program.name] = code
        self.keeper.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return problems


def free_places(figures):
    return sum(segment["free"] for segment in figures["segments"])


def as_text(value):
    return json.dumps(value, ensure_ascii=False)
