# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev tap NAME: holds a resident's card to the reader of a running demo until the door answers."""

import argparse
import json
import sys
from pathlib import Path

from door import Door
from town_data import ROOT, TownData

OUT = ROOT / "out" / "demo"
RUNNING = "running.json"


def alive(running):
    return Path(f"/proc/{running['pid']}").exists() and Path(running["folder"]).exists()


def main():
    parser = argparse.ArgumentParser(prog="./dev tap", description=__doc__)
    parser.add_argument("name", nargs="?", help="a resident's name, or its beginning; without it the names are listed")
    parser.add_argument("--at", default="wodna-12", metavar="FACILITY", help="the facility's key (wodna-12)")
    parser.add_argument("--out", type=Path, default=OUT, help="the running demo's folder (out/demo)")
    arguments = parser.parse_args()
    town = TownData()
    if arguments.name is None:
        for resident in town.residents:
            print(f"{resident.key:<12} {resident.name:<22} {resident.card_type}")
        return 0
    try:
        resident = town.resident(arguments.name)
    except LookupError as unclear:
        print(unclear, file=sys.stderr)
        return 2
    told = arguments.out / RUNNING
    running = json.loads(told.read_text(encoding="utf-8")) if told.exists() else None
    if running is None or not alive(running):
        print("No demo is running here: ./dev demo starts one.", file=sys.stderr)
        return 1
    if arguments.at not in running["facilities"]:
        print(f"--at: one of {', '.join(running['facilities'])} was expected", file=sys.stderr)
        return 2
    door = Door(Path(running["folder"]) / arguments.at, town, town.facility(arguments.at))
    door.watch()
    try:
        door.wait_state(lambda _: True, "the door's state")
        tap = door.tap(resident)
    except (AssertionError, OSError) as failure:
        print(failure, file=sys.stderr)
        return 1
    finally:
        door.unwatch()
    where = f", bed {tap.bed} in room {tap.visit['bed']['room']['number']}" if tap.bed else ""
    print(f"{resident.name} at {door.data.name}: {tap.outcome}{where}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
