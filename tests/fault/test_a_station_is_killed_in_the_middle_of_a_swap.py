# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of a station while two people's beds are swapped, again and again: each has one bed afterwards, nobody shares
one, every swap that was confirmed is there, and none is there twice.

  test_a_station_is_killed_in_the_middle_of_a_swap.py [--rounds N] [--seed SEED]
"""

import random
import sys
import threading
import time
from http.client import HTTPException
from pathlib import Path

from busy_town import BusyTown
from desk import Desk
from door import new_uuid
from load import Line
from programs import wait_for
from proof import wrong_with_beds, wrong_with_journals
from rounds import run_rounds

DESK = "desk-1"
SWAPPED = "pl.ostoja.stay.swapped.v1"


class Swaps(threading.Thread):
    """One after the other, until the station is gone."""

    def __init__(self, house, one, other):
        super().__init__()
        self._desk, self._one, self._other = Desk(house, DESK), one, other
        self.confirmed = 0
        self.on_its_way = False
        self.refused = None

    def run(self):
        while True:
            self.on_its_way = True
            try:
                answer = self._desk.post(f"/v1/stays/{self._one}/swap", **{"with": self._other})
            except (OSError, HTTPException):
                return
            self.on_its_way = False
            if answer.status != 204:
                self.refused = answer.text
                return
            self.confirmed += 1


class Night:
    def __init__(self, town):
        self.house = town["nocleg"]
        self.confirmed = self.in_flight = 0
        self._tap_two()
        self.first = self.beds()
        if len(self.first) != 2:
            raise AssertionError(f"two people were to have beds: {self.first}")

    def _tap_two(self):
        line = Line(self.house.run / "door-1.reader")
        for card in self.house.cards():
            line.post("/v1/taps", {"id": new_uuid(), "card": card, "kind": "ntag", "proof": "uid", "age_ms": 100})
            if len(self.beds()) == 2:
                break
        line.close()

    def beds(self):
        """By stay, of men: they share a ward."""
        rows = self.house.rows("SELECT stay.id, stay.bed FROM stay JOIN bed ON bed.id = stay.bed JOIN room ON room.id = bed.room "
                               "WHERE stay.state <> 'ended' AND room.segment = 'men' ORDER BY stay.began")
        return {row["id"]: row["bed"] for row in rows}

    def swapped(self):
        return self.house.rows(f"SELECT count(*) AS times FROM journal WHERE type = '{SWAPPED}'")[0]["times"]

    def round(self, rng):
        if Desk(self.house, DESK).sign_in("manager").status != 200:
            raise AssertionError("the manager can't sign in")
        swaps = Swaps(self.house, *self.first)
        swaps.start()
        wait_for(lambda: swaps.confirmed > 0 or not swaps.is_alive(), "a swap", step=0.001)
        time.sleep(rng.uniform(0, 0.02))  # the moment within a swap; nothing waits for it
        self.house.station.kill()
        swaps.join()
        if swaps.refused:
            raise AssertionError(f"a swap was refused: {swaps.refused}")
        self.confirmed += swaps.confirmed
        self.in_flight += swaps.on_its_way
        self.house.station.start().wait_ready()
        # What was on its way may have been recorded before its answer.
        recorded = self.swapped()
        if swaps.on_its_way and recorded == self.confirmed + 1:
            self.confirmed = recorded
        return self.wrong(recorded)

    def wrong(self, recorded):
        problems = []
        if recorded != self.confirmed:
            problems.append(f"{recorded} swaps are recorded, {self.confirmed} were confirmed")
        stays = list(self.first)
        there = dict(zip(stays, self.first.values() if recorded % 2 == 0 else reversed(self.first.values())))
        if self.beds() != there:
            problems.append(f"after {recorded} swaps: {self.beds()}, not {there}")
        return problems


def nights(rounds, seed):
    with BusyTown(keys=("nocleg",), men=12, women=6, residents=30, terminals=1, desks=(DESK,)) as town:
        night = Night(town.start())
        problems = []
        for number in range(rounds):
            problems += night.round(random.Random(f"{seed} round {number}"))
        problems += wrong_with_beds(town) + wrong_with_journals(town)
        print(f"figures: rounds={rounds} swaps_confirmed={night.confirmed} in_flight_at_the_kill={night.in_flight} "
              f"wrong={len(problems)} seed={seed}", flush=True)
        if not night.in_flight:
            problems.append("no kill met a swap on its way: this proves nothing")
        if not night.wrong(night.confirmed + 1):
            problems.append("the proof doesn't miss a swap")
        return problems


if __name__ == "__main__":
    sys.exit(run_rounds(Path(__file__).name, __doc__, nights, rounds=20))
