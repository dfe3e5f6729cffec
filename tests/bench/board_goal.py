# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal "board": the bed board with 100 beds under a carer's keys, while another desk moves people: is it fluid?"""

import shutil
from itertools import cycle, islice
from statistics import median, quantiles

import tap_goal
from comparison import Comparison
from night_goal import BOARD_PACE_S, BoardWork, sign_in
from people_goal import DESK, ENOUGH_FOR_P95, Desk
from workplace import say

OTHER_DESK = "desk-2"
WAY = ("Right", "Right", "Down", "Right", "Down", "Left", "Down", "Left", "Up", "Right", "Up", "Up")
"""From bed to bed and back."""


def measure(work, size):
    say("Goal board: a key at the board of 100 beds → its frame, while another desk moves people")
    database = work.folder / "board.db"
    shutil.copyfile(tap_goal.database(work, size), database)
    copy = work.folder / "board-reference.db"
    shutil.copyfile(database, copy)
    station, run = tap_goal.station(work, "board", database, desks=(DESK, OTHER_DESK))
    desk = other = None
    moved, still = [], []
    try:
        work.tool(
            "bench-night",
            *("--station", run, "--reference", copy, "--master-key", tap_goal.key(work)),
            *("--arrivals", size.arrivals, "--seconds", 0),
        )
        desk = Desk(work, run)
        desk.sign_in()
        sign_in(run, OTHER_DESK)
        other = BoardWork(run, BOARD_PACE_S, OTHER_DESK)
        other.start()
        for key in islice(cycle(WAY), size.paints):
            moved.append(desk.frame(key, "drawn"))
            still.append(desk.frame("Shift_L", "drawn"))
        changes = other.end()
    finally:
        if desk:
            desk.stop()
        station.stop(timeout=60)
        for part in work.folder.glob("board*.db*"):
            part.unlink()
    return comparisons(moved, still, changes), {"moved_ms": moved, "still_ms": still, "changes": changes}


def comparisons(moved, still, changes):
    figures = [(f"from bed to bed at a board of 100, key to frame, median of {len(moved)}", median(moved), median(still))]
    if len(moved) >= ENOUGH_FOR_P95:
        p95 = (quantiles(each, n=20)[18] for each in (moved, still))
        figures.append(("from bed to bed at a board of 100, key to frame, p95", *p95))
    return [
        Comparison(
            goal="board",
            what=what,
            ours=ours,
            unit="ms",
            reference=frame,
            reference_name="one frame of the same screen",
            ratio=ours / frame,
            note=f"beside {changes} changes of another desk",
        )
        for what, ours, frame in figures
    ]
