# SPDX-License-Identifier: GPL-3.0-or-later
"""A town for faults: the real office, and stations with their uplinks. No readers and no screens; whoever taps speaks on
the readers' sockets (load.py), and so does whoever works at a desk (desk.py)."""

import os
import subprocess
import tempfile
from pathlib import Path
from types import SimpleNamespace

from account import read
from door import build_folder
from http_clients import UnixConnection, ask, tls_connection
from programs import Keeper, Program
from town import free_port

SEX = ("m", "m", "f")
STAFF = {
    "manager": SimpleNamespace(name="Cezary Dudek", card_type="ntag213", uid="04C2581F6A3D80", pin="713905"),
    "administrator": SimpleNamespace(name="Dorota Żuraw", card_type="ntag213", uid="0489E64B17F280", pin="826417"),
}


def write_town_file(path, men, women, seats, residents):
    """A shelter "nocleg" of so many beds, a bathhouse "laznia", and residents, two men for each woman."""
    rooms = "".join(_room(number, segment, beds) for number, (segment, beds) in enumerate((("men", men), ("women", women)), 1))
    people = "".join(
        f'\n[[resident]]\nkey = "r{n}"\nname = "Osoba {n}"\nsex = "{SEX[n % 3]}"\n'
        f'card = {{type = "ntag213", uid = "04{n:010X}80"}}\n'
        for n in range(residents)
    )
    people += "".join(
        f'\n[[staff]]\nkey = "{role}"\nname = "{who.name}"\nrole = "{role}"\n'
        f'card = {{type = "{who.card_type}", uid = "{who.uid}"}}\npin = "{who.pin}"\n'
        for role, who in STAFF.items()
    )
    path.write_text(
        '[town]\nname = "Brzegów"\n\n'
        '[[facility]]\nkey = "nocleg"\nname = "Noclegownia"\nkind = "night_shelter"\naddress = "ul. Wodna 1"\n'
        f'hours = "18–8"\nreader_side = "right"\ntap = "admits"\n{rooms}\n'
        '[[facility]]\nkey = "laznia"\nname = "Łaźnia"\nkind = "bathhouse"\naddress = "ul. Wodna 2"\n'
        f'hours = "8–16"\nreader_side = "right"\nseats = {seats}\n{people}',
        encoding="utf-8",
    )


def _room(number, segment, beds):
    rows = "".join(f'    {{number = "{n}", position = "single", state = "in_use"}},\n' for n in range(1, beds + 1))
    return (
        f'\n[[facility.room]]\nnumber = "{number}"\nsegment = "{segment}"\ncolour = "#9CC9F2"\ncolour_name = "blue"\n'
        f'sign = "anchor"\nway = ["enter", "room"]\nbeds = [\n{rows}]\n'
    )


class House:
    """A station and its uplink. `folder` holds the database, which may be on a disk of its own."""

    def __init__(self, town, key, folder, terminals):
        self.town = town
        self.key = key
        self.folder = folder
        self.run = town.folder / f"{key}-run"
        self.database = folder / "station.db"
        self.master_key = town.folder / f"{key}-master-key"
        self.terminals = [f"door-{n}" for n in range(1, terminals + 1)]
        self.leaving_door = "door-leaving"
        self.station_id = town.admin("enrol", "station", "--directory", town.enrolment, "--name", key).strip()
        self.office_address = town.office_address
        self.station = town.program(f"{key}-station", "ostoja-station", self._station_config())
        self.uplink = town.program(f"{key}-uplink", "ostoja-uplink", self.write_uplink_config())
        self.programs = (self.station, self.uplink)

    def init(self):
        town = self.town
        town.admin("init", "--database", self.database, "--station-id", self.station_id, "--town", town.town_file,
                   "--facility", self.key, "--card-key", f"{town.enrolment}/town-card.key",
                   "--master-key", self.master_key)
        return self

    def _station_config(self):
        self.run.mkdir(mode=0o700)
        config = self.town.folder / f"{self.key}-station.toml"
        doors = "".join(f'\n[[terminal]]\nname = "{name}"\nrole = "door"\n' for name in (*self.terminals, self.leaving_door))
        doors += "".join(f'\n[[terminal]]\nname = "{name}"\nrole = "staff"\n' for name in self.town.desks)
        config.write_text(
            f'[station]\nrun = "{self.run}"\ndatabase = "{self.database}"\n'
            f'office_key = "{self.town.enrolment}/office-signing.pub"\n\n[vault]\nkey = "{self.master_key}"\n{doors}', encoding="utf-8")
        return config

    def write_uplink_config(self):
        enrolment = self.town.enrolment
        config = self.town.folder / f"{self.key}-uplink.toml"
        config.write_text(
            f'[station]\nsocket = "{self.run}/uplink"\n\n[office]\naddress = "{self.office_address}"\n'
            f'certificate = "{enrolment}/station-{self.station_id}.pem"\nkey = "{enrolment}/station-{self.station_id}.key"\n'
            f'authority = "{enrolment}/ca.pem"\n', encoding="utf-8")
        return config

    def socket(self, name):
        return self.run / name

    def connect(self, name):
        return UnixConnection(self.socket(name))

    def ask(self, socket_name, method, target, body=None):
        return ask(lambda: self.connect(socket_name), method, target, body)

    def health(self):
        return self.ask("admin", "GET", "/v1/health").json()

    def rows(self, statement):
        return read(self.database, statement)

    def cards(self):
        """What this town's readers would send for each resident's card."""
        return [row["hash"] for row in self.rows("SELECT hash FROM card ORDER BY hash")]


class BusyTown:
    """Closed, or left by an exception, it ends what it started and removes its folder. `disk(town, name)` makes the
    folder for what a station or the office stores."""

    def __init__(self, keys=("nocleg", "laznia"), men=40, women=20, seats=40, residents=90, terminals=4, disk=None,
                 listen="127.0.0.1", desks=()):
        self.desks = desks
        self.data = SimpleNamespace(staff=STAFF)
        self.keeper = Keeper()
        self.folder = Path(tempfile.mkdtemp(prefix="ostoja-fault-", dir="/tmp"))
        self.keeper.tell(f"dir {self.folder}")
        self._folder_for = disk or BusyTown._own_folder
        self.logs = self.folder / "logs"
        self.logs.mkdir()
        self.enrolment = self.folder / "town"
        self.town_file = self.folder / "town.toml"
        write_town_file(self.town_file, men, women, seats, residents)
        self.listen = listen
        self.office_port = free_port()
        self.office_address = f"localhost:{self.office_port}"
        self.environments = {}
        """By program; what is put into one counts from the program's next start."""
        self._programs = []
        self.admin("enrol", "town", "--directory", self.enrolment, "--name", "Brzegów")
        self.facilities = {key: House(self, key, self._folder_for(self, key), terminals).init() for key in keys}
        self.office_database = self._folder_for(self, "office") / "office.db"
        self.office = self.program("office", "ostoja-office", self._office_config())

    def _own_folder(self, name):
        folder = self.folder / f"{name}-data"
        folder.mkdir(exist_ok=True)
        return folder

    def _office_config(self):
        config = self.folder / "office.toml"
        keys = self.enrolment
        config.write_text(
            f'[office]\nlisten = "{self.listen}:{self.office_port}"\ndatabase = "{self.office_database}"\n'
            f'certificate = "{keys}/office.pem"\nkey = "{keys}/office.key"\nauthority = "{keys}/ca.pem"\n'
            f'signing_key = "{keys}/office-signing.key"\nstations = "{keys}/stations.toml"\n\n[town]\nname = "Brzegów"\n',
            encoding="utf-8")
        return config

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.tell_logs()
        self.stop()

    def __getitem__(self, key):
        return self.facilities[key]

    def admin(self, *words):
        done = subprocess.run([build_folder() / "bin" / "ostoja", *map(str, words)], capture_output=True, text=True,
                              timeout=60, check=False)
        if done.returncode != 0:
            raise AssertionError(f"ostoja {' '.join(map(str, words))} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def program(self, name, binary, config):
        environment = self.environments[name] = dict(os.environ)
        program = Program(self.keeper, name, [build_folder() / "bin" / binary, "--config", config],
                          self.logs / f"{name}.log", environment)
        self._programs.append(program)
        return program

    def start(self):
        self.office.start()
        for house in self.facilities.values():
            house.station.start()
        for house in self.facilities.values():
            house.station.wait_ready()
            house.uplink.start()
        self.office.wait_ready()
        return self

    def connect_office(self):
        return tls_connection(self.office_address, self.enrolment / "ca.pem")

    def ask_office(self, target):
        return ask(self.connect_office, "GET", target)

    def figures(self, key):
        station = self.facilities[key].station_id
        return next(f for f in self.ask_office("/v1/occupancy").json()["facilities"] if f["station"] == station)

    def station_at_office(self, key):
        station = self.facilities[key].station_id
        return next(s for s in self.ask_office("/v1/stations").json()["stations"] if s["id"] == station)

    def metric(self, line):
        text = self.ask_office("/metrics").text
        return next(int(row.rsplit(" ", 1)[1]) for row in text.splitlines() if row.startswith(line + " "))

    def tell_logs(self):
        for log in sorted(self.logs.glob("*.log")):
            lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
            print(f"--- {log.name}", *lines, sep="\n", flush=True)

    def stop(self):
        """Ends everything; each program must end by itself with 0. Returns those that did not."""
        problems = {}
        for program in reversed(self._programs):
            if (code := program.stop()) not in (0, None):
                problems[program.name] = code
        self.keeper.close()  # it unmounts, and removes the folder
        return problems
