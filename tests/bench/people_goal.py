# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal "people": finding somebody among 20,000 by what is typed, and what so many cost at the door."""

import shutil

import tap_goal
from comparison import Comparison
from workplace import ROOT, say

NAMES = ROOT / "tests" / "data" / "names.csv"
"""Those whose cards are held, and few more: bench-taps goes round among the first of them."""
FEW = 1_060


def measure(work, size):
    search = searches(work, size)
    door = taps(work, size)
    return [*search_comparisons(search), *door_comparisons(door, size)], {"search": search, "door": door}


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
