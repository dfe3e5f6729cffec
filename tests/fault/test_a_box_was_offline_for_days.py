# SPDX-License-Identifier: GPL-3.0-or-later
"""A box that was out of the office's reach for days brings thousands of entries, in order and without a gap; and what
comes out of order, twice, or on two connections at once makes the same figures.

  test_a_box_was_offline_for_days.py [--rounds N] [--seed SEED]
"""

import json
import random
import sys
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from account import read, wait_delivered
from busy_town import BusyTown
from door import build_folder
from fed_office import Journal, Town, now_ms, segment
from load import Load
from other_clock import OtherClock
from programs import wait_for
from proof import everything_wrong
from rounds import run_rounds

NIGHT = "2026-11-22"
DAY = 86_400_000
BEDS = 20


def days_offline(seed, taps):
    """Taps of four days while there is no office; then it is there."""
    problems = []
    with BusyTown(terminals=4) as town:
        clock = OtherClock(town.folder / "clock")
        for name in ("nocleg-station", "laznia-station", "office"):
            town.environments[name] |= clock.environment
        for house in town.facilities.values():
            house.station.start().wait_ready()
            house.uplink.start()
        load = Load(town.facilities.values(), seed).start()
        for day in range(4):
            clock.set(now_ms() + day * DAY, synchronised=True)
            load.wait_sent(taps // 4)
        load.stop()
        recorded = {house: house.health()["sequence"] for house in town.facilities.values()}
        town.office.start().wait_ready()
        through, seen = {house: 0 for house in recorded}, []

        def caught_up():
            for house in recorded:
                told = town.station_at_office(house.key)
                if told["gap"] is not None or told["received_through"] < through[house]:
                    seen.append(f"{house.key} after {through[house]}: {told}")
                through[house] = told["received_through"]
            return all(through[house] >= recorded[house] for house in recorded)

        wait_for(caught_up, "the days to be caught up", 120, step=0.05)
        problems += [f"out of order: {each}" for each in seen]
        wait_delivered(town, 60)
        problems += everything_wrong(town, load.taps)
        nights = min(len(house.rows("SELECT name FROM night")) for house in recorded)
        if nights != 4:
            problems.append(f"{nights} nights in four days")
        print(f"figures: offline_entries={sum(recorded.values())} nights={nights} gaps_seen={len(seen)} wrong={len(problems)} "
              f"seed={seed}", flush=True)
        clock.close()
    return problems


class Evening:
    """A random evening in a house of twenty beds, and how many are taken at its end."""

    def __init__(self, journal, rng, length):
        self.house = {"facility": str(uuid.uuid4()), "name": "Dom", "kind": "night_shelter", "address": "", "hours": ""}
        self.events = journal.opened(self.house, [(f"m{n}", "men", "in_use") for n in range(BEDS)], night=NIGHT)
        taken = {}
        for _ in range(length):
            bed = f"m{rng.randrange(BEDS)}"
            if bed in taken:
                self.events.append(journal.event("stay.ended", {"night": NIGHT, "stay": taken.pop(bed)}))
            else:
                taken[bed] = str(uuid.uuid4())
                body = {"night": NIGHT, "bed": bed, "segment": "men", "stay": taken[bed], "terminal": "d", "tap": taken[bed]}
                self.events.append(journal.event("bed.taken", body))
        self.taken = len(taken)


def in_disorder(events, rng):
    """Batches of neighbours, shuffled, some of them more than once."""
    batches, at = [], 0
    while at < len(events):
        size = rng.randint(1, 12)
        batches.append(events[at:at + size])
        at += size
    batches += rng.sample(batches, len(batches) // 4)
    rng.shuffle(batches)
    return batches


def out_of_order(rounds, seed):
    problems = []
    town = Town(str(build_folder() / "bin" / "ostoja-office"))
    try:
        journals = [Journal() for _ in range(rounds)]
        for journal in journals:
            town.enrol(journal.station, "Dom")
        town.start()
        posted = 0
        for number, journal in enumerate(journals):
            rng = random.Random(f"{seed} round {number}")
            evening = Evening(journal, rng, 150)
            batches = in_disorder(evening.events, rng)
            with ThreadPoolExecutor(2) as senders:
                answers = list(senders.map(lambda batch: town.post(batch, journal.station), batches))
            posted += sum(len(batch) for batch in batches)
            problems += [f"refused: {answer}" for status, answer in answers if status != 200]
            count = journal.snapshot(evening.house, [segment("men", BEDS, evening.taken)], NIGHT)
            town.post([count], journal.station)
            problems += wrong_at_the_office(town, journal, evening)
        rows = read(town.path("office.db"), "SELECT key, hash FROM entry")
        print(f"figures: disorderly_evenings={len(journals)} posted={posted} stored={len(rows)} wrong={len(problems)} seed={seed}",
              flush=True)
    finally:
        town.close()
    return problems


def wrong_at_the_office(town, journal, evening):
    told = next(s for s in json.loads(town.get("/v1/stations")[1])["stations"] if s["id"] == journal.station)
    figures = next(f for f in json.loads(town.get("/v1/occupancy")[1])["facilities"] if f["station"] == journal.station)
    wanted = {"through": journal.sequence, "gap": None, "conflicts": 0, "strange": [], "occupied": evening.taken, "agrees": True}
    seen = {"through": told["received_through"], "gap": told["gap"], "conflicts": told["conflicts"]["count"],
            "strange": told["not_understood"], "occupied": figures["segments"][0]["occupied"],
            "agrees": figures["snapshot"]["agrees"]}
    return [] if seen == wanted else [f"{journal.station}: {seen} instead of {wanted}"]


def every_part(rounds, seed):
    return out_of_order(rounds, seed) + days_offline(seed, taps=150 * rounds)


if __name__ == "__main__":
    sys.exit(run_rounds(Path(__file__).name, __doc__, every_part, rounds=20))
