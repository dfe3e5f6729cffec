# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal "people": finding somebody among 20,000 by what is typed, and what so many cost at the door."""

import csv
import json
import shutil
from hashlib import sha256
from itertools import islice
from statistics import median, quantiles

import tap_goal
from comparison import Comparison
from display import Display
from door import new_uuid
from http_clients import Stream, UnixConnection, ask
from programs import wait_for
from workplace import ROOT, say

NAMES = ROOT / "tests" / "data" / "names.csv"
"""Those whose cards are held, and few more: bench-taps goes round among the first of them."""
FEW = 1_060
"""tests/bench/facility.h: whose card it is, and the PIN."""
STAFF_CARD, STAFF_PIN = "v1:" + sha256(b"card -1").hexdigest(), "713905"
DESK, DESK_SIZE = "desk-1", (1366, 768)
NS_PER_MS = 1e6
ENOUGH_FOR_P95 = 200


def measure(work, size):
    search = searches(work, size)
    painted = paints(work, size)
    door = taps(work, size)
    found = [*search_comparisons(search), *paint_comparisons(painted, size), *door_comparisons(door, size)]
    return found, {"search": search, "painted": painted, "door": door}


def searches(work, size):
    say("Goal people: a search after each key, in process")
    return work.tool("bench-search", "--residents", size.residents, "--names", NAMES, "--rounds", size.rounds)


def search_comparisons(told):
    ours, people = told["search"], f"{told['residents']:,} people"
    return [
        Comparison(
            goal="people",
            what=f"one search of {people}, median of {ours['n']:,}",
            ours=ours["p50_us"],
            unit="µs",
            reference=told["scan"]["p50_us"],
            reference_name="looking for the text as it stands in each name",
            ratio=ours["p50_us"] / told["scan"]["p50_us"],
        ),
        Comparison(goal="people", what=f"one search of {people}, p95", ours=ours["p95_us"], unit="µs"),
    ]


class Desk:
    """A staff desk of a running station: kiosk on a display of its own, its keys, and what it wrote down."""

    def __init__(self, work, run):
        self._run, self._work = run, work
        self.folder, self.extra = run.parent / "kiosk", []
        self.folder.mkdir()
        self.trace = self.folder / "kiosk.trace"
        self.display = Display(self, "desk", *DESK_SIZE)
        config = self.folder / "kiosk.toml"
        config.write_text(
            f'[station]\nsocket = "{run}/{DESK}.screen"\n\n[screen]\nrole = "staff"\n\n[trace]\nfile = "{self.trace}"\n',
            encoding="utf-8",
        )
        scratch = self.folder / "xdg"
        scratch.mkdir(mode=0o700)
        environment = self.display.environment(QT_QUICK_BACKEND="software", XDG_RUNTIME_DIR=str(scratch))
        self.kiosk = self.program("kiosk", [work.binary("ostoja-kiosk"), "--config", config], environment)
        self.extra.append(self.kiosk)
        self.kiosk.start().wait_ready(timeout=60)
        self._lines = open(self.trace, encoding="utf-8")

    def program(self, name, command, environment=None):
        return self._work.program(name, command, environment)

    def sign_in(self):
        stream = Stream(lambda: UnixConnection(self._run / f"{DESK}.screen", 60), "/v1/events")
        try:
            tap = {"id": new_uuid(), "card": STAFF_CARD, "kind": "ntag", "proof": "uid", "age_ms": 0}
            answer = ask(lambda: UnixConnection(self._run / f"{DESK}.reader", 60), "POST", "/v1/taps", tap)
            if answer.status != 200:
                raise AssertionError(f"the staff's card: {answer.text}")
            stream.wait(lambda state: state["sign_in"], "the desk to ask for a PIN")
            for figure in STAFF_PIN:
                self.frame(figure, "drawn")
            self.frame("Return", "drawn")
            stream.wait(lambda state: state["session"], "somebody to work at the desk")
        finally:
            stream.close()
        self.frame("Shift_L", "drawn")

    def frame(self, key, event):
        """Presses a key; milliseconds from its arrival to its next frame ("drawn"), or to those found ("found")."""
        self.display.key(key)
        told = self._line(lambda line: line["event"] == "drawn", f"a frame after {key}")
        if event == "found":
            # One that was typed before its answer came tells of none.
            told = self._line(lambda line: line["event"] == event and line["pressed"] == told["pressed"], f"those found after {key}")
        return (told["t"] - told["pressed"]) / NS_PER_MS

    def _line(self, fits, what):
        def line():
            return next(filter(fits, map(json.loads, self._lines)), None)

        return wait_for(line, what, step=0.002)

    def stop(self):
        self._lines.close()
        for program in reversed(self.extra):
            program.stop(timeout=30)


def queries():
    """As they are typed on a keyboard with the letters of English."""
    with open(NAMES, encoding="utf-8", newline="") as file:
        typed = [row["typed"] for row in csv.DictReader(file)]
    return [text.lower() for text in typed if text.isascii()]


def paints(work, size):
    say("Goal people: a key pressed at the desk → those found painted")
    database = work.folder / "people-desk.db"
    shutil.copyfile(tap_goal.database(work, size), database)
    station, run = tap_goal.station(work, "people-desk", database, desks=(DESK,))
    desk = None
    found, empty = [], []
    try:
        desk = Desk(work, run)
        desk.sign_in()
        # A shift begins at the beds.
        desk.frame("F3", "drawn")
        for query in islice(queries(), max(1, size.paints // 10)):
            for letter in query:
                found.append(desk.frame("space" if letter == " " else letter, "found"))
            # A key that changes nothing: one frame of the same screen.
            empty.append(desk.frame("Shift_L", "drawn"))
            desk.frame("Escape", "found")
    finally:
        if desk:
            desk.stop()
        station.stop(timeout=60)
        for part in work.folder.glob(database.name + "*"):
            part.unlink()
    return {"found_ms": found, "empty_ms": empty}


def paint_comparisons(told, size):
    found, empty = told["found_ms"], median(told["empty_ms"])
    people = f"{size.residents:,} people"
    figures = [(f"key to those found painted, {people}, median of {len(found)}", median(found))]
    if len(found) >= ENOUGH_FOR_P95:
        figures.append((f"key to those found painted, {people}, p95", quantiles(found, n=20)[18]))
    return [
        Comparison(
            goal="people", what=what, ours=ours, unit="ms", reference=empty, reference_name="one frame of the same screen", ratio=ours / empty
        )
        for what, ours in figures
    ]


def taps(work, size):
    """The stations take turns, as in goal 1; the one without a past has nobody but those who tap."""
    say("Goal people: the tap at the door, with everybody and their past, and without")
    full, reference, empty = (work.folder / f"people-{name}.db" for name in ("full", "reference", "empty"))
    for target in (full, reference):
        shutil.copyfile(tap_goal.database(work, size), target)
    work.tool("bench-taps", "make", empty, "--residents", min(FEW, size.residents), "--entries", 0, "--master-key", tap_goal.key(work))
    started = [tap_goal.station(work, "people-full", full), tap_goal.station(work, "people-empty", empty)]
    try:
        return work.tool(
            "bench-taps",
            "run",
            *("--full", started[0][1], "--empty", started[1][1], "--reference", reference, "--taps", size.taps),
            *("--master-key", tap_goal.key(work)),
        )
    finally:
        for program, _ in started:
            program.stop(timeout=60)
        for file in (full, reference, empty):
            for part in work.folder.glob(file.name + "*"):
                part.unlink()


def door_comparisons(told, size):
    return [
        Comparison(
            goal="people",
            what=f"tap to outcome, p50, {size.residents:,} people and {size.journal_entries:,} entries",
            ours=told["full"]["p50_us"],
            unit="µs",
            reference=told["empty"]["p50_us"],
            reference_name="an empty file",
            ratio=tap_goal.ratio(told, "full", "empty", "p50_us"),
            at_most=1.2,
        )
    ]
