# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's answer is lost after it stored a batch, the line breaks within a request, everything is reset: the uplink
sends again, and the office counts nothing twice.

  test_the_line_loses_answers_and_breaks.py [--rounds N] [--seed SEED]
"""

import random
import sys
from collections import Counter
from pathlib import Path

from account import Delivery, read, wait_delivered
from bad_line import BadLine
from busy_town import BusyTown
from load import Load
from programs import wait_for
from proof import everything_wrong
from rounds import run_rounds

DUPLICATES = 'ostoja_office_events_total{result="duplicate"}'
CONFLICTS = 'ostoja_office_events_total{result="conflict"}'
STORED = 'ostoja_office_events_total{result="stored"}'


def break_it(line, rng):
    """One fault on the next bytes; returns its name and what tells that it has happened."""
    fault = rng.choice(("answer lost", "answer lost", "cut within a request", "reset"))
    if fault == "answer lost":
        seen = line.lost_answers
        line.lose_next_answer()
        return fault, lambda: line.lost_answers > seen
    if fault == "cut within a request":
        seen = line.cut_requests
        line.cut_next_request(rng.choice((1, 5, 100, 1_000, 5_000, 20_000)))
        return fault, lambda: line.cut_requests > seen
    line.reset_all()
    return fault, lambda: True


def stored_through(town):
    return max(row["received_through"] for row in read(town.office_database, "SELECT received_through FROM epoch"))


def evening(rounds, seed):
    faults, stored_unanswered = Counter(), 0
    with BusyTown(keys=("nocleg",), terminals=2) as town:
        house = town["nocleg"]
        line = BadLine(("127.0.0.1", town.office_port))
        house.office_address = f"localhost:{line.port}"
        house.write_uplink_config()
        town.start()
        load = Load([house], seed, lanes=1).start()
        try:
            for number in range(rounds):
                rng = random.Random(f"{seed} round {number}")
                before = house.health()["delivered_through"]
                wait_for(lambda: house.health()["delivered_through"] > before, "entries to be delivered", 60)
                fault, happened = break_it(line, rng)
                wait_for(happened, fault, 60)
                told = house.health()["delivered_through"]
                stored_unanswered += fault == "answer lost" and stored_through(town) > told
                faults[fault] += 1
        finally:
            load.stop()
        wait_delivered(town, 60)
        problems = everything_wrong(town, load.taps)
        entries = len(read(town.office_database, "SELECT key FROM entry"))
        counted = {name: town.metric(name) for name in (STORED, DUPLICATES, CONFLICTS)}
        if counted[STORED] != entries or counted[CONFLICTS] != 0:
            problems.append(f"doubled: {entries} entries are stored, and counted were {counted}")
        if stored_unanswered == 0:
            problems.append("no answer was lost after a batch was stored: this evening proves nothing")
        print("figures:", *(f"{fault.replace(' ', '_')}={times}" for fault, times in faults.items()),
              f"stored_and_unanswered={stored_unanswered} stored={entries} duplicates={counted[DUPLICATES]} lost={len(Delivery(town).lost)} wrong={len(problems)}",
              f"seed={seed}", flush=True)
        line.close()
        return problems


if __name__ == "__main__":
    sys.exit(run_rounds(Path(__file__).name, __doc__, evening, rounds=15))
