# SPDX-License-Identifier: GPL-3.0-or-later
"""The power of a station's or the office's disk is cut while many people tap: what was answered before is there.

  test_the_power_is_cut.py [--rounds N] [--seed SEED]

Where no power can be cut it says why and ends with 77.
"""

import random
import sys
import time
from contextlib import closing
from pathlib import Path
from sqlite3 import DatabaseError, OperationalError, connect

from account import office_entries, read, wait_delivered
from busy_town import BusyTown
from cut_disk import SKIPPED, CutDisk, why_not
from door import build_folder
from load import Load
from programs import wait_for
from proof import everything_wrong, wrong_with_answers
from rounds import run_rounds

LYING_DISK = build_folder() / "lib" / "fault_lying_disk.so"
CUTS_ON_A_LYING_DISK = 5


class Disks:
    """A disk for each program that stores something."""

    def __init__(self):
        self._disks = {}

    def make(self, town, name):
        self._disks[name] = CutDisk(town.folder, name, town.keeper)
        return self._disks[name].path

    def cut(self, name):
        self._disks[name].cut()

    def restore(self, name):
        self._disks[name].restore()


class Evening:
    def __init__(self, town, disks, seed):
        self.town, self.disks, self.seed = town, disks, seed
        self.cuts = {name: 0 for name in (*town.facilities, "office")}
        self.answered_before_a_cut = 0
        self.delivered_before_a_cut = 0
        self.problems = []
        self.load = Load(town.facilities.values(), seed).start()

    def round(self, number):
        rng = random.Random(f"{self.seed} round {number}")
        names = list(self.cuts) if number % 4 == 3 else [list(self.cuts)[number % 3]]
        houses = self.town.facilities.values()
        before = {house: house.health()["delivered_through"] for house in houses}
        wait_for(lambda: all(h.health()["delivered_through"] > n for h, n in before.items()), "entries to be delivered", 60)
        self.load.wait_sent(rng.randint(20, 200))
        time.sleep(rng.uniform(0, 0.003))  # the moment within a tap; nothing waits for it
        answered = [tap for tap in self.load.taps if tap.answer is not None]
        delivered = {house: house.health()["delivered_through"] for house in houses}
        for name in names:
            self.disks.cut(name)
        for name in names:
            self.program(name).kill()
        for name in names:
            self.disks.restore(name)
            self.program(name).start()
            self.cuts[name] += 1
        for name in names:
            self.program(name).wait_ready()
        self.check(answered, delivered)

    def check(self, answered, delivered):
        """At once: what a station lost, somebody's repeat could bring back later."""
        self.problems += wrong_with_answers(self.town, answered, all_of_them=False)
        held = {(station, sequence) for station, _, sequence in office_entries(self.town)}
        for house, through in delivered.items():
            self.delivered_before_a_cut = max(self.delivered_before_a_cut, through)
            self.problems += [f"lost: entry {number} of {house.key}, which the office had acknowledged"
                              for number in range(1, through + 1) if (house.station_id, number) not in held]
        self.answered_before_a_cut = len(answered)

    def program(self, name):
        return self.town.office if name == "office" else self.town[name].station

    def end(self):
        self.load.stop()
        wait_delivered(self.town, 60)


def evening(rounds, seed):
    disks = Disks()
    with BusyTown(disk=disks.make) as town:
        night = Evening(town.start(), disks, seed)
        try:
            for number in range(rounds):
                night.round(number)
        finally:
            night.end()
        problems = night.problems + everything_wrong(town, night.load.taps)
        lost = sum(problem.startswith(("lost", "not at the office")) for problem in problems)
        print(f"figures: rounds={rounds}", *(f"cuts_{name}={times}" for name, times in night.cuts.items()),
              f"taps_answered={len(night.load.taps)}", f"taps_on_their_way={sum(tap.broken > 0 for tap in night.load.taps)}",
              f"lost={lost} wrong={len(problems)} seed={seed}", flush=True)
        if night.answered_before_a_cut == 0 or night.delivered_before_a_cut == 0:
            problems.append("nothing was answered or delivered before a cut: this evening proves nothing")
        return problems


def just_founded(rounds):
    """The power is cut at the moment at which `ostoja init` has ended."""
    disks, problems = Disks(), []
    with BusyTown(keys=("nocleg",), disk=disks.make) as town:
        house = town["nocleg"]
        for number in range(rounds):
            disks.cut("nocleg")
            disks.restore("nocleg")
            try:
                town.admin("verify", "--database", house.database)
                people = read(house.database, "SELECT count(*) AS n FROM card")[0]["n"]
                if people != 90:
                    problems.append(f"lost: a new facility has {people} cards of 90")
            except (AssertionError, OSError) as lost:
                problems.append(f"lost: a new facility, by a cut right after init ({lost})")
            house.database = house.folder / f"founded-{number}.db"
            house.init()
    print(f"figures: cuts_after_init={rounds} lost={len(problems)}", flush=True)
    return problems


def first_minute(rounds):
    """The power is cut as soon as a new office, whose file was never there, has acknowledged its first entries."""
    disks, problems = Disks(), []
    with BusyTown(keys=("nocleg",), disk=disks.make) as town:
        house = town["nocleg"]
        house.station.start().wait_ready()
        for _ in range(rounds):
            for file in town.office_database.parent.glob("office.db*"):
                file.unlink()
            # Anew, too: it must not know from before what the office holds.
            town.office.start().wait_ready()
            house.uplink.start()
            wait_for(lambda: acknowledged(house) > 0, "the first entries to be acknowledged")
            through = acknowledged(house)
            disks.cut("office")
            town.office.kill()
            house.uplink.kill()
            disks.restore("office")
            try:
                held = {sequence for _, _, sequence in office_entries(town)}
            except OperationalError as gone:
                held, problems = set(), [*problems, f"lost: a new office's file ({gone})"]
            problems += [f"lost: entry {n} of a new office" for n in range(1, through + 1) if n not in held]
            house.station.kill()
            house.station.start().wait_ready()
    print(f"figures: cuts_of_a_new_office={rounds} lost={len(problems)}", flush=True)
    return problems


def acknowledged(house):
    return house.health()["delivered_through"]


def with_a_disk_that_lies():
    """The same proof on a station whose flushes do nothing has to miss taps. Only what it counted itself counts: a cut that
    leaves no file in which it could look is made again."""
    for cuts in range(1, CUTS_ON_A_LYING_DISK + 1):
        answered, lost = cut_on_a_lying_disk(f"lies {cuts}")
        if lost is not None:
            break
    print(f"figures: with_a_lying_disk_answered={answered} with_a_lying_disk_lost={lost} cuts={cuts}", flush=True)
    if lost is None:
        return [f"after none of {cuts} cuts on a lying disk the file could be read: nothing tells whether this proof sees a loss"]
    return [] if lost else ["a station whose flushes do nothing lost nothing: this proof sees no loss"]


def cut_on_a_lying_disk(seed):
    """How many taps were answered, and how many of them the proof misses; None where it can't look."""
    disks = Disks()
    with BusyTown(keys=("nocleg",), disk=disks.make) as town:
        house = town["nocleg"]
        town.environments["nocleg-station"] |= {"LD_PRELOAD": str(LYING_DISK), "ASAN_OPTIONS": "verify_asan_link_order=0"}
        house.station.start().wait_ready()
        load = Load([house], seed).start()
        load.wait_sent(300)
        answered = [tap for tap in load.taps if tap.answer is not None]
        disks.cut("nocleg")
        house.station.kill()
        disks.restore("nocleg")
        if not comes_up(house.station):
            load.give_up()
        try:
            # Where no station runs, somebody has to make the files beside it that whoever only reads needs.
            with closing(connect(house.database)) as opened:
                opened.execute("SELECT count(*) FROM journal").fetchone()
                wrong = wrong_with_answers(town, answered, all_of_them=False)
        except DatabaseError:
            wrong = None
        load.stop()
    return len(answered), None if wrong is None else sum(problem.startswith("lost") for problem in wrong)


def comes_up(program):
    """False where it can't, after what was done to its disk; then it doesn't run."""
    program.start()
    try:
        program.wait_ready()
        return True
    except AssertionError:
        if program.running:
            program.kill()
        return False


def every_part(rounds, seed):
    return just_founded(max(2, rounds // 2)) + first_minute(max(2, rounds // 2)) + with_a_disk_that_lies() + evening(rounds, seed)


if __name__ == "__main__":
    if reason := why_not():
        print(f"skipped: {reason}")
        sys.exit(SKIPPED)
    sys.exit(run_rounds(Path(__file__).name, __doc__, every_part, rounds=2))
