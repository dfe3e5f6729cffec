# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole town on one machine: the real programs, simulated readers, loopback and Unix sockets only."""

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from api_description import check
from door import DOOR, Door, build_folder
from http_clients import Stream, UnixConnection, ask, tls_connection
from programs import Keeper, Program
from simulated_time import SimulatedTime
from town_data import TOWN_FILE, TownData
from traffic import Traffic


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Facility(Door):
    """One building: a station and what stands around it."""

    def __init__(self, town, data, station_id):
        super().__init__(town.folder / data.key, town.data, data)
        self.town = town
        self.desks = town.desks if town.desk_at in (None, data.key) else ()
        self.station_id = station_id
        self.run.mkdir(parents=True, mode=0o700)
        self.programs = {}
        self.kiosks = []
        if town.traffic is not None:
            self._stand_between(town.traffic)
        self._define()

    def _stand_between(self, traffic):
        (self.folder / "recorded").mkdir(mode=0o700)
        desks = [f"{desk}.{part}" for desk in self.desks for part in ("reader", "screen")]
        for name in (f"{DOOR}.reader", f"{DOOR}.screen", *desks, "uplink", "admin"):
            traffic.between_unix(self.socket(name), self.run / name, name)

    def socket(self, name):
        """Where a program finds the station: its own socket, or the one where it is written down what is said."""
        return (self.run if self.town.traffic is None else self.folder / "recorded") / name

    def connect(self, name):
        return UnixConnection(self.socket(name))

    # starting

    def _define(self):
        town = self.town
        self.reader_link = self.folder / "reader"
        self.master_key = self.folder / "master-key"
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
            f'office_key = "{town.enrolment}/office-signing.pub"\n\n[vault]\nkey = "{self.master_key}"\n\n'
            f'[[terminal]]\nname = "{DOOR}"\nrole = "door"\n'
            + "".join(f'\n[[terminal]]\nname = "{desk}"\nrole = "staff"\n' for desk in self.desks)
            + town.simulated(),
        )
        self._configured(
            "reader",
            f'[reader]\nconnstring = "pn532_uart:{self.reader_link}"\ncard_key = "{town.enrolment}/town-card.key"\n\n'
            f'[station]\nsocket = "{self.socket(f"{DOOR}.reader")}"\n',
        )
        self._configured(
            "uplink",
            f'[station]\nsocket = "{self.socket("uplink")}"\n\n'
            f'[office]\naddress = "{town.office_seen_by(self.station_id)}"\n'
            f'certificate = "{town.enrolment}/station-{self.station_id}.pem"\n'
            f'key = "{town.enrolment}/station-{self.station_id}.key"\n'
            f'authority = "{town.enrolment}/ca.pem"\n',
        )

    def _configured(self, name, content):
        config = self.folder / f"{name}.toml"
        config.write_text(content + self.traced(name), encoding="utf-8")
        self._program(name, [self.town.binary(f"ostoja-{name}"), "--config", config])

    def _program(self, name, command):
        self.programs[name] = self.town.program(f"{self.key}-{name}", command)

    def trace(self, name):
        """Where that program writes down what it does and when; only in a traced town."""
        return self.folder / f"{name}.trace"

    def traced(self, name):
        """The lines of that program's configuration that ask for it."""
        return f'\n[trace]\nfile = "{self.trace(name)}"\n' if self.town.traced else ""

    def init(self):
        unstaffed = self.key in self.town.unstaffed
        self.setup_code = None
        said = self.town.admin(
            "init",
            "--database",
            self.database,
            "--station-id",
            self.station_id,
            "--town",
            self.town.without_staff() if unstaffed else self.town.data.path,
            "--facility",
            self.key,
            "--card-key",
            f"{self.town.enrolment}/town-card.key",
            "--master-key",
            self.master_key,
            *(("--administrator", "Dorota Żuraw") if unstaffed else ()),
            *(("--demo-clock", self.town.time.path) if self.town.time else ()),
        )
        if unstaffed:
            self.setup_code = said.split()[-1]

    def start(self, names=("cards", "station", "reader", "uplink")):
        for name in names:
            self.programs[name].start()
        for name in names:
            self.programs[name].wait_ready()
        if "station" in names:
            self.watch()
        if "reader" in names:
            self.wait_state(lambda s: s["reader"] == "ready", "the reader to be ready")

    # ending

    def stop(self):
        self.unwatch()
        problems = {}
        order = [*self.kiosks, *(self.programs[n] for n in ("reader", "uplink", "station", "cards"))]
        for program in order:
            code = program.stop()
            if code not in (0, None):
                problems[program.name] = code
        return problems


class Town:
    """`with Town() as town:` enrols, initialises and starts nothing more than the office's folder; start() the rest."""

    def __init__(
        self,
        facilities=("wodna-12", "alberta", "portowa", "przystan"),
        marker=None,
        also="",
        recorded=False,
        traced=False,
        user=None,
        desks=(),
        desk_at=None,
        unstaffed=(),
        town_file=TOWN_FILE,
        begins_ms=None,
    ):
        """`marker` is the name of one more resident, whose key is "marker"; `also` more of a town's file. `recorded`: what the programs say to each
        other is written down, and at the end compared with docs/api. `traced`: each program writes down what it does
        and when (docs/trace.md). `user`: whose the programs are, by number, where the harness is root. `desks`: the names
        of staff terminals that each house has, or only the one house `desk_at`. `unstaffed`: houses whose first administrator comes in by a code. `town_file`:
        another town. `begins_ms`: a town of simulated time, which begins there (town.time)."""
        self.desks = desks
        self.desk_at = desk_at
        self.unstaffed = unstaffed
        self.traced = traced
        self.keeper = Keeper()
        self.folder = Path(tempfile.mkdtemp(prefix="ostoja-", dir="/tmp"))
        self.keeper.tell(f"dir {self.folder}")
        if marker is not None:
            also += self._resident(marker)
        self.data = TownData(town_file) if not also else self._with(also)
        self.time = None if begins_ms is None else SimulatedTime(self.folder / "clock.toml", begins_ms)
        self.logs = self.folder / "logs"
        self.logs.mkdir()
        self.enrolment = self.folder / "town"
        self.office_port = free_port()
        self.office_address = f"localhost:{self.office_port}"
        self.extra = []
        self.traffic = Traffic() if recorded else None
        self._office_fronts = {}
        self._user = user
        self._enrol(facilities)
        self.office = self._office()
        self.occupancy_stream = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.tell_logs()
        self.stop()

    @staticmethod
    def _resident(name):
        card = '{type = "ntag213", uid = "04A1B2C3D4E580"}'
        return f'\n[[resident]]\nkey = "marker"\nname = "{name}"\nsex = "f"\ncard = {card}\n'

    def _with(self, also):
        path = self.folder / "town.toml"
        path.write_text(TOWN_FILE.read_text(encoding="utf-8") + also, encoding="utf-8")
        return TownData(path)

    def without_staff(self):
        path = self.folder / "unstaffed.toml"
        content = self.data.path.read_text(encoding="utf-8")
        path.write_text(re.split(r"^(?:#[^\n]*\n)*\[\[staff\]\]", content, maxsplit=1, flags=re.MULTILINE)[0], encoding="utf-8")
        return path

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
            f'stations = "{self.enrolment}/stations.toml"\n\n[enrolment]\ndirectory = "{self.enrolment}"\n'
            f'authority = "{self.enrolment}/boxes.pem"\nkey = "{self.enrolment}/boxes.key"\n\n[town]\nname = "{self.data.name}"\n'
            + self.simulated(),
            encoding="utf-8",
        )
        return self.program("office", [self.binary("ostoja-office"), "--config", config])

    def __getitem__(self, key):
        return self.facilities[key]

    def simulated(self):
        """The lines of a configuration that name the demonstration's clock."""
        return f'\n[demo]\nclock = "{self.time.path}"\n' if self.time else ""

    # programs

    def binary(self, name):
        return build_folder() / "bin" / name

    def program(self, name, command, environment=None):
        environment = {**(environment or os.environ), "OSTOJA_TOWN": str(self.folder)}
        if self._user is not None:
            command = ["setpriv", f"--reuid={self._user}", f"--regid={self._user}", "--clear-groups", *command]
        return Program(self.keeper, name, command, self.logs / f"{name}.log", environment)

    def admin(self, *words):
        done = subprocess.run(
            [self.binary("ostoja"), *map(str, words)], capture_output=True, text=True, timeout=60, check=False
        )
        if done.returncode != 0:
            raise AssertionError(f"ostoja {' '.join(map(str, words))} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def start(self):
        if self._user is not None:
            self._hand_over()
        self.start_office()
        for facility in self.facilities.values():
            facility.start()
        for facility in self.facilities.values():
            # A station's own count comes first, and says nothing of places until the journal has described them.
            self.wait_figures(facility.key, lambda f: f["segments"] != [], "its first figure")
        return self

    def _hand_over(self):
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, self._user, self._user)

    def start_office(self):
        self.office.start().wait_ready()
        if self.occupancy_stream is None:
            self.occupancy_stream = Stream(self.connect_office, "/v1/occupancy/stream")

    # the office

    def office_seen_by(self, station=None):
        """The office's address for a station, or for somebody without a certificate."""
        if self.traffic is None:
            return self.office_address
        if station not in self._office_fronts:
            self._office_fronts[station] = self.traffic.between_tls(self.office_address, self.enrolment, station)
        return self._office_fronts[station]

    def connect_office(self):
        return tls_connection(self.office_seen_by(), self.enrolment / "ca.pem")

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
        for log in sorted(set(self.logs.glob("*.log")) - set(self.logs.glob("xvfb-*.log"))):
            lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
            print(f"--- {log.name}", *lines, sep="\n", flush=True)

    def end_well(self):
        """Ends everything; each of our programs must end by itself, with 0 and no child left, and what was written down
        must be as docs/api describes it."""
        problems = self.stop()
        if problems:
            raise AssertionError(f"ended badly: {problems}")
        if self.traffic is not None:
            wrong, _ = check(self.traffic.exchanges())
            if wrong or self.traffic.failures:
                raise AssertionError("not as docs/api describes it:\n" + "\n".join(wrong + self.traffic.failures))

    def stop(self):
        """Ends everything in order and removes the folder. Returns what didn't end well: program name to exit code."""
        problems = self.end_programs()
        self.remove()
        return problems

    def end_programs(self):
        """Ends ours in order; their files are still there."""
        problems = {}
        if self.occupancy_stream is not None:
            self.occupancy_stream.close()
            self.occupancy_stream = None
        for facility in self.facilities.values():
            problems |= facility.stop()
        if (code := self.office.stop()) not in (0, None):
            problems[self.office.name] = code
        return problems

    def remove(self):
        for tool in reversed(self.extra):  # other people's programs end as they like
            tool.stop()
        if self.traffic is not None:
            self.traffic.close()
        self.keeper.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def free_places(figures):
    return sum(segment["free"] for segment in figures["segments"])


def as_text(value):
    return json.dumps(value, ensure_ascii=False)
