# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's answer is lost after it stored a batch, the line breaks within a request, everything is reset: the uplink
sends again, and the office counts nothing twice.

  test_the_line_loses_answers_and_breaks.py [--rounds N] [--seed SEED]
"""

import json
import random
import sys
from collections import Counter
from pathlib import Path

from account import Delivery, read, wait_delivered
from bad_line import BadLine
from busy_town import BusyTown
from door import build_folder
from fed_office import Journal, Town
from http_clients import tls_connection
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


def stored_through(database):
    return max((row["received_through"] for row in read(database, "SELECT received_through FROM epoch")), default=0)


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
                stored_unanswered += fault == "answer lost" and stored_through(town.office_database) > told
                faults[fault] += 1
        finally:
            load.stop()
        wait_delivered(town, 60)
        problems = everything_wrong(town, load.taps)
        entries = len(read(town.office_database, "SELECT key FROM entry"))
        told = {name: town.metric(name) for name in (STORED, DUPLICATES, CONFLICTS)}
        if told[STORED] != entries or told[CONFLICTS] != 0:
            problems.append(f"doubled: {entries} entries are stored, and counted were {told}")
        if stored_unanswered == 0:
            problems.append("no answer was lost after a batch was stored: this evening proves nothing")
        print("figures:", *(f"{fault.replace(' ', '_')}={times}" for fault, times in faults.items()),
              f"stored_and_unanswered={stored_unanswered} stored={entries} duplicates={told[DUPLICATES]} lost={len(Delivery(town).lost)} wrong={len(problems)}",
              f"seed={seed}", flush=True)
        line.close()
        return problems


def the_same_again(rounds, seed):
    """A sender that repeats a whole batch because it heard nothing, as an uplink that never asks where the office stands."""
    town = Town(str(build_folder() / "bin" / "ostoja-office"))
    journal, rng, problems, stored = Journal(), random.Random(seed), [], 0
    town.enrol(journal.station, "Dom")
    line = BadLine(("127.0.0.1", town.start().port))
    try:
        for _ in range(rounds):
            batch = [journal.event("card.unknown", {"n": n}) for n in range(rng.randint(1, 40))]
            stored += len(batch)
            send_and_hear_nothing(town, line, journal, batch)
            told = town.post(batch, journal.station)[1]
            if told["received_through"] != journal.sequence:
                problems.append(f"acknowledged up to {told['received_through']} of {journal.sequence}")
        seen = [counted(town.get("/metrics")[1], name) for name in (STORED, DUPLICATES, CONFLICTS)]
        if seen != [stored, stored, 0]:
            problems.append(f"doubled: of {stored} that were sent twice, stored, duplicates and conflicts are {seen}")
        print(f"figures: batches_sent_twice={rounds} stored={seen[0]} duplicates={seen[1]} conflicts={seen[2]}", flush=True)
    finally:
        line.close()
        town.close()
    return problems


def send_and_hear_nothing(town, line, journal, batch):
    """The line breaks when the office has stored the batch."""
    files = [town.path(name) for name in ("ca.pem", f"{journal.station}.pem", f"{journal.station}.key")]
    connection = tls_connection(f"localhost:{line.port}", *files)
    connection.connect()
    line.lose_what_comes_back()
    connection.request("POST", "/v1/events", json.dumps(batch), {"Content-Type": "application/cloudevents-batch+json"})
    database = town.path("office.db")
    wait_for(lambda: stored_through(database) == journal.sequence, "the batch to be stored")
    line.reset_all()
    try:
        raise AssertionError(f"the line let an answer through: {connection.getresponse().status}")
    except OSError:
        connection.close()


def counted(metrics, name):
    return next((int(row.rsplit(" ", 1)[1]) for row in metrics.splitlines() if row.startswith(name)), 0)


def every_part(rounds, seed):
    return the_same_again(rounds, seed) + evening(rounds, seed)


if __name__ == "__main__":
    sys.exit(run_rounds(Path(__file__).name, __doc__, every_part, rounds=15))
