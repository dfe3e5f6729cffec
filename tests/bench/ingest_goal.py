# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal 4: how fast a town's events become durable at the office, beside PostgreSQL doing the same work."""

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
    """One way of storing events, and how many are made beforehand for each second of it, for all connections."""

    name: str
    tool: str
    connections: int
    batch: int
    prepared: int
    way: str = ""


OFFICE = [
    Leg("office, single, 1 connection", "office", 1, 1, 12_000),
    Leg("office, single, 50 connections", "office", CONNECTIONS, 1, 40_000),
    Leg("office, 100 a batch, 1 connection", "office", 1, BATCH, 120_000),
    Leg("office, 100 a batch, 50 connections", "office", CONNECTIONS, BATCH, 200_000),
]
POSTGRES = [
    Leg("PostgreSQL, single, 1 connection", "postgres", 1, 1, 12_000, "single"),
    Leg("PostgreSQL, single, 50 connections", "postgres", CONNECTIONS, 1, 30_000, "single"),
    Leg("PostgreSQL, 100 rows, 1 connection", "postgres", 1, BATCH, 60_000, "rows"),
    Leg("PostgreSQL, 100 rows, 50 connections", "postgres", CONNECTIONS, BATCH, 80_000, "rows"),
    Leg("PostgreSQL, COPY of 100, 1 connection", "postgres", 1, BATCH, 120_000, "copy"),
    Leg("PostgreSQL, COPY of 100, 50 connections", "postgres", CONNECTIONS, BATCH, 160_000, "copy"),
]
LIMITS = [
    Leg("SQLite in process, one a commit", "store", 1, 1, 20_000),
    Leg("SQLite in process, 100 a commit", "store", 1, BATCH, 160_000),
    Leg("append and fdatasync, one a flush", "append", 1, 1, 30_000),
    Leg("append and fdatasync, 100 a flush", "append", 1, BATCH, 200_000),
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
        postgres = Postgres(self.work, self.environment)
        try:
            for turn in range(rounds):
                for leg in legs:
                    self._take(leg, self._run(leg, postgres), turn)
        finally:
            postgres.stop()
        return self.figures

    def _run(self, leg, postgres):
        if leg.tool == "office":
            return self._office(leg)
        if leg.tool == "postgres":
            before = postgres.processor_seconds()
            words = ["--server", postgres.server, "--way", leg.way, *self._words(leg)]
            told = self.work.tool("bench-ingest", "postgres", *words)
            return {**told, "server_cpu_s": postgres.processor_seconds() - before}
        folder = self._folder("limit")
        words = ["--folder", folder, *self._words(leg)]
        told = self.work.tool("bench-ingest", leg.tool, *words, environment=self.environment)
        shutil.rmtree(folder)
        return told

    def _office(self, leg):
        folder, port = self._folder("office"), free_port()
        self.work.tool("bench-ingest", "prepare", "--folder", folder, "--connections", CONNECTIONS, "--port", port)
        command = [self.work.binary("ostoja-office"), "--config", folder / "office.toml"]
        office = self.work.program("office", command, self.environment)
        office.start().wait_ready()
        try:
            words = ["--folder", folder, "--port", port, "--pid", office.pid, *self._words(leg)]
            return self.work.tool("bench-ingest", "office", *words)
        finally:
            office.stop(timeout=60)
            shutil.rmtree(folder)

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
        self.figures.setdefault(leg.name, []).append(told)
        p99 = f", p99 {told['p99_us'] / 1000:.2f} ms" if "p99_us" in told else ""
        costs = [("of the load", told["client_cpu_s"]), ("of the server", told.get("server_cpu_s"))]
        cost = ", ".join(f"{1e6 * spent / told['events']:.1f} µs {whose}" for whose, spent in costs if spent is not None)
        say(
            f"  {turn + 1}: {leg.name}: {told['per_second']:,.0f}/s, p50 {told['p50_us'] / 1000:.2f} ms{p99}; "
            f"processor for each: {cost}"
        )


def rates(figures, name):
    return [told["per_second"] for told in figures[name]]


def compare(figures, ours, reference, what, at_least=None, note=""):
    mine, theirs = rates(figures, ours), rates(figures, reference)
    return Comparison(
        goal=4,
        what=what,
        ours=median(mine),
        unit="events/s",
        reference=median(theirs),
        reference_name=reference,
        ratio=paired(mine, theirs),
        at_least=at_least,
        note=note,
    )


def comparisons(figures):
    single, batches = "office, single, 50 connections", "office, 100 a batch, 50 connections"
    return [
        compare(figures, single, "PostgreSQL, single, 50 connections", "single events, 50 connections", 3),
        compare(figures, batches, "PostgreSQL, 100 rows, 50 connections", "100 a batch, 50 connections", 3),
        compare(figures, batches, "PostgreSQL, COPY of 100, 50 connections", "100 a batch, 50 connections", 1.5),
        compare(figures, OFFICE[0].name, POSTGRES[0].name, "single events, 1 connection"),
        compare(figures, OFFICE[2].name, POSTGRES[2].name, "100 a batch, 1 connection"),
        compare(figures, single, LIMITS[0].name, "single events, 50 connections", note="group commit"),
        compare(figures, batches, LIMITS[1].name, "100 a batch, 50 connections", note="the store's own limit"),
        compare(figures, batches, LIMITS[3].name, "100 a batch, 50 connections", note="the disk's own limit"),
    ]


def slow_comparisons(figures):
    return [
        compare(
            figures, mine.name, theirs.name, f"{mine.name.removeprefix('office, ')}, 5 ms a flush", note="shown"
        )
        for mine, theirs in zip(OFFICE, POSTGRES)
    ]


def measure(work, size):
    say("Goal 4: events at the office, over mutual TLS, beside PostgreSQL 15")
    told = {"disk": Ingest(work, size).run([*OFFICE, *POSTGRES, *LIMITS], size.rounds)}
    found = comparisons(told["disk"])
    if size.slow_disk:
        say("Goal 4 on a disk with 5 ms a flush (fsync and fdatasync slept for 5 ms more, for both sides)")
        slow = {"LD_PRELOAD": str(work.binary("").parent / "lib" / "slow_flush.so")}
        told["disk with 5 ms a flush"] = Ingest(work, size, slow).run([*OFFICE, *POSTGRES[:4]], max(1, size.rounds // 3))
        found += slow_comparisons(told["disk with 5 ms a flush"])
    return found, told
