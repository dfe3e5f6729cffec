# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal 4: how fast a town's events become durable at the office, beside PostgreSQL reached in the same way."""

import shutil
from dataclasses import dataclass
from statistics import median

from comparison import Comparison, paired
from postgres import Postgres
from town import free_port
from workplace import say

CONNECTIONS = 50
BATCH = 100


@dataclass(frozen=True)
class Leg:
    """One way of storing events, and how many are made beforehand for each second of it, for all connections. `once`:
    in the first round only. `over`: how PostgreSQL is reached."""

    name: str
    tool: str
    connections: int
    batch: int
    prepared: int
    way: str = ""
    over: str = "network"
    once: bool = False


OFFICE = [
    Leg("office, single, 1 connection", "office", 1, 1, 12_000),
    Leg("office, single, 50 connections", "office", CONNECTIONS, 1, 60_000),
    Leg("office, 100 a batch, 1 connection", "office", 1, BATCH, 150_000),
    Leg("office, 100 a batch, 50 connections", "office", CONNECTIONS, BATCH, 250_000),
]
# Over the same mutual TLS, with rows that are ready: no JSON, no hash.
ROWS = [
    Leg("PostgreSQL, single ready rows, 1 connection", "postgres", 1, 1, 12_000, "single"),
    Leg("PostgreSQL, single ready rows, 50 connections", "postgres", CONNECTIONS, 1, 40_000, "single"),
    Leg("PostgreSQL, 100 ready rows, 1 connection", "postgres", 1, BATCH, 150_000, "rows"),
    Leg("PostgreSQL, 100 ready rows, 50 connections", "postgres", CONNECTIONS, BATCH, 220_000, "rows"),
]
COPY = Leg("PostgreSQL, COPY of 100 ready rows, 50 connections", "postgres", CONNECTIONS, BATCH, 300_000, "copy")
# The same, and the database reads the events, checks hash and chain, and keeps the epoch's state by itself.
WHOLE = [
    Leg("PostgreSQL, all of it, single, 1 connection", "postgres", 1, 1, 12_000, "event", once=True),
    Leg("PostgreSQL, all of it, single, 50 connections", "postgres", CONNECTIONS, 1, 30_000, "event"),
    Leg("PostgreSQL, all of it, 100 a batch, 1 connection", "postgres", 1, BATCH, 60_000, "batch", once=True),
    Leg("PostgreSQL, all of it, 100 a batch, 50 connections", "postgres", CONNECTIONS, BATCH, 120_000, "batch"),
]
SPARED_TLS = [
    Leg("PostgreSQL spared TLS, too, 100 ready rows", "postgres", CONNECTIONS, BATCH, 250_000, "rows", "socket", True),
    Leg("PostgreSQL spared TLS, too, COPY of 100", "postgres", CONNECTIONS, BATCH, 350_000, "copy", "socket", True),
]
LIMITS = [
    Leg("SQLite in process, one a commit", "store", 1, 1, 20_000, once=True),
    Leg("SQLite in process, 100 a commit", "store", 1, BATCH, 250_000, once=True),
    Leg("append and fdatasync, 100 a flush", "append", 1, BATCH, 450_000, once=True),
]


class Ingest:
    """All legs, round after round, so that each has its reference beside it. `environment` is of the programs that
    store."""

    def __init__(self, work, size, environment=None):
        self.work = work
        self.size = size
        self.environment = environment or {}
        self.figures = {}

    def run(self, legs, rounds):
        neighbours = sorted(legs, key=lambda leg: (leg.batch, leg.connections))
        town = self._town(self._folder("town"), port=free_port())
        postgres = Postgres(self.work, town, self.environment)
        try:
            for turn in range(rounds):
                for leg in neighbours:
                    if turn == 0 or not leg.once:
                        self._take(leg, self._run(leg, postgres, town), turn)
        finally:
            postgres.stop()
            shutil.rmtree(town)
        self._expect_the_same_tls()
        return self.figures

    def _run(self, leg, postgres, town):
        if leg.tool == "office":
            return self._office(leg)
        if leg.tool == "postgres":
            reached = (postgres.socket,) if leg.over == "socket" else (postgres.network, "--folder", town)
            words = ["--server", *reached, "--pid", postgres.pid, "--way", leg.way, *self._words(leg)]
            return self.work.tool("bench-ingest", "postgres", *words)
        folder = self._folder("limit")
        words = ["--folder", folder, *self._words(leg)]
        told = self.work.tool("bench-ingest", leg.tool, *words, environment=self.environment)
        shutil.rmtree(folder)
        return told

    def _office(self, leg):
        folder, port = self._folder("office"), free_port()
        self._town(folder, port)
        command = [self.work.binary("ostoja-office"), "--config", folder / "office.toml"]
        office = self.work.program("office", command, self.environment)
        office.start().wait_ready()
        try:
            words = ["--folder", folder, "--port", port, "--pid", office.pid, *self._words(leg)]
            return self.work.tool("bench-ingest", "office", *words)
        finally:
            office.stop(timeout=60)
            shutil.rmtree(folder)

    def _town(self, folder, port):
        self.work.tool("bench-ingest", "prepare", "--folder", folder, "--connections", CONNECTIONS, "--port", port)
        return folder

    def _words(self, leg):
        events = max(leg.prepared * self.size.leg_ms // 1_000, 10 * leg.connections * leg.batch)
        return [
            *("--connections", leg.connections, "--batch", leg.batch),
            *("--events", events, "--most-ms", self.size.leg_ms),
        ]

    def _folder(self, name):
        folder = self.work.folder / name
        folder.mkdir()
        return folder

    def _take(self, leg, told, turn):
        self.figures.setdefault(leg.name, []).append({"round": turn, **told})
        p99 = f", p99 {told['p99_us'] / 1000:.2f} ms" if "p99_us" in told else ""
        costs = [("of the load", told["client_cpu_s"]), ("of the server", told.get("server_cpu_s"))]
        cost = ", ".join(f"{1e6 * spent / told['events']:.1f} µs {whose}" for whose, spent in costs if spent is not None)
        say(
            f"  {turn + 1}: {leg.name}: {told['per_second']:,.0f}/s, p50 {told['p50_us'] / 1000:.2f} ms{p99}; "
            f"processor for each: {cost}"
        )

    def _expect_the_same_tls(self):
        ways = {told["tls"] for leg in self.figures.values() for told in leg if "tls" in told}
        if len(ways) != 1:
            raise AssertionError(f"office and PostgreSQL were reached differently: {ways}")
        say(f"  office and PostgreSQL over {ways.pop()}, with a certificate each")


def compare(figures, ours, reference, what, at_least=None, note=""):
    theirs = {told["round"]: told["per_second"] for told in figures[reference]}
    mine = {told["round"]: told["per_second"] for told in figures[ours] if told["round"] in theirs}
    return Comparison(
        goal=4,
        what=what,
        ours=median(mine.values()),
        unit="events/s",
        reference=median(theirs.values()),
        reference_name=reference,
        ratio=paired(mine.values(), theirs.values()),
        at_least=at_least,
        note=note,
    )


def comparisons(figures):
    single, batches = OFFICE[1].name, OFFICE[3].name
    compared = [
        compare(figures, single, ROWS[1].name, "single events, 50 connections", 3),
        compare(figures, batches, ROWS[3].name, "100 a batch, 50 connections", 3),
        compare(figures, batches, COPY.name, "100 a batch, 50 connections", 1.5),
    ]
    shown = [
        *[(mine.name, theirs.name, "all but HTTP and the figures") for mine, theirs in zip(OFFICE, WHOLE)],
        (OFFICE[0].name, ROWS[0].name, "shown"),
        (OFFICE[2].name, ROWS[2].name, "shown"),
        *[(batches, each.name, "shown, on a Unix socket") for each in SPARED_TLS],
        (single, LIMITS[0].name, "group commit"),
        (batches, LIMITS[1].name, "the store's own limit"),
        (batches, LIMITS[2].name, "the disk's own limit"),
    ]
    return compared + [
        compare(figures, mine, theirs, mine.removeprefix("office, "), note=note) for mine, theirs, note in shown
    ]


def slow_comparisons(figures):
    return [
        compare(
            figures, mine.name, theirs.name, f"{mine.name.removeprefix('office, ')}, 5 ms a flush", note="shown"
        )
        for mine, theirs in zip(OFFICE, ROWS)
    ]


def measure(work, size):
    say("Goal 4: events at the office, over mutual TLS, beside PostgreSQL 15")
    legs = [*OFFICE, *ROWS, COPY, *WHOLE, *SPARED_TLS, *LIMITS]
    told = {"disk": Ingest(work, size).run(legs, size.rounds)}
    found = comparisons(told["disk"])
    if size.slow_disk:
        say("Goal 4 on a disk with 5 ms a flush (fsync and fdatasync slept for 5 ms more, for both sides)")
        slow = {"LD_PRELOAD": str(work.binary("").parent / "lib" / "slow_flush.so")}
        told["disk with 5 ms a flush"] = Ingest(work, size, slow).run([*OFFICE, *ROWS], max(1, size.rounds // 3))
        found += slow_comparisons(told["disk with 5 ms a flush"])
    return found, told
