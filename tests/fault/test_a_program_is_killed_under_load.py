# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of station, uplink and office at a random moment while many people tap: what was answered is there, once.

  test_a_program_is_killed_under_load.py [--rounds N] [--seed SEED]
"""

import random
import sqlite3
import sys
import time
from collections import Counter
from pathlib import Path

from account import wait_delivered
from busy_town import BusyTown
from load import Load
from programs import wait_for
from proof import everything_wrong, wrong_with_answers, wrong_with_delivery
from rounds import run_rounds

PROGRAMS = ("station", "uplink", "office")


class Evening:
    """One town under load, in which programs are killed."""

    def __init__(self, town, seed):
        self.town = town
        self.seed = seed
        self.kills = Counter()
        self.load = Load(town.facilities.values(), seed).start()

    def round(self, number):
        rng = random.Random(f"{self.seed} round {number}")
        kind = PROGRAMS[number % 3]
        house = self.town[rng.choice(list(self.town.facilities))]
        program = self.town.office if kind == "office" else getattr(house, kind)
        if kind != "station":
            self.wait_delivering()
        self.load.wait_sent(rng.randint(5, 120))
        time.sleep(rng.uniform(0, 0.003))  # the moment within a tap; nothing waits for it
        program.kill()
        self.kills[kind] += 1
        program.start().wait_ready()

    def wait_delivering(self):
        """Until each station's entries are on their way again, so that the kill comes into the midst of it."""
        before = {house: house.health()["delivered_through"] for house in self.town.facilities.values()}

        def all_moved():
            return all(house.health()["delivered_through"] > through for house, through in before.items())

        wait_for(all_moved, "entries to be delivered under load", 60)

    def end(self):
        self.load.stop()
        wait_delivered(self.town, 60)

    def figures(self, problems):
        answered = [tap for tap in self.load.taps if tap.answer is not None]
        kinds = Counter(problem.split(":")[0] for problem in problems)
        return {
            "rounds": sum(self.kills.values()),
            **{f"kills_{kind}": self.kills[kind] for kind in PROGRAMS},
            "taps_answered": len(answered),
            "beds_given_up": sum(tap.answer["outcome"] == "left" for tap in answered),
            "in_flight_at_the_kill": sum(tap.broken > 0 for tap in self.load.taps),
            "lost": kinds["lost"] + kinds["not at the office"],
            "doubled": kinds["doubled"] + kinds["stored twice"],
            "wrong": len(problems),
        }


def evening(rounds, seed):
    with BusyTown() as town:
        night = Evening(town.start(), seed)
        try:
            for number in range(rounds):
                night.round(number)
        finally:
            night.end()
        problems = everything_wrong(town, night.load.taps)
        figures = night.figures(problems)
        print("figures:", *(f"{key}={value}" for key, value in figures.items()), f"seed={seed}", flush=True)
        if not figures["in_flight_at_the_kill"] or not figures["beds_given_up"]:
            problems.append("no kill met a tap on its way, or no bed changed hands: this evening proves nothing")
        return problems + the_proof_is_blind(town, night.load.taps)


def the_proof_is_blind(town, taps):
    """The same proof must name what is taken out of the files, and what is put in twice."""
    house = town["nocleg"]
    ended = {program.name: program.stop() for program in (house.uplink, house.station, town.office)}
    if set(ended.values()) != {0}:
        return [f"ended badly: {ended}"]
    victim = next(tap for tap in taps if tap.house is house and tap.answer["outcome"] == "bed")
    blind = []
    with edited(house.database) as journal:
        journal.execute("DELETE FROM tap WHERE id = ?", (victim.id,))
    if not any(victim.id in problem for problem in wrong_with_answers(town, taps)):
        blind.append("a tap taken out of the station's file was not missed")
    with edited(town.office_database) as office:
        (key,) = office.execute("SELECT max(key) FROM entry").fetchone()
        office.execute("DELETE FROM entry WHERE key = ?", (key,))
    if len(wrong_with_delivery(town)) != 1:
        blind.append("an entry taken out of the office's file was not missed")
    return blind


class edited:
    def __init__(self, path):
        self._connection = sqlite3.connect(path)

    def __enter__(self):
        return self._connection

    def __exit__(self, *raised):
        self._connection.commit()
        self._connection.close()


if __name__ == "__main__":
    sys.exit(run_rounds(Path(__file__).name, __doc__, evening, rounds=50))
