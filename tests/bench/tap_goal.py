# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal 1: from a tap's request to the outcome at the screen's end of its stream, beside the same statements in process."""

import shutil
import time
from statistics import median

from comparison import Comparison
from workplace import ROOT, say


def database(work, size):
    """A facility with a past, kept for the next run of the same day and version: its last night is yesterday's."""
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() - 12 * 3600))
    version = len(list((ROOT / "services/station/store/migrations").glob("*.sql")))
    path = work.kept / f"peopled-facility-v{version}-{size.journal_entries}-{size.residents}-{day}.db"
    if path.exists():
        return path
    for old in work.kept.glob("*facility-*.db*"):
        old.unlink()
    say(f"  A facility with {size.journal_entries:,} journal entries and {size.residents:,} residents is made")
    draft = work.folder / "facility.db"
    make(work, draft, size, size.journal_entries)
    draft.rename(path)
    return path


def key(work):
    """Of all these facilities, also of the one that is kept."""
    return work.kept / "master-key"


def make(work, path, size, entries):
    work.tool("bench-taps", "make", path, "--residents", size.residents, "--entries", entries, "--master-key", key(work))


def station(work, name, file, desks=(), trace=None):
    folder = work.folder / name
    (folder / "run").mkdir(parents=True)
    config = folder / "station.toml"
    config.write_text(
        f'[station]\nrun = "{folder}/run"\ndatabase = "{file}"\n\n[vault]\nkey = "{key(work)}"\n\n[[terminal]]\nname = "door-1"\nrole = "door"\n'
        + "".join(f'\n[[terminal]]\nname = "{desk}"\nrole = "staff"\n' for desk in desks)
        + (f'\n[trace]\nfile = "{trace}"\n' if trace else ""),
        encoding="utf-8",
    )
    started = work.program(name, [work.binary("ostoja-station"), "--config", config]).start()
    started.wait_ready(timeout=60)
    return started, folder / "run"


def measure(work, size):
    say("Goal 1: tap → durable → outcome at the screen")
    with_past, copy, empty = (work.folder / f"{name}.db" for name in ("past", "reference", "empty"))
    for target in (with_past, copy):
        shutil.copyfile(database(work, size), target)
    make(work, empty, size, 0)
    started = [station(work, "station-past", with_past), station(work, "station-empty", empty)]
    try:
        told = work.tool(
            "bench-taps",
            "run",
            *("--full", started[0][1], "--empty", started[1][1], "--reference", copy, "--taps", size.taps, "--master-key", key(work)),
        )
    finally:
        for program, _ in started:
            program.stop(timeout=60)
    for file in (with_past, copy, empty):
        for part in work.folder.glob(file.name + "*"):
            part.unlink()
    return comparisons(told, size), told


def ratio(told, ours, reference, key):
    """Round by round where a round has enough taps for the figure."""
    pairs = [(turn[ours].get(key), turn[reference].get(key)) for turn in told["rounds"]]
    if any(None in pair for pair in pairs):
        return told[ours][key] / told[reference][key]
    return median(mine / theirs for mine, theirs in pairs)


def comparisons(told, size):
    entries = f"{size.journal_entries:,} entries"
    figures = []
    for key, name, at_most in (("p50_us", "p50", 2), ("p99_us", "p99", 3)):
        if key not in told["full"]:
            continue
        figures.append(
            Comparison(
                goal=1,
                what=f"tap to outcome, {name}, {entries}",
                ours=told["full"][key],
                unit="µs",
                reference=told["reference"][key],
                reference_name="the same statements in process",
                ratio=ratio(told, "full", "reference", key),
                at_most=at_most,
            )
        )
    figures.append(
        Comparison(
            goal=1,
            what=f"tap to outcome, p50, {entries}",
            ours=told["full"]["p50_us"],
            unit="µs",
            reference=told["empty"]["p50_us"],
            reference_name="an empty file",
            ratio=ratio(told, "full", "empty", "p50_us"),
            at_most=1.2,
        )
    )
    return figures
